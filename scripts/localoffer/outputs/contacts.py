"""contacts.json: every contact with its telephone numbers, addresses, provenance and gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from localoffer.edition import Edition
from localoffer.facts.shapes import Checked, Contact, Source
from localoffer.facts.values import Words, telephone_uri
from localoffer.languages.locales import by_locale
from localoffer.outputs.files import File
from localoffer.outputs.json_files import Document, pair

ByLocale = dict[str, str]


class SourceText(Document):
    """Where a fact was read."""

    id: str
    """The source's id."""
    title: str
    """What it is."""
    address: str | None
    """Where to read it."""


class Provenance(Document):
    """Where a fact comes from, and which person checked it when."""

    source: list[SourceText]
    """What it rests on."""
    certainty: str
    """primary, secondary, unconfirmed or conflicting."""
    recorded_on: dt.date
    """The day it was written down."""
    checked_on: dt.date | None
    """The day a person last confirmed it as it stands; null while nobody has, and once it has changed."""
    checked_by: str | None
    """Who confirmed it."""
    check: str
    """checked, unchecked, changed (what was checked was another value) or unrecorded (nothing says which value was)."""


class Way(Document):
    """A way to reach a contact."""

    kind: str
    """phone, email, web or post."""
    text: str
    """As a reader reads it."""
    uri: str | None
    """tel: (RFC 3966), mailto: (RFC 6068) or https: address; null for post."""
    label: ByLocale
    """What it is for, by locale."""
    note: ByLocale
    """A remark, by locale."""
    provenance: Provenance
    """Where it comes from."""


class OpeningHours(Document):
    """When a contact answers."""

    days: str
    """Days of the week, for example Mo-Fr."""
    opens: str
    """Time of day, for example 09:00, in Europe/London."""
    closes: str
    """Time of day."""
    provenance: Provenance
    """Where it comes from."""


class ContactText(Document):
    """A contact."""

    id: str
    """Its id, which does not change."""
    name: ByLocale
    """Whom the reader reaches, by locale."""
    role: ByLocale
    """What to contact them for, by locale."""
    ways: list[Way]
    """How to reach them, the most useful first."""
    hours: list[OpeningHours]
    """When they answer; empty where that is not known."""
    gaps: list[ByLocale]
    """What is not known, by locale."""
    advice: ByLocale
    """What to know first, by locale."""


class Contacts(Document):
    """Every contact."""

    contacts: list[ContactText]
    """Sorted by id."""


def _provenance(fact: Checked, sources: dict[str, Source]) -> Provenance:
    return Provenance(
        source=[
            SourceText(id=id_, title=sources[id_].title, address=sources[id_].address) for id_ in fact.source if id_ in sources
        ],
        certainty=str(fact.certainty),
        recorded_on=fact.recorded_on,
        checked_on=fact.check.on,
        checked_by=fact.check.by,
        check=str(fact.check.state),
    )


def _ways(contact: Contact, sources: dict[str, Source], say: Callable[[Words | None], ByLocale]) -> list[Way]:
    found: list[tuple[str, str, str | None, Any]] = []
    found += [("phone", each.number, telephone_uri(each.number), each) for each in contact.phones]
    found += [("email", each.address, f"mailto:{each.address}", each) for each in contact.emails]
    found += [("web", each.address, each.address, each) for each in contact.web]
    if contact.post is not None:
        found.append(("post", ", ".join([*contact.post.lines, contact.post.postcode]), None, contact.post))
    return [
        Way(
            kind=kind,
            text=text,
            uri=uri,
            label=say(getattr(fact, "label", None)),
            note=say(fact.note),
            provenance=_provenance(fact, sources),
        )
        for kind, text, uri, fact in found
    ]


def files(edition: Edition) -> Iterator[File]:
    """Yield contacts.json and its schema."""
    sources, say = edition.site.sources, partial(by_locale, edition.locales)
    contacts = [
        ContactText(
            id=id_,
            name=say(contact.name),
            role=say(contact.role),
            ways=_ways(contact, sources, say),
            hours=[
                OpeningHours(days=each.days, opens=each.opens, closes=each.closes, provenance=_provenance(each, sources))
                for each in contact.hours
            ],
            gaps=[say(gap) for gap in contact.gaps],
            advice=say(contact.advice),
        )
        for id_, contact in sorted(edition.site.contacts.items())
    ]
    yield from pair("contacts", Contacts(contacts=contacts))
