"""Drift: whether a council's copy of our words and facts is still the current one.

``corpus`` holds what we publish and have published, ``compare`` finds it in a copy, ``report`` says so.
"""

from functools import partial
from pathlib import Path

from localoffer.councils.drift.compare import DriftResult, Finding, FindingState, Verdict, compare
from localoffer.councils.drift.corpus import Corpus, corpus_of
from localoffer.councils.drift.in_time import in_time
from localoffer.councils.drift.report import as_html, as_json, as_table, exit_code
from localoffer.councils.drift.sources import Copy, ListNotReadError, copies_of
from localoffer.outside import LIMITS, Limits, NotRead, read_all, too_long

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
    results: dict[Copy, DriftResult | str] = {}
    for copy, page in zip(copies, read_all([copy.where for copy in copies], root, limits), strict=True):
        if isinstance(page, NotRead):
            results[copy] = str(page)
        else:
            found = in_time(partial(compare, corpus, page.blocks), limits.seconds - page.took)
            results[copy] = found or str(NotRead(page.where, too_long(limits)))
    return results
