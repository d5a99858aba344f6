"""content/councils/<id>.yml: a local authority that carries the pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Change, Fact
from localoffer.facts.shapes.contact import WebPage
from localoffer.facts.values import Colour, EndDate, Words


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


OneOrMany = Annotated[
    list[str],
    BeforeValidator(_one_or_many),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Council(Fact):
    """content/councils/<id>.yml: a local authority that carries the pages."""

    name: Words
    """Its official name."""
    short_name: Words
    """What people call it."""
    former_names: list[Words] = []
    """Names that people may still look for: its own before, and those of councils that became part of it."""
    until: EndDate | None = None
    """The last day that it is a council; absent while no end is set. Its addresses stay, and serve whoever answers then."""
    succeeded_by: OneOrMany = []
    """Id of the council that answers from the next day, or ids of several where its area was divided."""
    local_offer: WebPage
    """Its Local Offer site."""
    sendiass: str | None = None
    """Id of the contact of its SEND information, advice and support service (Children and Families Act 2014 s.32)."""
    send_team: str | None = None
    """Id of the contact of its SEND team."""
    contacts: list[str] = []
    """Ids of its other contacts."""
    feedback_contact: str | None = None
    """Id of the contact that takes comments on its Local Offer."""
    accent: Colour | None = None
    """Its own colour for embeds, dark enough for white words; absent while it has not named one."""
    gaps: list[Words] = []
    """What is not known, said plainly."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    @model_validator(mode="after")
    def _a_successor_has_a_day(self) -> Council:
        if self.succeeded_by and self.until is None:
            message = 'Two councils would answer at once. Write the last day that this one is a council, as "until".'
            raise PydanticCustomError("succession-without-a-day", message, {"at": ("succeeded_by",)})
        return self

    @model_validator(mode="after")
    def _a_successor_is_named_once(self) -> Council:
        if twice := next((id_ for id_ in self.succeeded_by if self.succeeded_by.count(id_) > 1), None):
            said = {"id": twice, "at": ("succeeded_by",)}
            raise PydanticCustomError(
                "duplicate-id", '"{id}" is named twice. Keep one, or name the other council that answers.', said
            )
        return self

    def has_ended(self, on: dt.date) -> bool:
        """Tell whether it is a council no more on a day."""
        return self.until is not None and self.until < on

    @property
    def all_contacts(self) -> list[str]:
        """Ids of every contact for its families: SENDIASS, the SEND team, then the others."""
        named = [self.sendiass, self.send_team, *self.contacts]
        return list(dict.fromkeys(id_ for id_ in named if id_ is not None))
