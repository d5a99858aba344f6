"""Model: the shape of everything in ``content/`` and of a page's front matter.

The same classes validate the files, give the JSON Schemas that an editor's tool completes from,
and are what the rest of the program reads. All of them are frozen.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.values import (
    Colour,
    Context,
    Days,
    EmailAddress,
    FreeDate,
    HttpsAddress,
    LanguageTag,
    PastDate,
    PhoneNumber,
    Span,
    TimeOfDay,
    Words,
    add_span,
    day_of,
    days_of,
)


class Fact(BaseModel):
    """Anything written in ``content/``: unknown keys are refused, values are not guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Certainty(StrEnum):
    """How sure the source makes us."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"
    CONFLICTING = "conflicting"


class Checked(Fact):
    """A fact with its provenance: where it comes from, and which person checked it on which day."""

    source: list[str] = Field(min_length=1)
    """Ids in content/sources.yml that this fact rests on."""
    certainty: Certainty = Field(strict=False)
    """How sure the source makes us: primary, secondary, unconfirmed or conflicting."""
    recorded_on: PastDate
    """The day it was written down from its source."""
    checked_on: PastDate | None = None
    """The day a person last confirmed it; absent while nobody has."""
    checked_by: str | None = Field(default=None, min_length=1)
    """Who confirmed it."""

    @model_validator(mode="after")
    def _a_check_has_a_name(self) -> Checked:
        if (self.checked_on is None) != (self.checked_by is None):
            raise PydanticCustomError(
                "check-not-complete", "A check needs both checked_on (the day) and checked_by (the person)."
            )
        return self


class Change(Fact):
    """What was changed, for the people who read it."""

    changed_on: PastDate
    """The day it was changed."""
    note: Words
    """One sentence that says what is new or different."""


class LocaleSettings(Fact):
    """A language that the site is published in."""

    tag: LanguageTag
    """BCP 47 language tag, for example ckb."""
    name: str = Field(min_length=1)
    """The language's name in itself, for example Polski."""
    date_locale: str | None = None
    """Babel locale for dates where it differs from the tag, for example ar_IQ."""
    date_pattern: str = "long"
    """CLDR date pattern of the stamp, or one of Babel's names for one."""


class Owner(Fact):
    """Who runs this site and answers for it."""

    name: str
    """The body's name."""
    email: EmailAddress
    """Where readers and councils write to."""
    phone: PhoneNumber | None = None
    """Where they can ring."""


class PlainSettings(Fact):
    """How plain the English pages must be."""

    reading_age: int = Field(default=11, ge=6, le=18)
    """The age, in years, at which most people can read a page as a whole."""
    paragraph_reading_age: int = Field(default=16, ge=6, le=20)
    """The same for one paragraph."""
    sentence_words: int = Field(default=25, ge=8, le=60)
    """The most words in a sentence."""


class Security(Fact):
    """Who takes reports of a weakness in the site: becomes security.txt (RFC 9116)."""

    contact: EmailAddress
    """Where to write."""
    expires_on: FreeDate
    """The day the file runs out: at most a year away, and at least 30 days when the site is built."""

    @model_validator(mode="after")
    def _holds_long_enough(self, info: ValidationInfo) -> Security:
        today = info.context.today if isinstance(info.context, Context) else self.expires_on - dt.timedelta(days=90)
        left = (self.expires_on - today).days
        message = ""
        if left < 30:
            message = "security.txt runs out on {day}, in less than 30 days. Give it a later day, at most a year away."
        elif left > 366:
            message = "security.txt would hold until {day}, more than a year. Give it a day at most a year away."
        if message:
            raise PydanticCustomError("security-runs-out", message, {"day": str(self.expires_on), "at": ("expires_on",)})
        return self


