"""content/contacts/<id>.yml: somebody to ring, write to or visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.checking import Plain, as_days, as_dialled, as_mailed, as_opened, as_posted, as_said
from localoffer.facts.shapes.base import Change, Checked, Fact
from localoffer.facts.values import Days, EmailAddress, HttpsAddress, LanguageTag, PhoneNumber, TimeOfDay, Words, days_of


class Phone(Checked):
    """A telephone number."""

    VALUE: ClassVar[Mapping[str, Plain]] = {"number": as_dialled}

    number: PhoneNumber
    """As readers know it, for example 03330 062 835."""
    label: Words | None = None
    """What this number is for, where there is more than one."""
    note: Words | None = None
    """A remark for the reader."""


class Email(Checked):
    """An email address."""

    VALUE: ClassVar[Mapping[str, Plain]] = {"address": as_mailed}

    address: EmailAddress
    """The address."""
    label: Words | None = None
    """What it is for, where there is more than one."""
    note: Words | None = None
    """A remark for the reader."""


class WebPage(Checked):
    """A page on somebody else's site."""

    VALUE: ClassVar[Mapping[str, Plain]] = {"address": as_opened}

    address: HttpsAddress
    """Where it is."""
    label: Words | None = None
    """Link text; the address without https:// where it is absent."""
    note: Words | None = None
    """A remark for the reader."""


class Hours(Checked):
    """When a contact answers (schema.org OpeningHoursSpecification)."""

    VALUE: ClassVar[Mapping[str, Plain]] = {"days": as_days, "opens": as_said, "closes": as_said}

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

    VALUE: ClassVar[Mapping[str, Plain]] = {"lines": as_posted, "postcode": as_posted}

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
