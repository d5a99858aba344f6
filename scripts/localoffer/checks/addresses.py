"""broken-address: every address of our own site that a file names in full must be there: feeds, data, calendars, alternates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from localoffer.checks.links import Broken
from localoffer.html.outline import Outline

KINDS = (".json", ".xml", ".ics", ".webmanifest")


def check(folder: Path, outlines: Mapping[str, Outline], address: str) -> Iterator[Broken]:
    """Yield each address that begins with the site's own and leads to no file, or to no anchor of one."""
    for url, outline in outlines.items():
        own = {link for link in outline.links if link.startswith(address)}
        yield from _broken(folder, url, own, outlines, address)
    pattern = re.compile(re.escape(address) + r"[^\s\"'<>\\)]*")
    for file in sorted(each for each in folder.rglob("*") if each.suffix in KINDS):
        text = _text(file)
        if address in text:
            yield from _broken(folder, file.relative_to(folder).as_posix(), set(pattern.findall(text)), outlines, address)


def _text(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".xml":
        return html.unescape(text)
    return re.sub(r"\r?\n[ \t]", "", text) if file.suffix == ".ics" else text  # long lines are folded (RFC 5545, 3.1)


def _broken(folder: Path, url: str, found: Iterable[str], outlines: Mapping[str, Outline], address: str) -> Iterator[Broken]:
    for each in sorted(found):
        target, _, anchor = each.removeprefix(address).partition("#")
        target = unquote(target.partition("?")[0])
        name = f"{target}index.html" if target.endswith("/") or not target else target
        if not (folder / name).exists():
            yield Broken(url, each, "broken-address", "leads to nothing in this site", "address")
        elif anchor and name in outlines and unquote(anchor) not in outlines[name].ids:
            yield Broken(url, each, "broken-address", "names an anchor that is not there", "address")
