"""Search sections: a page's tree -> its parts, each with its heading, anchor and words. For search and the A to Z."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from localoffer.html.tree import Node, value, walk

HEADINGS = frozenset({"h2", "h3"})
APART = frozenset({"p", "li", "td", "th", "dt", "dd", "div", "br", "summary", "tr", "figcaption", "h4"})
"""Elements whose words do not run into their neighbours'."""


APART_LISTS = frozenset({"glossary", "source-list"})
"""Classes of lists that are no part of what a page says: explained words are found as words, and where we read things is not."""


class SearchSection(NamedTuple):
    """What stands below one heading."""

    title: str
    anchor: str
    is_question: bool
    text: str
    """Its words, with single spaces."""


@dataclass
class _Open:
    title: str
    anchor: str = ""
    is_question: bool = False
    words: list[str] = field(default_factory=list)

    def closed(self) -> SearchSection:
        return SearchSection(self.title, self.anchor, self.is_question, " ".join("".join(self.words).split()))


def search_sections(title: str, node: Node) -> tuple[SearchSection, ...]:
    """Return the parts of a page; the first is what stands before any heading, under the page's own title.

    What is in another language than the page is not found in it, so it is left out, and so are lists of words and of sources.
    """
    found = [_Open(title)]
    left_out: list[int] = []
    in_heading = in_question = False
    for each, comes in walk(node):
        if each.is_text_node:
            if in_heading:
                found[-1].title += each.text_content or ""
            elif not left_out:
                found[-1].words.append(each.text_content or "")
            continue
        name = each.tag or ""
        if name in APART:
            found[-1].words.append(" ")
        if not comes:
            in_heading = in_heading and name not in HEADINGS
            in_question = in_question and name != "details"
            if left_out and left_out[-1] == each.mem_id:
                left_out.pop()
            continue
        if (name in APART and value(each, "lang") is not None) or value(each, "class") in APART_LISTS:
            left_out.append(each.mem_id)
        if name == "details":
            in_question = value(each, "class") == "question"
        elif name in HEADINGS:
            in_heading = True
            found.append(_Open("", value(each, "id") or "", in_question))
        elif value(each, "class") == "answer":
            found[-1].anchor = value(each, "id") or ""
    return tuple(each.closed() for each in found)
