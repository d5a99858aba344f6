"""Said: what a page turns out to say when its Markdown is read, and how that is kept for the next run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from localoffer.html.search_sections import SearchSection
from localoffer.html.text_blocks import TextBlock
from localoffer.html.tree import Html
from localoffer.issues import Issue, of_json
from localoffer.kept import Shape
from localoffer.packed import Packed
from localoffer.pages.markdown.reading import Link

NOTHING = Html("")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a page says."""

    html: Packed[Html] = Packed(NOTHING)
    """Its words, from level 2 on, as they stood in the tree that was judged, with foreign runs in their own order."""
    headings: Packed[tuple[tuple[int, str, str], ...]] = Packed(())
    """(level, anchor, title) of every heading, in order."""
    ids: frozenset[str] = frozenset()
    links: Packed[tuple[Link, ...]] = Packed(())
    fact_keys: frozenset[str] = frozenset()
    """Every fact that it shows, ``contact:helpline``."""
    tools: frozenset[str] = frozenset()
    """The tools that it has: names of modules in the theme's assets/js/tools/."""
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Anchor of a section, empty for what stands before the first -> the facts of it."""
    text_blocks: Packed[tuple[TextBlock, ...]] = Packed(())
    search_sections: Packed[tuple[SearchSection, ...]] = Packed(())
    changed: tuple[Html, ...] = ()
    """In a translation: what is new or different in the source since, in the source language."""


@dataclass(frozen=True, kw_only=True)
class Read(Said):
    """The same, with what is wrong in it."""

    issues: tuple[Issue, ...] = ()


def _write(said: Read) -> list[Any]:
    return [
        said.html,
        said.headings,
        sorted(said.ids),
        [[each.path, each.line, each.target] for each in said.links],
        sorted(said.fact_keys),
        sorted(said.tools),
        {anchor: sorted(facts) for anchor, facts in said.parts.items()},
        [[each.text, each.links, each.in_furniture, each.heading, each.breaks] for each in said.text_blocks],
        [[each.title, each.anchor, each.is_question, each.text] for each in said.search_sections],
        said.changed,
        [each.as_json() for each in said.issues],
    ]


def _read(kept: list[Any]) -> Read:
    html, headings, ids, links, facts, tools, parts, blocks, sections, changed, issues = kept
    return Read(
        html=Html(html),  # noqa: S704  # as it was written out of the tree, under our seal
        headings=tuple((level, anchor, title) for level, anchor, title in headings),
        ids=frozenset(ids),
        links=tuple(Link(*each) for each in links),
        fact_keys=frozenset(facts),
        tools=frozenset(tools),
        parts={anchor: frozenset(own) for anchor, own in parts.items()},
        text_blocks=tuple(TextBlock(text, tuple(links), *rest) for text, links, *rest in blocks),
        search_sections=tuple(SearchSection(*each) for each in sections),
        changed=tuple(Html(each) for each in changed),  # noqa: S704  # likewise
        issues=tuple(map(of_json, issues)),
    )


SHAPE = Shape(_write, _read)
"""How it is kept."""
