"""Records: what the program writes down of translations, and how every locale stands.

Saving a translation never clears a mark. "This is up to date now" and "I have checked it" are acts of
their own, and each is refused while the facts differ.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from localoffer.edition import DatedPage as Page
from localoffer.edition import Edition as Book
from localoffer.facts.read import CONTENT, StaleText, place, source_words, split_front_matter, stale_texts, words_of, words_place
from localoffer.facts.shapes import Method
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.languages.comparison import SourceBlock, compare, words_digest
from localoffer.time.units import DOCS

_RECORD = re.compile(r"^translation:\n(?:[ \t].*\n|\n(?=[ \t]))*", re.MULTILINE)
HEAD = "# Which English words each of these was translated from. Written by localoffer translations update, never by hand.\n"


class RefusedError(Exception):
    """An act that would say what is not so. ``issues`` says why."""

    def __init__(self, *issues: Issue) -> None:
        """Keep the reasons."""
        super().__init__(*map(str, issues))
        self.issues = list(issues)


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


def standings(book: Book) -> list[Standing]:
    """Return how everything that can be translated stands, locale by locale: its words first, then its pages."""
    found = []
    for tag in book.locales:
        if tag == book.default:
            continue
        found.append(_words_standing(book, tag))
        found += [_page_standing(book.pages[tag, page_id]) for page_id in book.navigation.order if (tag, page_id) in book.pages]
    return found


def _page_standing(page: Page) -> Standing:
    record = page.meta.translation if page.meta else None
    if page.is_fallback or record is None or page.translation is None:
        path = f"{DOCS}/{page.src}"
        name = "missing" if page.is_fallback else "outdated"
        return Standing(path=path, locale=page.locale, state=name, method=None, checked_by=None, checked_on=None, behind=0)
    state = page.translation
    return Standing(
        path=page.path,
        locale=page.locale,
        state=state.name,
        method=str(record.method),
        checked_by=record.checked_by,
        checked_on=record.checked_on,
        behind=len(state.changed),
    )


def _words_standing(book: Book, tag: str) -> Standing:
    behind = stale_texts(book.site, tag)
    record = book.site.translations.get(tag)
    state = "done" if not behind else "missing" if all(each.is_missing for each in behind) else "outdated"
    method = str(record.method) if record else None
    return Standing(
        path=record_path(tag), locale=tag, state=state, method=method, checked_by=None, checked_on=None, behind=len(behind)
    )


def record_path(tag: str) -> str:
    """Return where a locale's record of words is kept."""
    return f"{CONTENT}/translations/{tag}.yml"


def page_at(book: Book, path: str) -> Page:
    """Return the translated page that stands at ``path``. Raises ``RefusedError``."""
    path = Path(path).as_posix().removeprefix("./")
    translated = {page.path: page for page in book.pages.values() if page.locale != book.default and not page.is_fallback}
    if path in translated:
        return translated[path]
    hint = did_you_mean(path, translated) or "Name a Markdown file of a translation, or a locale such as pl."
    raise RefusedError(Issue(path, 1, "not-a-translation", "This is not a translated page.", hint))


def update_page(book: Book, path: str, method: Method | None) -> str:
    """Write down that a page is as new as its source is now; returns what to say. Raises ``RefusedError``."""
    page = page_at(book, path)
    if page.meta is None or page.words is None:
        raise RefusedError(Issue(page.path, 1, "page-broken", "This page cannot be read yet.", "Run: localoffer check"))
    source = book.source_of(page)
    if source.words is None:
        raise RefusedError(Issue(source.path, 1, "page-broken", "The source cannot be read yet.", "Run: localoffer check"))
    old = page.meta.translation
    record: dict[str, Any] = {"source": source.words.digest, "blocks": [block.digest for block in source.words.blocks]}
    record["method"] = str(method or (old.method if old else Method.MACHINE))
    _refuse_differing_facts(book, page, record["blocks"])
    kept = ""
    if old and old.checked_by:
        if old.checked_words == page.words.digest and old.blocks == record["blocks"]:
            record |= {"checked_by": old.checked_by, "checked_on": old.checked_on, "checked_words": old.checked_words}
        else:
            kept = f" {old.checked_by} checked other words, so the check is gone."
    _write_record(book.root / page.path, record)
    return f"{page.path} is up to date with {source.path}.{kept}"


