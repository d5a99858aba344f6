"""Sources: the list of those who carry our words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from localoffer.facts import yaml_file
from localoffer.facts.values import HttpsAddress
from localoffer.issues import Issue, did_you_mean

KEYS = ("where", "name", "council")
ADDRESS: TypeAdapter[str] = TypeAdapter(HttpsAddress)


@dataclass(frozen=True)
class Copy:
    """A place where somebody carries our words."""

    where: str
    """https:// address, path of a saved page, or ``-`` for standard input."""
    name: str
    """Whose it is."""
    council: str = ""
    """Id of the council whose page it is, where it is one of ours."""


def copies_of(file: Path, councils: Collection[str]) -> tuple[list[Copy], list[Issue]]:
    """Return what copies.yml lists, ``{name, where, council}``, and an issue for each fault; ``councils``: the ids of ours."""
    value, lines, issues = yaml_file.read(file.name, file.read_bytes())
    told = list(issues)
    if not isinstance(value, list) and not told:
        told.append(Issue(file.name, 1, "copy-not-valid", "This file must be a list of copies."))
    found: list[Copy] = []
    for index, entry in enumerate(value if isinstance(value, list) else []):
        faults = [Issue(file.name, lines.line((index,)), *fault) for fault in _faults(entry, councils)]
        told += faults
        if not faults:
            found.append(Copy(entry["where"], str(entry.get("name", entry["where"])), str(entry.get("council", ""))))
    return found, told


def _faults(entry: Any, councils: Collection[str]) -> list[tuple[str, str, str]]:
    """Return (rule, message, hint) of each fault of an entry."""
    if not isinstance(entry, dict):
        return [("copy-not-valid", 'Each copy has "where", and may have "name" and "council".', "")]
    found = [
        ("unknown-key", f'A copy has no "{key}", but "where", "name" and "council".', did_you_mean(str(key), KEYS))
        for key in entry
        if key not in KEYS
    ]
    where, council = entry.get("where"), str(entry.get("council", ""))
    if not isinstance(where, str):
        found.append(("missing-key", 'A copy needs "where": an address, or the path of a saved page.', ""))
    elif council:
        try:
            ADDRESS.validate_python(where)
        except ValidationError as fault:
            found.append((fault.errors()[0]["type"], f'The page of a council stands at an address. "{where}" is none.', ""))
    if council and council not in councils:
        found.append(("unknown-council", f'There is no council "{council}".', did_you_mean(council, councils)))
    return found
