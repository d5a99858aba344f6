"""What stands above a page's words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Also, Change, Fact
from localoffer.facts.shapes.translation import TranslationRecord
from localoffer.facts.values import PastDate, Span


class FrontMatter(Fact):
    """What stands above a page's words, between two lines of three dashes."""

    title: str = Field(min_length=1)
    """The page's title: its h1."""
    short_title: str | None = Field(default=None, min_length=1)
    """Its title in the navigation, where shorter is better."""
    description: str = Field(min_length=30, max_length=180)
    """One sentence for search engines and feeds."""
    also: Also = []
    """What people call it who look for it in their own words; search knows the page by them. Catalogues hold other languages'."""
    sources: list[str] = []
    """Ids in content/sources.yml that the page's claims rest on."""
    service: str | None = None
    """Id of the service that it is about, in content/services/: that service's page leads here."""
    layout: Literal["page", "home", "faqs", "leaflet"] = "page"
    """How it is laid out. A leaflet is printed on one sheet, and every council has its own."""
    last_reviewed_on: PastDate | None = None
    """The day a person last read the whole page and found it right."""
    reviewed_by: str | None = Field(default=None, min_length=1)
    """Who that was."""
    review_in: Span | None = None
    """How long that review holds; the site's own rule where absent."""
    translation: TranslationRecord | None = None
    """Only in a translated page: what it was made from."""
    reviewed_words: str | None = None
    """Hash of the words that were read. Written by ``localoffer review``, never by hand."""
    reviewed_facts: str | None = None
    """Hash of the facts that stood on the page then. Written by ``localoffer review``."""
    review_note: str | None = Field(default=None, min_length=1)
    """What the reviewer did or found, in a sentence."""
    changes: list[Change] = []
    """What was changed when, the newest first."""
    hard_words: str | None = Field(default=None, min_length=20)
    """Why the page is harder to read than the site allows. The reason stands here, so that it can be asked again."""
    must_note_changes: bool = False
    """The page holds rules that people act on: a change of its words without a note is a warning."""
    moved_from: list[str] = []
    """Ids that the page had before. Their addresses lead here."""

    @model_validator(mode="after")
    def _a_review_has_a_name(self) -> FrontMatter:
        if (self.last_reviewed_on is None) != (self.reviewed_by is None):
            raise PydanticCustomError(
                "review-not-complete", "A review needs both last_reviewed_on (the day) and reviewed_by (the person)."
            )
        return self
