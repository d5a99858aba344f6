"""Four engines over every page, and over each layout narrow and wide, closed and open, in light and dark: nothing found.

The rules are those of WCAG 2.2 A, AA and AAA, and the engines' own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.engines import (
    axe_everywhere,
    every_engine,
    every_engine_once,
    htmlcs_everywhere,
    ibm_everywhere,
    judged_by_axe,
    nu,
    words_alone,
)
from browser.places import (
    DRAFT,
    EMBEDS,
    EVERYWHERE,
    FOR_COUNCILS,
    FOUND,
    GALLERY,
    KINDS,
    MANY,
    PLACES,
    SMALL,
    SPOKEN,
    TO_COPY,
    address,
)
from browser.subject import Subject, open_all

pytestmark = pytest.mark.browser


LAYOUTS = [each for each in KINDS if each != GALLERY]
"""The gallery is a page like others with a hundred components in it: once is long enough."""


@pytest.mark.parametrize("place", LAYOUTS)
def test_no_engine_finds_a_fault_in_any_layout(subject: Callable[[str], Subject], engines: None, place: str) -> None:
    page = subject(place)
    assert [*axe_everywhere(page), *ibm_everywhere(page), *htmlcs_everywhere(page)] == []


OTHERS = [*SPOKEN, *FOR_COUNCILS, *SMALL, *MANY, *FOUND, *TO_COPY, *EMBEDS, *DRAFT, GALLERY]
"""What has a look, a script or a direction that none of those has."""


@pytest.mark.parametrize("place", [each for each in OTHERS if each not in LAYOUTS])
def test_no_engine_finds_a_fault_in_any_kind_of_page(subject: Callable[[str], Subject], engines: None, place: str) -> None:
    assert list(every_engine_once(subject(place))) == []


@pytest.mark.parametrize("place", [each for each in PLACES if each not in [*LAYOUTS, *OTHERS]])
def test_no_engine_finds_a_fault_in_the_words_of_any_page(subject: Callable[[str], Subject], engines: None, place: str) -> None:
    assert list(words_alone(subject(place))) == []


ACTS = {
    "a council is chosen": ("small:embed/#north", [], ".preview [src*=north]"),
    "a text is judged": (
        "small:check/",
        [("#pasted", "A mediation service: ring 020 7946 0081 within 4 months.")],
        ".check-result li",
    ),
    "no council is found": (
        "small:ar/councils/",
        [(".council-filter input", "xyzzy")],
        ".council-filter [role=status]:not(:empty)",
    ),
    "an age is none": ("many:services/", [("[name=age]", "three")], ".service-filter [role=status]:not(:empty)"),
}
"""What a reader does -> where, what is typed, and what shows that it was done."""


@pytest.mark.parametrize("act", ACTS)
def test_no_engine_finds_a_fault_in_what_comes_of_an_act(subject: Callable[[str], Subject], engines: None, act: str) -> None:
    place, typed, done = ACTS[act]
    with subject(place).page(320, opened=True) as page:
        for field, words in typed:
            page.fill(field, words)
            page.wait_for_load_state("networkidle")  # what a tool does is fetched at the first act
            if page.locator(f"form:has({field}) button").count():
                page.locator(f"form:has({field}) button").first.click()
        page.locator(done).first.wait_for(state="attached")
        assert list(every_engine(page)) == []


@pytest.mark.parametrize("choice", ["colours-calm", "size-largest", "lines-wide", "width-narrow", "letters-wide"])
def test_no_engine_finds_a_fault_in_any_setting(browser: Browser, sites: dict[str, str], engines: None, choice: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address(sites, "small:faqs/"))
    page.evaluate("id => document.getElementById(id).checked = true", choice)
    open_all(page)
    found = judged_by_axe(page)
    context.close()
    assert found == []


def test_nu_finds_no_error_and_no_warning(site_built: Path, good_built: Path, engines: None) -> None:
    # A fragment is no document, and a council's embed differs from the general one by a card.
    councils = {file.stem for file in (site_built.parent / "content/councils").glob("*.yml")}
    left_out = {"fragments", "h3", "north", "south", *councils}
    own, small = (
        [
            page
            for page in folder.rglob("*.html")
            if "fragments" not in page.parts and ("councils" in page.parts or not left_out & set(page.parts))
        ]
        for folder in (site_built, good_built)
    )
    if not EVERYWHERE:  # embeds are made by the same templates on every site
        own = [page for page in own if "embed" not in page.relative_to(site_built).parts]
    # The small site's Polish is a few words among English names: too few to guess by.
    found = [*nu(*own), *(each for each in nu(*small) if "appears to be written in" not in each)]
    # The council's page owns level 1, and an embed's own title is the heading of its one card.
    of_embeds = ("computed heading level of 1", "Section lacks heading")
    assert [each for each in found if not (each.startswith("embed/") and any(words in each for words in of_embeds))] == []
