"""Embeddables: what can stand in a council's page: every page of ours, and the most wanted parts of the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from localoffer.edition import DatedPage, Edition
from localoffer.facts.references import with_gaps
from localoffer.facts.succession import area_of
from localoffer.html.tree import Html, body, first, inner
from localoffer.languages.locales import HOME
from localoffer.outputs.one_page import parts
from localoffer.pages.addresses import ONE_PAGE
from localoffer.theme.contexts import PartView


class Embeddable(NamedTuple):
    """A page, a part of the service, or the service as the families of one council meet it."""

    id: str
    """Its name in addresses: the page's id, the part's, or ``councils/<id>``."""
    title: str
    title_locale: str
    """The language of its title."""
    page: DatedPage
    """Whose stamp it carries."""
    url: str
    """Address of its source below the site's."""
    html: Html
    """Its words, with headings from level 2."""
    html_url: str
    """The address that relative links in ``html`` start from."""
    accent: str = ""
    """The colour of its council; empty where it has none."""
    is_card: bool = False
    """It begins with the service's number, which need not be said again where the whole of it is seen."""
    is_area: bool = False
    """It is a council's: where the service's card has no room, its advice stands with the number."""


class Embeddables(NamedTuple):
    """Everything that can be embedded in one locale."""

    pieces: tuple[Embeddable, ...]
    """Every page, then the most wanted parts."""
    areas: dict[str, Embeddable]
    """Council's id -> the service in its area in a few lines: the service's number, and the council's own contacts."""

    @property
    def all(self) -> tuple[Embeddable, ...]:
        """Return the pieces and the areas."""
        return (*self.pieces, *self.areas.values())


def embeddables(edition: Edition) -> dict[str, Embeddables]:
    """Return locale -> everything that can be embedded; nothing where a site has no embeds."""
    if not edition.site.settings.embeds:
        return {}
    return {tag: Embeddables(tuple(_pieces(edition, tag)), _areas(edition, tag)) for tag in edition.locales}


def _pieces(edition: Edition, tag: str) -> list[Embeddable]:
    pages = edition.in_order(tag)
    found = [Embeddable(each.id, each.title, each.text_locale, each, each.url, each.html, each.url) for each in pages]
    return [*found, *(part for part in _parts(edition, tag) if all(part.id != each.id for each in pages))]


def _areas(edition: Edition, tag: str) -> dict[str, Embeddable]:
    return {id_: _area(edition, tag, id_) for id_ in edition.site.councils}


def _area(edition: Edition, tag: str, id_: str) -> Embeddable:
    """Return a council's own embed; of one that has ended, that of the council that answers now, with a notice."""
    site, locale, components = edition.site, edition.locales[tag], edition.components_from(tag, "")
    area = area_of(site, id_)
    heir = next(iter(area.councils)) if len(area.councils) == 1 else id_
    council = site.councils[heir]
    lead = (components.component("contact", id=name, contact=each) for name, each in area.lead.items())
    answering = components.answering(area)
    gaps = with_gaps(*area.facts)
    unknown = [components.component("gaps", facts=gaps)] if gaps else []
    parts = [components.succession(id_), *lead, answering, *unknown]
    tree = body(Html("\n").join(parts))
    for each in tree.css("[id]"):
        del each.attrs["id"]  # it stands beside words that may show the same card
    title = locale.said(site.settings.own_words.council, "council.text", name=locale.localise(council.name).text)
    page = replace(edition.beside(f"embed/councils/{id_}", tag, "", area.keys | {f"council:{id_}"}), text_locale=tag)
    url = edition.addresses.council(tag, heir)
    return Embeddable(f"councils/{id_}", *title, page, url, inner(tree), "", council.accent or "", is_card=True, is_area=True)


def _parts(edition: Edition, tag: str) -> Iterator[Embeddable]:
    if (card := _contact_card(edition, tag)) is not None:
        yield card
    locale, site, components = edition.locales[tag], edition.site, edition.components_from(tag, "")
    if site.deadlines:
        html = components.component("deadlines", deadlines=site.deadlines, group=None)
        keys = frozenset(f"deadline:{id_}" for id_ in site.deadlines)
        where = _home_of(edition, tag, f"deadline:{next(iter(site.deadlines))}")
        yield _part(edition, tag, "all-time-limits", (locale.t("deadlines.caption"), tag), where, html, keys)
    if site.steps:
        html = components.component("steps", steps=site.steps)
        where = edition.pages.get((tag, site.steps[0].page)) or edition.pages[tag, HOME]
        keys = frozenset({"steps:steps", *(f"deadline:{id_}" for step in site.steps for id_ in step.deadlines)})
        yield _part(edition, tag, "steps", (where.short_title, where.text_locale), where, html, keys)
    yield _whole(edition, tag)


def _contact_card(edition: Edition, tag: str) -> Embeddable | None:
    site, locale = edition.site, edition.locales[tag]
    lead = site.contacts.get(site.service.contact) if site.service else None
    if site.service is None or lead is None:
        return None
    key, name = f"contact:{site.service.contact}", locale.localise(lead.name)
    components = edition.components_from(tag, "")
    html = components.component("contact", id=site.service.contact, contact=lead)
    tree = body(html + components.component("gaps", facts=[lead]) if lead.gaps else html)
    first(tree, "h2").decompose()  # the embed's own heading says the same
    where = _home_of(edition, tag, key)
    card = _part(edition, tag, "contact-card", (name.text, name.locale), where, inner(tree), frozenset({key}))
    return card._replace(is_card=True)


def _whole(edition: Edition, tag: str) -> Embeddable:
    """Return every page, one after the other."""
    sections = (_section(part, tag) for part in parts(edition, tag, edition.site.settings.address))
    keys = frozenset(unit for page in edition.in_order(tag) for unit in (page.unit, *page.fact_keys))
    title = edition.locales[tag].t("whole.title")
    whole = _part(edition, tag, "whole", (title, tag), edition.pages[tag, HOME], Html("\n").join(sections), keys)
    return whole._replace(url=edition.addresses.prefix(tag) + ONE_PAGE)


def _section(part: PartView, tag: str) -> Html:
    marked = Html(' lang="{}" dir="{}"').format(part.locale, part.direction) if part.locale != tag else ""
    section = Html('<section id="{}"{}>\n<h2>{}</h2>\n{}\n</section>')
    return section.format(part.anchor, marked, part.title, part.html)


def _home_of(edition: Edition, tag: str, fact: str) -> DatedPage:
    """Return the first page that shows a fact: the source of a part."""
    return next((page for page in edition.in_order(tag) if fact in page.fact_keys), edition.pages[tag, HOME])


def _part(
    edition: Edition, tag: str, name: str, title: tuple[str, str], where: DatedPage, html: Html, keys: frozenset[str]
) -> Embeddable:
    page = replace(edition.beside(f"embed/{name}", tag, "", keys), text_locale=tag)
    return Embeddable(name, *title, page, where.url, html, "")
