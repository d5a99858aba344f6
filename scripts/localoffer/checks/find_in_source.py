"""Written: where in Markdown or YAML an address stands that was found in the built site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from localoffer.facts.layout import CONTENT


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []


def places(root: Path, target: str, paths: Iterable[str]) -> list[tuple[str, int]]:
    """Return (path, line) of every line of ``paths`` that holds ``target``, or its end where it is relative.

    ``#there`` is found as it stands, ``../assets/a.pdf`` as ``assets/a.pdf``.
    """
    needle = target.lstrip("./") if target.startswith(".") else target
    if not needle:
        return []
    return [(path, number) for path in paths for number, line in enumerate(_lines(root / path), 1) if needle in line]


def fact_files(root: Path) -> list[str]:
    """Return every file of facts below ``root``."""
    return sorted(file.relative_to(root).as_posix() for file in (root / CONTENT).rglob("*.yml"))