class SiteSettings(Fact):
    """content/site.yml: where the site lives, its languages and its rules."""

    name: Words
    """The site's name, in its header."""
    address: HttpsAddress
    """The address it is published at, ending in a slash."""
    default_locale: LanguageTag
    """The source language: published at the root, and what a missing translation falls back to."""
    locales: list[LocaleSettings] = Field(min_length=1)
    """Every language, in the order of the language list."""
    owner: Owner | None
    """Who runs the site; null until somebody does."""
    repository: HttpsAddress | None = None
    """Where the source is, if it is public."""
    review_in: Span
    """How long a review holds when a page does not say."""
    email_domains: list[str] = Field(min_length=1)
    """The only domains an email address may have."""
    plain_words: PlainSettings = PlainSettings()
    """How plain the English pages must be."""
    notes_since: FreeDate | None = None
    """A change made before this day needs no change note: nobody had been told of the site."""
    security: Security | None = None
    """Who takes reports of a weakness in the site; absent where nobody does."""
    embeds: bool = True
    """Whether the pages are also published as embeds for councils; false halves what there is to upload."""

    @model_validator(mode="after")
    def _the_parts_fit(self) -> SiteSettings:
        if not self.address.endswith("/"):
            raise PydanticCustomError("address-without-slash", "The site's address must end in a slash.", {"at": ("address",)})
        tags = [locale.tag for locale in self.locales]
        if self.default_locale not in tags:
            raise PydanticCustomError(
                "default-locale-missing",
                'The default locale "{tag}" is not in the list of locales.',
                {"tag": self.default_locale, "at": ("default_locale",)},
            )
        for tag in tags:
            if tags.count(tag) > 1:
                raise PydanticCustomError("duplicate-id", 'The locale "{tag}" is listed twice.', {"tag": tag, "at": ("locales",)})
        return self


class Ages(Fact):
    """An age range in years, both ends included."""

    first: int = Field(alias="from", ge=0, le=120)
    """Youngest age."""
    last: int = Field(alias="to", ge=0, le=120)
    """Oldest age."""

    @model_validator(mode="after")
    def _runs_forwards(self) -> Ages:
        if self.last < self.first:
            raise PydanticCustomError("ages-backwards", "The ages run backwards.")
        return self


class Service(Checked):
    """content/service.yml: the service that the site is about."""

    name: Words
    """Its official name."""
    provider: Words
    """Who runs it."""
    summary: Words
    """What it is, in a sentence or two."""
    who_for: Words
    """Who may use it."""
    ages: Ages
    """The ages it serves."""
    area: Words
    """Where it serves."""
    cost: Words
    """What it costs the person who uses it."""
    how_to_start: Words
    """What to do first."""
    contact: str
    """Id of the contact to start with."""
    changes: list[Change] = []
    """What was changed when, the newest first."""


class Phone(Checked):
    """A telephone number."""

    number: PhoneNumber
    """As readers know it, for example 03330 062 835."""
    label: Words | None = None
    """What this number is for, where there is more than one."""
    note: Words | None = None
    """A remark for the reader."""


class Email(Checked):
    """An email address."""

    address: EmailAddress
    """The address."""
    label: Words | None = None
    """What it is for, where there is more than one."""
    note: Words | None = None
    """A remark for the reader."""


class WebPage(Checked):
    """A page on somebody else's site."""

    address: HttpsAddress
    """Where it is."""
    label: Words | None = None
    """Link text; the address without https:// where it is absent."""
    note: Words | None = None
    """A remark for the reader."""


class Hours(Checked):
    """When a contact answers (schema.org OpeningHoursSpecification)."""

    days: Days
    """Days of the week, for example Mo-Fr."""
    opens: TimeOfDay
    """Time of day, 24 hours, for example "09:00"."""
    closes: TimeOfDay
    """Time of day, later than opens."""
    note: Words | None = None
    """A remark for the reader."""

    @model_validator(mode="after")
    def _runs_forwards(self) -> Hours:
        if self.closes <= self.opens:
            raise PydanticCustomError(
                "hours-backwards",
                "It closes at {closes} but opens at {opens}.",
                {"closes": self.closes, "opens": self.opens},
            )
        return self


class Post(Checked):
    """A postal address."""

    lines: list[str] = Field(min_length=1)
    """The lines above the postcode."""
    postcode: str = Field(pattern=r"^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")
    """The postcode."""
    note: Words | None = None
    """A remark for the reader."""


