"""The facts that a stranger's page states of the service: time limits, lengths, ages, and what is known to be wrong."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.facts.shapes import KnownValue
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


WORDS = RULES.model_copy(
    update={
        "pronouns": ["it"],
        "siblings": ["knitting", "darning"],
        "topic": ["mending", "darning"],
        "former": ["used to"],
        "field": ["coats"],
    }
)
DUTY = known("must/have to … mending", "duty", "wrong", "not/nobody")


def service(*values: KnownValue) -> Corpus:
    """Return a service with siblings, of which these values are known to be wrong."""
    return ours(words=WORDS, known=values)


def page(html: str, *values: KnownValue) -> list[tuple[str, str, str]]:
    return told(service(*values), HEAD + html)


def test_what_is_known_is_told_with_what_is_right_and_how_we_know() -> None:
    said = "You must go to mending."
    (finding,) = of_kind(result(service(DUTY), f"{HEAD}<p>{said}</p>"), "duty")
    assert finding == Finding("duty", FindingState.WRONG, said, "ours", "known-values", why="Somebody wrote it down.")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>You must:</p><ul><li>be early</li><li>come to mending</li></ul>", ["come to mending"]),
        ("<p>You must go to mending:</p><ul><li>be early</li></ul>", ["You must go to mending:"]),
        ("<p>You must go. Come to mending.</p>", []),
        ("<h2>Must I go to mending?</h2><p>Yes, always.</p>", ["Must I go to mending? Yes, always."]),
        ("<h2>Must I go to mending?</h2><p>No, never.</p>", []),
        ("<h2>May I go to mending?</h2><p>Yes, always.</p>", []),
        ("<h2>Must I go to mending</h2><p>Yes, always.</p>", []),
        ("<h2>You must go to mending</h2>", []),
        ("<p>Who must go to mending?</p>", []),
        ("<p>You must go to mending, but nobody knows why.</p>", ["You must go to mending, but nobody knows why."]),
        ("<p>You must go to mending or nobody knows why.</p>", []),
    ],
)
def test_a_duty_is_read_from_a_list_and_from_an_answer_and_never_from_a_question(html: str, wanted: list[str]) -> None:
    assert [said for _, _, said in page(html, DUTY)] == wanted


@pytest.mark.parametrize(
    ("heading", "said", "wanted"),
    [
        ("Knitting", "You must go to mending.", 0),
        ("Knitting and mending", "You must go to mending.", 1),
        ("Knitting", "You must go to mending and to knitting.", 1),
        ("Darning", "You must go to mending.", 0),
        ("Coats", "You must go to mending.", 1),
    ],
)
def test_a_duty_under_a_service_beside_ours_is_that_one_s(heading: str, said: str, wanted: int) -> None:
    assert len(page(f"<h2>{heading}</h2><p>{said}</p>", DUTY)) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Knitting</p><p>You must go to mending.</p>", 0),
        ("<p>Mending</p><p>You must go to mending.</p>", 1),
        ("<p>Knitting is for whoever likes it, and nobody is turned away from it.</p><p>You must go to mending.</p>", 1),
        ("<p>Knitting is fun. It must be mending.</p>", 0),
        ("<p>Mending is fun. It must be mending.</p>", 1),
    ],
)
def test_a_label_and_the_sentence_that_one_goes_on_from_say_whose_a_duty_is(html: str, wanted: int) -> None:
    assert len(page(html, DUTY)) == wanted


LATE = known("60 days/whenever you like", "deadline")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Ring the mender within 60 days of the break, or fetch your coat within 9 days of the mending.", ["wrong", "altered"]),
        ("Ring the mender within 60 days of the break, or fetch your coat within 3 working days of the mending.", ["wrong"]),
        ("Ring the mender within 60 days of the break.", ["wrong"]),
    ],
)
def test_one_wrong_limit_of_a_sentence_hides_no_other(said: str, wanted: list[str]) -> None:
    assert [state for _, state, _ in page(f"<p>{said}</p>", LATE)] == wanted


def test_a_limit_told_by_phrases_in_any_order_is_judged_no_second_time() -> None:
    said = "Ring the mender within 3 months of the day the letter came about the break."
    assert [state for _, state, _ in page(f"<p>{said}</p>")] == ["altered"]
    assert [state for _, state, _ in page(f"<p>{said}</p>", known("3 months & letter came", "deadline"))] == ["wrong"]


def test_who_must_and_what_it_costs_is_told_once_of_a_sentence_by_the_last_rule() -> None:
    whole, part = (known(value, "duty").model_copy(update={"instead": value}) for value in ("must … mending", "must sew"))
    dear = known("pay*", "cost").model_copy(update={"instead": "nothing"})
    found = result(service(whole, part, dear), f"{HEAD}<p>You must sew at the mending, and pay.</p>").findings
    assert [(each.kind, each.ours) for each in found if each.wrong] == [("duty", "must sew"), ("cost", "nothing")]


def test_a_known_limit_of_another_matter_is_that_one_s() -> None:
    assert page("<p>Your guarantee ends after 60 days.</p>", LATE) == []
    assert len(page("<p>Call the menders within 60 days, whatever your guarantee.</p>", LATE)) == 1


UNSURE = known("must/have to", "duty", "unsure", "nobody")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("At mending you must pay attention.", [("unjudged", True)]),
        ("Nobody must come to mending.", []),
        ("You have to go to mending.", [("wrong", False)]),
        ("You must call the menders within 2 months of the break.", []),
    ],
)
def test_what_somebody_must_do_is_to_be_looked_at_where_nothing_else_judged_it(said: str, wanted: list[tuple[str, bool]]) -> None:
    found = of_kind(result(service(DUTY, UNSURE), f"{HEAD}<p>{said}</p>"), "duty")
    assert [(str(each.state), each.check) for each in found] == wanted


OFFERS = WORDS.model_copy(update={"other_offers": ["coffee morning*"]})
PRICE = known("£*", "cost")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Our coffee mornings cost £2, for children aged 3 to 9, and a repair takes 20 minutes.</p>", []),
        ("<p>Mending costs £2, coffee mornings too.</p>", ["cost"]),
        ("<p>It costs £2.</p>", ["cost"]),
        ("<p>Is it £2?</p>", []),
        ("<p>Is it £2?</p><p>Yes, at most.</p>", ["cost"]),
        ("<p>Is it £2?</p><p>No, nothing.</p>", []),
    ],
)
def test_a_price_is_the_service_s_and_not_of_what_else_a_page_offers(html: str, wanted: list[str]) -> None:
    found = result(ours(words=OFFERS, known=(PRICE,)), HEAD + html).findings
    assert [each.kind for each in found if each.wrong] == wanted


@pytest.mark.parametrize("label", ["Age range", "Children"])
def test_ages_may_stand_under_their_label_alone(label: str) -> None:
    assert of_kind(result(service(), f"{HEAD}<dl><dt>{label}</dt><dd>0-19</dd></dl>"), "ages")[0].wrong
    assert not of_kind(result(service(), f"{HEAD}<dl><dt>Rooms</dt><dd>0-19</dd></dl>"), "ages")


LIBRARY = "<h2>Library</h2>"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Ask the Ragtime Club.</p>", 1),
        ("<p>The Ragtime Club used to do it.</p>", 0),
        (f"{LIBRARY}<p>Ask the Ragtime Club.</p>", 1),
        (f"{LIBRARY}<p>The Ragtime Club used to look after coats.</p>", 0),
    ],
)
def test_who_took_somebody_s_place_is_told_wherever_a_page_about_the_service_names_them(html: str, wanted: int) -> None:
    assert len(of_kind(result(service(known("ragtime club", "body")), HEAD + html), "body")) == wanted


@pytest.mark.parametrize("kind", ["cost", "place", "notice", "claim"])
def test_a_price_or_a_place_is_the_service_s_only_in_its_part_of_the_page(kind: str) -> None:
    value = known("in the attic", kind)
    assert len(page("<p>It is in the attic.</p>", value)) == 1
    assert page(f"{LIBRARY}<p>Books are in the attic.</p>", value) == []
    lines = ("One coat is always mended first.", "Two coats are never mended together.", "Three coats need one more day.")
    corpus = ours(*lines, words=WORDS, known=(value,))
    carried = "".join(f"<p>{each}</p>" for each in (*lines, "01632 960001"))
    assert len(told(corpus, f"{HEAD}{carried}{LIBRARY}<p>Books are in the attic.</p>")) == 1


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>Where?</h2><p>Always in the attic.</p>", 1),
        ("<h2>When?</h2><p>Always in the attic.</p>", 0),
        (f"<h2>Where?</h2><p>{'Always, ' * 15}in the attic.</p>", 0),
        ("<p>We say where. It is in the attic.</p>", 1),
        ("<p>We say where. That is in the attic.</p>", 0),
    ],
)
def test_a_place_is_read_from_the_heading_that_asks_for_it_or_the_sentence_it_goes_on_from(html: str, wanted: int) -> None:
    assert len(page(html, known("where … in the attic", "place"))) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Ring the mender. Only by post.", ["Only by post."]),
        ("Ring the mender. Think. Only by post.", []),
        ("Ring the mender. Only by post in 2 hours.", []),
        ("Ring the mender only by post and not by hand.", ["Ring the mender only by post and not by hand."]),
    ],
)
def test_a_known_limit_is_read_with_the_sentence_before_it_unless_it_has_a_length_of_its_own(
    said: str, wanted: list[str]
) -> None:
    value = known("mender … by post", "deadline", "wrong", "not")
    assert [each for kind, _, each in page(f"<p>{said}</p>", value) if kind == "deadline"] == wanted


def test_what_is_known_of_a_limit_is_told_once() -> None:
    value = known("within 60 days", "deadline")
    assert page("<p>Ring the mender within 60 days of the break.</p>", value) == [
        ("deadline", "wrong", "Ring the mender within 60 days of the break.")
    ]
    duty = known("within 60 days", "duty")
    assert [kind for kind, _, _ in page("<p>Ring the mender within 60 days of the break.</p>", duty)] == ["deadline", "duty"]


def test_a_quotation_is_somebody_s_own_and_what_follows_is_judged() -> None:
    html = "<p>“They said we must go to mending.”</p><p>«You must go to mending»</p><p>You must go to mending.</p>"
    assert [said for _, _, said in page(html, DUTY)] == ["You must go to mending."]


def test_a_cell_says_what_stands_there_on_our_page_and_after_what() -> None:
    lines = ("One coat is always mended first.", "Two coats are never mended together.", "Three coats need one more day.")
    corpus = ours(*lines, beside={"socks and gloves": {"5 days", "4 days"}})
    carried = "".join(f"<p>{each}</p>" for each in (*lines, "01632 960001"))
    table = "<table><tr><td>Socks and gloves</td><td>{}</td></tr></table>"
    (finding,) = [each for each in result(corpus, HEAD + carried + table.format("6 days")).findings if each.wrong]
    assert finding == Finding("deadline", FindingState.ALTERED, "6 days", "4 days or 5 days", why="After: socks and gloves.")
    assert told(corpus, HEAD + carried + table.format("as soon as 6 days")) == []


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("A repair takes 2 to 3 hours.", True),
        ("A repair takes 120 minutes.", True),
        ("A repair takes 180 minutes.", True),
        ("A repair takes 183 minutes.", False),
        ("A repair takes 119 minutes.", False),
        ("A repair takes 1 hour.", False),
        ("A repair takes 4 hours.", False),
        ("A repair is easy. It takes 3 hours.", True),
        ("A repair is easy. It takes 5 hours.", False),
    ],
)
def test_a_finding_of_a_duration_says_what_is_right(said: str, right: bool) -> None:
    last = said if said.count(".") == 1 else said.partition(". ")[2]
    wanted = Finding("duration", FindingState.CURRENT if right else FindingState.ALTERED, last, "" if right else "2 to 3 hours")
    assert of_kind(result(service(), f"{HEAD}<p>{said}</p>"), "duration") == [wanted]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("For children up to 25.", True),
        ("For young people under 25.", True),
        ("For people aged 14 to 25.", True),
        ("For people aged 13 to 25.", False),
        ("For people aged 0 to 24.", False),
        ("For people aged 0 to 26.", False),
        ("For children from birth to 25.", True),
        ("For children up to 18.", False),
    ],
)
def test_a_finding_of_ages_says_for_whom_the_service_is(said: str, right: bool) -> None:
    wanted = Finding("ages", FindingState.CURRENT if right else FindingState.ALTERED, said, "" if right else "0 to 25")
    assert of_kind(result(service(), f"{HEAD}<p>{said}</p>"), "ages") == [wanted]


@pytest.mark.parametrize(
    "said",
    [
        "For people aged 0 to 18. Others are 18 to 25.",
        "For people aged 0 to 18. Others are 19 to 25.",
        "For people aged 0 to 18. Others are 18-25.",
        "For people aged 0 to 18. Others are between 18 and 25.",
        "For people aged 31 to 40.",
        "For people aged 0 to 10 or 11 to 15.",
        "For adults aged 18 to 30.",
        "Rooms 3 to 25.",
    ],
)
def test_bands_that_go_on_and_numbers_that_are_no_ages_are_left_alone(said: str) -> None:
    assert not [each for each in of_kind(result(service(), f"{HEAD}<p>{said}</p>"), "ages") if each.wrong]


def test_ages_are_left_alone_where_ours_are_not_known_or_the_page_is_not_there_about_us() -> None:
    said = "<p>For people aged 0 to 19.</p>"
    assert of_kind(result(ours(ages=None), HEAD + said), "ages") == []
    assert of_kind(result(ours(), f"{HEAD}<p>Mend.</p>{LIBRARY}{said}"), "ages") == []


DENIED = (DUTY, known("may not … stay", "duty"))
STORY = {"hearsay": ["they say/old days"], "stories": ["i was/i had"]}


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>May we stay? No, you may not.</p>", ["May we stay? No, you may not."]),
        ("<h2>May we stay?</h2><p>A.</p><p>Never.</p>", []),
        ("<h2>May we stay?</h2><p>A. Never.</p>", ["May we stay? Never."]),
        ("<p>May we stay? Yes, you may.</p>", []),
        ("<p>May we leave? No, you may not.</p>", []),
        ("<p>Must I go to mending? No.</p>", []),
        ("<p>Must I go to mending? Yes.</p>", ["Must I go to mending? Yes."]),
    ],
)
def test_a_no_to_what_is_so_is_as_wrong_as_a_yes_to_what_is_not(html: str, wanted: list[str]) -> None:
    assert [said for _, _, said in page(html, *DENIED)] == wanted


@pytest.mark.parametrize("said", ["They say you must go to mending.", "I was told: you must go to mending, I had to."])
def test_what_somebody_says_is_to_be_looked_at_and_no_alarm(said: str) -> None:
    corpus = ours(words=WORDS.model_copy(update=STORY), known=(DUTY,))
    assert [(state, kind) for kind, state, _ in told(corpus, f"{HEAD}<p>{said.split(': ')[-1]}</p>")] == [("unjudged", "duty")]


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("You can mend a coat or hat here.", ["unjudged"]),
        ("You can mend a coat here.", ["current"]),
        ("You must go to mending, where you can mend a coat.", ["wrong", "current"]),
        ("Where you can mend things:", []),
        ("Can mend", []),
        ("Can mend.", ["unjudged"]),
    ],
)
def test_what_is_right_is_judged_and_what_nobody_knows_is_to_be_looked_at(said: str, states: list[str]) -> None:
    values = (DUTY, known("can mend … coat here/coat", "duty", "right", "hat"), known("can mend", "duty", "unsure"))
    found = of_kind(result(service(*values), f"{HEAD}<p>{said}</p>"), "duty")
    assert [str(each.state) for each in found] == states


def test_a_length_is_known_to_be_wrong_only_where_the_service_is_spoken_of() -> None:
    wrong = known("60 days", "deadline")
    assert page("<h2>Library</h2><p>Books are lent for 60 days.</p>", wrong) == []
    assert [kind for kind, _, _ in page("<p>Ring a mender within 60 days.</p>", wrong)] == ["deadline"]
    assert page("<p>It is closed for 60 days.</p>", wrong) == []


def test_what_is_right_instead_is_said_of_all_but_what_is_right() -> None:
    raw = DUTY.model_dump() | {"instead": ""}
    assert KnownValue.model_validate(raw | {"state": "right"}).instead == ""
    with pytest.raises(ValueError, match=r'What is right instead of ".*" is not said'):
        KnownValue.model_validate(raw)


def test_a_cell_of_ours_with_another_yes_or_another_day_is_wrong() -> None:
    row = "<table><tr><th>Coat<th>May I wear it?</tr><tr><td>Wool<td>{}</tr></table>"
    lines = ("Good mending keeps a coat alive.", "We look at every coat here.", "A lamp stands beside each table.")
    corpus = ours(*lines, cells={"wool may i wear it": {"no", "1 may 2026"}})

    def told_of(cell: str) -> list[tuple[str, str]]:
        html = HEAD + "".join(f"<p>{each}</p>" for each in lines) + row.format(cell)
        return [(each.kind, str(each.state)) for each in result(corpus, html).findings if each.said == cell]

    assert told_of("Yes") == [("duty", "altered")]
    assert told_of("2 May 2026") == [("deadline", "altered")]
    assert told_of("No") == told_of("1 May 2026") == told_of("Perhaps") == []


PEOPLE = WORDS.model_copy(
    update={
        "pronouns": ["it", "they", "he"],
        "persons": ["they", "he"],
        "actors": ["mender*", "council/town hall", "parents/you"],
    }
)
DECIDES = known("mender* … decide*", "duty", "wrong", "not")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Menders are trained. They listen, and then decide.", ["They listen, and then decide."]),
        ("The mender comes. He will decide.", ["He will decide."]),
        ("Menders are trained. They decide not.", []),
        ("You talk to the menders. They listen, and then decide.", []),
        ("Menders are trained. It listens, and then decides.", []),
        ("The town hall sends menders. They decide.", []),
    ],
)
def test_who_they_are_is_whoever_the_sentence_before_names_first(said: str, wanted: list[str]) -> None:
    assert [
        text for _, state, text in told(ours(words=PEOPLE, known=(DECIDES,)), f"{HEAD}<p>{said}</p>") if state == "wrong"
    ] == wanted


def test_a_rule_that_is_none_for_whoever_they_are_is_none() -> None:
    rule = known("must … mending", "duty", "wrong", "council/town hall")
    corpus = ours(words=PEOPLE, known=(rule,))
    assert told(corpus, f"{HEAD}<p>The town hall is asked. They must come to the mending.</p>") == []
    assert len(told(corpus, f"{HEAD}<p>Parents are asked. They must come to the mending.</p>")) == 1


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Ring the mender within 60 days of the break.", "ours"),
        ("Collect it within 60 days of the mending.", "3 working days. You: fetch it. Counted from: the mending"),
        ("Sixty days, or 60 days, is long for mending.", ""),
    ],
)
def test_a_length_that_is_always_wrong_is_put_right_by_the_limit_that_is_named(said: str, right: str) -> None:
    found = result(service(known("60 days", "deadline")), f"{HEAD}<p>{said}</p>")
    assert [each.ours for each in of_kind(found, "deadline") if each.alarm] == [right] * bool(right)


BESIDE_US = WORDS.model_copy(update={"other_services": ["meals", "parking"]})


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>School meals</h2><p>You must ring within 4 months.</p>", 0),
        ("<h2>School meals</h2><h3>How to ask</h3><p>You must come to mending.</p>", 1),
        ("<h2>School meals</h2><p>Mending is on Monday.</p><h2>The law</h2><p>You must mend before the mending.</p>", 1),
        ("<h2>School meals and mending</h2><p>You must come to mending.</p>", 1),
        ("<h2>The law</h2><p>You must come to mending.</p>", 1),
    ],
)
def test_what_stands_under_another_service_is_judged_only_where_it_names_ours(html: str, wanted: int) -> None:
    rule = known("must … ring/mend/mending", "duty")
    found = result(ours(words=BESIDE_US, known=(rule,)), f"{HEAD}{html}").findings
    assert [each.kind for each in found if each.alarm] == ["duty"] * wanted


@pytest.mark.parametrize(
    ("said", "wanted"), [("Menders: mending", 0), ("Mending of coats:", 0), ("Mending of coats is a choice.", 1)]
)
def test_a_name_or_a_title_says_nothing_that_could_be_right(said: str, wanted: int) -> None:
    rule = KnownValue.model_validate({"value": "mending", "kind": "duty", "state": "right", "why": "Somebody wrote it down."})
    found = result(ours(words=WORDS, known=(rule,)), f"<h1>The menders</h1><p>Tel 01632 960001</p><p>{said}</p>")
    assert len(of_kind(found, "duty")) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>What people get wrong.</p><p>That you have to go to mending.</p>", 0),
        ("<p>You have to go to mending.</p>", 1),
        ("<h2>May we stay?</h2><p>No.</p>", 1),
        ("<p>We may all stay: no coat is left alone here.</p>", 0),
    ],
)
def test_what_people_think_and_what_only_begins_with_a_no_are_no_claims(html: str, wanted: int) -> None:
    assert len([each for each in page(html, *DENIED) if each[1] == "wrong"]) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Mending is near.</p><h2>Library</h2><p>The court takes £5.</p>", ["cost"]),
        ("<p>Mending is near.</p><h2>Library</h2><p>A card costs £5.</p>", []),
    ],
)
def test_a_price_beside_the_next_step_is_judged_wherever_it_stands(html: str, wanted: list[str]) -> None:
    corpus = ours(words=WORDS.model_copy(update={"next_steps": ["court"]}), known=[PRICE])
    assert [each.kind for each in result(corpus, HEAD + html).findings if each.kind == "cost"] == wanted


def test_a_last_day_in_a_table_that_is_counted_from_nothing_is_to_be_looked_at() -> None:
    row = "<table><tr><td>Last day to ring the mender</td><td>10 November 2026</td></tr></table>"
    found = of_kind(result(service(), f"{HEAD}{row}"), "deadline")
    assert [(str(each.state), each.check) for each in found] == [("unjudged", True)]
    assert of_kind(result(service(), f"{HEAD}{row.replace('Last day', 'Good day')}"), "deadline") == []


def test_a_sentence_that_goes_on_about_another_field_is_no_alarm() -> None:
    corpus = ours(
        words=WORDS.model_copy(update={"field": ["coat*"], "other_fields": ["roof*"], "pronouns": ["it"]}), known=[PRICE]
    )
    said = "<p>Mending of coats is near. Our roofs last. It costs £5.</p>"
    assert [str(each.state) for each in of_kind(result(corpus, HEAD + said), "cost")] == ["unjudged"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("The line is closed on Mondays.", ["unjudged"]),
        ("The line is open on Mondays, 10am to 4pm.", ["unjudged"]),
        ("We read on Mondays.", []),
        ("The library is closed on Mondays.", []),
    ],
)
def test_hours_in_words_are_to_be_looked_at_where_we_have_none(said: str, wanted: list[str]) -> None:
    closed = known("monday* & open/closed", "hours", "unsure")
    corpus = service(closed)
    found = of_kind(result(corpus, f"{HEAD}<p>Ring Menders. {said}</p>"), "hours")
    assert [each.said for each in found if each.where == "known-values"] == [], "who publishes hours is asked for times"
    corpus.values = {key: each for key, each in corpus.values.items() if each.kind != "hours"}
    found = of_kind(result(corpus, f"{HEAD}<p>Ring Menders. {said}</p>"), "hours")
    assert [str(each.state) for each in found] == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>Mending</h2><p>It has no time limit.</p>", ["It has no time limit."]),
        ("<h2>Knitting</h2><p>It has no time limit.</p>", []),
        ("<p>Knitting is for all. It has no time limit.</p>", []),
    ],
)
def test_a_limit_with_no_length_in_it_is_another_where_a_service_beside_ours_is_spoken_of(html: str, wanted: list[str]) -> None:
    rule = known("no time limit & it", "deadline")
    assert [each.said for each in of_kind(result(service(rule), HEAD + html), "deadline")] == wanted
