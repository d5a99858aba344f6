"""content/accessibility.yml: the accessibility statement (SI 2018/952, regulation 8)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Context, FreeDate, PastDate, Words, add_span, day_of

REGULATIONS = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
FIXED_BY_LAW = (
    ("enforcement", "Equality and Human Rights Commission"),
    ("enforcement", REGULATIONS),
    ("technical", REGULATIONS),
)
"""(section, what it must name) of the statement in English."""
TESTED_WITHIN = "12 months"
"""A statement tested longer ago than this is stale (regulation 8: regular review)."""


class AccessibilityTest(Fact):
    """A test of how accessible the site is."""

    tested_on: PastDate
    """The day of the test."""
    by: Words
    """Who or what tested."""
    what: Words
    """What was tested, and how it was chosen."""
    by_person: bool
    """A person tested, not only a program."""


class Problem(Fact):
    """Something that does not work for everybody."""

    what: Words
    """The problem in plain words."""
    criteria: list[Annotated[str, Field(pattern=r"^[1-4]\.[1-5]\.\d{1,2}$")]] = []
    """Numbers of the WCAG 2.2 success criteria that fail, for example 1.4.3."""
    found_on: PastDate
    """The day it was found."""
    plan: Words | None = None
    """What will be done about it."""
    until: FreeDate | None = None
    """The day by which it will be done, if there is one."""

    @model_validator(mode="after")
    def _has_a_plan(self, info: ValidationInfo) -> Problem:
        if self.plan is None:
            raise PydanticCustomError("problem-without-plan", "Nothing says what will be done about this problem.")
        if self.until is not None and self.until < day_of(info):
            raise PydanticCustomError(
                "plan-overdue", "This was to be done by {day}. Say what happened.", {"day": str(self.until), "at": ("until",)}
            )
        return self


class StatementSection(Fact):
    """A section of the accessibility statement, in Markdown."""

    title: Words | None = None
    """Its heading."""
    text: Words | None = None
    """What a person says in it; the program adds what the facts say."""
    hard_words: str | None = Field(default=None, min_length=1)
    """Why its words are harder to read than the site allows."""


class StatementSections(Fact):
    """The sections in the order of the GOV.UK sample statement."""

    scope: StatementSection
    """What the statement applies to."""
    can_do: StatementSection | None = None
    """What a reader can do."""
    how_accessible: StatementSection
    """Known problems in plain words."""
    feedback: StatementSection
    """How to ask for another format."""
    reporting: StatementSection
    """How to report a problem."""
    enforcement: StatementSection
    """Who enforces, in words fixed by law."""
    phone: StatementSection | None = None
    """Contact by telephone or in person."""
    technical: StatementSection
    """The commitment to the regulations."""
    status: StatementSection
    """How far it complies with WCAG 2.2 AA."""
    not_accessible: StatementSection
    """What is not accessible."""
    non_compliance: StatementSection
    """Each failure, with the number of its WCAG criterion."""
    burden: StatementSection
    """What would be a disproportionate burden."""
    outside: StatementSection
    """What the regulations do not cover."""
    improve: StatementSection | None = None
    """What is done about the problems."""
    preparation: StatementSection
    """When it was prepared and tested, by whom."""


class Statement(Fact):
    """content/accessibility.yml: the accessibility statement (SI 2018/952, regulation 8)."""

    prepared_on: PastDate
    """The day it was first written."""
    status: Literal["fully", "partially", "not"]
    """How far the site complies with WCAG 2.2 AA."""
    confirmed_on: PastDate | None = None
    """The day a person confirmed that it complies fully."""
    confirmed_by: str | None = Field(default=None, min_length=1)
    """Who that was."""
    tested: list[AccessibilityTest] = Field(min_length=1)
    """Every test, by programs and people."""
    problems: list[Problem] = []
    """Everything known that does not work."""
    sections: StatementSections
    """What a person wrote in each section."""

    @model_validator(mode="after")
    def _claims_no_more_than_is_known(self, info: ValidationInfo) -> Statement:
        tested = max(test.tested_on for test in self.tested)
        if add_span(tested, TESTED_WITHIN) < day_of(info):
            raise PydanticCustomError(
                "statement-stale", "The site was last tested on {day}, over a year ago.", {"day": str(tested), "at": ("tested",)}
            )
        failing = any(problem.criteria for problem in self.problems)
        confirmed = self.confirmed_by and self.confirmed_on and any(test.by_person for test in self.tested)
        if self.status == "fully" and (failing or not confirmed):
            raise PydanticCustomError(
                "claim-too-high",
                '"fully" needs a person who confirmed it (confirmed_by, confirmed_on), a test by a person, and no failure.',
                {"at": ("status",)},
            )
        default = info.context.default_locale if isinstance(info.context, Context) else ""
        for name, wanted in FIXED_BY_LAW if default.partition("-")[0] in ("", "en") else ():
            section: StatementSection = getattr(self.sections, name)
            text = section.text.text if section.text else ""
            if wanted not in " ".join(text.split()):
                at = {"wanted": wanted, "at": ("sections", name)}
                raise PydanticCustomError("wording-fixed-by-law", 'This section must name the "{wanted}".', at)
        return self
