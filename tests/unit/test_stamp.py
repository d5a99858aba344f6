"""The stamp: which day a page was updated, and when its review runs out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from localoffer.time.stamp import Stamp, stamp

REVIEWED = dt.date(2026, 5, 23)
DUE = dt.date(2026, 11, 23)


def stamped(units: set[str], dates: dict[str, str], **other: Any) -> Stamp:
    """Return the stamp of a page that nobody reviewed, on 23 November 2026, but for what ``other`` says."""
    given = {"drafts": (), "reviewed": None, "reviewed_by": None, "review_in": "6 months", "today": DUE, **other}
    return stamp(units, {unit: dt.date.fromisoformat(day) for unit, day in dates.items()}, **given)


def test_a_page_is_as_new_as_the_newest_thing_on_it() -> None:
    dates = {
        "page:en/a.md": "2026-01-05",
        "contact:x": "2026-03-01",
        "contact:y": "2026-02-01",
        "contact:elsewhere": "2026-09-09",
    }
    assert stamped({"page:en/a.md", "contact:x", "contact:y"}, dates).updated == dt.date(2026, 3, 1)


def test_what_has_no_day_yet_does_not_count() -> None:
    assert stamped({"page:en/a.md", "contact:new"}, {"page:en/a.md": "2026-01-05"}).updated == dt.date(2026, 1, 5)


def test_without_a_history_there_is_no_day() -> None:
    assert stamped({"page:en/a.md"}, {}).updated is None


@pytest.mark.parametrize(("drafts", "draft"), [((), False), (("contact:y",), False), (("contact:y", "contact:x"), True)])
def test_a_page_is_a_draft_where_something_on_it_is_not_committed(drafts: tuple[str, ...], draft: bool) -> None:
    assert stamped({"page:en/a.md", "contact:x"}, {}, drafts=drafts).draft is draft


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(DUE - dt.timedelta(days=1), False), (DUE, False), (DUE + dt.timedelta(days=1), True)],
)
def test_a_review_holds_to_the_end_of_the_day_it_is_due(today: dt.date, overdue: bool) -> None:
    found = stamped(set(), {}, reviewed=REVIEWED, reviewed_by="A Tester", today=today)
    assert found == Stamp(None, False, REVIEWED, "A Tester", DUE, overdue)


def test_how_long_it_holds_is_said_by_the_page_or_the_site() -> None:
    assert stamped(set(), {}, reviewed=REVIEWED, review_in="2 weeks").due == dt.date(2026, 6, 6)


def test_a_page_that_nobody_reviewed_is_never_overdue() -> None:
    found = stamped(set(), {}, today=dt.date.max)
    assert (found.reviewed, found.reviewed_by, found.due, found.overdue) == (None, None, None, False)


def test_a_stamp_says_whether_a_fact_has_changed_since_the_review() -> None:
    assert stamped(set(), {}).changed is False
    assert stamped(set(), {}, changed=True).changed is True
