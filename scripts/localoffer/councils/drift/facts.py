"""Facts first: every fact that a page states about the service, whatever the sentence around it -> findings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from localoffer.councils.drift.contacts import contact_findings, from_known
from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.lengths import Length, apart, lengths, same
from localoffer.councils.drift.phrases import holds, holds_each, pattern, plain
from localoffer.councils.drift.places import LABEL, Page, Place
from localoffer.councils.drift.words import SHORT, key, sentences
from localoffer.facts.shapes import Deadline, KnownKind, LimitWords

ADDRESSES = (KnownKind.PHONE, KnownKind.EMAIL, KnownKind.WEB)
NEAR_BY = frozenset((KnownKind.COST, KnownKind.PLACE, KnownKind.BODY, KnownKind.NOTICE, KnownKind.CLAIM))
"""Kinds that are judged only where a page speaks of the service: elsewhere they are somebody else's."""
YOUNG = 14
"""From this age on a band is about young people: 16 to 25 is no other age for the service."""
NO_LIMITS = ("hours", "minutes", "school-days")
"""Units that no time limit of ours is counted in; school days are another law's."""
SHORT_BLOCK, START_WITHIN = 25, 16
"""Words: a block of so few is judged as one, and so far after a length of time stands what starts its clock."""
QUOTED = ("“", '"', "«", "„", "‘")
AGES = re.compile(
    r"(?<= )(?:(?:aged?|ages|age ranges?|years|between) )?"
    r"(?:(birth|\d{1,2}) (?:to |and |until )?|up to (?:the age of )?|under (?=1[89]|2))(\d{2})(?= )"
)
ABOUT_AGE = re.compile(r" (?:under|child|children|aged?|ages|age range|age ranges|years?|year olds?|olds?) ")
BAND = re.compile(r" (?:nursery|primary|secondary|early|post|pre|key stage|transition|preschool|adults?|bands?) ")
FROM = re.compile(
    r" (?:[^ ]+ )?(?:of|from|after|following|since|once|when|starting|beginning|to|as soon as|before|before the|if) "
)
BEGUN = re.compile(r"^ (?!ahead |prior |before )(?:[^ ]+ )?(?:of|from|after|following|since|starting|beginning) ")
LED = re.compile(r" (?:from|once|since) .*$")
LIMITED = re.compile(r" (?:within|deadline|time limit|must|no later than|up to|at least|have|has|by|after|of|from|in|takes?) ")


