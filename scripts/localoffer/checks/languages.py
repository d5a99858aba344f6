"""language-missing: every page names its language and direction (WCAG 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.html.outline import Outline
from localoffer.issues import Issue
from localoffer.languages.locales import direction


def check(path: str, outline: Outline) -> Iterator[Issue]:
    """Yield an issue where ``lang`` is missing, or ``dir`` does not fit it."""
    for element, tag, way in outline.languages:
        if element == "html" and not tag:
            yield Issue(path, 1, "language-missing", "The built page does not say what language it is in.")
        elif element == "html" and way != direction(tag):
            message = f'The built page is in "{tag}" but its direction is "{way or ""}".'
            yield Issue(path, 1, "direction-wrong", message)
        elif not tag:
            yield Issue(path, 1, "language-missing", f"A <{element}> has an empty lang.")
