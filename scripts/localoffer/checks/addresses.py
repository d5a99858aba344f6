"""broken-address: every address of our own site that a file names in full must be there: feeds, data, calendars, alternates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from localoffer.checks.document import Document
from localoffer.issues import Issue

KINDS = (".html", ".json", ".xml", ".ics", ".webmanifest")


def check(site_dir: Path, documents: Mapping[str, Document], address: str) -> Iterator[Issue]:
    """Yield each address that begins with the site's own and leads to no file, or to no anchor of one."""
    pattern = re.compile(re.escape(address) + r"[^\s\"'<>\\)]*")
    ids = {page: {id_ for element in each.root.iter() if (id_ := element.get("id"))} for page, each in documents.items()}
    for file in sorted(site_dir.rglob("*")):
        if file.suffix not in KINDS:
            continue
        name = file.relative_to(site_dir).as_posix()
        page = documents.get(name.removesuffix("index.html"))
        text = file.read_text(encoding="utf-8")
        if file.suffix in {".html", ".xml"}:
            text = html.unescape(text)  # codes to copy hold addresses too
        if file.suffix == ".ics":
            text = re.sub(r"\r?\n[ \t]", "", text)  # long lines are folded (RFC 5545, 3.1)
        for found in sorted(set(pattern.findall(text))):
            target, _, anchor = found.removeprefix(address).partition("#")
            target = unquote(target.partition("?")[0])
            there = site_dir / target / "index.html" if target.endswith("/") or not target else site_dir / target
            path = page.path if page else f"site/{name}"
            if not there.exists():
                yield Issue(path, 1, "broken-address", f'The address "{found}" leads to nothing in this site.')
            elif anchor and target in ids and unquote(anchor) not in ids[target]:
                yield Issue(path, 1, "broken-address", f'The address "{found}" names an anchor that is not there.')
