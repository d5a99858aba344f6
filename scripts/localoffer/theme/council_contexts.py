"""Council contexts: what the layouts may use that are for councils: their pages, embeds, fragments, codes, the check page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from localoffer.facts.shapes import Contact, Council, Service, Step
from localoffer.html.tree import Html
from localoffer.languages.locales import Locale
from localoffer.theme.contexts import Context, Framed, StampView


@dataclass(frozen=True, kw_only=True)
class CouncilsContext(Framed):
    """The list of councils."""

    councils: tuple[tuple[str, Html], ...]
    """(the way to its page, its name)."""
    embed_href: str


@dataclass(frozen=True, kw_only=True)
class CouncilContext(Framed):
    """A council's page."""

    title_lang: str
    council: Council
    service: Service | None
    helpline: tuple[str, Contact] | None
    contacts: Mapping[str, Contact]
    gaps: Sequence[Contact | Council]
    """Of whom something is not known."""
    steps: Sequence[Step]
    """What its families do before the meeting."""
    next_pages: Sequence[Any]
    """Pages to read after it."""
    carry: str


class OptionView(NamedTuple):
    """What may be chosen."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class EmbedPageContext(Framed):
    """Where a council's web team chooses what to show and copies its code."""

    pieces: tuple[OptionView, ...]
    councils: tuple[OptionView, ...]
    locales: tuple[Locale, ...]
    codes: str
    first_code: str
    script_tag: str
    systems: Mapping[str, str]
    policy: str
    element: str
    fixed: str
    fragment: str
    api: str
    statement: str
    """The way to the accessibility statement; empty where there is none."""
    chooser: Html


class CodeView(NamedTuple):
    """The code of one embed."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EmbedCodesContext(Framed):
    """Every code of one language."""

    codes: tuple[CodeView, ...]
    tag: str
    language: str
    example: str


@dataclass(frozen=True, kw_only=True)
class CheckContext(Framed):
    """Where a text is compared with the facts, on the device."""

    checker: Html


@dataclass(frozen=True, kw_only=True)
class OriginContext(Context):
    """The words of a page in somebody else's page, with where they come from."""

    title: str
    title_locale: str
    text_lang: str
    text_dir: str
    content: Html
    canonical: str
    heading_level: int
    lead: Contact | None
    """The contact that the service begins with."""
    accent: str
    """The colour of its council; empty where it has none."""
    leave: Html
    """What a link that leads out of a frame has besides."""
    stamped: StampView
    method: str
    """Who or what translated it; empty where it is the source."""
    translation: Any
    translation_record: Any
    changed: tuple[Html, ...]


@dataclass(frozen=True, kw_only=True)
class EmbedContext(OriginContext):
    """A document for a frame."""

    script: Html
    oembed: str
    """Address of its oEmbed answers, without their ending."""
