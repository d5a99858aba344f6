"""content/service.yml: the service that the site is about. content/services/<id>.yml: one of those that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.checking import Plain, as_said
from localoffer.facts.shapes.base import Also, Change, Checked, Fact
from localoffer.facts.values import Uuid, Words


class Ages(Fact):
    """An age range in years, both ends included."""

    first: int = Field(alias="from", ge=0, le=120)
    """Youngest age."""
    last: int = Field(alias="to", ge=0, le=120)
    """Oldest age."""

    @model_validator(mode="after")
    def _runs_forwards(self) -> Ages:
        if self.last < self.first:
            raise PydanticCustomError("ages-backwards", "The ages run backwards.")
        return self


class Service(Checked):
    """A service. What is not known yet is left out, and ``status`` lists it."""

    VALUE: ClassVar[Mapping[str, Plain]] = dict.fromkeys(
        ("name", "provider", "summary", "who_for", "ages", "area", "cost", "free", "how_to_start", "contact", "contacts"), as_said
    )
    LATER: ClassVar[frozenset[str]] = frozenset({"free", "contacts"})

    name: Words
    """Its official name."""
    provider: Words | None = None
    """Who runs it."""
    summary: Words | None = None
    """What it is, in a sentence or two."""
    who_for: Words | None = None
    """Who may use it."""
    ages: Ages | None = None
    """The ages it serves."""
    area: Words | None = None
    """Where it serves."""
    cost: Words | None = None
    """What it costs the person who uses it."""
    free: bool | None = None
    """Whether it costs its users nothing: a list of services can show the free ones alone."""
    how_to_start: Words | None = None
    """What to do first."""
    contact: str
    """Id of the contact to start with."""
    contacts: list[str] = []
    """Ids of its other contacts, in the order in which they are shown."""
    steps: list[str] = []
    """Ids of the steps of content/steps.yml that one takes in it."""
    deadlines: list[str] = []
    """Ids of the time limits of content/deadlines.yml that bind here."""
    categories: list[str] = []
    """What kind of service it is: ids of categories in content/site.yml."""
    also: Also = []
    """What people call it who look for it in their own words; search knows it by them. Catalogues hold other languages'."""
    open_referral_id: Uuid | None = None
    """The id it has in the feed that it came from: ``localoffer import open-referral`` knows it again."""
    changes: list[Change] = []
    """What was changed when, the newest first."""
