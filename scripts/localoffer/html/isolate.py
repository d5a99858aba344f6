"""Bidi: keep numbers, addresses and foreign names in their own order, wherever they stand in a page. Pure.

In a right-to-left paragraph a browser turns ``0161 496 0123`` into ``0123 496 0161``: a wrong number
(Unicode Bidirectional Algorithm, UAX #9). Isolation (``<bdi>``, or U+2066 where no element can stand)
prevents it. Editors never do this by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

LRI, PDI = "\u2066", "\u2069"
"""Left-to-right isolate and its end, for text that can hold no element."""

_TOKEN = re.compile(r"(<!--.*?-->|<[^<>]+>)", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_SHAPES = frozenset({"path", "circle", "rect", "line", "g", "ellipse", "polyline", "polygon", "use"})
_APART = frozenset({"script", "style", "textarea", "bdi", "svg", "code", "pre", "address"})
"""Elements whose text stays as it is."""
_LATIN = r"[A-Za-zÀ-ɏ]"
_PIECE = r"(?:[A-Za-zÀ-ɏ0-9£€$#@:/+._%?=’'-]|&amp;)"
_RUN = re.compile(
    rf"(?:\(\d+\) ?|\+)?\d[\d  /.,:–-]*\d{_PIECE}*"  # a number with anything inside it: telephone, range, time
    rf"|[£€$]\d[\d,.]*"
    rf"|{_LATIN}(?:{_PIECE}|[  ](?:&amp; )?(?={_LATIN}|\d))*"  # a word, an address, or a name of several words
)
_ENDS = re.compile(r"[.,:;?!’'-]+$")
_WORDS = re.compile(r"\b[a-z]{4,}\b")
_ENTITY = re.compile(r"&(?:lt|gt|quot|#\d+|#x[0-9a-fA-F]+);")


def isolate(html: str, right_to_left: Collection[str], english: Collection[str], source: str, tag: str = "") -> str:
    """Return HTML with every foreign run isolated and marked; ``tag`` is the language it begins in, if it is no whole page.

    In text of a ``right_to_left`` language, numbers, addresses and Latin names go into ``<bdi>``. In any
    language but ``source``, the source's own terms (``english``, lower case) carry its ``lang`` where they
    stand in brackets (WCAG 3.1.2).
    """
    open_ = [("", tag)]  # (element, language of its text)
    pieces = _TOKEN.split(html)
    for index, piece in enumerate(pieces):
        if index % 2:
            _follow(piece, open_)
        elif piece.strip() and not any(name in _APART for name, _ in open_):
            own = open_[-1][1]
            if own in right_to_left:
                write: Callable[[str], str] = _as_isolates if open_[-1][0] in {"title", "option"} else _as_elements(source)
                pieces[index] = _isolated(piece, write)
            elif own not in ("", source) and open_[-1][0] not in {"title", "option"}:
                pieces[index] = _marked(piece, english, source)
    return "".join(pieces)


def isolate_text(text: str) -> str:
    """Return right-to-left text for a title or an attribute, with every foreign run between isolates."""
    return _isolated(text, _as_isolates)


def _follow(tag: str, open_: list[tuple[str, str]]) -> None:
    """Keep the stack of open elements, each with the language of its text."""
    match = _NAME.match(tag)
    if match is None:
        return
    closing, name = match[1], match[2].lower()
    if closing:
        while len(open_) > 1 and open_.pop()[0] != name:
            pass
    elif name not in _VOID and not tag.endswith("/>"):
        own = _LANG.search(tag)
        open_.append((name, own[1] if own else open_[-1][1]))


def _isolated(text: str, write: Callable[[str], str]) -> str:
    parts = _ENTITY.split(text)
    entities = _ENTITY.findall(text)
    done = [_RUN.sub(lambda match: _kept(match[0], write), part) for part in parts]
    return "".join(part + entity for part, entity in zip(done, [*entities, ""], strict=True))


def _kept(run: str, write: Callable[[str], str]) -> str:
    end = _ENDS.search(run)
    core, rest = (run[: end.start()], end[0]) if end else (run, "")
    return write(core) + rest if core else run


def _as_isolates(run: str) -> str:
    return f"{LRI}{run}{PDI}"


def _as_elements(source: str) -> Callable[[str], str]:
    def write(run: str) -> str:
        lang = f' lang="{source}"' if _WORDS.search(run) and "@" not in run and "." not in run else ""
        return f'<bdi{lang} dir="ltr">{run}</bdi>'

    return write


def _marked(text: str, english: Collection[str], source: str) -> str:
    def mark(match: re.Match[str]) -> str:
        return f'(<span lang="{source}">{match[1]}</span>)' if match[1].casefold() in english else match[0]

    return re.sub(r"\(([A-Za-z][^()<>]*)\)", mark, text)
