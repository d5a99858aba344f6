"""Leaflets: a page for one sheet of paper, for everybody and once more for the families of each council."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from localoffer.edition import DatedPage, Edition
from localoffer.facts.references import national_help
from localoffer.facts.shapes import Contact, Site
from localoffer.facts.succession import Area, area_of
from localoffer.html.relocate import relocate
from localoffer.html.tree import Html, body, cut_before, inner
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import languages, lead, needs, whole
from localoffer.outputs.pages import context
from localoffer.packed import replaced
from localoffer.pages.addresses import root_path
from localoffer.theme.contexts import Anchor, LeafletContext, Nearby


def files(edition: Edition) -> Iterator[File]:
    """Yield the page of every leaflet."""
    for page, council in every(edition):
        made = _context(edition, page, council)
        yield page_file(edition, f"{url(edition, page, council)}index.html", "leaflet", made, needs(edition))


def every(edition: Edition) -> Iterator[tuple[DatedPage, str]]:
    """Yield (page, id of the council whose own it is, or nothing) of every leaflet in every locale."""
    for tag in edition.locales:
        for page in edition.leaflets(tag):
            yield from ((page, council) for council in ("", *edition.site.councils))


def url(edition: Edition, page: DatedPage, council: str = "") -> str:
    """Return the address of a leaflet, or of a council's own."""
    return f"{edition.addresses.council(page.locale, council)}{page.id}/" if council else page.url


def pdf_name(page: DatedPage, council: str = "") -> str:
    """Return what the PDF of a leaflet is called: its name says what it is, for whoever keeps several."""
    return "-".join(filter(None, [page.id.replace("/", "-"), council, page.locale])) + ".pdf"


def _context(edition: Edition, page: DatedPage, council: str) -> LeafletContext:
    site, tag, own = edition.site, page.locale, url(edition, page, council)
    area, way, prefix = _area(site, council), root_path(own), edition.addresses.prefix(tag)
    shown = edition.showing(replaced(page, url=own, html=_moved(page.html, page.url, way)), page.fact_keys | area.keys)
    more = edition.addresses.council(tag, council) if council else prefix
    return LeafletContext(
        **context(edition, shown) | (_of_council(edition, page, council) if council else {}),
        place=_place(edition, tag, council),
        answers=tuple(cut_before(shown.html, "h2")[1:]),
        lead_contacts=tuple(area.lead.values()),
        nearby=tuple(_nearby(edition, tag, way, area)),
        more=site.settings.address + more,
        pdf=pdf_name(page, council) if edition.has_pdf else "",
    )


def _area(site: Site, council: str) -> Area:
    """Return who is named on a leaflet: whom to ring first, then a council's own, or help from anywhere."""
    first_of_all = lead(site)
    area = area_of(site, council) if council else Area({}, {}, national_help(site), {})
    others = {id_: _without(area.contacts[id_], first_of_all) for id_ in area.councils}
    return replace(area, contacts=others, lead={first_of_all: site.contacts[first_of_all]} if first_of_all else {})


def _without(contacts: Mapping[str, Contact], id_: str | None) -> dict[str, Contact]:
    return {each: contact for each, contact in contacts.items() if each != id_}


@lru_cache(maxsize=64)
def _moved(html: Html, url: str, way: str) -> Html:
    """Return a page's words with links that start from the root of the site, to which ``way`` leads: once for all councils."""
    tree = body(html)
    relocate(tree, url, way, 2)
    return inner(tree)


def _of_council(edition: Edition, page: DatedPage, council: str) -> dict[str, Any]:
    """Return what of a page's context is another in the leaflet of a council."""
    tag = page.locale
    versions = [(each, url(edition, edition.pages[each, page.id], council)) for each in edition.locales]
    way, name = root_path(url(edition, page, council)), edition.locales[tag].localise(edition.site.councils[council].name)
    return {
        "canonical": edition.addresses.site + url(edition, page, council),
        "alternates": whole(edition, [*versions, ("x-default", url(edition, edition.source_of(page), council))]),
        "languages": languages(edition, versions, way),
        "trail": (Anchor(way + edition.addresses.council(tag, council), name.text, name.locale),),
        "leaflet": None,
        "markdown": False,
    }


def _place(edition: Edition, tag: str, council: str) -> str:
    """Return whose families a leaflet is for."""
    if not council:
        return ""
    locale, site = edition.locales[tag], edition.site
    name = locale.localise(site.councils[council].name)
    return locale.said(site.settings.own_words.council, "council.text", name=name.text).text


def _nearby(edition: Edition, tag: str, way: str, area: Area) -> Iterator[Nearby]:
    """Yield who helps, a council after the other, or who helps anywhere."""
    locale, components = edition.locales[tag], edition.components_from(tag, way)
    for id_, council in area.councils.items():
        ways = ((locale.t("council.local-offer"), council.local_offer),)
        yield Nearby(components.localise(council.name), tuple(area.contacts[id_].values()), ways)
    if area.national:
        yield Nearby(Html.escape(locale.t("councils.national")), tuple(area.national.values()))
