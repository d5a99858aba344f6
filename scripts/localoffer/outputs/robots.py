"""robots.txt, and security.txt (RFC 9116) where somebody is named who answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.outputs.hosts import robots


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield what is for machines to read first."""
    yield "robots.txt", robots(book)
    settings = book.site.settings
    if settings.security is not None:
        day = dt.datetime.combine(settings.security.expires_on, dt.time(), dt.UTC)
        lines = [
            f"Contact: {'mailto:' if '@' in settings.security.contact else ''}{settings.security.contact}",
            f"Expires: {day:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {book.default}",
            f"Canonical: {settings.address}.well-known/security.txt",
        ]
        yield ".well-known/security.txt", "\n".join(lines) + "\n"
