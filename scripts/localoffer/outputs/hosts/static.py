"""_headers and _redirects: the settings of Netlify and of Cloudflare Pages, which read the same notation.

https://docs.netlify.com/manage/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from localoffer.outputs.hosts.rules import ALWAYS, CACHE, FRESH, OFTEN_UNKNOWN, TEXTS, TYPE, Rules, is_in, refuse

BY_THEMSELVES = {CACHE: FRESH}
"""What these hosts send where nothing is said."""
HEAD = """\
# A host joins the headers of all the rules that match. So a folder says nothing that would be wrong for one place in it:
# an embed carries its policy itself, and may be framed by whoever wants to.
"""


def headers(rules: Rules) -> str:
    """Return a _headers file.

    A host joins the headers of all the rules that match an address (two origins would be none, and of two policies both
    must allow). So a header of a folder is left out where something in the folder has another, and is said once.
    """
    places = rules.headers()
    said: dict[str, dict[str, str]] = {}
    for place, own in places.items():
        inside = [headers for other, headers in places.items() if is_in(other, place)]
        around = {name for other, headers in said.items() if is_in(place, other) for name in headers}
        said[place] = {
            name: value
            for name, value in ({} if place else ALWAYS).items() | own.items()
            if value and name not in around and BY_THEMSELVES.get(name) != value
            if all(other.get(name, value) == value for other in inside)
        }
    found = {_pattern(rules.below, place): dict(sorted(each.items())) for place, each in said.items() if each}
    found |= {_path(rules.below, "*", f".{ending}"): {TYPE: _with_encoding(type_)} for ending, type_ in OFTEN_UNKNOWN.items()}
    return HEAD + "\n".join(
        path + "\n" + "".join(f"  {name}: {refuse(value, '', 'a host')}\n" for name, value in each.items())
        for path, each in found.items()
    )


def redirects(rules: Rules) -> str:
    """Return a _redirects file. Cloudflare passes over what ends in 404: it looks for the nearest 404.html by itself."""
    below = rules.below
    lines = [f"{_path(below, old)} {_path(below, new)} 301" for old, new in rules.moved.items()]
    lines += [
        f"{_path(below, way)} {_path(below, folder)}index.json 200"
        for folder in rules.indexes
        for way in (folder, folder.removesuffix("/"))
    ]
    lines += [f"{_path(below, folder)}* {_path(below, folder)}404.html 404" for folder in reversed(rules.missing)]
    return "\n".join(lines) + "\n"


def _with_encoding(type_: str) -> str:
    """Return a type as it is sent."""
    return f"{type_}; charset=utf-8" if type_ in TEXTS else type_


def _pattern(below: str, place: str) -> str:
    """Return what matches a place: readers ask for the page of a folder by the folder's own address."""
    return _path(below, place.removesuffix("index.html")) + ("" if place and not place.endswith("/") else "*")


def _path(*parts: str) -> str:
    """Return a path. A space ends it, and the rest would stand for other signs."""
    return "".join(part if part == "*" else refuse(part, " *:$", "a host") for part in parts)
