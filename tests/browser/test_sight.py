"""What a person sees on every page, measured in the browser: contrast, targets, reflow, spacing, forced colours, motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from browser.places import MAIN, PLACES, address
from browser.sight import (
    CLIPPED,
    CONTROLS,
    LOW_CONTRAST,
    NAMES_WITHOUT_THEIR_WORDS,
    SMALL_TARGETS,
    WIDER_THAN_THE_WINDOW,
)

pytestmark = pytest.mark.browser

AAA = {"normal": 7, "large": 4.5}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
"""The text spacing of WCAG 1.4.12."""
LINKS = """() => { const by = {}; for (const a of document.querySelectorAll('a[href]')) {
  const to = new URL(a.href); (by[a.textContent.trim()] ||= new Set()).add(to.origin + to.pathname); }
  return Object.entries(by).filter(([words, to]) => words && to.size > 1).map(([words]) => words); }"""


def opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("place", PLACES)
def test_every_word_has_contrast_in_every_colour_scheme(browser: Browser, sites: dict[str, str], place: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address(sites, place))
    opened(page)
    low = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        low[scheme] = page.evaluate(LOW_CONTRAST, AAA)
        page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
        low[f"{scheme}, forced colours"] = page.evaluate(LOW_CONTRAST, {"normal": 4.5, "large": 3})
        page.emulate_media(forced_colors="none")
    for choice in ("colours-calm", "colours-dark", "colours-light"):
        page.evaluate("id => document.getElementById(id).checked = true", choice)
        low[choice] = page.evaluate(LOW_CONTRAST, AAA)
    context.close()
    assert {name: words for name, words in low.items() if words} == {}


@pytest.mark.parametrize("place", PLACES)
def test_targets_are_large_or_apart_and_named_as_they_read(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page()
    page.goto(address(sites, place))
    small = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        small[width] = page.evaluate(SMALL_TARGETS, CONTROLS)
    assert page.evaluate(NAMES_WITHOUT_THEIR_WORDS, CONTROLS) == []
    page.close()
    assert small == {320: [], 1280: []}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_or_scrolls_sideways(browser: Browser, sites: dict[str, str], place: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(address(sites, place))
    opened(page)
    found = {"320 px, which is 1280 at 400 %": page.evaluate(WIDER_THAN_THE_WINDOW) + page.evaluate(CLIPPED)}
    page.add_style_tag(content=SPACED)
    found["text spacing"] = page.evaluate(WIDER_THAN_THE_WINDOW) + page.evaluate(CLIPPED)
    page.reload()
    opened(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.add_style_tag(content="html { font-size: 200% !important }")
    found["text at 200 %"] = page.evaluate(WIDER_THAN_THE_WINDOW) + page.evaluate(CLIPPED)
    page.set_viewport_size({"width": 375, "height": 800})
    found["text at 200 % on a phone"] = page.evaluate(WIDER_THAN_THE_WINDOW) + page.evaluate(CLIPPED)
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("place", PLACES)
def test_links_with_the_same_words_lead_to_the_same_page(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page()
    page.goto(address(sites, place))
    differing = page.evaluate(LINKS)
    page.close()
    if place.startswith("draft:") or place.endswith("print/"):
        return  # made-up links; and there a link to a page became a link to its part
    assert differing == []


@pytest.mark.parametrize("place", MAIN)
def test_forced_colours_keep_every_border_that_tells_something(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(address(sites, place))
    for selector in (".notice", ".contact", ".menu [aria-current=page]", ".steps > li", "input[type=search]", "button"):
        for each in page.locator(selector).all():
            if each.is_visible():
                style = each.evaluate(
                    "e => [getComputedStyle(e).borderInlineStartWidth, getComputedStyle(e).borderInlineStartStyle]"
                )
                assert float(style[0].removesuffix("px")) >= 1, f"{selector} has lost its border"
                assert style[1] == "solid"
    page.close()


@pytest.mark.parametrize("place", MAIN)
def test_nothing_moves_for_who_asked_for_less_motion(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address(sites, place))
    opened(page)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


def test_a_phone_shows_the_four_answers_without_scrolling(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 660})
    page.goto(sites["own"])
    answers = page.locator(".home > ul").first
    assert answers.locator("li").count() == 4
    box = answers.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 660
    page.close()


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
