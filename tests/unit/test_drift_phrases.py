"""Phrases as editors write them, and the sentences in which they are found."""

from __future__ import annotations

import re

import pytest

from localoffer.councils.drift.phrases import holds, holds_each, pattern, plain, source, spans


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("You CAN’T appeal!", " you can not appeal "),
        ("You cannot; they won't, it doesn’t.", " you can not they will not it does not "),
        ("a face-to-face — or 2–3 – meeting", " a face to face or 2 3 meeting "),
        ("parent/carer", " parent carer "),
        ("it costs £50.00.", " it costs £50.00 "),
        ("the council’s 'own' words", " the council's own words "),
        ("SOS!SEN and kids.org.uk.", " sos!sen and kids.org.uk "),
        ("whether or not you go", " whether you go "),
        ("from the letter (2 months) or from it (1 month)", " 2 months from the letter or 1 month from it "),
        ("a month from it, or two from that", " a month from it or two months from that "),
        ("a month from it; two from that", " a month from it two from that "),
        ("a month from it, or two of them", " a month from it or two of them "),
        ("…", "  "),
    ],
)
def test_a_sentence_is_compared_without_signs_capitals_and_short_forms(text: str, form: str) -> None:
    assert plain(text) == form


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("must/have to … attend/go to … meeting", "You must attend the meeting", True),
        ("must/have to … attend/go to … meeting", "You have to first go to a long, dull meeting", True),
        ("must/have to … attend/go to … meeting", "You may attend the meeting", False),
        ("must … meeting", "must one two three four five six seven eight meeting", True),
        ("must … meeting", "must one two three four five six seven eight nine meeting", False),
        ("meeting … must", "You must attend the meeting", False),
        ("mediat*", "They mediated it", True),
        ("mediat*", "immediate", False),
        ("mediate", "mediated", False),
        ("red door | blue door", "a blue door", True),
        ("red door | blue door", "a red and blue house", False),
        ("can not", "You can’t", True),
        ("face to face", "one face-to-face talk", True),
        ("ca", "a cat", False),
    ],
)
def test_a_phrase_is_found_as_people_write_it(phrase: str, text: str, found: bool) -> None:
    assert bool(pattern(phrase).search(plain(text))) is found


def test_one_phrase_of_several_or_each_of_them() -> None:
    text = plain("You must ring the mender.")
    assert holds(text, ["never", "must"])
    assert not holds(text, ["never", "not"])
    assert not holds(text, [])
    assert holds_each(text, ["must", "mender*"])
    assert not holds_each(text, ["must", "not"])
    assert holds_each(text, [])


def test_signs_of_regular_expressions_are_words_and_no_commands() -> None:
    for phrase in ("a.b (c) [d]", "what? 5+5", "^$|{2}"):
        re.compile(source(phrase))
    assert not pattern("a.c").search(" abc ")


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("Ring us and then fetch the coat.", True),
        ("Fetch the coat, and ring us before that.", True),
        ("Ring us.", False),
        ("Fetch the coat.", False),
        ("Stringing is no way to fetch it.", False),
    ],
)
def test_phrases_that_are_joined_stand_in_a_sentence_in_any_order(text: str, is_there: bool) -> None:
    assert holds(plain(text), ("ring & fetch/collect",)) is is_there


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("ring … us", ["ring all of us "]),
        ("fetch & ring", ["fetch ", "ring "]),
        ("fetch & post", []),
        ("fetch & post|ring", ["ring "]),
    ],
)
def test_where_a_sentence_says_a_phrase_is_where_each_of_its_parts_stands(phrase: str, wanted: list[str]) -> None:
    text = plain("Ring all of us, and fetch the coat.")
    assert [text[start:end] for start, end in spans(phrase, text)] == wanted
