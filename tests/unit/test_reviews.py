"""Reviews: what they cover, what becomes of them when words or facts change, and what no review may be."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest

from localoffer.facts.front_matter import line_of
from localoffer.facts.shapes import FrontMatter
from localoffer.issues import Severity
from localoffer.time.reviews import KEYS, MANY, Reviewed, Seen, check, due, facts_changed, seen
from localoffer.time.stamp import Stamp, stamp
from unit.examples import day, front_matter

SIGNED = {
    "last_reviewed_on": day("2026-11-23"),
    "reviewed_by": "A Tester",
    "reviewed_words": "words",
    "reviewed_facts": "facts",
}
TEXT = """\
---
title: A page
last_reviewed_on: 2026-11-23
reviewed_by: A Tester
reviewed_words: words
review_note: Read.
---
Hi.
"""


def page(path: str = "docs/en/a.md", now: tuple[str, str] = ("words", "facts"), **meta: Any) -> Reviewed:
    """Return a page that was signed, but for what ``meta`` says; ``now`` are the hashes of its words and facts today."""
    return Reviewed(path, partial(line_of, path, TEXT), front_matter(**{**SIGNED, **meta}), Seen(*now))


def told(*pages: Reviewed) -> list[str]:
    return [str(issue) for issue in check(pages)]


class TestWhatIsSeen:
    def test_a_reviewer_sees_the_words_of_the_page_and_the_facts_on_it(self) -> None:
        now = {"page:en/a.md": "w", "contact:x": "1", "deadline:y": "2", "contact:elsewhere": "3"}
        found = seen("page:en/a.md", {"page:en/a.md", "contact:x", "deadline:y"}, now)
        assert found.words == "w"
        for other in (
            seen("page:en/a.md", {"deadline:y", "contact:x"}, now),
            seen("page:en/a.md", {"contact:x", "deadline:y", "contact:never-written"}, now),
            seen("page:en/a.md", {"contact:x", "deadline:y"}, {**now, "page:en/a.md": "other", "contact:elsewhere": "4"}),
        ):
            assert other.facts == found.facts

    @pytest.mark.parametrize(
        ("shown", "changed"),
        [
            ({"contact:x"}, {}),
            ({"contact:x", "deadline:y", "contact:z"}, {}),
            ({"contact:x", "deadline:y"}, {"contact:x": "9"}),
            pytest.param({"contact:x", "deadline:y"}, {"contact:x": "2", "deadline:y": "1"}, id="two facts that change places"),
        ],
    )
    def test_another_fact_or_a_fact_that_says_something_else_is_seen(self, shown: set[str], changed: dict[str, str]) -> None:
        now = {"page:en/a.md": "w", "contact:x": "1", "deadline:y": "2", "contact:z": "3"}
        before = seen("page:en/a.md", {"contact:x", "deadline:y"}, now)
        assert seen("page:en/a.md", shown, {**now, **changed}).facts != before.facts

    def test_a_page_that_is_in_no_file_has_no_words(self) -> None:
        assert seen("page:en/a.md", (), {}).words == ""


def test_a_review_writes_what_front_matter_has_a_place_for() -> None:
    assert set(KEYS) == {name for name in FrontMatter.model_fields if "review" in name} - {"review_in"}
    assert KEYS[0] == "last_reviewed_on"


class TestACoveringReview:
    def test_a_review_of_these_words_and_facts_is_good(self) -> None:
        assert told(page()) == []

    def test_words_that_changed_are_an_error_before_facts_that_did(self) -> None:
        (issue,) = check([page(now=("new", "new"))])
        assert issue.severity is Severity.ERROR
        assert str(issue) == (
            "docs/en/a.md:3: review-of-other-words: The words have changed since A Tester read them on 2026-11-23. "
            "Read the page and run: localoffer review docs/en/a.md. Or take the review out: add --withdraw."
        )

    def test_facts_that_changed_are_a_notice_for_the_page_says_so_itself(self) -> None:
        (issue,) = check([page(now=("words", "new"))])
        assert issue.severity is Severity.NOTICE
        assert str(issue) == (
            "docs/en/a.md:3: review-of-other-facts: A fact on this page has changed since A Tester read it on 2026-11-23. "
            "Read the page and run: localoffer review docs/en/a.md."
        )

    @pytest.mark.parametrize("key", ["reviewed_words", "reviewed_facts"])
    def test_a_review_written_by_hand_covers_nothing(self, key: str) -> None:
        assert told(page(**{key: None})) == [
            "docs/en/a.md:3: review-not-recorded: Nothing says which words A Tester read. "
            "Read the page and run: localoffer review docs/en/a.md."
        ]

    def test_a_page_that_nobody_reviewed_does_not_stand_before_the_others(self) -> None:
        nobody = page(last_reviewed_on=None, reviewed_by=None, reviewed_words=None, reviewed_facts=None)
        assert len(told(nobody, page(now=("new", "facts")))) == 1

    def test_facts_have_changed_where_a_review_saw_others(self) -> None:
        assert not facts_changed(page())
        assert facts_changed(page(now=("words", "new")))
        assert not facts_changed(page(now=("words", "new"), reviewed_facts=None))

    def test_what_is_left_of_a_review_that_was_taken_out_by_hand(self) -> None:
        nobody = {"last_reviewed_on": None, "reviewed_by": None}
        hint = "Read the page and run: localoffer review docs/en/a.md."
        assert told(page(**nobody, review_note="Read.", now=("new", "new"))) == [
            f'docs/en/a.md:5: review-not-complete: "reviewed_words" belongs to a review, and there is none. {hint}',
            f'docs/en/a.md:2: review-not-complete: "reviewed_facts" belongs to a review, and there is none. {hint}',
            f'docs/en/a.md:6: review-not-complete: "review_note" belongs to a review, and there is none. {hint}',
        ]
        assert told(page(**nobody, reviewed_words=None, reviewed_facts=None)) == []


class TestManyReviews:
    """Nobody reads more than a few pages in earnest on one day."""

    def pages(self, count: int, *notes: str | None, **meta: Any) -> list[Reviewed]:
        given = [*notes, *[None] * count][:count]
        return [page(f"docs/en/{number}.md", review_note=note, **meta) for number, note in enumerate(given)]

    def test_three_on_a_day_need_no_note(self) -> None:
        assert MANY == 3
        assert told(*self.pages(3)) == []

    def test_of_four_on_a_day_each_needs_one(self) -> None:
        assert told(*self.pages(4, "Rang the line.")) == [
            f"docs/en/{number}.md:3: review-in-bulk: A Tester signed 4 pages on 2026-11-23, and this one has no note of its own. "
            'Say in review_note what was read or found: localoffer review … --note "…".'
            for number in (1, 2, 3)
        ]

    def test_the_same_note_twice_is_no_note_however_it_is_written(self) -> None:
        found = check(self.pages(5, "Rang the line.", "Read.", " rEAD. ", "Read all.", "Read it."))
        assert [issue.path for issue in found] == ["docs/en/1.md", "docs/en/2.md"]

    def test_one_page_without_a_note_among_many_with_one_is_told(self) -> None:
        assert [issue.path for issue in check(self.pages(4, "One.", "Two.", None, "Four."))] == ["docs/en/2.md"]

    def test_notes_of_their_own_are_enough(self) -> None:
        assert told(*self.pages(4, "One.", "Two.", "Three.", "Four.")) == []

    def test_another_person_or_another_day_is_counted_by_itself(self) -> None:
        other_day = self.pages(3, last_reviewed_on=day("2026-11-22"))
        assert told(*self.pages(3), *other_day, *self.pages(3, reviewed_by="Somebody Else")) == []


class TestWhenAReviewIsDue:
    """A page is told of by a notice alone: nothing stops because nobody had time to read it."""

    DUE = day("2026-11-23")

    def read(self, today: dt.date, reviewed: str | None = "2026-05-23") -> Stamp:
        """Return the stamp of a page whose review holds for six months."""
        who = "A Tester" if reviewed else None
        return stamp((), {}, (), reviewed=reviewed and day(reviewed), reviewed_by=who, review_in="6 months", today=today)

    def told(self, today: dt.date, reviewed: str | None = "2026-05-23") -> list[str]:
        found = list(due("docs/en/a.md", self.read(today, reviewed), today))
        assert {issue.severity for issue in found} <= {Severity.NOTICE}
        return [str(issue) for issue in found]

    def test_a_page_that_nobody_read_is_told(self) -> None:
        assert self.told(self.DUE, None) == ["docs/en/a.md:1: unreviewed: No person has reviewed this page."]

    def test_a_review_that_ran_out_is_told_from_the_day_after(self) -> None:
        assert self.told(self.DUE + dt.timedelta(days=1)) == [
            "docs/en/a.md:1: review-overdue: The review of 2026-05-23 ran out on 2026-11-23. Read the page again."
        ]

    @pytest.mark.parametrize("days", [0, 30])
    def test_one_that_runs_out_within_thirty_days_is_told_before_it_does(self, days: int) -> None:
        said = "docs/en/a.md:1: review-due-soon: The next review is due by 2026-11-23."
        assert self.told(self.DUE - dt.timedelta(days=days)) == [said]

    def test_nothing_is_told_before_that(self) -> None:
        assert self.told(self.DUE - dt.timedelta(days=31)) == []
