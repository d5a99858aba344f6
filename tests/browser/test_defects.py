"""Defects planted one at a time into good pages: the checks that tests/defects/defects.yml names must catch each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.checks import CHECKS
from browser.planting import DEFECTS, Site, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CAUGHT = [defect for defect in DEFECTS if "missed" not in defect]


@pytest.fixture(scope="session")
def folders(good_built: Path) -> dict[str, Site]:
    """Return the sites that are planted into."""
    return {"small": Site(good_built, "/some/folder/")}


@pytest.fixture(scope="session")
def workshop(browser: Browser) -> Iterator[Page]:
    """Return an empty page to change others in."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("defect", CAUGHT, ids=lambda defect: defect["id"])
def test_a_planted_defect_is_caught(
    browser: Browser, workshop: Page, folders: dict[str, Site], engines: None, tmp_path: Path, defect: dict[str, Any]
) -> None:
    with planted(browser, workshop, folders, defect, tmp_path) as subject:
        caught = {name for name in defect["expected"] if next(CHECKS[name](subject), None)}
    assert caught >= set(defect["expected"])


@pytest.mark.parametrize("place", dict.fromkeys(defect["page"] for defect in CAUGHT))
def test_the_same_checks_find_nothing_in_the_page_before(
    browser: Browser, workshop: Page, folders: dict[str, Site], engines: None, tmp_path: Path, place: str
) -> None:
    nothing = {"id": "nothing", "page": place, "dom": "", "css": "", "script": ""}
    names = {name for defect in CAUGHT if defect["page"] == place for name in defect["expected"]}
    with planted(browser, workshop, folders, nothing, tmp_path) as subject:
        found = {name: list(check(subject)) for name, check in CHECKS.items() if name in names}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_at_least_95_percent_are_caught() -> None:
    assert len({defect["id"] for defect in DEFECTS}) == len(DEFECTS)
    assert {defect["source"].rpartition(".")[2] for defect in DEFECTS if "accessibility" in defect["source"]} == {
        str(number) for number in range(1, 38)
    }
    assert all(set(defect["expected"]) <= CHECKS.keys() and defect["expected"] for defect in CAUGHT)
    misses = [f"{defect['what']}: {defect['missed']}" for defect in DEFECTS if "missed" in defect]
    print(f"{len(CAUGHT)} of {len(DEFECTS)} caught; missed:", *misses, sep="\n")
    assert len(CAUGHT) >= 0.95 * len(DEFECTS), misses
