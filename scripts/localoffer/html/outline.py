"""Outline: what the checks want to know of a finished page: anchors, headings, languages, links. Read from its tree once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from localoffer.html.finished import stranger
from localoffer.html.tree import Node, elements, value, words

PIECE = "data-piece"
"""Marks where a piece of a page goes that is finished by itself: its number."""
LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Outline:
    """What stands in a page, without its words."""

    ids: Counter[str]
    """Anchor -> how often it stands."""
    headings: tuple[tuple[int, str], ...]
    """(level, words), in order."""
    languages: tuple[tuple[str, str, str | None], ...]
    """(element, lang, dir) of every element that says its language, ``html`` whether it does or not."""
    links: tuple[str, ...]
    """What every ``href`` and ``src`` names."""
    outside: tuple[str, ...]
    """Addresses of other websites that its links lead to, but for those that a template of ours hands the page on by."""
    strange: tuple[str, ...] = ()
    """What stands in it and no template of ours would write: ``<object>``, ``onclick=``, a script that is not named."""


def outline(root: Node, scripts: Collection[str] = (), pieces: Sequence[Outline] = ()) -> Outline:
    """Return the outline of a page whose template has these scripts, with the outlines of its ``pieces`` where they go."""
    ids: Counter[str] = Counter()
    headings: list[tuple[int, str]] = []
    languages: list[tuple[str, str, str | None]] = []
    links: list[str] = []
    outside: list[str] = []
    strange: list[str] = []
    for each in elements(root):
        name, attributes = each.tag or "", each.attributes
        if pieces and PIECE in attributes:
            piece = pieces[int(attributes[PIECE] or 0)]
            ids.update(piece.ids)
            headings += piece.headings
            languages += piece.languages
            links += piece.links
            outside += piece.outside
            strange += piece.strange
            continue
        strange.extend(stranger(each, name, attributes, scripts))
        if "id" in attributes:
            ids[attributes["id"] or ""] += 1
        if name in LEVELS:
            headings.append((LEVELS[name], words(each).strip()))
        if name == "html" or "lang" in attributes:
            languages.append((name, attributes.get("lang") or "", attributes.get("dir")))
        links.extend(attributes[key] or "" for key in ("href", "src") if key in attributes)
        if name == "a" and "data-share" not in attributes and (attributes.get("href") or "").startswith(("http://", "https://")):
            outside.append(attributes["href"] or "")
    if (root.tag or "") == "html":
        languages.insert(0, ("html", value(root, "lang") or "", value(root, "dir")))
    return Outline(ids, tuple(headings), tuple(languages), tuple(links), tuple(outside), tuple(strange))


@lru_cache(maxsize=1 << 12)
def _one_of(*said: Any) -> tuple[Any, ...]:
    return said


def sparing(own: Outline) -> Outline:
    """Return an outline that shares each text with all others of this process: most pages have the same links and headings."""
    one = sys.intern
    return Outline(
        Counter({one(name): times for name, times in own.ids.items()}),
        tuple(_one_of(level, said) for level, said in own.headings),
        tuple(_one_of(name, lang, way) for name, lang, way in own.languages),
        tuple(map(one, own.links)),
        tuple(map(one, own.outside)),
        own.strange,
    )
