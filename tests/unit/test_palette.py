"""Palette: what one accent gives, in every scheme, and that all of it can be read."""

from __future__ import annotations

import pytest

from copies import ROOT
from localoffer.facts.colours import BLACK, LEAST_CONTRAST, WHITE, contrast, words_on
from localoffer.theme.palette import DERIVED, GROUNDS, SCHEMES, Pair, dressed, lines_of, pairs, palette_of, stylesheet

CSS = (ROOT / "overrides/assets/css/tokens.css").read_text("utf-8")
PALETTE = palette_of(CSS)
SMALL = """:root {
  --ground: var(--light, #fff) var(--dark, #111) var(--calm, #eee);
  --ink: var(--light, #777777) var(--dark, #fff) var(--calm, #000);
  --accent-ink: #fff;
}
@media print { :root:root { --ink: #000; } }
"""


def low(palette: dict[str, dict[str, str]]) -> list[Pair]:
    return [pair for pair in pairs(palette) if pair.ratio < pair.least]


class TestTokens:
    def test_a_colour_has_a_value_for_each_scheme_and_paper_changes_none(self) -> None:
        assert palette_of(SMALL) == {
            "light": {"ground": "#ffffff", "ink": "#777777", "accent-ink": "#ffffff"},
            "dark": {"ground": "#111111", "ink": "#ffffff", "accent-ink": "#ffffff"},
            "calm": {"ground": "#eeeeee", "ink": "#000000", "accent-ink": "#ffffff"},
        }

    def test_each_is_told_at_its_line(self) -> None:
        assert lines_of(SMALL) == {"ground": 2, "ink": 3, "accent-ink": 4}

    def test_a_pair_that_does_not_stand_out_is_found(self) -> None:
        assert [(pair.scheme, pair.over, pair.ground, round(pair.ratio, 1), pair.least) for pair in low(palette_of(SMALL))] == [
            ("light", "ink", "ground", 4.5, 7)
        ]

    def test_of_the_two_rings_of_the_focus_the_one_that_stands_out_more_counts(self) -> None:
        for rings in (("#000000", "#767676"), ("#767676", "#000000")):
            own = {"ground": "#808080", "focus": rings[0], "focus-ground": rings[1]}
            assert list(pairs({"light": own})) == [Pair("light", "focus", "ground", contrast("#000000", "#808080"), 3)]

    def test_the_theme_itself_can_be_read(self) -> None:
        assert low(PALETTE) == []

    def test_all_that_stands_on_something_is_judged_in_every_scheme(self) -> None:
        words = {text: {*GROUNDS} for text in ("ink", "ink-soft", "link", "link-seen")}
        words |= {"warn": {"ground", "raised", "warn-ground"}, "accent-line": {"ground"}, "accent-ink": {"accent"}}
        lines = {"line": {*GROUNDS}, "accent-line": {"ground", "raised", "accent-soft"}, "ink": {"picture"}}
        lines |= {"focus": {*GROUNDS, "accent"}}
        assert {*GROUNDS} == {"ground", "raised", "accent-soft", "warn-ground", "act"}
        for scheme in ("light", "dark", "calm"):
            for least, wanted in ((7, words), (3, lines)):
                found: dict[str, set[str]] = {}
                for pair in pairs(PALETTE):
                    if (pair.scheme, pair.least) == (scheme, least):
                        found.setdefault(pair.over, set()).add(pair.ground)
                assert found == wanted


class TestDressed:
    def test_whatever_the_accent_every_pair_can_be_read(self) -> None:
        steps = ("00", "44", "88", "cc", "ff")
        every = [f"#{red}{green}{blue}" for red in steps for green in steps for blue in steps]
        accents = [each for each in every if contrast(each, words_on(each)) >= LEAST_CONTRAST]
        assert len(accents) > 50
        assert [each for each in accents if low(dressed(PALETTE, each)) or low(dressed(PALETTE, "#0d4f52", each))] == []

    def test_the_accent_is_as_it_was_said_and_its_words_are_black_where_it_is_light(self) -> None:
        found = dressed(PALETTE, "#ffd500")
        assert (found["light"]["accent"], found["light"]["accent-ink"]) == ("#ffd500", BLACK)
        assert (found["calm"]["accent"], found["calm"]["accent-ink"]) == ("#ffd500", BLACK)
        assert found["dark"]["accent-ink"] == WHITE, "on a dark page no large part is bright"

    def test_dark_colours_may_have_an_accent_of_their_own(self) -> None:
        assert dressed(PALETTE, "#7a1f5c", "#f0a6d6")["dark"]["accent"] == "#f0a6d6"
        assert dressed(PALETTE, "#7a1f5c", "#f0a6d6")["light"] == dressed(PALETTE, "#7a1f5c")["light"]

    def test_a_link_that_was_followed_looks_other_than_one_that_was_not(self) -> None:
        for own in dressed(PALETTE, "#7a1f5c").values():
            assert own["link"] != own["link-seen"]
            assert all(contrast(own[name], own[ground]) >= 7 for name in ("link", "link-seen") for ground in GROUNDS)

    def test_what_one_accent_gives(self) -> None:
        """Near to it where it can be read; else as much lighter or darker as it must be. A link that was followed is turned."""
        light, dark, calm = (dressed(PALETTE, "#7a1f5c")[scheme] for scheme in ("light", "dark", "calm"))
        names = ("accent-line", "accent-soft", "link", "link-seen", "stripe", "picture")
        assert [light[name] for name in names] == ["#7a1f5c", "#ecdee3", "#7a1f5c", "#524715", "#bc8eaa", "#d7baca"]
        assert [dark[name] for name in names] == ["#e085c2", "#511d42", "#eaadd6", "#eadfad", "#471c3c", "#51394d"]
        assert [calm[name] for name in names] == ["#7a1f5c", "#e3cec3", "#6f1c54", "#473d12", "#b68497", "#cfacaf"]

    def test_the_rest_stays_the_theme_s(self) -> None:
        for scheme in SCHEMES:
            changed = {name for name, colour in dressed(PALETTE, "#7a1f5c")[scheme].items() if colour != PALETTE[scheme][name]}
            assert changed <= {*DERIVED}

    @pytest.mark.parametrize("accent", ["#7a1f5c", "#ffd500"])
    def test_the_stylesheet_says_what_the_palette_does(self, accent: str) -> None:
        found = dressed(PALETTE, accent)
        said = palette_of(stylesheet(found).replace(":var", ": var").replace(",#", ", #").replace("}", ";"))
        assert said == {scheme: {name: found[scheme][name] for name in DERIVED} for scheme in SCHEMES}
