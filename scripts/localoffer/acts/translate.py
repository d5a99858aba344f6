"""Translating: what says that a translation is up to date, or checked by a person. Writes pages and catalogues.

Saving a translated page never clears a mark: "this is up to date now" and "I have checked it" are acts of their own,
and each is refused while the facts differ. A catalogue says by itself what it was made from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from localoffer.acts.yaml_edit import with_front_matter
from localoffer.disk import replace
from localoffer.edition import DatedPage, Edition
from localoffer.facts.layout import CONTENT, TRANSLATIONS
from localoffer.facts.shapes import Method
from localoffer.issues import Issue, did_you_mean
from localoffer.languages.catalogues import parse
from localoffer.languages.comparison import SourceBlock, compare
from localoffer.languages.interface import EDITORS, FOLDER, program_catalogue, template
from localoffer.languages.merge import merged, signed, template_text
from localoffer.languages.reading import catalogue_path
from localoffer.languages.sources import SourceText, interface_sources, limit_keys
from localoffer.languages.standing import stale_texts
from localoffer.reports.translations import fact_sources, sources_of


class RefusedError(Exception):
    """An act that would say what is not so. ``issues`` says why."""

    def __init__(self, *issues: Issue) -> None:
        """Keep the reasons."""
        super().__init__(*map(str, issues))
        self.issues = list(issues)


def page_at(edition: Edition, path: str) -> DatedPage:
    """Return the translated page that stands at ``path``. Raises ``RefusedError``."""
    path = Path(path).as_posix().removeprefix("./")
    translated = {page.path: page for page in edition.pages.values() if page.locale != edition.default and page.has_file}
    if path in translated:
        return translated[path]
    hint = did_you_mean(path, translated) or "Name a Markdown file of a translation, or a locale such as pl."
    raise RefusedError(Issue(path, 1, "not-a-translation", "This is not a translated page.", hint))


def update_page(edition: Edition, path: str, method: Method | None) -> str:
    """Write down that a page is as new as its source is now; returns what to say. Raises ``RefusedError``."""
    page = page_at(edition, path)
    if page.meta is None or page.words is None:
        raise RefusedError(Issue(page.path, 1, "page-broken", "This page cannot be read yet.", "Run: localoffer check"))
    source = edition.source_of(page)
    if source.words is None:
        raise RefusedError(Issue(source.path, 1, "page-broken", "The source cannot be read yet.", "Run: localoffer check"))
    old = page.meta.translation
    record: dict[str, Any] = {"source": source.words.digest, "blocks": [block.digest for block in source.words.blocks]}
    record["method"] = str(method or (old.method if old else Method.MACHINE))
    _refuse_differing_facts(edition, page, record["blocks"])
    kept = ""
    if old and old.checked_by:
        if old.checked_words == page.words.digest and old.blocks == record["blocks"]:
            record |= {"checked_by": old.checked_by, "checked_on": old.checked_on, "checked_words": old.checked_words}
        else:
            kept = f" {old.checked_by} checked other words, so the check is gone."
    _write_record(edition.root, page.path, record)
    return f"{page.path} is up to date with {source.path}.{kept}"


def _refuse_differing_facts(edition: Edition, page: DatedPage, blocks: list[str]) -> None:
    source = edition.source_of(page)
    if source.words is None or page.words is None:
        return
    state, issues = compare(source.words, page.words, blocks)
    if issues or not state.facts:
        raise RefusedError(*issues)


def sign_page(edition: Edition, path: str, name: str, day: dt.date) -> str:
    """Write down that a person has read a whole translation against its source. Raises ``RefusedError``."""
    page = page_at(edition, path)
    old = page.meta.translation if page.meta else None
    if old is None or page.words is None or page.translation is None:
        hint = f"Run: localoffer translations update {page.path}"
        raise RefusedError(Issue(page.path, 1, "translation-not-recorded", "Nothing says what this was translated from.", hint))
    if page.translation.name != "done":
        hint = f"Run: localoffer translations changes {page.path}"
        raise RefusedError(Issue(page.path, 1, "translation-outdated", f"This translation is {page.translation.name}.", hint))
    _refuse_differing_facts(edition, page, old.blocks)
    record = old.model_dump(mode="json", exclude_none=True)
    record |= {"checked_by": name, "checked_on": day, "checked_words": page.words.digest}
    _write_record(edition.root, page.path, record)
    return f"{name} has checked {page.path} as it stands today."


def _write_record(root: Path, path: str, record: Mapping[str, Any]) -> None:
    text = (root / path).read_text(encoding="utf-8")
    replace(root, root / path, with_front_matter(text, {"translation": dict(record)}, ("translation",)))


def changes(edition: Edition, path: str) -> tuple[list[SourceBlock], int]:
    """Return the blocks of the source that are new or different since a page was translated, and how many are gone."""
    page = page_at(edition, path)
    if page.translation is None:
        source = edition.source_of(page)
        return list(source.words.blocks if source.words else ()), 0
    return list(page.translation.changed), page.translation.gone


def changed_words(edition: Edition, tag: str) -> list[tuple[str, int, str]]:
    """Return (path, line, source words) of every fact and word of the interface that is missing or outdated in a locale."""
    stale = [each.source for each in stale_texts(edition.locales[tag], sources_of(edition, tag))]
    return [(each.path, each.line, each.text) for each in stale]


def update_words(edition: Edition, tag: str, method: Method | None) -> str:
    """Merge a locale's catalogue with the words of today; returns what to say. Raises ``RefusedError``."""
    path = catalogue_path(tag)
    old = _old_catalogue(edition.root / path, path)
    before = [each for each in program_catalogue(tag).entries if each.is_translated]
    have = {each.key for each in before}
    lacking = [each for each in interface_sources(tag, edition.default) if each.key.partition(":")[2] not in have]
    sources = [*fact_sources(edition, tag), *(lacking if tag != edition.default else ())]
    result = merged(title_of(edition), tag, sources, old, keep=limit_keys(edition.site), method=method)
    write(edition.root, path, result.text)
    lost = f" {result.lost_check} checked other words, so the check is gone." if result.lost_check else ""
    stale = sum(not each.is_missing for each in stale_texts(edition.locales[tag], sources))
    return f"{path} has every word of today: {result.new} to translate, {stale} outdated.{lost}"


