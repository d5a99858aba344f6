"""language-missing: every page names its language and direction (WCAG 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.checks.document import Document
from localoffer.issues import Issue
from localoffer.languages.locales import direction


def check(document: Document) -> Iterator[Issue]:
    """Yield an issue where ``lang`` is missing, or ``dir`` does not fit it."""
    for element in document.root.iter():
        tag = element.get("lang")
        if element.tag == "html" and not tag:
            yield Issue(document.path, 1, "language-missing", "The built page does not say what language it is in.")
        elif element.tag == "html" and tag and element.get("dir") != direction(tag):
            message = f'The built page is in "{tag}" but its direction is "{element.get("dir", "")}".'
            yield Issue(document.path, 1, "direction-wrong", message)
        elif tag == "":
            yield Issue(document.path, 1, "language-missing", f"A <{element.tag}> has an empty lang.")
