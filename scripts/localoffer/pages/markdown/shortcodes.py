"""Shortcodes: ``{{contact:helpline}}`` in Markdown becomes an empty element, which expand.py puts facts in the place of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

ELEMENT = "embed-code"
AS_WRITTEN = "as_written"
"""A token for signs that could not be taken: they stay words, and do not run into their neighbours before they are told."""
ICON = "icon"
_ICON = re.compile(r":((?:material|fontawesome|octicons|simple)(?:-[a-z0-9]+)+):")
_CODE = re.compile(r"\{\{([^{}\n]*)\}\}")


def add(parser: MarkdownIt) -> None:
    """Add codes to a parser: after code spans, before anything else could take their signs."""
    parser.inline.ruler.after("backticks", "shortcode", _shortcode)
    parser.inline.ruler.after("shortcode", ICON, _icon)
    parser.add_render_rule("shortcode", _render)
    parser.add_render_rule(AS_WRITTEN, _words)


def _shortcode(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    match = _CODE.match(state.src, state.pos)
    if not silent:
        token = state.push("shortcode" if match else AS_WRITTEN, "", 0)
        token.content = match[1].strip(" \t") if match else "{{"
        token.meta = {} if match else {"not_closed": True}
    state.pos = match.end() if match else state.pos + 2
    return True


def _icon(state: StateInline, silent: bool) -> bool:
    """Take ``:material-phone:``, as Material writes icons, for the code ``icon:material/phone``."""
    match = _ICON.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("shortcode", "", 0).content = f"{ICON}:{match[1].replace('-', '/', 1)}"
    state.pos = match.end()
    return True


def _words(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return escapeHtml(tokens[index].content)


def _render(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    return f'<{ELEMENT} code="{escapeHtml(token.content)}" data-line="{token.meta.get("line", 0)}"></{ELEMENT}>'
