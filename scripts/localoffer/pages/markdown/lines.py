"""Lines: where each line of a page's Markdown was written, and the lines that stand for a code made of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localoffer.facts.references import source_line
from localoffer.facts.shapes import Site, StatementSections
from localoffer.languages.locales import Locale
from localoffer.pages.statement import sections
from localoffer.words.cutter import fence_mark

STATEMENT = re.compile(r"\s*\{\{\s*accessibility\s*\}\}\s*")
"""The one code that stands for Markdown, not HTML, so that its headings are headings of the page."""

Place = tuple[str, int]
"""(path, line), as an issue has it."""


@dataclass(frozen=True)
class Lines:
    """Markdown to read, with the place that each of its lines comes from."""

    text: str
    places: tuple[Place, ...]
    has_statement: bool = False

    def place(self, number: int | None) -> Place:
        """Return where line ``number`` (from 0) was written; the first line where nobody knows."""
        return self.places[min(number or 0, len(self.places) - 1)]


def lines_of(body: str, path: str, first: int, site: Site, locale: Locale) -> Lines:
    """Return a page's Markdown, with the accessibility statement in the place of its code."""
    texts: list[str] = []
    places: list[Place] = []
    fence, has_statement = "", False
    for number, line in enumerate(body.split("\n"), first):
        if mark := fence_mark(line, fence):
            fence = "" if fence else mark
        if fence or not STATEMENT.fullmatch(line) or site.accessibility is None:
            texts.append(line)
            places.append((path, number))
            continue
        has_statement = True
        for made, where in _statement(site, locale):
            texts += [*made.split("\n"), ""]
            places += [where] * (made.count("\n") + 2)
    return Lines("\n".join(texts), tuple(places), has_statement)


def _statement(site: Site, locale: Locale) -> Iterator[tuple[str, Place]]:
    if site.accessibility is None:
        return
    for name, text in sections(site.accessibility, locale):
        loc = ("sections", name) if name in StatementSections.model_fields else ()
        yield text, source_line(site, "accessibility:accessibility", *loc)
