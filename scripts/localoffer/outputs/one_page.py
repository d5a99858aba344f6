"""The whole service on one page, for print and for reading at one go. One for each locale."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from localoffer.edition import WHOLE, Book, Page
from localoffer.languages.locales import direction

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_REFERENCE = re.compile(r' (id|for|aria-labelledby|aria-describedby|href)="([^"]*)"')


class Part(NamedTuple):
    """One page inside the whole."""

    page: Page
    anchor: str
    html: str
    direction: str


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one page for each locale."""
    for tag, locale in book.locales.items():
        anchors = {book.pages[tag, page_id].url: _anchor(page_id) for page_id in book.navigation.order}
        view = book.view_beside(locale, WHOLE, "whole")
        view["parts"] = [_part(book.pages[tag, page_id], anchors, view["base"]) for page_id in book.navigation.order]
        yield f"{book.prefix(tag)}{WHOLE}index.html", book.layout("whole", **view)


def _anchor(page_id: str) -> str:
    return "p-" + page_id.replace("/", "-")


def _part(page: Page, anchors: dict[str, str], base: str) -> Part:
    """Move a page's headings one level down, its anchors into its own name, and its links to the parts they mean."""
    own = anchors[page.url]

    def reference(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if name != "href":
            return f' {name}="{own}--{value}"'
        if value.startswith("#"):
            return f' href="#{own}--{value[1:]}"'
        if re.match(r"[a-z]+:", value):
            return match[0]
        path, _, anchor = value.partition("#")
        url = posixpath.normpath(posixpath.join(page.url, path)).removeprefix(".") if path else page.url
        part = anchors.get(f"{url}/" if url else "")
        if part is None:
            return f' href="{base}{url}"'
        return f' href="#{part}--{anchor}"' if anchor else f' href="#{part}"'

    def tag(match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if re.fullmatch(r"h[2-5]", name):
            name = f"h{int(name[1]) + 1}"
        return f"<{closing}{name}{_REFERENCE.sub(reference, rest)}>"

    return Part(page, own, _TAG.sub(tag, page.html), direction(page.text_locale))
