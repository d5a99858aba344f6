"""Letters: each blank is asked for, and what is typed grows into a letter to copy, to print, to save or to mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from browser.engines import axe
from conftest import built
from copies import GOOD, commit, copy_site, git
from localoffer.checks.serving import served
from localoffer.cli import main

pytestmark = pytest.mark.browser
LETTER = """---
title: {title}
description: A letter made up for a test, with a blank of every kind.
sources: [L1]
---

!!! letter "{subject}"
    {to}\\
    Old Town

    {child} … ({name}). …… ({what}). {help} … ({name}) {more}: … ({yes} / {no}).

    - *one* paper

    … ({own})
"""
ENGLISH = {
    "title": "Write a letter", "subject": "Ask for help", "to": "To the council", "child": "My child is", "name": "name",
    "what": "what happened (in your words)", "help": "Please help", "more": "soon", "yes": "yes", "no": "no",
    "own": "your name",
}  # fmt: skip
ARABIC = {
    "title": "رسالة", "subject": "طلب مساعدة", "to": "إلى المجلس", "child": "طفلي", "name": "الاسم", "what": "ماذا حدث",
    "help": "ساعدوا", "more": "قريباً", "yes": "نعم", "no": "لا", "own": "اسمكم",
}  # fmt: skip
HOSTILE = '<script>alert(1)</script> & "so" 👩‍👧 \u202e'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_site(GOOD, tmp_path_factory.mktemp("letters") / "site")
    for tag, words in (("en", ENGLISH), ("ar", ARABIC)):
        (root / f"docs/{tag}/write.md").write_text(LETTER.format(**words), "utf-8")
    navigation = root / "content/navigation.yml"
    navigation.write_text(navigation.read_text("utf-8").replace("[letter,", "[letter, write,"), "utf-8")
    told = CliRunner().invoke(main, ["translations", "--root", str(root), "update", "docs/ar/write.md", "--method", "machine"])
    assert told.exit_code == 0, told.output
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    built(root)
    return root / "site"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder, "/some/folder/") as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 800})
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


def opened(context: BrowserContext, address: str) -> Page:
    """Return a page whose letter was opened with the keyboard."""
    page = context.new_page()
    page.goto(address)
    page.locator(".fill-open button").focus()
    page.keyboard.press("Enter")
    page.locator(".fill-fields input").first.wait_for()
    return page


def fields(page: Page) -> Locator:
    return page.locator(".fill-fields :is(input, textarea):not([type=radio])")


def shown(page: Page) -> list[str]:
    """Return the paragraphs of the letter as they are read."""
    return page.locator(".fill-letter .letter > p:not(.notice-title)").all_inner_texts()


def press(page: Page, name: str) -> str:
    """Press a button below the letter, and return what is said."""
    page.locator(f".fill-acts [name={name}]").click()
    page.locator(".fill-in [role=status]:not(:empty)").wait_for()
    return page.get_by_role("status").inner_text()


def copied(page: Page) -> str:
    press(page, "copy")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_each_blank_is_asked_for_once_and_grows_into_the_letter(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}write/")
    asked = page.locator(".fill-fields :is(label, legend)").all_text_contents()
    assert asked == ["name", "what happened (in your words)", "soon", "yes", "no", "your name"]
    assert page.evaluate("document.activeElement === document.querySelector('.fill-fields input')")
    described = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    assert page.evaluate(described).startswith("What you type stays on this device.")
    assert shown(page)[1] == "My child is … (name). … (what happened (in your words)). Please help … (name) soon: … (yes / no)."
    assert page.locator(".fill-blanks li").all_inner_texts() == ["name", "what happened (in your words)", "soon", "your name"]
    fields(page).nth(0).fill("Ana")
    fields(page).nth(1).fill("First this.\nThen that")
    page.get_by_label("yes").check()
    assert shown(page)[1] == "My child is Ana. First this.\nThen that. Please help Ana soon: yes."
    assert page.locator(".fill-blanks li").all_inner_texts() == ["your name"]
    page.locator(".fill-blanks a").click()
    assert page.evaluate("document.activeElement.autocomplete") == "name"
    assert fields(page).evaluate_all("all => all.slice(0, 2).map(each => each.autocomplete)") == ["off", "off"]
    assert (
        copied(page)
        == "To the council\nOld Town\n\nMy child is Ana. First this.\nThen that. Please help Ana soon: yes.\n\n- one paper\n\n…"
    )
    assert "still blank" in page.get_by_role("status").inner_text()
    page.keyboard.press("Tab")
    assert axe(page)[0] == []


def test_what_is_typed_stays_text_and_stays_here(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}write/")
    sent: list[str] = []
    page.on("request", lambda each: None if each.url.endswith("icon.svg") else sent.append(each.url))
    fields(page).nth(0).fill(HOSTILE)
    fields(page).nth(1).fill("x" * 3000)
    fields(page).nth(2).fill("سارا")
    assert page.locator(".fill-in script").count() == 0
    assert HOSTILE in shown(page)[1]
    with page.expect_download() as download:
        assert press(page, "save").startswith("Your browser saves the letter")
    assert download.value.suggested_filename == "ask-for-help.txt"
    saved = download.value.path().read_bytes().decode("utf-8")
    assert saved.startswith(f"\ufeffTo the council\r\nOld Town\r\n\r\nMy child is {HOSTILE}. xxx")
    assert saved.endswith("soon: ….\r\n\r\n- one paper\r\n\r\n\u2068سارا\u2069\r\n")
    page.locator(".fill-acts a").click()
    page.locator(".fill-in [role=status]:not(:empty)").wait_for()
    assert page.get_by_role("status").inner_text().startswith("The letter is too long for this.")
    fields(page).nth(1).fill("Little")
    mail = parse_qs(urlsplit(page.locator(".fill-acts a").get_attribute("href") or "").query)
    assert mail["subject"] == ["Ask for help"]
    assert mail["body"][0].startswith(f"To the council\r\nOld Town\r\n\r\nMy child is {HOSTILE}. Little. Please help")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    assert press(page, "copy").startswith("It could not be copied.")
    assert "To the council" in page.evaluate("String(getSelection())")
    assert sent == []
    kept = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
    assert page.evaluate(kept) == [0, 0, "", 0]
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert fields(page).evaluate_all("all => all.map(each => each.value)") == ["", "", ""]
    assert HOSTILE not in page.content()


def test_only_the_letter_is_printed(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}write/")
    fields(page).nth(0).fill("Ana")
    page.evaluate("() => { print = () => { window.onPaper = document.querySelector('.alone') !== null; }; }")
    page.locator(".fill-acts [name=print]").click()
    assert page.evaluate("onPaper")
    page.emulate_media(media="print")
    assert (
        page.evaluate("document.body.innerText.split(/\\s+/).join(' ')")
        == "To the council Old Town My child is Ana. … . Please help Ana soon: …. one paper …"
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Write a letter" in page.locator("body").inner_text()


def test_in_a_translation_the_letter_that_grows_is_the_one_in_english(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}ar/write/")
    asked = page.locator(".fill-fields :is(label, legend)").all_text_contents()
    assert asked == ["الاسم", "ماذا حدث", "قريباً", "نعم", "لا", "اسمكم"]
    fields(page).nth(0).fill("شێرین, 1 May 2015")
    page.get_by_label("نعم").check()
    assert page.locator("article > .letter").inner_text().startswith("طلب مساعدة")
    name = "\u2068شێرین, 1 May 2015\u2069"
    assert copied(page) == f"To the council\nOld Town\n\nMy child is {name}. …. Please help {name} soon: yes.\n\n- one paper\n\n…"
    assert page.locator(".fill-letter var bdi[dir=auto]").count() == 3
    assert fields(page).evaluate_all("all => all.map(each => each.lang + each.dir)") == ["enauto"] * 3
    assert axe(page)[0] == []
    page.set_viewport_size({"width": 1280, "height": 800})
    sides = "['.fill-fields', '.fill-letter'].map(each => document.querySelector(each).getBoundingClientRect().left)"
    first, second = page.evaluate(sides)
    assert first > second, "from the right: the fields, then the letter"


def test_where_a_translation_asks_for_something_else_the_form_asks_in_english(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}ar/write/")
    page.evaluate("document.querySelector('article > .letter var').remove()")
    page.locator(".fill-open button").click()
    page.locator(".fill-fields input").first.wait_for()
    assert page.locator(".fill-fields label[for]").all_text_contents() == ["name", "what happened (in your words)", "your name"]
    assert page.locator(".fill-fields p[lang=en]").count() == 3


def test_what_cannot_be_coded_does_not_stop_an_email(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}write/")
    link = page.evaluate("import('../assets/tools/letters.js').then(it => it.mailLink('A & b', 'one\\ntwo\\ud83d'))")
    assert link == "mailto:?subject=A%20%26%20b&body=one%0D%0Atwo%EF%BF%BD"


def test_without_scripts_the_letter_is_there_to_copy(browser: Browser, site: str, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}ar/write/")
    assert not page.locator(".fill-in").is_visible()
    page.locator(".original summary").click()
    assert page.locator(".original .letter").inner_text().splitlines()[-1] == "… (your name)"
    context.close()
    elsewhere = ["embed/en/write/index.html", "fragments/ar/write.html", "print/index.html", "api/v1/en/pages/write.json"]
    texts = [(folder / name).read_text("utf-8") for name in elsewhere]
    assert ["your name" in text or "اسمكم" in text for text in texts] == [True] * 4
    assert ['class="fill' in text or "Copy the letter" in text for text in texts] == [False] * 4
