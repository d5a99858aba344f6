"""content/testimonials.yml: what somebody said about the service, and whether they agreed to be quoted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from localoffer.facts.shapes.base import Certainty, Change, Fact
from localoffer.facts.values import FreeDate, PastDate, Words


class ConsentState(StrEnum):
    """What is known of the speaker's agreement to be quoted."""

    GIVEN = "given"
    NOT_RECORDED = "not-recorded"
    REFUSED = "refused"


class Consent(Fact):
    """The speaker's agreement to be quoted."""

    state: ConsentState = Field(strict=False)
    """given, not-recorded or refused; a refused one is never shown."""
    note: Words | None = None
    """How we know."""


class Testimonial(Fact):
    """What somebody said about the service (an entry of content/testimonials.yml)."""

    words: Words
    """Their exact words, without quotation marks."""
    said_by: Words
    """Who said it, through whom."""
    year: int = Field(ge=2014)
    """The year it was published."""
    source: list[str] = Field(min_length=1)
    """Ids in content/sources.yml."""
    certainty: Certainty = Field(strict=False)
    """How sure the source makes us."""
    recorded_on: PastDate
    """The day it was copied from its source."""
    consent: Consent
    """The speaker's agreement to be quoted."""
    expires_on: FreeDate | None = None
    """The last day it may be shown."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    def may_be_shown(self, today: dt.date) -> bool:
        """Tell whether nobody refused, and its last day has not passed."""
        return self.consent.state != ConsentState.REFUSED and (self.expires_on is None or self.expires_on >= today)
