"""Dated: when each page was so: its stamp, its change notes, what nobody has checked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from localoffer.facts.references import checkable, checked_parts
from localoffer.facts.shapes import Site
from localoffer.packed import as_held
from localoffer.pages.read import Page, Pages
from localoffer.time import change_notes, reviews
from localoffer.time.change_notes import ChangeNote
from localoffer.time.git import History
from localoffer.time.stamp import Stamp, stamp


@dataclass(frozen=True, kw_only=True)
class DatedPage(Page):
    """A page with its day, and what has been said of its changes."""

    stamp: Stamp
    unchecked: int
    """How many of the facts it shows no person has checked."""
    notes: tuple[ChangeNote, ...]
    """The change notes of the page and of the facts it shows, the newest first."""


def date(pages: Pages, site: Site, history: History) -> dict[tuple[str, str], DatedPage]:
    """Return every page with its stamp and its change notes."""
    default = site.settings.default_locale
    noted, unchecked = change_notes.noted_facts(site), unchecked_facts(site)
    found = {}
    for key, page in pages.items():
        source = pages[default, page.id]
        notes = change_notes.entries(change_notes.page_key(page.id, source.meta), source.meta.changes if source.meta else ())
        if page.meta is not None and page.locale != default and not page.is_fallback:
            notes += change_notes.entries(f"page:{page.locale}/{page.id}", page.meta.changes)
        for fact in page.fact_keys:
            notes += change_notes.entries(fact, noted.get(fact, ()))
        found[key] = dated(page, site, history, unchecked, tuple(change_notes.newest_first(notes)))
    return found


def dated(page: Page, site: Site, history: History, unchecked: Collection[str], notes: tuple[ChangeNote, ...] = ()) -> DatedPage:
    """Return a page with its day: that of its own words or of the newest fact it shows."""
    meta, default = page.meta, site.settings.default_locale
    made = stamp(
        page.units(default),
        history.dates,
        history.drafts,
        reviewed=meta.last_reviewed_on if meta else None,
        reviewed_by=meta.reviewed_by if meta else None,
        review_in=review_in(page, site),
        today=site.today,
        changed=meta is not None and reviews.facts_changed(reviewed(page, default, history)),
    )
    return DatedPage(**as_held(page, Page), stamp=made, unchecked=len(page.fact_keys & set(unchecked)), notes=notes)


def unchecked_facts(site: Site) -> set[str]:
    """Return the key of every fact of which no person has checked some part as it stands."""
    facts = checkable(site).items()
    return {key for key, fact in facts if any(not part.check.counts for _, part in checked_parts(fact))}


def review_in(page: Page, site: Site) -> str:
    """Return how long a review of this page holds."""
    return (page.meta.review_in if page.meta else None) or site.settings.review_in


def reviewed(page: Page, default: str, history: History) -> reviews.Reviewed:
    """Return what a review of this page covers as it stands."""
    if page.meta is None:
        raise ValueError(page.path)  # only sound pages are asked about
    line_of = lambda key: page.lines.line((key,))  # noqa: E731  # few pages are asked
    return reviews.Reviewed(page.path, line_of, page.meta, reviews.seen(page.unit, page.units(default), history.now))