class Contact(Fact):
    """content/contacts/<id>.yml: somebody to ring, write to or visit (schema.org ContactPoint)."""

    name: Words
    """Whom the reader reaches."""
    role: Words
    """What to contact them for, in one sentence."""
    phones: list[Phone] = []
    """Telephone numbers, the most useful first."""
    emails: list[Email] = []
    """Email addresses, the most useful first."""
    web: list[WebPage] = []
    """Their pages."""
    hours: list[Hours] = []
    """When they answer."""
    post: Post | None = None
    """Where to write."""
    languages: list[LanguageTag] = []
    """Languages they answer in, where that is known."""
    gaps: list[Words] = []
    """What is not known about them, said plainly."""
    advice: Words | None = None
    """One line the reader should know first."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    @model_validator(mode="after")
    def _hours_do_not_overlap(self) -> Contact:
        for index, later in enumerate(self.hours):
            for earlier in self.hours[:index]:
                same_day = set(days_of(later.days)) & set(days_of(earlier.days))
                if same_day and later.opens < earlier.closes and earlier.opens < later.closes:
                    raise PydanticCustomError(
                        "hours-overlap",
                        "{later} and {earlier} overlap.",
                        {
                            "later": f"{later.days} {later.opens}-{later.closes}",
                            "earlier": f"{earlier.days} {earlier.opens}-{earlier.closes}",
                            "at": ("hours", index),
                        },
                    )
        return self


class Council(Fact):
    """content/councils/<id>.yml: a local authority that carries the pages."""

    name: Words
    """Its official name."""
    short_name: Words
    """What people call it."""
    local_offer: WebPage
    """Its Local Offer site."""
    sendiass: str | None = None
    """Id of the contact of its SEND information, advice and support service (Children and Families Act 2014 s.32)."""
    send_team: str | None = None
    """Id of the contact of its SEND team."""
    contacts: list[str] = []
    """Ids of its other contacts."""
    feedback_contact: str | None = None
    """Id of the contact that takes comments on its Local Offer."""
    accent: Colour | None = None
    """Its own colour for embeds, dark enough for white words; absent while it has not named one."""
    heading_level: Literal[2, 3] = 2
    """Level of the first heading in its embeds: 2 below its page's own title, 3 inside a section of it."""
    gaps: list[Words] = []
    """What is not known, said plainly."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    @property
    def all_contacts(self) -> list[str]:
        """Ids of every contact for its families: SENDIASS, the SEND team, then the others."""
        named = [self.sendiass, self.send_team, *self.contacts]
        return list(dict.fromkeys(id_ for id_ in named if id_ is not None))


class Unit(StrEnum):
    """What a time limit is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


class Group(StrEnum):
    """Which part of the way a time limit belongs to."""

    DECISION = "decision"
    MEDIATION = "mediation"
    APPEAL = "appeal"
    AGREEMENT = "agreement"
    OTHER = "other"


class Deadline(Checked):
    """A time limit set by law (an entry of content/deadlines.yml)."""

    group: Group = Field(strict=False)
    """Which table it stands in."""
    amount: int | None = Field(default=None, ge=1)
    """How many; absent where the rule is not a length of time."""
    unit: Unit | None = Field(default=None, strict=False)
    """Of what: days, working-days, weeks or months. Months are calendar months."""
    words: Words
    """How it is said, with {n} where the amount stands."""
    who: Words
    """Who must act."""
    what: Words
    """What they must do."""
    counted_from: Words
    """The event that starts the clock."""
    authority: str = Field(min_length=1)
    """The law it comes from, exactly."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    @model_validator(mode="after")
    def _amount_unit_and_words_agree(self) -> Deadline:
        if (self.amount is None) != (self.unit is None):
            raise PydanticCustomError("amount-without-unit", "amount and unit come together.")
        for tag, text in self.words.root.items():
            if (self.amount is not None) != ("{n}" in text):
                wanted = "must contain {n}" if self.amount is not None else "must not contain {n}"
                raise PydanticCustomError(
                    "amount-not-in-words",
                    'The words in "{tag}" {wanted}, where the amount stands.',
                    {"tag": tag, "wanted": wanted},
                )
        return self


class ConsentState(StrEnum):
    """What is known of the speaker's agreement to be quoted."""

    GIVEN = "given"
    NOT_RECORDED = "not-recorded"
    REFUSED = "refused"


class Consent(Fact):
    """The speaker's agreement to be quoted."""

    state: ConsentState = Field(strict=False)
    """given, not-recorded or refused; a refused one is never shown."""
    note: Words | None = None
    """How we know."""


