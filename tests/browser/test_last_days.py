"""My dates, as somebody asks for them: what is answered, what is said of mistakes, the calendar; all on the device.

That the script counts as the program does is in tests/test_last_days.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from browser.engines import axe
from conftest import built
from copies import GOOD, copy_site
from localoffer.checks.serving import served

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
FACTS = """
reply:
  dates:
  - {id: letter, question: "What is the date on your letter?", name: Date on your letter, hint: It is at the top.}
  - id: receipt
    question: And on your receipt?
    name: Date on your receipt
    optional: true
    not_before: letter
    missing: Count again.
  days:
  - id: ask
    title: Ask by
    calendar: Last day to ask
    counted: [{date: letter, deadline: contact-adviser}]
    unless: receipt
    done: You have asked.
    do: Ask.
    too_late: Ask today all the same.
  - id: reply
    title: Reply by
    calendar: Last day to reply
    counted: [{date: letter, deadline: contact-adviser}, {date: receipt, deadline: contact-adviser}]
    moved: [{first: "12-25", last: "01-01", deadline: christmas}]
    do: Reply.
    too_late: Reply today all the same.
  not_before: 2014-09-01
  day_off: It is a day off, and gives no more time.
  month_end: The month is too short.
  always: Ask whether it is right.
  call: mediation
  check_with: [mediation]
  source: [L1]
  certainty: primary
  recorded_on: 2026-11-23
"""
RULE = """
christmas: {group: decision, words: the first working day in January, who: You, what: Rest, counted_from: the day, authority: s.1,
  source: [L1], certainty: primary, recorded_on: 2026-11-23}
