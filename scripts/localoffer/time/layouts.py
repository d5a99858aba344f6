"""Layouts: a file of facts as it was written at any time -> its words and its values.

Facts once held the words of every language, keyed by tag: ``role: {en: Ask us., pl: …}``. Now they hold one language, and
catalogues the others. Old versions are read so that both say the same. Never fails, whatever stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from babel import localedata
from pydantic import BaseModel

from localoffer.facts import yaml_file
from localoffer.facts.layout import FOLDERS, MAPPINGS, WHOLE
from localoffer.facts.shapes import Checked, Deadline, Outcome, Question, Questions, Term
from localoffer.facts.values import Words
from localoffer.languages.interface import program_catalogue
from localoffer.languages.plurals import rule_of

BOOKKEEPING = frozenset(
    {"recorded_on", "checked_on", "checked_by", "checked_value", "changes", "forms", "also", "categories", "open_referral_id"}
)
"""Keys that say who looked at a fact and when, what was changed, or how it is found; not what a reader reads."""

LIMITS = {"days": "day", "working-days": "working day", "weeks": "week", "months": "month"}
"""Unit of a time limit -> what one of it was called when each time limit had words of its own: {n} month, {n} months."""

WORDS = "\ue000"
"""Stands in place of words where only the rest counts."""

Tags = Collection[str]

_ASKED: dict[str, tuple[str, Any]] = {"questions": ("question", Question), "outcomes": ("outcome", Outcome)}
"""List in content/questions.yml -> the kind of fact that each entry of it is, and its shape."""


@lru_cache(maxsize=512)
def value_of(path: str, raw: bytes) -> tuple[Any, bool]:
    """Return the value of a YAML file, and whether it can be read: once for its units and its checks. Nobody changes it."""
    value, _, issues = yaml_file.read(path, raw)
    return value, not issues


def facts_of(name: str, value: Any) -> dict[str, tuple[Any, Any]]:
    """Return key -> (fact, shape) of a file below content/."""
    top, _, rest = name.partition("/")
    if top in FOLDERS and rest:
        kind, shape = FOLDERS[top]
        return {f"{kind}:{rest.removesuffix('.yml')}": (value, shape)}
    if name in MAPPINGS and isinstance(value, dict):
        kind, shape = MAPPINGS[name]
        return {f"{kind}:{id_}": (entry, shape) for id_, entry in value.items()}
    if name in {"service.yml", "steps.yml", "feedback.yml", "accessibility.yml"}:
        kind = name.removesuffix(".yml")
        return {f"{kind}:{kind}": (value, WHOLE[name])}
    if name == "questions.yml" and isinstance(value, dict):
        return dict(_questions(value))
    return {}


def _questions(value: dict[Any, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    yield "questions:questions", ({name: part for name, part in value.items() if name not in _ASKED}, Questions)
    for name, (kind, shape) in _ASKED.items():
        for entry in value[name] if isinstance(value.get(name), list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield f"{kind}:{entry['id']}", (entry, shape)


def plain(value: Any) -> Any:
    """Return a value without bookkeeping, with white space folded."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items() if key not in BOOKKEEPING}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return folded(value) if isinstance(value, str) else value


def folded(text: str) -> str:
    """Return a text with single spaces."""
    return re.sub(r"\s+", " ", text).strip()


@lru_cache(maxsize=256)
def _is_language(key: str) -> bool:
    return localedata.exists(key.replace("-", "_"))


def _is_by_language(value: dict[str, Any], default: str, tags: Tags) -> bool:
    """Tell whether these are words by their language; one that the site has no more is known all the same."""
    return default in value and all(key in tags or (isinstance(key, str) and _is_language(key)) for key in value)


def in_default(value: Any, default: str, tags: Tags, *, mark: bool = False) -> Any:
    """Return a value as the default language says it; with ``mark``, a mark in place of each text by language."""
    if isinstance(value, dict):
        if _is_by_language(value, default, tags):
            own = value[default]
            return WORDS if mark and isinstance(own, str) else in_default(own, default, tags, mark=mark)
        return {key: in_default(part, default, tags, mark=mark) for key, part in value.items()}
    return [in_default(part, default, tags, mark=mark) for part in value] if isinstance(value, list) else value


def words_by_language(key: str, fact: Any, default: str, tags: Tags) -> dict[str, set[str]]:
    """Return the words of each other language that stand in a fact itself; those that its unit says now are left out."""
    said: dict[str, set[str]] = {}
    _collect(fact, key.startswith("deadline:"), said, default, tags)
    said.pop(default, None)
    return said


def _collect(value: Any, is_in_limit: bool, said: dict[str, set[str]], default: str, tags: Tags) -> None:
    if isinstance(value, list):
        for part in value:
            _collect(part, is_in_limit, said, default, tags)
    elif isinstance(value, dict) and _is_by_language(value, default, tags):
        for tag, part in value.items():
            said.setdefault(tag, set()).update(folded(text) for text in _texts(part))
    elif isinstance(value, dict):
        for name, part in value.items():
            if is_in_limit and name == "words" and _is_usual(value, default):
                own = {tag: text for tag, text in part.items() if text != _said_by_unit(tag, value)}
                _collect({**own, default: part[default]}, is_in_limit, said, default, tags)
            elif name not in BOOKKEEPING:
                _collect(part, is_in_limit, said, default, tags)


