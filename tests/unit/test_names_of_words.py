"""The names of words: what they are called in catalogues never depends on where in a list they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import BaseModel

from localoffer.facts.shapes import (
    AuditLine,
    AuditPart,
    Change,
    Consent,
    Contact,
    Feedback,
    NavigationGroup,
    NotCovered,
    Outcome,
    Question,
    Questions,
    Service,
    Statement,
    Step,
    Term,
)
from localoffer.facts.shapes.statement import FIXED_BY_LAW, AccessibilityTest, StatementSection, StatementSections
from localoffer.facts.validate import validated
from localoffer.facts.values import Context, Words
from localoffer.facts.words import (
    FactWords,
    named,
    named_all,
    named_by_id,
    named_questions,
    optional_words_of,
    shown_fact,
    words_in,
    words_of,
)
from localoffer.facts.yaml_file import Loc, SourceMap
from unit.examples import CHECKED, TODAY, groups, last_days, service, site

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


def test_an_entry_of_a_list_that_has_an_id_is_named_by_it() -> None:
    found = named("last-days:x", last_days())
    assert [each.question.key for each in found.dates] == [
        "last-days:x.dates.letter.question",
        "last-days:x.dates.receipt.question",
    ]
    assert found.days[0].title.key == "last-days:x.days.reply.title"


def test_facts_of_one_kind_are_named_by_their_ids() -> None:
    bare = Contact(name=Words("C"), role=Words("Ask us."))
    found = named_all("contact", {"one": bare, "other": bare})
    assert {id_: fact.name.key for id_, fact in found.items()} == {"one": "contact:one.name", "other": "contact:other.name"}


def test_each_question_and_each_outcome_is_named_by_itself_and_their_page_by_its_own_words() -> None:
    asked = named_questions(
        Questions(
            title=Words("Which way?"),
            description=Words("It leads on."),
            questions=[Question(id="q", question=Words("Is it?"), answers=[{"answer": Words("Yes"), "next": "o"}])],
            outcomes=[Outcome(id="o", title=Words("An end"), text=Words("Ask."), **CHECKED)],
        )
    )
    assert asked.title == Words("Which way?", "questions:questions.title")
    assert asked.questions[0].question == Words("Is it?", "question:q.question")
    assert asked.questions[0].answers[0].answer == Words("Yes", "question:q.answers.answer")
    assert asked.outcomes[0].title == Words("An end", "outcome:o.title")


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


def told(found: Iterator[FactWords]) -> list[tuple[str, Loc, str]]:
    return [(each.key, each.loc, each.words.text) for each in found]


class TestWhatAReaderSees:
    """Every word of a site's facts, with the fact and the place it is to be told at."""

    def test_it_comes_in_the_order_of_the_files(self) -> None:
        asked = Questions(
            title=Words("Which way?"),
            description=Words("It leads on."),
            questions=[Question(id="q", question=Words("Is it?"), answers=[{"answer": Words("Yes"), "next": "o"}])],
            outcomes=[Outcome(id="o", title=Words("An end"), text=Words("Ask."), **CHECKED)],
        )
        step = Step(id="s", title=Words("First"), text=Words("Read."), page="a", anchor="x", phase="before")
        facts = site(
            navigation=groups({"one": ["a"], "two": [{"inner": ["b"]}]}),
            services={"service": service()},
            steps=(step,),
            questions=asked,
            contacts={"c": Contact(name=Words("C"), role=Words("Ask us."))},
            glossary={"t": Term(term=Words("plan"), forms=["plans"], meaning=Words("A paper."))},
            not_covered={"n": NotCovered(title=Words("School"), text=Words("Ask them."), pages=["a"])},
        )
        of_service = ("name", "provider", "summary", "who_for", "area", "cost", "how_to_start")
        assert told(words_of(facts)) == [
            ("site:site", ("name",), "Example site"),
            ("navigation:navigation", (0, "title"), "one"),
            ("navigation:navigation", (1, "title"), "two"),
            ("navigation:navigation", (1, "pages", 0, "title"), "inner"),
            *(("service:service", (name,), f"Its {name}") for name in fields_in_order(Service, of_service)),
            ("step:s", ("title",), "First"),
            ("step:s", ("text",), "Read."),
            ("questions:questions", ("title",), "Which way?"),
            ("questions:questions", ("description",), "It leads on."),
            ("contact:c", ("name",), "C"),
            ("contact:c", ("role",), "Ask us."),
            ("question:q", ("question",), "Is it?"),
            ("question:q", ("answers", 0, "answer"), "Yes"),
            ("outcome:o", ("title",), "An end"),
            ("outcome:o", ("text",), "Ask."),
            ("term:t", ("term",), "plan"),
            ("term:t", ("meaning",), "A paper."),
            ("not-covered:n", ("title",), "School"),
            ("not-covered:n", ("text",), "Ask them."),
        ]

    def test_a_site_that_says_only_its_name(self) -> None:
        assert told(words_of(site())) == [("site:site", ("name",), "Example site")]
        assert told(optional_words_of(site())) == []


