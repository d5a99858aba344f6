"""Drift: whether a council's copy of our words and facts is still the current one.

``canon`` holds what we publish and have published, ``compare`` finds it in a copy, ``report`` says so.
"""

from pathlib import Path

from .canon import Canon, canon_of
from .compare import Finding, Result, State, Verdict, compare
from .report import as_html, as_json, as_table, exit_code
from .sources import Copy, CopyNotReadError, copies_of, read

__all__ = [
    "Canon", "Copy", "CopyNotReadError", "Finding", "Result", "State", "Verdict", "as_html", "as_json", "as_table", "canon_of",
    "compare", "copies_of", "exit_code", "judged", "read",
]  # fmt: skip


def judged(canon: Canon, copies: list[Copy], root: Path) -> dict[Copy, Result | str]:
    """Return what was found in each copy, or why it could not be read; paths are below ``root``."""
    results: dict[Copy, Result | str] = {}
    for copy in copies:
        try:
            results[copy] = compare(canon, read(copy, root))
        except CopyNotReadError as fault:
            results[copy] = str(fault)
    return results
