"""What a person sees: every page, light and dark, narrow and wide, with scripts and without."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import pages_of

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / "docs" / "en"
PAGES = sorted(("" if page.stem == "index" else f"{page.stem}/") for page in DOCS.glob("*.md"))
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
SMALL = ["", "letter/", "faqs/", "pl/", "ar/", "ar/letter/"]


def axe(page: Page) -> list[str]:
    """Return every violation as ``rule: element``."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


def test_every_page_is_in_the_sitemap(site_built: Path) -> None:
    assert sorted(pages_of(site_built)) == PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "404.html"])
def test_axe_finds_nothing(browser: Browser, own_site: str, name: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(own_site + name)
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == [], f"{name} at {width}, {scheme}"
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe(page) == [], f"{name} with everything open, {scheme}"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SMALL)
def test_axe_finds_nothing_in_three_languages(browser: Browser, small_site_address: str, name: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 375, "height": 800})  # type: ignore[arg-type]
    page.goto(small_site_address + name)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe(page) == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_and_nothing_is_fetched_from_elsewhere(browser: Browser, own_site: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(own_site + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert all(url.startswith(own_site) for url in asked)
    assert len(asked) <= 4
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_everything_is_there(browser: Browser, own_site: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(own_site + name)
    assert page.locator("h1").count() == 1
    assert page.locator(".stamp time, .stamp p").first.is_visible()
    page.locator(".menu summary").click()
    assert page.locator(".menu a").first.is_visible()
    context.close()


def test_a_link_to_an_answer_opens_it(browser: Browser, own_site: str) -> None:
    page = browser.new_page()
    page.goto(own_site + "faqs/#cost")
    assert page.locator("#cost").is_visible()
    assert not page.locator("#private").is_visible()
    page.close()


def test_the_skip_link_comes_first_and_moves_the_focus(browser: Browser, own_site: str) -> None:
    page = browser.new_page()
    page.goto(own_site + "faqs/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_the_keyboard_reaches_every_control_in_sight(browser: Browser, own_site: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(own_site + "time-limits/")
    visible = "a[href], summary, [tabindex='0']"
    wanted = page.evaluate(
        "s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility({visibilityProperty: true})).length", visible
    )
    reached = []
    for _ in range(wanted + 1):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            "return e === document.body ? null : [r.left, r.top, r.width, r.height, getComputedStyle(e).outlineStyle] }"
        )
        if box is None:
            break
        assert box[0] > -1, "off screen"
        assert box[2] * box[3] > 0
        assert box[4] == "solid"
        reached.append(tuple(box))
    assert len(reached) == wanted
    page.close()


VISUAL_ORDER = """selector => [...document.querySelectorAll(selector)].map(element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) for (let at = 0; at < node.length; at++) {
    const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (/[0-9]/.test(node.data[at])) found.push([Math.round(box.top), box.left, node.data[at]]);
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return found.map(each => each[2]).join('');
})"""


@pytest.mark.parametrize("name", ["ar/", "ar/letter/"])
def test_numbers_are_read_from_the_left_in_arabic(browser: Browser, small_site_address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(small_site_address + name)
    numbers = page.evaluate(VISUAL_ORDER, ".phone")
    assert numbers
    assert set(numbers) == {"02079460018"}
    page.close()


def test_an_english_block_in_an_arabic_page_keeps_its_bullets_on_the_left(browser: Browser, small_site_address: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(small_site_address + "ar/letter/")
    assert page.evaluate("getComputedStyle(document.querySelector('article')).direction") == "ltr"
    item = "getComputedStyle(document.querySelector('article .checklist li'))"
    assert page.evaluate(f"parseFloat({item}.paddingLeft)") > 0
    assert page.evaluate("getComputedStyle(document.querySelector('.stamp')).direction") == "rtl"
    page.close()


def test_print_is_a_clean_leaflet(browser: Browser, own_site: str) -> None:
    page = browser.new_page()
    page.goto(own_site + "faqs/")
    page.emulate_media(media="print")
    assert not page.locator(".menu").is_visible()
    for answer in page.locator(".answer").all():
        assert answer.is_visible()
    assert page.locator(".stamp").is_visible()
    page.close()


def test_the_missing_page_leads_on_from_any_depth(browser: Browser, small_site_address: str, good_built: Path) -> None:
    text = (good_built / "404.html").read_text("utf-8")
    assert 'href="/some/folder/letter/"' in text
