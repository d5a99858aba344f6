"""Hours: the opening hours that a page gives. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.known import one_of_ours
from localoffer.councils.drift.owners import Whose, whose_is
from localoffer.councils.drift.places import Page, Place

_TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.?|p\.m\.?|noon)?"
HOURS = re.compile(rf"(?<![\d:.£-]){_TIME}\s*(?:-|–|—|to|until|till|and)\s*{_TIME}(?![\d:])", re.IGNORECASE)
DAYS = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun|weekday)[a-z]*[,:]? $", re.IGNORECASE)
"""What stands before hours without am and pm: "Mon-Fri 10-4"."""


def hours_of(corpus: Corpus, page: Page, place: Place) -> Iterator[Finding]:
    """Yield a finding for each pair of times of day that is given as when the service is open."""
    text = place.block.text
    for match in HOURS.finditer(text):
        is_time = match[3] or match[6] or (match[2] and match[5]) or DAYS.search(text[: match.start()])
        if is_time and whose_is(corpus, page, place, match.start()) >= Whose.OURS:
            yield from _hours(corpus, match)


def _hours(corpus: Corpus, match: re.Match[str]) -> Iterator[Finding]:
    opens = clock(match[1], match[2], match[3], match[6])
    closes = clock(match[4], match[5], match[6])
    if opens is None or closes is None:
        return
    known = [each for each in corpus.current("hours") if each.fact == corpus.lead] or corpus.current("hours")
    if own := one_of_ours(corpus, "hours", f"{opens}-{closes}", match[0]):
        yield own
    elif known:
        yield Finding("hours", FindingState.ALTERED, match[0], ", ".join(sorted({each.text for each in known})), known[0].fact)
    else:
        yield Finding("hours", FindingState.UNJUDGED, match[0], why="We publish no opening hours.")


def clock(hour: str, minute: str | None, half: str | None, after: str | None = None) -> str | None:
    """Return a time of day as ``HH:MM``; ``after`` is the am or pm of the later time, for 9 to 5pm."""
    number = int(hour)
    half = half and half.casefold().replace(".", "")
    is_afternoon = half == "pm" if half else after is None and number < 8 and not minute
    if is_afternoon and number < 12:
        number += 12
    return f"{number:02}:{minute or '00'}" if number < 24 else None
