"""Wording: the plain words check over every English page and fact of a book."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from . import plain
from .book import Book
from .issues import Issue, in_order
from .load import checkable, place
from .values import Words
from .yamlfile import Loc

ENGLISH = "en"


def _texts(book: Book) -> Iterator[plain.Text]:
    for page in book.pages.values():
        if page.meta is not None and not page.is_fallback and page.locale.partition("-")[0] == ENGLISH:
            yield plain.text_of_page(page.path, page.text, page.meta.hard_words, book.site)


def _facts(book: Book, tag: str) -> dict[tuple[str, int], str]:
    """Return (path, line) -> words of every fact in one language."""
    said: dict[tuple[str, int], str] = {}

    def walk(key: str, value: object, loc: Loc) -> None:
        if isinstance(value, Words):
            if tag in value.root:
                said[place(book.site, key, *loc, tag)] = value.root[tag]
        elif isinstance(value, BaseModel):
            for name, part in value:
                walk(key, part, (*loc, name))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                walk(key, part, (*loc, index))

    for key, fact in checkable(book.site).items():
        walk(key, fact, ())
    return said


def check(book: Book) -> list[Issue]:
    """Return everything that is not plain, sorted by path."""
    issues = [issue for text in _texts(book) for issue in plain.check(text, book.site)]
    if book.default.partition("-")[0] == ENGLISH:
        issues.extend(plain.check_facts(book.site, _facts(book, book.default)))
    return in_order(issues)


def table(book: Book) -> Iterator[str]:
    """Yield a line for each page: reading age, words in a sentence, words in all."""
    yield f"{'reading age':>11}  {'words in a sentence':>19}  {'words':>5}"
    for text in _texts(book):
        found = text.figures
        yield f"{found.reading_age:11.1f}  {found.words_per_sentence:19.1f}  {found.words:5}  {text.path}"
