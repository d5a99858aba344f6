"""content/deadlines.yml: time limits set by law."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.checking import Plain, as_said
from localoffer.facts.shapes.base import Change, Checked
from localoffer.facts.values import Words


class Unit(StrEnum):
    """What a time limit is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


class Deadline(Checked):
    """A time limit set by law (an entry of content/deadlines.yml)."""

    VALUE: ClassVar[Mapping[str, Plain]] = dict.fromkeys(("amount", "unit", "words", "counted_from"), as_said)

    group: str | None = None
    """Which table it stands in: one of the deadline_groups in content/site.yml."""
    amount: int | None = Field(default=None, ge=1)
    """How many; absent where the rule is not a length of time."""
    unit: Unit | None = Field(default=None, strict=False)
    """Of what: days, working-days, weeks or months. Months are calendar months."""
    words: Words | None = None
    """How it is said, with {n} where the amount stands, such as {n} months less one day; absent where its unit says it all."""
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
        if self.words is None and self.amount is None:
            raise PydanticCustomError("words-missing", "A rule that has no amount and unit needs words.")
        if self.words is not None and (self.amount is not None) != ("{n}" in self.words.text):
            wanted = "must contain {n}" if self.amount is not None else "must not contain {n}"
            message = "The words {wanted}, where the amount stands."
            raise PydanticCustomError("amount-not-in-words", message, {"wanted": wanted, "at": ("words",)})
        return self
