"""Standing: how each translation stands to its source: missing, outdated, outdated in facts or done. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from localoffer.facts.shapes import Method, Site, TranslationRecord
from localoffer.facts.words import FINDING, optional_words_of, shown_fact, words_of
from localoffer.languages.catalogues import INTERFACE, METHOD
from localoffer.languages.comparison import TranslationState
from localoffer.languages.interface import interface_books
from localoffer.languages.locales import Locale
from localoffer.languages.phrasebook import Found
from localoffer.languages.sources import SourceText


class Standing(BaseModel):
    """How one page, or one locale's words of facts and interface, stands to its source."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

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


class StaleText(NamedTuple):
    """Words that a locale has not got as they are now."""

    source: SourceText
    is_missing: bool
    """There are no words at all in the locale; otherwise they were made from an older source."""


def stale_texts(locale: Locale, sources: Iterable[SourceText]) -> list[StaleText]:
    """Return the words that a locale lacks, or that have changed since they were translated."""
    books = interface_books(locale.tag, locale.catalogue)

    def find(each: SourceText) -> Found | None:
        if each.key.startswith(INTERFACE):
            key = each.key.removeprefix(INTERFACE)
            return books[0].find(key, each.text) or books[1].find(key, each.text)
        return locale.phrases.find(each.key, each.text)

    stale = []
    for each in dict.fromkeys(sources):
        found = find(each)
        is_wanted = found is None and not each.is_optional
        is_outdated = found is not None and found.is_outdated and not each.key.endswith(FINDING)
        if is_wanted or is_outdated:
            stale.append(StaleText(each, found is None))
    return stale


def words_standing(path: str, locale: Locale, sources: Sequence[SourceText]) -> Standing:
    """Return how a locale's words of facts and interface stand; ``path`` is its catalogue's."""
    behind = stale_texts(locale, sources)
    header = locale.catalogue.header if locale.catalogue else {}
    by, on = locale.checked or (None, None)
    return Standing(
        path=path,
        locale=locale.tag,
        state="done" if not behind else "missing" if all(each.is_missing for each in behind) else "outdated",
        method=header.get(METHOD, "machine") if locale.catalogue else None,
        checked_by=by,
        checked_on=on,
        behind=len(behind),
    )


def page_standing(path: str, tag: str, record: TranslationRecord | None, state: TranslationState | None) -> Standing:
    """Return how a translated page stands, given its record and how it compares with its source."""
    if record is None or state is None:
        return _bare(path, tag, "outdated")
    return Standing(
        path=path,
        locale=tag,
        state=state.name,
        method=str(record.method),
        checked_by=record.checked_by,
        checked_on=record.checked_on,
        behind=len(state.changed),
    )


def missing_page(path: str, tag: str) -> Standing:
    """Return that a page is not translated."""
    return _bare(path, tag, "missing")


def _bare(path: str, tag: str, state: str) -> Standing:
    return Standing(path=path, locale=tag, state=state, method=None, checked_by=None, checked_on=None, behind=0)


def partly_said(site: Site, locale: Locale) -> frozenset[str]:
    """Return the facts that a language does not say as a whole: what it lacks stands there in the default language."""
    if locale.source is None:
        return frozenset()
    words = (each.words for each in (*words_of(site), *optional_words_of(site)) if not each.words.key.endswith(FINDING))
    # A change note is no part of the fact: it has a page of its own.
    return frozenset(shown_fact(each.key) for each in words if ".changes." not in each.key and locale.found(each) is None)


def record_of(locale: Locale) -> TranslationRecord:
    """Return who or what translated a page's words: all of them stand in the catalogue."""
    by, on = locale.checked or (None, None)
    return TranslationRecord.model_construct(
        source="",
        blocks=[],
        method=Method.HUMAN if locale.method == Method.HUMAN else Method.MACHINE,
        checked_by=by,
        checked_on=on,
    )
