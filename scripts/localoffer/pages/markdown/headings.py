"""Headings: one outline below the page's title, and an anchor for each."""

from __future__ import annotations

import re
import unicodedata

from localoffer.html.tree import Node, value, walk, words
from localoffer.pages.markdown.reading import Reading
from localoffer.pages.markdown.shortcodes import ELEMENT

LEVELS = {f"h{level}": level for level in range(1, 7)}


def read_headings(root: Node, reading: Reading) -> list[tuple[int, str, str]]:
    """Judge the outline below ``root``, and give an anchor to each heading that names none.

    Returns (level, anchor, words) of each, in order.
    """
    found = []
    level = reading.scope.level
    taken = {value(each, "id") or "" for each in root.css("[id]")}
    for heading in root.css(",".join(LEVELS)):
        own = LEVELS[heading.tag or ""]
        if own == 1:
            hint = "The title stands in the front matter. Use ## here."
            reading.fault(heading, "second-h1", "A level 1 heading stands in the text.", hint)
        elif own > level + 1:
            hint = f"Use {'#' * (level + 1)} here."
            reading.fault(heading, "heading-skipped", f"a level {own} heading follows a level {level}.", hint)
        level = own
        if not words(heading).strip() and not heading.css("*")[1:]:
            reading.fault(heading, "heading-empty", "A heading has no words.")
        for code in heading.css(ELEMENT):
            reading.fault(heading, "code-in-heading", f"{{{{{value(code, 'code')}}}}} stands in a heading.", "Write the words.")
        if value(heading, "id") is None:
            heading.attrs["id"] = _free(anchor(words(heading)), taken)
        found.append((own, value(heading, "id") or "", words(heading).strip()))
    return found


def anchor(title: str) -> str:
    """Return the anchor of a heading that names none: its letters and digits in small letters, in any script."""
    text = unicodedata.normalize("NFC", title).casefold()
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", text).strip()) or "section"


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    taken.add(free)
    return free


def judge_anchors(root: Node, reading: Reading) -> None:
    """Note every anchor that stands twice below ``root``; those of facts are among them."""
    seen: set[str] = set()
    for each in root.css("[id]"):
        name = value(each, "id") or ""
        if name in seen:
            hint = "Give each its own {#name}."
            reading.fault(each, "duplicate-anchor", f'The anchor "{name}" is used twice.', hint)
        seen.add(name)


def level_at(root: Node, start: int) -> dict[int, int]:
    """Return, for each code below ``root``, the level of the heading that it stands below."""
    level, found = start, {}
    for each, comes in walk(root):
        if comes and each.tag in LEVELS:
            level = LEVELS[each.tag or ""]
        elif comes and each.tag == ELEMENT:
            found[each.mem_id] = level
    return found
