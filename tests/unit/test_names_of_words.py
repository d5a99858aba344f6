"""The names of words: what they are called in catalogues never depends on where in a list they stand."""

from __future__ import annotations

import datetime as dt

from localoffer.facts.shapes import Change, Contact, NavigationGroup, Term
from localoffer.facts.validate import validated
from localoffer.facts.values import Context, Words
from localoffer.facts.words import named, named_by_id, shown_fact, words_in
from localoffer.facts.yaml_file import SourceMap

CONTEXT = Context(dt.date(2026, 11, 23), frozenset({"kids.org.uk"}), "en")
FROM = {"source": ["K1"], "certainty": "primary", "recorded_on": dt.date(2026, 11, 23)}


def contact(**more: object) -> Contact:
    fact, issues = validated(Contact, {"name": "One", "role": "Ask us.", **more}, SourceMap("one.yml"), CONTEXT)
    assert issues == []
    return named("contact:one", fact)


def keys(fact: Contact) -> list[str]:
    return [each.words.key for each in words_in("contact:one", fact)]


def test_words_are_named_by_the_fact_and_the_way_to_them() -> None:
    phones = [{"number": "020 7946 0018", "note": "Free.", **FROM}]
    assert keys(contact(phones=phones, gaps=["No email."])) == [
        "contact:one.name",
        "contact:one.role",
        "contact:one.phones.note",
        "contact:one.gaps",
    ]


def test_a_change_note_is_named_by_its_day() -> None:
    old, new = ({"changed_on": dt.date(2026, month, 3), "note": f"News of month {month}."} for month in (1, 2))
    assert keys(contact(changes=[old]))[-1:] == ["contact:one.changes.2026-01-03.note"]
    assert keys(contact(changes=[new, old]))[-2:] == [
        "contact:one.changes.2026-02-03.note",
        "contact:one.changes.2026-01-03.note",
    ]


def test_a_group_of_pages_is_named_by_its_own_id_however_deep_it_stands() -> None:
    inner = NavigationGroup(id="inner", title=Words("In"), pages=["a"])
    (outer,) = named_by_id("navigation", [NavigationGroup(id="outer", title=Words("Out"), pages=[inner])])
    assert outer.title.key == "navigation:outer.title"
    assert isinstance(outer.pages[0], NavigationGroup)
    assert outer.pages[0].title.key == "navigation:inner.title"


def test_naming_changes_nothing_but_names() -> None:
    bare = Change(changed_on=dt.date(2026, 1, 3), note=Words("New."))
    assert named("page:faqs", bare).note == Words("New.", "page:faqs.note")
    assert bare.note.key == ""


def test_the_forms_of_a_word_are_words_of_their_own() -> None:
    term = named("term:adviser", Term(term=Words("adviser"), forms=["advisers"], meaning=Words("Somebody.")))
    assert term.forms_words == Words("adviser, advisers", "term:adviser.forms")


def test_a_page_shows_all_steps_at_once_and_every_other_fact_by_itself() -> None:
    assert shown_fact("contact:one.role") == "contact:one"
    assert shown_fact("step:letter.title") == "steps:steps"
