"""Units: what a file says, cut into the things that can change by themselves.

Used on today's files and on every version in git, so it never fails: what cannot be read is one
unit, its bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import Any

from babel import localedata

from . import yamlfile
from .load import CONTENT, FOLDERS, MAPPINGS, split_front_matter

DOCS = "docs"

BOOKKEEPING = frozenset({"recorded_on", "checked_on", "checked_by"})
"""Keys that say who looked at a fact and when, not what it says."""

SPOKEN = ("title", "description")
"""The keys of a page's front matter that a reader reads."""


def digest(value: Any) -> str:
    """Return a short hash of plain values."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _is_words(value: Any) -> bool:
    """Tell whether a value holds the same words in several languages: every key is a language that CLDR knows."""
    return isinstance(value, dict) and bool(value) and all(map(_is_language, value))


@cache
def _is_language(key: object) -> bool:
    return localedata.exists(str(key).replace("-", "_"))


def _plain(value: Any, tag: str = "") -> Any:
    """Return a value without bookkeeping, with white space folded; of words, only those in ``tag``."""
    if _is_words(value):
        return _plain(value.get(tag)) if tag else None
    if isinstance(value, dict):
        return {str(key): _plain(part, tag) for key, part in value.items() if key not in BOOKKEEPING}
    if isinstance(value, list):
        return [_plain(part, tag) for part in value]
    return _folded(value) if isinstance(value, str) else value


def _languages(value: Any) -> set[str]:
    """Return every language that words anywhere in a value are in."""
    if _is_words(value):
        return set(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {tag for part in parts for tag in _languages(part)}


def in_language(unit: str, tag: str) -> str:
    """Return the name of the part of a fact that is words in one language: ``deadline:contact-adviser@pl``."""
    return f"{unit}@{tag}"


def fact_of(unit: str) -> str:
    """Return the fact that a unit is, or is a part of."""
    return unit.partition("@")[0]


def _units_of(unit: str, value: Any) -> dict[str, str]:
    """Cut a fact into what holds in every language, and its words in each: a translation changes no other language's page."""
    parts = {in_language(unit, tag): digest(_plain(value, tag)) for tag in sorted(_languages(value))}
    return {unit: digest(_plain(value)), **parts}


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def units(path: str, raw: bytes) -> dict[str, str]:
    """Return unit -> hash for one file: ``page:en/faqs.md``, ``contact:mediation``, ``deadline:contact-adviser``."""
    folder, _, name = path.partition("/")
    if folder == DOCS and name.endswith(".md"):
        return {f"page:{name}": _page_digest(raw)}
    if folder != CONTENT or not name.endswith(".yml"):
        return {}
    value, _, issues = yamlfile.read(path, raw)
    if issues:
        value = raw.decode("utf-8", "replace")
    top, _, rest = name.partition("/")
    if top in FOLDERS and rest:
        return _units_of(f"{FOLDERS[top][0]}:{rest.removesuffix('.yml')}", value)
    if name in MAPPINGS and isinstance(value, dict):
        return {
            unit: hash_ for id_, entry in value.items() for unit, hash_ in _units_of(f"{MAPPINGS[name][0]}:{id_}", entry).items()
        }
    if name in {"service.yml", "steps.yml", "feedback.yml"}:
        kind = name.removesuffix(".yml")
        return _units_of(f"{kind}:{kind}", value)
    return {}


def _page_digest(raw: bytes) -> str:
    text, _ = yamlfile.decode("", raw)
    front, body, _ = split_front_matter(text.replace("\r\n", "\n"))
    meta = yamlfile.parse("", front)[0] if front is not None else None
    spoken = [meta.get(key) for key in SPOKEN] if isinstance(meta, dict) else front
    return digest([_plain(spoken), _folded(body) or _folded(raw.decode("utf-8", "replace"))])
