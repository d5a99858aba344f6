"""Units: what a file says, cut into the things that can change by themselves.

Used on today's files and on every version in git, so it never fails: what cannot be read is one
unit, its bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from typing import Any

from localoffer.facts import yaml_file
from localoffer.facts.read import CONTENT, FOLDERS, MAPPINGS, split_front_matter

DOCS = "docs"

BOOKKEEPING = frozenset({"recorded_on", "checked_on", "checked_by", "changes", "forms"})
"""Keys that say who looked at a fact and when, what was changed, or how a word is found; not what a reader reads."""

NOTES = "notes/"

SPOKEN = ("title", "description")
"""The keys of a page's front matter that a reader reads."""


def digest(value: Any) -> str:
    """Return a short hash of plain values."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Return a value without bookkeeping, with white space folded."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items() if key not in BOOKKEEPING}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return _folded(value) if isinstance(value, str) else value


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _said_in(value: Any, tag: str, default: str, tags: Collection[str]) -> Any:
    """Return a value as a page in one language shows it: of words in several languages, one."""
    if isinstance(value, dict):
        if default in value and all(key in tags for key in value):
            return _said_in(value[tag if tag in value else default], tag, default, tags)
        return {key: _said_in(part, tag, default, tags) for key, part in value.items()}
    return [_said_in(part, tag, default, tags) for part in value] if isinstance(value, list) else value


def unit_in(key: str, tag: str, default: str) -> str:
    """Return the unit of a fact as a page in the language ``tag`` shows it: ``deadline:x``, or ``deadline:x@pl``."""
    return key if tag == default else f"{key}@{tag}"


def units(path: str, raw: bytes, tags: Collection[str] = (), default: str = "") -> dict[str, str]:
    """Return unit -> hash for one file: ``page:en/faqs.md``, ``contact:mediation``, ``contact:mediation@pl``.

    A fact is a unit for each language of ``tags``: a translation that is added to it changes that language alone.
    ``NOTES`` before a unit's name holds the change notes that belong to it.
    """
    folder, _, name = path.partition("/")
    if folder == DOCS and name.endswith(".md"):
        return _page_units(f"page:{name}", raw)
    if folder != CONTENT or not name.endswith(".yml"):
        return {}
    value, _, issues = yaml_file.read(path, raw)
    if issues:
        value = raw.decode("utf-8", "replace")
    found: dict[str, str] = {}
    for key, fact in _facts(name, value).items():
        for tag in {*tags, default}:
            found[unit_in(key, tag, default)] = digest([tag, _plain(_said_in(fact, tag, default, tags))])
        if isinstance(fact, dict) and fact.get("changes"):
            found[NOTES + key] = digest([key, fact["changes"]])
    return found


def _facts(name: str, value: Any) -> dict[str, Any]:
    top, _, rest = name.partition("/")
    if top in FOLDERS and rest:
        return {f"{FOLDERS[top][0]}:{rest.removesuffix('.yml')}": value}
    if name in MAPPINGS and isinstance(value, dict):
        return {f"{MAPPINGS[name][0]}:{id_}": entry for id_, entry in value.items()}
    if name in {"service.yml", "steps.yml", "feedback.yml", "accessibility.yml"}:
        kind = name.removesuffix(".yml")
        return {f"{kind}:{kind}": value}
    return {}


def _page_units(unit: str, raw: bytes) -> dict[str, str]:
    text, _ = yaml_file.decode("", raw)
    front, _, _ = split_front_matter(text.replace("\r\n", "\n"))
    meta = yaml_file.parse("", front)[0] if front is not None else None
    notes = meta.get("changes") if isinstance(meta, dict) else None
    found = {unit: page_digest(raw)}
    return {**found, NOTES + unit: digest([unit, notes])} if notes else found


def page_digest(raw: bytes) -> str:
    """Return the hash of a page's words: its title, its description and everything below its front matter."""
    text, _ = yaml_file.decode("", raw)
    front, body, _ = split_front_matter(text.replace("\r\n", "\n"))
    meta = yaml_file.parse("", front)[0] if front is not None else None
    spoken = [meta.get(key) for key in SPOKEN] if isinstance(meta, dict) else front
    return digest([_plain(spoken), _folded(body) or _folded(raw.decode("utf-8", "replace"))])
