"""Outputs: the site and its pages -> files beside the pages. One file per kind, listed here once."""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from . import contacts, stamps
from .look import stylesheet

__all__ = ["files", "stylesheet"]

OUTPUTS = (stamps, contacts)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield (address below the site's, content) of every file made beside the pages."""
    for output in OUTPUTS:
        yield from output.files(book)
