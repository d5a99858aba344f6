"""Passages: a page's HTML -> its words, cut where a reader sees a line end. Pure.

The same cut is made in our own pages and in anybody else's, so that the two can be compared: it depends on
no class and no nesting, only on which elements are blocks (WHATWG HTML, the rendering section).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from localoffer.html.tree import Node, value, walk

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
     "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
"""Elements that do not end a line."""
UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object", "select", "option",
     "textarea", "button")
)  # fmt: skip
"""Elements whose words no reader reads as part of the text."""
STRUCK = frozenset(("del", "s", "strike"))
"""Elements whose words are struck through: whoever wrote them says them no more."""
FURNITURE = frozenset(("nav", "footer", "header", "aside", "form"))
"""Elements around the text of a page. A form with the page's heading in it is the page itself, as ASP.NET builds it."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINES = frozenset(("br", "div"))
"""Elements that end a line and perhaps no paragraph: what makes HTML of a PDF writes a line to a div."""
CELLS = frozenset(("td", "th"))
NAME = 12
"""The first cell of a row, or of a column, calls it something as long as it has at most so many words."""
TELLS = re.compile(r"\d(?:[\s()+–-]*\d){8}|\w@\w")
"""A telephone number or an address: what is only heard, or stands on a button, is read for these alone."""
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))


class Link(NamedTuple):
    """A link of somebody's page."""

    to: str
    """The address that it leads to, as it stands there."""
    words: str = ""
    """Its words, with single spaces."""


class TextBlock(NamedTuple):
    """A run of words that stands by itself: a paragraph, an item, a cell, a heading."""

    text: str
    """Its words with single spaces, in Unicode form NFC."""
    links: tuple[Link, ...] = ()
    in_furniture: bool = False
    """It stands in navigation, a banner, a footer or a form."""
    heading: int = 0
    """The level of the heading that it is, from 1 to 6; 0 where it is none."""
    breaks: bool = False
    """It ends where a line is broken, and not where its paragraph ends."""
    row: tuple[str, ...] = ()
    """In a table, the cells before it that are short, of which the first is what its row is called."""
    column: str = ""
    """What its column is called, where that is short."""
    corner: str = ""
    """What the first column is called, of which its row names one: "If we agreed", "to assess"."""

    @property
    def label(self) -> str:
        """What its row and its column are called, as one text."""
        return " ".join(filter(None, (*self.row, self.column)))

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


@dataclass
class _Table:
    """The rows of a table, as far as they are read."""

    columns: dict[int, list[str]] = field(default_factory=dict)
    """Cell of the first row -> its lines, where it is a heading."""
    row: dict[int, list[str]] = field(default_factory=dict)
    """Cell of the row that is open -> its lines."""
    cell: int = 0
    is_first: bool = True

    def opens(self, name: str) -> None:
        """Begin a row or a cell."""
        if name == "tr":
            self.is_first = self.is_first and not self.cell
            self.row, self.cell = {}, 0
        elif name in CELLS:
            self.cell += 1

    def names(self, text: str, *, is_heading: bool) -> tuple[tuple[str, ...], str, str]:
        """Return what a line's row, column and first column are called, and keep what it calls others: by one short line."""
        before = [lines for cell, lines in self.row.items() if cell < self.cell]
        above = [] if self.is_first else self.columns.get(self.cell, [])
        self.row.setdefault(self.cell, []).append(text)
        if self.is_first and is_heading:
            self.columns.setdefault(self.cell, []).append(text)
        row = tuple(filter(None, map(_name, before)))
        return row, _name(above), _name(self.columns.get(1, [])) if row and not self.is_first else ""


def _name(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 and len(lines[0].split()) <= NAME else ""


def text_blocks(node: Node, *, as_judged: bool = False) -> tuple[TextBlock, ...]:
    """Return the text blocks below a node in reading order.

    ``as_judged`` is for pages of others: what a picture says in a sentence is a block, so is what opens an answer, and what is
    struck through is none. A number or an address on a button, in what a screen reader says or in data beside the words is a
    block after the one it stands in.
    """
    unseen = UNSEEN | STRUCK if as_judged else UNSEEN
    found: list[TextBlock] = []
    words: list[str] = []
    links: list[list[Any]] = []  # address, first of its words, the one after its last
    heard: list[str] = []  # what stands in no words of the block that is open
    around: list[int] = []  # the pieces of furniture that are open
    tables: list[_Table] = []  # that are open
    wrapper = next((each.mem_id for each in node.css("form") if each.css_first("h1, main") is not None), None)
    level = 0  # of the heading that is open
    cell = ""  # the name of the cell that is open, or was last

    def close(*, breaks: bool = False) -> None:
        if text := folded("".join(words)):
            named = tables[-1].names(text, is_heading=cell == "th") if tables and tables[-1].cell else ((), "", "")
            own = tuple(Link(to, folded("".join(words[first:end]))) for to, first, end in links)
            found.append(TextBlock(text, own, bool(around), level, breaks, *named))
        elif as_judged:  # a picture that dials
            heard.extend(to.partition(":")[2] for to, *_ in links if to.casefold().startswith(("tel:", "mailto:")))
        found.extend(TextBlock(each, in_furniture=bool(around)) for each in heard if each not in text)
        for each in (words, links, heard):
            each.clear()

    for each, comes in walk(node, unseen):
        if each.is_text_node:
            words.append(each.text_content or "")
            continue
        name = each.tag or ""
        if as_judged and comes and name == "button" and value(each, "aria-expanded") is not None:
            close()
            words.append(each.text())
            close()
        elif as_judged and comes:
            named = (value(each, "aria-label"), value(each, "content"), each.text() if name == "button" else "")
            heard.extend(folded(said) for said in named if said and TELLS.search(said))
        if name in unseen or each.is_comment_node:
            words.append(" " if comes and name in unseen else "")
            continue
        if name not in INLINE and ":" not in name:  # <o:p> of a word processor ends no line
            close(breaks=name in LINES)
            level = (int(name[1]) if comes else 0) if name in HEADINGS else level
        shown = (value(each, "alt") or "") if as_judged and comes and name == "img" else ""
        if len(shown.split()) > NAME or TELLS.search(shown):
            words.append(shown)
            close()
        if name == "table":
            tables.append(_Table()) if comes else tables and tables.pop()
        elif tables and comes:
            tables[-1].opens(name)
            cell = name if name in CELLS else cell
        if comes and name == "a" and (href := value(each, "href")):
            links.append([href, len(words), None])
        elif name == "a" and links:
            links[-1][2] = links[-1][2] or len(words)
        if (name in FURNITURE and each.mem_id != wrapper) or value(each, "role") in _ROLES:
            around.append(each.mem_id) if comes else around.remove(each.mem_id)
    close()
    return tuple(found)
