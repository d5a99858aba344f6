"""Sources: a web address or a saved file -> bytes. The only part of the program that asks another site, and only when told to."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localoffer.facts import yaml_file
from localoffer.html.text_blocks import TextBlock, text_blocks
from localoffer.html.tree import document
from localoffer.html.tree import root as tree_of

LARGEST = 20_000_000
WAIT = 30


class CopyNotReadError(Exception):
    """A copy could not be read; the message says why, for the person who asked."""


@dataclass(frozen=True)
class Copy:
    """A place where somebody carries our words."""

    where: str
    """https:// address or path of a saved page."""
    name: str
    """Whose it is."""


def read(copy: Copy, root: Path = Path()) -> tuple[TextBlock, ...]:
    """Return the text_blocks of a copy. Raises ``CopyNotReadError``."""
    if copy.where.startswith(("https://", "http://")):
        return text_blocks(tree_of(document(_fetched(copy.where))))
    file = root / copy.where
    try:
        return text_blocks(tree_of(document(file.read_bytes())))
    except OSError as fault:
        raise CopyNotReadError(f"{copy.where} could not be read: {fault.strerror or fault}.") from fault


def _fetched(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "localoffer-drift", "Accept": "text/html"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310  # http and https alone, above
            raw: bytes = answer.read(LARGEST)
            charset = answer.headers.get_content_charset()
    except (urllib.error.URLError, OSError, ValueError) as fault:
        raise CopyNotReadError(f"{address} could not be read: {getattr(fault, 'reason', fault)}.") from fault
    # What the header says goes before what the page says (WHATWG Encoding sniffing).
    return raw.decode(charset, "replace").encode("utf-8-sig") if charset and charset.lower() not in ("utf-8", "utf8") else raw


def copies_of(file: Path) -> list[Copy]:
    """Read copies.yml: a list of ``{name, where}``. Raises ``CopyNotReadError`` with path:line for each fault."""
    value, lines, issues = yaml_file.read(file.name, file.read_bytes())
    found: list[Copy] = []
    entries: list[Any] = value if isinstance(value, list) else []
    told = [str(issue) for issue in issues]
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and isinstance(entry.get("where"), str) and set(entry) <= {"where", "name"}:
            found.append(Copy(entry["where"], str(entry.get("name", entry["where"]))))
        else:
            told.append(f'{file.name}:{lines.line((index,))}: copy-not-valid: Each copy has "where", and may have "name".')
    if not isinstance(value, list) and not issues:
        told.append(f"{file.name}:1: copy-not-valid: This file must be a list of copies.")
    if told:
        raise CopyNotReadError("\n".join(told))
    return found