"""
PAGE = "---\ntitle: {}\ndescription: A page that works out last days for its tests.\n{}---\n\n{{{{last-days:reply}}}}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = copy_site(GOOD, tmp_path_factory.mktemp("last-days") / "site")
    (root / "content/last-days.yml").write_text(FACTS, "utf-8")
    with (root / "content/deadlines.yml").open("a", encoding="utf-8") as deadlines:
        deadlines.write(RULE)
    navigation = root / "content/navigation.yml"
    navigation.write_text(navigation.read_text("utf-8").replace("letter,", "letter, dates,"), "utf-8")
    (root / "docs/en/dates.md").write_text(PAGE.format("Last days", ""), "utf-8")
    with pytest.MonkeyPatch.context() as clock, served(_built(root, clock), "/some/folder/") as address:
        yield address


def _built(root: Path, clock: pytest.MonkeyPatch) -> Path:
    clock.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return built(root, draft=True)


@pytest.fixture
def page(site: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, accept_downloads=True)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(f"{site}dates/")
    yield page
    context.close()


def ask(page: Page, letter: str, receipt: str = "") -> None:
    """Fill the fields with what somebody types, and send them with the keyboard."""
    for name, typed in (("letter", letter), ("receipt", receipt)):
        for part, text in zip(("day", "month", "year"), [*typed.split(), "", "", ""][:3], strict=True):
            page.fill(f"#reply-{name}-{part}", text)
    page.locator("#reply-receipt-year").press("Enter")


def answers(page: Page) -> dict[str, list[str]]:
    """Return what each last day that is shown says, line by line."""
    sections = page.locator("[data-day]:visible").all()
    return {each.get_attribute("data-day") or "": each.inner_text().split("\n") for each in sections}


def test_two_dates_are_answered_with_the_day_how_it_was_counted_and_what_to_do(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))  # its icon comes when it likes
    ask(page, "30 9 2026")
    page.locator("[data-day=reply]").wait_for()
    found = answers(page)
    for name, title in (("ask", "Ask by"), ("reply", "Reply by")):
        assert [line for line in found[name] if line][:7] == [
            *(title, "Monday, 30 November 2026", "Days left: 7", title.split()[0] + ".", "How it was counted"),
            "Date on your letter: 30 September 2026. 2 months from then is 30 November 2026.",
            "Put this day in my calendar",
        ]
    heard = page.locator(".last-days [role=status]")
    assert heard.inner_text() == " ".join(f"{name} by Monday, 30 November 2026. Days left: 7" for name in ("Ask", "Reply"))
    assert page.locator("[data-missing=receipt]").inner_text() == "Count again."
    assert "020 7946 0018" in page.locator(".last-days .call").inner_text()
    ask(page, "30 9 2026", "31 10 2026")
    assert list(answers(page)) == ["reply"]
    lines = answers(page)["reply"]
    assert "Monday, 4 January 2027" in lines
    assert "The later day counts: 31 December 2026." in lines
    until = "You have until the first working day in January: Monday, 4 January 2027."
    assert f"That day falls in a time that gives you longer. {until}" in lines
    assert page.locator("[data-done=ask]").inner_text() == "You have asked."
    # All of it happened here: one script was fetched, and nothing was kept or sent.
    assert [name for name in asked if name != "icon.svg"] == ["last-days.js"]
    kept = "[localStorage.length, sessionStorage.length, document.cookie, location.search + location.hash]"
    assert page.evaluate(kept) == [0, 0, "", ""]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    assert not page.locator(".last-days fieldset, .last-days button").locator("visible=true").count()
    assert page.locator("[data-day=reply] .last-day").is_visible()
    assert not page.locator(".last-days > details").is_visible(), "an answer needs no table of other months"
    page.emulate_media(media="screen")
    page.fill("#reply-letter-day", "1")
    assert answers(page) == {}, "no answer stands beside other dates than its own"


def test_a_day_that_has_passed_or_is_off_or_is_not_there(page: Page) -> None:
    ask(page, "22 9 2026")
    page.locator("[data-day=reply]").wait_for()
    lines = answers(page)["reply"]
    assert {"This day has passed.", "Reply today all the same.", "It is a day off, and gives no more time."} <= set(lines)
    assert not {"Reply.", "Put this day in my calendar"} & set(lines), "no file for a past day"
    ask(page, "23 9 2026")
    assert "This is today." in answers(page)["reply"]
    ask(page, "31 12 2025")
    assert "The month is too short." in answers(page)["reply"]
    ask(page, "26 10 2026")
    off = "It is a day off, and gives no more time. The last working day before it is Thursday, 24 December 2026."
    assert off in answers(page)["ask"], "the 26th is a Saturday, and the 25th a bank holiday"


def test_mistakes_are_listed_and_each_leads_to_its_field(page: Page) -> None:
    ask(page, "31 2 2026", "1 1 2030")
    summary = page.locator(".last-days .problem")
    summary.wait_for()
    assert page.evaluate("document.activeElement.className") == "problem"
    letter, receipt = "Date on your letter: there is no such day.", "Date on your receipt: this day has not come yet."
    assert summary.locator("li").all_inner_texts() == [letter, receipt]
    assert page.locator("#reply-letter-fault").inner_text() == letter
    assert page.locator("[aria-invalid]").count() == 6
    assert answers(page) == {}
    summary.get_by_role("link").last.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reply-receipt-day"
    for given, said in [
        (("", ""), "Date on your letter: write a day, a month and a year."),
        (("31 8 2014", ""), "Date on your letter: it must be 1 September 2014 or later."),
        (
            ("30 9 2026", "29 9 2026"),
            "Date on your receipt: it cannot be before 30 September 2026, the date that you gave first.",
        ),
    ]:
        ask(page, *given)
        assert summary.locator("li").all_inner_texts() == [said]
    ask(page, "30 9 2026")
    assert not summary.is_visible()
    assert not page.locator("[aria-invalid]").count()
    page.get_by_role("button", name="Start again").click()
    assert answers(page) == {}


def test_a_whole_date_is_pasted_into_one_field(page: Page) -> None:
    ask(page, "1 9 2026")
    page.locator("[data-day=reply]").wait_for()
    page.locator("#reply-letter-day").focus()
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData('text', 'Wednesday, 30 September 2026');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    assert [page.input_value(f"#reply-letter-{part}") for part in ("day", "month", "year")] == ["30", "september", "2026"]


def test_the_calendar_says_nothing_of_what_it_is_about_unless_asked(page: Page) -> None:
    ask(page, "30 9 2026")
    section = page.locator("[data-day=reply]")
    section.get_by_text("Put this day in my calendar").click()
    for title in ("Reply to letter", "Last day to reply"):
        with page.expect_download() as download:
            section.get_by_role("button", name=title).click()
        assert download.value.suggested_filename == "reminder.ics"
        text = Path(download.value.path()).read_text("utf-8")
        [event] = Calendar.from_ical(text).walk("VEVENT")
        assert (str(event["SUMMARY"]), event["DTSTART"].dt) == (title, dt.date(2026, 11, 30))
        assert ("mediation" in text.lower(), "Last day" in text) == (False, title != "Reply to letter")
    assert page.locator(".last-days [role=status]").inner_text() == "Your calendar file is saved. Open it to add the day."


def test_axe_finds_nothing_in_an_answer_or_a_mistake_in_either_direction(site: str, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    for path in ("dates/", "ar/dates/"):
        for letter, shown in (("٣٠ ٩ ٢٠٢٦", "[data-day=reply]"), ("31 2 2026", ".problem")):
            page.goto(site + path)
            ask(page, letter)
            page.locator(shown).wait_for()
            assert axe(page)[0] == []
    context.close()


def test_without_scripts_there_is_a_table_and_no_form(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}dates/")
    assert not page.locator(".last-days form").is_visible()
    page.get_by_text("Last days for letters from 2026").first.click()
    rows = [each.locator("th, td").all_inner_texts() for each in page.locator(".year tbody tr").all()]
    assert ["Saturday, 31 October 2026", "Thursday, 31 December 2026", "Monday, 4 January 2027"] in rows
    assert len(rows) == 24
    assert page.get_by_text("This is a draft.").is_visible()
    context.close()
