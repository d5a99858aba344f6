"""/councils/: the list is filtered as somebody types, who listens hears how many are left, and Enter does no harm."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def listed(page: Page) -> list[str]:
    return page.locator(".council-letter li:visible a").all_inner_texts()


def test_a_council_is_found_by_a_part_of_any_of_its_names(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["small"] + "councils/")
    field, status = page.get_by_label("Name of your council"), page.locator(".council-filter").get_by_role("status")
    assert listed(page) == ["North Council", "South Council", "West Council"]
    for typed, found, said in [
        ("OLD we", ["West Council"], "Councils found: 1"),
        ("council", ["North Council", "South Council", "West Council"], "Councils found: 3"),
        ("sóuth", ["South Council"], "Councils found: 1"),
        ("Atlantis", [], "We have no council of that name. Read below what to do."),
    ]:
        field.fill(typed)
        assert listed(page) == found
        page.wait_for_function("said => document.querySelector('.council-filter [role=status]').textContent === said", arg=said)
    assert page.locator(".council-letter h2:visible").count() == 0, "no letter stands above nothing"
    before = page.url
    field.press("Enter")
    field.fill("")
    assert listed(page) == ["North Council", "South Council", "West Council"]
    page.wait_for_function("() => !document.querySelector('.council-filter [role=status]').textContent")
    assert page.url == before
    assert status.count() == 1
    page.close()


def test_the_code_for_a_telephone_is_on_paper_and_not_on_the_telephone(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["small"] + "councils/south/")
    code = page.locator(".qr")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.is_visible()
    page.close()
