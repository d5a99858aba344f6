"""Wording: the plain words check over every English page and fact of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.facts.references import source_line
from localoffer.facts.shapes import Site
from localoffer.facts.words import words_in, words_of
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue, in_order
from localoffer.words import plain_english as plain
from localoffer.words.readability import Figures

ENGLISH = "en"


def _texts(edition: Edition) -> Iterator[tuple[str, plain.Prose]]:
    """Yield (address below the site's, words) of every page in English."""
    for page in edition.pages.values():
        if page.meta is not None and page.has_file and page.locale.partition("-")[0] == ENGLISH:
            yield page.url or "./", plain.text_of_page(page.path, page.text, page.meta.hard_words, edition.site)


def written(edition: Edition) -> dict[str, Figures]:
    """Return how hard every page in English is by its address, as it was written; those that only show facts have no words."""
    return {url: text.figures for url, text in _texts(edition) if text.figures.words}


def _facts(edition: Edition) -> Iterator[plain.Prose]:
    """Yield the words of every fact. What parents said stays as they said it."""
    site = edition.site
    said = [each for each in words_of(site) if not each.key.startswith("testimonial:")]
    if site.accessibility is not None:
        said.extend(words_in("accessibility:accessibility", site.accessibility))
    for key, loc, words in said:
        yield plain.text_of_fact(*source_line(site, key, *loc), words.text, _reason(site, key, loc), site)


def _reason(site: Site, key: str, loc: Loc) -> str | None:
    """Return why the words at a place may be hard: only the text of a section of the statement can have a reason."""
    if not (site.accessibility and key.startswith("accessibility:") and loc[0] == "sections" and loc[-1] == "text"):
        return None
    reason: str | None = getattr(site.accessibility.sections, str(loc[1])).hard_words
    return reason


def check(edition: Edition) -> list[Issue]:
    """Return everything that is not plain, sorted by path."""
    issues = [issue for _, text in _texts(edition) for issue in plain.check(text, edition.site)]
    if edition.default.partition("-")[0] == ENGLISH:
        issues.extend(issue for text in _facts(edition) for issue in plain.check_fact(text, edition.site))
    return in_order(issues)
