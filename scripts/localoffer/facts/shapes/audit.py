"""content/audit.yml: the law's checklist."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import PastDate, Words


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
    anchor: str | None = Field(default=None, min_length=1)
    """The heading or block on that page that does: the name in {# }."""
    least: int = Field(default=20, ge=1)
    """How many words must stand there at least."""
    quality: bool = False
    """The law asks that it is good, not only that it is there: a person must have looked at it."""
    checked_on: PastDate | None = None
    """The day a person found it good enough; absent while nobody has."""
    checked_by: str | None = Field(default=None, min_length=1)
    """Who did."""
    checked_value: str | None = Field(default=None, min_length=1)
    """Hash of the words that were looked at. Written by ``localoffer checked``, never by hand."""
    quote: str | None = Field(default=None, min_length=3)
    """Words that must stand on that page, in the default language. They show that it is there, and no more than that."""
    rule: AuditRule | None = Field(default=None, strict=False)
    """What the program looks at: dated, reviewed, checked, feedback or answerable."""
    judge: Words | None = None
    """Why only a person can tell."""
    missing: Words | None = None
    """What is not there."""

    @model_validator(mode="after")
    def _is_judged_in_one_way(self) -> AuditLine:
        ways = [self.page is not None, self.rule is not None, self.judge is not None, self.missing is not None]
        if ways.count(True) != 1 or [self.anchor, self.quote].count(None) != (1 if self.page else 2):
            message = "Say one thing: page with anchor (or quote), rule, judge or missing."
            raise PydanticCustomError("audit-line-not-clear", message)
        if self.quality and self.anchor is None:
            message = "quality belongs to a page and an anchor."
            raise PydanticCustomError("audit-line-not-clear", message, {"at": ("quality",)})
        if len({self.checked_on is None, self.checked_by is None}) > 1 or (
            not self.quality and (self.checked_by or self.checked_value)
        ):
            message = "A check needs checked_on and checked_by, on a line with quality: true."
            raise PydanticCustomError("check-not-complete", message)
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
