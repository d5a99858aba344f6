"""Sources: the list of those who carry our words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localoffer.facts import yaml_file


class ListNotReadError(Exception):
    """The list of copies could not be read; the message says why, for the person who asked."""


@dataclass(frozen=True)
class Copy:
    """A place where somebody carries our words."""

    where: str
    """https:// address, path of a saved page, or ``-`` for standard input."""
    name: str
    """Whose it is."""
    council: str = ""
    """Id of the council whose page it is, where it is one of ours."""


def copies_of(file: Path) -> list[Copy]:
    """Read copies.yml: a list of ``{name, where, council}``. Raises ``ListNotReadError`` with path:line for each fault."""
    value, lines, issues = yaml_file.read(file.name, file.read_bytes())
    found: list[Copy] = []
    entries: list[Any] = value if isinstance(value, list) else []
    told = [str(issue) for issue in issues]
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and isinstance(entry.get("where"), str) and set(entry) <= {"where", "name", "council"}:
            found.append(Copy(entry["where"], str(entry.get("name", entry["where"])), str(entry.get("council", ""))))
            if found[-1].council and not found[-1].where.startswith("https://"):
                message = "The page of a council stands at an address that begins with https://."
                told.append(f"{file.name}:{lines.line((index,))}: copy-not-valid: {message}")
        else:
            message = 'Each copy has "where", and may have "name" and "council".'
            told.append(f"{file.name}:{lines.line((index,))}: copy-not-valid: {message}")
    if not isinstance(value, list) and not issues:
        told.append(f"{file.name}:1: copy-not-valid: This file must be a list of copies.")
    if told:
        raise ListNotReadError("\n".join(told))
    return found
