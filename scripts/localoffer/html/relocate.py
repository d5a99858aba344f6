"""Elsewhere: a page's HTML, made to stand in another page: headings moved down, links that still lead where they meant to."""

from __future__ import annotations

import posixpath
import re

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_HREF = re.compile(r' href="([^"]*)"')
_SCHEME = re.compile(r"[a-z]+:")


def moved(html: str, url: str, address: str, level: int, leave: str = "") -> str:
    """Return HTML whose level 2 headings stand at ``level`` (none below 6) and whose links are whole addresses.

    ``url`` is the page's own address below ``address``, the site's. ``leave`` is written into every link
    that leads out of this page, for example `` target="_parent"``; links inside the page are left alone.
    """

    def tag(match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if re.fullmatch(r"h[2-6]", name):
            name = f"h{min(int(name[1]) + level - 2, 6)}"
        elif name == "a":
            rest = _HREF.sub(link, rest)
        return f"<{closing}{name}{rest}>"

    def link(match: re.Match[str]) -> str:
        target = match[1]
        if target.startswith("#") or target.startswith(("tel:", "mailto:")):
            return match[0]
        return f' href="{target if _SCHEME.match(target) else whole(target, url, address)}"{leave}'

    return _TAG.sub(tag, html)


def whole(target: str, url: str, address: str) -> str:
    """Return the whole address of a link that stands on the page ``url``."""
    path, mark, anchor = target.partition("#")
    there = posixpath.normpath(posixpath.join("/" + url, path)).lstrip("/")
    return address + (f"{there}/" if there and path.endswith("/") else there) + mark + anchor
