"""Words of a copy: what two sentences share, how alike they are, and the amounts that a text names."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.words import (
    ALTERED,
    ENGLISH,
    NUMBERS,
    REWORDED,
    SAME,
    SHORT,
    dice,
    key,
    masked,
    quantities,
    sentences,
    tokens,
)


def test_the_limits_between_same_altered_reworded_and_somebody_else_s() -> None:
    """They were measured (benchmarks/drift.py): who changes one measures again."""
    assert (SAME, ALTERED, REWORDED, SHORT) == (1.0, 0.8, 0.55, 4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring US, please!", ["ring", "us", "please"]),
        ("don’t or don't", ["don't", "or", "don't"]),
        ("'quoted' dogs'", ["quoted", "dogs"]),
        ("2 months, 03330 062 835", ["2", "months", "03330", "062", "835"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]),
        ("Straße Zażółć قانون", ["strasse", "zażółć", "قانون"]),
        ("… – !", []),
    ],
)
def test_words_are_small_and_without_punctuation(text: str, found: list[str]) -> None:
    assert tokens(text) == found
    assert key(text) == " ".join(found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four; five: six", ["One.", "Two!", "Three?", "Four;", "five:", "six"]),
        ("متى؟ الآن؛ غدا۔ بعد", ["متى؟", "الآن؛", "غدا۔ بعد"]),
        ("一。 二", ["一。", "二"]),
        ("One • two · three | four – five — six", ["One", "two", "three", "four", "five", "six"]),
        ("well-known 9–5 a|b", ["well-known 9–5 a|b"]),
        ("At 9.30 on 1.5", ["At 9.30 on 1.5"]),
        ("One. – . Two", ["One.", "Two"]),
        ("", []),
    ],
)
def test_a_passage_is_cut_where_a_sentence_ends_and_at_the_signs_between_items(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a b", "a b", 1),
        ("a b", "b a", 1),
        ("a b", "c d", 0),
        ("a b c d", "a b c x", 0.75),
        ("a b c", "a", 0.5),
        pytest.param("a a b", "a b", 0.8, id="a word that is there twice counts twice"),
        pytest.param("", "", 0, id="two empty lists are like nothing"),
        ("", "a", 0),
    ],
)
def test_likeness_is_twice_what_is_shared_of_all_there_is(one: str, other: str, alike: float) -> None:
    assert dice(one.split(), other.split()) == pytest.approx(alike)
    assert dice(other.split(), one.split()) == pytest.approx(alike)


class TestAmounts:
    @pytest.mark.parametrize(("word", "amount"), [*NUMBERS.items(), ("7", 7), ("120", 120)])
    def test_a_number_is_written_in_digits_or_as_a_word(self, word: str, amount: int) -> None:
        assert quantities(f"within {word} weeks") == {(amount, "weeks")}

    def test_the_words_are_the_numbers_they_say(self) -> None:
        said = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        assert [NUMBERS[each] for each in said] == list(range(1, 11))
        rest = {each: number for each, number in NUMBERS.items() if each not in said}
        assert rest == {"twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}

    @pytest.mark.parametrize(
        ("said", "unit"),
        [
            *[(f"2 {unit}s", f"{unit}s") for unit in ("day", "week", "month", "hour", "minute")],
            *[(f"1 {unit}", f"{unit}s") for unit in ("day", "week", "month", "hour", "minute")],
            *[("2 working days", "working-days"), ("1 working day", "working-days")],
            *[("2 school days", "school-days"), ("1 school day", "school-days")],
            *[("2 calendar months", "months"), ("2-month", "months"), ("2 - weeks", "weeks"), ("2  DAYS", "days")],
        ],
    )
    def test_a_unit_is_named_in_one_or_many(self, said: str, unit: str) -> None:
        assert {found for _, found in quantities(said)} == {unit}

    @pytest.mark.parametrize(
        ("said", "amounts"),
        [
            ("2-3 weeks", {2, 3}),
            ("2–3 weeks", {2, 3}),
            ("2 to 3 weeks", {2, 3}),
            ("two or three weeks", {2, 3}),
            ("two and three weeks", {2, 3}),
            ("2, 3 weeks", {3}),
            ("2 weeks or 3 weeks", {2, 3}),
        ],
    )
    def test_a_range_gives_both_its_ends(self, said: str, amounts: set[int]) -> None:
        assert quantities(said) == {(amount, "weeks") for amount in amounts}

    @pytest.mark.parametrize(
        "text",
        [
            "weeks",
            "2 weekly visits",
            "12.5 weeks",
            "1,200 weeks",
            "1234 weeks",
            "section 30 of 2014",
            "eleven weeks",
            "v2 weeks",
            "2weeks",
        ],
    )
    def test_these_are_no_amounts(self, text: str) -> None:
        assert quantities(text) == set()

    def test_other_words_for_units_may_be_given_and_the_longest_is_meant(self) -> None:
        assert quantities(
            "2 miesiące i 5 dni roboczych", {"miesiące": "months", "dni": "days", "dni roboczych": "working-days"}
        ) == {
            (2, "months"),
            (5, "working-days"),
        }
        assert quantities("2 c++ or 2 c", {"c++": "days"}) == {(2, "days")}

    def test_every_word_for_a_unit_has_its_own_unit(self) -> None:
        for said, unit in ENGLISH.items():
            assert unit.rstrip("s") == said.rstrip("s").replace(" ", "-")


def test_what_a_text_speaks_of_is_its_words_without_its_numbers() -> None:
    assert masked("Ring within two months, or 30 days, or by 9am.") == ["ring", "within", "months", "or", "days", "or", "by"]
    assert masked("Covid19 is one b2b word") == ["covid19", "is", "b2b", "word"]
