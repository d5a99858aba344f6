"""Clocks: which limit's clock starts with what stands after a length of time. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.lengths import Length, same
from localoffer.councils.drift.phrases import holds, pattern
from localoffer.facts.shapes import Deadline, LimitWords

START_WITHIN = 16
"""Words: so far after a length of time stands what starts its clock."""
SOON = 8
"""So few words after a length of time stands what certainly starts its clock."""
FROM = re.compile(
    r" (?:[^ ]+ )?(?:of|from|after|following|since|once|when|starting|beginning|as soon as|before|before the|if|"
    r"to (?:[^ ]+ ){1,3}(?:of|from|after)) "
)
RUNS = re.compile(
    r" (?:runs?|counted|counts?|starts?|begins?|only (?:starts?|begins?)) (?:only )?(?:from|on|when|once|after|with) "
)
"""So a clock is started further on: "the two months for an appeal are counted from"."""
GOES_ON = re.compile(r" (?:and|but|so|then)(?= )")
"""So a sentence goes on to say something else: "within three days of that, and you may appeal"."""
BEGUN = re.compile(r"^ (?!ahead |prior |before )(?:[^ ]+ )?(?:of|from|after|following|since|starting|beginning) ")


def begun(corpus: Corpus, after: str, length: Length) -> dict[str, Deadline]:
    """Return the limit whose clock starts with what stands after a length of time, where it is just so long.

    "A month from the date on your certificate" is right, whatever else the sentence speaks of.
    """
    if not BEGUN.match(after):
        return {}
    starting = ((id_, words) for id_, words in corpus.words.limits.items() if starts(words, after))
    begun = ((id_, corpus.limits.get(id_)) for id_, words in starting if not holds(after, words.unless))
    return {id_: limit for id_, limit in begun if limit is not None and same(length, limit.amount or 0, str(limit.unit))}


def clocked(corpus: Corpus, after: str) -> dict[str, Deadline]:
    """Return the limits whose clock, and no other, starts with what stands after a length of time."""
    if not BEGUN.match(after):
        return {}
    near = near_of(after)
    return {
        id_: corpus.limits[id_]
        for id_, words in corpus.words.limits.items()
        if id_ in corpus.limits and words.clock and holds(near, words.clock)
    }


def starts(words: LimitWords, after: str) -> int:
    """Return 2 where what stands after a length of time, and near it, is what starts this clock."""
    return 2 if words.start and FROM.match(after) and holds(near_of(after), words.start) else 0


def started(corpus: Corpus, limits: Mapping[str, Deadline], after: str) -> bool:
    """Tell whether what stands after a length of time starts the clock of one: none is meant that it does not start."""
    return any(starts(corpus.words.limits[id_], after) for id_ in limits)


def misled(words: LimitWords, after: str) -> bool:
    """Tell whether what stands after a length of time starts its clock with something that must not, and is named first."""
    begins = FROM.match(after) or RUNS.search(after)
    if begins is None or not words.not_start:
        return False
    near = f"{GOES_ON.split(near_of(after[begins.end() - 1 :], SOON))[0]} "
    return _first(near, words.not_start) < _first(near, words.start)


def _first(text: str, phrases: Iterable[str]) -> float:
    return min((match.start() for each in phrases if (match := pattern(each).search(text))), default=math.inf)


def near_of(after: str, words: int = START_WITHIN) -> str:
    """Return the first words of what stands after a length of time."""
    return f"{' '.join(after.split(' ')[:words])} "
