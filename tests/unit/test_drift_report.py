"""What a report says to a web officer: how much was judged, what is right, what of ours it goes by."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pytest

from copies import GOOD
from localoffer import theme
from localoffer.cli.drift import _file_names
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.our_pages import OurPages
from localoffer.councils.drift.report import ATOM, Made, ReportShape, as_atom, as_csv, as_html, as_json, as_table
from localoffer.councils.drift.sources import Copy
from localoffer.councils.drift.telling import grouped, judged, right, told, worst_first
from localoffer.councils.drift.words import tokens

CURRENT, WRONG, UNJUDGED = FindingState.CURRENT, FindingState.WRONG, FindingState.UNJUDGED
PHONE = Finding("phone", CURRENT, "01632 960001", where="contact:menders")
LIMIT = Finding("deadline", CURRENT, "Ring within 2 months.", where="deadline:ring")
FALSE = Finding("deadline", WRONG, "Ring within 60 days.", "2 months", "deadline:ring")
HOME = "https://menders.example/"
WORDS = {
    HOME: "We mend. Ring us on 01632 960001 within 2 months.",
    f"{HOME}limits/": "Ring within 2 months. Each time limit begins with the letter.",
    f"{HOME}contact/": "Telephone: 01632 960001",
    f"{HOME}way/": "How we mend: you need not come to a meeting. A meeting takes two hours.",
}
PAGES = OurPages(
    {"deadline:ring": [f"{HOME}limits/"], "contact:menders": [HOME, f"{HOME}contact/"]},
    {address: frozenset(tokens(text)) for address, text in WORDS.items()},
)
MADE = Made(dt.date(2026, 6, 1), "1.2.3", HOME, PAGES)
THEME = theme.read(GOOD)[0]


def result(*findings: Finding, rest: int = 0, verdict: Verdict = Verdict.RIGHT) -> DriftResult:
    return DriftResult(verdict, "en", findings, rest=tuple(f"Say {number}." for number in range(rest)))


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (
            result(PHONE, rest=3),
            "Right: 1. Wrong or old: 0. Not judged, for a person to check: 0. What is right: telephone number. "
            "The rest, 3 sentences, was not judged.",
        ),
        (
            result(PHONE, LIMIT, rest=1),
            "Right: 2. Wrong or old: 0. Not judged, for a person to check: 0. 1 sentence more says nothing that we judge.",
        ),
        (result(PHONE, LIMIT), "Right: 2. Wrong or old: 0. Not judged, for a person to check: 0."),
        (
            result(PHONE, Finding("email", UNJUDGED, "x@y.example"), rest=2),
            "Right: 1. Wrong or old: 0. Not judged, for a person to check: 1. 2 sentences more say nothing that we judge.",
        ),
        (
            result(rest=4, verdict=Verdict.NOT_ABOUT),
            "Nothing was judged. Look whether this is the page that was meant.",
        ),
    ],
)
def test_a_report_says_how_much_was_judged_and_how_much_was_not(found: DriftResult, says: str) -> None:
    assert judged(found) == says


def test_what_is_right_is_told_once_and_never_what_has_something_wrong_in_it() -> None:
    again = Finding("duty", CURRENT, LIMIT.said)
    half = Finding("duty", CURRENT, FALSE.said)
    assert [each.said for each in right(result(FALSE, PHONE, LIMIT, again, half))] == [PHONE.said, LIMIT.said]
    assert judged(result(FALSE, PHONE, LIMIT, again, half)).startswith("Right: 2. Wrong or old: 1.")


def test_a_report_names_the_day_the_version_and_the_pages_of_both() -> None:
    results = {Copy("https://council.example/page", "North"): result(FALSE, PHONE, rest=1, verdict=Verdict.ALARM)}
    assert as_table(results, MADE).splitlines()[0] == "2026-06-01, localoffer 1.2.3, judged by https://menders.example/"
    (_, row) = csv.reader(io.StringIO(as_csv(results, MADE)))
    assert (row[2], row[-1]) == ("https://council.example/page", "https://menders.example/limits/")
    told = json.loads(as_json(results, MADE))
    assert told.pop("$schema") == "https://menders.example/check/report.schema.json"
    jsonschema.validate(told, ReportShape.model_json_schema())
    (copy,) = told["copies"]
    assert (copy["rest"], copy["not_judged"]) == (1, ["Say 0."])
    assert [(each["said"], each["page"]) for each in copy["findings"]] == [
        (FALSE.said, "https://menders.example/limits/"),
        (PHONE.said, "https://menders.example/contact/"),
    ]


def test_no_feed_is_written_over_another() -> None:
    copies = [Copy(str(number), name) for number, name in enumerate(("x 3", "x", "x", "X!", ""))]
    named = _file_names(copies)
    assert list(named) == ["x-3", "x", "x-2", "x-4", "copy"]
    assert list(named.values()) == copies


def test_who_must_do_something_stands_before_who_need_not_and_is_counted() -> None:
    results: dict[Copy, DriftResult | str] = {
        Copy("1", "Other"): result(verdict=Verdict.NOT_ABOUT),
        Copy("2", "Fine"): result(PHONE, LIMIT),
        Copy("3", "Missing"): result(Finding("phone", FindingState.MISSING, "", "01632 960001", "contact:menders")),
        Copy("4", "Gone"): "It is not there.",
        Copy("5", "Old"): result(Finding("hours", FindingState.OLD, "9 to 5"), verdict=Verdict.OUT_OF_DATE),
        Copy("6", "Bad"): result(FALSE, verdict=Verdict.ALARM),
        Copy("7", "Unknown"): result(LIMIT, Finding("email", UNJUDGED, "x@y.example")),
    }
    assert [copy.name for copy, _ in worst_first(results)] == ["Bad", "Old", "Gone", "Missing", "Unknown", "Fine", "Other"]
    lines = as_table(results, MADE).splitlines()
    assert lines[1:7] == [
        "ALARM: something that can hurt a family is wrong: 1",
        "Out of date: 1",
        "It could not be read: 1",
        "Nothing wrong was found, but a person must look at something: 2",
        "Nothing to do: all that we could judge is right: 1",
        "Not about this service: 1",
    ]
    assert lines[lines.index("Missing: 3") + 1].startswith(
        "  Nothing wrong was found, but a person must look at something, in en."
    )
    assert [each["name"] for each in json.loads(as_json(results, MADE))["copies"]][3:6] == ["Missing", "Unknown", "Fine"]
    assert as_table({Copy("2", "Fine"): result(PHONE)}, MADE).splitlines()[1] == "Fine: 2", "one copy needs no summary"


@pytest.mark.parametrize(
    ("said", "ours", "line"),
    [
        ("Ring in 60 days.", "2 months", 'Time limit: wrong: "Ring in 60 days." Write: 2 months.'),
        ("60 days", "2 months.", 'Time limit: wrong: "60 days". Write: 2 months.'),
        ("60 days?", "Is it 2 months?", 'Time limit: wrong: "60 days?" Write: Is it 2 months?'),
    ],
)
def test_a_sentence_ends_once(said: str, ours: str, line: str) -> None:
    assert told(Finding("deadline", WRONG, said, ours)) == line


def links(copy: Copy, found: DriftResult | str) -> dict[str | None, str | None]:
    feed = ET.fromstring(as_atom(copy, found, MADE))  # noqa: S314  # our own
    return {each.get("rel"): each.get("href") for each in feed.iter(f"{{{ATOM}}}link")}


def test_what_is_said_of_one_sentence_is_told_together_and_each_correction_once() -> None:
    said = "You must go to KIDS within 60 days."
    found = result(
        Finding("deadline", WRONG, said, "2 months"),
        Finding("duty", WRONG, said, "You need not go."),
        Finding("duty", WRONG, f"{said} ", "you need not go", why="Another rule says the same."),
        Finding("body", FindingState.OLD, said, "the adviser", until=dt.date(2020, 1, 1)),
        Finding("phone", UNJUDGED, "01632 960002", why="We never published this number."),
        verdict=Verdict.ALARM,
    )
    together = [
        f'"{said}"',
        "Time limit: wrong. Write: 2 months.",
        "Who must, who may: wrong. Write: You need not go.",
        "Name of a body: old (until 2020-01-01). Write: the adviser.",
    ]
    alone = 'Telephone number: check this: "01632 960002". We never published this number.'
    assert [[line for line, _ in each.lines] for each in grouped(found)] == [together, [alone]]
    results = {Copy("1", "One"): found}
    first, *others = together
    assert as_table(results, MADE).splitlines()[3:] == [f"  ! {first}", *(f"    {each}" for each in others), f"  ? {alone}"]
    assert len(json.loads(as_json(results, MADE))["copies"][0]["findings"]) == 5
    assert THEME is not None
    page = as_html(results, THEME, MADE)
    assert page.count("You must go to KIDS") == 1
    assert page.count("eed not go") == 1


@pytest.mark.parametrize(
    ("finding", "page"),
    [
        (FALSE, "limits/"),
        (Finding("phone", FindingState.MISSING, "", "01632 960001", "contact:menders"), "contact/"),
        (Finding("duty", WRONG, "You must come to the meeting.", "Nobody need come.", "known-values"), "way/"),
        (Finding("duration", WRONG, "It takes a day.", "2 hours"), "way/"),
        (Finding("text", WRONG, "Nic."), ""),
    ],
)
def test_a_finding_leads_to_our_page_where_it_stands_or_that_says_most_of_it(finding: Finding, page: str) -> None:
    assert MADE.page(finding) == f"{HOME}{page}"
    copy, found = Copy("https://council.example/page", "North"), result(finding, verdict=Verdict.ALARM)
    (_, row) = csv.reader(io.StringIO(as_csv({copy: found}, MADE)))
    assert row[-1] == f"{HOME}{page}"
    assert links(copy, found) == {"alternate": copy.where, "related": f"{HOME}{page}"}


def test_a_feed_links_our_home_page_where_nothing_is_to_be_told() -> None:
    for found in (result(PHONE), "It is not there."):
        assert links(Copy("page.html", "North"), found) == {"related": HOME}


def test_what_is_right_and_what_was_not_judged_is_folded_away_and_on_paper_the_first_of_it() -> None:
    assert THEME is not None
    page = as_html({Copy("1", "One"): result(PHONE, rest=7)}, THEME, MADE)
    assert "<summary>What was not judged (7)</summary>" in page
    assert [page.count(f"Say {number}.") for number in range(7)] == [2, 2, 2, 2, 2, 1, 1]
    assert "2 more stand on the page on a screen only." in page
    assert 'What is right (1): Telephone number: "01632 960001".' in str(page).replace("&#34;", '"')
    other = as_html({Copy("1", "One"): result(rest=7, verdict=Verdict.NOT_ABOUT)}, THEME, MADE)
    assert "Say 0." not in other, "nothing was judged of it, and that is said"


def test_whatever_a_copy_says_is_words_in_the_report() -> None:
    assert THEME is not None
    hostile = "</q><script>alert(1)</script>"
    found = DriftResult(
        Verdict.ALARM,
        "en",
        (
            Finding("duty", WRONG, hostile, f"a{hostile}", "known-values"),
            Finding("cost", WRONG, hostile, f"b{hostile}", why=hostile),
            Finding("web", CURRENT, f"c{hostile}"),
        ),
        rest=(hostile,),
    )
    assert "<script" not in as_html({Copy(hostile, hostile): found}, THEME, MADE)


def test_a_detail_is_sought_on_the_page_of_contacts_whatever_others_say_of_it() -> None:
    where, text = "contact:menders", "We mend. Ring us on 01632 960001"
    assert PAGES.best(where, text) == HOME
    assert replace(PAGES, of_contacts=[f"{HOME}way/", f"{HOME}contact/"]).best(where, text) == f"{HOME}contact/"
    assert replace(PAGES, of_contacts=[f"{HOME}way/"]).best(where, text) == HOME
