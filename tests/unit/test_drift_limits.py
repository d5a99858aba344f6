"""Time limits on a stranger's page: which of ours a length of time is for, from the sentence and from what stands around it."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.corpus import Corpus, Former
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.limits import in_words
from localoffer.facts.shapes import LimitWords
from unit.drift_rules import RULES, UNTIL, limit, of_kind, ours, result, words

RING = RULES.limits["ring"].act
LIMITS = {
    **RULES.limits,
    "late": LimitWords(act=RING, start=["call"]),
    "again": LimitWords(act=[RING[0], "receipt"], start=["visit"]),
    "stamped": LimitWords(act=["post"], start=["stamp"], clock=["stamp"]),
}
WORDS = RULES.model_copy(update={"limits": LIMITS, "stories": ["my story"], "pronouns": ["this"]})
WHAT = "ring the mender"


def service() -> Corpus:
    """Return a service with limits of one act that differ by their clocks, and one whose clock no other has."""
    return ours(
        words=WORDS,
        limits={
            **ours().limits,
            "late": limit(1, "months", WHAT, "the call"),
            "again": limit(3, "weeks", WHAT, "the visit"),
            "stamped": limit(5, "days", "post it", "the stamp"),
        },
    )


def judged(html: str) -> list[tuple[str, str]]:
    """Return (state, id of the limit) of each length of time on a page about mending."""
    found = of_kind(result(service(), f"<h1>Mending</h1>{html}"), "deadline")
    return [(str(each.state), each.where.removeprefix("deadline:")) for each in found]


def finding(said: str) -> Finding:
    (found,) = of_kind(result(service(), f"<h1>Mending</h1><p>{said}</p>"), "deadline")
    return found


def test_how_long_a_visit_takes_hides_no_limit_that_comes_after_it() -> None:
    assert judged("<p>It takes 2 hours, and you ring the mender within 9 weeks of the break.</p>") == [("altered", "ring")]


def test_a_finding_says_what_the_limit_is_or_what_could_not_be_told() -> None:
    right, wrong = "Ring the mender within 2 months of the break.", "Ring the mender within 9 weeks of the break."
    what = "2 months. You: ring the mender. Counted from: the break"
    assert finding(right) == Finding("deadline", FindingState.CURRENT, right, "", "deadline:ring")
    assert finding(wrong) == Finding("deadline", FindingState.ALTERED, wrong, what, "deadline:ring")
    unknown = "You must bring mending back within 9 days."
    assert finding(unknown) == Finding("deadline", FindingState.UNJUDGED, unknown, why="We could not tell what 9 days is for.")


@pytest.mark.parametrize(
    ("amount", "unit", "said_as", "wanted"),
    [
        (1, "months", None, "1 month"),
        (2, "months", None, "2 months"),
        (3, "working-days", None, "3 working days"),
        (2, "months", "{n} months, no more", "2 months, no more"),
    ],
)
def test_a_limit_is_said_in_a_few_words(amount: int, unit: str, said_as: str | None, wanted: str) -> None:
    made = limit(amount, unit, "ring", "the break").model_copy(update={"words": said_as and words(said_as)})
    assert in_words(made) == f"{wanted}. You: ring. Counted from: the break"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Ring the mender within 2 months of the break.", ("current", "ring")),
        ("Ring the mender within 1 month of the call.", ("current", "late")),
        ("Ring the mender within 2 months of the call.", ("altered", "late")),
        ("Ring the mender within 1 month of the break.", ("altered", "ring")),
        ("From the call you have 1 month to ring the mender.", ("current", "late")),
        ("From the call you have 2 months to ring the mender.", ("altered", "late")),
        ("Once the call is over, 2 months to ring the mender.", ("altered", "late")),
    ],
)
def test_limits_of_one_act_are_told_apart_by_what_starts_the_clock(said: str, wanted: tuple[str, str]) -> None:
    assert judged(f"<p>{said}</p>") == [wanted]


def test_each_length_of_time_in_a_sentence_is_for_what_stands_beside_it() -> None:
    both = "Ring the mender within {} of the break and fetch your coat within {} of the mending."
    assert judged(f"<p>{both.format('2 months', '3 working days')}</p>") == [("current", "ring"), ("current", "collect")]
    assert judged(f"<p>{both.format('2 months', '5 working days')}</p>") == [("altered", "collect"), ("current", "ring")]
    assert judged(f"<p>{both.format('9 weeks', '3 working days')}</p>") == [("altered", "ring"), ("current", "collect")]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("To fetch the coat you have 1 month from the call.", ("current", "late")),
        ("To fetch the coat you have 5 weeks from the call.", ("altered", "collect")),
        ("To fetch the coat you have 1 month.", ("altered", "collect")),
    ],
)
def test_what_is_right_from_its_own_clock_is_right_whatever_the_sentence_speaks_of(said: str, wanted: tuple[str, str]) -> None:
    assert judged(f"<p>{said}</p>") == [wanted]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Whatever you do, it is 9 days from the stamp.", [("altered", "stamped")]),
        ("Whatever you do, it is 5 days from the stamp.", [("current", "stamped")]),
        ("Whatever you do, it is 9 days from the break.", [("unjudged", "")]),
        ("Whatever you do, 9 days are the stamp.", []),
    ],
)
def test_a_clock_that_no_other_limit_has_decides_by_itself(said: str, wanted: list[tuple[str, str]]) -> None:
    assert judged(f"<p>{said}</p>") == wanted


def test_another_limit_for_the_same_act_counts_where_the_block_speaks_of_its_clock() -> None:
    then = "Then you have 3 weeks to ring the mender."
    assert judged(f"<p>Keep the receipt. {then}</p>") == [("current", "again")]
    assert judged(f"<p>Keep the button. {then}</p>") == [("altered", "late")]
    assert judged("<p>Keep the receipt. Then you have 9 weeks to ring the mender.</p>") == [("altered", "ring")]


LEAD = "<p>To ring the mender after a break:</p><ul><li>be quick</li><li>say it in {} at most</li></ul>"


@pytest.mark.parametrize(
    ("html", "length", "wanted"),
    [
        pytest.param(LEAD, "2 months", ("current", "ring"), id="the line above, right"),
        pytest.param(LEAD, "9 weeks", ("altered", "ring"), id="the line above, wrong"),
        pytest.param(LEAD, "8 months", ("altered", "ring"), id="the line above, four times as long"),
        pytest.param(LEAD, "9 months", ("unjudged", ""), id="longer than that is something else"),
        pytest.param(LEAD, "8 days", ("altered", "late"), id="a little more than a fourth of another"),
        pytest.param(LEAD, "7 days", ("unjudged", ""), id="shorter than that is something else"),
        pytest.param(
            "<h2>Ring the mender after the break</h2><p>Do.</p><p>Everyone here has got {} for it.</p>",
            "9 weeks",
            ("altered", "ring"),
            id="the heading, by both words",
        ),
        pytest.param(
            "<h2>Collect it</h2><p>Do.</p><p>Everyone here has got {} for it.</p>",
            "9 working days",
            ("unjudged", ""),
            id="the heading, by one word alone",
        ),
        pytest.param(
            "<h2>Collect it</h2><p>Do.</p><p>Everyone here has got {} for it.</p>",
            "3 working days",
            ("current", "collect"),
            id="the heading, by one word, and right",
        ),
        pytest.param("<p>Do you ring the mender?</p><p>Yes, in {}.</p>", "9 weeks", ("altered", "ring"), id="the question"),
        pytest.param(
            "<table><tr><td>{}</td><td>for you to ring the mender</td></tr></table>",
            "9 weeks",
            ("altered", "ring"),
            id="a label behind",
        ),
        pytest.param(
            "<table><tr><td>{}</td><td>to ring the mender</td></tr></table>", "2 months", ("current", "ring"), id="and right"
        ),
        pytest.param(
            "<table><tr><td>Within {}</td><td>Ring the mender</td></tr></table>",
            "9 weeks",
            ("unjudged", ""),
            id="what is no label behind",
        ),
        pytest.param(
            "<table><tr><td>Within {}</td><td>Ring the mender</td></tr></table>", "2 months", ("current", "ring"), id="but right"
        ),
    ],
)
def test_a_short_sentence_leans_on_what_stands_around_it(html: str, length: str, wanted: tuple[str, str]) -> None:
    assert judged(html.format(length)) == [wanted]


LONG = "Whoever you are and wherever you live in this town or in the next one, there is something to think of here."


@pytest.mark.parametrize(("length", "wanted"), [("2 months", ("current", "ring")), ("9 weeks", ("altered", "ring"))])
def test_and_on_the_sentences_before_it(length: str, wanted: tuple[str, str]) -> None:
    assert judged(f"<p>{LONG} Please ring the mender after the break. This is done within {length}.</p>") == [wanted]


def test_a_long_sentence_leans_on_nothing_and_is_only_right_or_to_be_looked_at() -> None:
    said = "within {} and whoever you are and wherever you live in this town or in the next one you are welcome here"
    page = f"<p>Please ring the mender.</p><p>{said}.</p>"
    assert judged(page.format("9 weeks")) == [("unjudged", "")]
    assert judged(page.format("2 months")) == [("current", "ring")]


def test_what_somebody_tells_of_themselves_is_to_be_looked_at_and_never_an_alarm() -> None:
    said = "This is my story: ring the mender within 9 weeks of the break."
    assert judged(f"<p>{said}</p>") == [("unjudged", "")]


@pytest.mark.parametrize("said", ["2 hours", "20 minutes"])
def test_hours_are_no_time_limits_of_ours(said: str) -> None:
    assert judged(f"<p>Ring the mender within {said} of the break.</p>") == []


@pytest.mark.parametrize(("said", "wanted"), [("Ring the mender", [("altered", "ring")]), ("Tell the school", [])])
def test_school_days_are_wrong_for_an_act_of_ours_and_else_another_law_s(said: str, wanted: list[tuple[str, str]]) -> None:
    assert judged(f"<p>{said} within 15 school days of the break.</p>") == wanted


@pytest.mark.parametrize(("said", "wanted"), [("within 3 years", []), ("within 13 months", [("unjudged", "")])])
def test_years_are_seldom_a_limit(said: str, wanted: list[tuple[str, str]]) -> None:
    assert judged(f"<p>Bring mending back {said}.</p>") == wanted


def test_a_length_of_time_that_nothing_limits_is_none() -> None:
    assert judged("<p>Mending is 9 weeks old news.</p>") == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Ring the mender within 2 months and collect your coat within 3 weeks.", ("altered", "collect")),
        ("Within 4 days ring the mender and within 3 working days collect the coat.", ("altered", "late")),
        ("Ring the mender within 2 months, and within 3 weeks collect it, and within 3 working days.", ("altered", "collect")),
    ],
)
def test_what_stands_between_two_lengths_of_time_says_which_is_for_what(said: str, wanted: tuple[str, str]) -> None:
    assert [each for each in judged(f"<p>{said}</p>") if each[0] == "altered"] == [wanted]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"<p>Please ring the mender after the break. {LONG} This is done within {{}}.</p>", id="two sentences before"
        ),
        pytest.param(
            f"<p>Please ring. The mender is in. {LONG} This is done within {{}}.</p>", id="all sentences before together"
        ),
        pytest.param("<h2>The mender</h2><p>Ring:</p><p>{} at most, for everybody.</p>", id="the heading and the label together"),
        pytest.param(
            f"<h2>The mender</h2><p>{LONG} Ring them. This is done within {{}}.</p>", id="the heading and the sentences"
        ),
        pytest.param(
            "<h2>The mender</h2><p>You must ring:</p><ul><li>Be quick, all of you.</li><li>In {} at most, for all.</li></ul>",
            id="the heading and the line above",
        ),
    ],
)
def test_and_on_several_of_these_together(html: str) -> None:
    assert judged(html.format("9 weeks")) == [("altered", "ring")]
    assert judged(html.format("2 months")) == [("current", "ring")]


@pytest.mark.parametrize(("said", "state"), [("9 weeks", "unjudged"), ("3 weeks", "altered"), ("2 years", "unjudged")])
def test_a_length_of_time_ten_times_ours_is_likely_for_something_else(said: str, state: str) -> None:
    found = of_kind(result(ours(), f"<h1>Menders: mending</h1><p>Collect your coat within {said}.</p>"), "deadline")
    assert [str(each.state) for each in found] == [state]


def test_how_long_a_limit_was_is_old_and_says_until_when_and_how_long_it_is_today() -> None:
    corpus = ours(former={"ring": [Former(6, "weeks", UNTIL)]})
    (old,) = of_kind(result(corpus, "<h1>Mending</h1><p>Ring the mender within six weeks of the break.</p>"), "deadline")
    assert (old.state, old.until, old.ours, old.where) == (
        FindingState.OLD,
        UNTIL,
        in_words(corpus.limits["ring"]),
        "deadline:ring",
    )
    (wrong,) = of_kind(result(corpus, "<h1>Mending</h1><p>Ring the mender within five weeks of the break.</p>"), "deadline")
    assert (wrong.state, wrong.until) == (FindingState.ALTERED, None)


def test_a_few_days_are_counted_by_nobody_and_to_be_looked_at() -> None:
    (vague,) = of_kind(result(ours(), "<h1>Mending</h1><p>Ring the mender within a few weeks of the break.</p>"), "deadline")
    assert (vague.state, vague.why) == (FindingState.UNJUDGED, "We could not tell what a few weeks is for.")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Ring the mender within 2 months of the break.", "current"),
        ("Ring the mender within 2 months of your holiday.", "altered"),
        ("The 2 months to ring the mender are counted from your holiday, and not from the break.", "altered"),
        ("The 2 months to ring the mender run from the break, not from your holiday.", "current"),
        ("Ring the mender within 2 months, also on holiday.", "current"),
    ],
)
def test_the_right_length_from_what_does_not_start_the_clock_is_wrong(said: str, state: str) -> None:
    limits = {**RULES.limits, "ring": RULES.limits["ring"].model_copy(update={"not_start": ["holiday*"]})}
    corpus = ours(words=RULES.model_copy(update={"limits": limits}))
    (found,) = of_kind(result(corpus, f"<h1>Mending</h1><p>{said}</p>"), "deadline")
    assert str(found.state) == state


@pytest.mark.parametrize("said", ["not just two weeks", "not within two weeks", "rather than two weeks"])
def test_a_length_that_is_denied_is_said_by_nobody(said: str) -> None:
    assert judged(f"<p>You have 2 months to ring the mender, {said}.</p>") == [("current", "ring")]


def test_a_sentence_that_names_its_limit_is_not_overruled_by_what_starts_the_clock_of_another() -> None:
    limits = {**LIMITS, "plain": LimitWords(act=["appoint*"], plainly=["appointment"])}
    corpus = ours(
        words=WORDS.model_copy(update={"limits": limits}),
        limits={"stamped": limit(5, "days", "post it", "the stamp"), "plain": limit(3, "weeks", "come", "the stamp")},
    )
    (found,) = of_kind(result(corpus, "<h1>Mending</h1><p>Your appointment is within 5 days of the stamp.</p>"), "deadline")
    assert (str(found.state), found.where) == ("altered", "deadline:plain")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("This takes up to 9 weeks.", "altered"),
        ("Within 9 weeks.", "altered"),
        ("Ring them in 9 weeks.", "altered"),
        ("Everybody has 9 weeks to do so.", "altered"),
        ("A parcel is there within 9 weeks.", "unjudged"),
        ("Ring them, for 9 weeks.", "unjudged"),
        ("It is mostly done within 7 weeks.", "unjudged"),
    ],
)
def test_what_stands_before_a_sentence_makes_an_alarm_only_where_it_goes_on_from_it(said: str, state: str) -> None:
    assert judged(f"<p>Ring the mender. {LONG} {said}</p>") == [(state, "ring" if state == "altered" else "")]
