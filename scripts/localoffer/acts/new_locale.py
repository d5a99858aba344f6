"""New: begin a language with data alone: a folder for pages, a catalogue to translate, a line in content/site.yml."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from typing import Any

from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError

from localoffer.acts.translate import RefusedError, title_of, write
from localoffer.acts.yaml_edit import with_changed
from localoffer.disk import replace
from localoffer.edition import Edition
from localoffer.facts.layout import CONTENT
from localoffer.issues import Issue
from localoffer.languages.catalogues import INTERFACE
from localoffer.languages.first_words import with_first_words
from localoffer.languages.interface import program_catalogue
from localoffer.languages.merge import merged
from localoffer.languages.reading import catalogue_path
from localoffer.languages.sources import interface_sources
from localoffer.reports.translations import fact_sources
from localoffer.time.units import DOCS


def new_locale(edition: Edition, tag: str) -> str:
    """Make everything that the locale ``tag`` begins with; returns what to do next. Raises ``RefusedError``."""
    own_name = _own_name(tag, edition)
    settings = edition.root / CONTENT / "site.yml"
    path = catalogue_path(tag)
    for name in (path, f"{DOCS}/{tag}"):
        if (edition.root / name).exists():
            raise RefusedError(Issue(name, 1, "already-there", "This is there already, and stays as it is."))
    text = settings.read_text(encoding="utf-8")
    folder = edition.root / DOCS / tag
    with ExitStack() as undone:  # a language is begun whole or not at all
        undone.callback((edition.root / path).unlink, missing_ok=True)
        write(edition.root, path, _catalogue(edition, tag))
        undone.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.mkdir()
        (folder / ".gitkeep").touch()
        replace(edition.root, settings, with_changed(text, "locales", lambda locales: _add(locales, tag, own_name)))
        undone.pop_all()
    english = edition.locales[edition.default].settings.name
    return (
        f"{own_name} ({tag}) has begun: {path}, {DOCS}/{tag}/, a line in {CONTENT}/site.yml.\n"
        f"Translate {path} in Poedit, Weblate or a text editor. What is not translated yet is shown in {english}.\n"
        f"Every page is there already, in {english}, and says so. Check the name: {own_name}.\n"
        f"It is a draft: localoffer serve shows it, and nothing of it is published until you take draft: true out of"
        f" {CONTENT}/site.yml."
    )


def _catalogue(edition: Edition, tag: str) -> str:
    """Return a catalogue without words; with those of the interface only where the program does not have them."""
    has_interface = any(each.is_translated for each in program_catalogue(tag).entries)
    interface = [] if has_interface else interface_sources(tag, edition.default)
    text = merged(title_of(edition), tag, [*fact_sources(edition, edition.default), *interface], None).text
    return with_first_words(text, tag, INTERFACE) if interface else text


def _add(locales: Any, tag: str, name: str) -> None:
    locales.append({"tag": tag, "name": name, "draft": True})


def _own_name(tag: str, edition: Edition) -> str:
    """Return the language's name in itself, from CLDR."""
    if tag in edition.locales:
        raise RefusedError(Issue(f"{CONTENT}/site.yml", 1, "already-there", f'"{tag}" is a locale of this site already.'))
    try:
        locale = BabelLocale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        hint = "Write it as in BCP 47, such as uk or pt-BR."
        raise RefusedError(Issue(f"{CONTENT}/site.yml", 1, "locale-not-known", f'"{tag}" is not a language tag.', hint)) from None
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]
