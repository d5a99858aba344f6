"""Corpus: the forms in which contact details are compared, and which of two sentences or details wins."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.councils.drift.corpus import AROUND, Corpus, Sentence, Value, candidates, contact_values
from localoffer.councils.drift.forms import address, digits, form_of
from localoffer.councils.drift.ours import _without
from localoffer.facts.shapes import KnownKind, KnownValue
from unit.examples import day


@pytest.mark.parametrize(
    "text",
    ["020 7946 0018", "(020) 7946 0018", "+44 20 7946 0018", " +44 (0)20 7946 0018", "0044 20 79460018", "020-7946.0018"],
)
def test_a_telephone_number_is_what_one_dials_inland(text: str) -> None:
    assert digits(text) == "02079460018"


def test_a_short_code_and_a_number_with_44_inside_stay() -> None:
    assert digits("111") == "111"
    assert digits("0344 800 8020") == "03448008020"
    assert digits("call 0044 20") == "004420"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("https://www.Example.org/a/b/", "example.org/a/b"),
        ("http://example.org", "example.org"),
        ("//example.org/", "example.org"),
        (" www.example.org/a ", "example.org/a"),
        ("https://example.org/a?x=1#y", "example.org/a"),
        ("https://example.org/a#y?z", "example.org/a"),
        ("https://example.org/a;jsessionid=12AB?x", "example.org/a"),
        ("https://example.org/a;jsessionid=12/b", "example.org/a/b"),
        ("https://example.org/www.x", "example.org/www.x"),
        ("https://example.org//", "example.org"),
    ],
)
def test_a_web_address_is_its_host_and_path(text: str, form: str) -> None:
    assert address(text) == form


@pytest.mark.parametrize(
    ("kind", "value", "form"),
    [
        (KnownKind.PHONE, "+44 20 7946 0018", "02079460018"),
        (KnownKind.WEB, "https://www.Example.org/a/", "example.org/a"),
        (KnownKind.EMAIL, "Help@Example.org", "help@example.org"),
        (KnownKind.PLACE, "HULL", "hull"),
    ],
)
def test_a_value_that_copies_carry_is_compared_as_ours_of_its_kind(kind: KnownKind, value: str, form: str) -> None:
    known = KnownValue.model_construct(kind=kind, value=value)
    assert form_of(known) == form


class TestContactValues:
    def found(self, contact: dict[str, Any], **days: Any) -> list[Value]:
        return list(contact_values(contact, "contact:x", **days))

    def test_each_detail_is_kept_as_we_print_it_and_as_it_is_compared(self) -> None:
        contact = {
            "name": {"en": "x"},
            "phones": [{"number": "020 7946 0018"}, {"number": "111"}],
            "emails": [{"address": "Help@Example.org"}],
            "web": [{"address": "https://www.example.org/"}],
            "hours": [{"days": "Mo-Fr", "opens": "09:00", "closes": "17:00"}],
        }
        assert self.found(contact) == [
            Value("phone", "02079460018", "020 7946 0018", "contact:x"),
            Value("phone", "111", "111", "contact:x"),
            Value("email", "help@example.org", "Help@Example.org", "contact:x"),
            Value("web", "example.org", "https://www.example.org/", "contact:x"),
            Value("hours", "09:00-17:00", "09:00-17:00", "contact:x"),
        ]

    def test_old_details_keep_the_days_they_were_true(self) -> None:
        days = {"since": day("2026-01-05"), "until": day("2026-06-01")}
        contact = {"phones": [{"number": "111"}], "hours": [{"opens": "09:00", "closes": "17:00"}]}
        assert self.found(contact, **days) == [
            Value("phone", "111", "111", "contact:x", **days),
            Value("hours", "09:00-17:00", "09:00-17:00", "contact:x", **days),
        ]

    @pytest.mark.parametrize(
        "contact",
        [
            *[{}, {"phones": None, "hours": None}, {"phones": ["111"]}, {"phones": [{"number": 111}]}, {"emails": [{}]}],
            *[{"hours": ["09:00"]}, {"hours": [{"opens": "09:00"}]}, {"hours": [{"closes": "17:00"}]}],
        ],
    )
    def test_an_old_version_may_be_broken(self, contact: dict[str, Any]) -> None:
        assert self.found(contact) == []


def sentence(text: str, until: str | None = None, page: str = "a") -> Sentence:
    return Sentence(text, "en", page, None, day(until) if until else None)


class TestCorpus:
    def test_sentences_that_differ_in_punctuation_are_one_and_the_first_stays(self) -> None:
        corpus = Corpus()
        first, other = sentence("Ring us."), sentence("ring us!", page="b")
        corpus.add(first)
        corpus.add(other)
        assert corpus.sentences == {"ring us": first}

    def test_what_has_no_word_is_no_sentence(self) -> None:
        corpus = Corpus()
        corpus.add(sentence("…"))
        assert (corpus.sentences, corpus.index) == ({}, {})

    def test_each_word_knows_its_sentences_once(self) -> None:
        corpus = Corpus()
        for text in ("Ring us, ring them.", "Ring us."):
            corpus.add(sentence(text))
        one, other = "ring us ring them", "ring us"
        assert corpus.index == {"ring": [one, other], "us": [one, other], "them": [one]}

    def test_current_details_are_those_of_a_kind_that_are_published_today(self) -> None:
        now, old = Value("phone", "1", "1", "f"), Value("phone", "2", "2", "f", None, day("2026-01-05"))
        mail = Value("email", "m", "m", "f")
        corpus = Corpus(values={("phone", "1"): now, ("phone", "2"): old, ("email", "m"): mail})
        assert corpus.current("phone") == [now]
        assert corpus.current("hours") == []

    def test_an_empty_corpus_knows_nothing(self) -> None:
        corpus = Corpus()
        assert (corpus.sentences, corpus.values, corpus.index) == ({}, {}, {})
        assert Sentence("a", "en", "p") == Sentence("a", "en", "p", None, None)
        assert Value("web", "a", "a", "f") == Value("web", "a", "a", "f", None, None)
        assert (corpus.domains, corpus.lead) == (frozenset(), "")
        assert AROUND == "site:words"


class TestCandidates:
    def corpus(self, *texts: str) -> Corpus:
        corpus = Corpus()
        for text in texts:
            corpus.add(sentence(text))
        return corpus

    def test_the_sentence_with_the_most_uncommon_words_comes_first(self) -> None:
        corpus = self.corpus("the cat sat", "the dog sat", "the bird flew")
        assert candidates(corpus, ["the", "bird"]) == ["the bird flew", "the cat sat", "the dog sat"]
        assert candidates(corpus, ["sat", "the", "unknown"]) == ["the cat sat", "the dog sat", "the bird flew"]
        assert candidates(corpus, ["unknown"]) == []

    def test_one_rare_word_weighs_more_than_two_that_many_sentences_have(self) -> None:
        corpus = self.corpus("the most a", "the most b", "the most c", "the most d", "rare e")
        assert candidates(corpus, ["the", "most", "rare"])[0] == "rare e"

    def test_a_word_that_is_said_twice_counts_once(self) -> None:
        corpus = self.corpus("a b", "c d e")
        assert candidates(corpus, ["b", "b", "b", "c", "d"]) == ["c d e", "a b"]

    def test_of_sentences_as_near_the_order_is_that_of_their_words(self) -> None:
        assert candidates(self.corpus("x b", "x a"), ["x"]) == ["x a", "x b"]

    def test_no_more_than_24_are_looked_at(self) -> None:
        corpus = self.corpus(*(f"word n{number}" for number in range(30)))
        assert candidates(corpus, ["word"]) == sorted(corpus.sentences)[:24]
        assert len(candidates(corpus, ["word"], most=3)) == 3

    @pytest.mark.parametrize(("count", "found"), [(399, 24), (400, 0)])
    def test_a_word_of_four_hundred_sentences_finds_nothing(self, count: int, found: int) -> None:
        corpus = self.corpus(*(f"word n{number}" for number in range(count)))
        assert len(candidates(corpus, ["word"])) == found


def test_a_paragraph_that_a_newer_version_has_is_not_read_again_and_all_else_is() -> None:
    known: set[str] = set()
    newer = "First of all.\n\n- Ring\n\n    within a month\n\nLast of all.\r\n\r\nTerm\n:   What it is"
    assert _without(newer, known) == newer.replace("\r\n", "\n")
    older = "First of all.\n\n- Ring\n\n    within a month\n\nAnother last.\n\nLast of all.\n\n    code\n\nTerm\n:   What it is"
    assert _without(older, known) == older.removeprefix("First of all.\n\n"), (
        "what is indented may belong to what stands before it"
    )
    assert _without("Another last.", known) == ""
