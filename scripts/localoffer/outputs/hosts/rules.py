"""Rules: how every address of the site is answered. The settings of each kind of host are written from this one model.

It knows no host's notation: what a sign means there, and how it is escaped, is known where that host's file is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers of every answer."""
POLICY, CACHE, ORIGIN, TYPE = "Content-Security-Policy", "Cache-Control", "Access-Control-Allow-Origin", "Content-Type"
"""Headers that differ from place to place."""
FRESH, WEEK = "public, max-age=0, must-revalidate", "public, max-age=604800"
FOREVER = "public, max-age=31536000, immutable"
"""How long an answer may be kept. A telephone number that was wrong is gone at the next visit: what is the same is not sent
again (ETag, RFC 9110, 8.8.3)."""
OFTEN_UNKNOWN = {
    "ics": "text/calendar",
    "md": "text/markdown",
    "vcf": "text/vcard",
    "webmanifest": "application/manifest+json",
}
"""Endings that many hosts do not know -> their types (RFC 5545, RFC 7763, RFC 6350, Web Application Manifest)."""
TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "text/xml",
    "txt": "text/plain",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
    **OFTEN_UNKNOWN,
}
"""Every ending that is published -> its type."""
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
TEXTS = tuple(sorted({each for each in TYPES.values() if each.startswith("text/")}))
"""Types that are sent with their encoding."""
COMPRESSED = (*TEXTS, *sorted({each for each in TYPES.values() if each.endswith(("json", "+xml"))}), ATOM, JSON_FEED)
"""Types that are worth compressing; pictures and fonts are already."""
DENIED = ("_headers", "_redirects", "hosts/")
"""What is published for hosts, and not for readers."""
HIDDEN = r"/\.(?!well-known/)"
"""Of a path in the site, as a regular expression: a file or folder that a dot hides."""


@dataclass(frozen=True)
class Area:
    """Places of the site that are answered alike."""

    places: tuple[str, ...]
    """Each below the site's address: a file, or a folder with all that is in it. ``""`` is the whole site."""
    policy: str
    """Its Content-Security-Policy."""
    shared: bool = False
    """Another site's scripts may read it (Fetch, CORS)."""
    cache: str = FRESH
    type: str = ""
    """Its type, where its ending says another."""

    @property
    def headers(self) -> dict[str, str]:
        """Return its headers besides those of every answer; one without a value is not sent."""
        return {POLICY: self.policy, CACHE: self.cache, ORIGIN: "*" if self.shared else "", TYPE: self.type}


@dataclass(frozen=True)
class Rules:
    """How every address is answered."""

    below: str
    """The path of the site's address, which begins and ends with a slash."""
    areas: tuple[Area, ...]
    """Where a place is in another, the smaller one counts."""
    moved: Mapping[str, str]
    """Address that a page had -> the one it has."""
    indexes: tuple[str, ...]
    """Folders that answer with their index.json."""
    missing: tuple[str, ...]
    """Folders that have a 404.html for what is not in them, the whole site first."""

    def headers(self) -> dict[str, dict[str, str]]:
        """Return place -> headers, the larger places first."""
        found = {place: area.headers for area in self.areas for place in area.places}
        return dict(sorted(found.items(), key=lambda each: (each[0].count("/"), len(each[0]), each[0])))

    def exceptions(self) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
        """Yield each place that is answered in another way than what it is in, its headers, and those around it."""
        headers = self.headers()
        for place, own in headers.items():
            around = [headers[each] for each in headers if is_in(place, each)]
            if around and around[-1] != own:
                yield place, own, around[-1]


def without(headers: dict[str, str], known: dict[str, str]) -> dict[str, str]:
    """Return the headers that are others than those known."""
    return {name: value for name, value in headers.items() if known.get(name, "") != value}


def is_in(place: str, other: str) -> bool:
    """Return whether a place is a smaller one in another."""
    return place != other and place.startswith(other) and (not other or other.endswith("/"))


def refuse(text: str, signs: str, host: str) -> str:
    """Return a text that goes into a host's settings.

    Raises ValueError for a sign that would end it there, and for one that no header or path may hold.
    """
    if bad := [sign for sign in text if sign in signs or not " " <= sign <= "~"]:
        raise ValueError(f"{bad[0]!r} cannot stand in the settings of {host}: {text!r}")
    return text
