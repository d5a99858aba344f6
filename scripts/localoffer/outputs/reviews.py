"""reviews.ics and reviews.json: when each page must be read again, for a calendar and for whoever reminds people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, vText

from localoffer.edition import DatedPage, Edition
from localoffer.outputs.files import File, text_file
from localoffer.outputs.json_files import Document, pair

BEFORE = dt.timedelta(days=-14)
"""When the calendar reminds: two weeks before the day."""


class PageReview(Document):
    """The review of one page. Translations are checked in their own way and are not listed."""

    id: str
    """The page's id."""
    title: str
    """Its title."""
    url: str
    """Its address."""
    path: str
    """Its file."""
    state: str
    """never, good, facts-changed or overdue."""
    reviewed: dt.date | None
    """The day a person last read the whole page."""
    reviewed_by: str | None
    """Who that was."""
    note: str | None
    """What they did or found."""
    due: dt.date | None
    """The last day that review holds; null while nobody has."""
    unchecked: int
    """How many facts on it no person has checked."""


class Reviews(Document):
    """Every page's review."""

    pages: list[PageReview]
    """Overdue ones first, then by the day they are due; pages nobody ever reviewed last."""


def files(edition: Edition) -> Iterator[File]:
    """Yield reviews.json and its schema, and reviews.ics once a page is due: a calendar has an event at least (RFC 5545, 3.6)."""
    pages = [page for page in edition.in_order(edition.default) if page.has_file]
    reviews = [_review(edition, page) for page in pages if page.meta]
    reviews.sort(key=lambda each: (each.due is None, each.due or dt.date.max))
    due = [page for page in pages if page.stamp.due]
    if due:
        yield text_file("reviews.ics", _calendar(edition, due))
    yield from pair("reviews", Reviews(pages=reviews))


def _review(edition: Edition, page: DatedPage) -> PageReview:
    stamp, meta = page.stamp, page.meta
    state = "overdue" if stamp.overdue else "facts-changed" if stamp.changed else "good" if stamp.reviewed else "never"
    return PageReview(
        id=page.id,
        title=page.title,
        url=edition.site.settings.address + page.url,
        path=page.path,
        state=state,
        reviewed=stamp.reviewed,
        reviewed_by=stamp.reviewed_by,
        note=meta.review_note if meta else None,
        due=stamp.due,
        unchecked=page.unchecked,
    )


def _calendar(edition: Edition, pages: list[DatedPage]) -> str:
    """Return a calendar (RFC 5545) with an all-day event on the day each page must be read again."""
    locale = edition.locales[edition.default]
    address = edition.site.settings.address
    calendar = Calendar()
    calendar.add("prodid", "-//localoffer//reviews//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(locale.localise(edition.site.settings.name).text))
    for page in pages:
        stamp = page.stamp
        if stamp.due is None or stamp.reviewed is None:
            continue
        event = Event()
        event.add("uid", f"review-{page.id.replace('/', '-')}@{urlsplit(address).hostname}")
        event.add("dtstamp", dt.datetime.combine(stamp.reviewed, dt.time(12), dt.UTC))
        event.add("dtstart", stamp.due)
        event.add("summary", locale.t("editors.review.event", title=page.title))
        text = locale.t("editors.review.text", name=stamp.reviewed_by, date=locale.day(stamp.reviewed), path=page.path)
        event.add("description", text)
        event.add("url", address + page.url)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", BEFORE)
        alarm.add("description", locale.t("editors.review.event", title=page.title))
        event.add_component(alarm)
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
