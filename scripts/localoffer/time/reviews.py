"""Reviews: which words and facts a person's review covers, and what no review may be. Pure.

A review is front matter that ``localoffer review`` writes: the day, the person, and hashes of the
words and of the facts that the person had before them. It covers no others.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from localoffer.facts.shapes import FrontMatter
from localoffer.issues import Issue, Severity
from localoffer.time.stamp import Stamp
from localoffer.time.units import digest

KEYS = ("last_reviewed_on", "reviewed_by", "reviewed_words", "reviewed_facts", "review_note")
"""What a review writes into front matter, in this order."""

SOON = dt.timedelta(days=30)
"""How long before its day a review is called due soon."""

MANY = 3
"""More reviews than this, of one person on one day, each need a note of their own."""


class Seen(NamedTuple):
    """What a reviewer has before them, as hashes."""

    words: str
    facts: str


class Reviewed(NamedTuple):
    """A page of the book, as far as a review is about it."""

    path: str
    line_of: Callable[[str], int]
    """Key of its front matter -> the line it stands on."""
    meta: FrontMatter
    seen: Seen


def seen(unit: str, shown: Collection[str], now: Mapping[str, str]) -> Seen:
    """Return the hashes of a page's words (``unit``) and of the facts on it (``shown``), as they stand ``now``."""
    facts = sorted((each, now[each]) for each in shown if each in now and each != unit)
    return Seen(now.get(unit, ""), digest(facts))


def facts_changed(page: Reviewed) -> bool:
    """Tell whether a fact on the page is another than the reviewer saw."""
    return page.meta.reviewed_facts is not None and page.meta.reviewed_facts != page.seen.facts


def check(pages: Iterable[Reviewed]) -> Iterator[Issue]:
    """Yield what is wrong with the reviews of these pages, each at its line."""
    signed: dict[tuple[dt.date, str], list[Reviewed]] = defaultdict(list)
    for page in pages:
        meta = page.meta
        if meta.last_reviewed_on is None or meta.reviewed_by is None:
            yield from _leftovers(page)
            continue
        signed[meta.last_reviewed_on, meta.reviewed_by].append(page)
        yield from _of_other_words(page)
    for (day, name), together in signed.items():
        yield from _in_bulk(day, name, together)


def _leftovers(page: Reviewed) -> Iterator[Issue]:
    for key in ("reviewed_words", "reviewed_facts", "review_note"):
        if getattr(page.meta, key) is not None:
            line = page.line_of(key)
            yield Issue(page.path, line, "review-not-complete", f'"{key}" belongs to a review, and there is none.', _sign(page))


def _of_other_words(page: Reviewed) -> Iterator[Issue]:
    meta, line = page.meta, page.line_of("last_reviewed_on")
    if meta.reviewed_words is None or meta.reviewed_facts is None:
        message = f"Nothing says which words {meta.reviewed_by} read."
        yield Issue(page.path, line, "review-not-recorded", message, _sign(page))
    elif meta.reviewed_words != page.seen.words:
        message = f"The words have changed since {meta.reviewed_by} read them on {meta.last_reviewed_on}."
        hint = f"{_sign(page)} Or take the review out: add --withdraw."
        yield Issue(page.path, line, "review-of-other-words", message, hint)
    else:
        yield from of_other_facts(page)


def of_other_facts(page: Reviewed) -> Iterator[Issue]:
    """Yield that a fact on a page is another than its reviewer saw. It goes out all the same, and the page says so."""
    if facts_changed(page):
        line = page.line_of("last_reviewed_on")
        message = f"A fact on this page has changed since {page.meta.reviewed_by} read it on {page.meta.last_reviewed_on}."
        yield Issue(page.path, line, "review-of-other-facts", message, _sign(page), Severity.NOTICE)


def due(path: str, stamp: Stamp, today: dt.date) -> Iterator[Issue]:
    """Yield that a page was never reviewed, that its review ran out, or that it soon will."""
    if stamp.reviewed is None:
        yield Issue(path, 1, "unreviewed", "No person has reviewed this page.", severity=Severity.NOTICE)
    elif stamp.overdue:
        message = f"The review of {stamp.reviewed} ran out on {stamp.due}."
        yield Issue(path, 1, "review-overdue", message, "Read the page again.", Severity.NOTICE)
    elif stamp.due is not None and stamp.due - today <= SOON:
        yield Issue(path, 1, "review-due-soon", f"The next review is due by {stamp.due}.", severity=Severity.NOTICE)


def _sign(page: Reviewed) -> str:
    return f"Read the page and run: localoffer review {page.path}."


def _in_bulk(day: dt.date, name: str, pages: list[Reviewed]) -> Iterator[Issue]:
    for page in pages:
        others = [each.meta.review_note or "" for each in pages if each is not page]
        line = page.line_of("last_reviewed_on")
        yield from in_bulk(page.path, line, day, name, page.meta.review_note or "", others)


def in_bulk(path: str, line: int, day: dt.date, name: str, note: str, others: Collection[str]) -> Iterator[Issue]:
    """Yield that a review lacks a note of its own, where its person signed many pages that day: others with these notes.

    The same words many times are no note.
    """
    own = note.casefold().strip()
    if len(others) >= MANY and (not own or own in {each.casefold().strip() for each in others}):
        message = f"{name} signed {len(others) + 1} pages on {day}, and this one has no note of its own."
        hint = 'Say in review_note what was read or found: localoffer review … --note "…".'
        yield Issue(path, line, "review-in-bulk", message, hint)
