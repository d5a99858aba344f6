"""Steps: headings that count on from 1 (``## 1. Read the letter``) become a way to go: an ordered list, a line from step to step.

What is written stays as it is anywhere else: each heading a heading, with its number in its words. A step ends at the next
heading of its level, or of a higher one; the first of those without a number ends the way.
"""

from __future__ import annotations

import re

from localoffer.html.tree import Html, Node, children, inner, outer, value, words
from localoffer.pages.markdown.headings import LEVELS
from localoffer.pages.markdown.reading import Reading

_NUMBER = re.compile(r"\s*(\d{1,2})\.\s+")
_OPEN, _NEXT, _CLOSE = Html('<ol class="steps">\n<li>'), Html("</li>\n<li>"), Html("</li>\n</ol>\n")
_MARKED = Html('<span class="step-number">{}</span> {}')


def lay_steps(root: Node, reading: Reading) -> None:
    """Put the headings below ``root`` that count on from 1, each with what stands below it, into a list."""
    if not any(_number(each) == 1 for each in children(root)):
        return
    made: list[Html] = []
    level, count = "", 0
    for each in children(root):
        number = _number(each)
        if count and each.tag in LEVELS and each.tag <= level:
            if each.tag == level and number:
                _judge(each, number, count + 1, reading)
                made.append(_NEXT)
            else:
                made.append(_CLOSE)
                level, count = "", 0
        elif not count and number == 1:
            made.append(_OPEN)
            level = each.tag or ""
        if each.tag == level:
            count += 1
            made.append(_numbered(each))
        else:
            made.append(Html.escape(words(each)) if each.is_text_node else outer(each))
    root.inner_html = str(Html("").join([*made, _CLOSE] if count else made))


def make_glances(root: Node) -> None:
    """Make a list what is seen at a glance where each of its items begins with an icon: who, when, how long."""
    for each in root.css("ul"):
        items = [item.first_child for item in children(each) if item.tag == "li"]
        if items and all(item is not None and value(item, "class") == "icon" for item in items):
            each.attrs["class"] = "glance"


def _number(node: Node) -> int:
    """Return the number that a heading begins with; 0 of any other node."""
    match = _NUMBER.match(words(node)) if node.tag in LEVELS else None
    return int(match[1]) if match else 0


def _judge(heading: Node, number: int, wanted: int, reading: Reading) -> None:
    if number != wanted:
        message = f"Step {number} follows step {wanted - 1}."
        reading.fault(heading, "step-out-of-order", message, f"Write {wanted}. here.")


def _numbered(heading: Node) -> Html:
    """Return a heading with its number set apart."""
    html = inner(heading)
    if match := _NUMBER.match(html):
        heading.inner_html = str(_MARKED.format(match[1], html[match.end() :]))
    return outer(heading)
