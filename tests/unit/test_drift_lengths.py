"""Lengths of time as people write them, and when one is the amount of a time limit."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.lengths import Length, apart, is_bound, lengths, same, times
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
    "text",
    [
        "every month",
        "twice a day",
        "open five days a week",
        "a 16 year old",
        "aged 25 years",
        "the 0-25 years code",
        "six days each year",
        "3 hours a week",
        "at week 6, week 16 and week 20",
        "months ago",
        "section 30",
    ],
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


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
        ("fifteen", 15), ("sixteen", 16), ("eighteen", 18), ("twenty", 20), ("twenty-one", 21), ("twenty-eight", 28),
        ("thirty", 30), ("forty", 40), ("forty-five", 45), ("fifty", 50), ("sixty", 60), ("ninety", 90), ("a couple of", 2),
        ("a few", 3), ("a further", 1), ("another", 1),
    ],
)  # fmt: skip
def test_every_number_is_read_in_words(word: str, number: int) -> None:
    assert read(f"wait {word} months") == [(number, number, "months")]


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("days", "days"), ("weeks", "weeks"), ("wks", "weeks"), ("months", "months"), ("years", "years"), ("hours", "hours"),
        ("hrs", "hours"), ("minutes", "minutes"), ("mins", "minutes"), ("working days", "working-days"),
        ("business days", "working-days"), ("week days", "working-days"), ("office days", "working-days"),
        ("school days", "school-days"), ("calendar days", "days"), ("full days", "days"), ("clear days", "days"),
        ("consecutive days", "days"), ("further days", "days"), ("more days", "days"), ("whole days", "days"),
        ("working weeks", "weeks"), ("school weeks", "weeks"),
    ],
)  # fmt: skip
def test_every_unit_is_read_as_people_say_it(word: str, unit: str) -> None:
    assert read(f"wait 9 {word} and more") == [(9, 9, unit)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("two fortnights", (4, 4, "weeks")),
        ("1 to 2 fortnights", (2, 4, "weeks")),
        ("48 hours", (2, 2, "days")),
        ("24 to 72 hours", (1, 3, "days")),
        ("24 to 60 hours", (24, 60, "hours")),
        ("24 hours a day", (24, 24, "hours")),
        ("24 hours per day", (24, 24, "hours")),
        ("24 hours each day", (24, 24, "hours")),
        ("24 hours every day", (24, 24, "hours")),
        ("3 or 2 months", (2, 2, "months")),
        ("two and three months", (2, 3, "months")),
        ("two up to three months", (2, 3, "months")),
    ],
)
def test_fortnights_days_of_24_hours_and_ranges_are_counted(text: str, wanted: tuple[int, int, str]) -> None:
    assert read(f"wait {text} or so") == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        *(f"{word} a month" for word in ("once", "twice", "three times", "5 school days of 7 days", "24 hours a day")),
        *(f"{word} 2 months" for word in ("every", "those", "these", "each", "per", "next", "the last", "past")),
        *(f"a 16 {word}" for word in ("year old", "years old", "year olds", "years of age")),
        *(f"{word} 16 years" for word in ("aged", "age", "ages", "under")),
        "open a day", "one of the hours a week", "on the day a week",
    ],
)  # fmt: skip
def test_what_is_counted_by_the_month_and_what_is_an_age_is_no_length(text: str) -> None:
    assert [each for each in read(text) if each[2] in ("months", "years", "weeks") or each == (1, 1, "days")] == []


def test_a_length_after_one_that_is_none_is_still_read() -> None:
    assert read("every month within two weeks") == [(2, 2, "weeks")]
    assert read("aged 16 years within two weeks") == [(2, 2, "weeks")]


@pytest.mark.parametrize(
    "word", ["about", "around", "approximately", "approx", "roughly", "usually", "normally", "typically", "generally", "nearly"]
)
def test_a_length_that_is_said_to_be_about_so_long_is_soft(word: str) -> None:
    assert [each.soft for each in lengths(plain(f"It takes {word} two months"))] == [True]
    assert [each.soft for each in lengths(plain(f"{word} the mending of the coat of somebody it takes two months"))] == [False]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("a month", "1 month"),
        ("2 months", "2 months"),
        ("2 to 3 working days", "2 to 3 working days"),
        ("1 to 2 weeks", "1 to 2 weeks"),
    ],
)
def test_a_length_is_said_in_digits(said: str, words: str) -> None:
    (length,) = lengths(plain(f"wait {said}"))
    assert (length.words, length.said) == (words, said)


@pytest.mark.parametrize(
    ("said", "amount", "unit", "wanted"),
    [
        ("60 days", 1, "months", 2.0),
        ("30 days", 1, "months", 1.0),
        ("2 weeks", 7, "days", 2.0),
        ("5 working days", 7, "days", 1.0),
        ("5 school days", 7, "days", 1.0),
        ("1 year", 365, "days", 1.0),
        ("10 working days", 2, "weeks", 1.0),
        ("2 years", 1, "years", 2.0),
        ("1 to 4 weeks", 14, "days", 2.0),
        ("7 days", 5, "working-days", 1.0),
        ("3 hours", 1, "hours", 3.0),
        ("3 days", 0, "days", float("inf")),
    ],
)
def test_lengths_in_different_units_are_compared_roughly(said: str, amount: int, unit: str, wanted: float) -> None:
    (length,) = lengths(plain(f"wait {said}"))
    assert times(length, amount, unit) == pytest.approx(wanted)
    assert apart(length, amount, unit) == pytest.approx(abs(wanted - 1))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("within a week", True),
        ("a week from the letter", True),
        ("You have up to 9 weeks", True),
        ("9 weeks", True),
        ("it takes about 9 weeks", True),
        ("They come every day for 9 weeks", False),
        ("It is 33 days since I asked", False),
        ("Set a two-week alarm", False),
    ],
)
def test_a_limit_is_said_with_what_binds_somebody_to_it(text: str, wanted: bool) -> None:
    said = plain(text)
    assert [is_bound(said, each) for each in lengths(said)] == [wanted]


@pytest.mark.parametrize("text", ["We speak to 40 parents a week", "Samaritans 116 123, day and night"])
def test_how_many_come_in_a_time_and_the_end_of_a_number_are_no_lengths(text: str) -> None:
    assert read(text) == []
