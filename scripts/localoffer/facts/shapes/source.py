"""content/sources.yml: where facts were read."""

from __future__ import annotations

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import HttpsAddress


class Source(Fact):
    """Where a fact was read (an entry of content/sources.yml)."""

    title: str = Field(min_length=1)
    """What it is, for a reader."""
    address: HttpsAddress | None = None
    """Where to read it."""
    note: str | None = None
    """What to know about it, for example that only part was read."""