class TestWhatMayStayInOneLanguage:
    """Nobody is told that these are missing in a translation."""

    def test_the_checklist_comments_and_words_to_find_things_by(self) -> None:
        asked = Questions(
            title=Words("Which way?"),
            description=Words("It leads on."),
            also=["what next", "options"],
            questions=[Question(id="q", question=Words("Is it?"), answers=[])],
            outcomes=[Outcome(id="o", title=Words("An end"), text=Words("Ask."), **CHECKED)],
        )
        line = AuditLine(ask=Words("Is it there?"), law="s.1", judge=Words("Look."))
        comment = Feedback(
            id="f",
            comment=Words("Too long."),
            source="a parent",
            received_on=TODAY,
            state="received",
            consent=Consent(state="given"),
        )
        facts = site(
            audit=(AuditPart(id="p", title=Words("Part"), lines=[line]),),
            feedback=(comment,),
            questions=asked,
            glossary={
                "bare": Term(term=Words("plan"), meaning=Words("A paper.")),
                "t": Term(term=Words("adviser"), forms=["advisers"], also=["helper"], meaning=Words("Somebody.")),
            },
            not_covered={
                "bare": NotCovered(title=Words("Work"), text=Words("Ask."), pages=["a"]),
                "n": NotCovered(title=Words("School"), text=Words("Ask them."), also=["class", "lesson"], pages=["a"]),
            },
            services={"bare": service(), "s": service(also=["talk"])},
        )
        assert told(optional_words_of(facts)) == [
            ("audit:audit", (0, "title"), "Part"),
            ("audit:audit", (0, "lines", 0, "ask"), "Is it there?"),
            ("audit:audit", (0, "lines", 0, "judge"), "Look."),
            ("feedback:feedback", ("entries", 0, "comment"), "Too long."),
            ("term:bare", ("term",), "plan"),
            ("term:t", ("term",), "adviser, advisers"),
            ("term:t", ("also",), "helper"),
            ("not-covered:n", ("also",), "class, lesson"),
            ("service:s", ("also",), "talk"),
            ("questions:questions", ("also",), "what next, options"),
        ]
        assert [each.words.key for each in optional_words_of(facts)][-4:] == [
            "term:t.also",
            "not-covered:n.also",
            "service:s.also",
            "questions:questions.also",
        ]

    def test_the_statement_of_accessibility(self) -> None:
        test = AccessibilityTest(tested_on=TODAY, by=Words("Us"), what=Words("Every page"), by_person=True)
        sections = {name: StatementSection() for name in StatementSections.model_fields}
        sections["scope"] = StatementSection(text=Words("This site."))
        named_by_law = Words(" ".join(wanted for _, wanted in FIXED_BY_LAW))
        sections |= {name: StatementSection(text=named_by_law) for name, _ in FIXED_BY_LAW}
        statement = Statement(prepared_on=TODAY, status="not", tested=[test], sections=StatementSections(**sections))
        assert told(optional_words_of(site(accessibility=statement))) == [
            ("accessibility:accessibility", ("tested", 0, "by"), "Us"),
            ("accessibility:accessibility", ("tested", 0, "what"), "Every page"),
            ("accessibility:accessibility", ("sections", "scope", "text"), "This site."),
            ("accessibility:accessibility", ("sections", "enforcement", "text"), named_by_law.text),
            ("accessibility:accessibility", ("sections", "technical", "text"), named_by_law.text),
        ]


def fields_in_order(shape: type[BaseModel], names: tuple[str, ...]) -> list[str]:
    return [name for name in shape.model_fields if name in names]
