"""one-h1, heading-order: one level 1 heading, and no level skipped after it (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.html.outline import Outline
from localoffer.issues import Issue


def check(path: str, outline: Outline) -> Iterator[Issue]:
    """Yield what is wrong with the outline of a page."""
    count = sum(level == 1 for level, _ in outline.headings)
    if count != 1:
        yield Issue(path, 1, "one-h1", f"The built page has {count} level 1 headings.")
    before = 0
    for level, words in outline.headings:
        if level > before + 1:
            yield Issue(path, 1, "heading-order", f'"{words}" is a level {level} heading after a level {before}.')
        before = level
