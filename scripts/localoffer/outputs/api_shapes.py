"""The shapes of /api/v1/: each is the schema that stands beside its files. Fields are only ever added."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value of the interface. What is not known is null, never guessed."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Text(Value):
    """Words and the language they are in."""

    text: str
    """The words."""
    lang: str
    """BCP 47 tag of their language."""


class Provenance(Value):
    """How sure a fact is."""

    certainty: str
    """primary, secondary, unconfirmed or conflicting."""
    recorded_on: dt.date
    """The day it was written down."""
    checked_on: dt.date | None
    """The day a person last confirmed it as it stands; null while nobody has, and once it has changed."""
    check: str
    """checked, unchecked, changed (what was checked was another value) or unrecorded (nothing says which value was)."""


class TextBlock(Value):
    """One passage of a page."""

    hash: str
    """The first 16 hexadecimal digits of the SHA-256 of its text in UTF-8: to tell whether a copy is current."""
    text: str
    """Its words, with single spaces, in Unicode form NFC."""


class PageStamp(Value):
    """How fresh a page is."""

    id: str
    """The page's id, the same in every locale, which does not change."""
    title: str
    """Its title."""
    lang: str
    """BCP 47 tag of the language its words are in: another than the folder's where it is not translated."""
    url: str
    """Its address."""
    updated: dt.date | None
    """The day its words, or a fact it shows, last changed; null without a history."""
    reviewed: dt.date | None
    """The day a person last read the whole page and found it right; null while nobody has."""
    review_due: dt.date | None
    """The day the next review is due."""
    hash: str
    """The hash of all its block hashes, one after the other."""


class PageText(PageStamp):
    """A page."""

    dir: str
    """ltr or rtl."""
    description: str
    """What it is about, in a sentence."""
    html: str
    """Its words as HTML, with headings from level 2 and whole addresses."""
    text: str
    """Its words alone, a passage on each line."""
    blocks: list[TextBlock]
    """Its text_blocks."""
    embed: str | None
    """Address of the page as an embed; null where the site has none."""
    attribution: str
    """The line that must stand with the words where they are shown."""
    licence: str | None
    """Address of the licence of the words; null where nothing is said of it."""


class Way(Value):
    """A way to reach a contact."""

    kind: str
    """phone, email, web or post."""
    text: str
    """As a reader reads it."""
    uri: str | None
    """tel: (RFC 3966), mailto: (RFC 6068) or https: address; null for post."""
    provenance: Provenance
    """How sure it is."""


class Opening(Value):
    """When a contact answers, in Europe/London."""

    days: str
    """Days of the week, for example Mo-Fr."""
    opens: str
    """Time of day, for example 09:00."""
    closes: str
    """Time of day."""


class ContactText(Value):
    """A contact."""

    id: str
    """Its id, which does not change."""
    name: Text
    """Whom the reader reaches."""
    role: Text
    """What to contact them for."""
    ways: list[Way]
    """How to reach them, the most useful first."""
    hours: list[Opening]
    """When they answer; empty where that is not known."""
    gaps: list[Text]
    """What is not known."""


class DeadlineText(Value):
    """A time limit set by law."""

    id: str
    """Its id, which does not change."""
    words: Text
    """How long, as a reader reads it."""
    amount: int | None
    """How many; null where the rule is not a length of time."""
    unit: str | None
    """days, working-days, weeks or months (calendar months)."""
    who: Text
    """Who must act."""
    what: Text
    """What they must do."""
    counted_from: Text
    """The event that starts the clock."""
    authority: str
    """The law."""
    provenance: Provenance
    """How sure it is."""


class TestimonialText(Value):
    """What somebody said about the service. Not a review: it has no rating."""

    id: str
    """Its id, which does not change."""
    words: Text
    """Their words."""
    said_by: Text
    """Who said it, through whom."""
    year: int
    """The year it was published."""
    expires_on: dt.date | None
    """The last day it may be shown."""


class CouncilText(Value):
    """A local authority that carries the pages."""

    id: str
    """Its id, which does not change."""
    name: Text
    """Its official name."""
    local_offer: str
    """Address of its Local Offer; once it has ended, of the council that answers for it."""
    url: str
    """Its page on this site."""
    sendiass: str | None
    """Id of the contact of its SENDIASS, or that of the council that answers for it; null where that is not known."""
    send_team: str | None
    """The same for its SEND team."""
    contacts: list[str]
    """Ids of all its contacts, or of those of the councils that answer for it."""
    gaps: list[Text]
    """What is not known."""
    former_names: list[Text]
    """Names that people may still look for."""
    until: dt.date | None
    """The last day that it is a council; null while no end is set."""
    succeeded_by: list[str]
    """Ids of the councils that answer from the day after."""
    answered_by: list[str]
    """Ids of the councils that answer for it on the day this was published: itself, until it has ended."""


class LanguageIndex(Value):
    """Where one locale begins."""

    lang: str
    """BCP 47 tag of the locale."""
    index: str
    """Address of its list of files."""


class Start(Value):
    """What /api/v1/ itself answers: where to read on."""

    openapi: str
    """Address of the OpenAPI document that describes every file."""
    languages: list[LanguageIndex]
    """Every locale."""


class Index(Value):
    """What there is in one locale."""

    lang: str
    """BCP 47 tag of the locale."""
    pages: list[str]
    """Addresses of the pages, as data."""
    lists: list[str]
    """Addresses of the lists of facts."""


def _list(item: type[Value], name: str) -> type[Value]:
    """Return the shape of a file that holds a list."""
    text = f"Every one of the {name}, in one locale."
    return type(name.capitalize(), (Value,), {"__doc__": text, "__annotations__": {name: list[item]}})  # type: ignore[valid-type]


SHAPES: dict[str, type[Value]] = {
    "index": Index,
    "page": PageText,
    "stamps": _list(PageStamp, "stamps"),
    "contacts": _list(ContactText, "contacts"),
    "deadlines": _list(DeadlineText, "deadlines"),
    "testimonials": _list(TestimonialText, "testimonials"),
    "councils": _list(CouncilText, "councils"),
}
"""Kind of file -> what is in it; its schema stands beside, as <kind>.schema.json."""
