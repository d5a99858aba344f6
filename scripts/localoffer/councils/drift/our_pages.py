"""Our pages: on which of them somebody can read what is right of a thing that a copy says. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from localoffer.councils.drift.words import tokens


@dataclass(frozen=True)
class OurPages:
    """Our pages in the default language, in reading order."""

    standing: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Id of a page or fact -> addresses of the pages where it stands."""
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Address of a page -> its words."""
    of_contacts: Sequence[str] = ()
    """Addresses of the pages that contact details are sought on: one of them is better than any other page that has a detail."""

    def best(self, where: str, text: str) -> str:
        """Return the address of the page that says most of a text, of those where a page or fact stands, if any does.

        It is empty where nothing stands on any page, and no page has a word of the text.
        """
        known, wanted = self.standing.get(where, ()), set(tokens(text))
        if where.startswith("contact:"):
            known = [each for each in self.of_contacts if each in known][:1] or known
        scores = {address: self._score(address, wanted) for address in known or self.words}
        best = max(scores, key=lambda address: (scores[address], self._alike(where, address)), default="")
        return best if known or scores.get(best) else ""

    def _alike(self, where: str, address: str) -> tuple[int, int]:
        """Return how many facts of the same kind stand on a page, and how short it is: a number is sought where numbers stand."""
        kind = where.partition(":")[0]
        facts = sum(address in pages for fact, pages in self.standing.items() if fact.startswith(f"{kind}:"))
        return facts, -len(self.words.get(address, ()))

    def _score(self, address: str, wanted: Collection[str]) -> float:
        """Return how much of what is wanted a page says; a word that every page has tells next to nothing."""
        return sum(1 / self._pages_with[word] for word in sorted(wanted) if word in self.words.get(address, ()))

    @cached_property
    def _pages_with(self) -> Counter[str]:
        return Counter(word for own in self.words.values() for word in own)
