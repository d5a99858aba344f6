"""Frame: what stands around every page of the site: header, menu, languages, footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote

from localoffer.edition import DatedPage, Edition
from localoffer.facts.services import SERVICES, service_page
from localoffer.facts.shapes import Contact, Site
from localoffer.languages.locales import HOME, Locale
from localoffer.outputs.icons import ICON
from localoffer.pages.addresses import A_Z, AUDIT, CHANGES, COUNCILS, ONE_PAGE, WHICH_WAY, root_path
from localoffer.pages.navigation import MenuItem
from localoffer.pages.sources import Source
from localoffer.theme.components import as_html
from localoffer.theme.contexts import NOTHING, Anchor, LanguageLink, MenuEntry, StampView
from localoffer.theme.look import LookView, Mark
from localoffer.theme.policy import Needs

MARK = 36
"""How many pixels high the mark before the site's name is."""
NEWEST = 3
"""How many changes a page tells of itself: all of them stand on the page of what has changed, to which its foot leads."""
IN_FOOTER = ("about", "accessibility", "privacy")
"""Roles of the pages that every footer names."""


def needs(edition: Edition, *scripts: str, loads_script: bool = False, shows_frame: bool = False) -> Needs:
    """Return what a framed page needs to be let: the site's own script, and those named besides."""
    names = ("page", *scripts, *(["preview"] if edition.reloads else []))
    return Needs(tuple(edition.theme.assets.scripts[name] for name in names), loads_script, shows_frame)


def lead(site: Site) -> str | None:
    """Return the id of the contact that the service begins with."""
    own = site.service.contact if site.service is not None else None
    return own if own in site.contacts else None


def base(edition: Edition, tag: str, way: str) -> dict[str, Any]:
    """Return what every context has; ``way`` leads from the page to the root of the site."""
    return {
        "locale": edition.locales[tag],
        "site": edition.site,
        "components": edition.components_from(tag, way),
        "root_path": way,
    }


def frame(edition: Edition, tag: str, way: str, page_id: str = "", url: str = "") -> dict[str, Any]:
    """Return what every framed page has, as the reader of one page sees it.

    ``page_id`` names a page that Markdown stands behind, ``url`` is the address of another in its locale's folder.
    """
    prefix = edition.addresses.prefix(tag)
    home = edition.pages[tag, HOME]
    asked = "page" if page_id == WHICH_WAY else "true" if (tag, page_id) in edition.questions else ""
    councils = Anchor(way + prefix + COUNCILS, edition.locales[tag].t("councils.title"), tag)
    return {
        **base(edition, tag, way),
        "look": _look(edition),
        "prefix": prefix,
        "home": Anchor(way + (prefix or "./"), home.short_title, home.text_locale),
        "is_home": page_id == HOME,
        "a_z": way + prefix + A_Z,
        "menu": (
            MenuEntry(Anchor(way + home.url, home.short_title, home.text_locale), "page" if page_id == HOME else ""),
            *([MenuEntry(first_question(edition, tag, way), asked)] if edition.questions else []),
            *_services(edition, tag, way, page_id),
            *_menu(edition, tag, way, edition.navigation.seen_from(page_id), page_id),
            *([MenuEntry(councils, "page" if url == COUNCILS else "")] if edition.site.councils else []),
        ),
        "footer": tuple(_footer(edition, edition.locales[tag], way)),
        "page_script": edition.theme.assets.scripts["page"],
        "preview": edition.preview,
        "preview_script": edition.theme.assets.scripts["preview"] if edition.reloads else NOTHING,
        "leaflet": next((link_to(each, way, short=True) for each in edition.leaflets(tag) if each.id != page_id), None),
        "helpline_contact": _helpline(edition, tag, page_id),
        "latest": edition.latest(tag),
    }


def beside(edition: Edition, tag: str, url: str, key: str) -> dict[str, Any]:
    """Return what a framed page has that no Markdown stands behind; ``url`` is its address in its locale's folder.

    ``key`` names its words: ``<key>.title`` and ``<key>.text``.
    """
    locale, own = edition.locales[tag], edition.addresses.prefix(tag) + url
    versions = [(each, edition.addresses.prefix(each) + url) for each in edition.locales]
    return {
        **frame(edition, tag, root_path(own), url=url),
        "title": locale.t(f"{key}.title"),
        "description": locale.t(f"{key}.text"),
        "canonical": edition.addresses.site + own,
        "alternates": whole(edition, [*versions, ("x-default", edition.addresses.prefix(edition.default) + url)]),
        "languages": languages(edition, versions, root_path(own)),
    }


def for_editors(edition: Edition, url: str, key: str) -> dict[str, Any]:
    """Return what a page has that only editors read: in the default language alone, and found by nobody."""
    return {**beside(edition, edition.default, url, key), "canonical": "", "alternates": (), "languages": ()}


