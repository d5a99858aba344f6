"""What a copy is, all in all, and what the command ends with."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict, rank
from localoffer.councils.drift.report import exit_code
from localoffer.councils.drift.sources import Copy
from unit.drift_rules import known, ours, result

HEAD = "<h1>Menders: mending</h1>"
RIGHT = f"{HEAD}<p>Tel 01632 960001</p><p>Ring the mender within 2 months of the break.</p>"


def ends(*results: DriftResult | str) -> int:
    return exit_code({Copy(f"{n}.html", str(n)): each for n, each in enumerate(results)})


@pytest.mark.parametrize(
    ("html", "verdict", "code"),
    [
        (RIGHT, Verdict.RIGHT, 0),
        (f"{RIGHT}<p>Write to new@menders.org.uk</p>", Verdict.RIGHT, 5),
        (f"{RIGHT}<p>You must bring mending back within 9 days.</p>", Verdict.RIGHT, 5),
        (f"{RIGHT}<p>A repair takes 9 hours.</p>", Verdict.OUT_OF_DATE, 3),
        (f"{RIGHT}<p>Tel 01632 960010</p>", Verdict.ALARM, 1),
        ("<h1>Bread</h1><p>Bake it for 40 minutes.</p>", Verdict.NOT_ABOUT, 5),
        ("", Verdict.NOT_ABOUT, 5),
    ],
)
def test_a_verdict_cannot_mislead(html: str, verdict: Verdict, code: int) -> None:
    found = result(ours(), html)
    assert (found.verdict, ends(found)) == (verdict, code)


def test_the_worst_copy_gives_the_exit_code() -> None:
    right, unsure = result(ours(), RIGHT), result(ours(), f"{RIGHT}<p>Write to new@menders.org.uk</p>")
    old, alarm = result(ours(), f"{RIGHT}<p>A repair takes 9 hours.</p>"), result(ours(), f"{RIGHT}<p>Tel 01632 960010</p>")
    assert ends() == 0
    assert ends(right, unsure) == 5
    assert ends(right, unsure, old) == 3
    assert ends(right, unsure, old, "It could not be read.") == 4
    assert ends(right, unsure, old, "It could not be read.", alarm) == 1


@pytest.mark.parametrize(
    ("kind", "state", "weighty", "alarm", "check"),
    [
        ("phone", "wrong", False, True, False),
        ("deadline", "altered", False, True, False),
        ("duty", "wrong", False, True, False),
        ("cost", "old", False, True, False),
        ("ages", "altered", False, False, False),
        ("text", "altered", False, False, False),
        ("text", "altered", True, True, False),
        ("phone", "unjudged", False, False, True),
        ("hours", "unjudged", False, False, True),
        ("ages", "unjudged", False, False, False),
        ("phone", "current", True, False, False),
    ],
)
def test_what_can_hurt_somebody_is_an_alarm(kind: str, state: str, weighty: bool, alarm: bool, check: bool) -> None:
    finding = Finding(kind, FindingState(state), "x", weighty=weighty)
    assert (finding.alarm, finding.check) == (alarm, check)


def test_the_worst_finding_comes_first() -> None:
    corpus = ours(known=(known("ragtime club", "body", "former"),))
    more = ("Ask the Ragtime Club.", "Write to new@menders.org.uk", "Ring the mender within 60 days of the break.")
    found = result(corpus, RIGHT + "".join(f"<p>{each}</p>" for each in more)).findings
    assert list(found) == sorted(found, key=rank)
    assert [(each.kind, str(each.state)) for each in found[:3]] == [
        ("deadline", "altered"),
        ("body", "old"),
        ("email", "unjudged"),
    ]
