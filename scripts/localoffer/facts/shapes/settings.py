"""content/site.yml: where the site lives, its languages and its rules."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.shapes.look import Look
from localoffer.facts.shapes.own import Group, Id, Licence, OwnWords, Roles, Taxonomy
from localoffer.facts.values import (
    Beginning,
    Context,
    EmailAddress,
    FreeDate,
    HttpsAddress,
    LanguageTag,
    PhoneNumber,
    Span,
    Uuid,
    Words,
)

_PLAIN_ADDRESS = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
"""It stands in the settings of web servers, where other signs would say something else."""


def _site_address(text: str) -> str:
    if not text.endswith("/"):
        raise PydanticCustomError("address-without-slash", "The site's address must end in a slash.")
    if not _PLAIN_ADDRESS.fullmatch(text):
        message = "Only a to z, 0 to 9, - . _ ~ and / may stand in the site's address."
        raise PydanticCustomError("address-not-valid", message)
    return text


SiteAddress = Annotated[HttpsAddress, AfterValidator(_site_address)]


class LocaleSettings(Fact):
    """A language that the site is published in."""

    tag: LanguageTag
    """BCP 47 language tag, for example ckb."""
    name: str = Field(min_length=1)
    """The language's name in itself, for example Polski."""
    date_locale: str | None = None
    """Babel locale for dates where it differs from the tag, for example ar_IQ."""
    date_pattern: str = "long"
    """CLDR date pattern of the stamp, or one of Babel's names for one."""
    draft: bool = False
    """It is not ready yet: only drafts and previews show it, and the other languages go out without it."""


class Owner(Fact):
    """Who runs this site and answers for it."""

    name: str
    """The body's name."""
    email: EmailAddress
    """Where readers and councils write to."""
    phone: PhoneNumber | None = None
    """Where they can ring."""


class PlainSettings(Fact):
    """How plain the English pages must be."""

    reading_age: int = Field(default=11, ge=6, le=18)
    """The age, in years, at which most people can read a page as a whole."""
    paragraph_reading_age: int = Field(default=16, ge=6, le=20)
    """The same for one paragraph."""
    sentence_words: int = Field(default=25, ge=8, le=60)
    """The most words in a sentence."""


class Security(Fact):
    """Who takes reports of a weakness in the site: becomes security.txt (RFC 9116)."""

    contact: EmailAddress
    """Where to write."""
    expires_on: FreeDate
    """The day the file runs out: at most a year away, and at least 30 days when the site is built."""

    @model_validator(mode="after")
    def _holds_long_enough(self, info: ValidationInfo) -> Security:
        today = info.context.today if isinstance(info.context, Context) else self.expires_on - dt.timedelta(days=90)
        left = (self.expires_on - today).days
        message = ""
        if left < 30:
            message = "security.txt runs out on {day}, in less than 30 days. Give it a later day, at most a year away."
        elif left > 366:
            message = "security.txt would hold until {day}, more than a year. Give it a day at most a year away."
        if message:
            raise PydanticCustomError("security-runs-out", message, {"day": str(self.expires_on), "at": ("expires_on",)})
        return self


class SiteSettings(Fact):
    """content/site.yml: where the site lives, its languages and its rules."""

    name: Words
    """The site's name, in its header."""
    address: SiteAddress
    """The address it is published at, ending in a slash."""
    id_namespace: Uuid | None = None
    """What the ids of Open Referral records are made from (a UUID, RFC 9562), whatever the address. Without one: the address."""
    default_locale: LanguageTag
    """The source language: published at the root, and what a missing translation falls back to."""
    locales: list[LocaleSettings] = Field(min_length=1)
    """Every language, in the order of the language list."""
    national_help: list[str] = []
    """Ids of the contacts that help families anywhere in England, for those whose council has no page."""
    owner: Owner | None
    """Who runs the site; null until somebody does."""
    repository: HttpsAddress | None = None
    """Where the source is, if it is public: pages lead to it, to be edited."""
    branch: str = Field(default="main", pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")
    """The branch of it that is published."""
    review_in: Span
    """How long a review holds when a page does not say."""
    email_domains: list[str] = []
    """The only domains an email address may have."""
    plain_words: PlainSettings = PlainSettings()
    """How plain the English pages must be."""
    history_begins: Beginning | None = None
    """The first commit of this site, or its first day: what was before belongs to somebody else."""
    notes_since: FreeDate | None = None
    """A change made before this day needs no change note: nobody had been told of the site."""
    security: Security | None = None
    """Who takes reports of a weakness in the site; absent where nobody does."""
    licence: Licence | None = None
    """What others may do with the words; absent where nothing is said of it."""
    roles: Roles = Roles()
    """Which page is what."""
    own_words: OwnWords = OwnWords()
    """Sentences that only this site can say."""
    deadline_groups: list[Group] = []
    """The parts of the time limits."""
    phases: list[Id] = []
    """The parts of the way that the steps lead, by their names in ``{{steps:…}}``."""
    taxonomies: list[Taxonomy] = []
    """What the categories of the service come from."""
    look: Look = Look()
    """How the site looks where it differs from the theme."""
    embeds: bool = True
    """Whether the pages are also published as embeds for councils; false halves what there is to upload."""

    copies_shown_for: Span | None = None
    """How long a council's page here says what was found on the council's own page (content/copies-seen.yml). Absent: never."""

    @property
    def namespace(self) -> UUID:
        """What the ids of open data are made from (RFC 9562, 5.5): the site's own, or without one, what its address gives."""
        return UUID(self.id_namespace) if self.id_namespace else uuid5(NAMESPACE_URL, self.address)

    @model_validator(mode="after")
    def _the_parts_fit(self) -> SiteSettings:
        tags = [locale.tag for locale in self.locales]
        if self.default_locale not in tags:
            raise PydanticCustomError(
                "default-locale-missing",
                'The default locale "{tag}" is not in the list of locales.',
                {"tag": self.default_locale, "at": ("default_locale",)},
            )
        categories = [category.id for taxonomy in self.taxonomies for category in taxonomy.categories]
        for key, ids in (
            ("deadline_groups", [group.id for group in self.deadline_groups]),
            ("phases", self.phases),
            ("taxonomies", [taxonomy.id for taxonomy in self.taxonomies]),
            ("taxonomies", categories),
        ):
            if twice := next((id_ for id_ in ids if ids.count(id_) > 1), None):
                raise PydanticCustomError("duplicate-id", 'The id "{id}" is used twice.', {"id": twice, "at": (key,)})
        if any(locale.draft for locale in self.locales if locale.tag == self.default_locale):
            message = 'The default locale "{tag}" is what the others fall back to, so it cannot be a draft.'
            raise PydanticCustomError("default-locale-draft", message, {"tag": self.default_locale, "at": ("default_locale",)})
        for tag in tags:
            if tags.count(tag) > 1:
                raise PydanticCustomError("duplicate-id", 'The locale "{tag}" is listed twice.', {"tag": tag, "at": ("locales",)})
        return self
