"""What every fact shares: strictness, provenance and change notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.checking import Check, CheckState, Plain, checked_hash
from localoffer.facts.values import PastDate, Words


class Fact(BaseModel):
    """Anything written in ``content/``: unknown keys are refused, values are not guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


def _asked(text: str) -> str:
    if not text.strip() or re.search("[,،]", text):
        message = (
            '"{text}" must be words that people search for, without a comma. Make two of it: a catalogue has commas between them.'
        )
        raise PydanticCustomError("also-not-valid", message, {"text": text})
    return text


Also = list[Annotated[str, AfterValidator(_asked), Field(min_length=1)]]
"""What people search for who mean something, each a word or a few."""


class Certainty(StrEnum):
    """How sure the source makes us."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"
    CONFLICTING = "conflicting"


class Checked(Fact):
    """A fact with its provenance: where it comes from, and which person checked it on which day."""

    VALUE: ClassVar[Mapping[str, Plain]]
    """The fields that a check is of, with what makes each the same however it is written."""
    LATER: ClassVar[frozenset[str]] = frozenset()
    """Those of them that the shape did not have at first: where a part does not say one, older checks of it hold."""

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
    checked_value: str | None = Field(default=None, min_length=1)
    """Hash of the value that was confirmed. Written by ``localoffer checked``, never by hand."""

    @model_validator(mode="after")
    def _a_check_has_a_name(self) -> Checked:
        if (self.checked_on is None) != (self.checked_by is None):
            raise PydanticCustomError(
                "check-not-complete", "A check needs both checked_on (the day) and checked_by (the person)."
            )
        if self.checked_value is not None and self.checked_on is None:
            message = '"checked_value" belongs to a check, and there is none. Take it out.'
            raise PydanticCustomError("check-not-complete", message, {"at": ("checked_value",)})
        return self

    @property
    def check(self) -> Check:
        """What its check is worth. The one place where that is decided: nothing else reads ``checked_on`` to tell it.

        A check without its hash has been given the one that the history knows (time/checks.py), if that knows it.
        """
        if self.checked_on is None:
            return Check(CheckState.UNCHECKED)
        if self.checked_value is None:
            return Check(CheckState.UNRECORDED)
        if self.checked_value != checked_hash(type(self), self):
            return Check(CheckState.CHANGED)
        return Check(CheckState.CHECKED, self.checked_on, self.checked_by)


class Change(Fact):
    """What was changed, for the people who read it."""

    changed_on: PastDate
    """The day it was changed."""
    note: Words
    """One sentence that says what is new or different."""
