"""Contexts: what each layout of overrides/layouts/ may use, one class for each. A template gets nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from localoffer.facts.questions import Asked
from localoffer.facts.shapes import Check, Contact, Deadline, Outcome, Question, Site, Source
from localoffer.facts.values import telephone_uri
from localoffer.html.tree import Html
from localoffer.issues import Issue
from localoffer.languages.locales import Locale
from localoffer.theme.components import Components
from localoffer.theme.look import LookView

NOTHING = Html("")


class Anchor(NamedTuple):
    """A link to another page of the site."""

    href: str
    title: str
    locale: str
    """The language of its title."""


class LanguageLink(NamedTuple):
    """A link to this page in another language."""

    href: str
    tag: str
    direction: str
    name: str


@dataclass(frozen=True)
class MenuEntry:
    """A line of the menu."""

    link: Anchor
    current: str = ""
    """``page`` where the reader is on it, ``true`` where the reader is in this group, else empty."""
    children: tuple[MenuEntry, ...] = ()


class Feed(NamedTuple):
    """A feed of the page."""

    type: str
    href: str


@dataclass(frozen=True)
class StampView:
    """What a page says of its own age."""

    stamp: Any
    unchecked: int = 0
    """How many of the facts on it no person has checked."""
    changes: tuple[tuple[dt.date, Html], ...] = ()
    """(day, note), the newest first."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What every template can use: words in the language of the reader, and the facts."""

    locale: Locale
    site: Site
    components: Components
    root_path: str
    """From the page to the root of the site."""

    def values(self) -> dict[str, Any]:
        """Return what the template sees."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return own | {
            "t": self.locale.t,
            "localise": self.components.localise,
            "lang": self.locale.tag,
            "dir": self.locale.direction,
            "day": self.locale.day,
            "stamp_day": self.locale.stamp_day,
            "tel": telephone_uri,
            "component": self.components.component,
            "link": self.components.link,
            "level": 2,
            "site_name": self.locale.localise(self.site.settings.name).text,
        }


@dataclass(frozen=True, kw_only=True)
class Framed(Context):
    """A page with the site's header, menu and footer around it."""

    title: str
    description: str = ""
    canonical: str = ""
    """Its whole address for search engines; empty where they are to leave it out."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(language or ``x-default``, whole address) of every true version."""
    feeds: tuple[Feed, ...] = ()
    linked_data: Html = NOTHING
    markdown: bool = False
    """The same stands beside it as Markdown."""
    code_beside: bool = False
    """Its QR code is a file beside it, fetched as it is printed: each byte of the page is for who reads it."""
    has_code: bool = False
    """Its words have a QR code already."""
    oembed: str = ""
    """Whole address of its oEmbed answers, without their ending; empty where there are none."""
    look: LookView
    edit: str = ""
    """Where a git host opens its file for editing; empty where there is none."""
    prefix: str
    """The locale's folder below the root of the site."""
    home: Anchor
    is_home: bool = False
    a_z: str
    """The way to the page that lists everything, where search answers."""
    menu: tuple[MenuEntry, ...]
    languages: tuple[LanguageLink, ...]
    footer: tuple[Anchor, ...]
    trail: tuple[Anchor, ...] = ()
    """What stands around it, the outermost first: groups of pages, which have no address, or a page above it."""
    has_search: bool = False
    """It has a search of its own, so the header needs none."""
    page_script: Html
    preview: tuple[Issue, ...] = ()
    """What is wrong, shown on every page of a preview; always empty in what is published."""
    preview_script: Html = NOTHING
    """The script that loads a page of a running preview again."""
    tool_script: Html = NOTHING
    """The script that wakes the tools of a page that has some."""
    stamped: StampView | None = None
    leaflet: Anchor | None
    """The first of the leaflets, where the site has one."""
    helpline_contact: Contact | None
    """Whom the reader of a printed page can ring."""
    latest: Any
    """The stamp of the page that changed last, for a page that has none of its own; None for the others, which do not show it."""


@dataclass(frozen=True, kw_only=True)
class PageContext(Framed):
    """A page that Markdown stands behind."""

    lead: Html
    """Its words before the first section, where a reader begins."""
    content: Html
    """Its sections."""
    layout: str
    text_lang: str
    text_dir: str
    is_fallback: bool
    headings: tuple[tuple[int, str, str], ...]
    sources: tuple[Source, ...]
    """What its claims rest on."""
    all_sources: Anchor | None = None
    """The page of every source, where these are too many to stand in this one."""
    translation: Any
    """How it stands to its source; None where it is the source."""
    translation_record: Any
    """Who or what translated it, and who has checked it."""
    changed: tuple[Html, ...]
    """What is new in the source since it was translated."""
    source_href: str
    before: Anchor | None
    after: Anchor | None


