"""Search: what is found and in which order, with made-up pages; how it is shown and told; and what families ask our own site."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from own import OWN_LOCALES

pytestmark = pytest.mark.browser

Ask = Callable[[str], dict[str, Any]]

ASK = """async ([script, entries, queries]) => {
  const { build, ask } = await import(script), index = build(entries);
  return queries.map(query => { const { found, elsewhere } = ask(index, query);
    return [found.map(each => each.url), elsewhere.map(each => each.topic)]; });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, sites: dict[str, str]) -> Iterator[Page]:
    made = browser.new_page()
    made.goto(sites["small"] + "a-z/")
    yield made
    made.close()


def asked(page: Page, site: str, entries: list[dict[str, Any]], *queries: str) -> list[list[list[str]]]:
    answers: list[list[list[str]]] = page.evaluate(ASK, [f"{site}assets/search.js", entries, queries])
    return answers


PAGES = [
    {"title": "What it is", "url": "what/", "text": "A meeting about the letter, and a certificate."},
    {"title": "Letters", "url": "what/#letters", "page": "What it is", "text": "Every letter has a date."},
    {"title": "A letter came", "url": "letter/", "also": ["council said no", "EHCP"], "text": "Look at the date."},
    {"title": "Do I need a certificate?", "url": "certificate/", "text": "Most people do."},
    {"title": "certificate", "url": "words/#certificate", "page": "Words", "text": "A paper.", "term": True},
    {"title": "Mediation", "url": "mediation/", "text": "People talk and try to agree."},
    {"title": "Who can help", "url": "help/", "source": ["solicitor"], "text": "Free advice near you."},
    {"title": "Legal words", "url": "legal/", "text": "A solicitor knows the law."},
    {"title": "Lawyers", "url": "lawyers/", "also": ["solicitor"], "text": "They cost money."},
    {
        "topic": "transport", "title": "School transport", "also": ["transport", "taxi", "bus to school"],
        "text": "Ask your council.", "links": [{"title": "Who can help", "url": "help/"}],
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("certificate", ["certificate/", "what/", "words/#certificate"]),  # by its name, by its words, a word explained last
        ("letter", ["letter/", "what/", "what/#letters"]),  # pages before what is in them
        ("council said no", ["letter/"]),
        ("the council just said no to us", ["letter/"]),
        ("ehcp", ["letter/"]),
        ("solicitor", ["lawyers/", "help/", "legal/"]),  # words of the source help, and rank lower than a language's own
        ("mediatino", ["mediation/"]),
        ("certficate", ["certificate/"]),
        ("sertifikate", ["certificate/"]),
        ("mediaion", ["mediation/"]),
        ("MEDIATION", ["mediation/"]),
        ("medi", ["mediation/"]),
    ],
)
def test_the_first_found_is_what_was_meant(page: Page, sites: dict[str, str], query: str, first: list[str]) -> None:
    found, elsewhere = asked(page, sites["small"], PAGES, query)[0]
    assert found[: len(first)] == first
    assert elsewhere == []


def test_a_short_word_is_not_taken_for_another_and_nonsense_finds_nothing(page: Page, sites: dict[str, str]) -> None:
    answers = asked(page, sites["small"], PAGES, "bat", "xyzzy", "*:^~+-", "mdeaitoin")
    assert answers == [[[], []]] * 4


@pytest.mark.parametrize("query", ["transport", "school transport", "trasnport", "who pays for a taxi?", "the bus to our school"])
def test_what_the_site_does_not_cover_is_told(page: Page, sites: dict[str, str], query: str) -> None:
    assert asked(page, sites["small"], PAGES, query)[0][1] == ["transport"]


def test_school_alone_is_not_school_transport(page: Page, sites: dict[str, str]) -> None:
    assert asked(page, sites["small"], PAGES, "school", "bus")[0][1] == []


@pytest.mark.parametrize(
    ("title", "queries"),
    [
        ("zaświadczenie", ["zaswiadczenie", "zaświadczenia", "zaswiadzcenie", "ZAŚWIADCZENIE"]),
        ("Łódź", ["lodz", "łodź"]),
        ("școală", ["scoala", "şcoală", "școala"]),
        ("pažyma", ["pazyma", "pažymos", "pažmya"]),
        ("счёт", ["счет", "СЧЁТ"]),
        ("сертификат", ["сертификта", "сертификаты", "сертефикат"]),
        ("إستئناف", ["استئناف", "الاستئناف", "والاستئناف", "استـئناف", "اِستئناف"]),
        ("المدرسة", ["مدرسه", "للمدرسة", "بالمدرسة", "المدرسة"]),
        ("مبنى", ["مبني"]),
        ("بڕوانامە", ["بروانامه", "بڕوانامە"]),
        ("کاونسڵ", ["كاونسل", "کاونسڵ"]),
        ("نێوەندگیری", ["نيوه‌ندگيري", "نێوەندگیری"]),
    ],
)
def test_every_script_is_found_as_people_type_it(page: Page, sites: dict[str, str], title: str, queries: list[str]) -> None:
    entries = [{"title": "Other", "url": "other/", "text": "other"}, {"title": title, "url": "it/", "text": ""}]
    assert [found for found, _ in asked(page, sites["small"], entries, *queries)] == [["it/"]] * len(queries)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("mediatino", "mediation", 1),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("kitten", "sitting", 3),
    ],
)
def test_neighbours_that_are_swapped_are_one_slip(page: Page, sites: dict[str, str], one: str, other: str, slips: int) -> None:
    count = "async ([script, one, other]) => (await import(script)).slips(one, other)"
    assert page.evaluate(count, [sites["small"] + "assets/search.js", one, other]) == slips
    assert page.evaluate(count, [sites["small"] + "assets/search.js", other, one]) == slips


