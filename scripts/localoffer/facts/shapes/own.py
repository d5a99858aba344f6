"""What of content/site.yml makes a site this one: what its pages are for, what it says in its own words, how it sorts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import HttpsAddress, Words

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A name that other facts use: small letters, digits and single dashes."""


class Roles(Fact):
    """Which page is what, by its id. The start is always ``index``. Nothing leads to a role that no page has."""

    help: str | None = None
    """Where somebody begins who needs help now."""
    contact: str | None = None
    """How to reach the service."""
    deadlines: str | None = None
    """The time limits."""
    local_offer: str | None = None
    """What else a council's Local Offer holds."""
    people: str | None = None
    """Who else helps."""
    glossary: str | None = None
    """The words that are explained."""
    about: str | None = None
    """Who makes this website, and from what."""
    sources: str | None = None
    """Every source: a page that rests on too many to name them leads there."""
    accessibility: str | None = None
    """The accessibility statement."""
    privacy: str | None = None
    """What the website knows of its readers."""


class OwnWords(Fact):
    """Sentences that only this site can say."""

    disclaimer: Words | None = None
    """Below every page and embed: who is behind the website, and who is not."""
    not_found: Words | None = None
    """Above the pages that may help, where there is no page at an address."""
    not_translated: Words | None = None
    """What else a reader should know who finds a page in another language than their own."""
    nobody_answers: Words | None = None
    """What a reader can do who finds something wrong while nobody runs the website."""
    quoted: Words | None = None
    """What a program that quotes a part of a page must quote with it: it stands in each part of the Markdown."""
    council: Words | None = None
    """What a council's page is about, with {name} where the council's name stands."""
    council_missing: Words | None = None
    """What a reader can do whose council has no page here."""
    council_ended: Words | None = None
    """What a reader can do whose council has ended, where nobody knows who answers now."""


class Licence(Fact):
    """What others may do with the words."""

    name: str = Field(min_length=1)
    """What it is called."""
    address: HttpsAddress
    """Where it can be read."""


class Group(Fact):
    """A part of the time limits."""

    id: Id
    """Its name in ``{{deadlines:id}}``."""
    title: Words
    """What a reader calls it, after "Time limits:"."""


class Category(Fact):
    """What kind of service it is, as one taxonomy has it (a taxonomy term of Open Referral)."""

    id: Id
    """Its name in the facts of a service."""
    name: str = Field(min_length=1)
    """What the taxonomy calls it."""
    title: Words | None = None
    """What a reader calls it; its name, where that will do."""
    description: str = Field(min_length=1)
    """What belongs to it."""


class Taxonomy(Fact):
    """A list of categories that others use too."""

    id: Id
    """Its name."""
    name: str = Field(min_length=1)
    """Its title."""
    description: str = Field(min_length=1)
    """What it sorts."""
    address: HttpsAddress | None = None
    """Where it can be read."""
    categories: list[Category] = Field(min_length=1)
    """Those of its categories that this site needs."""
