"""A list of services, as somebody looks for one: by age, place and cost, with keys, from the right, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.engines import axe

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def listed(browser: Browser, many_services: str) -> Page:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{many_services}services/")
    yield page
    context.close()


def visible(page: Page) -> list[str]:
    return [row.locator(".service-name").inner_text() for row in page.locator(".services > li:visible").all()]


def test_only_what_fits_is_left_and_what_does_not_say_is_left_too(listed: Page) -> None:
    all_ = visible(listed)
    assert len(all_) == 13
    listed.get_by_label("Age of the child or young person").fill("3")
    listed.get_by_label("Place").select_option("South Exampleshire")
    listed.get_by_role("button", name="Show these").press("Enter")
    status = listed.locator(".service-filter [role=status]")
    expect(status).to_have_text("Services that fit: 2.")
    assert visible(listed) == ["Speech and language drop-in", "Quiet swimming", "Speech and language drop-in"], (
        "it is in two categories"
    )
    assert not listed.get_by_role("heading", name="Growing up").is_visible(), "nothing of it is left"
    listed.get_by_label("Place").select_option("")
    listed.get_by_label("Only what is free").check()
    listed.keyboard.press("Enter")
    expect(status).to_have_text("Services that fit: 5. Some do not say, so ask them.")
    assert "Wheelchairs" in visible(listed)
    assert axe(listed)[0] == []
    listed.get_by_role("button", name="Show all").click()
    assert visible(listed) == all_
    expect(status).to_have_text("")


def test_an_age_that_is_none_is_said_and_takes_the_focus(listed: Page) -> None:
    field = listed.get_by_label("Age of the child or young person")
    field.fill("three")
    listed.keyboard.press("Enter")
    expect(listed.locator(".service-filter [role=status]")).to_have_text("Write the age in years, such as 7.")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("٢٠")
    listed.keyboard.press("Enter")
    expect(listed.locator(".service-filter [role=status]")).to_contain_text("Services that fit: 4.")
    field.fill("110")
    listed.keyboard.press("Enter")
    expect(listed.locator(".service-filter [role=status]")).to_contain_text("Services that fit: 1.")


def test_without_scripts_there_is_the_list_alone(browser: Browser, many_services: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many_services}services/")
    assert len(visible(page)) == 13
    assert not page.locator(".service-filter").is_visible()
    page.get_by_role("link", name="Overnight", exact=False).or_(page.get_by_role("link", name="A night away")).first.click()
    page.get_by_role("heading", level=1, name="A night away").wait_for()
    context.close()