def stated(corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Yield a finding for each fact that a page states of the service."""
    yield from contact_findings(corpus, page)
    if not page.is_about:
        return
    for place in page.places:
        for said in sentences(place.block.text):
            text = plain(said)
            if said.lstrip().startswith(QUOTED) or _is_ours(corpus, place, said):
                continue
            known = list(_known(corpus, page, place, said, text))
            yield from known
            if page.carries_us and place.plain.split() and len(place.plain.split()) < CELL:
                yield from _cell(corpus, place, said, text)
            if not any(each.kind == "deadline" for each in known):
                yield from _limits(corpus, place, said, text)
            if place.of_service:
                yield from _ages(corpus, page, place, said, text)


def _is_ours(corpus: Corpus, place: Place, said: str) -> bool:
    """Tell whether a sentence is ours, word for word: today's says what we say, and an old one is told as such."""
    return key(place.block.text) in corpus.blocks or (key(said) in corpus.sentences and len(said.split()) >= SHORT)


def _known(corpus: Corpus, page: Page, place: Place, said: str, text: str) -> Iterator[Finding]:
    led = [f"{place.lead.rstrip()}{text}"] if place.lead else []
    for known in corpus.known:
        if known.kind in ADDRESSES or (known.kind in NEAR_BY and not (place.of_service or page.carries_us)):
            continue
        if known.kind is KnownKind.DUTY and place.block.heading:
            continue
        if known.kind is KnownKind.DUTY and place.of_others and not holds(text, corpus.words.topic):
            continue
        if any(pattern(known.value).search(each) and not holds(each, known.unless) for each in (text, *led)):
            yield from_known(known, said)


def _limits(corpus: Corpus, place: Place, said: str, text: str) -> Iterator[Finding]:
    """Judge each length of time in a sentence by the time limits it may be about."""
    found = lengths(text)
    for at, length in enumerate(found):
        yield from _length_of_other_things(corpus, place, said, text, length)
        if length.unit in NO_LIMITS or (len(place.plain.split()) < CELL and not place.asked):
            continue
        near, after = _between(text, found, at), _start(text, found, at)
        limits = _fitting(corpus, text, near, after) or (_fitting(corpus, place.plain, near, after) if _is_short(place) else {})
        limits = limits or (_fitting(corpus, f"{place.asked.rstrip()}{text}", near, after) if place.asked else {})
        is_sure = bool(limits)
        # What stands further off can only say that it is right, or that there is something to check.
        beside = [f"{text.rstrip()}{place.behind}"] if place.behind and len(place.plain.split()) < LABEL else []
        for each in (*beside, place.plain, *(f"{context.rstrip()}{text}" for context in (place.before, place.heading))):
            further = _fitting(corpus, each, near, after)
            limits = further if not limits or (_right(further, length) and not _right(limits, length)) else limits
        if not any(_starts(corpus.words.limits[id_], after) for id_ in limits):
            limits = _begun(corpus, after, length) or limits
        right = _right(limits, length)
        if right:
            yield Finding("deadline", FindingState.CURRENT, said, "", f"deadline:{right}")
        elif holds(text, corpus.words.other_lengths):
            continue
        elif is_sure:
            id_ = min(limits, key=lambda each: apart(length, limits[each].amount or 0, str(limits[each].unit)))
            yield Finding("deadline", FindingState.ALTERED, said, in_words(limits[id_]), f"deadline:{id_}")
        elif place.of_service and length.unit != "years" and LIMITED.search(text):
            yield Finding("deadline", FindingState.UNJUDGED, said, why=f"We could not tell what {length.words} is for.")


def _right(limits: Mapping[str, Deadline], length: Length) -> str:
    """Return the id of the limit that a length of time is, or nothing."""
    return next((id_ for id_, limit in limits.items() if same(length, limit.amount or 0, str(limit.unit))), "")


def _is_short(place: Place) -> bool:
    """Tell whether a block is a label and what it labels, which a full stop or colon parts: "Time limit: 2 months. You: …"."""
    return len(place.plain.split()) <= SHORT_BLOCK


def _between(text: str, found: Sequence[Length], at: int) -> str:
    """Return what stands from the length of time before to the one after: what this one is about."""
    start = found[at - 1].end if at else 0
    end = found[at + 1].start if at + 1 < len(found) else len(text)
    return f" {text[start:end].strip()} "


def _cell(corpus: Corpus, place: Place, said: str, text: str) -> Iterator[Finding]:
    """Judge a cell of a table of ours by what stands there on our page."""
    wanted = corpus.beside.get(key(place.before))
    if wanted and lengths(text) and key(place.block.text) not in wanted:
        yield Finding("deadline", FindingState.ALTERED, said, " or ".join(sorted(wanted)), why=f"After: {place.before.strip()}.")


def _start(text: str, found: Sequence[Length], at: int) -> str:
    """Return what stands after a length of time, before the next; or what a sentence begins with, turned round.

    "From the date on your certificate you have a month" starts the clock before it says how long.
    """
    after = f" {text[found[at].end : found[at + 1].start if at + 1 < len(found) else None].strip()} "
    led = LED.search(text[: found[at].start]) if at == 0 and not BEGUN.match(after) else None
    return f" {led[0].strip()} " if led else after


def _fitting(corpus: Corpus, text: str, near: str, after: str) -> dict[str, Deadline]:
    """Return the limits that a length of time may be about, the best only: by what is done, and by what starts the clock."""
    scores: dict[str, int] = {}
    for id_, words in corpus.words.limits.items():
        limit = corpus.limits.get(id_)
        if limit is None or limit.amount is None or not holds_each(text, words.act) or holds(text, words.unless):
            continue
        scores[id_] = 1 + holds_each(near, words.act) + _starts(words, after)
    best = max(scores.values(), default=0)
    return {id_: corpus.limits[id_] for id_, score in scores.items() if score == best}


def _begun(corpus: Corpus, after: str, length: Length) -> dict[str, Deadline]:
    """Return the limit whose clock starts with what stands after a length of time, where it is just so long.

    "A month from the date on your certificate" is right, whatever else the sentence speaks of.
    """
    if not BEGUN.match(after):
        return {}
    begun = ((id_, corpus.limits.get(id_)) for id_, words in corpus.words.limits.items() if _starts(words, after))
    return {id_: limit for id_, limit in begun if limit is not None and same(length, limit.amount or 0, str(limit.unit))}


def _starts(words: LimitWords, after: str) -> int:
    """Return 2 where what stands after a length of time, and near it, is what starts this clock."""
    near = f"{' '.join(after.split(' ')[:START_WITHIN])} "
    return 2 if words.start and FROM.match(after) and holds(near, words.start) else 0


def _length_of_other_things(corpus: Corpus, place: Place, said: str, text: str, length: Length) -> Iterator[Finding]:
    for each in corpus.words.lengths if place.of_service else ():
        if length.unit in ("hours", "minutes") and holds_each(text, each.act) and not holds(text, corpus.words.other_lengths):
            hours = length.unit == each.unit
            minutes = (length.least / 60, length.most / 60) if length.unit == "minutes" and each.unit == "hours" else None
            least, most = minutes or (length.least, length.most)
            if (hours or minutes) and each.least <= least and most <= each.most:
                yield Finding("duration", FindingState.CURRENT, said)
            elif hours or minutes:
                yield Finding("duration", FindingState.ALTERED, said, f"{each.least} to {each.most} {each.unit}")


def _ages(corpus: Corpus, page: Page, place: Place, said: str, text: str) -> Iterator[Finding]:
    """Judge for whom the service is: 0 to 25. A directory's list of age bands says nothing of the service."""
    ages = corpus.ages
    about = place.plain if _is_short(place) else text
    matches = [m for m in AGES.finditer(text) if int(m[2]) <= 30]
    if ages is None or len(matches) != 1 or not ABOUT_AGE.search(about) or BAND.search(text):
        return
    least, most = matches[0][1], int(matches[0][2])
    if most < ages[1] and any(f" {most + more} {to}{ages[1]} " in page.words for more in (0, 1) for to in ("", "to ", "and ")):
        return  # the page has the band that goes on from there
    if most != ages[1] or (least not in (None, "birth", str(ages[0])) and int(least) < YOUNG):
        yield Finding("ages", FindingState.ALTERED, said, f"{ages[0]} to {ages[1]}")
    else:
        yield Finding("ages", FindingState.CURRENT, said)


def in_words(limit: Deadline) -> str:
    """Return a time limit in a few words, for whoever puts a copy right."""
    unit = str(limit.unit).replace("-", " ")
    counted = f"{{n}} {unit.removesuffix('s') if limit.amount == 1 else unit}"
    amount = (limit.words.text if limit.words else counted).replace("{n}", str(limit.amount))
    return f"{amount}. {limit.who.text}: {limit.what.text}. Counted from: {limit.counted_from.text}"
