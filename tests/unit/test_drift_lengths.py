"""Lengths of time as people write them, and when one is the amount of a time limit."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.lengths import Length, lengths, same
from localoffer.councils.drift.phrases import plain


def read(text: str) -> list[tuple[int, int, str]]:
    return [(each.least, each.most, each.unit) for each in lengths(plain(text))]


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("within 2 months", 2, 2, "months"),
        ("two calendar months", 2, 2, "months"),
        ("2 (two) months", 2, 2, "months"),
        ("a two-month limit", 2, 2, "months"),
        ("the 30-day window", 30, 30, "days"),
        ("sixty calendar days", 60, 60, "days"),
        ("three working days", 3, 3, "working-days"),
        ("3 business days", 3, 3, "working-days"),
        ("15 school days", 15, 15, "school-days"),
        ("2-3 hours", 2, 3, "hours"),
        ("two to three hours", 2, 3, "hours"),
        ("between 2 and 3 hours", 2, 3, "hours"),
        ("a fortnight", 2, 2, "weeks"),
        ("within a month", 1, 1, "months"),
        ("6 months less one day", 6, 6, "months"),
        ("six months, minus a day", 6, 6, "months"),
        ("a year", 1, 1, "years"),
        ("90 mins", 90, 90, "minutes"),
    ],
)
def test_a_length_is_read_in_digits_words_and_ranges(text: str, least: int, most: int, unit: str) -> None:
    assert read(text) == [(least, most, unit)]


@pytest.mark.parametrize(
    "text", ["every month", "twice a day", "open five days a week", "a 16 year old", "aged 25 years", "months ago", "section 30"]
)
def test_how_often_and_how_old_are_no_lengths(text: str) -> None:
    assert [each for each in read(text) if each != (5, 5, "days")] == []


def test_several_lengths_keep_their_places_and_what_is_about_is_soft() -> None:
    first, second = lengths(plain("Ring within 2 months, it takes about a month."))
    assert (first.words, first.soft, second.words, second.soft) == ("2 months", False, "1 month", True)
    assert first.end < second.start


@pytest.mark.parametrize(
    ("said", "amount", "unit", "is_same"),
    [
        ("2 months", 2, "months", True),
        ("60 days", 2, "months", False),
        ("8 weeks", 2, "months", False),
        ("3 days", 3, "working-days", False),
        ("3 working days", 3, "working-days", True),
        ("2 weeks", 14, "days", True),
        ("14 days", 2, "weeks", True),
        ("a year", 12, "months", True),
        ("2 to 3 months", 2, "months", False),
        ("30 days", 1, "months", False),
        ("about a month", 30, "days", True),
        ("a month", 30, "days", False),
        ("about two months", 30, "days", False),
        ("about two months", 2, "months", True),
        ("about two months", 2, "days", False),
        ("about 3 months", 2, "months", False),
        ("about a month", 28, "days", True),
        ("about a month", 27, "days", False),
        ("about four weeks", 30, "days", True),
        ("about four weeks", 25, "days", False),
    ],
)
def test_days_are_no_months_and_working_days_no_days(said: str, amount: int, unit: str, is_same: bool) -> None:
    (length,) = lengths(plain(said))
    assert isinstance(length, Length)
    assert same(length, amount, unit) is is_same
