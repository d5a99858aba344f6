"""Freshness: updated, reviewed, due. Pure: the day, the git dates and the review come in as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from localoffer.facts.values import add_span


@dataclass(frozen=True)
class Stamp:
    """What a page says about its own age. Never the day of the build."""

    updated: dt.date | None
    """The day the page's words, or a fact it shows, last changed; None where there is no history."""
    draft: bool
    """The words or facts shown differ from what is committed."""
    reviewed: dt.date | None
    """The day a person last read the whole page and found it right."""
    reviewed_by: str | None
    """Who that was."""
    due: dt.date | None
    """The day that review runs out."""
    overdue: bool
    """That day has passed."""
    changed: bool = False
    """A fact on the page has changed since that review."""


def stamp(
    units: Iterable[str],
    dates: Mapping[str, dt.date],
    drafts: Iterable[str],
    *,
    reviewed: dt.date | None,
    reviewed_by: str | None,
    review_in: str,
    today: dt.date,
    changed: bool = False,
) -> Stamp:
    """Return the stamp of a page that shows ``units`` (its own words and every fact on it).

    *Updated* is the newest day of any of them; *due* is the review moved on by ``review_in``.
    """
    shown = set(units)
    days = [dates[unit] for unit in shown if unit in dates]
    due = add_span(reviewed, review_in) if reviewed is not None else None
    return Stamp(
        updated=max(days, default=None),
        draft=bool(shown & set(drafts)),
        reviewed=reviewed,
        reviewed_by=reviewed_by,
        due=due,
        overdue=due is not None and due < today,
        changed=changed,
    )
