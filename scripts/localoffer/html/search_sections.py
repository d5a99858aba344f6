"""Sections: a page's HTML -> its parts, each with its heading, anchor and words. For search and the A to Z."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {"h2", "h3"}
APART = {"p", "li", "td", "th", "dt", "dd", "div", "br", "summary", "tr", "figcaption", "h4"}
"""Elements whose words do not run into their neighbours'."""


@dataclass
class Section:
    """What stands below one heading."""

    title: str
    anchor: str
    is_question: bool = False
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(self.words).split())


class _Sections(HTMLParser):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.found = [Section(title, "")]
        self.in_heading = False
        self.in_question = False
        self.foreign: list[str] = []
        """Open elements from the outermost that is in another language; what stands in them is not found in this one."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in {"br", "img", "wbr"} and (self.foreign or (tag in APART and "lang" in values)):
            self.foreign.append(tag)
        if tag in APART:
            self.found[-1].words.append(" ")
        if tag == "details":
            self.in_question = values.get("class") == "question"
        elif tag in HEADINGS:
            self.in_heading = True
            self.found.append(Section("", values.get("id") or "", self.in_question))
        elif values.get("class") == "answer":
            self.found[-1].anchor = values.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        self.in_heading = self.in_heading and tag not in HEADINGS
        if self.foreign and self.foreign[-1] == tag:
            self.foreign.pop()

    def handle_data(self, data: str) -> None:
        if self.in_heading:
            self.found[-1].title += data
        elif not self.foreign:
            self.found[-1].words.append(data)


def sections(title: str, html: str) -> list[Section]:
    """Return the parts of a page; the first is what stands before any heading, under the page's own title."""
    parser = _Sections(title)
    parser.feed(html)
    parser.close()
    return parser.found
