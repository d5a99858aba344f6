"""Passages: what stands at an anchor of a page: the part below a heading, or a block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from localoffer.html.outline import LEVELS
from localoffer.html.text_blocks import text_blocks
from localoffer.html.tree import Node, elements, value


class Passage(NamedTuple):
    """What stands at an anchor."""

    title: str
    """The words of its heading; of a block, the first of its own."""
    text: str
    """Its words below the heading, with single spaces."""


def passage_at(node: Node, anchor: str) -> Passage | None:
    """Return what stands at an anchor below a node: of a heading, all down to the next of its level. None if there is none."""
    found = next((each for each in elements(node) if value(each, "id") == anchor), None)
    if found is None:
        return None
    if found.tag not in LEVELS:
        texts = [block.text for block in text_blocks(found)]
        return Passage(next(iter(texts), ""), " ".join(texts))
    return Passage(_words(found), " ".join(filter(None, map(_words, _below(found)))))


def _below(heading: Node) -> Iterator[Node]:
    each = heading.next
    while each is not None and LEVELS.get(each.tag or "", 7) > LEVELS[heading.tag or ""]:
        yield each
        each = each.next


def _words(node: Node) -> str:
    return " ".join(block.text for block in text_blocks(node))
