"""Plurals: which form of a counted word a number takes in a language (CLDR, as gettext writes it). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from gettext import c2py
from typing import NamedTuple

from babel import Locale as BabelLocale
from babel.messages.plurals import get_plural

_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
TRIED = (*range(201), 1000, 1001, 1002, 100_000, 1_000_000)
"""Numbers that tell two rules apart."""


class Rule(NamedTuple):
    """How a language counts."""

    forms: int
    """How many forms it has."""
    form_of: Callable[[int], int]
    """Number -> which form, from 0."""


@cache
def rule_of(tag: str) -> Rule:
    """Return how the language ``tag`` counts."""
    forms, expression = get_plural(str(BabelLocale.parse(tag, sep="-")))
    return Rule(forms, c2py(str(expression)))


def header_of(tag: str) -> str:
    """Return the ``Plural-Forms`` that a catalogue in this language has."""
    forms, expression = get_plural(str(BabelLocale.parse(tag, sep="-")))
    return f"nplurals={forms}; plural={expression};"


def is_rule_of(tag: str, header: str) -> bool:
    """Tell whether a ``Plural-Forms`` counts as the language does, however it is written."""
    match = _HEADER.fullmatch(header)
    if match is None:
        return False
    try:
        index = c2py(match[2])
        own = rule_of(tag)
        return int(match[1]) == own.forms and all(index(n) == own.form_of(n) for n in TRIED)
    except (ValueError, ZeroDivisionError, RecursionError, OverflowError):
        return False