class Testimonial(Fact):
    """What somebody said about the service (an entry of content/testimonials.yml)."""

    words: Words
    """Their exact words, without quotation marks."""
    said_by: Words
    """Who said it, through whom."""
    year: int = Field(ge=2014)
    """The year it was published."""
    source: list[str] = Field(min_length=1)
    """Ids in content/sources.yml."""
    certainty: Certainty = Field(strict=False)
    """How sure the source makes us."""
    recorded_on: PastDate
    """The day it was copied from its source."""
    consent: Consent
    """The speaker's agreement to be quoted."""
    expires_on: FreeDate | None = None
    """The last day it may be shown."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    def may_be_shown(self, today: dt.date) -> bool:
        """Tell whether nobody refused, and its last day has not passed."""
        return self.consent.state != ConsentState.REFUSED and (self.expires_on is None or self.expires_on >= today)


class Term(Fact):
    """A word explained, in one language."""

    term: str = Field(min_length=1)
    """The word."""
    forms: list[Annotated[str, Field(min_length=1)]] = []
    """Other forms of it that pages write, such as the plural: the build looks for them too."""
    aside: str | None = Field(default=None, min_length=1)
    """A few words in brackets, given at its first use on a page."""
    meaning: str = Field(min_length=1)
    """The meaning in one line."""


class Phase(StrEnum):
    """A part of the way through mediation."""

    BEFORE = "before"
    MEETING = "meeting"
    AFTER = "after"


class Picture(Fact):
    """A drawing of overrides/components/picture/, with its words."""

    name: str
    """The file's name without .svg."""
    alt: Words
    """What it shows, for a reader who does not see it (WCAG 1.1.1)."""


class Step(Fact):
    """One step on the way (an entry of content/steps.yml)."""

    id: str
    """Its name."""
    phase: Phase = Field(strict=False)
    """before, meeting or after."""
    title: Words
    """What to do, in a few words."""
    text: Words
    """What happens, in a sentence or two."""
    picture: Picture | None = None
    """A drawing beside it."""
    page: str
    """Page that says more."""
    anchor: str
    """Heading of that page."""
    deadlines: list[str] = []
    """Ids of the time limits that bind here."""


class NoticeKind(StrEnum):
    """How loud a notice is."""

    INFORMATION = "information"
    WARNING = "warning"
    URGENT = "urgent"


class Notice(Checked):
    """A box shown on several pages (an entry of content/notices.yml)."""

    kind: NoticeKind = Field(strict=False)
    """information, warning or urgent."""
    title: Words
    """Its heading."""
    text: Words
    """What it says."""
    changes: list[Change] = []
    """What was changed when, the newest first."""


class Source(Fact):
    """Where a fact was read (an entry of content/sources.yml)."""

    title: str = Field(min_length=1)
    """What it is, for a reader."""
    address: HttpsAddress | None = None
    """Where to read it."""
    note: str | None = None
    """What to know about it, for example that only part was read."""


class FeedbackState(StrEnum):
    """How far a comment has come."""

    RECEIVED = "received"
    ANSWERED = "answered"
    DONE = "done"


class Feedback(Fact):
    """A comment with its answer: "You said, we did" (SEND Regulations 2014, Children and Families Act 2014 s.30(6))."""

    id: str
    """Its name."""
    comment: Words
    """What was said, with nothing that names a person."""
    source: str
    """Where it came from, for example "a parent, by telephone"."""
    received_on: PastDate
    """The day it came."""
    response: Words | None = None
    """What we answered."""
    action: Words | None = None
    """What we did."""
    acted_on: PastDate | None = None
    """The day we did it."""
    state: FeedbackState = Field(strict=False)
    """received, answered or done."""
    moderated_on: PastDate | None = None
    """The day a person found that nothing in it points to somebody; while nobody has, no reader sees it."""
    moderated_by: str | None = Field(default=None, min_length=1)
    """Who that was."""
    consent: Consent
    """Whether the person agreed to be quoted; only "given" is published."""

    @property
    def may_be_shown(self) -> bool:
        """A person has moderated it, and who said it agreed."""
        return self.moderated_on is not None and self.consent.state == ConsentState.GIVEN

    @model_validator(mode="after")
    def _the_state_and_the_days_agree(self) -> Feedback:
        if (self.state != FeedbackState.RECEIVED) != (self.response is not None):
            raise PydanticCustomError("feedback-not-clear", "A comment is answered when it has a response.", {"at": ("state",)})
        if self.state == FeedbackState.DONE and (self.action is None or self.acted_on is None):
            raise PydanticCustomError("feedback-not-clear", '"done" needs action and acted_on.', {"at": ("state",)})
        if (self.moderated_on is None) != (self.moderated_by is None):
            message = "Moderation needs both moderated_on (the day) and moderated_by (the person)."
            raise PydanticCustomError("feedback-not-clear", message, {"at": ("moderated_on",)})
        if self.acted_on is not None and self.acted_on < self.received_on:
            raise PydanticCustomError("feedback-not-clear", "It was done before it was said.", {"at": ("acted_on",)})
        return self


