"""content/steps.yml: the way through the service."""

from __future__ import annotations

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Words


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
    phase: str | None = None
    """Which part of the way it belongs to: one of the phases in content/site.yml."""
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
