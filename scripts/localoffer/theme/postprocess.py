"""Postprocess: the last touch to a page: foreign runs in their own order, its stylesheet, its policy. Nothing changes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from localoffer.html.isolate import Isolation
from localoffer.html.outline import PIECE, Outline, outline
from localoffer.html.tree import Document, Html, Node, body, document, elements, first, inner, root, value, walk, words, written
from localoffer.theme.assets import Stylesheets
from localoffer.theme.paper import write_out_links
from localoffer.theme.policy import Needs, policy

HERE = "./"
_MARKED = re.compile(rf'<span {PIECE}="(\d+)"></span>')
_AS_WRITTEN = frozenset({"pre", "textarea", "script", "style"})


class Piece(NamedTuple):
    """Words that are finished by themselves and then put into their page: of a long page, one part at a time is a tree."""

    html: Html
    locale: str


@dataclass(frozen=True)
class Finished:
    """A page as it is published, and what the checks want to know of it."""

    html: str
    outline: Outline


class _Shown(NamedTuple):
    """What stands in a page, for its stylesheet."""

    classes: frozenset[str]
    names: frozenset[str]
    """Names of its elements, and ``[way]`` for each ``data-kind``."""


class _FinishedPiece(NamedTuple):
    html: Html
    shown: _Shown
    outline: Outline


def marker(number: int) -> Html:
    """Return what stands in a page where the piece of that number goes."""
    return Html('<span {}="{}"></span>').format(PIECE, number)


def postprocess(
    html: str, address: str, root_path: str, stylesheets: Stylesheets, needs: Needs, isolation: Isolation,
    pieces: Sequence[Piece] = (),
) -> Finished:  # fmt: skip
    """Finish a page that a template wrote; ``address`` is its own, and ``root_path`` leads from it to the root of the site."""
    page = document(html)
    isolation.isolate(root(page))
    if stylesheets.in_print:
        write_out_links(page, address)
    tidy(root(page))
    if root_path == HERE:
        _shorten(page)
    done = [_finish(each, address, stylesheets, isolation) for each in pieces]
    inline_assets(page, root_path, stylesheets, needs, [each.shown for each in done])
    whole = written(page)
    if done:
        whole = _MARKED.sub(lambda marked: done[int(marked[1])].html, whole)
    return Finished(whole, outline(root(page), needs.scripts, [each.outline for each in done]))


def _finish(piece: Piece, address: str, stylesheets: Stylesheets, isolation: Isolation) -> _FinishedPiece:
    tree = body(f"<article>{piece.html.strip()}</article>")
    isolation.isolate(tree, piece.locale)
    if stylesheets.in_print:
        write_out_links(tree, address)
    tidy(tree)
    article = first(tree, "article")
    return _FinishedPiece(inner(article), _shown(article), outline(article))


def inline_assets(page: Document, root_path: str, stylesheets: Stylesheets, needs: Needs, besides: Sequence[_Shown] = ()) -> None:
    """Put into a page the stylesheet of what it and its pieces show, and the policy of what its template needs."""
    shown = [_shown(root(page)), *besides]
    right_to_left = value(root(page), "dir") == "rtl"
    is_whole = stylesheets.in_print and not needs.loads_script and len(needs.scripts) == 1  # no script adds anything to it
    names = frozenset[str]().union(*(each.names for each in shown)) if is_whole else None
    classes = frozenset[str]().union(*(each.classes for each in shown))
    stylesheet = stylesheets.for_page(classes, root_path, right_to_left=right_to_left, elements=names)
    first(page, "head > style").insert_child(stylesheet)
    first(page, "head > meta[http-equiv=Content-Security-Policy]").attrs["content"] = policy(needs, stylesheet)


def _shown(node: Node) -> _Shown:
    classes = frozenset(name for each in node.css("[class]") for name in (value(each, "class") or "").split())
    kinds = (f"[{value(each, 'data-kind')}]" for each in node.css("[data-kind]"))
    return _Shown(classes, frozenset((node.tag or "", *(each.tag or "" for each in elements(node)), *kinds)))


def tidy(node: Node) -> None:
    """Take out the empty lines that templates leave between elements."""
    blank = [each for each, _ in walk(node, _AS_WRITTEN) if each.is_text_node and "\n" in words(each)]
    for text in blank:
        said = words(text)
        kept = said.rstrip()
        if said.count("\n", len(kept)) > 1 or (not kept and said != "\n"):
            text.replace_with(f"{kept}\n")


def _shorten(page: Document) -> None:
    """Let the links of a page at the root of the site say ``letter/``, and not ``./letter/``: home has no byte to spare."""
    for name in ("href", "src", "action"):
        for each in page.css(f'[{name}^="{HERE}"]'):
            each.attrs[name] = (value(each, name) or "").removeprefix(HERE) or HERE
