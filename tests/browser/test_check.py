"""/check/: the browser's verdict on contact details and time limits is the program's own, and nothing leaves the device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import built
from copies import passages
from copies_drift import COPIES, copied_site, corpus, fixture, page_of
from localoffer.checks.links import served
from localoffer.councils.drift import Corpus, Finding, FindingState, compare

pytestmark = pytest.mark.browser
BAD = ("old", "altered")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_site(tmp_path_factory.mktemp("check") / "site")


@pytest.fixture(scope="module")
def ours(root: Path) -> Corpus:
    return corpus(root)


@pytest.fixture(scope="module")
def checker(root: Path, browser: Browser) -> Iterator[Page]:
    with served(built(root), "/some/folder/") as address:
        page = browser.new_page(viewport={"width": 375, "height": 800})
        page.goto(address + "check/")
        yield page
        page.close()


def ask(page: Page, text: str) -> list[tuple[str, str]]:
    """Return (state, what was said) of every finding that the page shows."""
    page.evaluate("document.querySelector('.check-result').replaceChildren()")
    page.fill("#pasted", text)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".check-result p").wait_for()
    items = "each => each.map(item => [item.dataset.state, item.querySelector('bdi').textContent])"
    return [(state, said) for state, said in page.locator(".check-result li").evaluate_all(items)]


@pytest.mark.parametrize("file", COPIES, ids=lambda file: file.stem)
def test_the_browser_judges_as_the_program_does(checker: Page, ours: Corpus, file: Path) -> None:
    found = passages(page_of(fixture(file)))
    shown = [each.text for each in found if not each.in_furniture]
    wanted = {
        (str(each.state), each.said)
        for each in compare(ours, found).findings
        if each.state in (FindingState.OLD, FindingState.ALTERED)
        and each.kind in ("phone", "email", "deadline")
        and _is_text(each, shown)
    }
    assert {each for each in ask(checker, "\n".join(shown)) if each[0] in BAD} == wanted


def _is_text(finding: Finding, shown: list[str]) -> bool:
    """Tell whether a finding is about words: an address under a link is not in what a person pastes."""
    return any(finding.said in text for text in shown)


def test_what_is_pasted_stays_on_the_device(checker: Page) -> None:
    sent: list[str] = []
    checker.on("request", lambda request: sent.append(request.method + (request.post_data or "")))
    found = ask(checker, "<img src=x onerror=alert(1)> Ring 020 7946 0013 about a private matter")
    assert found == [("altered", "020 7946 0013")]
    assert sent == []
    assert checker.locator(".check-result img").count() == 0
    assert checker.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "Something here is wrong." in checker.locator(".check-result").inner_text()
    assert ask(checker, "Nothing of theirs.") == []


def test_without_scripts_the_page_says_so(browser: Browser, checker: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(checker.url)
    assert page.locator(".check-alone").is_visible()
    assert not page.locator("#pasted").is_visible()
    context.close()
