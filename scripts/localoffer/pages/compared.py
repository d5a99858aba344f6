"""Compared: a translated page with how it stands to its source. What was compared as it is, is not compared again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localoffer.facts.layout import CONTENT, TRANSLATIONS
from localoffer.issues import Issue, of_json
from localoffer.kept import Table
from localoffer.languages.comparison import SourceBlock, TranslationState, compare
from localoffer.packed import Shape, replaced

if TYPE_CHECKING:
    from localoffer.pages.sources import Source

Compared = tuple[TranslationState, str, list[Issue]]
"""How a translation stands to its source, the hash of its words, and what is wrong with its facts."""


def _compare(source: Source, page: Source) -> Compared:
    record = page.meta.translation if page.meta else None
    if source.words is None or page.words is None or record is None:
        raise ValueError(page.path)  # only such pages are asked about
    state, issues = compare(source.words, page.words, record.blocks)
    return state, page.words.digest, issues


def _read_compared(kept: list[Any]) -> Compared:
    (changed, gone, facts), digest, issues = kept
    state = TranslationState(tuple(SourceBlock(*each) for each in changed), gone, facts)
    return state, digest, list(map(of_json, issues))


_COMPARED: Shape[Compared] = Shape(
    lambda made: [
        [made[0].changed, made[0].gone, made[0].facts],
        made[1],
        [each.as_json() for each in made[2]],
    ],
    _read_compared,
)


def compared(page: Source, source: Source | None, kept: Table) -> Compared | None:
    """Return how a translated page stands to its source, which ``kept`` may know; None for all other pages."""
    if source is None or source is page or any(each.meta is None or each.is_fallback for each in (page, source)):
        return None
    if page.meta is None or page.meta.translation is None:
        return None
    given = [source.path, source.text, source.locale, page.path, page.text, page.locale]
    return kept.recall(f"{page.locale}/{page.id}", given, _COMPARED, lambda _: _compare(source, page))


def standing(page: Source, source: Source | None, found: Compared | None, default: str, issues: list[Issue]) -> Source:
    """Return a page with how it stands to its source, which ``found`` says, and tell what is wrong with that."""
    if page.meta is None or page.is_fallback:
        return page
    record, line = page.meta.translation, page.lines.line(("translation",))
    if page.locale != default and page.meta.also:
        message = "What a page is searched by in other languages stands in their catalogues, so that it needs no translated page."
        hint = f"Write it in {CONTENT}/{TRANSLATIONS}/{page.locale}.po, as page:{page.id}.also, and take it out here."
        issues.append(Issue(page.path, page.lines.line(("also",)), "also-in-translation", message, hint))
    if page.locale == default:
        if record:
            message = "This page is the source: it is a translation of nothing."
            issues.append(Issue(page.path, line, "translation-of-nothing", message, "Take translation out."))
        return page
    if source is None or source.meta is None or source.is_fallback:
        return page
    command = f"localoffer translations update {page.path}"
    if record is None:
        message = "Nothing says which English words this page was translated from."
        issues.append(Issue(page.path, 1, "translation-not-recorded", message, f"Run: {command}"))
        return page
    if found is None:
        return page
    state, digest, faults = found
    issues.extend(faults)
    if record.checked_words not in (None, digest):
        message = f"The words have changed since {record.checked_by} checked them on {record.checked_on}."
        hint = f"Have them checked again, or run: {command}"
        issues.append(Issue(page.path, line, "translation-check-outdated", message, hint))
    return replaced(page, translation=state)
