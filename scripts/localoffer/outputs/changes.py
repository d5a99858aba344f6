"""What has changed: for each locale a page, an Atom feed (RFC 4287) and a JSON feed (version 1.1), out of the change notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from localoffer.edition import Book, Page
from localoffer.facts.values import EARLIEST, Words
from localoffer.languages.locales import Locale, Text
from localoffer.outputs.json_files import as_text
from localoffer.time.change_notes import Entry, entries, newest_first, noted_facts, page_key

CHANGES = "changes/"
ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


class Line(NamedTuple):
    """One change, with the page where a reader finds it."""

    on: dt.date
    note: Words
    anchor: str
    title: str
    url: str
    locale: str
    """The language the page's title is in."""


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page and both feeds of each locale."""
    for tag, locale in book.locales.items():
        lines = list(_lines(book, tag))
        folder = book.prefix(tag) + CHANGES
        feeds = [("application/atom+xml", f"{folder}feed.xml"), ("application/feed+json", f"{folder}feed.json")]
        view = book.view_beside(locale, CHANGES, "changes", entries=lines, feeds=feeds)
        yield f"{folder}index.html", book.layout("changes", **view)
        address = book.site.settings.address
        yield f"{folder}feed.xml", _atom(book, locale, address + folder, lines)
        yield f"{folder}feed.json", _json(book, locale, address + folder, lines)


def _lines(book: Book, tag: str) -> Iterator[Line]:
    """Yield every change, the newest first; one of a fact leads to the first page that shows it."""
    pages = [book.pages[tag, page_id] for page_id in book.navigation.order]
    homes: dict[str, Page] = {}
    found: list[Entry] = []
    for page in pages:
        source = book.source_of(page)
        key = page_key(page.id, source.meta)
        homes[key] = page
        found += entries(key, source.meta.changes if source.meta else ())
        for shown in page.shown:
            homes.setdefault(shown, page)
    for key, notes in noted_facts(book.site).items():
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


def _atom(book: Book, locale: Locale, own: str, lines: list[Line]) -> str:
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": locale.tag})
    _text(feed, "id", own, locale.tag)
    _text(feed, "title", f"{locale.localise(book.site.settings.name).text}: {locale.t('changes.title')}", locale.tag)
    _text(feed, "updated", _moment(lines[0].on if lines else _began(book)), locale.tag)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{own}feed.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": own})
    author = ET.SubElement(feed, "author")
    _text(author, "name", _owner(book, locale), locale.tag)
    for line in lines:
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", f"{own}#{line.anchor}", locale.tag)
        _text(entry, "title", Text(line.title, line.locale), locale.tag)
        _text(entry, "updated", _moment(line.on), locale.tag)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _address(book, line)})
        _text(entry, "content", locale.localise(line.note), locale.tag)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _json(book: Book, locale: Locale, own: str, lines: list[Line]) -> str:
    items = []
    for line in lines:
        said = locale.localise(line.note)
        items.append(
            {
                "id": f"{own}#{line.anchor}",
                "url": _address(book, line),
                "title": line.title,
                "content_text": said.text,
                "date_published": _moment(line.on),
                "language": said.locale,
            }
        )
    feed = {
        "version": JSON_FEED,
        "title": f"{locale.localise(book.site.settings.name).text}: {locale.t('changes.title')}",
        "home_page_url": own,
        "feed_url": f"{own}feed.json",
        "language": locale.tag,
        "authors": [{"name": _owner(book, locale)}],
        "items": items,
    }
    return as_text(feed)


def _address(book: Book, line: Line) -> str:
    return book.site.settings.address + line.url.removeprefix("./")


def _owner(book: Book, locale: Locale) -> str:
    owner = book.site.settings.owner
    return owner.name if owner else locale.localise(book.site.settings.name).text


def _began(book: Book) -> dt.date:
    """Return the day an empty feed gives: the newest of any page, never the day of the build."""
    days = (page.stamp.updated for page in book.pages.values() if page.stamp)
    return max(filter(None, days), default=EARLIEST)
