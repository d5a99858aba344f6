"""content/known-values.yml and content/said-elsewhere.yml: how other websites speak of the service, rightly and wrongly.

``localoffer drift`` and /check/ judge a copy by them. A **phrase** is written as people say it: "/" parts words that may
stand for each other, "*" ends a word that may go on, "…" stands for up to eight words between, "&" joins phrases that stand in
one sentence in any order, "|" parts whole phrases, and "<must>" stands for the words of a class. So ``must/have to … go
to/attend … meeting`` is found in "you have to first attend a long meeting".
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import BygoneDate, is_like_a_number

_MAIL = re.compile(r"[^@\s]*@[\w-]+(\.[\w-]+)+")
"""An email address, or the end of one with its @: every address that ends so."""


class KnownKind(StrEnum):
    """What a known value is. The first five alarm: by them somebody rings nobody, misses a limit, pays, or gives up a right."""

    PHONE = "phone"
    EMAIL = "email"
    DEADLINE = "deadline"
    DUTY = "duty"
    COST = "cost"
    WEB = "web"
    AGES = "ages"
    DURATION = "duration"
    PLACE = "place"
    BODY = "body"
    NOTICE = "notice"
    CLAIM = "claim"
    HOURS = "hours"


class KnownState(StrEnum):
    """Whether it was right once; ``right`` is what a sentence may say, which is then judged.

    ``unsure`` is for a person to judge, where no other phrase of its kind has judged a sentence.
    """

    FORMER = "former"
    WRONG = "wrong"
    UNSURE = "unsure"
    RIGHT = "right"


class KnownValue(Fact):
    """A value or phrase that copies carry and that is not right today (an entry of content/known-values.yml)."""

    value: str = Field(min_length=2)
    """The number, the address, or the phrase."""
    kind: KnownKind = Field(strict=False)
    """What it is."""
    state: KnownState = Field(strict=False)
    """former: it was right once. wrong: it never was. right: it is. unsure: a person must look, unless another says more."""
    unless: list[str] = []
    """Phrases that make a sentence right all the same."""
    unless_before: list[str] = []
    """Phrases that make a sentence right all the same where they stand in the sentence, question or heading before it."""
    whose: str = ""
    """Who has it, where it is right and somebody else's: given as ours on a page that does not name them, it is wrong."""
    instead: str = ""
    """What is right, in a few words, for whoever puts the copy right; only what is right itself has none."""
    since: BygoneDate | None = None
    """The day it stopped being right, where that is known."""
    why: str = Field(min_length=10)
    """How we know."""
    source: list[str] = []
    """Ids in content/sources.yml."""

    @model_validator(mode="after")
    def _has_what_is_right(self) -> Self:
        if self.state is not KnownState.RIGHT and len(self.instead) < 2:
            message = 'What is right instead of "{value}" is not said: "instead" is missing.'
            raise PydanticCustomError("missing-key", message, {"value": self.value[:80], "at": ("instead",)})
        return self

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        told = {"value": self.value, "at": ("value",)}
        if self.kind is KnownKind.PHONE and not is_like_a_number(self.value):
            raise PydanticCustomError("phone-not-valid", '"{value}" is not a UK telephone number. Is a digit missing?', told)
        if self.kind is KnownKind.EMAIL and not _MAIL.fullmatch(self.value):
            message = '"{value}" is not an email address, nor the end of one such as @council.gov.uk.'
            raise PydanticCustomError("email-not-valid", message, told)
        return self


class LimitWords(Fact):
    """How other websites speak of a time limit."""

    act: list[str] = Field(min_length=1)
    """Phrases; a sentence that holds one of each speaks of what must be done."""
    start: list[str] = []
    """Phrases for what starts the clock, as they stand after the length of time. They tell limits of one act apart."""
    clock: list[str] = []
    """Those of them that start no clock but such as run this long: whatever the sentence says, another length is wrong."""
    not_start: list[str] = []
    """Phrases for what others start the clock with, and must not: the right length from there on is wrong."""
    unless: list[str] = []
    """Phrases that show that another limit is meant."""
    doubtful: list[str] = []
    """Phrases for an act that some read the law to mean and others do not: the right length beside it is to be looked at."""
    sure: list[str] = []
    """Phrases for the act that it means for sure: with one of them nothing is doubtful."""
    plainly: list[str] = []
    """Phrases that name it so plainly that the length of time beside them is of nothing else."""


