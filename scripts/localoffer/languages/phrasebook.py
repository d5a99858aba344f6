"""Phrasebook: the words of facts in one language, found by their name and the source they were made from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from localoffer.languages.catalogues import Entry

ALIKE = 0.5
"""Of several texts with one name, an older one is taken for the source of a new one if at least so much of them is the same."""


class Found(NamedTuple):
    """Words of a fact in another language."""

    texts: tuple[str, ...]
    """The words, or each of their plural forms."""
    is_outdated: bool
    """They were made from an older source."""


@dataclass(frozen=True)
class Phrasebook:
    """The translated entries of a catalogue."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Name -> what is translated under it."""
    current: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Name -> what the facts say under it today."""

    def find(self, key: str, source: str) -> Found | None:
        """Return the words for a source; where it has changed, those of the older one nearest to it; else None."""
        entries = self.entries.get(key, ())
        exact = next((each for each in entries if each.source == source), None)
        if exact is not None:
            return Found(exact.texts, exact.is_fuzzy)
        older = self.nearest(key, source)
        return Found(older.texts, True) if older else None

    def nearest(self, key: str, source: str) -> Entry | None:
        """Return what was made from an older text of the same words; of several, from the one nearest to ``source``."""
        if not key:
            return None
        current = self.current.get(key, frozenset())
        older = [(_likeness(each.source, source), each) for each in self.entries.get(key, ()) if each.source not in current]
        likeness, found = max(older, key=lambda each: each[0], default=(0.0, None))
        is_shared = len(current | {source}) > 1
        return None if is_shared and likeness < ALIKE else found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def phrasebook(entries: Iterable[Entry], current: Mapping[str, frozenset[str]]) -> Phrasebook:
    """Return the phrasebook of what is translated, given what the facts say today by name."""
    by_key: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.is_translated:
            by_key[entry.key] = (*by_key.get(entry.key, ()), entry)
    return Phrasebook(by_key, current)


def unnamed(words: Mapping[str, str]) -> Phrasebook:
    """Return the phrasebook of words that have no names, such as those of a made-up example: source -> translation."""
    return phrasebook((Entry("", source, "", (text,), False, 0, 0) for source, text in words.items()), {})
