"""Our pages: on which of them somebody can read what is right of a thing that a copy says. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from localoffer.councils.drift.words import tokens

MUCH, OF_LENGTH = 1.2, 0.75
"""Okapi BM25: from how often a word counts hardly more for being said again, and how much a long page counts for less."""


@dataclass(frozen=True)
class OurPages:
    """Our pages in the default language, in reading order."""

    standing: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Id of a page or fact -> addresses of the pages where it stands."""
    words: Mapping[str, Counter[str]] = field(default_factory=dict)
    """Address of a page -> how often it has each word."""

    def best(self, where: str, text: str) -> str:
        """Return the address of the page that says most of a text, of those where a page or fact stands if any does.

        It is empty where nothing stands on any page, and no page has a word of the text.
        """
        known = self.standing.get(where)
        among = list(known if known else self.words)
        scores = [self._score(address, set(tokens(text))) for address in among]
        return among[scores.index(max(scores))] if known or any(scores) else ""

    def _score(self, address: str, wanted: Collection[str]) -> float:
        own = self.words.get(address, Counter[str]())
        weight = MUCH * (1 - OF_LENGTH + OF_LENGTH * own.total() / self._length)
        return sum(self._rarity(word) * own[word] / (own[word] + weight) for word in sorted(wanted) if word in own)

    def _rarity(self, word: str) -> float:
        """Return how much a word tells: one that every page has tells next to nothing."""
        number = self._pages_with[word]
        return log(1 + (len(self.words) - number + 0.5) / (number + 0.5))

    @cached_property
    def _pages_with(self) -> Counter[str]:
        return Counter(word for own in self.words.values() for word in own)

    @cached_property
    def _length(self) -> float:
        return sum(own.total() for own in self.words.values()) / max(len(self.words), 1)