class FeedbackList(Fact):
    """content/feedback.yml."""

    entries: list[Feedback]
    """Every comment, the newest first; empty until there is one."""


class NavigationGroup(Fact):
    """A group of pages. Its name is the string ``navigation.<id>``."""

    id: str
    """Its name in content/strings/."""
    pages: list[str | NavigationGroup] = Field(min_length=1)
    """Page ids in reading order, or groups inside this one."""


class NotAnUpdate(Fact):
    """A commit that changed words or facts but does not count as an update of any page."""

    commit: str = Field(pattern=r"^[0-9a-f]{7,40}$")
    """Its id, at least seven characters."""
    reason: str = Field(min_length=1)
    """Why it does not count."""


class Method(StrEnum):
    """Who or what translated."""

    MACHINE = "machine"
    HUMAN = "human"


class TranslationRecord(Fact):
    """What a translation was made from, and who has checked it. Written by the program, never by hand."""

    source: str
    """Hash of the whole source as it was then."""
    blocks: list[str]
    """Hash of each block of the source as it was then."""
    method: Method = Field(strict=False)
    """machine or human."""
    checked_by: str | None = Field(default=None, min_length=1)
    """Who, of the people who speak the language, has read all of it against the source."""
    checked_on: PastDate | None = None
    """The day they did."""
    checked_words: str | None = None
    """Hash of the translated words that they read: a check covers no others."""

    @model_validator(mode="after")
    def _a_check_is_whole(self) -> TranslationRecord:
        if len({self.checked_by is None, self.checked_on is None, self.checked_words is None}) > 1:
            raise PydanticCustomError(
                "check-not-complete",
                "A check needs checked_by, checked_on and checked_words. Write it with: localoffer translations sign.",
            )
        return self


class WordsRecord(Fact):
    """content/translations/<tag>.yml: what the words of facts and of the interface were translated from."""

    method: Method = Field(strict=False)
    """machine or human."""
    made_from: dict[str, str]
    """Place of the words -> hash of the source as it was then."""


class IgnoredLink(Fact):
    """A link to another website that is not asked for (an entry of content/outside-links.yml)."""

    address: str = Field(pattern="^https?://")
    """The address; one that ends in a slash stands for everything below it."""
    reason: str = Field(min_length=10)
    """Why it cannot be checked."""
    until: FreeDate
    """The last day it is left out. Then somebody must look again."""


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
        for name, wanted in FIXED_BY_LAW:
            section: StatementSection = getattr(self.sections, name)
            text = section.text.root.get("en", wanted) if section.text else ""
            if wanted not in " ".join(text.split()):
                at = {"wanted": wanted, "at": ("sections", name)}
                raise PydanticCustomError("wording-fixed-by-law", 'This section must name the "{wanted}".', at)
        return self


class AuditRule(StrEnum):
    """What the program can see by itself."""

    DATED = "dated"
    REVIEWED = "reviewed"
    CHECKED = "checked"
    FEEDBACK = "feedback"
    ANSWERABLE = "answerable"


class AuditLine(Fact):
    """One thing that a law or official guidance asks for."""

    ask: Words
    """What is asked."""
    law: str = Field(min_length=1)
    """Where it is asked: an Act and its section, regulations, guidance and its chapter."""
    page: str | None = None
    """Id of the page that meets it."""
    quote: str | None = Field(default=None, min_length=3)
    """The words on that page that do, exactly, in the default language."""
    rule: AuditRule | None = Field(default=None, strict=False)
    """What the program looks at: dated, reviewed, checked, feedback or answerable."""
    judge: Words | None = None
    """Why only a person can tell."""
    missing: Words | None = None
    """What is not there."""

    @model_validator(mode="after")
    def _is_judged_in_one_way(self) -> AuditLine:
        ways = [self.page is not None, self.rule is not None, self.judge is not None, self.missing is not None]
        if ways.count(True) != 1 or (self.page is None) != (self.quote is None):
            raise PydanticCustomError("audit-line-not-clear", "Say one thing: page with quote, rule, judge or missing.")
        return self


