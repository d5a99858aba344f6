"""The A to Z of each locale: its pages, questions and explained words in one list, and search above it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from localoffer.councils.pages import address
from localoffer.edition import A_Z, Book, Page
from localoffer.html.search_sections import sections
from localoffer.languages.terms import term_in


class Entry(NamedTuple):
    """A line of the list."""

    title: str
    url: str
    locale: str
    """The language its words are in."""


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one page for each locale."""
    for tag, locale in book.locales.items():
        entries = sorted(set(_entries(book, tag)), key=lambda entry: (sort_key(entry.title), entry.url))
        letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: _letter(entry.title))]
        view = book.view_beside(locale, A_Z, "a-z", letters=letters, has_search=True, source_a_z=A_Z)
        yield f"{book.prefix(tag)}{A_Z}index.html", book.layout("a-z", **view)


def _entries(book: Book, tag: str) -> Iterator[Entry]:
    for page_id in book.navigation.order:
        page = book.pages[tag, page_id]
        yield Entry(page.short_title, page.url or "./", page.text_locale)
        if page.meta is not None and page.meta.layout == "faqs":
            yield from _questions(page)
        if 'class="glossary"' in page.html:
            for id_, term in book.site.glossary.items():
                said = term_in(book.locales[tag], term)
                yield Entry(said.term, f"{page.url}#{id_}", said.tag)
    for id_, council in book.site.councils.items():
        name = book.locales[tag].localise(council.name)
        yield Entry(name.text, address(book, tag, id_), name.locale)


def _questions(page: Page) -> Iterator[Entry]:
    for section in sections(page.title, page.html):
        if section.is_question:
            yield Entry(f"{section.title} ({page.short_title})", f"{page.url}#{section.anchor}", page.text_locale)


def sort_key(title: str) -> tuple[str, str]:
    """Return what a title is sorted by: its letters without accents, then with them (near to the Unicode Collation Algorithm)."""
    folded = unicodedata.normalize("NFD", title.casefold())
    return "".join(each for each in folded if each.isalnum() or each == " "), folded


def _letter(title: str) -> str:
    return sort_key(title)[0][:1].upper()
