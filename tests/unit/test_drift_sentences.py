"""Our own sentences in a copy: as they are, as they were, and with a word that turns them round."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.corpus import AROUND, Corpus, Sentence
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.sentences import CARRIED, carried, matched, weighty
from unit.drift_rules import RULES, SINCE, UNTIL, blocks, of_kind, ours, result

RING = "You must ring the workshop before you bring a coat with holes to us."
PAGE = (
    "Good mending keeps a coat alive for many winters.",
    "We look at every coat on a large table by the window.",
    "A lamp with a green shade stands beside each of our tables.",
    RING,
)
WAS = "The old workshop stood behind a bakery in another street."


def html(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_sentence_of_today_is_current_and_one_of_before_is_old_with_its_days() -> None:
    found = of_kind(result(ours(*PAGE, old=(WAS,)), html(*PAGE, WAS)), "text")
    assert [each.state for each in found if each.said == RING] == [FindingState.CURRENT]
    (old,) = [each for each in found if each.state is FindingState.OLD]
    assert (old.said, old.since, old.until) == (WAS, SINCE, UNTIL)
    assert not old.alarm


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(RING.replace("must", "must not"), id="not put in"),
        pytest.param(RING.replace("must", "may"), id="must became may"),
    ],
)
def test_a_word_that_turns_a_sentence_round_is_an_alarm(said: str) -> None:
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")
    (altered,) = [each for each in found if each.state is FindingState.ALTERED]
    assert (altered.said, altered.ours, altered.alarm) == (said, RING, True)


def test_another_way_of_saying_it_is_no_fault() -> None:
    said = RING.replace("holes", "tears")
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")
    assert [each.state for each in found if each.said == said] == [FindingState.REWORDED]


def test_a_sentence_that_shares_little_with_ours_is_nobody_s_business() -> None:
    said = "Ring the baker when you want bread with seeds."
    assert [each.said for each in of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")] == sorted(PAGE[:3])


def test_titles_of_ours_with_a_changed_word_are_no_sentences() -> None:
    corpus = ours("Coats that must be mended again")
    assert of_kind(result(corpus, html("Mending", "Coats that may be mended again")), "text") == []


def test_a_copy_carries_a_page_from_three_of_its_sentences_on() -> None:
    corpus = ours(*PAGE)
    assert CARRIED == 3
    assert carried(corpus, matched(corpus, blocks(html(*PAGE[:2])))) == {}
    assert carried(corpus, matched(corpus, blocks(html(*PAGE[:3])))) == {"en/about": (3, 4)}


def test_furniture_is_not_compared_but_for_what_is_ours_word_for_word() -> None:
    said = RING.replace("must", "may")
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3]) + f"<footer><p>{said}</p></footer>"), "text")
    assert all(each.state is FindingState.CURRENT for each in found)


def test_an_old_sentence_says_what_stands_there_today_where_something_like_it_does() -> None:
    was = "You must ring the workshop before you bring a coat with buttons to us."
    (old,) = [each for each in of_kind(result(ours(*PAGE, old=(was,)), html(*PAGE[:3], was)), "text") if each.wrong]
    assert (old.state, old.ours) == (FindingState.OLD, RING)
    (old,) = [each for each in of_kind(result(ours(*PAGE, old=(WAS,)), html(*PAGE, WAS)), "text") if each.wrong]
    assert old.ours == ""


def test_a_word_that_only_changed_its_place_turns_nothing_round() -> None:
    text = "Coats are not sent to us before they are mended by hand."
    said = "Before they are mended by hand coats are not sent to us."
    found = of_kind(result(ours(*PAGE, text), html(*PAGE[:3], said)), "text")
    assert [each.state for each in found if each.said == said] == [FindingState.REWORDED]


def test_words_of_one_to_three_are_no_sentences() -> None:
    found = of_kind(result(ours(*PAGE, "Pay here", old=("Ask us",)), html("Pay here", "Ask us")), "text")
    assert found == []


def test_what_is_ours_word_for_word_in_furniture_is_told() -> None:
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3]) + f"<footer><p>{RING}</p></footer>"), "text")
    assert [each.state for each in found if each.said == RING] == [FindingState.CURRENT]


def test_other_words_for_one_sentence_of_ours_are_no_news_where_a_page_carries_no_others() -> None:
    assert of_kind(result(ours(*PAGE), html("Mending", RING.replace("holes", "tears"))), "text") == []


def test_a_finding_says_which_sentence_of_which_page_it_is_and_since_when() -> None:
    may, tears = RING.replace("must", "may"), RING.replace("holes", "tears")
    found = of_kind(result(ours(*PAGE, old=(WAS,)), html(*PAGE, may, tears, WAS)), "text")
    assert Finding("text", FindingState.CURRENT, RING, "", "about", SINCE) in found
    assert Finding("text", FindingState.OLD, WAS, "", "about", SINCE, UNTIL) in found
    assert Finding("text", FindingState.REWORDED, tears, RING, "about", SINCE) in found
    why = "Changed: may, must."
    assert Finding("text", FindingState.ALTERED, may, RING, "about", SINCE, None, why, weighty=True) in found


def states(corpus: Corpus, *texts: str) -> list[str]:
    """Return what is told of the last of these sentences."""
    return [str(each.state) for each in result(corpus, html(*texts)).findings if each.said == texts[-1]]


@pytest.mark.parametrize(
    ("said", "among_ours", "alone"),
    [
        pytest.param("Ask at green doors.", 0, 0, id="four words"),
        pytest.param("Ask at the green door.", 1, 0, id="five words"),
        pytest.param("Ask at the green door near here.", 1, 0, id="seven words"),
        pytest.param("Ask at the green door of our bakery.", 1, 1, id="eight words"),
        pytest.param("Wait for 3 months.", 1, 1, id="a limit of four words"),
        pytest.param("In 3 months.", 0, 0, id="a limit of three words"),
    ],
)
def test_an_old_sentence_is_ours_where_it_is_long_or_a_limit_or_stands_among_ours(said: str, among_ours: int, alone: int) -> None:
    corpus = ours(*PAGE, old=(said,))
    assert len(states(corpus, *PAGE[:3], said)) == among_ours
    assert len(states(corpus, said)) == alone
    assert states(ours(*PAGE, "Ask at green doors."), "Ask at green doors.") == ["current"], "one of today is told in any case"


def test_an_old_time_limit_is_told_as_one() -> None:
    said = "Wait for 3 months before you ring."
    (found,) = result(ours(*PAGE, old=(said,)), html(said)).findings
    assert (found.kind, found.state, found.alarm) == ("deadline", FindingState.OLD, True)


def test_an_old_sentence_with_the_length_of_time_of_today_is_no_old_limit() -> None:
    said, today = "Wait for 3 months before you ring us.", "You wait for 3 months before you ring."
    (found,) = result(ours(today, old=(said,)), html(said)).findings
    assert (found.kind, found.state, found.ours, found.alarm) == ("text", FindingState.REWORDED, today, False)
    (found,) = result(ours(today.replace("3", "4"), old=(said,)), html(said)).findings
    assert (found.kind, found.alarm) == ("deadline", True)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("We looked at it for 3 hours each time.", "text"),
        ("We looked at it for 30 minutes each time.", "text"),
        ("We kept every coat for 3 days each time.", "deadline"),
    ],
)
def test_how_long_a_visit_takes_is_no_time_limit(said: str, kind: str) -> None:
    assert [each.kind for each in result(ours(*PAGE, old=(said,)), html(*PAGE, said)).findings if each.said == said] == [kind]


def test_what_stands_there_today_is_the_likest_of_what_is_like_it() -> None:
    was = "A lamp with a red shade stands beside each of our tables."
    nearer, farther = PAGE[2], "A lamp with a blue shade hangs over one of our benches."
    (old,) = [each for each in of_kind(result(ours(*PAGE, farther, old=(was,)), html(*PAGE, was)), "text") if each.wrong]
    assert old.ours == nearer


@pytest.mark.parametrize(
    ("ours_is", "said", "why"),
    [
        pytest.param("Pay £5 before 9am at the green door.", "Pay £6 before 9am at the green door.", "£5, £6", id="a price"),
        pytest.param("Pay £5 before 9am at the green door.", "Pay £5 before 9pm at the green door.", "9am, 9pm", id="a time"),
        pytest.param("Ring two weeks before the frost comes.", "Ring 3 weeks before the frost comes.", "2, 3", id="words"),
        pytest.param("Ring two weeks before the frost comes.", "Ring 2 weeks before the frost comes.", None, id="the same"),
        pytest.param("You must wait and you must ring us.", "You must wait and you may ring us.", "may, must", id="one of two"),
    ],
)
def test_which_words_turned_it_round_is_told(ours_is: str, said: str, why: str | None) -> None:
    found = of_kind(result(ours(*PAGE, ours_is), html(*PAGE, said)), "text")
    altered = [each.why for each in found if each.state is FindingState.ALTERED]
    assert altered == ([f"Changed: {why}."] if why else [])


@pytest.mark.parametrize(
    ("ours_is", "said", "alone", "with_one", "with_three"),
    [
        pytest.param(RING, RING.replace("must", "may"), 1, 1, 1, id="one word of fourteen"),
        pytest.param(
            "You must bring a coat before the winter.", "You may bring a coat before the winter.", 0, 1, 1, id="of eight"
        ),
        pytest.param(
            "You must bring a coat before the winter.", "You may bring a hat before the winter.", 0, 0, 1, id="two of eight"
        ),
        pytest.param("You must bring your coat.", "You may bring your coat.", 0, 1, 1, id="one of five"),
        pytest.param("You must bring coats.", "You may bring coats.", 0, 0, 0, id="one of four"),
        pytest.param("Must you bring a coat before the winter?", "May you bring a coat before the winter?", 0, 0, 0, id="asked"),
    ],
)
def test_the_more_of_ours_a_page_has_the_less_like_ours_a_turned_sentence_must_be(
    ours_is: str, said: str, alone: int, with_one: int, with_three: int
) -> None:
    corpus = ours(*PAGE[:3], ours_is)
    told = [states(corpus, *PAGE[:others], said).count("altered") for others in (0, 1, 3)]
    assert told == [alone, with_one, with_three]


def test_short_words_around_a_page_are_no_sentences_of_it() -> None:
    corpus = ours(*PAGE[:3])
    corpus.add(Sentence("You must ring before you come.", "en", AROUND, SINCE))
    assert states(corpus, *PAGE[:3], "You may ring before you come.") == []


def test_a_long_sentence_around_a_page_is_ours_where_the_copy_carries_others_of_ours() -> None:
    corpus = ours(*PAGE[:3])
    corpus.add(Sentence(RING, "en", AROUND, SINCE))
    assert states(corpus, *PAGE[:3], RING.replace("must", "may")) == ["altered"]
    assert states(corpus, RING.replace("must", "may")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You must ring the workshop before you bring a coat.", "You have to ring the workshop before you bring a coat."),
        ("You need not bring the coat on the first day.", "You do not have to bring the coat on the first day."),
        ("Never wash a coat with holes in hot water.", "Do not wash a coat with holes in hot water."),
        ("If one of us is out, ask another mender for help.", "If one of us is out, ask a different mender for help."),
        ("Neither the mender nor the shop keeps the buttons you lose.", "Not the mender or the shop keeps the buttons you lose."),
    ],
)
def test_other_words_that_say_the_same_turn_nothing_round(text: str, said: str) -> None:
    assert "altered" not in states(ours(*PAGE, text), *PAGE[:3], said)


def test_a_number_turns_a_sentence_round_however_it_is_written() -> None:
    text = "Sleep for two more days before you ring them again."
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("two", "2")) == ["reworded"]
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("two", "3")) == ["altered"]
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("days", "weeks")) == ["altered"]


def test_numbers_and_units_are_weighty_and_articles_are_not() -> None:
    heavy = weighty(RULES, "en")
    assert heavy >= {"not", "must", "two", "month", "months", "working"}
    assert not heavy & {"a", "an"}


def test_somebody_else_who_acts_turns_a_sentence_round_and_one_more_does_not() -> None:
    text = "The mender rings you as soon as your coat is ready."
    corpus = ours(*PAGE, text, words=RULES.model_copy(update={"parties": ["mender", "baker"]}))
    assert states(corpus, *PAGE[:3], text.replace("mender", "baker")) == ["altered"]
    assert states(corpus, *PAGE[:3], text.replace("mender", "mender or baker")) == ["reworded"]


def test_to_leave_a_number_out_says_nothing_else_and_to_add_one_does() -> None:
    text = "You have 2 coats and you should tell the mender so."
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("2 ", "")) == ["reworded"]
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("tell", "tell 2")) == ["altered"]


CLAUSES = "You must bring the coat with all of its buttons and its belt to us in the morning, and may not wear it."


@pytest.mark.parametrize(
    ("said", "state"),
    [
        pytest.param(CLAUSES.replace(", and may not wear it", ""), "reworded", id="a clause left out"),
        pytest.param(CLAUSES.replace("wear it", "wear it again"), "reworded", id="a word at the end"),
        pytest.param(CLAUSES.replace("may not wear", "may wear"), "altered", id="not left out in the middle"),
        pytest.param(CLAUSES.replace("it.", "it, and not by sun."), "altered", id="a clause with not put on"),
    ],
)
def test_a_clause_at_an_end_may_be_left_out_and_none_with_not_may_be_put_on(said: str, state: str) -> None:
    assert states(ours(*PAGE, CLAUSES), *PAGE[:3], said) == [state]


def test_a_clause_without_which_the_rest_says_more_may_not_be_left_out() -> None:
    text = "You may bring one coat more to us this winter, but only in the first week of May."
    corpus = ours(*PAGE, text, words=RULES.model_copy(update={"weighty": {"en": ["only", "not"]}}))
    assert states(corpus, *PAGE[:3], "You may bring one coat more to us this winter.") == ["altered"]


def test_what_is_judged_right_by_its_lengths_is_not_altered_by_them() -> None:
    text = "Collect your coat after the mending, please, when we have told you."
    said = text.replace("please", "within 3 working days")
    assert "altered" not in states(ours(*PAGE, text), *PAGE[:3], said)
    assert states(ours(*PAGE, text), *PAGE[:3], text.replace("please", "in 3 colours")) == ["altered"]


@pytest.mark.parametrize(
    ("text", "said", "state"),
    [
        pytest.param(
            "The council must send a coat that nobody has worn.",
            "We must send a coat that nobody has worn.",
            "reworded",
            id="a council speaks of itself",
        ),
        pytest.param(
            "The council pays for the coat, and for every button that is on it.",
            "We pay for the coat, and for every button that is on it.",
            "reworded",
            id="with another ending",
        ),
        pytest.param(
            "The council must send a coat that nobody has worn.",
            "You must send a coat that nobody has worn.",
            "altered",
            id="somebody else acts",
        ),
        pytest.param(
            "You get the coat back on the third morning of the week.",
            "If it was not torn, you get the coat back on the third morning of the week.",
            "reworded",
            id="a clause before it has its own not",
        ),
        pytest.param(
            "You get the coat back on the third morning of the week.",
            "You will never be sure that you get the coat back on the third morning of the week.",
            "altered",
            id="words before it deny it",
        ),
        pytest.param(
            "You can wear the coat in the rain without a hat on any day.",
            "You can wear the coat in the rain on any day.",
            "reworded",
            id="without a thing is left out",
        ),
        pytest.param(
            "You cannot wear the coat in the rain without a hat on any day.",
            "You cannot wear the coat in the rain on any day.",
            "altered",
            id="but not beside a not",
        ),
        pytest.param(
            "A coat is brushed once a year by the mender.",
            "A coat is brushed once every two years by the mender.",
            "altered",
            id="a year made longer",
        ),
    ],
)
def test_what_a_web_officer_does_to_a_sentence_turns_it_only_where_it_says_something_else(
    text: str, said: str, state: str
) -> None:
    heavy = {"en": ["not", "never", "must", "can", "without", "every"]}
    words = RULES.model_copy(update={"weighty": heavy, "parties": ["you", "we", "council"]})
    assert states(ours(*PAGE, text, words=words), *PAGE[:3], said) == [state]


def test_an_aside_left_out_turns_nothing() -> None:
    own = RING.replace("with holes", "with holes (not gloves)")
    found = of_kind(result(ours(*PAGE[:3], own), html(*PAGE[:3], RING)), "text")
    assert [each.state for each in found if each.said == RING] == [FindingState.REWORDED]
