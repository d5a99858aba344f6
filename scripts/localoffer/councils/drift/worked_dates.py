"""Worked dates: a day in a table that is counted from the days beside it, by a time limit of months -> findings. Pure.

"10 September 2026, none, 9 November 2026" under "Tribunal must have the appeal by" says a length of time without naming one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.limits import in_words
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import Place
from localoffer.councils.drift.words import key
from localoffer.facts.shapes import Deadline

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})[a-z]* (20\d\d)\b", re.IGNORECASE)
LAST = re.compile(r" (?:last day|final day|latest|deadline|time limit|by|must have) ")
UNCOUNTED = "We could not tell what this day is counted from."
NEAR = 5
"""Days: what is so little too soon was counted by another rule than ours; what is later may be a day that moves on."""
MOVED = 35
"""Days: no last day moves on further, not even one in August."""


def worked_dates(corpus: Corpus, place: Place) -> Iterator[Finding]:
    """Judge a cell that is a day and nothing else, by the days in its row and what its column is called."""
    text, label = place.block.text, place.block.label
    match = DAY.fullmatch(text.strip())
    if match is None:
        return
    beside, named = list(_days(label)), plain(label)
    if not beside:
        is_limit = LAST.search(named) and any(holds(named, each.act[:1]) for each in corpus.words.limits.values())
        if is_limit and key(text) not in corpus.blocks:
            yield Finding("deadline", FindingState.UNJUDGED, text, why=UNCOUNTED)
        return
    limits = {
        id_: corpus.limits[id_]
        for id_, words in corpus.words.limits.items()
        if id_ in corpus.limits and _counts_months(corpus.limits[id_]) and holds(named, words.act[:1])
    }
    right = {day + relativedelta(months=limit.amount or 0): id_ for day in beside for id_, limit in limits.items()}
    own = next(_days(text), None)
    if own is None or not right or own in right:
        return
    by = min(right, key=lambda each: abs((each - own).days))
    if 0 < (by - own).days <= NEAR:
        yield Finding("deadline", FindingState.ALTERED, text, in_words(limits[right[by]]), f"deadline:{right[by]}")
    elif not any(0 < (own - each).days <= MOVED for each in right):
        yield Finding("deadline", FindingState.UNJUDGED, text, why=UNCOUNTED)


def _counts_months(limit: Deadline) -> bool:
    return limit.amount is not None and str(limit.unit) == "months"


def _days(text: str) -> Iterator[dt.date]:
    for match in DAY.finditer(text):
        try:
            yield dt.date(int(match[3]), MONTHS.index(match[2].casefold()) + 1, int(match[1]))
        except ValueError:  # there is no 31 September
            continue