class Nearby(NamedTuple):
    """Who helps, as a leaflet names them."""

    title: Html
    contacts: tuple[Contact, ...]
    ways: tuple[tuple[str, Any], ...] = ()
    """(what it is, a web address) of those who have one of their own."""


@dataclass(frozen=True, kw_only=True)
class LeafletContext(PageContext):
    """A page for one sheet of paper."""

    has_code: bool = True
    place: str
    """Whose families it is for; empty where it is for all."""
    answers: tuple[Html, ...]
    """Its sections, one by one."""
    lead_contacts: tuple[Contact, ...]
    """Whom to ring first."""
    nearby: tuple[Nearby, ...]
    more: str
    """The whole address at which the reader finds the rest."""
    pdf: str
    """The way to the PDF; empty where there is none."""


@dataclass(frozen=True, kw_only=True)
class QuestionContext(PageContext):
    """A question, or the outcome that answers lead to."""

    words: Components
    """What renders its words, in the language that they are in."""
    question: Question | None
    """What is asked; None on the page of an outcome."""
    outcome: Outcome | None
    """What is right for this reader; None on the page of a question."""
    is_first: bool
    contact: Contact | None
    """Whom to ring."""
    limits: Mapping[str, Deadline]
    """Time limits that bind here."""
    more: Sequence[Any]
    """Pages that say more."""
    so_far: tuple[tuple[str, Asked], ...]
    """(the way to it, what was asked), the first question first."""
    back: tuple[tuple[str, Question], ...]
    """(the way to it, question) of each that leads straight here."""
    again: str
    """The way to the first question; empty on its own page."""


@dataclass(frozen=True, kw_only=True)
class MissingContext(Framed):
    """The 404 page."""

    helpline: Html
    help_pages: tuple[tuple[str, Anchor], ...]
    """(drawing, page) of each that somebody who is lost may look for."""
    others: tuple[tuple[LanguageLink, str], ...]
    """(another language, "There is no such page" in it)."""


@dataclass(frozen=True, kw_only=True)
class AToZContext(Framed):
    """Everything there is, by letter."""

    letters: tuple[tuple[str, tuple[Anchor, ...]], ...]
    index: str
    """The way to the index that search reads."""
    search_script: str
    source_a_z: str
    """The way to the same page in the source language."""


class PartView(NamedTuple):
    """One page inside the one that holds them all."""

    anchor: str
    title: str
    locale: str
    direction: str
    html: Html
    stamp: Any
    is_folded: bool
    """It is about the website: on paper only if the reader has opened it."""


@dataclass(frozen=True, kw_only=True)
class OnePageContext(Framed):
    """Every page, on one."""

    parts: tuple[PartView, ...]
    pdf: str
    """The way to the same as a PDF; empty where there is none."""


class ChangeView(NamedTuple):
    """A change note with the page where a reader finds what changed."""

    anchor: str
    on: dt.date
    note: Html
    page: Anchor


@dataclass(frozen=True, kw_only=True)
class ChangesContext(Framed):
    """What has changed."""

    entries: tuple[ChangeView, ...]
    built: dt.date | None
    """The day of the build, where the site goes live: no other page says it, so that the same commit gives the same bytes."""
    quiet_until: dt.date
    """The last day on which nobody wonders that it was not built again."""


class AuditedLineView(NamedTuple):
    """A line of the law's checklist."""

    state: str
    ask: Html
    law: str
    why: str
    page: Anchor | None
    quote: str
    check: Check


class AuditedPartView(NamedTuple):
    """A part of the law's checklist."""

    id: str
    title: Html
    note: Html
    lines: tuple[AuditedLineView, ...]


@dataclass(frozen=True, kw_only=True)
class AuditContext(Framed):
    """The law's checklist."""

    score: str
    parts: tuple[AuditedPartView, ...]


@dataclass(frozen=True, kw_only=True)
class TranslationsContext(Framed):
    """How every translation stands, for editors."""

    tables: tuple[tuple[LanguageLink, tuple[tuple[Any, str], ...]], ...]
    """(locale, (how something stands, the way to its page) …)."""


@dataclass(frozen=True, kw_only=True)
class RedirectContext(Context):
    """A page that leads to where its words are now."""

    canonical: str
    target: Anchor


@dataclass(frozen=True, kw_only=True)
class SitemapEntry:
    """A line of the sitemap."""

    address: str
    updated: dt.date | None
    alternates: Iterable[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class SitemapContext(Context):
    """sitemap.xml."""

    entries: tuple[SitemapEntry, ...]
