"""What is kept of what was found on councils' own pages: only facts, and nothing that was not judged."""

from __future__ import annotations

import datetime as dt

import yaml

from localoffer.acts.keep_copies import kept
from localoffer.councils.drift import Copy, DriftResult, Finding, FindingState, Verdict
from localoffer.facts import yaml_file
from localoffer.facts.shapes import CopySeen

DAY, BEFORE = dt.date(2026, 6, 1), dt.date(2026, 5, 1)
WRONG = Finding("phone", FindingState.WRONG, "1")
UNSURE = Finding("hours", FindingState.UNJUDGED, "9 to 5")
RIGHT = Finding("phone", FindingState.CURRENT, "2")


def seen(council: str, where: str) -> CopySeen:
    return CopySeen.model_construct(council=council, where=where, seen_on=BEFORE, wrong=7, to_check=0)


def copy(council: str, where: str) -> Copy:
    return Copy(where, "Somebody", council)


def found(*before: CopySeen, results: dict[Copy, DriftResult | str]) -> list[tuple[str, str, dt.date, int, int]]:
    text = kept(before, results, DAY)
    entries = yaml.safe_load(text)
    assert yaml_file.read("copies-seen.yml", text.encode())[2] == [], "the site reads what was written"
    return [tuple(entry.values()) for entry in entries]


def result(verdict: Verdict, *findings: Finding) -> DriftResult:
    return DriftResult(verdict, "en", findings)


def test_what_was_found_takes_the_place_of_what_was_found_there_before() -> None:
    results = {
        copy("south", "https://b.example/"): result(Verdict.RIGHT, RIGHT),
        copy("north", "https://a.example/"): result(Verdict.ALARM, WRONG, WRONG, UNSURE, RIGHT),
    }
    assert found(seen("south", "https://b.example/"), results=results) == [
        ("north", "https://a.example/", DAY, 2, 1),
        ("south", "https://b.example/", DAY, 0, 0),
    ]


def test_a_page_that_could_not_be_read_or_was_not_asked_keeps_its_own_day() -> None:
    before = seen("north", "https://a.example/"), seen("south", "https://b.example/")
    results = {copy("north", "https://a.example/"): "Nobody answered."}
    assert [(where, day, wrong) for _, where, day, wrong, _ in found(*before, results=results)] == [
        ("https://a.example/", BEFORE, 7),
        ("https://b.example/", BEFORE, 7),
    ]


def test_a_page_that_does_not_speak_of_the_service_and_one_of_no_council_have_no_entry() -> None:
    results = {
        copy("north", "https://a.example/"): result(Verdict.NOT_ABOUT),
        copy("", "https://b.example/"): result(Verdict.ALARM, WRONG),
    }
    assert found(seen("north", "https://a.example/"), results=results) == []
