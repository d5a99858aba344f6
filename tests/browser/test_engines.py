"""Four engines over every page, narrow and wide, light and dark, closed and open: nothing found (WCAG 2.2 A, AA, AAA)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.engines import axe, htmlcs, ibm, nu
from browser.places import GALLERY, PLACES, address

pytestmark = pytest.mark.browser

UNDECIDED = {
    "color-contrast": "axe gives up beside a pseudo-element; test_sight.py measures every text",
    "color-contrast-enhanced": "axe gives up beside a pseudo-element; test_sight.py measures every text",
    "hidden-content": "what is hidden at one width or until opened is judged at another width or opened",
    "identical-links-same-purpose": "same words, same page: test_sight.py compares where they lead",
}
"""What axe cannot decide, and what does. Anything else that is undecided is a failure."""
NOT_A_FAULT = {
    "element_attribute_deprecated: RECOMMENDATION": "IBM calls http-equiv deprecated; HTML names this use",
}


def judged(page: Page, *, all_engines: bool) -> list[str]:
    violations, undecided = axe(page)
    found = [f"axe {each}" for each in violations]
    found += [f"axe undecided {each}" for each in undecided if each.partition(":")[0] not in UNDECIDED]
    if all_engines:
        found += [f"IBM {each}" for each in ibm(page) if not each.startswith(tuple(NOT_A_FAULT))]
        found += [f"HTMLCS {each}" for each in htmlcs(page)]
    return found


def opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_no_engine_finds_a_fault(browser: Browser, sites: dict[str, str], engines: None, place: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(sites, place))
    found = []
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {each}" for each in judged(page, all_engines=width == 375 and scheme == "light")]
    opened(page)
    found += [f"opened: {each}" for each in judged(page, all_engines=scheme == "light")]
    context.close()
    assert found == []


@pytest.mark.parametrize("query", ["certificate", "xyzzy"])
def test_no_engine_finds_a_fault_in_results(browser: Browser, sites: dict[str, str], engines: None, query: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(sites["own"] + f"a-z/#q={query}")
    page.locator(".results [role=status]:not(:empty)").wait_for()
    found = judged(page, all_engines=True)
    context.close()
    assert found == []


@pytest.mark.parametrize("choice", ["colours-calm", "size-largest", "lines-wide", "width-narrow", "letters-wide"])
def test_no_engine_finds_a_fault_in_any_setting(browser: Browser, sites: dict[str, str], engines: None, choice: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address(sites, GALLERY))
    page.evaluate("id => document.getElementById(id).checked = true", choice)
    found = judged(page, all_engines=False)
    opened(page)
    found += judged(page, all_engines=True)
    context.close()
    assert found == []


def test_nu_finds_no_error_and_no_warning(site_built: Path, good_built: Path, sites: dict[str, str], engines: None) -> None:
    assert nu(site_built, good_built) == []
