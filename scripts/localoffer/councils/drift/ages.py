"""Ages and durations: for whom the service is, and how long what is no time limit takes -> findings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from localoffer.councils.drift.context import is_short
from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.lengths import lengths
from localoffer.councils.drift.phrases import holds, holds_each, plain
from localoffer.councils.drift.places import Page, Place, Statement

YOUNG = 14
"""From this age on a band is about young people: 16 to 25 is no other age for the service."""
AGES = re.compile(
    r"(?<= )(?:(?:aged?|ages|age ranges?|years|between) )?"
    r"(?:(birth|\d{1,2}) (?:to |and |until )?|up to (?:the age of )?|(?:age to|to age|maximum age|upper age) |under (?=1[89]|2))"
    r"(\d{2})(?= )(?! (?:working |calendar |school )?(?:minute|hour|day|week|month)s? )"
)
ABOUT_AGE = re.compile(
    r" (?:under|child|children|aged?|ages|age range|age ranges|years?|olds?|are you|you are|young|pupils?|students?|teenagers?) "
)
BAND = re.compile(r" (?:nursery|primary|secondary|early|post|pre|key stage|transition|preschool|adults?|bands?) ")


def durations(corpus: Corpus, place: Place, statement: Statement) -> Iterator[Finding]:
    """Judge how long something takes that is no time limit, such as a meeting."""
    said, text = statement.said, statement.text
    around = (text, *(f"{each.rstrip()}{text}" for each in (*statement.last, place.asked, plain(statement.question))))
    for length, each in product(lengths(text), corpus.words.lengths):
        is_it = any(holds_each(context, each.act) for context in around)
        if length.unit in ("hours", "minutes") and is_it and not holds(text, corpus.words.other_lengths):
            hours = length.unit == each.unit
            minutes = (length.least / 60, length.most / 60) if length.unit == "minutes" and each.unit == "hours" else None
            least, most = minutes or (length.least, length.most)
            if (hours or minutes) and each.least <= least and most <= each.most:
                yield Finding("duration", FindingState.CURRENT, said)
            elif hours or minutes:
                yield Finding("duration", FindingState.ALTERED, said, f"{each.least} to {each.most} {each.unit}")


def ages(corpus: Corpus, page: Page, place: Place, statement: Statement) -> Iterator[Finding]:
    """Judge for whom the service is: 0 to 25. A directory's list of age bands says nothing of the service."""
    said, text = statement.said, statement.text
    wanted = corpus.ages
    about = f"{place.asked.rstrip()}{place.plain}" if is_short(place) else text
    label = place.asked.rstrip() if len(text.split()) < CELL else ""
    matches = [m for m in AGES.finditer(f"{label}{text}") if int(m[2]) <= 30 and m.end() > len(label)]
    if wanted is None or len(matches) != 1 or not ABOUT_AGE.search(about) or BAND.search(text):
        return
    least, most = matches[0][1], int(matches[0][2])
    if most < wanted[1] and any(
        f" {most + more} {to}{wanted[1]} " in page.words for more in (0, 1) for to in ("", "to ", "and ")
    ):
        return  # the page has the band that goes on from there
    if most != wanted[1] or (least not in (None, "birth", str(wanted[0])) and int(least) < YOUNG):
        yield Finding("ages", FindingState.ALTERED, said, f"{wanted[0]} to {wanted[1]}")
    else:
        yield Finding("ages", FindingState.CURRENT, said)
