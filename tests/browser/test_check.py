"""/check/: what a web editor is told about a pasted text, and that the text stays on the device.

That it is judged as `localoffer drift` judges is in tests/test_check_rules.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import built
from copies_drift import copied_site
from localoffer.checks.serving import served

pytestmark = pytest.mark.browser
ABOUT = "SEND mediation by KIDS, for families. "


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = copied_site(tmp_path_factory.mktemp("check") / "site")
    with served(built(root), "/some/folder/") as address:
        yield address + "check/"


@pytest.fixture
def checker(site: str, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(site)
    yield page
    page.close()


def ask(page: Page, text: str) -> str:
    """Return what the page says of a text."""
    page.evaluate("document.querySelector('.check-result').replaceChildren()")
    page.fill("#pasted", text)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".check-result p").wait_for()
    return page.get_by_role("status").inner_text()


def shown(page: Page) -> list[tuple[str, str]]:
    """Return (state, what was said) of every finding that the page shows."""
    items = "each => each.map(item => [item.dataset.state, item.querySelector('bdi').textContent])"
    return [(state, said) for state, said in page.locator(".check-result li").evaluate_all(items)]


def requests(page: Page) -> list[str]:
    """Return the list that everything the page asks for goes into from now on, but for its icon, which comes when it likes."""
    found: list[str] = []
    page.on("request", lambda each: None if each.url.endswith("icon.svg") else found.append(f"{each.method} {each.url}"))
    return found


def test_the_verdict_comes_first_then_the_worst_and_what_to_write_instead(checker: Page) -> None:
    says = ask(checker, f"{ABOUT}Ring 020 7946 0081.\nThe meeting takes 4 to 5 hours.\nOpen Monday to Thursday, 09:00 to 17:00\n")
    assert says.startswith("Something here is wrong. Please put it right. Right: 1. Wrong or old: 2. For a person to check: 0.")
    assert shown(checker) == [("altered", "020 7946 0081"), ("altered", "The meeting takes 4 to 5 hours.")]
    assert "020 7946 0081\nThis is wrong. Write: 020 7946 0018" in says
    assert "Write: 2 to 3 hours" in says
    says = ask(checker, f"{ABOUT}The meeting takes 2 to 3 hours, and it takes 4 to 5 hours for more than two people.")
    assert "Right: 0. Wrong or old: 1." in says, "what has something wrong in it is not right"


def test_what_could_not_be_judged_is_never_called_right(checker: Page) -> None:
    says = ask(checker, f"{ABOUT}Telephone: 020 7946 0018.\nYou must hand the form in within 4 months.")
    assert says.startswith("What we could judge is right. A person must check the rest. Right: 1.")
    assert [state for state, _ in shown(checker)] == ["unjudged"]
    says = ask(checker, f"{ABOUT}It is kind and calm.")
    assert says.startswith("What we could judge is right. A person must check the rest. Right: 0.")
    assert "does not give its telephone number.\nWrite: 020 7946 0018" in says.replace(" Write", "\nWrite")
    says = ask(checker, f"{ABOUT}Telephone: 020 7946 0018.")
    assert says.startswith("The contact details are right. The rest of this text was not judged. Right: 1.")
    says = ask(checker, f"{ABOUT}Telephone: 020 7946 0018.\nThe meeting takes 2 to 3 hours.")
    assert says.startswith("Everything of ours that we found is right. Right: 2.")
    says = ask(checker, "Ring 020 7946 0018. Every letter is answered within 4 months.")
    assert says.startswith("What we could judge is right. A person must check the rest. Right: 1.")
    assert ask(checker, "Your bins are emptied every two weeks.").startswith("This text does not seem to be about our service.")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_without_a_text_the_page_asks_for_one_and_loads_nothing(checker: Page, text: str) -> None:
    asked = requests(checker)
    assert ask(checker, text) == "Paste the text of your page first."
    assert checker.evaluate("document.activeElement.id") == "pasted"
    assert asked == []


def test_with_the_keyboard_alone(checker: Page) -> None:
    checker.locator("#pasted").focus()
    checker.keyboard.insert_text(f"{ABOUT}Ring 020 7946 0081")
    checker.keyboard.press("Tab")
    checker.keyboard.press("Enter")
    checker.locator(".check-result li").wait_for()
    assert shown(checker) == [("altered", "020 7946 0081")]


def test_what_is_pasted_stays_on_the_device(checker: Page) -> None:
    ask(checker, "First, what judges is loaded.")
    sent = requests(checker)
    ask(checker, "<img src=x onerror=alert(1)> Ring 020 7946 0013 about a private matter")
    assert shown(checker) == [("altered", "020 7946 0013")]
    assert sent == []
    assert checker.locator(".check-result img").count() == 0
    assert checker.evaluate("localStorage.length + sessionStorage.length") == 0


def test_where_the_facts_do_not_come_the_page_says_so_and_tries_again(checker: Page) -> None:
    checker.route("**/check/facts.json", lambda route: route.abort())
    assert ask(checker, ABOUT) == "Our facts could not be loaded. Please try again."
    checker.unroute("**/check/facts.json")
    assert ask(checker, ABOUT).startswith("What we could judge is right.")


def test_without_scripts_or_in_an_old_browser_the_page_says_so(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    assert "your browser must allow scripts" in page.locator(".check-alone").inner_text()
    assert not page.locator("#pasted").is_visible()
    context.close()
    old = browser.new_page()
    old.add_init_script("RegExp = class { constructor() { throw SyntaxError() } }")
    old.goto(site)
    assert old.locator(".check-alone").inner_text() == "Your browser is too old to check a text here. Please use a newer one."
    assert not old.locator("#pasted").is_visible()
    old.close()
