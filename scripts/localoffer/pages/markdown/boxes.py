"""Boxes: ``!!! warning "Title"`` and ``??? "Title"`` with four spaces before what stands inside, as in MkDocs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

NOTICES = ("information", "warning", "urgent", "action", "way", "letter", "script")
TO_COPY = frozenset({"letter", "script"})
"""Words that a reader takes as they are."""
INDENT = 4
_OPENING = re.compile(r'(!!!|\?\?\?\+?)[ \t]*+([\w-]*+)[ \t]*+(?:"(.*)"[ \t]*+)?$')
"""What has been taken is not given back (``*+``): a line of many spaces would be tried in every way to cut it."""


def add(parser: MarkdownIt) -> None:
    """Add boxes to a parser."""
    parser.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    for name in ("box_open", "box_close"):
        parser.add_render_rule(name, _render)


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    match = _OPENING.match(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if match is None:
        return False
    if silent:
        return True
    sign, kind, title = match.groups()
    last = _last_line(state, start, end)
    opening = state.push("box_open", "details" if sign.startswith("?") else "div", 1)
    opening.map, opening.block = [start, last], True
    opening.meta = {"kind": kind, "is_open": sign.endswith("+")}
    _title(state, start, title if title is not None else kind.capitalize(), is_details=opening.tag == "details")
    _inside(state, start + 1, last)
    closing = state.push("box_close", opening.tag, -1)
    closing.meta = opening.meta
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last that stands inside: all that are blank or four spaces further in."""
    line = last = start + 1
    while line < end:
        if not state.isEmpty(line):
            if state.sCount[line] < state.blkIndent + INDENT:
                break
            last = line + 1
        line += 1
    return last


def _title(state: StateBlock, line: int, words: str, *, is_details: bool) -> None:
    if not words:
        return
    opening = state.push("box_title_open", "summary" if is_details else "p", 1)
    opening.map = [line, line + 1]
    if not is_details:
        opening.attrSet("class", "notice-title")
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = words, [line, line + 1], []
    state.push("box_title_close", opening.tag, -1)


def _inside(state: StateBlock, first: int, last: int) -> None:
    before = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = state.blkIndent + INDENT, last, "box"
    state.md.block.tokenize(state, first, last)
    state.blkIndent, state.lineMax, state.parentType = before


def _render(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    if token.nesting < 0:
        return f"</{token.tag}>\n"
    if token.tag == "details":
        return "<details open>\n" if token.meta["is_open"] else "<details>\n"
    kind = token.meta["kind"]
    own = kind if kind in NOTICES else NOTICES[0]
    return f'<div class="{"letter" if own in TO_COPY else "notice"}" data-kind="{own}">\n'
