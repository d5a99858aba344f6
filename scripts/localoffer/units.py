"""Units: what a file says, cut into the things that can change by themselves.

Used on today's files and on every version in git, so it never fails: what cannot be read is one
unit, its bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

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


def _plain(value: Any) -> Any:
    """Return a value without bookkeeping, with white space folded."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items() if key not in BOOKKEEPING}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return _folded(value) if isinstance(value, str) else value


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
        return {f"{FOLDERS[top][0]}:{rest.removesuffix('.yml')}": digest(_plain(value))}
    if name in MAPPINGS and isinstance(value, dict):
        return {f"{MAPPINGS[name][0]}:{id_}": digest(_plain(entry)) for id_, entry in value.items()}
    if name in {"service.yml", "steps.yml", "feedback.yml"}:
        kind = name.removesuffix(".yml")
        return {f"{kind}:{kind}": digest(_plain(value))}
    return {}


def _page_digest(raw: bytes) -> str:
    text, _ = yamlfile.decode("", raw)
    front, body, _ = split_front_matter(text.replace("\r\n", "\n"))
    meta = yamlfile.parse("", front)[0] if front is not None else None
    spoken = [meta.get(key) for key in SPOKEN] if isinstance(meta, dict) else front
    return digest([_plain(spoken), _folded(body) or _folded(raw.decode("utf-8", "replace"))])
