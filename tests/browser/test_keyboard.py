"""The keyboard alone: every control in reading order, its focus seen and never covered, no trap, Escape, the skip link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from browser import keyboard
from browser.places import GALLERY, KINDS, LOOKS, MAIN
from browser.subject import Subject

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", LOOKS)
def test_tab_reaches_every_control_in_reading_order(subject: Callable[[str], Subject], place: str) -> None:
    walks = keyboard.WALKS if place in KINDS and place != GALLERY else keyboard.WALKS[:1]
    assert list(keyboard.tab_order(subject(place), walks)) == []


@pytest.mark.parametrize(
    ("place", "width", "scheme"),
    [*((place, 375, "light") for place in MAIN), ("small:faqs/", 1280, "dark")],
)
def test_focus_is_as_large_as_a_line_around_and_changes_3_to_1(
    subject: Callable[[str], Subject], place: str, width: int, scheme: str
) -> None:
    weak = list(keyboard.focus_rings(subject(place), width, scheme))
    assert weak == [], "\n".join(weak)


@pytest.mark.parametrize("place", KINDS)
def test_nothing_answers_to_a_pointer_alone(subject: Callable[[str], Subject], place: str) -> None:
    assert list(keyboard.mouse_only(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_no_single_key_does_anything(subject: Callable[[str], Subject], place: str) -> None:
    assert list(keyboard.single_keys(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_the_skip_link_comes_first_and_moves_the_focus(subject: Callable[[str], Subject], place: str) -> None:
    assert list(keyboard.skip_link(subject(place))) == []


@pytest.mark.parametrize("place", KINDS)
def test_escape_closes_what_opened_and_the_focus_goes_back(subject: Callable[[str], Subject], place: str) -> None:
    assert list(keyboard.escape(subject(place))) == []


def test_escape_closes_the_language_list(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["small"] + "ar/")
    page.locator(".languages summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".languages details").evaluate("each => each.open")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.close()


def test_reading_settings_by_keyboard(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["own"])
    page.locator(".menu summary").press("Enter")
    page.locator(".reading summary").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "colours-device"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 18
    page.close()
