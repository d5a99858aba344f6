"""content/copies-seen.yml: what `localoffer drift --keep` found on the pages of councils. A program writes it, and only facts."""

from __future__ import annotations

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import HttpsAddress, PastDate


class CopySeen(Fact):
    """A page of a council that speaks of the service, as it was on a day (an entry of content/copies-seen.yml)."""

    council: str
    """Id of the council whose page it is."""
    where: HttpsAddress
    """Its address."""
    seen_on: PastDate
    """The day it was judged."""
    wrong: int = Field(ge=0)
    """How many things on it are old or wrong."""
    to_check: int = Field(ge=0)
    """How many could not be judged, and are for a person to look at."""
