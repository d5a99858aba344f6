"""The page as a screen reader hears it, kept as text in tests/golden/heard/. Write it anew with: HEAR=1 make heard."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.engines import READER, source
from browser.places import PLACES, address

pytestmark = pytest.mark.browser

HEARD = Path(__file__).parents[1] / "golden" / "heard"
KEPT = {
    "home": "own:",
    "letter": "own:letter/",
    "faqs": "own:faqs/",
    "time-limits": "own:time-limits/",
    "search": "own:a-z/",
    "arabic": "small:ar/",
    "fallback": "small:ar/letter/",
}
OUTLINE = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""
LANDMARKS = """() => [...document.querySelectorAll(
    'header, nav, main, footer, section[aria-label], section[aria-labelledby], form[role], [role=search]')]
  .filter(e => e.checkVisibility() && !(e.tagName === 'HEADER' && e.closest('main')))
  .map(e => (e.getAttribute('role') || e.tagName.toLowerCase()) + ': ' + (e.getAttribute('aria-label')
    || (document.getElementById(e.getAttribute('aria-labelledby')) || {}).textContent || ''))"""
UNNAMED_TABLES = "() => [...document.querySelectorAll('table')].filter(e => !e.caption || !e.querySelector('th[scope]')).length"
FOREIGN = """() => { const arabic = /[\\u0600-\\u06ff]/, latin = /[A-Za-z]{4,}/; const lang = e => e.closest('[lang]').lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), wrong = [];
  for (let node; (node = walker.nextNode());) { const e = node.parentElement; if (e.closest('script, style')) continue;
    if (arabic.test(node.data) && !['ar', 'ckb'].includes(lang(e))) wrong.push(node.data.trim()); }
  return wrong; }"""
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
    file = HEARD / name
    if os.environ.get("HEAR"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), f"read what changed in tests/golden/heard/{name}, and keep it with: make heard"


@pytest.mark.parametrize("name", KEPT)
def test_the_page_is_heard_as_it_was_kept(browser: Browser, sites: dict[str, str], engines: None, name: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address(sites, KEPT[name]))
    same(f"{name}.tree.yml", page.locator("body").aria_snapshot() + "\n")
    same(f"{name}.spoken.txt", hear(page))
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_landmarks_are_named_once_and_headings_are_an_outline(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address(sites, place))
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    landmarks = page.evaluate(LANDMARKS)
    assert len(landmarks) == len(set(landmarks))
    assert sum(each.startswith("main") for each in landmarks) == 1
    levels = page.evaluate(OUTLINE)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert page.evaluate(UNNAMED_TABLES) == 0
    assert page.evaluate(FOREIGN) == []
    page.close()
