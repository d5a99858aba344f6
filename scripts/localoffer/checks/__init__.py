"""Checks: what is published -> issues. A file per rule, listed here once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from localoffer.checks import addresses, anchors, embeds, headings, languages, links
from localoffer.checks.find_in_source import fact_files, places
from localoffer.checks.links import PUBLISHED, Broken
from localoffer.edition import Edition
from localoffer.html.outline import Outline
from localoffer.issues import Issue, did_you_mean

Outlines = Mapping[str, Outline]
"""Address of a page below the site's, with ``index.html`` -> its outline."""
RULES: tuple[Callable[[str, Outline], Iterator[Issue]], ...] = (headings.check, languages.check, anchors.check)
"""What each page is held to by itself."""


def check(folder: Path, outlines: Outlines, edition: Edition) -> list[Issue]:
    """Return every issue of a site that was written into ``folder``."""
    issues = []
    for url, outline in outlines.items():
        path = edition.written.get(url, f"{PUBLISHED}/{url}")
        rules = embeds.RULES if embeds.is_embed(url) else RULES
        issues += [issue for rule in rules for issue in rule(path, outline)]
    return [*issues, *check_links(folder, outlines, edition)]


def check_links(folder: Path, outlines: Outlines, edition: Edition, *, ask_all: bool = False) -> list[Issue]:
    """Return every link and address inside a site that leads nowhere, where an editor wrote it.

    With ``ask_all`` a server is asked for every file that a link names, as a reader's browser would.
    """
    address = edition.site.settings.address
    pages = {url: each for url, each in outlines.items() if not embeds.is_embed(url)}
    broken = [
        *embeds.check(folder, outlines, address),
        *links.check(folder, pages, urlsplit(address).path, ask_all=ask_all),
        *addresses.check(folder, pages, address),
    ]
    return list(_where_written(broken, edition, pages))


def _where_written(broken: Iterable[Broken], edition: Edition, pages: Outlines) -> Iterator[Issue]:
    """Move each broken link to the line of Markdown or YAML that holds its address, and name the nearest page there is."""
    below = urlsplit(edition.site.settings.address).path
    facts, known = fact_files(edition.root), [url.removesuffix("index.html") for url in pages]
    for each in broken:
        own = edition.written.get(each.page)
        written = places(edition.root, each.target, [own] if own else [])
        written = written or places(edition.root, each.target, facts if "//" in each.target else ())
        name = urlsplit(each.target).path.removeprefix(below).strip("./")
        hint = did_you_mean(f"{name}/", known) if name else ""
        path, line = written[0] if written else (own or f"{PUBLISHED}/{each.page}", 1)
        yield replace(each.issue(), path=path, line=line, hint=hint)
