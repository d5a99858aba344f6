"""Validation: a value as it was read -> a checked shape, or issues at the lines they stand on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from localoffer.facts.values import Context
from localoffer.facts.yaml_file import Loc, SourceMap
from localoffer.issues import Issue, did_you_mean

_WRONG_TYPE = {
    "string_type": "this must be text. Put it in quotes",
    "int_type": "this must be a whole number",
    "bool_type": "this must be true or false",
    "list_type": "this must be a list, with a dash before each line",
    "dict_type": "this must be keys with values",
    "model_type": "this must be keys with values",
    "model_attributes_type": "this must be keys with values",
    "tuple_type": "this must be a list, with a dash before each line",
}


@lru_cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the validator of a shape; making one takes longer than using it."""
    return TypeAdapter(shape)


def validated(shape: Any, value: Any, lines: SourceMap, context: Context, loc: Loc = ()) -> tuple[Any, list[Issue]]:
    """Return ``value`` as ``shape``, or None, and the issues that pydantic found, each at its line."""
    try:
        return _adapter(shape).validate_python(value, context=context), []
    except ValidationError as fault:
        return None, [_as_issue(error, shape, lines, loc) for error in fault.errors(include_url=False)]


def _as_issue(error: Any, shape: Any, lines: SourceMap, base: Loc) -> Issue:
    where: Loc = (*base, *error["loc"], *error.get("ctx", {}).get("at", ()))
    name = str(where[-1]) if where else "this file"
    rule, message = _told(error, name)
    hint = did_you_mean(name, _field_names(shape)) if rule == "unknown-key" else _meant(error)
    return Issue(lines.path, lines.line(where), rule, message, hint)


def _meant(error: Any) -> str:
    """Return which of the values that may stand there is meant, where only some may."""
    if error["type"] not in {"enum", "literal_error"}:
        return ""
    return did_you_mean(str(error["input"]), re.findall("'([^']*)'", error["ctx"]["expected"]))


def _told(error: Any, name: str) -> tuple[str, str]:
    """Return (rule, message) for a fault that pydantic found in the value called ``name``."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "missing-key", f'"{name}" is missing.'
    if kind == "extra_forbidden":
        return "unknown-key", f'"{name}" is not a key that belongs here.'
    if kind in _WRONG_TYPE:
        return "wrong-type", f'"{name}": {_WRONG_TYPE[kind]}.'
    if kind in {"enum", "literal_error"}:
        return "value-not-known", f'"{name}" must be one of: {context["expected"]}.'
    if kind in {"too_short", "string_too_short"}:
        least = context.get("min_length", 1)
        return (
            ("empty", f'"{name}" must not be empty.')
            if least == 1
            else ("too-short", f'"{name}" has fewer than {least} characters.')
        )
    if kind == "string_too_long":
        return "too-long", f'"{name}" has more than {context["max_length"]} characters.'
    if kind == "string_pattern_mismatch":
        return "value-not-valid", f'"{error["input"]}" is not right for "{name}".'
    if "-" in kind:
        return kind, error["msg"]
    return "value-not-valid", f'"{name}": {error["msg"].lower()}.'


def _field_names(shape: Any) -> set[str]:
    """Return every key that ``shape`` or anything inside it may have."""
    found: set[str] = set()
    waiting, seen = [shape], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
            seen.add(part)
            for name, info in part.model_fields.items():
                found.add(info.alias or name)
                waiting.append(info.annotation)
        else:
            waiting.extend(get_args(part))
    return found
