"""content/navigation.yml: the tree of pages."""

from __future__ import annotations

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Words


class NavigationGroup(Fact):
    """A group of pages."""

    id: str
    """Its name in ``{{pages:id}}`` and in catalogues."""
    title: Words
    """What a reader calls it."""
    pages: list[str | NavigationGroup] = Field(min_length=1)
    """Page ids in reading order, or groups inside this one."""
