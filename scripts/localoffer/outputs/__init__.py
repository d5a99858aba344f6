"""Outputs: the site and its pages -> files beside the pages. One file per kind, listed here once."""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from . import a_z, contacts, councils, gallery, manifest, search, stamps, whole
from .look import look, search_script

__all__ = ["files", "look", "search_script"]

OUTPUTS = (stamps, contacts, search, a_z, whole, councils, manifest, gallery)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield (address below the site's, content) of every file made beside the pages."""
    for output in OUTPUTS:
        yield from output.files(book)
