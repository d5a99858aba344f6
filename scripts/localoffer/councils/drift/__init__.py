"""Drift: whether a council's copy of our words and facts is still the current one.

``corpus`` holds what we publish and have published, ``compare`` finds it in a copy, ``report`` says so.
"""

from pathlib import Path

from localoffer.councils.drift.compare import compare
from localoffer.councils.drift.corpus import Corpus, corpus_of
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.report import as_html, as_json, as_table, exit_code
from localoffer.councils.drift.sources import Copy, ListNotReadError, copies_of
from localoffer.outside import LIMITS, Limits, NotRead, read_all

__all__ = [
    "Copy",
    "Corpus",
    "DriftResult",
    "Finding",
    "FindingState",
    "ListNotReadError",
    "Verdict",
    "as_html",
    "as_json",
    "as_table",
    "compare",
    "copies_of",
    "corpus_of",
    "exit_code",
    "judged",
]  # fmt: skip


def judged(corpus: Corpus, copies: list[Copy], root: Path, limits: Limits = LIMITS) -> dict[Copy, DriftResult | str]:
    """Return what was found in each copy, or why it could not be read; paths are below ``root``."""
    pages = read_all([copy.where for copy in copies], root, limits)
    return {
        copy: str(page) if isinstance(page, NotRead) else compare(corpus, page.blocks)
        for copy, page in zip(copies, pages, strict=True)
    }
