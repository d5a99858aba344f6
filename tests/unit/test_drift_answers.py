"""A question and its answer, a label and its cell, as the one sentence that they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.councils.drift.answers import declared, label_of
from localoffer.councils.drift.places import statements, understood
from localoffer.facts.shapes import SaidElsewhere
from localoffer.html.text_blocks import TextBlock

SUBJECTS = ("authority", "adviser", "agreement", "person")


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Must the council come?", "No.", "the council not have to come"),
        ("Must the council come?", "Yes, if you ask.", "the council must come if you ask"),
        ("Must they come?", "Only if it suits them", "they must come only if it suits them"),
        ("Does the council have to come?", "No", "the council does not have to come"),
        ("Does the local authority have to come?", "Yes", "the local authority has to come"),
        ("Does the mending adviser decide?", "Yes", "the mending adviser decides"),
        ("Do I have to go?", "Not always", "you do not have to go"),
        ("Does mending take long?", "It does.", "mending takes long"),
        ("Will it hold?", "It won’t, in the rain", "it will not hold in the rain"),
        ("Can my child or young person come?", "No", "your child or young person can not come"),
        ("Is there a charge?", "No", "there is no charge"),
        ("Is mending free?", "Only for the first hour", "mending is free only for the first hour"),
        ("Is what is said there private?", "No", "what is said is not there private"),
        ("How much does it cost?", "£40", "it costs £40"),
        ("Where do I get my ticket?", "From the desk", "you get your ticket from the desk"),
        ("Who pays?", "The family", "the family pays"),
        ("Who pays", "The family", "the family pays"),
        ("Who arranges it?", "You do.", "you arranges it"),
        ("For coats only, do I need a ticket?", "Yes", "for coats only you need a ticket"),
        ("Ticket needed?", "No", "ticket not needed"),
        ("Ticket needed:", "Yes", "ticket needed"),
    ],
)
def test_is_one_sentence(question: str, answer: str, said: str) -> None:
    assert declared(question, answer, SUBJECTS) == f" {said} "


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Must the council come?", "It must ask first."),
        ("Must the council come?", "No council must."),
        ("Must the council come?", "Not every council must."),
        ("Must the council come?", "Only the council must."),
        ("What the council must do", "No more than that"),
        ("Who pays?", "No, nobody."),
        ("Ticket", "No ticket needed"),
    ],
)
def test_what_answers_no_question_is_none(question: str, answer: str) -> None:
    assert declared(question, answer, SUBJECTS) == ""


ANYTHING = ("is", "does", "who", "what", "said", "and", "or", "the", "local", "a", "?", ".", "No", "Yes", "only", "it", "£4")


@given(st.lists(st.sampled_from(ANYTHING)))
def test_whatever_is_asked_ends_nothing(words: list[str]) -> None:
    for at in range(len(words)):
        said = declared(" ".join(words[:at]), " ".join(words[at:]), SUBJECTS)
        assert not said or said == f" {' '.join(said.split())} "


@pytest.mark.parametrize(
    ("blocks", "label"),
    [
        ([TextBlock("The council", row=("Paid by",), column="Details")], " paid by details "),
        ([TextBlock("The council", row=("Who pays",), column="Details")], ""),
        ([TextBlock("Yes", row=("A coat", "no"), column="Ticket")], " a coat ticket "),
        ([TextBlock("Paid by"), TextBlock("The council")], " paid by "),
        ([TextBlock("Paid by"), TextBlock("council")], ""),
        ([TextBlock("Paid by"), TextBlock("The council pays.")], ""),
        ([TextBlock("Who pays"), TextBlock("The council")], ""),
        ([TextBlock("Paid by"), TextBlock("Solace: the council")], ""),
        ([TextBlock("Paid by the council."), TextBlock("The council")], ""),
    ],
)
def test_a_label_is_short_and_asks_nothing(blocks: list[TextBlock], label: str) -> None:
    place = understood(SaidElsewhere(), blocks).places[-1]
    assert label_of(place, [*statements(SaidElsewhere(), place)][-1]) == label
