"""How every translation stands, at a glance: a page for editors, kept out of navigation and search engines, and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.languages.standing import Standing
from localoffer.outputs.json_files import Document, pair
from localoffer.reports.translations import standings

TRANSLATIONS = "translations/"


class Translations(Document):
    """Every translation."""

    translations: list[Standing]
    """Locale by locale: its words first, then its pages in reading order."""


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page, translations.json and its schema, where the site has more than one language."""
    found = standings(book)
    if not found:
        return
    view = book.view_beside(book.locales[book.default], TRANSLATIONS, "editors.translations", canonical="", languages=[])
    view["tables"] = [(locale, _rows(book, found, tag)) for tag, locale in book.locales.items() if tag != book.default]
    yield f"{TRANSLATIONS}index.html", book.layout("translations", **view)
    yield from pair("translations", Translations(translations=found))


def _rows(book: Book, found: list[Standing], tag: str) -> list[tuple[Standing, str]]:
    """Return each standing of a locale with the address of its page, or nothing where it is no page."""
    urls = {f"docs/{page.src}": page.url for page in book.pages.values()}
    return [(each, urls.get(each.path, "")) for each in found if each.locale == tag]
