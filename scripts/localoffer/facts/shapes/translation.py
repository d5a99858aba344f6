"""How a translation was made and who has checked it."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import PastDate


class Method(StrEnum):
    """Who or what translated."""

    MACHINE = "machine"
    HUMAN = "human"


class TranslationRecord(Fact):
    """What a translation was made from, and who has checked it. Written by the program, never by hand."""

    source: str
    """Hash of the whole source as it was then."""
    blocks: list[Annotated[str, AfterValidator(sys.intern)]]  # every language has the same
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
