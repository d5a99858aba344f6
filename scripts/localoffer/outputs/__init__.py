"""Outputs: the site and its pages -> files beside the pages. One file per kind, listed here once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..book import Book, Page
from . import a_z, contacts, councils, embed_page, embeds, gallery, manifest, search, snippets, stamps, whole
from .look import look, search_script

__all__ = ["files", "head", "look", "search_script"]

OUTPUTS = (stamps, contacts, search, a_z, whole, councils, embeds, snippets, embed_page, manifest, gallery)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield (address below the site's, content) of every file made beside the pages."""
    for output in OUTPUTS:
        yield from output.files(book)


def head(book: Book, page: Page) -> dict[str, Any]:
    """Return what stands in a page's head besides: where its oEmbed answers are."""
    if not book.site.settings.embeds:
        return {}
    return {"oembed": f"{book.site.settings.address}{embeds.place(page.locale, page.id)}oembed"}
