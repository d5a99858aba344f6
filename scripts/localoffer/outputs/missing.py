"""The 404 page of each locale but the default one, for hosts that answer with the nearest of them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from localoffer.edition import Book


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one page for each locale; its links are whole paths, because it stands at any address."""
    base = urlsplit(book.site.settings.address).path
    for tag in book.locales:
        if tag != book.default:
            yield f"{tag}/404.html", book.layout("missing", **book.view_missing(base, tag))
