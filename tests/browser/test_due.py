"""A review that runs out after the build: the page says so by itself, in the reader's browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import built
from copies import GOOD, commit, copy_site, git
from localoffer.checks.serving import served
from test_reviews import sign

pytestmark = pytest.mark.browser

DUE, OVER = "Next check due by 23 May 2027.", "This page was due to be checked by 23 May 2027."


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site with a review of its letter that holds until 23 May 2027."""
    root = copy_site(GOOD, tmp_path_factory.mktemp("due") / "small")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    assert sign(root).exit_code == 0
    commit(root, "Review", "2026-11-23")
    return built(root)


@pytest.mark.parametrize(
    ("moment", "scripts", "says"),
    [
        ("2027-05-23T21:30:00Z", True, DUE),  # still that day in London
        ("2027-05-23T23:30:00Z", True, OVER),  # half past midnight in London
        ("2028-01-01T12:00:00Z", False, DUE),
    ],
)
def test_the_page_says_when_its_review_ran_out(browser: Browser, reviewed: Path, moment: str, scripts: bool, says: str) -> None:
    with served(reviewed, "/some/folder/") as address:
        page = browser.new_page(java_script_enabled=scripts, timezone_id="Asia/Baghdad")
        if scripts:
            page.clock.set_fixed_time(moment)
        page.goto(address + "letter/")
        words = page.locator(".stamp").inner_text()
        page.close()
    assert says in words
    assert ({DUE, OVER} - {says}).pop() not in words
