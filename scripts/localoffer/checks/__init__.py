"""Checks: the built site -> issues. A file per rule, listed here once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..issues import Issue
from . import anchors, embeds, headings, html, languages, links
from .document import Document

RULES: tuple[Callable[[Document], Iterator[Issue]], ...] = (html.check, headings.check, languages.check, anchors.check)
"""What each page is held to by itself."""


def check_site(site_dir: Path, sources: Mapping[str, str], below: str) -> list[Issue]:
    """Return every issue of a built site.

    ``sources`` names the Markdown file of each page (address below the site's -> path); ``below`` is
    the path of the site's own address, ``/`` or ``/some/folder/``.
    """
    documents: dict[str, Document] = {}
    for file in sorted(site_dir.rglob("*.html")):
        name = file.relative_to(site_dir).as_posix()
        if embeds.is_embed(name):
            continue  # the same words again, with whole addresses: see embeds.check
        page = name.removesuffix("index.html")
        documents[page] = Document.read(file, sources.get(page, f"{links.PUBLISHED}/{name}"))
    issues = [issue for document in documents.values() for rule in RULES for issue in rule(document)]
    return [*issues, *embeds.check(site_dir), *links.check(site_dir, documents, below)]
