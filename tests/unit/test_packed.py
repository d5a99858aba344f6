"""What is held packed: it comes out as it went in, is handed on as it is held, and takes less room."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.packed import Packed, Shape, as_held, replaced


@dataclass(frozen=True)
class Small:
    """Something that holds one text packed, and one set."""

    name: str
    text: Packed[str] = Packed("nothing")
    words: Packed[frozenset[str]] = Packed(frozenset(), Shape(sorted, frozenset))


@dataclass(frozen=True, kw_only=True)
class Large(Small):
    """The same and more."""

    number: int


@given(st.text(), st.frozensets(st.text()))
def test_a_value_comes_out_as_it_went_in(text: str, words: frozenset[str]) -> None:
    own = Small("a", text, words)
    assert (own.name, own.text, own.words) == ("a", text, words)
    assert own == Small("a", text, words)


def test_a_sign_that_is_half_of_one_is_held_as_well() -> None:
    assert Small("a", "\ud83d").text == "\ud83d"


def test_where_nothing_is_given_it_is_the_default() -> None:
    assert (Small("a").text, Small("a").words, Small.text) == ("nothing", frozenset(), "nothing")


def test_it_takes_less_room() -> None:
    assert len(as_held(Small("a", "The same words. " * 100), Small)["text"]) < 100


def test_another_name_does_not_unpack_it() -> None:
    own = Small("a", "x" * 1000)
    other = replaced(own, name="b")
    assert (other.name, other.text) == ("b", own.text)
    assert vars(other)["text"] is vars(own)["text"]
    assert replaced(own, text="y").text == "y"


def test_what_a_larger_thing_is_made_of_is_handed_on() -> None:
    own = Small("a", "words", frozenset({"b"}))
    large = Large(**as_held(own, Small), number=1)
    assert (large.text, large.words, large.number) == ("words", frozenset({"b"}), 1)
    assert as_held(large, Small).keys() == {"name", "text", "words"}


def test_a_field_of_something_frozen_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Small("a").text = "b"  # type: ignore[misc]
