"""What a reader does: with scripts and without, with settings kept and not, printing, searching, getting lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser import visits
from browser.conftest import pages_of
from browser.places import COUNCILS, DOCS, GALLERY, KINDS, LOOKS, WRITTEN, address, there
from browser.sight import VISUAL_ORDER
from browser.subject import Subject
from browser.visits import VIOLATIONS, pdf, words
from localoffer.languages.locales import direction
from own import OWN_LOCALES

pytestmark = pytest.mark.browser


def test_every_page_is_in_the_sitemap(site_built: Path) -> None:
    written = {file.relative_to(DOCS.parent).with_suffix("").as_posix() for file in DOCS.parent.glob("*/*.md")}
    translated = {f"{name.removesuffix('index').rstrip('/')}/" for name in written if not name.startswith("en/")}
    listed = set(pages_of(site_built))
    councils = {each.removeprefix("own:") for each in there(*(f"own:{name}" for name in COUNCILS))}
    assert listed >= {*WRITTEN, *councils, *translated}
    fallbacks = {f"{tag}/{page}" for tag in list(OWN_LOCALES)[1:] for page in WRITTEN} - translated
    assert not listed & fallbacks, "what is not translated is no page of its language"
    assert not any(name.startswith(("translations", "gallery", "embed")) for name in listed)


@pytest.mark.parametrize("place", LOOKS)
def test_a_visit_is_light_private_and_within_the_policy(subject: Callable[[str], Subject], place: str) -> None:
    assert list(visits.visit(subject(place), visits.STEPS if place in KINDS else ())) == []


def test_the_policy_stops_what_is_not_ours(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    page.add_init_script(VIOLATIONS)
    page.goto(sites["own"])
    page.evaluate("""() => {
      const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
      add('style', {textContent: 'body { color: red }'});
      add('img', {src: 'https://example.org/x.png'}); }""")
    page.wait_for_function("() => violations.length >= 2")
    directives = " ".join(page.evaluate("violations"))
    assert "style-src" in directives
    assert "img-src" in directives
    for act in ("document.body.innerHTML = '<p>'", "document.body.setAttribute('onclick', 'void 0')"):
        refused = f"() => {{ try {{ {act}; return false; }} catch (error) {{ return error instanceof TypeError; }} }}"
        assert page.evaluate(refused), f"text may become a script: {act}"
    page.close()


@pytest.mark.parametrize("place", [each for each in KINDS if each != GALLERY])
def test_without_scripts_everything_is_there(subject: Callable[[str], Subject], place: str) -> None:
    assert list(visits.without_scripts(subject(place))) == []


def test_without_scripts_search_leads_to_the_a_to_z_and_sends_no_word(browser: Browser, sites: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(sites["small"] + "faqs/")
    page.fill("#top-search", "something private")
    page.keyboard.press("Enter")
    page.wait_for_url("**/a-z/*")
    assert "private" not in page.url
    assert page.get_by_role("link", name="A letter", exact=True).last.is_visible()
    context.close()


def test_without_scripts_the_languages_are_links_to_the_same_page(browser: Browser, sites: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(sites["small"] + "letter/")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(sites["small"] + "ar/letter/")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    context.close()


def test_a_language_link_keeps_the_place_on_the_page(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(sites["small"] + "letter/#date")
    page.get_by_role("link", name="Polski").click()
    page.wait_for_url(sites["small"] + "pl/letter/#date")
    page.close()


def test_a_link_to_an_answer_opens_it(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(sites["small"] + "faqs/#cost")
    assert page.locator("#cost").is_visible()
    assert not page.locator("#start").is_visible()
    page.evaluate("location.hash = 'start'")
    page.locator("#start").wait_for(state="visible")
    page.close()


def open_settings(page: Page) -> None:
    """Open the reading settings as on a phone, where they stand in the menu."""
    page.locator(".menu summary").click()
    page.locator(".reading summary").click()


def test_settings_last_only_if_the_reader_asks(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["own"])
    open_settings(page)
    page.get_by_label("Calm").check()
    page.goto(sites["own"] + "a-z/")
    assert not page.locator("#colours-calm").is_checked()
    open_settings(page)
    page.get_by_label("Calm").check()
    page.get_by_label("Keep these settings on this device").check()
    page.goto(sites["own"])
    assert page.locator("#colours-calm").is_checked()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(243, 232, 210)"
    open_settings(page)
    page.get_by_role("button", name="Back to normal").click()
    page.wait_for_function("() => localStorage.length === 0")
    page.get_by_role("button", name="Done").click()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.close()


def found(page: Page, query: str) -> list[str]:
    page.fill("main #search", query)
    page.keyboard.press("Enter")
    page.wait_for_function("query => document.title.startsWith(query)", arg=query)
    return page.locator(".results a").all_inner_texts()


def test_search_says_when_nothing_is_found_and_takes_any_text(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(sites["own"] + "a-z/")
    assert found(page, "xyzzy") == []
    assert "Nothing found" in page.locator(".results [role=status]").inner_text()
    found(page, "<img src=x onerror=alert(1)> *:^~+-")
    assert page.locator(".results img").count() == 0
    page.go_back()
    page.wait_for_function("() => document.title.startsWith('xyzzy')")
    assert page.input_value("main #search") == "xyzzy"
    page.close()


def test_search_leads_to_the_very_place(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(sites["small"] + "letter/")
    page.fill("#top-search", "cost anything")
    page.keyboard.press("Enter")
    page.locator(".results a", has_text="Does it cost anything?").click()
    page.wait_for_url(sites["small"] + "faqs/#cost")
    page.locator("#cost").wait_for()
    page.close()


PRINTED = [
    *(each for each in KINDS if each not in (GALLERY, "own:check/")),
    *there("own:faqs/", "own:how-it-works/", "own:getting-ready/", "own:audit/"),
]


@pytest.mark.parametrize("place", PRINTED)
def test_a_printed_page_loses_no_words_and_keeps_their_order(subject: Callable[[str], Subject], place: str) -> None:
    assert list(visits.printed(subject(place))) == []


def test_print_shows_the_address_of_the_page_and_where_links_lead(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page()
    printed = words(pdf(page, sites["small"] + "faqs/"))
    assert "https://example.org/some/folder/faqs/" in printed
    assert "Pagelastupdated" in printed
    page.emulate_media(media="print")
    page.goto(sites["small"])
    assert page.locator(".contact .phone").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 24
    page.close()


@pytest.mark.parametrize(
    ("place", "day"),
    [("letter/", "Monday,5January2026"), ("a-z/", "Monday,5January2026"), ("404.html", "Monday,5January2026"), ("ar/", "2026")],
)
def test_every_sheet_says_whom_to_ring_where_it_is_from_and_of_what_day(
    browser: Browser, sites: dict[str, str], place: str, day: str
) -> None:
    page = browser.new_page()
    page.goto(sites["small"] + place)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A6"))).pages
    assert len(sheets) > 1
    for sheet in sheets:
        told = words(sheet.extract_text())
        assert "02079460018" in told
        assert day in told
        assert place == "404.html" or "https://example.org/some/folder/" + place in told
    page.close()


@pytest.mark.parametrize("place", ["", "ar/letter/", "councils/south/"])
def test_the_first_sheet_has_the_code_of_the_page_and_a_screen_does_not_even_ask_for_it(
    browser: Browser, sites: dict[str, str], place: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sites["small"] + place)
    on_screen = list(asked)
    code = page.locator(".paper-code > *")
    assert not code.is_visible()
    page.pdf()
    beside = sites["small"] + place + "qr.svg"
    assert (beside in on_screen, beside in asked) == (False, "councils" not in place)
    page.emulate_media(media="print")
    box = code.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(box["height"])
    assert box["width"] > 60  # 18 mm
    page.close()


@pytest.mark.parametrize("place", ["faqs/", "letter/", "ar/letter/", "print/"])
def test_paper_shows_a_short_address_after_each_link(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page()
    paper = words(pdf(page, sites["small"] + place))
    addresses = page.locator("article [data-at]").evaluate_all(visits.WRITTEN_OUT)
    assert addresses
    assert [each for each in addresses if len(each) > 60 or words(f"({each})") not in paper] == []
    others = page.locator("article a:not([data-at], .web, .word)").evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    )
    assert [each for each in others if not each.startswith(("#", "tel:", "mailto:"))] == []
    page.close()


def test_the_missing_page_leads_on_from_any_depth(browser: Browser, sites: dict[str, str], good_built: Path) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    missing = (good_built / "404.html").read_text("utf-8")
    page.route("**/nowhere*", lambda route: route.fulfill(status=404, body=missing, content_type="text/html"))  # as a host does
    for place in ("nowhere", "some/deep/nowhere"):
        page.goto(sites["small"] + place)
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).borderBlockEndColor") == "rgb(255, 216, 77)"
        for name in ("letter/", "a-z/", ""):
            assert page.locator(f'a[href="/some/folder/{name}"], a[href="/some/folder/./{name}"]').count() > 0
        assert page.locator(".contact .phone").is_visible()
        page.fill("main #search", "letter")
        page.keyboard.press("Enter")
        page.locator(".results a").first.wait_for()
        assert page.url.startswith(sites["small"] + "a-z/#q=letter")
    page.close()


@pytest.mark.parametrize("place", ["small:ar/", "small:ar/letter/", "small:ar/print/"])
def test_numbers_are_read_from_the_left_in_arabic(browser: Browser, sites: dict[str, str], place: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(address(sites, place))
    numbers = page.evaluate(VISUAL_ORDER, ".phone")
    assert numbers
    assert set(numbers) == {"02079460018"}
    page.close()


def test_an_english_block_in_an_arabic_page_keeps_its_bullets_on_the_left(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(sites["small"] + "ar/letter/")
    assert page.evaluate("getComputedStyle(document.querySelector('article')).direction") == "ltr"
    item = "getComputedStyle(document.querySelector('article .checklist li'))"
    assert page.evaluate(f"parseFloat({item}.paddingLeft)") > 0
    assert page.evaluate("getComputedStyle(document.querySelector('.stamp')).direction") == "rtl"
    page.close()


def test_a_question_of_four_hundred_words_and_twelve_columns_stay_readable(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(address(sites, GALLERY))
    table = page.locator("table.wide")
    assert table.locator("tbody td").count() == 11
    boxes = [cell.bounding_box() for cell in table.locator("tbody td").all()]
    assert all(box is not None and box["width"] > 200 for box in boxes)
    question = page.locator("#long").locator("xpath=..")
    question.locator("summary").click()
    assert page.locator("#long").is_visible()
    page.close()


@pytest.mark.parametrize("tag", [tag for tag in OWN_LOCALES if direction(tag) == "rtl"])
def test_every_number_on_every_right_to_left_page_is_read_from_the_left(
    browser: Browser, sites: dict[str, str], site_built: Path, tag: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    wrong, seen = {}, 0
    # A page at an address of before leads on at once, and has no words of its own.
    files = [file for file in sorted((site_built / tag).rglob("index.html")) if b'http-equiv="refresh"' not in file.read_bytes()]
    for file in files:
        place = file.relative_to(site_built).as_posix().removesuffix("index.html")
        page.goto(sites["own"] + place, wait_until="domcontentloaded")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        shown = page.evaluate(VISUAL_ORDER, "bdi")
        meant = page.evaluate("[...document.querySelectorAll('bdi')].map(each => each.textContent.replace(/[^0-9]/g, ''))")
        seen += sum(map(bool, meant))
        differing = [pair for pair in zip(shown, meant, strict=True) if pair[0] and pair[0] != pair[1]]
        if differing:
            wrong[place] = differing
        loose = page.evaluate(LOOSE_NUMBERS)
        if loose:
            wrong[f"{place}, not isolated"] = loose
    page.close()
    assert seen > 100
    assert wrong == {}


LOOSE_NUMBERS = """() => { const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const own = node.parentElement;
    if (own.closest('bdi, [dir=ltr], script, style, address')) continue;
    if (/\\d[ \\d]{5,}\\d|[A-Za-z][\\w.]*@|https?:/.test(node.data)) found.push(node.data.trim());
  }
  return found; }"""
"""Telephone numbers and addresses that stand in right-to-left text with nothing around them."""
