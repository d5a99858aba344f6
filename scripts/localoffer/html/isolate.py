"""Bidi: keep numbers, addresses and foreign names in their own order, wherever they stand in a page. Pure.

In a right-to-left paragraph a browser turns ``0161 496 0123`` into ``0123 496 0161``: a wrong number
(Unicode Bidirectional Algorithm, UAX #9). Isolation (``<bdi>``, or U+2066 where no element can stand)
prevents it. Editors never do this by hand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from localoffer.html.tree import Html, Node, put, value, walk, words

LRI, PDI = "\u2066", "\u2069"
"""Left-to-right isolate and its end, for text that can hold no element."""

_APART = frozenset({"script", "style", "textarea", "bdi", "svg", "code", "pre", "address"})
"""Elements whose text stays as it is."""
_LATIN = r"[A-Za-zÀ-ɏ]"
_PIECE = r"(?:[A-Za-zÀ-ɏ0-9£€$#@:/+._%?=’'&-])"
_RUN = re.compile(
    rf"(?:\(\d+\) ?|\+)?\d[\d  /.,:–-]*\d{_PIECE}*"  # a number with anything inside it: telephone, range, time
    rf"|[£€$]\d[\d,.]*"
    rf"|{_LATIN}(?:{_PIECE}|!(?={_LATIN})|[  ](?:& )?(?={_LATIN}|\d))*"  # a word, an address, or a name of several words
)
_ENDS = re.compile(r"[.,:;?!’'-]+$")
_WORDS = re.compile(r"\b[a-z]{4,}\b")
_IN_BRACKETS = re.compile(r"\(([A-Za-z][^()<>]*)\)")
_PLAIN = frozenset({"title", "option"})
"""Elements that can hold no other: their foreign runs stand between the signs that Unicode has for it."""


@dataclass(frozen=True)
class Isolation:
    """What must be known of a site to keep foreign runs in their own order."""

    right_to_left: frozenset[str]
    """Languages written from the right."""
    source: str
    """The language that everything is translated from."""
    terms: frozenset[str]
    """The source's own terms, in small letters: they carry its ``lang`` where a translation has them in brackets."""

    def isolate(self, node: Node, tag: str = "") -> None:
        """Isolate and mark every foreign run below a node; ``tag`` is the language it begins in, if it is no whole page.

        In text of a language written from the right, numbers, addresses and Latin names go into ``<bdi>``. In any
        language but the source, its own terms in brackets are marked with its ``lang`` (WCAG 3.1.2).
        """
        if not self._is_needed(node, tag):
            return
        for text, language in list(_texts(node, tag)):
            if language in self.right_to_left:
                self._isolate(text)
            elif language not in ("", self.source) and not _is_plain(text):
                self._mark(text)

    def _is_needed(self, node: Node, tag: str) -> bool:
        """Tell, without going through every text, whether there may be anything to isolate or to mark."""
        languages = {value(node, "lang") or tag, *(value(each, "lang") for each in node.css("[lang]"))}
        if not languages.isdisjoint(self.right_to_left):
            return True
        return languages != {self.source} and any(each.casefold() in self.terms for each in _IN_BRACKETS.findall(words(node)))

    def _isolate(self, text: Node) -> None:
        said = words(text)
        if _is_plain(text):
            text.replace_with(isolate_text(said))
        elif _RUN.search(said):
            put(text, Html("").join(self._as_element(part) if is_run else part for part, is_run in _parts(said)))

    def _as_element(self, run: str) -> Html:
        is_english = _WORDS.search(run) and "@" not in run and "." not in run
        lang = Html(' lang="{}"').format(self.source) if is_english else ""
        return Html('<bdi{} dir="ltr">{}</bdi>').format(lang, run)

    def _mark(self, text: Node) -> None:
        parts = _IN_BRACKETS.split(words(text))
        if any(each.casefold() in self.terms for each in parts[1::2]):
            put(text, Html("").join(map(self._marked, parts, itertools.cycle((False, True)))))

    def _marked(self, part: str, is_in_brackets: bool) -> Html:
        if not is_in_brackets:
            return Html.escape(part)
        if part.casefold() not in self.terms:
            return Html.escape(f"({part})")
        return Html('(<span lang="{}">{}</span>)').format(self.source, part)


def isolate_text(text: str) -> str:
    """Return right-to-left text for a title or an attribute, with every foreign run between isolates."""
    return "".join(f"{LRI}{part}{PDI}" if is_run else part for part, is_run in _parts(text))


def _is_plain(text: Node) -> bool:
    return text.parent is not None and text.parent.tag in _PLAIN


def _texts(node: Node, tag: str) -> Iterator[tuple[Node, str]]:
    """Yield every text below a node with the language it is in."""
    languages = [value(node, "lang") or tag]
    for each, comes in walk(node, _APART):
        if each.is_text_node:
            if words(each).strip():
                yield each, languages[-1]
        elif comes:
            own = value(each, "lang")
            languages.append(languages[-1] if own is None else own)
        else:
            languages.pop()


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Cut text into (part, whether it is a foreign run). A sign that ends a run is no part of it."""
    at = 0
    for match in _RUN.finditer(text):
        end = _ENDS.search(match[0])
        core = match[0][: end.start()] if end else match[0]
        if core:
            yield text[at : match.start()], False
            yield core, True
            at = match.start() + len(core)
    yield text[at:], False
