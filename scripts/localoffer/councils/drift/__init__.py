"""Drift: whether a council's copy of our words and facts is still the current one.

``corpus`` holds what we publish and have published, ``compare`` finds it in a copy, ``report`` says so.
"""

from pathlib import Path

from localoffer.councils.drift.compare import compare
from localoffer.councils.drift.corpus import Corpus, corpus_of
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.report import as_html, as_json, as_table, exit_code
from localoffer.councils.drift.sources import Copy, CopyNotReadError, copies_of, read

__all__ = [
    "Copy",
    "CopyNotReadError",
    "Corpus",
    "DriftResult",
    "Finding",
    "FindingState",
    "Verdict",
    "as_html",
    "as_json",
    "as_table",
    "compare",
    "copies_of",
    "corpus_of",
    "exit_code",
    "judged",
    "read",
]  # fmt: skip


def judged(corpus: Corpus, copies: list[Copy], root: Path) -> dict[Copy, DriftResult | str]:
    """Return what was found in each copy, or why it could not be read; paths are below ``root``."""
    results: dict[Copy, DriftResult | str] = {}
    for copy in copies:
        try:
            results[copy] = compare(corpus, read(copy, root))
        except CopyNotReadError as fault:
            results[copy] = str(fault)
    return results
