"""Wording: the plain words check over every English page and fact of a book."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.facts.references import place
from localoffer.facts.shapes import Site
from localoffer.facts.words import words_in, words_of
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue, in_order
from localoffer.words import plain_english as plain

ENGLISH = "en"


def _texts(book: Book) -> Iterator[plain.Prose]:
    for page in book.pages.values():
        if page.meta is not None and not page.is_fallback and page.locale.partition("-")[0] == ENGLISH:
            yield plain.text_of_page(page.path, page.text, page.meta.hard_words, book.site)


def _facts(book: Book) -> Iterator[plain.Prose]:
    """Yield the words of every fact. What parents said stays as they said it."""
    site = book.site
    said = [each for each in words_of(site) if not each.key.startswith("testimonial:")]
    if site.accessibility is not None:
        said.extend(words_in("accessibility:accessibility", site.accessibility))
    for key, loc, words in said:
        yield plain.text_of_fact(*place(site, key, *loc), words.text, _reason(site, key, loc), site)


def _reason(site: Site, key: str, loc: Loc) -> str | None:
    """Return why the words at a place may be hard: only the text of a section of the statement can have a reason."""
    if not (site.accessibility and key.startswith("accessibility:") and loc[0] == "sections" and loc[-1] == "text"):
        return None
    reason: str | None = getattr(site.accessibility.sections, str(loc[1])).hard_words
    return reason


def check(book: Book) -> list[Issue]:
    """Return everything that is not plain, sorted by path."""
    issues = [issue for text in _texts(book) for issue in plain.check(text, book.site)]
    if book.default.partition("-")[0] == ENGLISH:
        issues.extend(issue for text in _facts(book) for issue in plain.check_fact(text, book.site))
    return in_order(issues)


def table(book: Book) -> Iterator[str]:
    """Yield a line for each page: reading age, words in a sentence, words in all."""
    yield f"{'reading age':>11}  {'words in a sentence':>19}  {'words':>5}"
    for text in _texts(book):
        found = text.figures
        yield f"{found.reading_age:11.1f}  {found.words_per_sentence:19.1f}  {found.words:5}  {text.path}"
