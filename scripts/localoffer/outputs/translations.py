"""How every translation stands, at a glance: a page for editors, kept out of navigation and search engines, and JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..book import Book
from ..records import Standing, standings
from .documents import Document, pair

TRANSLATIONS = "translations/"


class StandingText(Document):
    """How one page, or one locale's words of facts and interface, stands to its source."""

    path: str
    """The file, from the root of the repository."""
    locale: str
    """BCP 47 language tag."""
    state: str
    """missing, outdated, outdated in facts or done."""
    method: str | None
    """machine or human; null where there is no translation."""
    checked_by: str | None
    """Who has checked it; null while nobody has."""
    checked_on: dt.date | None
    """The day they did."""
    behind: int
    """How many blocks, or words, of the source are new or different since."""


class Translations(Document):
    """Every translation."""

    translations: list[StandingText]
    """Locale by locale: its words first, then its pages in reading order."""


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page, translations.json and its schema, where the site has more than one language."""
    found = standings(book)
    if not found:
        return
    view = book.view_beside(book.locales[book.default], TRANSLATIONS, "editors.translations", canonical="", languages=[])
    view["tables"] = [(locale, _rows(book, found, tag)) for tag, locale in book.locales.items() if tag != book.default]
    yield f"{TRANSLATIONS}index.html", book.layout("translations", **view)
    yield from pair("translations", Translations(translations=[StandingText(**each.__dict__) for each in found]))


def _rows(book: Book, found: list[Standing], tag: str) -> list[tuple[Standing, str]]:
    """Return each standing of a locale with the address of its page, or nothing where it is no page."""
    urls = {f"docs/{page.src}": page.url for page in book.pages.values()}
    return [(each, urls.get(each.path, "")) for each in found if each.locale == tag]
