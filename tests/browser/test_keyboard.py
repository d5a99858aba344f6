"""The keyboard alone: every control in reading order, its focus seen and never covered, no trap, Escape, the skip link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browser.places import MAIN, PLACES, address
from browser.sight import CONTROLS, COVERED, FOCUS, focus_area

pytestmark = pytest.mark.browser

IN_SIGHT = """selector => { const found = [...document.querySelectorAll(selector)].filter(e =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.matches('input[type=radio]:not(:checked)'));
  found.forEach((e, at) => e.dataset.stop = at); return found.length; }"""
STOP = "document.activeElement.dataset.stop === undefined ? null : Number(document.activeElement.dataset.stop)"
LOOK = """() => { const e = document.activeElement, land = e.closest('nav, header, footer, form, article, section');
  return e.tagName + '.' + e.className + ' in ' + (land ? land.tagName + '.' + land.className : ''); }"""
KEYS = "sfnp/,.?jkgh123"


def opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def walk(page: Page) -> list[int]:
    """Press Tab until the focus leaves the page; returns the stops in the order they were reached, by their place in the text."""
    wanted = page.evaluate(IN_SIGHT, CONTROLS)
    reached = []
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        box = page.evaluate(FOCUS)
        assert box["width"] * box["height"] > 0, f"nothing to see at {box['html']}"
        assert box["x"] > -1, f"off screen: {box['html']}"
        assert page.evaluate(COVERED) == 0, f"covered or cut: {box['html']}"
        reached.append(stop)
    assert len(reached) == wanted, "a control is out of reach, or the focus is trapped"
    return reached


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control_in_reading_order(browser: Browser, sites: dict[str, str], place: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(address(sites, place))
    opened(page)
    reached = walk(page)
    assert reached == sorted(reached)
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "dark")])
@pytest.mark.parametrize("place", MAIN)
def test_focus_is_as_large_as_a_line_around_and_changes_3_to_1(
    browser: Browser, sites: dict[str, str], place: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address(sites, place))
    opened(page)
    seen: set[str] = set()
    weak = []
    for _ in range(page.evaluate(IN_SIGHT, CONTROLS)):
        page.keyboard.press("Tab")
        look = page.evaluate(LOOK)
        if look not in seen:
            seen.add(look)
            box, changed, needed = focus_area(page)
            if changed < needed:
                weak.append(f"{box['html']}: {changed} of {needed} pixels")
    page.close()
    assert len(seen) > 3
    assert weak == [], "\n".join(weak)


@pytest.mark.parametrize("place", PLACES)
def test_no_single_key_does_anything(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page()
    page.goto(address(sites, place))
    before = page.evaluate("[location.href, document.body.innerHTML.length, scrollY]")
    for key in KEYS:
        page.keyboard.press(key)
    assert page.evaluate("[location.href, document.body.innerHTML.length, scrollY]") == before
    assert page.evaluate("document.activeElement === document.body")
    page.close()


@pytest.mark.parametrize("place", PLACES)
def test_the_skip_link_comes_first_and_moves_the_focus(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page()
    page.goto(address(sites, place))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null || document.activeElement.closest('footer') !== null")
    page.close()


@pytest.mark.parametrize("menu", [".menu", ".reading", ".contents"])
def test_escape_closes_what_opened_and_the_focus_goes_back(browser: Browser, sites: dict[str, str], menu: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["own"] + "faqs/")
    summary = page.locator(f"{menu} summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{menu} details").evaluate("each => each.open")
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.activeElement.closest('{menu} details') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(f"{menu} details").evaluate("each => each.open")
    assert summary.evaluate("each => each === document.activeElement")
    page.close()


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