def _old_catalogue(file: Path, path: str) -> bytes | None:
    """Return a catalogue as it stands. Raises ``RefusedError`` where it cannot be read: nothing in it must be lost."""
    if not file.is_file():
        return None
    raw = file.read_bytes()
    _, issues = parse(path, raw)
    if issues:
        raise RefusedError(*issues)
    return raw


def sign_words(edition: Edition, tag: str, name: str, day: dt.date, faults: Iterable[Issue]) -> str:
    """Write down that a person has read a whole catalogue against its source. Raises ``RefusedError``."""
    path, locale = catalogue_path(tag), edition.locales[tag]
    if locale.catalogue is None:
        hint = f"Run: localoffer translations update {tag}"
        raise RefusedError(Issue(path, 1, "file-missing", "There is no catalogue to check.", hint))
    broken = [each for each in faults if each.path == path and each.rule != "translation-check-outdated"]
    if broken:
        raise RefusedError(*broken)
    stale = stale_texts(locale, sources_of(edition, tag))
    if stale:
        hint = f"Run: localoffer translations changes {tag}"
        message = f"{len(stale)} of its words are missing or outdated."
        raise RefusedError(Issue(path, 1, "translation-outdated", message, hint))
    write(edition.root, path, signed((edition.root / path).read_bytes(), name, str(day), locale.catalogue.words_digest))
    return f"{name} has checked {path} as it stands today."


def extract(edition: Edition) -> list[str]:
    """Write the template of the site's words; returns the files written."""
    path = f"{CONTENT}/{TRANSLATIONS}/site.pot"
    write(edition.root, path, template_text(title_of(edition), fact_sources(edition, edition.default)))
    return [path]


def extract_interface(folder: Path = FOLDER) -> list[str]:
    """Merge the program's own catalogues with the words of the interface as they are now; returns the files written."""
    template.cache_clear()
    words = [SourceText(each.key, each.source, each.plural, "", 1) for each in template(folder).values()]
    wanted = [each for each in words if not each.key.startswith(EDITORS)]
    written = []
    for file in sorted(folder.glob("*.po")):
        write(folder, file.name, merged("localoffer", file.stem, wanted, file.read_bytes()).text)
        written.append(file.name)
    return written


def title_of(edition: Edition) -> str:
    """Return what a site's catalogues are called."""
    return edition.site.settings.name.text


def write(root: Path, path: str, text: str) -> None:
    """Write a catalogue."""
    replace(root, root / path, text.rstrip("\n") + "\n")
