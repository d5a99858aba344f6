"""Parser: the dialect of Markdown that pages are written in, as rules of markdown-it-py (CommonMark 0.31 with tables).

The parser holds no page. What is being read travels as ``env`` to each rule, and every token that an issue may be
about carries the line it stands on in ``data-line``: the tree of the page has it then, and gives it back at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from localoffer.pages.markdown import blanks, boxes, safe_html, shortcodes

LINE = "data-line"
"""The attribute that says on which line of the Markdown (from 0) an element stands."""
DEEPEST = 40
"""Lists and quotations may stand in each other so deep; deeper ones are told, for no reader could follow."""
LONGEST = 10_000
"""Signs that a paragraph, a heading or a cell may have: what stands in one is looked through again for each sign of it."""
MOST = 10_000
"""Tokens that a page may have: three for each paragraph."""
_MARKED = frozenset({"blank_open", "heading_open", "link_open", "image", "safe_html"})
_ANCHOR = re.compile(r"(?<![ \t])[ \t]*+\{:?[ \t]*#([A-Za-z0-9][\w-]*)[ \t]*\}[ \t]*$")
_ALIGN = re.compile(r"text-align:(left|right|center)")


class _Parser(MarkdownIt):
    """A parser that leaves addresses alone: links.py resolves them, and the allow-list tells what may not stand."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the name it has in markdown-it
        """Return an address as it was written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Accept every address for now."""
        return True


@cache
def parser() -> MarkdownIt:
    """Return the parser. It is made once, and keeps nothing of what it has read."""
    made = _Parser("commonmark", {"maxNesting": DEEPEST})
    made.enable("table")
    made.disable(["html_block", "html_inline"])
    made.use(deflist_plugin)
    boxes.add(made)
    shortcodes.add(made)
    safe_html.add(made)
    made.core.ruler.before("inline", "bound", _bound)
    made.core.ruler.push("anchors", _anchors)
    blanks.add(made)
    made.core.ruler.push("lines", _lines)
    return made


def _bound(state: StateCore) -> None:
    """Leave out what is too much, or too long to be looked through, and note it."""
    del state.tokens[MOST:]
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LONGEST:
            token.meta["length"], token.content = len(token.content), ""


def _anchors(state: StateCore) -> None:
    """Take ``{#anchor}`` off the end of each heading, and make it its id."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        last = inline.children[-1] if heading.type == "heading_open" and inline.children else None
        if last is not None and last.type == "text" and (match := _ANCHOR.search(last.content)):
            heading.attrSet("id", match[1])
            last.content = last.content[: match.start()]


def _lines(state: StateCore) -> None:
    """Say on which line each link, picture, code and tag stands: a block knows its lines, and a line end in it counts on."""
    line = 0
    for token in state.tokens:
        line = token.map[0] if token.map else line
        if token.type in _MARKED:
            token.attrSet(LINE, str(line))
        if token.type in {"th_open", "td_open"} and (match := _ALIGN.search(str(token.attrs.pop("style", "")))):
            token.attrSet("align", match[1])
        if token.type == "inline":
            _mark_children(token.children or [], line)


def _mark_children(tokens: list[Token], line: int) -> None:
    for token in tokens:
        token.meta["line"] = line
        if token.type in _MARKED:
            token.attrSet(LINE, str(line))
        if token.type in {"softbreak", "hardbreak"}:
            line += 1


def all_tokens(tokens: list[Token]) -> Iterator[Token]:
    """Yield every token, those inside a line of words after it."""
    for token in tokens:
        yield token
        yield from token.children or ()
