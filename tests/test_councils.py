"""A council's own page: its contacts, what is unknown said plainly, and the way to the embed codes."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from localoffer.facts.values import LEAST_CONTRAST, Colour, contrast


def test_each_council_has_a_page_in_each_locale(good_built: Path) -> None:
    for prefix in ("", "pl/", "ar/"):
        page = (good_built / prefix / "councils/north/index.html").read_text("utf-8")
        assert "North Council</h1>" in page
        assert "020 7946 0018" in page
        assert f'href="{"../" * (3 if prefix else 2)}embed/#north"' in page
        assert 'href="north/"' in (good_built / prefix / "councils/index.html").read_text("utf-8").replace(
            f'href="{"../" * (2 if prefix else 1)}{prefix}councils/north/"', 'href="north/"'
        )


def test_what_is_unknown_of_a_council_stays_unknown(good_built: Path) -> None:
    page = html.unescape((good_built / "councils/south/index.html").read_text("utf-8"))
    assert "Its telephone number is not known." in page
    assert page.count('class="phone"') == 1, "only the service's own number stands there"


@pytest.mark.parametrize(("one", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#777777", 4.48), ("#767676", 4.54)])
def test_contrast_is_wcags(one: str, ratio: float) -> None:
    assert contrast(one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#3b9c5a", "#ffffff", "#ff0000", "#777777"])
def test_the_shade_proposed_is_dark_enough_and_no_darker_than_need_be(colour: str) -> None:
    with pytest.raises(ValidationError) as told:
        TypeAdapter(Colour).validate_python(colour)
    shade = re.findall(r"#[0-9a-f]{6}", told.value.errors()[0]["msg"])[-1]
    assert LEAST_CONTRAST <= contrast(shade) < LEAST_CONTRAST + 0.5
