"""content/not-covered.yml: what people look for here, and find elsewhere."""

from __future__ import annotations

from pydantic import Field

from localoffer.facts.shapes.base import Also, Fact
from localoffer.facts.values import Words


class NotCovered(Fact):
    """Something that the site is not about, and people search for (an entry of content/not-covered.yml)."""

    title: Words
    """What it is called, as people search for it."""
    also: Also = []
    """What else they call it."""
    text: Words
    """What somebody reads who searches for it: a kind sentence or two that says who knows about it."""
    pages: list[str] = Field(min_length=1)
    """Ids of the pages that lead on from here."""
