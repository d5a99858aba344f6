"""The pages that Markdown stands behind, and the small pages at addresses that they had before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from localoffer.edition import DatedPage, Edition
from localoffer.html.tree import Html, cut_before
from localoffer.languages.locales import HOME, address_path, direction
from localoffer.outputs.files import File, Making, kept_text, page_file
from localoffer.outputs.frame import base, frame, languages, link_to, needs, stamp_view, trail, whole
from localoffer.outputs.linked_data import linked_data
from localoffer.pages.addresses import embed_url, root_path
from localoffer.theme.contexts import NOTHING, PageContext, RedirectContext
from localoffer.theme.policy import Needs
from localoffer.theme.qr_codes import qr_file

MANY_SOURCES = 40
"""More than these weigh 2 kB and are read by nobody at the foot of a page: they stand on the page of every source."""


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield every page of every locale."""
    yield from (partial(_alone, edition, page) for page in edition.pages.values() if not page.is_leaflet)
    yield from redirects(edition)


def _alone(edition: Edition, page: DatedPage) -> list[File]:
    named = (_canonical(edition, page), page.title)
    return [one(edition, page), kept_text(edition, f"{page.url}qr.svg", named, lambda _: qr_file(*named))]


def one(edition: Edition, page: DatedPage) -> File:
    """Return a page that is no leaflet."""
    allowed = needs(edition, "tools", loads_script=True) if page.tools else needs(edition)
    return page_file(
        edition, f"{page.url}index.html", "page", PageContext(**context(edition, page) | {"code_beside": True}), allowed
    )


def context(edition: Edition, page: DatedPage) -> dict[str, Any]:
    """Return what the template of a page that Markdown stands behind may use."""
    way, source, locale = root_path(page.url), edition.source_of(page), edition.locales[page.locale]
    before, after = (edition.pages.get((page.locale, each or "")) for each in edition.navigation.neighbours(page.id))
    lead, *sections = cut_before(page.html, "h2")
    embed = embed_url(page.locale, page.id) if edition.site.settings.embeds and (page.locale, page.id) in edition.pages else ""
    return frame(edition, page.locale, way, page.id) | {
        "title": page.title,
        "description": page.meta.description if page.meta else "",
        "canonical": _canonical(edition, page),
        "alternates": () if page.is_fallback else whole(edition, edition.alternates(page)),
        "languages": languages(edition, [(tag, edition.worded[tag, page.id].url) for tag in edition.locales], way),
        "linked_data": linked_data(edition, page),
        "markdown": True,
        "edit": edition.edit_url(page.path),
        "oembed": f"{edition.addresses.site}{embed}oembed" if embed else "",
        "trail": trail(edition, page, way),
        "lead": lead,
        "content": Html().join(sections),
        "layout": page.layout,
        "text_lang": page.text_locale,
        "text_dir": direction(page.text_locale),
        "is_fallback": page.is_fallback,
        "headings": page.headings,
        **_sources(edition, page, way),
        "translation": page.translation,
        "translation_record": page.meta.translation if page.meta and page.translation else None,
        "changed": page.changed,
        "source_href": way + source.url,
        "before": link_to(before, way, short=True) if before else None,
        "after": link_to(after, way, short=True) if after and page.id != HOME else None,  # the home page leads everywhere
        "tool_script": edition.theme.assets.scripts["tools"] if page.tools else NOTHING,
        "stamped": stamp_view(edition, page, locale),
        "latest": None,
    }


def _sources(edition: Edition, page: DatedPage, way: str) -> dict[str, Any]:
    """Return what a page rests on, or the way to the page of every source where that is too many to be named in it."""
    known = tuple(edition.site.sources[id_] for id_ in (page.meta.sources if page.meta else ()) if id_ in edition.site.sources)
    every = next(iter(edition.in_role(page.locale, "sources")), None) if len(known) > MANY_SOURCES else None
    return {"sources": () if every else known, "all_sources": link_to(every, way) if every else None}


def _canonical(edition: Edition, page: DatedPage) -> str:
    """Return the whole address at which the words of a page are at home."""
    return edition.addresses.site + (edition.source_of(page).url if page.is_fallback else page.url)


def redirects(edition: Edition) -> Iterator[File]:
    """Yield a small page at every address that a page had before, which leads to where it is now (WCAG technique H76)."""
    for url, page in moved(edition):
        way = "../" * url.count("/")
        own = base(edition, page.locale, way)
        context = RedirectContext(**own, canonical=edition.addresses.site + page.url, target=link_to(page, way))
        yield page_file(edition, f"{url}index.html", "redirect", context, Needs())


def moved(edition: Edition) -> Iterator[tuple[str, DatedPage]]:
    """Yield each address that a page had before, with the page."""
    for page in edition.pages.values():
        source = edition.source_of(page)
        for old in source.meta.moved_from if source.meta else ():
            yield address_path(page.locale, old, edition.default), page
