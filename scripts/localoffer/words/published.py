"""Published: how many words a finished page has, how hard they are, and how many only say what is not checked or not known.

What is hedging is told by its mark-up, never by guessing at words: a component says it by its class. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from localoffer.html.tree import Node, value, walk
from localoffer.words.readability import Figures, figures

HEDGING = frozenset({"unchecked", "certainty", "gaps"})
"""Classes of what says that something is not checked, not certain or not known."""
_NOT_READ = frozenset({"script", "style", "svg", "nav", "form", "template"})
_APART = frozenset(
    {"p", "li", "dd", "dt", "td", "th", "div", "br", "summary", "figcaption", "caption"} | {f"h{n}" for n in range(1, 7)}
)
_PROSE = frozenset({"p", "li", "dd"})
_WORD = re.compile(r"\w\S*")


@dataclass
class PageWords:
    """The words of a page: those that a reader sees at once, and those in a closed disclosure."""

    seen: int = 0
    hedging: int = 0
    """Of those that are seen."""
    folded: int = 0
    folded_hedging: int = 0
    prose: list[str] = field(default_factory=list)
    """Its paragraphs and items, for the reading age."""

    @property
    def share(self) -> float:
        """How much of what is seen is hedging, from 0 to 1."""
        return self.hedging / self.seen if self.seen else 0.0

    @property
    def figures(self) -> Figures:
        """How hard its paragraphs and items are, where it is in English."""
        return figures(self.prose)


def words_of(main: Node) -> PageWords:
    """Return the words of a page's ``main``, without menus and forms."""
    found, run = PageWords(), ""
    opened: list[tuple[str, bool, bool]] = []  # of each element around: name, whether it hedges, whether it is folded away
    skipped = 0

    def close_run() -> None:
        nonlocal run
        around = next((name for name, _, _ in reversed(opened) if name in _APART), "")
        if around in _PROSE and run.strip():
            found.prose.append(" ".join(run.split()))
        run = ""

    for each, comes in walk(main):
        if each.is_text_node:
            if not skipped:
                text = each.text_content or ""
                run += text
                _, hedges, folded = opened[-1] if opened else ("", False, False)
                _count(found, len(_WORD.findall(text)), hedges=hedges, folded=folded)
            continue
        name = each.tag or ""
        if name in _NOT_READ or value(each, "hidden") is not None:
            skipped += 1 if comes else -1
        if name in _APART:
            close_run()
        if comes:
            above = opened[-1] if opened else ("", False, False)
            hedges = above[1] or not HEDGING.isdisjoint((value(each, "class") or "").split())
            closed = above[0] == "details" and name != "summary" and value(each.parent or each, "open") is None
            opened.append((name, hedges, above[2] or closed))
        elif opened:
            opened.pop()
    return found


def _count(found: PageWords, words: int, *, hedges: bool, folded: bool) -> None:
    if folded:
        found.folded += words
        found.folded_hedging += words if hedges else 0
    else:
        found.seen += words
        found.hedging += words if hedges else 0
