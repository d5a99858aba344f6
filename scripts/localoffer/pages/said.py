"""Said: what a page turns out to say when its Markdown is read, and how that is kept for the next run."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from localoffer.html.search_sections import SearchSection
from localoffer.html.text_blocks import TextBlock
from localoffer.html.tree import Html
from localoffer.issues import Issue, of_json
from localoffer.packed import Packed, Shape
from localoffer.pages.markdown.reading import Link

NOTHING = Html("")
_HEADINGS: Shape[tuple[tuple[int, str, str], ...]] = Shape(
    list, lambda kept: tuple((level, anchor, title) for level, anchor, title in kept)
)
_LINKS: Shape[tuple[Link, ...]] = Shape(
    lambda links: [[each.path, each.line, each.target] for each in links], lambda kept: tuple(Link(*each) for each in kept)
)
_BLOCKS: Shape[tuple[TextBlock, ...]] = Shape(
    list, lambda kept: tuple(TextBlock(text, tuple(links), *rest) for text, links, *rest in kept)
)
_SECTIONS: Shape[tuple[SearchSection, ...]] = Shape(list, lambda kept: tuple(SearchSection(*each) for each in kept))
_HTML = Shape(str, Html)
"""It is read as HTML again, as it came out of the tree: what packed it was this run, or one under our seal."""
PACKED = ("html", "headings", "links", "text_blocks", "search_sections")
"""The fields that are held packed, and kept so."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a page says."""

    html: Packed[Html] = Packed(NOTHING, _HTML)
    """Its words, from level 2 on, as they stood in the tree that was judged, with foreign runs in their own order."""
    headings: Packed[tuple[tuple[int, str, str], ...]] = Packed((), _HEADINGS)
    """(level, anchor, title) of every heading, in order."""
    ids: frozenset[str] = frozenset()
    links: Packed[tuple[Link, ...]] = Packed((), _LINKS)
    fact_keys: frozenset[str] = frozenset()
    """Every fact that it shows, ``contact:helpline``."""
    tools: frozenset[str] = frozenset()
    """The tools that it has: names of modules in the theme's assets/js/tools/."""
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Anchor of a section, empty for what stands before the first -> the facts of it."""
    text_blocks: Packed[tuple[TextBlock, ...]] = Packed((), _BLOCKS)
    search_sections: Packed[tuple[SearchSection, ...]] = Packed((), _SECTIONS)
    changed: tuple[Html, ...] = ()
    """In a translation: what is new or different in the source since, in the source language."""


@dataclass(frozen=True, kw_only=True)
class Read(Said):
    """The same, with what is wrong in it."""

    issues: tuple[Issue, ...] = ()


def _write(said: Read) -> list[Any]:
    return [
        [b64encode(vars(said)[name]).decode() for name in PACKED],
        sorted(said.ids),
        sorted(said.fact_keys),
        sorted(said.tools),
        {anchor: sorted(facts) for anchor, facts in said.parts.items()},
        said.changed,
        [each.as_json() for each in said.issues],
    ]


def _read(kept: list[Any]) -> Read:
    packed, ids, facts, tools, parts, changed, issues = kept
    held: dict[str, Any] = {name: b64decode(each) for name, each in zip(PACKED, packed, strict=True)}
    return Read(
        **held,
        ids=frozenset(ids),
        fact_keys=frozenset(facts),
        tools=frozenset(tools),
        parts={anchor: frozenset(own) for anchor, own in parts.items()},
        changed=tuple(Html(each) for each in changed),  # noqa: S704  # as it was written out of the tree, under our seal
        issues=tuple(map(of_json, issues)),
    )


SHAPE = Shape(_write, _read)
"""How it is kept."""
