"""What a finding is called, which of them alarm, which a person must look at, and which come first."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.finding import RANK, DriftResult, Finding, FindingState, Verdict, rank


def test_the_words_of_a_report_stay_as_they_are_for_programs_read_them() -> None:
    assert [str(each) for each in FindingState] == ["current", "old", "altered", "wrong", "unjudged", "reworded", "missing"]
    assert [str(each) for each in Verdict] == ["alarm", "out-of-date", "right-where-judged", "not-about-this-service"]


@pytest.mark.parametrize(
    ("kind", "alarms", "to_check"),
    [
        ("phone", True, True),
        ("email", True, True),
        ("deadline", True, True),
        ("duty", True, True),
        ("cost", True, True),
        ("hours", False, True),
        ("web", False, True),
        ("ages", False, False),
        ("duration", False, False),
        ("place", False, True),
        ("body", False, True),
        ("notice", False, False),
        ("claim", False, False),
        ("text", False, True),
    ],
)
def test_what_can_hurt_somebody_alarms_and_what_cannot_be_judged_of_it_is_to_be_looked_at(
    kind: str, alarms: bool, to_check: bool
) -> None:
    assert Finding(kind, FindingState.WRONG, "x").alarm is alarms
    assert Finding(kind, FindingState.UNJUDGED, "x").check is to_check
    assert not Finding(kind, FindingState.CURRENT, "x").alarm
    assert Finding(kind, FindingState.OLD, "x", weighty=True).alarm


def test_the_kinds_stand_in_the_order_of_what_they_can_do_to_somebody() -> None:
    kinds = ["phone", "email", "deadline", "duty", "cost", "hours", "web", "ages", "duration", "place", "body", "notice", "claim"]
    assert list(RANK) == [*kinds, "text"]


def test_an_alarm_comes_before_what_is_wrong_what_is_to_check_and_what_is_right() -> None:
    found = [
        Finding("phone", FindingState.CURRENT, "a"),
        Finding("phone", FindingState.UNJUDGED, "a"),
        Finding("web", FindingState.WRONG, "a"),
        Finding("cost", FindingState.WRONG, "b"),
        Finding("cost", FindingState.WRONG, "a"),
        Finding("phone", FindingState.WRONG, "z"),
    ]
    assert sorted(found, key=rank) == [found[5], found[4], found[3], found[2], found[1], found[0]]


def test_a_finding_that_says_no_more_says_nothing_of_ours() -> None:
    bare = Finding("text", FindingState.CURRENT, "x")
    assert (bare.ours, bare.where, bare.since, bare.until, bare.why, bare.weighty) == ("", "", None, None, "", False)
    assert DriftResult(Verdict.RIGHT, None, ()).carried == {}


def test_findings_are_counted_by_their_states() -> None:
    found = tuple(Finding("text", state, "x") for state in (FindingState.OLD, FindingState.OLD, FindingState.WRONG))
    result = DriftResult(Verdict.OUT_OF_DATE, None, found)
    assert (result.counted(FindingState.OLD), result.counted(FindingState.OLD, FindingState.WRONG)) == (2, 3)
