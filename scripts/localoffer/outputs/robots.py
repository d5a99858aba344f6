"""robots.txt (RFC 9309), and security.txt (RFC 9116) where somebody is named who answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file


def files(edition: Edition) -> Iterator[File]:
    """Yield what is for machines to read first."""
    settings = edition.site.settings
    # Embeds say noindex themselves, which only works where a robot may read them.
    yield text_file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {settings.address}sitemap.xml\n")
    if settings.security is not None:
        day = dt.datetime.combine(settings.security.expires_on, dt.time(), dt.UTC)
        lines = [
            f"Contact: {'mailto:' if '@' in settings.security.contact else ''}{settings.security.contact}",
            f"Expires: {day:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {edition.default}",
            f"Canonical: {settings.address}.well-known/security.txt",
        ]
        yield text_file(".well-known/security.txt", "\n".join(lines) + "\n")
