"""Moved: a small page at every address that a page had before, which leads to where it is now (WCAG technique H76)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.languages.locales import address_path


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one page for each old id of each page, in every locale."""
    for page in book.pages.values():
        source = book.source_of(page)
        for old in source.meta.moved_from if source.meta else ():
            url = address_path(page.locale, old, book.default)
            view = book.view_beside(book.locales[page.locale], url, "moved", canonical=book.site.settings.address + page.url)
            yield f"{url}index.html", book.layout("moved", **{**view, "base": "../" * url.count("/"), "target": page})