def _refuse_differing_facts(book: Book, page: Page, blocks: list[str]) -> None:
    source = book.source_of(page)
    if source.words is None or page.words is None:
        return
    state, issues = compare(source.words, page.words, blocks)
    if issues or not state.facts:
        raise RefusedError(*issues)


def sign_page(book: Book, path: str, name: str, day: dt.date) -> str:
    """Write down that a person has read a whole translation against its source. Raises ``RefusedError``."""
    page = page_at(book, path)
    old = page.meta.translation if page.meta else None
    if old is None or page.words is None or page.translation is None:
        hint = f"Run: localoffer translations update {page.path}"
        raise RefusedError(Issue(page.path, 1, "translation-not-recorded", "Nothing says what this was translated from.", hint))
    if page.translation.name != "done":
        hint = f"Run: localoffer translations changes {page.path}"
        raise RefusedError(Issue(page.path, 1, "translation-outdated", f"This translation is {page.translation.name}.", hint))
    _refuse_differing_facts(book, page, old.blocks)
    record = old.model_dump(mode="json", exclude_none=True)
    record |= {"checked_by": name, "checked_on": day, "checked_words": page.words.digest}
    _write_record(book.root / page.path, record)
    return f"{name} has checked {page.path} as it stands today."


def _write_record(file: Path, record: Mapping[str, Any]) -> None:
    text = file.read_text(encoding="utf-8")
    front, body, _ = split_front_matter(text)
    kept = _RECORD.sub("", front or "")
    lines = yaml.safe_dump({"translation": dict(record)}, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
    file.write_text(f"---\n{kept}{lines}---\n{body}", encoding="utf-8")


def update_words(book: Book, tag: str, method: Method | None, faults: list[Issue]) -> str:
    """Write down that a locale's words of facts and interface are as new as their source. Raises ``RefusedError``."""
    differing = [issue for issue in faults if issue.rule == "fact-differs" and _is_of(book, issue, tag)]
    if differing:
        raise RefusedError(*differing)
    old = book.site.translations.get(tag)
    made_from = {
        StaleText(key, loc, "", False).place: words_digest(words[book.default])
        for key, loc, words in source_words(book.site)
        if tag in words
    }
    record = {"method": str(method or (old.method if old else Method.MACHINE)), "made_from": dict(sorted(made_from.items()))}
    file = book.root / record_path(tag)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=160), encoding="utf-8")
    return f"The words in {record_path(tag)} are up to date: {len(made_from)}."


def _is_of(book: Book, issue: Issue, tag: str) -> bool:
    """Tell whether an issue stands at words of this locale."""
    at = {words_place(book.site, key, loc, tag) for key, loc, words in words_of(book.site) if tag in words}
    return (issue.path, issue.line) in at or issue.path == f"{CONTENT}/strings/{tag}.yml"


def changes(book: Book, path: str) -> tuple[list[SourceBlock], int]:
    """Return the blocks of the source that are new or different since a page was translated, and how many are gone."""
    page = page_at(book, path)
    if page.translation is None:
        source = book.source_of(page)
        return list(source.words.blocks if source.words else ()), 0
    return list(page.translation.changed), page.translation.gone


def changed_words(book: Book, tag: str) -> list[tuple[str, int, str]]:
    """Return (path, line, source words) of every fact and string that is missing or outdated in a locale."""
    return [(*_source_place(book, each), each.source) for each in stale_texts(book.site, tag)]


def _source_place(book: Book, each: StaleText) -> tuple[str, int]:
    kind, _, name = each.key.partition(":")
    if kind == "string":
        return place(book.site, f"strings:{book.default}", name)
    return words_place(book.site, each.key, each.loc, book.default)


def as_notices(book: Book) -> Iterator[Issue]:
    """Yield what is missing, outdated or unchecked in every locale, each at its place."""
    for standing in standings(book):
        if standing.state != "done":
            behind = f": {standing.behind} new or different" if standing.behind else ""
            message = f"The translation is {standing.state}{behind}."
            yield Issue(standing.path, 1, f"translation-{standing.state.split()[0]}", message, severity=Severity.NOTICE)
        elif standing.checked_by is None:
            message = "No person who speaks the language has checked this translation."
            yield Issue(standing.path, 1, "translation-unchecked", message, severity=Severity.NOTICE)
