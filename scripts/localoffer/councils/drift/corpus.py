"""Corpus: every sentence and fact that we publish or have published, with the days it was true."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from localoffer.councils.drift.forms import address, digits
from localoffer.councils.drift.phrases import Sought
from localoffer.councils.drift.words import key
from localoffer.facts.shapes import Deadline, KnownValue, SaidElsewhere

AROUND = "site:words"
"""Where the words around a page stand. What is filled into them, such as the day of a review, is no fact of ours."""
CELL = 5
"""A block of fewer words is a cell of a table, or a label."""
SHARED, CANDIDATES = 400, 24
"""A word that so many sentences share tells none of them; so many of the likest are looked at."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of ours."""

    text: str
    locale: str
    page: str
    """Id of the page, or of the fact, it stands in."""
    since: dt.date | None = None
    until: dt.date | None = None
    """The day it was taken away; None while it is published."""
    is_whole: bool = True
    """It is not one of ours without what stands in its brackets."""


@dataclass(frozen=True)
class Value:
    """A contact detail of ours, by the form in which it is compared."""

    kind: str
    """phone, email, web or hours."""
    form: str
    text: str
    """As we print it."""
    fact: str
    """``contact:<id>``."""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class Owner:
    """Somebody whose contact details we publish, and who is not the service."""

    name: str
    """Plain."""
    fact: str
    """``contact:<id>``."""
    details: Mapping[str, Mapping[str, str]]
    """Kind -> form -> detail as we print it."""


@dataclass(frozen=True)
class Former:
    """How long a time limit of ours was."""

    amount: int
    unit: str
    until: dt.date
    """The day it was changed."""


@dataclass
class Corpus:
    """What a copy is compared with."""

    sentences: dict[str, Sentence] = field(default_factory=dict)
    """Key of its words -> sentence; a current one wins over an old one."""
    values: dict[tuple[str, str], Value] = field(default_factory=dict)
    """(kind, form) -> contact detail; a current one wins."""
    domains: frozenset[str] = frozenset()
    """The only domains of our email addresses."""
    owners: list[Owner] = field(default_factory=list)
    """Who else has contact details of ours."""
    lead: str = ""
    """The contact that the service begins with, as ``contact:<id>``."""
    ages: tuple[int, int] | None = None
    """From and to which age the service is for."""
    limits: Mapping[str, Deadline] = field(default_factory=dict)
    """Id -> time limit."""
    former: dict[str, list[Former]] = field(default_factory=dict)
    """Id -> how long a time limit was before."""
    known: tuple[KnownValue, ...] = ()
    """What copies carry that is not right today."""
    words: SaidElsewhere = field(default_factory=SaidElsewhere)
    """The words by which a stranger's page is understood."""
    known_forms: dict[tuple[str, str], KnownValue] = field(default_factory=dict)
    """(kind, form) -> number or address that is known to be old or wrong."""
    blocks: set[str] = field(default_factory=set)
    """Key of each block of our pages of today: a copy that has one whole says what we say."""
    beside: dict[str, set[str]] = field(default_factory=dict)
    """Key of a block -> keys of the cells with a length of time that stand after it on our pages of today."""
    cells: dict[str, set[str]] = field(default_factory=dict)
    """Key of what the row and column of a cell are called -> keys of the cells that stand there on our pages of today."""

    @cached_property
    def sought(self) -> Sought:
        """What of the known values a sentence may say or deny."""
        return Sought([(each.value,) for each in self.known])

    @cached_property
    def index(self) -> dict[str, list[str]]:
        """Word -> keys of the sentences it stands in. Asked for when all sentences are in."""
        found: dict[str, list[str]] = {}
        for own in self.sentences:
            for word in set(own.split()):
                found.setdefault(word, []).append(own)
        return found

    @cached_property
    def size(self) -> Counter[str]:
        """``locale/page`` -> how many sentences it has today. Asked for when all sentences are in."""
        return Counter(f"{each.locale}/{each.page}" for each in self.sentences.values() if each.until is None and each.is_whole)

    @cached_property
    def lead_phones(self) -> dict[str, Value]:
        """The service's own telephone numbers of today, by their form. Asked for when all details are in."""
        return {value.form: value for value in self.current("phone") if value.fact == self.lead}

    @cached_property
    def hosts(self) -> dict[str, Value]:
        """Host -> a web address of today that stands on it. Asked for when all details are in."""
        return {value.form.split("/")[0]: value for value in self.current("web")}

    def current(self, kind: str) -> list[Value]:
        """Return every detail of a kind that is published today."""
        return [value for value in self.values.values() if value.kind == kind and value.until is None]

    def add(self, sentence: Sentence) -> None:
        """Take a sentence in, unless a newer one says the same."""
        own = key(sentence.text)
        if own and own not in self.sentences:
            self.sentences[own] = sentence


def contact_values(contact: Any, fact: str, **days: dt.date | None) -> Iterator[Value]:
    """Yield the details of a contact, given as it is written in YAML."""
    forms = (
        ("phones", "phone", "number", digits),
        ("emails", "email", "address", str.casefold),
        ("web", "web", "address", address),
    )
    for name, kind, attribute, form in forms:
        for way in contact.get(name) or []:
            if isinstance(way, dict) and isinstance(way.get(attribute), str):
                yield Value(kind, form(way[attribute]), way[attribute], fact, **days)
    for hours in contact.get("hours") or []:
        if isinstance(hours, dict) and {"opens", "closes"} <= hours.keys():
            form_of = f"{hours['opens']}-{hours['closes']}"
            yield Value("hours", form_of, form_of, fact, **days)


def candidates(corpus: Corpus, words: list[str], most: int = CANDIDATES) -> list[str]:
    """Return the keys of the sentences that share the most uncommon words with ``words``."""
    score: dict[str, float] = {}
    for word in sorted(set(words)):  # always in one order, as sums of fractions depend on it
        keys = corpus.index.get(word, [])
        share = 1.0 / len(keys) if keys else 0.0
        for each in keys if len(keys) < SHARED else ():
            score[each] = score.get(each, 0.0) + share
    # Most share one common word: they are left out before they are put in order.
    least = min(sorted(score.values(), reverse=True)[:most], default=0.0)
    likest = [each for each, reached in score.items() if reached >= least]
    return sorted(likest, key=lambda each: (-score[each], each))[:most]
