"""duplicate-id: no id stands twice on a page (WCAG 4.1.2 rests on it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from localoffer.checks.document import Document
from localoffer.issues import Issue


def check(document: Document) -> Iterator[Issue]:
    """Yield every id that is used more than once."""
    ids = Counter(id_ for element in document.root.iter() if (id_ := element.get("id")) is not None)
    for id_, count in sorted(ids.items()):
        if count > 1:
            yield Issue(document.path, 1, "duplicate-id", f'The built page has {count} things with the id "{id_}".')
