"""duplicate-id: no id stands twice on a page (WCAG 4.1.2 rests on it)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.html.outline import Outline
from localoffer.issues import Issue


def check(path: str, outline: Outline) -> Iterator[Issue]:
    """Yield every id that is used more than once."""
    for id_, count in sorted(outline.ids.items()):
        if count > 1:
            yield Issue(path, 1, "duplicate-id", f'The built page has {count} things with the id "{id_}".')