def languages(edition: Edition, versions: Sequence[tuple[str, str]], way: str) -> tuple[LanguageLink, ...]:
    """Return the list of languages: (locale, address below the site's) as links from one page."""
    named = ((edition.locales[tag], url) for tag, url in versions)
    return tuple(LanguageLink(way + url, each.tag, each.direction, each.settings.name) for each, url in named)


def whole(edition: Edition, alternates: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return (language, whole address) of every version, where there is more than one."""
    return tuple((tag, edition.addresses.site + url) for tag, url in alternates) if len(alternates) > 2 else ()


def link_to(page: Source, way: str, *, short: bool = False) -> Anchor:
    """Return a link to a page."""
    return Anchor(way + page.url, page.short_title if short else page.title, page.text_locale)


def first_question(edition: Edition, tag: str, way: str) -> Anchor:
    """Return the link to the questions of the site, by the name that they have together."""
    return link_to(edition.questions[tag, WHICH_WAY], way)


def trail(edition: Edition, page: Source, way: str) -> tuple[Anchor, ...]:
    """Return what stands around a page: the list of services and the service it is about, or its groups in the navigation."""
    above = []
    if page.meta is not None and page.meta.service in edition.site.listed:
        above = [SERVICES, service_page(page.meta.service or "")]
    elif page.id in edition.sources.beside:
        above = [SERVICES]
    found = [edition.pages[page.locale, id_] for id_ in above if id_ != page.id]
    groups = edition.navigation.trail(page.id) if not above else ()
    locale = edition.locales[page.locale]
    return (
        *(link_to(each, way) for each in found),
        *(Anchor("", locale.t(f"navigation.{group}"), page.locale) for group in groups),
    )


def stamp_view(edition: Edition, page: DatedPage, locale: Locale) -> StampView:
    """Return what a page says of its own age, in the reader's language; what two facts say alike of a day is said once."""
    notes = dict.fromkeys((note.on, as_html(locale.localise(note.note), locale.tag)) for note in page.notes)
    return StampView(page.stamp, page.unchecked, tuple(islice(notes, NEWEST)))


def _helpline(edition: Edition, tag: str, page_id: str) -> Contact | None:
    """Return whom the reader of a page can ring: the service that the site is about, or else the one that the page is about."""
    site, page = edition.site, edition.pages.get((tag, page_id))
    about = site.listed.get(page.meta.service or "") if page is not None and page.meta is not None else None
    return site.contacts.get(lead(site) or (about.contact if about is not None else ""))


def _services(edition: Edition, tag: str, way: str, page_id: str) -> list[MenuEntry]:
    """Return the way to the list of services, where the navigation does not have it."""
    ids = edition.sources.beside
    if not ids or SERVICES in edition.navigation.order:
        return []
    current = "page" if page_id == SERVICES else "true" if page_id in ids else ""
    return [MenuEntry(link_to(edition.pages[tag, SERVICES], way, short=True), current)]


def _look(edition: Edition) -> LookView:
    colour, logo = edition.theme.assets.palette["light"]["accent"], edition.logo
    if logo is not None:
        return LookView(colour, Mark(quote(logo.src), round(MARK * logo.width / logo.height), MARK, is_logo=True))
    return LookView(colour, Mark(ICON, MARK, MARK, is_logo=False) if edition.site.settings.look.accent else None)


def _menu(edition: Edition, tag: str, way: str, items: Sequence[MenuItem], page_id: str) -> list[MenuEntry]:
    locale, found = edition.locales[tag], []
    for item in items:
        page = edition.pages.get((tag, item.first))
        if page is None:
            continue  # a preview goes on without it
        title = (locale.t(f"navigation.{item.id}"), tag) if item.is_group else (page.short_title, page.text_locale)
        current = "true" if item.is_group and item.open else "page" if item.id == page_id and not item.is_group else ""
        children = tuple(_menu(edition, tag, way, item.children, page_id))
        found.append(MenuEntry(Anchor(way + page.url, *title), current, children))
    return found


def _footer(edition: Edition, locale: Locale, way: str) -> list[Anchor]:
    tag, prefix = locale.tag, way + edition.addresses.prefix(locale.tag)
    pages = [link_to(each, way, short=True) for each in edition.in_role(tag, *IN_FOOTER)]
    beside = [(A_Z, "a-z"), (ONE_PAGE, "whole"), (CHANGES, "changes")]
    beside += [(AUDIT, "audit")] if edition.site.audit else []
    beside += [(COUNCILS, "councils")] if edition.site.councils else []
    return [*pages, *(Anchor(prefix + url, locale.t(f"{key}.title"), tag) for url, key in beside)]
