"""What comes of pressing, on every kind of page: it can be used as before, the place is kept, Back leads back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser import pressing
from browser.places import KINDS, TO_COPY
from browser.subject import Check, Subject

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHECKS = (pressing.can_be_pressed, pressing.usable_again, pressing.keeps_the_place, pressing.leads_back)


@pytest.mark.parametrize("place", dict.fromkeys([*KINDS, "small:which-way/", "small:letter/", *TO_COPY[:1]]))
def test_pressing_leaves_the_page_and_the_place_as_they_were(subject: Callable[[str], Subject], place: str) -> None:
    checks: tuple[Check, ...] = CHECKS
    assert [f"{check.__name__}: {fault}" for check in checks for fault in check(subject(place))] == []
