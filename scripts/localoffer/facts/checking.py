"""Checking: what a person confirms of a fact, as a hash of the value itself, however it is written. Pure.

Each shape that can carry a check says in ``VALUE`` which of its fields are the value, and how each is made plain. The same
functions read today's facts and whatever stood in a file at any time, so none of them fails.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from pydantic import BaseModel

from localoffer.facts.values import Words, days_of, telephone_uri

Plain = Callable[[Any], Any]
"""What makes a value the same however it is written."""


class CheckState(StrEnum):
    """What became of the check of a fact."""

    UNCHECKED = "unchecked"
    """Nobody has said that they checked it."""
    CHECKED = "checked"
    """Somebody checked the value that stands there."""
    CHANGED = "changed"
    """Somebody checked another value: it has changed since."""
    UNRECORDED = "unrecorded"
    """Somebody says that they checked it, and nothing says which value."""


@dataclass(frozen=True)
class Check:
    """A check as far as it counts: its day and its person are there only where it is of the value that stands there."""

    state: CheckState
    on: dt.date | None = None
    by: str | None = None

    @property
    def counts(self) -> bool:
        """Tell whether a person checked the value as it is."""
        return self.state is CheckState.CHECKED


def checked_hash(shape: Any, value: Any) -> str:
    """Return the hash of what a check of this part covers.

    ``shape`` is its class; ``value`` the part itself, or keys with values as any version of a file has them, in one language.
    """
    get = value.get if isinstance(value, Mapping) else lambda name: getattr(value, name)
    said = {name: plain(get(name)) for name, plain in shape.VALUE.items()}
    meaning = {name: value for name, value in said.items() if value or name not in shape.LATER}
    text = json.dumps([shape.__name__, meaning], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def covers(shape: Any, part: Any) -> str:
    """Return what a check of this part is of, under the keys of its file: ``number: 020 7946 0018``."""
    values = {
        name: (plain if _has_parts(getattr(part, name)) else as_said)(getattr(part, name)) for name, plain in shape.VALUE.items()
    }
    return ", ".join(f"{name}: {_in_line(value)}" for name, value in values.items() if value not in (None, []))


def _has_parts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, BaseModel) for each in value)


def _in_line(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name} {_in_line(part)}" for name, part in value.items())
    if isinstance(value, list):
        apart = "; " if any(isinstance(each, dict) for each in value) else ", "
        return apart.join(map(_in_line, value))
    return str(value)


def as_said(value: Any) -> Any:
    """Return words, numbers and what is made of them with single spaces."""
    if isinstance(value, Words):
        return as_said(value.text)
    if isinstance(value, BaseModel):
        return as_said(value.model_dump(mode="json", by_alias=True))
    if isinstance(value, dict):
        return {str(name): as_said(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_said(part) for part in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def as_dialled(value: Any) -> Any:
    """Return a telephone number as it is dialled: E.164, a short code, or either behind the prefix of the relay service."""
    return _dialled(value) if isinstance(value, str) else as_said(value)


@lru_cache(maxsize=4096)
def _dialled(text: str) -> str:
    relay = re.match(r"\s*(1800[12])\s", text)
    try:
        return (relay[1] if relay else "") + telephone_uri(text.strip())
    except phonenumbers.NumberParseException:
        return as_said(text)  # type: ignore[no-any-return]  # a text stays one


def as_mailed(value: Any) -> Any:
    """Return an email address in small letters."""
    return value.strip().lower() if isinstance(value, str) else as_said(value)


def as_opened(value: Any) -> Any:
    """Return the address of a page with its host in small letters (RFC 3986, section 6.2)."""
    if not isinstance(value, str):
        return as_said(value)
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return as_said(value)
    return parts._replace(netloc=parts.netloc.lower().removesuffix(":443"), path=parts.path or "/").geturl()


def as_days(value: Any) -> Any:
    """Return the days of the week that ``Mo-Fr`` or ``Mo,Tu`` names."""
    days = days_of(value) if isinstance(value, str) else ()
    return sorted(days) or as_said(value)


def as_posted(value: Any) -> Any:
    """Return the words of a postal address, wherever its lines and commas fall."""
    texts = value if isinstance(value, list) else [value]
    return [word for text in texts for word in re.findall(r"[\w&'-]+", str(text).casefold())]