def shown(browser: Browser, site: str, entries: list[dict[str, Any]], hash_: str, tag: str = "") -> Page:
    """Return the page of search as it answers out of these entries."""
    page = browser.new_page(viewport={"width": 375, "height": 800})

    def answer(route: Route) -> None:
        route.fulfill(body=json.dumps(entries), content_type="application/json")

    page.route("**/search.json", answer)
    page.goto(f"{site}{tag}a-z/{hash_}")
    page.wait_for_function("() => document.querySelector('.results [role=status]').textContent")
    return page


def test_more_is_shown_a_step_at_a_time_and_the_focus_is_never_lost(browser: Browser, sites: dict[str, str]) -> None:
    many = [{"title": f"Letter {number}", "url": f"{number}/", "text": "."} for number in range(30)]
    page = shown(browser, sites["small"], many, "#q=letter")
    status, button, links = page.locator(".results [role=status]"), page.locator(".results button"), page.locator(".results li a")
    for told, count in (("12 of 30", 12), ("24 of 30", 24)):
        assert told in status.inner_text()
        assert links.count() == count
        button.focus()
        page.keyboard.press("Enter")
        if count == 12:
            assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert links.count() == 30
    assert "30" in status.inner_text()
    assert button.is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("/24/")
    page.fill("main #search", "letter 7")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.title.startsWith('letter 7')")
    assert links.first.get_attribute("href").endswith("/7/")  # type: ignore[union-attr]
    page.close()


def test_an_empty_question_says_so_and_keeps_the_field(browser: Browser, sites: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(sites["small"] + "letter/")
    page.locator("#top-search").press("Enter")
    page.wait_for_function("() => document.querySelector('.results [role=status]')?.textContent")
    assert "not typed anything" in page.locator(".results [role=status]").inner_text()
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("letter")
    page.keyboard.press("Enter")
    page.locator(".results a").first.wait_for()
    page.fill("main #search", "  ")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.results [role=status]').textContent.includes('not typed')")
    assert page.locator(".results li").count() == 0
    page.close()


def test_what_is_not_covered_leads_on_before_anything_else(browser: Browser, sites: dict[str, str]) -> None:
    page = shown(browser, sites["small"], PAGES, "#q=taxi")
    assert page.locator(".results [role=status]").inner_text().startswith("Ask your council.")
    assert page.locator(".results ul a").get_attribute("href").endswith("/help/")  # type: ignore[union-attr]
    page.close()


def test_what_is_in_another_language_says_so(browser: Browser, sites: dict[str, str]) -> None:
    entries = [{"title": "Letters", "url": "pl/letter/", "locale": "en", "also": ["list"]}]
    page = shown(browser, sites["small"], entries, "#q=list", "pl/")
    assert page.locator(".results ol a").get_attribute("lang") == "en"
    assert page.locator(".results ol li").inner_text() != "Letters"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_to_search_leads_into_the_field(browser: Browser, sites: dict[str, str], scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(sites["small"] + "letter/")
    page.locator(".to-search").click()
    page.wait_for_url("**/a-z/#search")
    page.locator("#search:focus").wait_for()
    context.close()


def test_the_index_holds_names_and_words_and_no_lists_of_sources(sites: dict[str, str], good_built: Path) -> None:
    entries = json.loads((good_built / "search.json").read_text("utf-8"))
    by_url = {each["url"]: each for each in entries}
    assert by_url["letter/"]["title"] == "I have had a letter"
    assert by_url["letter/#ehc-plan"] | {"term": True, "also": ["EHC plans"]} == by_url["letter/#ehc-plan"]
    assert not any("A legal paper." in each["text"] for each in entries if not each.get("term") and "text" in each)
    assert not any("legislation" in each.get("text", "") for each in entries)
    fallback = {each["url"]: each for each in json.loads((good_built / "pl/search.json").read_text("utf-8"))}
    assert fallback["pl/letter/"] == {"title": "I have had a letter", "locale": "en", "url": "pl/letter/"}


GOLDEN = yaml.safe_load((Path(__file__).parents[1] / "golden" / "search.yml").read_text("utf-8"))


@pytest.mark.skipif("SEARCH" not in os.environ, reason="it asks the words of our own site: make search")
@pytest.mark.parametrize("tag", [tag for tag in GOLDEN if tag in OWN_LOCALES])
def test_families_find_what_they_ask_for(page: Page, own_site: str, site_built: Path, tag: str) -> None:
    assert len(GOLDEN[tag]) >= 25
    folder = "" if tag == "en" else f"{tag}/"
    entries = json.loads((site_built / folder / "search.json").read_text("utf-8"))
    page.goto(own_site + "a-z/")
    answers = asked(page, own_site, entries, *GOLDEN[tag])
    missed = []
    for (query, wanted), (found, elsewhere) in zip(GOLDEN[tag].items(), answers, strict=True):
        first = [f"not covered {each}" for each in elsewhere] or [url.removeprefix(folder) for url in found]
        if first[:1] != [wanted]:
            where = "also: in the page's front matter" if tag == "en" else f"the page's .also in content/translations/{tag}.po"
            missed.append(f'"{query}" finds {first[:3]} and not {wanted} first: add these words to {where}')
    assert missed == [], "\n".join(["", *missed])
