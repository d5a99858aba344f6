"""Wording: the plain words check over every English page and fact of a book."""

from __future__ import annotations

from collections.abc import Iterator

from . import plain
from .book import Book
from .issues import Issue, in_order
from .load import words_in, words_of, words_place

ENGLISH = "en"


def _texts(book: Book) -> Iterator[plain.Text]:
    for page in book.pages.values():
        if page.meta is not None and not page.is_fallback and page.locale.partition("-")[0] == ENGLISH:
            yield plain.text_of_page(page.path, page.text, page.meta.hard_words, book.site)


def _facts(book: Book, tag: str) -> Iterator[plain.Text]:
    """Yield the words of every fact in one language. What parents said stays as they said it."""
    site = book.site
    for key, loc, words in words_of(site):
        if tag in words and not key.startswith("testimonial:"):
            yield plain.text_of_fact(*words_place(site, key, loc, tag), words[tag], None, site)
    statement = site.accessibility
    if statement is not None:
        for key, loc, words in words_in("accessibility:accessibility", statement):
            section = getattr(statement.sections, str(loc[1])) if loc[0] == "sections" else None
            reason = section.hard_words if section and loc[2] == "text" else None
            if tag in words:
                yield plain.text_of_fact(*words_place(site, key, loc, tag), words[tag], reason, site)


def check(book: Book) -> list[Issue]:
    """Return everything that is not plain, sorted by path."""
    issues = [issue for text in _texts(book) for issue in plain.check(text, book.site)]
    if book.default.partition("-")[0] == ENGLISH:
        issues.extend(issue for text in _facts(book, book.default) for issue in plain.check_fact(text, book.site))
    return in_order(issues)


def table(book: Book) -> Iterator[str]:
    """Yield a line for each page: reading age, words in a sentence, words in all."""
    yield f"{'reading age':>11}  {'words in a sentence':>19}  {'words':>5}"
    for text in _texts(book):
        found = text.figures
        yield f"{found.reading_age:11.1f}  {found.words_per_sentence:19.1f}  {found.words:5}  {text.path}"
