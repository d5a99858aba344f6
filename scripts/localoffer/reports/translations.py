"""Translations: how every translation of an edition stands, for people and for data."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import DatedPage, Edition
from localoffer.issues import Issue, Severity
from localoffer.languages.reading import catalogue_path
from localoffer.languages.sources import SourceText, also_sources, interface_sources, note_sources, site_sources
from localoffer.languages.standing import Standing, missing_page, page_standing, words_standing
from localoffer.time.units import DOCS


def fact_sources(edition: Edition, tag: str) -> list[SourceText]:
    """Return the words of facts, of the notes of pages and of what pages are searched by, that a language translates."""
    notes = [
        (change, page.path, page.lines.line(("changes", index, "note")))
        for page in edition.pages.values()
        if page.meta is not None and not page.is_fallback and page.locale in (edition.default, tag)
        for index, change in enumerate(page.meta.changes)
    ]
    also = [
        (page.id, page.meta.also, page.path, page.lines.line(("also",)))
        for page in edition.in_order(edition.default)
        if page.meta is not None and page.has_file
    ]
    return [*site_sources(edition.site), *note_sources(notes), *also_sources(also)]


def sources_of(edition: Edition, tag: str) -> list[SourceText]:
    """Return everything but pages that a language translates: facts, notes and the interface."""
    return [*fact_sources(edition, tag), *interface_sources(tag, edition.default)]


def standings(edition: Edition) -> list[Standing]:
    """Return how everything that can be translated stands, locale by locale: its words first, then its pages."""
    found = []
    for tag, locale in edition.locales.items():
        if tag == edition.default:
            continue
        found.append(words_standing(catalogue_path(tag), locale, sources_of(edition, tag)))
        for page_id in edition.navigation.order:
            if (tag, page_id) in edition.pages:
                found.append(_page_standing(edition.pages[tag, page_id]))
    return found


def _page_standing(page: DatedPage) -> Standing:
    path = f"{DOCS}/{page.src}"
    if page.is_fallback:
        return missing_page(path, page.locale)
    return page_standing(path, page.locale, page.meta.translation if page.meta else None, page.translation)


def as_notices(edition: Edition) -> Iterator[tuple[str, Issue]]:
    """Yield (locale, notice) of what is missing, outdated or unchecked in every locale, each at its place."""
    for standing in standings(edition):
        if standing.state != "done":
            behind = f": {standing.behind} new or different" if standing.behind else ""
            message = f"The translation is {standing.state}{behind}."
            rule = f"translation-{standing.state.split()[0]}"
            yield standing.locale, Issue(standing.path, 1, rule, message, severity=Severity.NOTICE)
        elif standing.checked_by is None:
            message = "No person who speaks the language has checked this translation."
            yield standing.locale, Issue(standing.path, 1, "translation-unchecked", message, severity=Severity.NOTICE)
