"""What is drawn is what is meant, on every kind of page: the checks that strangers' defects gave us."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser import consistent, meaning, using
from browser.places import EMBEDS, FOUND, KINDS, LOOKS, MANY, TO_COPY
from browser.subject import Subject

pytestmark = pytest.mark.browser
AS_IT_STANDS = (
    consistent.consistent,
    meaning.language_of_paragraphs,
    meaning.drawn_structure,
    meaning.says_what_it_does,
    meaning.hidden_words,
    meaning.told_by_sense,
    meaning.digits,
    meaning.at_every_width,
)


@pytest.mark.parametrize("place", list(dict.fromkeys([*LOOKS, *FOUND, *MANY, *TO_COPY, *EMBEDS])))
def test_words_are_what_they_look_like_and_do_what_they_say(subject: Callable[[str], Subject], place: str) -> None:
    page = subject(place)
    assert [fault for check in AS_IT_STANDS for fault in check(page)] == []


@pytest.mark.parametrize("place", [*KINDS, *EMBEDS[:1], *MANY[:1]])
def test_words_are_seen_in_the_order_they_are_read_in_and_can_be_used(subject: Callable[[str], Subject], place: str) -> None:
    assert [*meaning.order(subject(place)), *using.setting(subject(place))] == []


@pytest.mark.parametrize("place", ["small:letter/", "small:a-z/", "small:embed/", "many:services/", "small:embed/en/faqs/"])
def test_nothing_happens_by_itself(subject: Callable[[str], Subject], place: str) -> None:
    assert list(using.by_itself(subject(place))) == []


@pytest.mark.parametrize("place", ["small:letter/", "small:embed/en/faqs/"])
def test_letters_grow_with_those_of_the_reader(subject: Callable[[str], Subject], place: str) -> None:
    assert list(using.own_size(subject(place))) == []


@pytest.mark.parametrize("place", ["small:check/"])
def test_what_is_typed_stays_nowhere(subject: Callable[[str], Subject], place: str) -> None:
    assert list(using.kept(subject(place))) == []
