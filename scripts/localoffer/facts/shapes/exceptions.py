"""content/not-updates.yml and content/outside-links.yml: what does not count, each with its reason."""

from __future__ import annotations

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import FreeDate


class NotAnUpdate(Fact):
    """A commit that changed words or facts but does not count as an update of any page."""

    commit: str = Field(pattern=r"^[0-9a-f]{7,40}$")
    """Its id, at least seven characters."""
    reason: str = Field(min_length=1)
    """Why it does not count."""


class IgnoredLink(Fact):
    """A link to another website that is not asked for (an entry of content/outside-links.yml)."""

    address: str = Field(pattern="^https?://")
    """The address; one that ends in a slash stands for everything below it."""
    reason: str = Field(min_length=10)
    """Why it cannot be checked."""
    until: FreeDate
    """The last day it is left out. Then somebody must look again."""
