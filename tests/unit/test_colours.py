"""Colours: what stands out from what, and the nearest that does."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from localoffer.facts.colours import (
    BLACK,
    LEAST_CONTRAST,
    LEAST_LINE_CONTRAST,
    WHITE,
    contrast,
    mixed,
    nearest,
    shortened,
    turned,
    words_on,
)
from localoffer.facts.values import Accent


def judged(text: str) -> str:
    """Return an accent as it is taken, or what is told of it."""
    try:
        return TypeAdapter(Accent).validate_python(text)
    except ValidationError as fault:
        return f"{fault.errors()[0]['type']}: {fault.errors()[0]['msg']}"


def dark_enough(colour: str) -> bool:
    return contrast(colour) >= LEAST_CONTRAST


class TestNearest:
    def test_a_colour_that_fits_stays(self) -> None:
        assert nearest("#0d4f52", dark_enough) == "#0d4f52"

    @pytest.mark.parametrize("colour", ["#ff0000", "#ffd500", "#5f9ea0", "#ffffff"])
    def test_it_is_as_light_as_it_can_be_and_of_the_same_hue(self, colour: str) -> None:
        found = nearest(colour, dark_enough)
        assert LEAST_CONTRAST <= contrast(found) < LEAST_CONTRAST + 0.15
        assert sorted(range(3), key=lambda at: (colour[1 + 2 * at : 3 + 2 * at], at)) == sorted(
            range(3), key=lambda at: (found[1 + 2 * at : 3 + 2 * at], at)
        )

    def test_it_is_looked_for_in_both_ways(self) -> None:
        assert contrast(nearest("#333333", lambda colour: contrast(colour, BLACK) >= 7), BLACK) >= 7
        assert nearest("#0d4f52", lambda colour: colour in {"#072829", "#0e5659"}) == "#0e5659"

    def test_black_or_white_where_no_shade_of_it_fits_and_itself_where_nothing_does(self) -> None:
        assert nearest("#ff0000", lambda colour: colour == WHITE) == WHITE
        assert nearest("#ff0000", lambda _: False) == "#ff0000"

    def test_the_nearest_is_one_step_of_lightness_away_not_two(self) -> None:
        assert nearest("#808080", lambda colour: colour in {"#7e7e7e", "#818181"}) == "#818181"
        assert nearest("#808080", lambda colour: colour in {"#7f7f7f", "#828282"}) == "#7f7f7f"
        assert nearest("#808080", lambda colour: colour == BLACK) == BLACK


class TestMixes:
    def test_a_share_of_one_in_the_other(self) -> None:
        assert mixed("#000000", "#ff8000", 0) == "#000000"
        assert mixed("#000000", "#ff8000", 0.5) == "#804000"
        assert mixed("#000000", "#ff8000", 1) == "#ff8000"

    def test_a_hue_turned_once_round_is_the_same_and_a_third_of_it_is_the_next(self) -> None:
        assert turned("#ff0000", 1, 0) == "#ff0000"
        assert turned("#ff0000", 1 / 3, 0) == "#00ff00"
        assert turned("#808080", 0, 0.5) == "#c04040"

    def test_words_are_white_or_black(self) -> None:
        assert words_on("#0d4f52") == WHITE
        assert words_on("#ffd500") == BLACK

    def test_what_falls_short_is_never_told_as_enough(self) -> None:
        assert shortened(6.9999) == 6.9

    def test_what_is_least_is_what_wcag_says(self) -> None:
        assert (LEAST_CONTRAST, LEAST_LINE_CONTRAST) == (7, 3)
        assert (contrast(WHITE, BLACK), contrast("#777777", "#777777")) == (pytest.approx(21), 1)


class TestAccent:
    @pytest.mark.parametrize("colour", ["#0d4f52", "#FFD500", "#000000", "#ffffff"])
    def test_white_or_black_words_can_be_read_on_it(self, colour: str) -> None:
        assert judged(colour) == colour.lower()

    @pytest.mark.parametrize("colour", ["#767676", "#ff0000", "#005eb8", "#5f9ea0"])
    def test_a_colour_between_is_told_the_nearest_that_would_do(self, colour: str) -> None:
        letter = judged(colour)
        assert letter.startswith(f'colour-not-readable: White words on "{colour}" have a contrast of ')
        near = letter.rpartition('Did you mean "')[2].removesuffix('"?')
        assert judged(near) == near

    def test_it_is_a_colour(self) -> None:
        assert judged("teal").startswith("colour-not-valid")
