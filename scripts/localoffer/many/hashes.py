"""Hashes: the SHA-256 of every file, listed as sha256sum (GNU coreutils) writes and checks it, and what two lists differ in."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from localoffer.issues import Issue

Hashes = dict[str, str]
"""Path below the folder -> SHA-256 in hexadecimal digits."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True)
class Changes:
    """What must happen where the older files stand."""

    new: list[str]
    """Files that must go up: not there, or another. What pages need comes before the pages."""
    gone: list[str]
    """Files that must go away."""


def of_folder(folder: Path) -> tuple[Hashes, list[Issue]]:
    """Return the hash of every file below a folder, hidden ones too, in the order of their paths."""
    hashes: Hashes = {}
    issues = []
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        path = file.relative_to(folder).as_posix()
        if re.search(r"[\n\r\\]", path):
            issues.append(Issue(path, 1, "name-not-valid", "This name cannot stand on a line of its own.", "Rename the file."))
        with file.open("rb") as opened:
            hashes[path] = hashlib.file_digest(opened, "sha256").hexdigest()
    return hashes, issues


def as_text(hashes: Hashes) -> bytes:
    """Return the list that ``sha256sum --check`` reads in that folder."""
    return os.fsencode("".join(f"{digest}  {path}\n" for path, digest in hashes.items()))


def read(path: str, raw: bytes) -> tuple[Hashes, list[Issue]]:
    """Return what a list says, and each line that says something else."""
    hashes: Hashes = {}
    issues = []
    for number, line in enumerate(os.fsdecode(raw).removesuffix("\n").split("\n") if raw else (), 1):
        if match := _LINE.fullmatch(line):
            hashes[match[2]] = match[1]
        else:
            hint = "localoffer hashes site > hashes.sha256 writes a list."
            issues.append(Issue(path, number, "hash-not-valid", "This is not a SHA-256 and a path.", hint))
    return hashes, issues


def changes(old: Hashes, now: Hashes) -> Changes:
    """Return what differs between two lists."""
    new = (path for path, digest in now.items() if old.get(path) != digest)
    return Changes(sorted(new, key=lambda path: (path.endswith(".html"), path)), sorted(old.keys() - now.keys()))
