"""Council contexts: what the layouts may use that are for councils: their pages, embeds, fragments, codes, the check page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from localoffer.facts.shapes import Contact, Council, LocaleSettings, Service, Step
from localoffer.facts.succession import Area
from localoffer.facts.values import Words
from localoffer.html.tree import Html
from localoffer.theme.contexts import Anchor, Context, Framed, StampView


class CouncilLink(NamedTuple):
    """A council in the list of all."""

    href: str
    name: Words
    also: tuple[Words, ...]
    """What else it is called, or was."""
    now: tuple[Words, ...] | None
    """Who answers now that it has ended; None where it has not."""
    names: str
    """All that it is found by."""


@dataclass(frozen=True, kw_only=True)
class CouncilsContext(Framed):
    """The list of councils."""

    letters: tuple[tuple[str, tuple[CouncilLink, ...]], ...]
    """(first letter, the councils whose names begin with it)."""
    letter_page: Anchor | None
    """Where somebody begins who needs help now, where a page has that role."""
    help_page: Anchor | None
    """Who can help, where the site has a page about that."""
    national_help: tuple[Html, ...]
    """The cards of contacts for those whose council is not in the list."""
    embed_href: str
    filter: Html


class CopyView(NamedTuple):
    """A council's own page about the service, as it was on a day."""

    where: str
    day: str
    """The day, in the reader's language."""
    wrong: int
    to_check: int


@dataclass(frozen=True, kw_only=True)
class CouncilContext(Framed):
    """A council's page."""

    title_lang: str
    succession: Html
    """Who comes after it, where its end is set."""
    service: Service | None
    area: Area
    """Who answers, with all that its families are shown."""
    cards: Mapping[str, Html]
    """Id of each of its contacts -> the card."""
    hrefs: Mapping[str, str]
    """Id of another council that answers -> the way to its own page."""
    gaps: Sequence[Contact | Council]
    """Of whom something is not known."""
    steps: Sequence[Step]
    """What its families do before the meeting."""
    next_pages: Sequence[Any]
    """Pages to read after it."""
    carry: str
    copies: Sequence[CopyView]
    """What was found on the council's own pages, and when."""


class OptionView(NamedTuple):
    """What may be chosen."""

    id: str
    title: str
    locale: str
    """The language of its title."""


@dataclass(frozen=True, kw_only=True)
class EmbedPageContext(Framed):
    """Where a council's web team chooses what to show and copies its code."""

    pieces: tuple[OptionView, ...]
    councils: tuple[OptionView, ...]
    locales: tuple[LocaleSettings, ...]
    codes: str
    check: str
    """The way to the page that checks a text."""
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
    locale: str
    """The language of its title."""
    text: str


@dataclass(frozen=True, kw_only=True)
class EmbedCodesContext(Framed):
    """Every code of one language."""

    codes: tuple[CodeView, ...]
    example: str


@dataclass(frozen=True, kw_only=True)
class CheckContext(Framed):
    """Where a text is compared with the facts, on the device."""

    checker: Html
    rules: str
    """The way to what it judges by, the same for every language."""


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
    is_card: bool = False
    """The lead's number stands above: it is said again in the short form alone."""
    is_area: bool = False
    """The short form says the lead's advice too, for it leaves out the card that does."""


@dataclass(frozen=True, kw_only=True)
class EmbedContext(OriginContext):
    """A document for a frame."""

    script: Html
    oembed: str
    """Address of its oEmbed answers, without their ending."""
