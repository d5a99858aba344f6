"""content/audit.yml: the law's checklist."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Words


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
