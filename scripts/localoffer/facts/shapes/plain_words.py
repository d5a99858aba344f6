"""content/plain-words.yml: what makes words hard or wrong."""

from __future__ import annotations

import re

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact


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
