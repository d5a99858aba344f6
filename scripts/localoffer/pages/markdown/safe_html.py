"""Safe HTML: the few harmless tags that may stand in Markdown. Every other tag stays words, and is told."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from localoffer.html.allow_list import HARMLESS
from localoffer.pages.markdown.shortcodes import AS_WRITTEN

VOID = frozenset({"br", "wbr"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s\"'<>=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>=/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_ANY_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*|<!--|<[!?]")
_LONGEST = 1000
"""Signs that are looked at for the end of a tag."""


def add(parser: MarkdownIt) -> None:
    """Add the rule to a parser, after links in angle brackets."""
    parser.inline.ruler.after("autolink", "safe_html", _safe_html)
    parser.add_render_rule("safe_html", _render)


def _safe_html(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    match = _TAG.match(state.src, state.pos, state.pos + _LONGEST)
    if match is None or match[2].lower() not in HARMLESS:
        return False if match is None and not _ANY_TAG.match(state.src, state.pos) else _refused(state, silent, match)
    if not silent:
        token = state.push("safe_html", match[2].lower(), 0)
        token.meta = {"closes": bool(match[1])}
        for name, *values in _ATTRIBUTE.findall(match[3]):
            token.attrSet(name.lower(), html.unescape("".join(values)))
    state.pos = match.end()
    return True


def _refused(state: StateInline, silent: bool, match: re.Match[str] | None) -> bool:
    """Keep a tag that may not stand as words, and note it: the words say what it was."""
    start = _ANY_TAG.match(state.src, state.pos)
    if start is None:
        return False
    if not silent:
        token = state.push(AS_WRITTEN, "", 0)
        token.content = match[0] if match else start[0]
        token.meta = {"refused": f"{start[0]}>" if start[0][-1:].isalnum() else start[0]}
    state.pos = match.end() if match else start.end()
    return True


def _render(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    if token.meta["closes"]:
        return "" if token.tag in VOID else f"</{token.tag}>"
    return f"<{token.tag}{renderer.renderAttrs(token)}>"
