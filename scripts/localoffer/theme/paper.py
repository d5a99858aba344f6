"""Paper: what a printed page says that cannot be pressed: a short address after each link."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from localoffer.html.tree import Document, Node, value

LONGEST = 40
"""Of an address that somebody types from paper; of a longer one only the website is named."""
_LINKS = "article a[href], .sources a[href]"
_SHOWN = frozenset({"web", "phone", "word"})
"""Classes of links that show their own address, or are no links on paper: an explained word."""


def write_out_links(page: Document | Node, address: str) -> None:
    """Give each link of a page's words what paper shows after it; ``address`` is the page's own, whole."""
    for link in page.css(_LINKS):
        href = value(link, "href") or ""
        if value(link, "class") not in _SHOWN and not href.startswith(("#", "tel:", "mailto:")):
            link.attrs["data-at"] = short(urljoin(address, href), address)


def short(address: str, seen_from: str) -> str:
    """Return an address as somebody types it: the path on the same site, else without ``https://www.`` and cut to the website."""
    parts, own = urlsplit(address), urlsplit(seen_from)
    if parts.netloc == own.netloc:
        return parts.path + (f"#{parts.fragment}" if parts.fragment else "")
    site = parts.netloc.removeprefix("www.")
    whole = site + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return whole if len(whole) <= LONGEST else f"{site}/…"
