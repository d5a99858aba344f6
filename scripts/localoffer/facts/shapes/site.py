"""Every fact of the site together."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, ConfigDict

from localoffer.facts.shapes.audit import AuditPart
from localoffer.facts.shapes.contact import Contact
from localoffer.facts.shapes.copy_seen import CopySeen
from localoffer.facts.shapes.council import Council
from localoffer.facts.shapes.deadline import Deadline
from localoffer.facts.shapes.elsewhere import KnownValue, SaidElsewhere
from localoffer.facts.shapes.exceptions import IgnoredLink
from localoffer.facts.shapes.feedback import Feedback
from localoffer.facts.shapes.glossary import Term
from localoffer.facts.shapes.last_days import LastDays
from localoffer.facts.shapes.navigation import NavigationGroup
from localoffer.facts.shapes.not_covered import NotCovered
from localoffer.facts.shapes.notice import Notice
from localoffer.facts.shapes.plain_words import PlainWords
from localoffer.facts.shapes.questions import Questions
from localoffer.facts.shapes.service import Service
from localoffer.facts.shapes.settings import SiteSettings
from localoffer.facts.shapes.source import Source
from localoffer.facts.shapes.statement import Statement
from localoffer.facts.shapes.step import Step
from localoffer.facts.shapes.testimonial import Testimonial

OWN = "service"
"""Id of the service of content/service.yml."""


class Site(BaseModel):
    """Every fact of the site, in its default language. A broken file leaves no fact, only its id in ``declared_ids``."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    settings: SiteSettings
    services: dict[str, Service] = {}
    """The service of content/service.yml is called ``service``, the others as their files are."""
    contacts: dict[str, Contact]
    councils: dict[str, Council]
    deadlines: dict[str, Deadline]
    last_days: dict[str, LastDays] = {}
    testimonials: dict[str, Testimonial]
    glossary: dict[str, Term]
    steps: tuple[Step, ...]
    notices: dict[str, Notice]
    sources: dict[str, Source]
    feedback: tuple[Feedback, ...]
    navigation: tuple[NavigationGroup, ...]
    not_updates: dict[str, str]
    outside_links: tuple[IgnoredLink, ...]
    plain_words: PlainWords
    copies_seen: tuple[CopySeen, ...] = ()
    known_values: tuple[KnownValue, ...]
    said_elsewhere: SaidElsewhere
    not_covered: dict[str, NotCovered] = {}
    questions: Questions | None = None
    accessibility: Statement | None
    audit: tuple[AuditPart, ...]
    declared_ids: dict[str, frozenset[str]]
    """Ids per kind, of sound and broken facts alike: a broken fact is not also an unknown one."""
    places: dict[str, tuple[str, Any]]
    """``kind:id`` -> (path, line map): where each fact is written."""
    set_aside: frozenset[str] = frozenset()
    """Tags of the languages that are drafts and are not shown here."""
    today: dt.date
    """The day the site is built for."""

    @property
    def own_service(self) -> str | None:
        """Id of the service that the whole site is about: that of content/service.yml, or the only one there is."""
        if OWN in self.services or len(self.services) == 1:
            return OWN if OWN in self.services else next(iter(self.services))
        return None

    @property
    def service(self) -> Service | None:
        """The service that the whole site is about."""
        return self.services.get(self.own_service or "")

    @property
    def listed(self) -> dict[str, Service]:
        """The services that each have a page of their own: those of content/services/, where there is more than one service."""
        return {id_: each for id_, each in self.services.items() if id_ != OWN and len(self.services) > 1}
