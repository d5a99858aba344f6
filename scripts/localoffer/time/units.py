"""Units: what a file says, cut into the things that can change by themselves.

Used on today's files and on every version in git, so it never fails: what cannot be read is one
unit, its bytes. A fact is three kinds of unit: as the default language says it (``contact:helpline``), its numbers,
addresses and the like (``contact:helpline#values``), and its words in each other language (``contact:helpline@pl``).

Facts once held the words of every language, keyed by tag; now they hold one, and catalogues the others. Both are cut into
the same units with the same hashes, so that moving the words changed no page's day.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from localoffer.facts import yaml_file
from localoffer.facts.front_matter import split_front_matter
from localoffer.facts.layout import CONTENT, KINDS, TRANSLATIONS
from localoffer.facts.words import shown_fact
from localoffer.languages.catalogues import translated
from localoffer.time.layouts import (
    BOOKKEEPING,
    as_before,
    facts_of,
    folded,
    in_default,
    plain,
    value_of,
    without_words,
    words_by_language,
)

DOCS = "docs"

NOTES = "notes/"
VALUES = "#values"

SPOKEN = ("title", "description")
"""The keys of a page's front matter that a reader reads."""

_KINDS = KINDS - {"site", "navigation", "audit"}
"""Kinds of facts that pages show, by the first part of the names of their words."""


def digest(value: Any) -> str:
    """Return a short hash of plain values."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fact_of(unit: str) -> str:
    """Return the page or the fact that a unit is a part of: ``contact:helpline`` for ``contact:helpline@pl``."""
    return unit.removeprefix(NOTES).partition("@")[0].removesuffix(VALUES)


def units_in(key: str, tag: str, default: str, partly: Collection[str] = ()) -> Iterator[str]:
    """Yield the units of a fact that a page in the language ``tag`` shows; ``partly`` holds what it says only in part."""
    if tag == default or key in partly:
        yield key
    if tag != default:
        yield from (f"{key}{VALUES}", f"{key}@{tag}")


def units(path: str, raw: bytes, tags: Collection[str] = (), default: str = "") -> dict[str, str]:
    """Return unit -> hash for one file. ``NOTES`` before a unit's name holds the change notes that belong to it."""
    folder, _, name = path.partition("/")
    if folder == DOCS and name.endswith(".md"):
        return _page_units(f"page:{name}", raw, tags, default)
    if folder != CONTENT:
        return {}
    if name.startswith(f"{TRANSLATIONS}/") and name.endswith(".po"):
        return _catalogue_units(name.removeprefix(f"{TRANSLATIONS}/").removesuffix(".po"), raw, default)
    return _fact_units(path, name, raw, tags, default) if name.endswith(".yml") else {}


def _fact_units(path: str, name: str, raw: bytes, tags: Collection[str], default: str) -> dict[str, str]:
    value, is_sound = value_of(path, raw)
    if not is_sound:
        value = raw.decode("utf-8", "replace")
    found: dict[str, str] = {}
    for key, (fact, shape) in facts_of(name, value).items():
        found[key] = digest([default, plain(as_before(key, in_default(fact, default, tags)))])
        found[key + VALUES] = digest(without_words(in_default(fact, default, tags, mark=True), shape))
        said = words_by_language(key, fact, default, tags)
        found.update({f"{key}@{tag}": _words_digest(tag, words) for tag, words in said.items()})
        if isinstance(fact, dict) and fact.get("changes"):
            found[NOTES + key] = digest([key, in_default(fact["changes"], default, tags)])
    return found


def _catalogue_units(tag: str, raw: bytes, default: str) -> dict[str, str]:
    """Return the words of each fact in one language, from its catalogue."""
    said: dict[str, set[str]] = {}
    for key, _, text in translated(raw) if tag != default else ():
        if key.partition(":")[0] in _KINDS and not BOOKKEEPING & set(key.split(".")):
            said.setdefault(shown_fact(key), set()).add(folded(text))
    return {f"{key}@{tag}": _words_digest(tag, words) for key, words in said.items()}


def _words_digest(tag: str, words: Collection[str]) -> str:
    return digest([tag, sorted(words)])


def _page_units(unit: str, raw: bytes, tags: Collection[str], default: str) -> dict[str, str]:
    meta, front, body = _cut(raw)
    notes = meta.get("changes") if isinstance(meta, dict) else None
    found = {unit: _page_digest(meta, front, body, raw)}
    return {**found, NOTES + unit: digest([unit, in_default(notes, default, tags)])} if notes else found


def page_digest(raw: bytes) -> str:
    """Return the hash of a page's words: its title, its description and everything below its front matter."""
    return _page_digest(*_cut(raw), raw)


def _cut(raw: bytes) -> tuple[Any, str | None, str]:
    """Return (value of the front matter, the front matter as written, body) of a page."""
    text, _ = yaml_file.decode("", raw)
    front, body, _ = split_front_matter(text.replace("\r\n", "\n"))
    return yaml_file.parse("", front)[0] if front is not None else None, front, body


def _page_digest(meta: Any, front: str | None, body: str, raw: bytes) -> str:
    spoken = [meta.get(key) for key in SPOKEN] if isinstance(meta, dict) else front
    return digest([plain(spoken), folded(body) or folded(raw.decode("utf-8", "replace"))])
