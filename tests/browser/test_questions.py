"""Which way and handing a page on, as somebody does it: with keys on a phone, from the right, and by its buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
SMALLEST = 44
"""Of a control, in CSS pixels (WCAG 2.5.5)."""
STUB = "navigator.share = (given) => { window.shared = given; return Promise.resolve(); };"


def test_the_way_is_gone_and_come_back_with_keys_alone(browser: Browser, small_site_address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for folder in ("", "ar/"):
        page.goto(f"{small_site_address}{folder}which-way/")
        for number, heading in ((0, "Is there still time?"), (0, "Ring the adviser")):
            answers = page.locator(".answers a")
            boxes = [each.bounding_box() or {} for each in answers.all()]
            assert all(each["height"] >= SMALLEST and each["width"] > 300 for each in boxes)
            answers.nth(number).focus()
            page.keyboard.press("Enter")
            page.get_by_role("heading", level=1, name=heading).wait_for()
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.locator(".back a").first.focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1, name="Is there still time?").wait_for()
    context.close()


def test_a_page_is_copied_shared_and_what_could_not_be_is_said(browser: Browser, small_site_address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(STUB)
    page.goto(small_site_address + "letter/#today")
    share = page.locator(".share")
    assert (share.bounding_box() or {})["height"] < 120, "it is one row"
    share.locator("summary").press("Enter")
    said, address = share.get_by_role("status"), "https://example.org/some/folder/letter/"
    share.get_by_role("button", name="Copy the link").press("Enter")
    expect(said).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    share.get_by_role("button", name="Share with another app").press("Enter")
    assert page.evaluate("window.shared.url") == address
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    share.get_by_role("button", name="Copy the link").press("Enter")
    expect(said).to_have_text("The link is not copied.")
    context.close()
