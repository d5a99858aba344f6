"""Owners: whose a telephone number or an address on a page is, and whose it would have to be. Pure."""

from __future__ import annotations

import re
from enum import IntEnum

from localoffer.councils.drift.corpus import Corpus, Owner
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import Page, Place, after_our_name, last_mention

CLAUSE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
ASKED = re.compile(
    r"\b(?:call|ring|phone|telephone|contact|email|ask) ((?:[\w'’-]+ ){1,5}?)(?:on|at|who|which|what|whether|if|about|for)\b",
    re.IGNORECASE,
)
"""Who is to be asked: theirs is the number that follows. "Ask our SEND team who the adviser is: …"."""
WANTED = re.compile(
    r"\bfor (?:the|our) ((?:[\w'’-]+ ){1,4}?(?:team|service|line|office|desk|helpline|programme|project|group)),? (?:please )?"
    r"(?:call|ring|phone|telephone|contact|email)\b",
    re.IGNORECASE,
)
"""The same: "For the disability team, ring 01632 …"."""
FILLERS = frozenset(
    ("call", "ring", "phone", "telephone", "tel", "on", "is", "at", "the", "their", "main", "number", "no", "helpline", "line")
)
"""Words between a name and its number that name nobody."""
BESIDE = 8
"""Words: whoever is named so near before a number has it."""
OTHERS = "It is somebody else's."


class Whose(IntEnum):
    """Whose a contact detail is, the surer the higher."""

    THEIRS = 0
    SOMEBODYS = 1
    """A service like ours has it, on a page that does not name us."""
    SERVICE = 2
    """The same, with the service named just before it."""
    OURS = 3
    LABELLED = 4
    """We are named in the label or the line before it."""
    NAMED = 5
    """We are named just before it, in its own sentence."""


LABELLED = re.compile(
    r"(?:^|[.;!?] ?)"
    r"(?:(?:our|the|main|by|tel|telephone|phone|number|no|helpline|freephone|mobile|office|reception|enquiries)[ :.,(–-]*)*$"
    r"|\b(?:call|ring|phone|telephone) (?:us )?(?:on )?$",
    re.IGNORECASE,
)
"""What stands before a number that is given as such: after any other name it is the number of that one."""


def whose_is(corpus: Corpus, page: Page, place: Place, at: int, *, is_number: bool = False) -> Whose:
    """Tell whose a detail at a place in a block is: who is named last before it decides.

    Who is named just before it decides also after a name of ours: "KIDS mediation; SENDIASS: 01632 …".
    """
    if not page.is_about:
        return Whose.THEIRS
    before = place.block.text[:at]
    sentence = CLAUSE.split(before)[-1]
    spoken = plain(sentence)
    if holds(spoken, corpus.words.other_fields) and not holds(spoken, corpus.words.field):
        return Whose.THEIRS
    asked = ASKED.search(sentence) if after_our_name(corpus.words, sentence) is None else None
    if asked and last_mention(corpus.words, plain(asked[1])) == "others":
        return Whose.THEIRS
    wanted = WANTED.search(sentence)
    if wanted and last_mention(corpus.words, plain(wanted[1])) != "service":
        return Whose.THEIRS
    if not page.names_us:
        if last_mention(corpus.words, spoken) != "service":
            return Whose.THEIRS
        return Whose.SERVICE if named_beside(corpus, sentence) == "service" else Whose.SOMEBODYS
    for text, how in ((sentence, Whose.NAMED), (before, Whose.OURS)):
        after = after_our_name(corpus.words, text)
        if after is not None:
            return Whose.THEIRS if named_beside(corpus, after) == "others" else how
        who = last_mention(corpus.words, plain(text))
        if who:
            return Whose.OURS if who == "service" else Whose.THEIRS
    if place.is_named:
        return Whose.LABELLED
    if place.told == "others":
        return Whose.THEIRS
    if not place.of_service or holds(f"{place.heading.rstrip()}{plain(before)}", corpus.words.other_offers):
        return Whose.THEIRS
    return Whose.OURS if not is_number or LABELLED.search(before) else Whose.SOMEBODYS


def named_beside(corpus: Corpus, text: str) -> str:
    """Return who is named in the last few words of a text: "service", "others", or nobody."""
    return last_mention(corpus.words, f" {' '.join(plain(text).split()[-BESIDE:])} ")


def mistaken(corpus: Corpus, place: Place, at: int, kind: str, form: str, said: str) -> Finding | None:
    """Return the finding of a detail of ours that stands by the name of somebody who has another one.

    Their name is what the block begins with, or the whole of the block before, and nobody is named between it and the detail.
    """
    if (kind, form) not in corpus.values or corpus.values[kind, form].until is not None:
        return None
    if after_our_name(corpus.words, place.block.text[:at]) is not None:
        return None
    before = plain(place.block.text[:at])
    for owner in corpus.owners:
        is_begun = before.startswith(f" {owner.name} ")
        between = before[len(owner.name) + 1 :] if is_begun else before
        own = owner.details.get(kind, {}) if is_begun or place.before.strip() == owner.name else {}
        if own and not last_mention(corpus.words, between):
            right = ", ".join(own.values())
            return None if form in own else Finding(kind, FindingState.ALTERED, said, right, owner.fact, why=OTHERS)
    return None


def holder_beside(corpus: Corpus, place: Place, at: int, kind: str) -> Owner | None:
    """Return whose name stands just before a detail, but for words such as "helpline", of those who have one of its kind."""
    before = plain(place.block.text[:at])
    if not set(before.split()) - FILLERS:
        before = f"{place.before.rstrip()}{before}"
    for owner in corpus.owners:
        _, name, between = before.rpartition(f" {owner.name.removeprefix('the ')} ")
        if name and owner.details.get(kind) and not set(between.split()) - FILLERS:
            return owner
    return None


def may_be_theirs(corpus: Corpus, page: Page, kind: str, form: str) -> bool:
    """Tell whether a page may give a detail as whose it is known to be: it names them, or does not name us."""
    known = corpus.known_forms.get((kind, form))
    names = (plain(known.whose), plain(f"{known.whose}'s")) if known and known.whose else ()
    return bool(names) and (any(each in page.words for each in names) or not page.names_us)


def is_holder_named(corpus: Corpus, place: Place, kind: str, form: str) -> bool:
    """Tell whether the longest word of the name of somebody whose detail it is stands beside it, or above: SENDIASS."""
    names = (owner.name for owner in corpus.owners if form in owner.details.get(kind, {}))
    around = f"{place.path}{place.heading}{place.before}{place.plain}"
    return any(f" {max(name.split(), key=len)} " in around for name in names)
