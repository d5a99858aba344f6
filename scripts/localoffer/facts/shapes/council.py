"""content/councils/<id>.yml: a local authority that carries the pages."""

from __future__ import annotations

from localoffer.facts.shapes.base import Change, Fact
from localoffer.facts.shapes.contact import WebPage
from localoffer.facts.values import Colour, Words


class Council(Fact):
    """content/councils/<id>.yml: a local authority that carries the pages."""

    name: Words
    """Its official name."""
    short_name: Words
    """What people call it."""
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

    @property
    def all_contacts(self) -> list[str]:
        """Ids of every contact for its families: SENDIASS, the SEND team, then the others."""
        named = [self.sendiass, self.send_team, *self.contacts]
        return list(dict.fromkeys(id_ for id_ in named if id_ is not None))