def _texts(value: Any) -> Iterator[str]:
    """Yield the words of an entry in one language: a text, or the parts of an explained word."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (part for name, part in value.items() if name not in BOOKKEEPING and isinstance(part, str))


def _said_by_unit(tag: str, limit: Mapping[str, Any]) -> str | None:
    """Return what the interface says for a time limit of this unit and amount in a language."""
    amount = limit.get("amount")
    forms = next((each.texts for each in program_catalogue(tag).entries if each.key == f"unit.{limit.get('unit')}"), None)
    return forms[rule_of(tag).form_of(amount)] if forms and isinstance(amount, int) and amount >= 0 else None


def _usual_words(limit: Mapping[str, Any]) -> str:
    one = LIMITS.get(str(limit.get("unit")), "")
    return f"{{n}} {one}" + ("" if limit.get("amount") == 1 else "s") if one else ""


def _is_usual(limit: Mapping[str, Any], default: str) -> bool:
    words = limit.get("words")
    return bool(_usual_words(limit)) and isinstance(words, dict) and words.get(default) == _usual_words(limit)


def as_before(key: str, fact: Any) -> Any:
    """Return a fact with the words that a time limit had when each had its own."""
    if key.startswith("deadline:") and isinstance(fact, dict) and "words" not in fact and _usual_words(fact):
        return {**fact, "words": _usual_words(fact)}
    return fact


def limit_as_now(entry: Any, default: str, tags: Tags) -> Any:
    """Return a time limit of any time as it is written now: in one language, and without the words that its unit says."""
    if not isinstance(entry, dict):
        return entry
    kept = {name: part for name, part in entry.items() if name != "words" or not _is_usual(entry, default)}
    return in_default(kept, default, tags)


def without_words(value: Any, shape: Any) -> Any:
    """Return a value of a shape without bookkeeping and with a mark in place of words; a time limit without its words."""
    shape = _bare(shape)
    if isinstance(value, dict):
        fields = _fields(shape)
        kept = {name: part for name, part in value.items() if name not in BOOKKEEPING}
        if shape is Deadline:
            kept.pop("words", None)
        return {str(name): without_words(part, fields.get(name)) for name, part in kept.items()}
    if isinstance(value, list):
        return [without_words(part, _item(shape)) for part in value]
    if isinstance(value, str):
        return WORDS if shape is Words else folded(value)
    return value


def checked_parts(value: Any, shape: Any, scope: str) -> Iterator[tuple[str, type[Checked], dict[str, Any]]]:
    """Yield (where it belongs, shape, keys with values) of everything in a value of a shape that can carry a check.

    Where it belongs is named by keys alone, ``contact:helpline.phones``: entries of a list change places.
    """
    shape = _bare(shape)
    if isinstance(value, list):
        for part in value:
            yield from checked_parts(part, _item(shape), scope)
    elif isinstance(value, dict):
        if isinstance(shape, type) and issubclass(shape, Checked):
            yield scope, shape, value
        for name, inner in _fields(shape).items():
            if name in value:
                yield from checked_parts(value[name], inner, f"{scope}.{name}")


def words_in_file(name: str, raw: bytes, tags: Tags, default: str) -> Iterator[tuple[str, str]]:
    """Yield (locale, words) of everything that a file directly in content/ says, in whatever languages it says it."""
    value = yaml_file.read(name, raw)[0]
    yield from _by_tag(value, tags)
    if name in MAPPINGS and isinstance(value, dict):
        shape = MAPPINGS[name][1]
        yield from ((default, text) for entry in value.values() for text in _own_words(entry, shape))
    elif name in WHOLE:
        yield from ((default, text) for text in _own_words(value, WHOLE[name]))


def _by_tag(value: Any, tags: Tags, tag: str = "") -> Iterator[tuple[str, str]]:
    """Yield (locale, words) of what stands below the tag of a locale."""
    if isinstance(value, str) and tag:
        yield tag, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _by_tag(part, tags, name if name in tags else tag)
    elif isinstance(value, list):
        for part in value:
            yield from _by_tag(part, tags, tag)


def _own_words(value: Any, shape: Any) -> Iterator[str]:
    """Yield the texts that are words in a value of a shape; the forms of an explained word too."""
    shape = _bare(shape)
    if isinstance(value, dict):
        fields = _fields(shape)
        for name, part in value.items():
            if shape is Term and name == "forms" and isinstance(part, list):
                yield from (form for form in part if isinstance(form, str))
            yield from _own_words(part, fields.get(name))
    elif isinstance(value, list):
        for part in value:
            yield from _own_words(part, _item(shape))
    elif isinstance(value, str) and shape is Words:
        yield value


def _fields(shape: Any) -> dict[str, Any]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return {info.alias or name: info.annotation for name, info in shape.model_fields.items()}
    return {}


def _item(shape: Any) -> Any:
    return get_args(shape)[0] if get_origin(shape) is list else None


def _bare(shape: Any) -> Any:
    """Return ``X`` for ``X | None``."""
    if get_origin(shape) in (Union, UnionType):
        shapes = [each for each in get_args(shape) if each is not type(None)]
        return shapes[0] if len(shapes) == 1 else None
    return shape
