"""The page as a screen reader hears it, kept as text in tests/golden/screen_reader/. Write it anew with: make screen-reader."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import reader, sight
from browser.engines import READER, source
from browser.places import FOUND, KINDS, LOOKS, address
from browser.subject import WIDTHS, Subject

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parents[1] / "golden" / "screen_reader"
KEPT = {
    "home": "small:",
    "letter": "small:letter/",
    "faqs": "small:faqs/",
    "search": "small:a-z/",
    "arabic": "small:ar/",
    "fallback": "small:ar/letter/",
}
"""The pages of the small site, which show every kind of block: an editor's new sentence fails no test of how a page is heard."""
SPEAK = """async () => { const { virtual } = window; await virtual.start({ container: document.body });
  for (let at = 0; at < 1500; at++) { await virtual.next(); if (await virtual.lastSpokenPhrase() === 'end of document') break; }
  const said = await virtual.spokenPhraseLog(); await virtual.stop(); return said; }"""


def hear(page: Page) -> str:
    """Return what a virtual screen reader says from the top of the page to its end, a phrase a line."""
    script = re.sub(r"export\s*\{.*?([\w$]+) as virtual\}", r"window.virtual = \1", source(READER))
    page.add_script_tag(content=script, type="module")
    page.wait_for_function("() => 'virtual' in window")
    said: list[str] = page.evaluate(SPEAK)
    return "\n".join(phrase for phrase in said if phrase.strip()) + "\n"


def same(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("HEAR"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), f"read what changed in {file}, and keep it with: make screen-reader"


@pytest.mark.parametrize("name", KEPT)
def test_the_page_is_heard_as_it_was_kept(browser: Browser, sites: dict[str, str], engines: None, name: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address(sites, KEPT[name]))
    same(f"{name}.tree.yml", page.locator("body").aria_snapshot() + "\n")
    same(f"{name}.spoken.txt", hear(page))
    context.close()


READ = (reader.landmarks, reader.outline, reader.tables, sight.links)
"""Landmarks named once, headings an outline, cells with their heads, links that say where they lead."""
MARKED = (reader.languages, reader.head)
"""Words marked with their language, and the page with its translations."""


@pytest.mark.parametrize("place", [*LOOKS, *FOUND])
def test_the_page_is_read_as_it_is_meant(subject: Callable[[str], Subject], place: str) -> None:
    checks = READ if place in FOUND else READ + MARKED
    assert [f"{check.__name__}: {fault}" for check in checks for fault in check(subject(place))] == []


@pytest.mark.parametrize("place", [*LOOKS, *FOUND])
def test_what_is_focused_is_a_control_and_has_a_name_that_says_something(subject: Callable[[str], Subject], place: str) -> None:
    assert list(reader.names(subject(place), WIDTHS if place in KINDS else WIDTHS[:1])) == []


@pytest.mark.parametrize("place", ["own:a-z/", "small:pl/a-z/", "small:ar/a-z/"])
def test_what_a_search_finds_is_told(subject: Callable[[str], Subject], place: str) -> None:
    assert list(reader.search(subject(place))) == []
