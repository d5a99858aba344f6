"""Words of a copy: what two sentences share, and how alike they are."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.words import (
    ALTERED,
    MAX_EDITS,
    REWORDED,
    SAME,
    SHORT,
    dice,
    distance,
    key,
    masked,
    sentences,
    together,
    tokens,
    without_asides,
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


def test_what_a_text_speaks_of_is_its_words_without_its_numbers() -> None:
    assert masked("Ring within two months, or 30 days, or by 9am.") == ["ring", "within", "months", "or", "days", "or", "by"]
    assert masked("Covid19 is one b2b word") == ["covid19", "is", "b2b", "word"]


def test_a_month_that_is_said_to_the_day_is_the_same_words() -> None:
    assert key("Within six months, less one day, of it.") == key("within six months of it")
    assert key("6 months minus a day") != key("6 months minus a week")


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("abcd", "abcd", 0),
        ("abcd", "bacd", 1),
        ("abcd", "acbd", 1),
        ("abcd", "abdc", 1),
        ("abcd", "abxd", 1),
        ("abcd", "abd", 1),
        ("abcd", "xabcd", 1),
        ("abcdef", "badcef", 2),
        ("abcd", "cdab", 4),
        ("abca", "acba", 1),
        ("ab", "", 2),
        ("abcdef", "abc", 3),
        ("abcdefgh", "a", 3),
    ],
)
def test_each_sign_that_is_changed_added_left_out_or_swapped_is_a_step(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps
    assert distance(other, one) == steps


@pytest.mark.parametrize(
    "number",
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "fifteen",
        "twenty", "thirty", "sixty", "ninety",
    ],
)  # fmt: skip
def test_a_number_in_words_is_none_of_what_a_text_speaks_of(number: str) -> None:
    assert masked(f"Ring within {number} days") == ["ring", "within", "days"]


@pytest.mark.parametrize("less", ["less one day", "less a day", "minus 1 day", "minus one day"])
def test_however_it_is_said(less: str) -> None:
    assert key(f"6 months {less} after it") == key(f"6 months, {less} after it") == key("6 months after it")
    assert key(f"1 month {less}") == key("1 month")


class TestTogether:
    """A short passage of several sentences is looked at as one too: its pieces mean nothing by themselves."""

    def test_of_several_sentences(self) -> None:
        assert together("Time limit: 2 months. You: appeal.") == ["Time limit: 2 months. You: appeal."]
        assert together("Time limit is 2 months.") == []

    def test_of_no_more_than_forty_words(self) -> None:
        forty = "One. " + " ".join(["word"] * 39)
        assert together(forty) == [forty]
        assert together(forty + " word") == []


def test_what_differs_in_more_than_two_signs_is_not_ours_mistyped() -> None:
    assert MAX_EDITS == 2
    assert distance("abcdef", "abc") == distance("abcdef", "abcdefghi") == MAX_EDITS + 1


def test_what_stands_in_brackets_may_be_left_out_of_a_sentence() -> None:
    assert without_asides("A mender (who mends) rings you (soon).") == "A mender rings you."
    assert without_asides("A mender rings you.") == without_asides("A mender (who mends) rings.") == ""
