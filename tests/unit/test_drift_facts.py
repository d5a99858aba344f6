"""The facts that a stranger's page states of the service: time limits, lengths, ages, and what is known to be wrong."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import FindingState
from unit.drift_rules import RULES, known, limit, of_kind, ours, result, told

HEAD = "<h1>Mending</h1>"


def limits(text: str, corpus: Corpus | None = None) -> list[tuple[str, str]]:
    found = of_kind(result(corpus or ours(), f"{HEAD}<p>{text}</p>"), "deadline")
    return [(str(each.state), each.where) for each in found]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ring the mender within 2 months of the break.", "current"),
        ("Within two calendar months of the break you must call the mender.", "current"),
        ("Ring the mender within 60 days of the break.", "altered"),
        ("Ring the mender within 3 months of the break.", "altered"),
        ("From the break you have eight weeks to telephone the menders.", "altered"),
    ],
)
def test_a_time_limit_is_judged_in_whatever_words(text: str, state: str) -> None:
    assert limits(text) == [(state, "deadline:ring")]


def test_what_starts_the_clock_and_what_is_done_tell_limits_apart() -> None:
    assert limits("Collect your coat within 3 working days of the mending.") == [("current", "deadline:collect")]
    assert limits("Collect your coat within 3 days of the mending.") == [("altered", "deadline:collect")]
    both = "Ring the mender within 2 months of the break and fetch your coat within 5 working days of the mending."
    assert [state for state, _ in limits(both)] == ["altered"] or ("altered", "deadline:collect") in limits(both)


def test_a_wrong_limit_says_what_is_right() -> None:
    (finding,) = of_kind(result(ours(), f"{HEAD}<p>Ring the mender within 60 days of the break.</p>"), "deadline")
    assert "2 months" in finding.ours
    assert finding.alarm


def test_a_limit_of_the_service_that_nobody_wrote_down_is_to_be_looked_at() -> None:
    (finding,) = of_kind(result(ours(), f"{HEAD}<p>You must bring mending back within 9 days.</p>"), "deadline")
    assert (finding.state, finding.check, finding.wrong) == (FindingState.UNJUDGED, True, False)
    assert limits("Mending has a guarantee that lasts up to 9 months.") == []


def test_a_limit_under_somebody_else_is_theirs() -> None:
    html = f"{HEAD}<p>Mending is free.</p><h2>Library</h2><p>Bring books back within 9 days.</p>"
    assert of_kind(result(ours(), html), "deadline") == []


@pytest.mark.parametrize(
    ("said", "state"),
    [("2 to 3 hours", "current"), ("4 to 5 hours", "altered"), ("30 minutes", "altered"), ("150 minutes", "current")],
)
def test_how_long_something_takes_is_judged(said: str, state: str) -> None:
    (finding,) = of_kind(result(ours(), f"{HEAD}<p>A repair takes {said}.</p>"), "duration")
    assert finding.state == state
    assert not finding.alarm


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("aged 0 to 25", ["current"]),
        ("from birth to 25 years", ["current"]),
        ("aged 0-19", ["altered"]),
        ("aged 16 to 25", ["current"]),
        ("aged 16 to 26", ["altered"]),
        ("aged 5 to 25", ["altered"]),
        ("on 3 to 10 May", []),
        ("primary, aged 5 to 11", []),
    ],
)
def test_ages_are_ours_or_a_band_of_them(said: str, states: list[str]) -> None:
    found = of_kind(result(ours(), f"{HEAD}<p>Mending for people {said}.</p>"), "ages")
    assert [str(each.state) for each in found] == states


def test_what_is_known_to_be_wrong_is_told_unless_the_sentence_makes_it_right() -> None:
    corpus = ours(known=(known("must/have to … mending", "duty", "wrong", "not/nobody"), known("ragtime club", "body", "former")))
    assert told(corpus, f"{HEAD}<p>You must go to mending.</p>") == [("duty", "wrong", "You must go to mending.")]
    assert told(corpus, f"{HEAD}<p>You do not have to go to mending.</p>") == []
    assert told(corpus, f"{HEAD}<p>Ask the Ragtime Club about it.</p>") == [("body", "old", "Ask the Ragtime Club about it.")]
    assert told(corpus, f"{HEAD}<h2>Library</h2><p>Ask the Ragtime Club about it.</p>") == []


def test_what_somebody_is_quoted_with_is_theirs() -> None:
    corpus = ours(known=(known("must/have to … mending", "duty"),))
    assert told(corpus, f"{HEAD}<p>“They said we must go to mending.”</p>") == []


def test_our_own_sentence_of_today_is_right_whatever_it_is_like() -> None:
    text = "You must think about mending before you throw it away."
    assert told(ours(text, known=(known("must/have to … mending", "duty"),)), f"{HEAD}<p>{text}</p>") == []


def test_a_page_about_something_else_states_nothing_of_the_service() -> None:
    assert told(ours(), "<h1>Library</h1><p>Ring the mender within 60 days of the break.</p>") == []


def test_a_cell_of_a_table_of_ours_is_judged_by_what_stands_there_on_our_page() -> None:
    lines = ("One coat is always mended first.", "Two coats are never mended together.", "Three coats need one more day.")
    corpus = ours(*lines, beside={"socks and gloves": {"4 days"}})
    page = (
        HEAD
        + "".join(f"<p>{each}</p>" for each in (*lines, "01632 960001"))
        + "<table><tr><td>Socks and gloves</td><td>{}</td></tr></table>"
    )
    assert told(corpus, page.format("4 days")) == []
    assert told(corpus, page.format("soon")) == []
    assert told(corpus, page.format("6 days")) == [("deadline", "altered", "6 days")]
    theirs = f"{HEAD}<table><tr><td>Socks and gloves</td><td>6 days</td></tr></table>"
    assert [state for _, state, _ in told(corpus, theirs) if state == "altered"] == []


def test_of_two_limits_that_fit_the_nearest_is_meant() -> None:
    rules = RULES.model_copy(
        update={"limits": {id_: RULES.limits["ring"].model_copy(update={"start": []}) for id_ in ("ring", "again")}}
    )
    corpus = ours(words=rules)
    corpus = ours(words=rules, limits={**corpus.limits, "again": limit(2, "weeks", "ring again", "the call")})
    (finding,) = of_kind(result(corpus, f"{HEAD}<p>Ring the mender within 15 days.</p>"), "deadline")
    assert finding.where == "deadline:again"
    (finding,) = of_kind(result(corpus, f"{HEAD}<p>Ring the mender within 60 days.</p>"), "deadline")
    assert finding.where == "deadline:ring"


@pytest.mark.parametrize(
    "said", ["A call takes 10 minutes.", "A repair with a guarantee takes 9 hours.", "A repair takes 2 days."]
)
def test_only_how_long_the_named_thing_takes_is_judged(said: str) -> None:
    assert of_kind(result(ours(), f"{HEAD}<p>{said}</p>"), "duration") == []
