"""What has changed: for each locale a page, an Atom feed (RFC 4287) and a JSON feed (version 1.1), out of the change notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from localoffer.edition import DatedPage, Edition
from localoffer.facts.values import EARLIEST, Words
from localoffer.languages.locales import Locale, Text
from localoffer.outputs.files import File, page_file, text_file
from localoffer.outputs.frame import beside, needs
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import CHANGES
from localoffer.theme.components import as_html
from localoffer.theme.contexts import Anchor, ChangesContext, ChangeView, Feed
from localoffer.time.change_notes import ChangeNote, entries, newest_first, noted_facts, page_key

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


QUIET = dt.timedelta(days=8)
"""How long a site may go without being built: a host that builds it each day, or each week, has stopped after that."""


class Line(NamedTuple):
    """One change, with the page where a reader finds it."""

    on: dt.date
    note: Words
    anchor: str
    title: str
    url: str
    locale: str
    """The language the page's title is in."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the page and both feeds of each locale."""
    for tag, locale in edition.locales.items():
        lines = list(_lines(edition, tag))
        own = beside(edition, tag, CHANGES, "changes")
        way, folder = own["root_path"], edition.addresses.prefix(tag) + CHANGES
        feeds = (Feed("application/atom+xml", f"{way}{folder}feed.xml"), Feed("application/feed+json", f"{way}{folder}feed.json"))
        entries = tuple(
            ChangeView(
                line.anchor, line.on, as_html(locale.localise(line.note), tag), Anchor(way + line.url, line.title, line.locale)
            )
            for line in lines
        )
        today = edition.site.today
        built = today if edition.is_live else None
        context = ChangesContext(**own | {"feeds": feeds}, entries=entries, built=built, quiet_until=today + QUIET)
        yield page_file(edition, f"{folder}index.html", "changes", context, needs(edition))
        address = edition.site.settings.address
        yield text_file(f"{folder}feed.xml", _atom(edition, locale, address + folder, lines))
        yield json_file(f"{folder}feed.json", _json(edition, locale, address + folder, lines))


def _lines(edition: Edition, tag: str) -> Iterator[Line]:
    """Yield every change, the newest first; one of a fact leads to the first page that shows it."""
    pages = [*edition.in_order(tag), *edition.questions_in(tag)]
    homes: dict[str, DatedPage] = {}
    found: list[ChangeNote] = []
    for page in pages:
        source = edition.source_of(page)
        key = page_key(page.id, source.meta)
        homes[key] = page
        found += entries(key, source.meta.changes if source.meta else ())
        for shown in page.fact_keys:
            homes.setdefault(shown, page)
    for key, notes in noted_facts(edition.site).items():
        if key in homes:
            found += entries(key, notes)
    for entry in newest_first(found):
        page = homes[entry.key]
        yield Line(entry.on, entry.note, entry.anchor, page.title, page.url or "./", page.text_locale)


def _moment(day: dt.date) -> str:
    """Return noon of a day as feeds want it (RFC 3339): the same day in every time zone of Europe."""
    return f"{day.isoformat()}T12:00:00Z"


def _text(parent: ET.Element, name: str, said: Text | str, tag: str) -> None:
    element = ET.SubElement(parent, name)
    element.text = said if isinstance(said, str) else said.text
    if isinstance(said, Text) and said.locale != tag:
        element.set("xml:lang", said.locale)


def _atom(edition: Edition, locale: Locale, own: str, lines: list[Line]) -> str:
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": locale.tag})
    _text(feed, "id", own, locale.tag)
    _text(feed, "title", f"{locale.localise(edition.site.settings.name).text}: {locale.t('changes.title')}", locale.tag)
    _text(feed, "updated", _moment(lines[0].on if lines else _began(edition)), locale.tag)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{own}feed.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": own})
    author = ET.SubElement(feed, "author")
    _text(author, "name", _owner(edition, locale), locale.tag)
    for line in lines:
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", f"{own}#{line.anchor}", locale.tag)
        _text(entry, "title", Text(line.title, line.locale), locale.tag)
        _text(entry, "updated", _moment(line.on), locale.tag)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _address(edition, line)})
        _text(entry, "content", locale.localise(line.note), locale.tag)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _json(edition: Edition, locale: Locale, own: str, lines: list[Line]) -> dict[str, Any]:
    items = []
    for line in lines:
        said = locale.localise(line.note)
        items.append(
            {
                "id": f"{own}#{line.anchor}",
                "url": _address(edition, line),
                "title": line.title,
                "content_text": said.text,
                "date_published": _moment(line.on),
                "language": said.locale,
            }
        )
    return {
        "version": JSON_FEED,
        "title": f"{locale.localise(edition.site.settings.name).text}: {locale.t('changes.title')}",
        "home_page_url": own,
        "feed_url": f"{own}feed.json",
        "language": locale.tag,
        "authors": [{"name": _owner(edition, locale)}],
        "items": items,
    }


def _address(edition: Edition, line: Line) -> str:
    return edition.site.settings.address + line.url.removeprefix("./")


def _owner(edition: Edition, locale: Locale) -> str:
    owner = edition.site.settings.owner
    return owner.name if owner else locale.localise(edition.site.settings.name).text


def _began(edition: Edition) -> dt.date:
    """Return the day an empty feed gives: the newest of any page, never the day of the build."""
    days = (page.stamp.updated for page in edition.pages.values())
    return max(filter(None, days), default=EARLIEST)
