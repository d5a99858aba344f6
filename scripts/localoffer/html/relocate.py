"""Relocate: a page's words, made to stand in another page: headings moved, links that still lead where they meant to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from localoffer.html.tree import Node, elements, rename, value

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_REFERENCES = ("id", "for", "aria-labelledby", "aria-describedby")
DEEPEST = 6


def relocate(node: Node, url: str, address: str, level: int, *, leave: bool = False) -> None:
    """Move level 2 headings below a node to ``level`` (none below 6) and make its links and pictures whole addresses.

    ``url`` is the page's own address below ``address``, the site's. With ``leave`` a link that leads out of this
    page takes the whole window along, not only its frame; links inside the page are left alone. Tools stay behind.
    """
    leave_tools(node)
    move_headings(node, level)
    for link in node.css("a[href]"):
        target = value(link, "href") or ""
        if target.startswith(("#", "tel:", "mailto:")):
            continue
        if not _SCHEME.match(target):
            link.attrs["href"] = whole_address(target, url, address)
        if leave:
            link.attrs["target"] = "_parent"
    for picture in node.css("img[src]"):
        source = value(picture, "src") or ""
        if not _SCHEME.match(source):
            picture.attrs["src"] = whole_address(source, url, address)


def leave_tools(node: Node) -> None:
    """Take out what only a script brings to life (``data-tool``): a page that is made of others has none."""
    _take_out(node, "[data-tool]")


def leave_words(node: Node) -> None:
    """Leave only what a page says: no labels of tools, and no table that is worked out (``data-computed``)."""
    _take_out(node, "[data-tool], [data-computed]")


def _take_out(node: Node, selector: str) -> None:
    for each in node.css(selector):
        each.decompose()


def move_headings(node: Node, level: int) -> None:
    """Move level 2 headings below a node to ``level``, and all others by as much; none goes below 6."""
    if level == 2:
        return
    for each in [each for each in elements(node) if each.tag in _HEADINGS]:
        rename(each, f"h{min(_HEADINGS[each.tag or ''] + level - 2, DEEPEST)}")


def whole_address(target: str, url: str, address: str) -> str:
    """Return the whole address of a link that stands on the page ``url``."""
    path, mark, anchor = target.partition("#")
    there = posixpath.normpath(posixpath.join("/" + url, path)).lstrip("/")
    return address + (f"{there}/" if there and path.endswith("/") else there) + mark + anchor


def under(node: Node, name: str) -> None:
    """Put every anchor below a node, and all that points to one, under a name of its own: ``name--anchor``."""
    for each in elements(node):
        for key in _REFERENCES:
            if (held := value(each, key)) is not None:
                each.attrs[key] = f"{name}--{held}"
        if (target := value(each, "href")) is not None and target.startswith("#"):
            each.attrs["href"] = f"#{name}--{target[1:]}"


def into_one_page(node: Node, url: str, anchors: Mapping[str, str], root_path: str) -> None:
    """Make a page's words a part of one page that holds them all: ``anchors`` is the address of each page -> its anchor there.

    Headings go one level down, anchors are put below the part's own name, links lead to the parts they mean, tools stay behind.
    """
    leave_tools(node)
    own = anchors[url]
    move_headings(node, 3)
    for each in elements(node):
        for name in _REFERENCES:
            if (held := value(each, name)) is not None:
                each.attrs[name] = f"{own}--{held}"
        if (target := value(each, "href")) is not None:
            each.attrs["href"] = _in_one_page(target, url, own, anchors, root_path)
        if each.tag == "img":
            each.attrs["src"] = _in_one_page(value(each, "src") or "", url, own, anchors, root_path)


def _in_one_page(target: str, url: str, own: str, anchors: Mapping[str, str], root_path: str) -> str:
    if target.startswith("#"):
        return f"#{own}--{target[1:]}"
    if _SCHEME.match(target):
        return target
    path, mark, anchor = target.partition("#")
    there = posixpath.normpath(posixpath.join(url, path)).removeprefix(".") if path else url
    part = anchors.get(f"{there}/" if there else "")
    if part is None:
        return root_path + (f"{there}/" if there and path.endswith("/") else there) + mark + anchor
    return f"#{part}--{anchor}" if anchor else f"#{part}"