class Length(Fact):
    """How long something takes that is no time limit, such as a meeting."""

    act: list[str] = Field(min_length=1)
    """Phrases; a sentence that holds one of each speaks of it."""
    least: int = Field(ge=1)
    """The shortest that is right."""
    most: int = Field(ge=1)
    """The longest that is right."""
    unit: str = Field(pattern="^(minutes|hours|days)$")
    """Of what."""


class SaidElsewhere(Fact):
    """content/said-elsewhere.yml: the words by which a stranger's page is understood."""

    classes: dict[str, str] = {}
    """Name -> words that may stand for each other, for every phrase: ``<must> … apply``. A class may name those above it."""
    topic: list[str] = []
    """Phrases by which a page speaks of a service like ours."""
    related: list[str] = []
    """Phrases of what comes after the service: a page with one in its heading is judged by the same limits."""
    field: list[str] = []
    """Phrases of the service's field. A page with none of them and one of ``other_fields`` is about another kind of service."""
    field_names: list[str] = []
    """The same, with regard for capitals: "SEND" is no "send"."""
    other_fields: list[str] = []
    """Phrases of fields where the topic means something else, such as advice between neighbours."""
    other_nations: list[str] = []
    """Phrases of places where the law is another: a page with one that does not name us is about no service like ours."""
    names: list[str] = []
    """Regard for capitals: what only our service or its provider is called."""
    others: list[str] = []
    """Phrases that name somebody else: a number beside one of them is not the service's."""
    former: list[str] = []
    """Phrases of a sentence that says who was there before: a name of ours in it does not make the page ours."""
    pronouns: list[str] = []
    """Words by which a sentence begins that goes on about what the one before it spoke of."""
    extends: list[str] = []
    """Words by which a sentence begins that says of whom or what else the one before it is true."""
    subjects: list[str] = []
    """Words that end a name of more than one word in a question: "Does the local *authority* come?"."""
    forms: list[str] = []
    """Phrases for a form by which one turns to the service: where one leads elsewhere, a person must look."""
    claims: list[str] = []
    """Phrases of a sentence that says what must or may be: one that no rule judged is for a person to read."""
    read_by: list[str] = []
    """Small words of the language that all these phrases are in: a sentence with hardly any is read by a person."""
    persons: list[str] = []
    """Those of them that speak of people: who they are is the first of ``actors`` that the sentence before names."""
    actors: list[str] = []
    """Phrases for whoever acts."""
    siblings: list[str] = []
    """Phrases of a heading about a service beside ours, where who must and who may is another matter."""
    stories: list[str] = []
    """Phrases of somebody who tells what happened: how long that took is no rule."""
    hearsay: list[str] = []
    """Phrases of somebody who tells what others say or once said: the page does not say it is so."""
    limits: dict[str, LimitWords] = {}
    """Id in content/deadlines.yml -> how others say it."""
    lengths: list[Length] = []
    """What takes how long."""
    other_lengths: list[str] = []
    """Phrases of sentences whose lengths of time are no limits of the service."""
    other_offers: list[str] = []
    """Phrases of what else a page offers: the price, ages and length in a sentence with one of them are not the service's."""
    next_steps: list[str] = []
    """Phrases of what comes after the service: a price beside one is judged wherever on a page about the service it stands."""
    priced: list[str] = []
    """Phrases of what a price may be of, besides the service by its name: a price beside none of them is to be looked at."""
    other_subjects: list[str] = []
    """Phrases of a heading under which a page speaks of something else, unless the heading names the service, too."""
    other_services: list[str] = []
    """Phrases of a heading of another service of a council: what stands under it is judged only where it names ours itself."""
    is_free: bool = False
    """The service costs its users nothing, so a price beside it is wrong."""
    weighty: dict[str, list[str]] = {}
    """Language tag -> words that turn a sentence round, such as "not". One changed weighs as much as a changed number."""
    light: list[str] = []
    """Those of them that turn a sentence round only where one stands in the place of another."""
    parties: list[str] = []
    """Words for who acts. One in the place of another weighs as much; one more beside it does not."""
