"""Checks: the built site -> issues. A file per rule, listed here once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from localoffer.checks import addresses, anchors, embeds, headings, html, languages, links
from localoffer.checks.document import Document
from localoffer.checks.find_in_source import fact_files, places
from localoffer.issues import Issue, did_you_mean

RULES: tuple[Callable[[Document], Iterator[Issue]], ...] = (html.check, headings.check, languages.check, anchors.check)
"""What each page is held to by itself."""

_TARGET = re.compile(r'The (?:link|address) "([^"]+)"')


def check_site(site_dir: Path, sources: Mapping[str, str], address: str, root: Path) -> list[Issue]:
    """Return every issue of a built site.

    ``sources`` names the Markdown file of each page (address below the site's -> path); ``address`` is
    the site's own. ``root`` is the folder that those paths are in.
    """
    documents = read(site_dir, sources)
    issues = [issue for document in documents.values() for rule in RULES for issue in rule(document)]
    return [*issues, *check_links(site_dir, documents, address, root)]


def read(site_dir: Path, sources: Mapping[str, str]) -> dict[str, Document]:
    """Parse every page of a built site: address below the site's -> page."""
    documents: dict[str, Document] = {}
    for file in sorted(site_dir.rglob("*.html")):
        name = file.relative_to(site_dir).as_posix()
        if embeds.is_embed(name):
            continue  # the same words again, with whole addresses: see embeds.check
        page = name.removesuffix("index.html")
        documents[page] = Document.read(file, sources.get(page, f"{links.PUBLISHED}/{name}"))
    return documents


def check_links(site_dir: Path, documents: Mapping[str, Document], address: str, root: Path) -> list[Issue]:
    """Return every link and address inside the site that leads nowhere, where an editor wrote it."""
    broken = [
        *embeds.check(site_dir),
        *links.check(site_dir, documents, urlsplit(address).path),
        *addresses.check(site_dir, documents, address),
    ]
    return list(_where_written(broken, documents, urlsplit(address).path, root))


def _where_written(broken: Iterable[Issue], documents: Mapping[str, Document], below: str, root: Path) -> Iterator[Issue]:
    """Move each issue to the line of Markdown or YAML that holds its address, and name the nearest page there is."""
    facts = fact_files(root)
    for issue in broken:
        match = _TARGET.match(issue.message)
        target = match[1] if match else ""
        own = [] if issue.path.startswith(f"{links.PUBLISHED}/") else [issue.path]
        found = places(root, target, own) or places(root, target, facts if "//" in target else ())
        name = urlsplit(target).path.removeprefix(below).strip("./")
        hint = issue.hint or (did_you_mean(f"{name}/", documents) if name else "")
        path, line = found[0] if found else (issue.path, issue.line)
        yield replace(issue, path=path, line=line, hint=hint)
