"""What a copy is, all in all, and what the command ends with."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.corpus import Sentence, Value
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict, rank
from localoffer.councils.drift.report import exit_code
from localoffer.councils.drift.sources import Copy
from unit.drift_rules import RULES, known, ours, result

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


FIVE = ("One coat is always mended first.", "Two coats are never mended together.", "Three coats need one more day.")


def test_three_sentences_of_ours_or_our_own_number_make_a_page_ours_in_any_language() -> None:
    corpus = ours(*FIVE)
    assert result(corpus, "".join(f"<p>{each}</p>" for each in FIVE)).verdict is Verdict.RIGHT
    assert result(corpus, "<p>Dzwoń: 01632 960001</p>").verdict is Verdict.RIGHT
    assert result(corpus, "<p>Dzwoń: 01632 555123</p>").verdict is Verdict.NOT_ABOUT


def test_short_sentences_of_ours_are_anybody_s() -> None:
    short = ("We mend coats here.", "We mend hats here.", "We mend socks here.")
    assert result(ours(*short), "".join(f"<p>{each}</p>" for each in short)).verdict is Verdict.NOT_ABOUT


def test_the_number_of_another_contact_of_ours_does_not_make_a_page_ours() -> None:
    corpus = ours()
    corpus.values["phone", "01632555444"] = Value("phone", "01632555444", "01632 555444", "contact:library")
    assert result(corpus, "<p>Dzwoń: 01632 555444</p>").verdict is Verdict.NOT_ABOUT


def test_most_of_its_sentences_say_the_language_of_a_copy() -> None:
    corpus = ours(*FIVE)
    for text in ("Jeden płaszcz naprawiamy zawsze najpierw.", "Dwa płaszcze naprawiamy zawsze osobno."):
        corpus.add(Sentence(text, "pl", "about"))
    polish = "<p>Jeden płaszcz naprawiamy zawsze najpierw.</p><p>Dwa płaszcze naprawiamy zawsze osobno.</p>"
    assert result(corpus, polish).locale == "pl"
    assert result(corpus, f"{polish}{''.join(f'<p>{each}</p>' for each in FIVE)}").locale == "en"
    assert result(corpus, HEAD).locale is None


def test_one_fault_in_a_sentence_of_ours_is_told_once() -> None:
    text = "You must ring the mender within 2 months of the break."
    page = "".join(f"<p>{each}</p>" for each in (*FIVE, text.replace("2 months", "60 days")))
    wrong = [each.kind for each in result(ours(*FIVE, text), f"{HEAD}<p>Tel 01632 960001</p>{page}").findings if each.wrong]
    assert wrong == ["deadline"]


def test_findings_are_counted_by_state() -> None:
    found = result(ours(), f"{RIGHT}<p>Tel 01632 960010</p>")
    assert found.counted(FindingState.CURRENT) == 2
    assert found.counted(FindingState.ALTERED, FindingState.CURRENT) == 3
    assert found.counted() == 0


READ = RULES.model_copy(update={"read_by": ["the", "and", "you", "of", "is", "with"]})


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        pytest.param(
            "<p>Masz 60 dni na kontakt z doradcą do spraw naprawy.</p>", "Masz 60 dni", id="another language, with a number"
        ),
        pytest.param(
            "<p>Waxaad haysataa lixdan maalmood inaad la xiriirto.</p>", "Waxaad haysataa", id="with no letter of its own"
        ),
        pytest.param("<p>The mender is glad and comes with the coat.</p>", "", id="ours"),
        pytest.param("<p>Ryme, Corfe, Wareham, Swanage, Langton, Worth Matravers</p>", "", id="a line of names"),
        pytest.param("<p>Masz pytanie?</p>", "", id="too short to tell"),
    ],
)
def test_what_is_in_a_language_that_no_rule_reads_is_for_a_person_to_look_at(html: str, wanted: str) -> None:
    found = result(ours(words=READ), f"<h1>Menders</h1><p>Menders: mending. Tel: 01632 960001</p>{html}")
    assert [each.said[: len(wanted)] for each in found.findings if each.kind == "text"] == [wanted] * bool(wanted)
    assert exit_code({Copy("x", "x"): found}) == (5 if wanted else 0)


def test_a_sentence_in_another_language_on_an_english_page_is_told_by_its_letters() -> None:
    english = "<p>The mender is glad and comes with the coat, and you pay nothing of the price.</p>" * 3
    russian = "<p>Для связи с мастером у вас есть шестьдесят дней.</p>"
    found = result(ours(words=READ), f"{HEAD}<p>Tel: 01632 960001</p>{english}{russian}")
    (told,) = [each for each in found.findings if each.kind == "text"]
    assert told.why == "Sentences in a language that we do not judge: 1."


def test_sentences_that_say_nothing_that_is_judged_are_kept() -> None:
    html = f"{HEAD}<p>Tel: 01632 960001</p><p>Our doors are blue and wide. Come in.</p>"
    assert result(ours(), f"{html}<footer>All of our rights are kept.</footer>").rest == ("Our doors are blue and wide.",)
