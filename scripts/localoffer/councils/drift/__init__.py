"""Drift: whether a stranger's page says what is right of the service, and whether a copy of ours is still the current one.

``corpus`` holds what we publish and have published. ``places`` says which parts of a page speak of the service, ``contacts``
and ``facts`` judge what they state, ``sentences`` finds our own words; ``compare`` joins the two and ``report`` says so.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from localoffer.councils.drift.compare import compare
from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.in_time import each_in_time
from localoffer.councils.drift.ours import corpus_of, where_ours_stand
from localoffer.councils.drift.report import REPORT, Made, ReportShape, as_atom, as_csv, as_html, as_json, as_table, exit_code
from localoffer.councils.drift.sources import Copy, copies_of
from localoffer.councils.drift.words import tokens
from localoffer.facts.shapes import SaidElsewhere, Site
from localoffer.outside import LIMITS, Limits, NotRead, Page, read_all, too_long

__all__ = [
    "REPORT",
    "Copy",
    "Corpus",
    "DriftResult",
    "Finding",
    "FindingState",
    "Made",
    "ReportShape",
    "Verdict",
    "as_atom",
    "as_csv",
    "as_html",
    "as_json",
    "as_table",
    "compare",
    "copies_of",
    "corpus_of",
    "exit_code",
    "judged",
    "known_languages",
    "languages_in",
    "read_copies",
    "where_ours_stand",
]  # fmt: skip

KNOWN_BY = 3
"""A page is taken to be in a language of which it holds so many of the words that turn a sentence round."""


def read_copies(copies: Sequence[Copy], root: Path, limits: Limits = LIMITS) -> dict[Copy, Page | NotRead]:
    """Return each copy as it was read, or why it could not be; paths are below ``root``."""
    return dict(zip(copies, read_all([copy.where for copy in copies], root, limits), strict=True))


def judged(corpus: Corpus, pages: dict[Copy, Page | NotRead], limits: Limits = LIMITS) -> dict[Copy, DriftResult | str]:
    """Return what was found in each copy, or why it could not be read."""
    read = [page for page in pages.values() if isinstance(page, Page)]
    found = each_in_time([(partial(compare, corpus, page.blocks, page.title), limits.seconds - page.took) for page in read])
    return {
        copy: str(page) if isinstance(page, NotRead) else next(found) or str(NotRead(page.where, too_long(limits)))
        for copy, page in pages.items()
    }


def languages_in(site: Site, pages: Iterable[Page | NotRead]) -> set[str]:
    """Return the tags of our languages that pages seem to be in: only our words in those need be compared with them."""
    words = {word for page in pages if isinstance(page, Page) for block in page.blocks for word in tokens(block.text)}
    return known_languages(site.said_elsewhere, words)


def known_languages(words: SaidElsewhere, said: set[str]) -> set[str]:
    """Return the tags of the languages that words are known by."""
    return {tag for tag, own in words.weighty.items() if len(said.intersection(own)) >= KNOWN_BY}
