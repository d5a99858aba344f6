"""Layouts: a file of facts as it was written at any time, in every language at once or in one, says the same."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.facts.layout import WHOLE
from localoffer.facts.shapes import Contact, Deadline, Outcome, Question, Questions, Service, Step, Term
from localoffer.time.layouts import (
    WORDS,
    as_before,
    facts_of,
    folded,
    in_default,
    limit_as_now,
    plain,
    value_of,
    without_words,
    words_by_language,
    words_in_file,
)

TAGS = ("en", "pl", "ar")


class TestWhichFacts:
    @pytest.mark.parametrize(
        ("name", "value", "found"),
        [
            ("contacts/x.yml", {"a": 1}, {"contact:x": ({"a": 1}, Contact)}),
            ("deadlines.yml", {"x": 1, "y": 2}, {"deadline:x": (1, Deadline), "deadline:y": (2, Deadline)}),
            ("service.yml", {"a": 1}, {"service:service": ({"a": 1}, Service)}),
            pytest.param(
                "contacts/x.yml", "not read", {"contact:x": ("not read", Contact)}, id="what cannot be read is one fact"
            ),
            ("deadlines.yml", "not read", {}),
            ("contacts", {}, {}),
            ("contacts/in/x.yml", {"a": 1}, {"contact:in/x": ({"a": 1}, Contact)}),
            ("steps.yml", [1], {"steps:steps": ([1], list[Step])}),
            ("feedback.yml", {"a": 1}, {"feedback:feedback": ({"a": 1}, WHOLE["feedback.yml"])}),
            ("accessibility.yml", {"a": 1}, {"accessibility:accessibility": ({"a": 1}, WHOLE["accessibility.yml"])}),
            ("site.yml", {"name": "x"}, {}),
            ("strings/en.yml", {"a": "b"}, {}),
        ],
    )
    def test_a_file_holds_these(self, name: str, value: Any, found: dict[str, Any]) -> None:
        assert facts_of(name, value) == found


class TestQuestions:
    """Each question and each end is a fact by itself; what is said of all of them together is one more."""

    def test_of_a_sound_file(self) -> None:
        value = {"title": "x", "questions": [{"id": "q", "question": "?"}], "outcomes": [{"id": "o"}]}
        assert facts_of("questions.yml", value) == {
            "questions:questions": ({"title": "x"}, Questions),
            "question:q": ({"id": "q", "question": "?"}, Question),
            "outcome:o": ({"id": "o"}, Outcome),
        }

    @pytest.mark.parametrize("entries", [None, "words", {"id": "q"}, ["words"], [{"id": 1}], [{"question": "?"}]])
    def test_what_is_no_question_is_none(self, entries: Any) -> None:
        assert facts_of("questions.yml", {"questions": entries}).keys() == {"questions:questions"}

    def test_of_what_cannot_be_read(self) -> None:
        assert facts_of("questions.yml", "words") == {}


class TestPlainValues:
    def test_bookkeeping_is_left_out_however_deep_and_white_space_is_folded(self) -> None:
        value = {"a": " b\n c ", "checked_on": 1, "list": [{"recorded_on": 1, "changes": [2], 3: "d"}], "forms": ["x"]}
        assert plain(value) == {"a": "b c", "list": [{"3": "d"}]}
        assert (plain(5), plain(None), folded("\u00a0a \t b\n")) == (5, None, "a b")

    @pytest.mark.parametrize(
        "key", ["recorded_on", "checked_on", "checked_by", "checked_value", "changes", "forms", "also", "categories"]
    )
    def test_who_looked_at_a_fact_and_how_it_is_found_is_bookkeeping(self, key: str) -> None:
        assert plain({key: "x", key.upper(): "x", "name": "y"}) == {key.upper(): "x", "name": "y"}

    def test_the_mark_of_words_can_be_no_word(self) -> None:
        """It is one sign that Unicode leaves to whoever wants it (the first of its private use area)."""
        assert WORDS == "\ue000"


class TestValueOf:
    def test_a_file_that_can_be_read(self) -> None:
        assert value_of("content/x.yml", b"a: 1\n") == ({"a": 1}, True)

    def test_and_one_that_cannot(self) -> None:
        assert value_of("content/x.yml", b"a: [\n") == (None, False)


class TestWordsInEveryLanguage:
    VALUE = {"a": {"en": "One", "pl": "Jeden"}, "b": [{"en": "Two"}], "c": "Three", "d": {"en": 1, "xx": 2}, "e": {"pl": "Tylko"}}  # noqa: RUF012

    def test_the_default_language_s_take_their_place(self) -> None:
        wanted = {"a": "One", "b": ["Two"], "c": "Three", "d": {"en": 1, "xx": 2}, "e": {"pl": "Tylko"}}
        assert in_default(self.VALUE, "en", TAGS) == wanted

    def test_or_a_mark_where_only_the_rest_counts(self) -> None:
        assert in_default(self.VALUE, "en", TAGS, mark=True)["a"] == WORDS
        assert in_default({"en": {"term": "x", "n": 1}, "pl": {"term": "y"}}, "en", TAGS, mark=True) == {"term": "x", "n": 1}
        deep = {"en": [{"a": {"en": "x", "pl": "y"}}, {"en": "z"}]}
        assert in_default(deep, "en", TAGS, mark=True) == [{"a": WORDS}, WORDS]
        assert in_default(deep, "en", TAGS) == [{"a": "x"}, "z"]

    def test_the_words_of_each_other_language_are_found(self) -> None:
        assert words_by_language("contact:x", self.VALUE, "en", TAGS) == {"pl": {"Jeden"}}
        term = {"en": {"term": "plan", "forms": ["plans"]}, "pl": {"term": "plan ", "forms": ["planu"], "meaning": "To"}}
        assert words_by_language("term:x", term, "en", TAGS) == {"pl": {"plan", "To"}}
        assert words_by_language("contact:x", {"changes": [{"note": {"en": "a", "pl": "b"}}]}, "en", TAGS) == {}


class TestTimeLimits:
    """A time limit once had words of its own even where they said what its unit says."""

    USUAL = {"amount": 2, "unit": "months", "words": {"en": "{n} months", "pl": "{n} miesiące", "ar": "شهران"}}  # noqa: RUF012

    def test_words_that_its_unit_says_now_are_left_out(self) -> None:
        usual = {**self.USUAL, "words": {"en": "{n} months", "pl": "{n} miesiące"}}
        assert words_by_language("deadline:x", usual, "en", TAGS) == {}
        other = {**self.USUAL, "words": {"en": "{n} months", "pl": "{n} całe miesiące"}}
        assert words_by_language("deadline:x", other, "en", TAGS) == {"pl": {"{n} całe miesiące"}}
        own = {**self.USUAL, "words": {"en": "{n} whole months", "pl": "{n} miesiące"}}
        assert words_by_language("deadline:x", own, "en", TAGS) == {"pl": {"{n} miesiące"}}
        assert words_by_language("contact:x", self.USUAL, "en", TAGS)["pl"] == {"{n} miesiące"}, "only a time limit has a unit"

    @pytest.mark.parametrize(
        ("limit", "words"),
        [
            ({"amount": 2, "unit": "months"}, "{n} months"),
            ({"amount": 1, "unit": "months"}, "{n} month"),
            ({"amount": 5, "unit": "working-days"}, "{n} working days"),
            ({"amount": 1, "unit": "days"}, "{n} day"),
            ({"amount": 6, "unit": "weeks"}, "{n} weeks"),
            ({"amount": 5, "unit": "fortnights"}, None),
            ({"amount": 2, "unit": "months", "words": "{n} whole months"}, "{n} whole months"),
        ],
    )
    def test_as_it_was_written_before(self, limit: dict[str, Any], words: str | None) -> None:
        assert as_before("deadline:x", limit).get("words") == words
        assert as_before("contact:x", limit) == limit
        assert as_before("deadline:x", "not read") == "not read"

    def test_as_it_is_written_now(self) -> None:
        assert limit_as_now(self.USUAL, "en", TAGS) == {"amount": 2, "unit": "months"}
        own = {**self.USUAL, "words": {"en": "{n} whole months", "pl": "x"}}
        assert limit_as_now(own, "en", TAGS) == {"amount": 2, "unit": "months", "words": "{n} whole months"}
        assert limit_as_now({"amount": 2, "unit": "months"}, "en", TAGS) == {"amount": 2, "unit": "months"}
        assert limit_as_now("not read", "en", TAGS) == "not read"


class TestValues:
    """What is left of a fact when its words are taken out: numbers, addresses, days of the week."""

    def test_words_of_a_shape_are_a_mark_and_the_rest_stays(self) -> None:
        fact = {
            "name": "One",
            "languages": ["pl"],
            "gaps": ["No", "None"],
            "phones": [{"number": " 111 ", "note": "Free", "checked_on": 1}],
        }
        assert without_words(fact, Contact) == {
            "name": WORDS,
            "languages": ["pl"],
            "gaps": [WORDS, WORDS],
            "phones": [{"number": "111", "note": WORDS}],
        }

    def test_a_name_of_another_kind_in_the_file_is_known(self) -> None:
        assert without_words({"ages": {"from": 0, "to": 25}, "name": "x"}, Service) == {
            "ages": {"from": 0, "to": 25},
            "name": WORDS,
        }

    def test_a_time_limit_is_without_its_words_which_may_be_its_unit_s(self) -> None:
        assert without_words({"amount": 2, "words": "{n} whole months", "who": "You"}, Deadline) == {"amount": 2, "who": WORDS}

    def test_what_fits_no_shape_stays(self) -> None:
        assert without_words({"name": ["x"], "zzz": {"a": "b "}}, Contact) == {"name": ["x"], "zzz": {"a": "b"}}
        assert without_words("x ", None) == "x"


class TestWordsInAFile:
    """Everything that a file ever said, in whatever languages: councils may have copied it."""

    def of(self, name: str, text: str) -> list[tuple[str, str]]:
        return sorted(words_in_file(name, text.encode(), TAGS, "en"))

    def test_of_a_file_in_every_language(self) -> None:
        text = "x:\n  who: {en: You, pl: Ty}\n  what: {en: [Do], pl: Zrób}\n  authority: s.1\n"
        assert self.of("deadlines.yml", text) == [("en", "Do"), ("en", "You"), ("pl", "Ty"), ("pl", "Zrób")]

    def test_of_a_file_in_one(self) -> None:
        assert self.of("deadlines.yml", "x: {who: You, authority: s.1}\n") == [("en", "You")]
        assert self.of("service.yml", "name: One\ncontact: x\n") == [("en", "One")]
        assert self.of("strings/pl.yml", "a: b\n") == []

    def test_the_forms_of_an_explained_word_are_words(self) -> None:
        assert self.of("glossary.yml", "x: {term: plan, forms: [plans, 5], meaning: A plan.}\n") == [
            ("en", "A plan."),
            ("en", "plan"),
            ("en", "plans"),
        ]

    @pytest.mark.parametrize("text", ["a: [", "- 1\n", "", "x\n"])
    def test_what_cannot_be_read_says_nothing(self, text: str) -> None:
        assert self.of("deadlines.yml", text) == self.of("service.yml", text) == []


def test_a_shape_is_known_by_what_it_holds() -> None:
    assert without_words({"term": "x", "forms": ["y"], "aside": "z"}, Term) == {"term": WORDS, "aside": WORDS}
