"""one-h1, heading-order: one level 1 heading, and no level skipped after it (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.checks.document import Document
from localoffer.issues import Issue

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def check(document: Document) -> Iterator[Issue]:
    """Yield what is wrong with the outline of a page."""
    headings = [element for element in document.root.iter() if element.tag in LEVELS]
    count = sum(element.tag == "h1" for element in headings)
    if count != 1:
        yield Issue(document.path, 1, "one-h1", f"The built page has {count} level 1 headings.")
    level = 0
    for heading in headings:
        own = LEVELS[heading.tag]
        if own > level + 1:
            words = "".join(heading.itertext()).strip()
            yield Issue(document.path, 1, "heading-order", f'"{words}" is a level {own} heading after a level {level}.')
        level = own
