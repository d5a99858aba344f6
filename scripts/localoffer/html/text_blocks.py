"""Passages: a page's HTML -> its words, cut where a reader sees a line end. Pure.

The same cut is made in our own pages and in anybody else's, so that the two can be compared: it depends on
no class and no nesting, only on which elements are blocks (WHATWG HTML, the rendering section).
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that do not end a line."""
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "option",
        "textarea",
        "button",
    ]
)
"""Elements whose words no reader reads as part of the text."""
FURNITURE = frozenset(("nav", "footer", "header", "aside", "form"))
"""Elements around the text of a page."""
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))


@dataclass(frozen=True)
class TextBlock:
    """A run of words that stands by itself: a paragraph, an item, a cell, a heading."""

    text: str
    """Its words with single spaces, in Unicode form NFC."""
    links: tuple[str, ...] = ()
    """Addresses that its links lead to."""
    in_furniture: bool = False
    """It stands in navigation, a banner, a footer or a form."""

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of its words."""
        return digest(self.text)


def digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of words, in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def folded(text: str) -> str:
    """Return words with single spaces in Unicode form NFC; spaces that do not break count as spaces, soft hyphens as nothing."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "").split())


@lru_cache(maxsize=512)
def text_blocks(html: str | bytes) -> tuple[TextBlock, ...]:
    """Return the text_blocks of a page in reading order. Bytes are decoded as a browser does (WHATWG Encoding)."""
    root: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    walk = _Walk()
    walk.element(root, furniture=False)
    walk.end()
    return tuple(walk.found)


class _Walk:
    def __init__(self) -> None:
        self.found: list[TextBlock] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.furniture = False

    def element(self, element: Element, *, furniture: bool) -> None:
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in UNSEEN:
            self.words.append(" " if name else "")
            return
        inside = furniture or name in FURNITURE or element.get("role") in _ROLES
        is_block = name not in INLINE
        if is_block:
            self.end()
        self.furniture = inside
        if name == "a" and element.get("href"):
            self.links.append(element.get("href", ""))
        self.words.append(element.text or "")
        for child in element:
            self.element(child, furniture=inside)
            self.furniture = inside
            self.words.append(child.tail or "")
        if is_block:
            self.end()

    def end(self) -> None:
        text = folded("".join(self.words))
        if text:
            self.found.append(TextBlock(text, tuple(self.links), self.furniture))
        self.words, self.links = [], []
