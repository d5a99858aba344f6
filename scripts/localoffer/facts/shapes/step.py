"""content/steps.yml: the way through mediation."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Words


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
