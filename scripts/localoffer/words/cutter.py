"""Cutter: a page's Markdown -> its blocks, with their lines. What is compared, measured and translated is cut alike. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_BOX = re.compile(r'(?:!!!|\?\?\?\+?)[^"]*(?:"(.*)")?')
_TO_COPY = re.compile(r"!!!\s*(letter|script)(?![\w-])")
_NOTHING = re.compile(r"[\s|:-]*")
"""An empty line, a line that divides, or the line below the head of a table."""


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"
    BOX = "box"
    """The title of a box."""
    CODE = "code"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, table row, title of a box, or code, as written but for the sign that it begins with."""

    kind: Kind
    lines: tuple[tuple[int, str], ...]
    """(line of the file, what stands there without white space around it)."""
    copied_as: str = ""
    """``letter``, or ``script`` for words to say, where it is part of what a reader takes as it is."""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0][0]

    @property
    def text(self) -> str:
        """Its lines, joined."""
        return " ".join(text for _, text in self.lines)

    @property
    def is_to_copy(self) -> bool:
        """Whether a reader takes it as it is."""
        return self.copied_as != ""


def cut(body: str, first: int) -> Iterator[Block]:
    """Yield the blocks of Markdown that begins on the line ``first`` of its file."""
    kind, waiting, fence, to_copy, in_box = Kind.PARAGRAPH, list[tuple[int, str]](), "", "", False
    for number, raw in enumerate([*body.split("\n"), ""], first):
        mark = fence_mark(raw, fence)
        line = raw.strip()
        if mark:
            if waiting:
                yield Block(kind, tuple(waiting), to_copy)
            kind, waiting, fence = Kind.CODE, [], "" if fence else mark
            continue
        if fence:
            waiting.append((number, line))
            continue
        own, is_outside = _own(line), line != "" and not raw.startswith((" ", "\t"))
        leaves_box = in_box and is_outside
        if waiting and (own is not None or _NOTHING.fullmatch(line) or _ITEM.match(line) or leaves_box):
            yield Block(kind, tuple(waiting), to_copy)
            waiting = []
        if is_outside:
            in_box, to_copy = own is not None and own[0] is Kind.BOX, (match[1] if (match := _TO_COPY.match(line)) else "")
        if own is not None:
            if own[1]:
                yield Block(own[0], ((number, own[1]),), to_copy)
        elif not _NOTHING.fullmatch(line):
            if not waiting:
                item = _ITEM.match(line)
                kind, line = (Kind.ITEM, line[item.end() :]) if item else (Kind.PARAGRAPH, line)
            waiting.append((number, line))
    if waiting:
        yield Block(kind, tuple(waiting), to_copy)


def fence_mark(line: str, fence: str) -> str:
    """Return the signs that open code, or that close the code which ``fence`` has opened; nothing for any other line."""
    mark = _FENCE.match(line)
    if mark is None or (fence and (not mark[1].startswith(fence) or mark[2].strip())):
        return ""
    return mark[1]


def _own(line: str) -> tuple[Kind, str] | None:
    """Return the block that a line is by itself, if it is one; one without words is nothing."""
    if heading := _HEADING.match(line):
        return Kind.HEADING, line[heading.end() :]
    if line.startswith("|"):
        return Kind.ROW, "" if _NOTHING.fullmatch(line) else line.strip("| ")
    if line.startswith(("!!!", "???")):
        title = _BOX.match(line)
        return Kind.BOX, (title and title[1]) or ""
    return None