class AuditPart(Fact):
    """A part of the law's checklist (an entry of content/audit.yml)."""

    id: str
    """Its name, an anchor of the public page."""
    title: Words
    """What it is about."""
    note: Words | None = None
    """What to know about it."""
    statement: bool = False
    """It also asks for each section that an accessibility statement must have."""
    lines: list[AuditLine]
    """What is asked."""


class NotTheLaw(Fact):
    """Words that many pages use and the law does not."""

    pattern: str
    """A regular expression that finds them."""
    say: str
    """What the law says instead."""
    message: str
    """Why the words are wrong."""

    @model_validator(mode="after")
    def _is_a_pattern(self) -> NotTheLaw:
        try:
            re.compile(self.pattern)
        except re.error as fault:
            raise PydanticCustomError(
                "pattern-not-valid", '"{text}" is not a regular expression: {why}.', {"text": self.pattern, "why": str(fault)}
            ) from None
        return self


class PlainWords(Fact):
    """content/plain-words.yml: what `localoffer check words` looks for."""

    avoid: dict[str, str] = {}
    """A word to avoid -> a plainer one."""
    known: list[str] = []
    """Short forms that need no explanation."""
    law: list[NotTheLaw] = []
    """Words that are not what the law says."""


class FrontMatter(Fact):
    """What stands above a page's words, between two lines of three dashes."""

    title: str = Field(min_length=1)
    """The page's title: its h1."""
    short_title: str | None = Field(default=None, min_length=1)
    """Its title in the navigation, where shorter is better."""
    description: str = Field(min_length=30, max_length=180)
    """One sentence for search engines and feeds."""
    sources: list[str] = []
    """Ids in content/sources.yml that the page's claims rest on."""
    layout: Literal["page", "home", "faqs"] = "page"
    """How it is laid out."""
    last_reviewed_on: PastDate | None = None
    """The day a person last read the whole page and found it right."""
    reviewed_by: str | None = Field(default=None, min_length=1)
    """Who that was."""
    review_in: Span | None = None
    """How long that review holds; the site's own rule where absent."""
    translation: TranslationRecord | None = None
    """Only in a translated page: what it was made from."""
    reviewed_words: str | None = None
    """Hash of the words that were read. Written by ``localoffer review``, never by hand."""
    reviewed_facts: str | None = None
    """Hash of the facts that stood on the page then. Written by ``localoffer review``."""
    review_note: str | None = Field(default=None, min_length=1)
    """What the reviewer did or found, in a sentence."""
    changes: list[Change] = []
    """What was changed when, the newest first."""
    hard_words: str | None = Field(default=None, min_length=20)
    """Why the page is harder to read than the site allows. The reason stands here, so that it can be asked again."""
    must_note_changes: bool = False
    """The page holds rules that people act on: a change of its words without a note is a warning."""
    moved_from: list[str] = []
    """Ids that the page had before. Their addresses lead here."""

    @model_validator(mode="after")
    def _a_review_has_a_name(self) -> FrontMatter:
        if (self.last_reviewed_on is None) != (self.reviewed_by is None):
            raise PydanticCustomError(
                "review-not-complete", "A review needs both last_reviewed_on (the day) and reviewed_by (the person)."
            )
        return self


class Site(BaseModel):
    """Every fact of the site. Broken files leave no fact, but their id stays known in ``known``."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    settings: SiteSettings
    service: Service | None
    contacts: dict[str, Contact]
    councils: dict[str, Council]
    deadlines: dict[str, Deadline]
    testimonials: dict[str, Testimonial]
    glossary: dict[str, dict[str, Term]]
    steps: tuple[Step, ...]
    notices: dict[str, Notice]
    sources: dict[str, Source]
    feedback: tuple[Feedback, ...]
    navigation: tuple[NavigationGroup, ...]
    strings: dict[str, dict[str, str]]
    translations: dict[str, WordsRecord]
    not_updates: dict[str, str]
    outside_links: tuple[IgnoredLink, ...]
    plain_words: PlainWords
    accessibility: Statement | None
    audit: tuple[AuditPart, ...]
    known: dict[str, frozenset[str]]
    """Ids per kind, of sound and broken facts alike: a broken fact is not also an unknown one."""
    places: dict[str, tuple[str, Any]]
    """``kind:id`` -> (path, line map): where each fact is written."""
    today: dt.date
    """The day the site is built for."""
