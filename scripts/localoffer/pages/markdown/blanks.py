"""Blanks: mark in each letter to copy what its reader fills in, so that a form can ask for it. The words stay as written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localoffer.words.blanks import Blank, blanks

_WORDS = frozenset({"text", "softbreak"})
"""What a label is made of. A code or bold words in one would be lost in the form."""


def add(parser: MarkdownIt) -> None:
    """Add the rule to a parser, after the words of each line are known."""
    parser.core.ruler.push("blanks", _blanks)


def _blanks(state: StateCore) -> None:
    boxes, is_title = list[bool](), False
    for token in state.tokens:
        if token.type == "box_open":
            boxes.append(token.meta["kind"] == "letter" and token.tag == "div")
        elif token.type == "box_close":
            boxes.pop()
        elif token.type == "inline" and any(boxes) and not is_title:
            token.children = list(_marked(token.children or []))
        is_title = token.type == "box_title_open"


def _marked(tokens: list[Token]) -> Iterator[Token]:
    before = ""
    for is_words, run in groupby(tokens, key=lambda token: token.type in _WORDS):
        each = list(run)
        if not is_words:
            before += "".join(token.content for token in each)
            yield from each
            continue
        text = "".join(token.content if token.type == "text" else "\n" for token in each)
        at = 0
        for blank in blanks(text, before):
            yield from _words(text[at : blank.start])
            yield from _field(blank, text[blank.start : blank.end])
            at = blank.end
        yield from _words(text[at:])
        before += text


def _field(blank: Blank, text: str) -> Iterator[Token]:
    opening = Token("blank_open", "var", 1)
    opening.meta = {"blank": blank}
    if blank.is_long:
        opening.attrSet("class", "long")
    if blank.choices:
        opening.attrSet("data-question", blank.question)
    yield opening
    yield from _words(text)
    yield Token("blank_close", "var", -1)


def _words(text: str) -> Iterator[Token]:
    """Yield words as the parser does: their lines apart."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        if line:
            yield Token("text", "", 0, content=line)
