"""/councils/: the list is filtered as somebody types, who listens hears how many are left, and Enter does no harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import built, dated
from copies import GOOD, copy_site
from localoffer.checks.serving import served

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


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a small site is served whose councils have names that people write in other ways."""
    root = copy_site(GOOD, tmp_path_factory.mktemp("named") / "site")
    names = {"north": "North & East Somewhere Council", "south": "Queen’s Lake Council", "west": "The West Council"}
    for id_, name in names.items():
        file = root / f"content/councils/{id_}.yml"
        first = file.read_text("utf-8").splitlines()[0]
        file.write_text(file.read_text("utf-8").replace(first, f'name: "{name}"', 1), "utf-8")
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
        folder = built(dated(root))
    with served(folder, "/some/folder/") as address:
        yield address


def test_a_council_is_found_however_its_name_is_written(browser: Browser, named: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(named + "councils/")
    north, south, west = "North & East Somewhere Council", "Queen’s Lake Council", "The West Council"
    for typed, found in [
        ("north and east", [north]),
        ("North & e", [north]),
        ("queens lake", [south]),
        ("Queen's", [south]),
        ("queen’s", [south]),
        ("west council", [west]),
        ("the west", [west]),
        ("the queens", [south]),
        # One slip of the finger: a letter wrong, too many, left out, or two turned round.
        ("councll", [north, south, west]),
        ("somewherre", [north]),
        ("somwhere", [north]),
        ("qeuens lake", [south]),
        ("queenz", [south]),
        ("qaeenz", []),
        ("lzk", []),
    ]:
        page.get_by_label("Name of your council").fill(typed)
        assert sorted(listed(page)) == found, typed
        said = f"Councils found: {len(found)}" if found else "We have no council of that name. Read below what to do."
        page.wait_for_function("said => document.querySelector('.council-filter [role=status]').textContent === said", arg=said)
    page.close()


def test_the_code_for_a_telephone_is_on_paper_and_not_on_the_telephone(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["small"] + "councils/south/")
    code = page.locator(".qr")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.is_visible()
    page.close()
