"""Glossary: where a text uses a word that is explained, and where it only seems to."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.words.glossary import Terms, Use, terms_of
from unit.examples import contact, council, settings, site, term, words

GLOSSARY = {
    "mediation": term("mediation"),
    "adviser": term("mediation adviser", "mediation advisers"),
    "ehc-plan": term("EHC plan", "EHCP"),
    "send": term("SEND"),
    "cpp": term("C++"),
}


def used(text: str, *names: str, glossary: Any = GLOSSARY) -> list[tuple[str, str]]:
    """Return (id, as written) of each use in a text."""
    forms = {id_: (each.term.text, *each.forms) for id_, each in glossary.items()}
    return [(use.term, text[use.start : use.end]) for use in Terms(forms, names).uses(text)]


def test_a_use_is_the_word_and_its_place() -> None:
    assert list(Terms({"mediation": ["mediation"]}).uses("Try mediation.")) == [Use("mediation", 4, 13)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mediation is free. Ask for mediation.", [("mediation", "Mediation"), ("mediation", "mediation")]),
        pytest.param("Ring a mediation adviser.", [("adviser", "mediation adviser")], id="the longest, not the word inside it"),
        ("Mediation advisers ring back.", [("adviser", "Mediation advisers")]),
        ("an EHC plan, or EHCP", [("ehc-plan", "EHC plan"), ("ehc-plan", "EHCP")]),
        pytest.param("C++ (C++)", [("cpp", "C++"), ("cpp", "C++")], id="signs that mean something in a pattern"),
    ],
)
def test_a_word_is_found_in_its_forms_small_or_at_the_beginning_of_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert used(text) == found


@pytest.mark.parametrize(
    "text", ["premediation", "mediations", "pre-mediation", "mediation-led", "MEDIATION", "send it", "_SEND", "EHCPs", "ehc plan"]
)
def test_a_part_of_another_word_is_no_use(text: str) -> None:
    assert used(text) == []


def test_what_is_part_of_a_name_is_no_use() -> None:
    text = "Ring Exampleshire Mediation about mediation."
    assert used(text, "Exampleshire Mediation") == [("mediation", "mediation")]


def test_a_name_that_is_itself_explained_is_a_use() -> None:
    assert used("Ask SEND.", "SEND") == [("send", "SEND")]


def test_of_two_words_with_the_same_form_the_first_is_meant() -> None:
    assert used("a plan", glossary={"one": term("plan"), "other": term("scheme", "plan")}) == [("one", "plan")]


def test_an_empty_glossary_explains_nothing() -> None:
    assert used("mediation (?!)", glossary={}) == []


def test_the_names_of_the_service_bodies_and_councils_are_left_whole() -> None:
    facts = {
        "settings": settings(name=words("SEND Mediation")),
        "contacts": {"x": contact("Mediation Team")},
        "councils": {"y": council("Mediation Council")},
    }
    terms = terms_of(site(glossary={"mediation": term("Mediation")}, **facts))
    text = "SEND Mediation, Mediation Team, Mediation Council, Mediation"
    assert [use.start for use in terms.uses(text)] == [text.rindex("Mediation")]
