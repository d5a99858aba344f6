"""How every translation stands, at a glance: a page for editors, kept out of navigation and search engines, and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.languages.standing import Standing
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import for_editors, needs
from localoffer.outputs.json_files import Document, pair
from localoffer.reports.translations import standings
from localoffer.theme.contexts import LanguageLink, TranslationsContext

TRANSLATIONS = "translations/"


class Translations(Document):
    """Every translation."""

    translations: list[Standing]
    """Locale by locale: its words first, then its pages in reading order."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the page, translations.json and its schema, where the site has more than one language."""
    found = standings(edition)
    if not found:
        return
    own = for_editors(edition, TRANSLATIONS, "editors.translations")
    urls = {page.path: own["root_path"] + page.url for page in edition.pages.values() if not page.is_fallback}
    urls |= {f"docs/{page.src}": own["root_path"] + page.url for page in edition.pages.values()}
    tables = tuple(
        (
            LanguageLink(f"#{tag}", tag, locale.direction, locale.settings.name),
            tuple((each, urls.get(each.path, "")) for each in found if each.locale == tag),
        )
        for tag, locale in edition.locales.items()
        if tag != edition.default
    )
    context = TranslationsContext(**own, tables=tables)
    yield page_file(edition, f"{TRANSLATIONS}index.html", "translations", context, needs(edition))
    yield from pair("translations", Translations(translations=found))
