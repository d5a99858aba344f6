"""What a person sees on every page, measured in the browser: contrast, targets, reflow, spacing, forced colours, motion."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from browser import sight
from browser.places import FOUND, GALLERY, KINDS, LOOKS
from browser.subject import WIDTHS, Subject

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", [*KINDS, *FOUND])
def test_every_word_has_contrast_in_every_colour_scheme(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.contrast(subject(place), WIDTHS if place in KINDS else WIDTHS[:1])) == []


@pytest.mark.parametrize("place", [*KINDS, FOUND[0]])
def test_every_word_has_contrast_when_pointed_at_focused_pressed_and_visited(
    subject: Callable[[str], Subject], place: str
) -> None:
    assert list(sight.contrast_of_states(subject(place))) == []


@pytest.mark.parametrize("place", [*LOOKS, *FOUND])
def test_targets_are_large_or_apart_and_named_as_they_read(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.targets(subject(place))) == []


@pytest.mark.parametrize("place", [*LOOKS, *FOUND])
def test_nothing_is_cut_or_scrolls_sideways_or_resists_spacing(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.reflow(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_the_place_in_the_menus_is_said_and_shown_by_more_than_colour(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.current(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_forced_colours_keep_every_border_and_picture_that_tells_something(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.forced_colours(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_nothing_moves_for_who_asked_for_less_motion_or_without_end(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.motion(subject(place))) == []


@pytest.mark.parametrize("place", ["own:", "own:a-z/", "small:ar/", GALLERY])
def test_nothing_shows_only_while_it_is_pointed_at(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.on_hover(subject(place))) == []


def test_every_example_of_every_component_is_in_the_gallery(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(sites["draft"] + "gallery/")
    shown = page.evaluate("[...document.querySelectorAll('.example')].map(each => each.dataset.component)")
    assert len(set(shown)) >= 20
    assert all(each.inner_html().strip() for each in page.locator(".example").all())
    assert page.locator(".example[dir=rtl]").count() >= 4
    page.close()


def test_the_gallery_is_not_published(sites: dict[str, str], browser: Browser) -> None:
    page = browser.new_page()
    answer = page.goto(sites["own"] + "gallery/")
    assert answer is not None
    assert answer.status == 404
    assert not re.search("gallery", page.goto(sites["own"]).text())  # type: ignore[union-attr]
    page.close()
