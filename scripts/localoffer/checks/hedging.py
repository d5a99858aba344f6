"""hedging: a page says what is not checked and not known briefly, so that what it does say is found. Over finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from localoffer.councils import pages as council_pages
from localoffer.edition import Edition
from localoffer.facts.references import source_line
from localoffer.html.tree import document, first
from localoffer.issues import Issue, Severity
from localoffer.outputs import pages, questions
from localoffer.outputs.files import made
from localoffer.reports import plain_english
from localoffer.words.published import PageWords, words_of

MOST = 0.1
"""The share of a page's words from which it hedges too much."""
FEW = 300
"""In a page with fewer words, the line that it is not checked and the heading above what is not known weigh too much."""
_HINT = "Check the facts, or say in fewer words what is not known."


def measured(edition: Edition) -> Iterator[tuple[str, str, PageWords]]:
    """Yield (address, language, words) of every page that is published, those of councils too."""
    for file in made(edition, chain(pages.files(edition), questions.files(edition), council_pages.files(edition))):
        tree = document(file.content)
        main = tree.css_first("main")
        if main is not None:  # a page that only leads to another has none
            yield file.url.removesuffix("index.html") or "./", first(tree, "html").attributes["lang"] or "", words_of(main)


def check(edition: Edition) -> list[Issue]:
    """Return an issue for each page of which a tenth or more only says what is not checked or not known."""
    sources = {page.url or "./": (page.path, 1) for page in edition.pages.values()}
    sources |= {page.url: (page.path, page.body_line) for page in edition.questions.values()}
    for id_ in edition.site.councils:
        at = source_line(edition.site, f"council:{id_}")
        sources |= {edition.addresses.council(tag, id_): at for tag in edition.locales}
    issues = []
    for url, _, found in measured(edition):
        if found.seen >= FEW and found.share >= MOST:
            much = f"{found.share:.0%} of the words on /{url} only say what is not checked or not known"
            message = f"{much}; below {MOST:.0%} is wanted."
            issues.append(Issue(*sources.get(url, (url, 1)), "hedging", message, _HINT, Severity.WARNING))
    return issues


def table(edition: Edition) -> Iterator[str]:
    """Yield a line for each page: how much of it hedges, seen and folded away; how hard it is to read; its words."""
    written = plain_english.written(edition)
    yield f"{'hedging':>7}  {'folded away':>11}  {'reading age':>11}  {'words in a sentence':>19}  {'words':>5}"
    for url, tag, found in measured(edition):
        folded = f"{found.folded_hedging} of {found.folded}"
        hard = written.get(url) or found.figures
        plain = tag.partition("-")[0] == plain_english.ENGLISH
        age, length = (f"{hard.reading_age:.1f}", f"{hard.words_per_sentence:.1f}") if plain else ("", "")
        yield f"{found.share:>7.1%}  {folded:>11}  {age:>11}  {length:>19}  {found.seen:>5}  /{url.removeprefix('./')}"
