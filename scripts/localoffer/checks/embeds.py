"""embed-broken: an embed is sound HTML, begins below its host's title, and leads only where something is.

An embed holds the words of a page that is judged as a whole, so one form of each is parsed: its other
heading level and each council's copy differ from it only in numbers and in one card. The links of every form are followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from localoffer.checks import anchors, html, languages
from localoffer.checks.document import Document
from localoffer.checks.headings import LEVELS
from localoffer.issues import Issue

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_HREF = re.compile(r' href="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')


def is_embed(name: str) -> bool:
    """Tell whether a file of the site is an embed or a fragment, by its address; /embed/ itself is a page."""
    return name.startswith("fragments/") or (
        name.startswith("embed/") and name != "embed/index.html" and not name.startswith("embed/codes/")
    )


def check(site_dir: Path) -> Iterator[Issue]:
    """Yield what is wrong with the embeds of a built site."""
    for remembered in (_root_of, _leads, _ids):
        remembered.cache_clear()
    for file in sorted((site_dir / "embed").rglob("index.html")):
        name = file.relative_to(site_dir).as_posix()
        if not is_embed(name):
            continue
        text, path = file.read_text("utf-8"), f"site/{name}"
        yield from _links(site_dir, text, path)
        if name.count("/") == 3 and "/h3/" not in name:
            document = Document.read(file, path)
            yield from _outline(document)
            for rule in (html.check, languages.check, anchors.check):
                yield from (replace(issue, path=path) for issue in rule(document))


def _outline(document: Document) -> Iterator[Issue]:
    level = 1
    for heading in (each for each in document.root.iter() if each.tag in LEVELS):
        own = LEVELS[str(heading.tag)]
        if own == 1 or own > level + 1:
            words = "".join(heading.itertext()).strip()
            yield Issue(document.path, 1, "embed-broken", f'"{words}" is a level {own} heading after a level {level}.')
        level = own


def _links(site_dir: Path, text: str, path: str) -> Iterator[Issue]:
    """Follow every link to this site; its address is known from the files that are there."""
    ids = set(_ID.findall(text))
    for target in _HREF.findall(text):
        if target.startswith("#"):
            if target[1:] not in ids:
                yield Issue(path, 1, "embed-broken", f'The link "{target}" leads nowhere: there is no such anchor.')
        elif not target.startswith(("https:", "tel:", "mailto:")):
            yield Issue(path, 1, "embed-broken", f'The link "{target}" is not a whole address.')
    canonical = _CANONICAL.search(text)
    address = _root_of(site_dir) if canonical else None
    for target in _HREF.findall(text) if address else ():
        if address and target.startswith(address) and not _leads(site_dir, target.removeprefix(address)):
            yield Issue(path, 1, "embed-broken", f'The link "{target}" leads nowhere.')


@cache
def _root_of(site_dir: Path) -> str | None:
    """Return the address of the site: its home page names it."""
    found = _CANONICAL.search((site_dir / "index.html").read_text("utf-8"))
    return found[1] if found else None


@cache
def _leads(site_dir: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = site_dir / path / "index.html" if path.endswith("/") or not path else site_dir / path
    if not file.is_file():
        return False
    return not anchor or anchor in _ids(file)


@cache
def _ids(file: Path) -> frozenset[str]:
    return frozenset(_ID.findall(file.read_text("utf-8")))
