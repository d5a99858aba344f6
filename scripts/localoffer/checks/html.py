"""html-not-valid: a browser would have to repair the page (WHATWG HTML, parse errors)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.checks.document import Document
from localoffer.issues import Issue


def check(document: Document) -> Iterator[Issue]:
    """Yield each parse error once."""
    for line, fault in document.faults:
        yield Issue(document.path, 1, "html-not-valid", f"The built page has a fault at its line {line}: {fault.rstrip('.')}.")
