"""Limits: what each length of time in a sentence is for, and whether that is how long it is -> findings. Pure.

A sentence seldom says all of it. "This can take up to a week" leans on the sentence before, "Three days" on the label of its
row, "tell you that it will assess, in two weeks" on the line that leads into its list and on the heading above.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from localoffer.councils.drift.about import beside_ours
from localoffer.councils.drift.clocks import BEGUN, SOON, begun, clocked, misled, near_of, started, starts
from localoffer.councils.drift.context import around, further_off, is_cell, is_labelled_behind, leans, whole
from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.lengths import VAGUE, Length, apart, is_bound, lengths, same, times
from localoffer.councils.drift.phrases import holds, holds_each, pattern, plain
from localoffer.councils.drift.places import Place, Statement, labelled
from localoffer.councils.drift.words import key
from localoffer.facts.shapes import Deadline

NO_LIMITS = ("hours", "minutes")
"""Units that no time limit of ours is counted in."""
ANOTHERS = "school-days"
"""A unit of another law's, unless the sentence names a step of ours."""
FEW = 10
"""So few days may be of anything."""
LIKELY = 4.0
"""What is only said around a sentence is what it means as long as its length is not so many times ours, or ours its."""
FAR = 10.0
"""A length of time that is so many times ours, or ours its, is likely for something else: a person must look."""
LED = re.compile(
    r" (?:from(?! (?:you|us|them|me) )|once|since) (?:(?!which )[^ ]+ )*$"
    r"| [^ ]+(?= (?:(?:then|also|itself|will) )?(?:gives?|allows?|grants?|buys?|adds?) )"
)
BACK = re.compile(r"^ (?:before|prior|ahead|in advance|beforehand) ")
"""So is counted back from what comes, and not on from what was."""
BEFORE = " before "
BEGINS = (" from ", " once ", " since ")
LIMITED = re.compile(
    r" (?:within|deadline|time limit|must|no later than|up to|at least|have|has|by|after|of|from|in|takes?|wait|law|legal|"
    r"d|wks?|mths?|get|gets|another|extra|longer|allowed) "
)
WHICH = re.compile(r" which(?:ever)? (?:[^ ]+ ){0,2}(?:comes|is|falls|ends) .*$")
"""What tells which of two days counts tells of no other act: "whichever comes last"."""


DATED = re.compile(r" (?:(?:date|day) (?:on|of) (?:that|this|it)|its (?:own )?date|it (?:was|is) (?:issued|dated|signed))(?= )")
"""So a sentence speaks of the paper it named before: "two months from the date on that"."""
COMPUTED = re.compile(
    r" (?:is|was|be|falls on|ends on|runs to|brings you to|takes you to) (?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) "
)
"""So a sentence works out a day: how long that is from another day is no rule."""
NOT_SO = re.compile(r" (?:not|never|rather than|instead of)(?: (?:just|only|have|the|in|within|a|usual))* $")
"""So a sentence denies a length of time: "two months, not two weeks"."""
BACK_TO = re.compile(r" (?:the|those|these|that|our|its|their) (?:[^ ]+ months? (?:or |and )?)?$")
"""So a sentence goes back to a length of time that it takes as known: "should the thirty days pass"."""
USUAL = re.compile(r" (?:(?:usually|typically|generally|mostly|often)(?: [^ ]+){0,2}|about|around|roughly) $")
WHICH_COUNTS = re.compile(r" (?:later|latest|last|longer|whichever|afterwards) ")


def limit_findings(
    corpus: Corpus, place: Place, statement: Statement, told: Collection[tuple[int, int]] = ()
) -> Iterator[Finding]:
    """Judge each length of time in a sentence by the time limits it may be about, but those that stand where it was told."""
    said, text = statement.said, statement.text
    found = lengths(text)
    for at, length in enumerate(found):
        if length.unit in NO_LIMITS or (length.unit == ANOTHERS and not _is_of_a_step(corpus, place, text)):
            continue
        if is_cell(place) and not (place.asked or place.path or place.lead):
            continue
        if any(start < length.end and length.start < end for start, end in told):
            continue
        if NOT_SO.search(text[: length.start]):
            continue
        own = f"{text.rstrip()}{place.behind}" if is_labelled_behind(place) else text
        near, after = _between(own, found, at), _dated(corpus, _start(own, found, at), statement)
        limits, is_sure = _meant(corpus, place, statement, length, near, after)
        right = _right(limits, length)
        is_plain = any(holds(text, corpus.words.limits[id_].plainly) for id_ in limits)
        if right:
            words = corpus.words.limits[right]
            if misled(words, after):
                yield _other(right, limits[right], said)
                continue
            is_doubtful = not length.soft and holds(near, words.doubtful) and not holds(text, words.sure)
            why = "Some read the law so, and others do not." if is_doubtful else ""
            state = FindingState.UNJUDGED if is_doubtful else FindingState.CURRENT
            yield Finding("deadline", state, said, "", f"deadline:{right}", why=why)
        elif not is_plain and any(holds(each, corpus.words.other_lengths) for each in _labels(place, statement)):
            continue
        elif is_sure and not (holds(place.plain, corpus.words.stories) or holds(text, corpus.words.hearsay)):
            likeliest = min(limits, key=lambda each: apart(length, limits[each].amount or 0, str(limits[each].unit)))
            is_far = not is_likely(limits[likeliest], length, FAR)
            is_none = is_far or _is_usual(limits[likeliest], text, length) or not (is_cell(place) or is_bound(text, length))
            is_beside = bool(beside_ours(corpus.words, place, statement))
            is_another = is_none or is_beside or (not is_plain and _is_another(corpus, place, statement, length, limits, after))
            former = next((each for each in corpus.former.get(likeliest, ()) if same(length, each.amount, each.unit)), None)
            other = _other(likeliest, limits[likeliest], said)
            if former:
                yield replace(other, state=FindingState.OLD, until=former.until)
            else:
                yield _untold(length, said) if is_another else other
        elif mistaken := _in_another_unit(corpus, place, text, length):
            yield _other(mistaken, corpus.limits[mistaken], said)
        elif is_sure or (
            place.of_service and length.unit != "years" and (_is_labelled(corpus, place, statement) or LIMITED.search(text))
        ):
            yield _untold(length, said)


def _is_of_a_step(corpus: Corpus, place: Place, text: str) -> bool:
    """Tell whether a sentence names the next step, or an act of ours in more than one of its words."""
    own = f"{place.asked.rstrip()}{text}"
    return holds(text, corpus.words.related) or any(
        len(each.act) > 1 and holds_each(own, each.act) for each in corpus.words.limits.values()
    )


def _labels(place: Place, statement: Statement) -> tuple[str, ...]:
    return labelled(statement), plain(place.block.label)


def _dated(corpus: Corpus, after: str, statement: Statement) -> str:
    """Return what starts a clock by its name: "from the date on that" speaks of what starts a clock and was named last."""
    if not DATED.search(after):
        return after
    said = "".join(each.rstrip() for each in (*statement.earlier, statement.text[: statement.text.find(after)]))
    starts = (phrase for words in corpus.words.limits.values() for phrase in words.start)
    named = [match for phrase in starts for match in pattern(phrase).finditer(f"{said} ")]
    last = max(named, key=lambda match: (match.end(), match.start()), default=None)
    return DATED.sub(f" date on the {last[0].strip()}", after) if last else after


def _other(id_: str, limit: Deadline, said: str) -> Finding:
    return Finding("deadline", FindingState.ALTERED, said, in_words(limit), f"deadline:{id_}")


def _untold(length: Length, said: str) -> Finding:
    return Finding("deadline", FindingState.UNJUDGED, said, why=f"We could not tell what {length.words} is for.")


def _is_labelled(corpus: Corpus, place: Place, statement: Statement) -> bool:
    """Tell whether a length of time has a label: then it is said of something, in however few words ("Meeting: 2 months").

    Of a cell that stands so on our page, that page says what is right (``facts``).
    """
    return statement.question.endswith(":") or bool(place.block.label and key(place.before) not in corpus.beside)


def _meant(
    corpus: Corpus, place: Place, statement: Statement, length: Length, near: str, after: str
) -> tuple[Mapping[str, Deadline], bool]:
    """Return the limits that a length of time may be about, and whether we are sure that it is about one of them."""
    text = statement.text
    limits: Mapping[str, Deadline] = {}
    for each in whole(place, text):
        limits = limits or _fitting(corpus, each, near, after)
    limits = limits or clocked(corpus, after)
    by_itself, is_by_title = bool(limits), False
    has_begun = started(corpus, limits, after)
    for above, each in () if _right(limits, length) else around(place, statement):
        likely = _fitting(corpus, each, near, after)
        known = _fitting(corpus, f"{above.rstrip()} ", " ", " ") if likely else {}
        vague = [id_ for id_ in known if len(text.split()) < CELL or len(corpus.words.limits[id_].act) == 1]
        likely = {id_: each for id_, each in likely.items() if id_ not in vague and is_likely(each, length)}
        if not limits or (_right(likely, length) and not _right(limits, length) and has_begun <= started(corpus, likely, after)):
            limits = likely
            is_by_title = bool(likely) and _is_by_title(corpus, likely, above, each)
    is_sure = by_itself or (
        bool(limits) and not is_by_title and (started(corpus, limits, after) or leans(corpus, place, statement, length, limits))
    )
    # What stands further off can only say that it is right, or that there is something to check.
    for each in further_off(place, text):
        further = _fitting(corpus, each, near, after)
        if not limits or (
            _right(further, length) and not _right(limits, length) and has_begun <= started(corpus, further, after)
        ):
            limits = further
    kin = {} if _right(limits, length) else _kin(corpus, limits, place, length)
    if any(holds(text, corpus.words.limits[id_].plainly) for id_ in limits):
        return kin or limits, is_sure
    if not started(corpus, limits, after):
        limits = begun(corpus, after, length) or kin or limits
    elif all(not corpus.words.limits[id_].start for id_ in kin):
        limits = kin or limits  # one whose clock nobody wrote down may be started by whatever starts the other's
    clock = clocked(corpus, near_of(after, SOON)).items()
    exact = {id_: each for id_, each in clock if same(length, each.amount or 0, str(each.unit))}
    return exact or limits, is_sure


def _is_by_title(corpus: Corpus, limits: Iterable[str], above: str, text: str) -> bool:
    """Tell whether a text says what a length is for only with the topic in the headings above, which every page of ours has."""
    said = above
    for each in corpus.words.topic:
        said = pattern(each).sub(" ", said)
    own = f"{said.rstrip()}{text.removeprefix(above.rstrip())}"
    acts = [corpus.words.limits[id_].act for id_ in limits]
    return not any(holds_each(each, act) for act in acts for each in (own, above))


def named_limits(corpus: Corpus, text: str) -> list[Deadline]:
    """Return the limits whose act a plain sentence names, whatever length of time it gives."""
    named = (id_ for id_, words in corpus.words.limits.items() if holds_each(text, words.act) and not holds(text, words.unless))
    return [corpus.limits[id_] for id_ in named if id_ in corpus.limits and corpus.limits[id_].amount is not None]


def is_likely(limit: Deadline, length: Length, most: float = LIKELY) -> bool:
    """Tell whether a length of time is at most so many times a limit, and a limit so many times it."""
    return 1 / most <= times(length, limit.amount or 0, str(limit.unit)) <= most


def _right(limits: Mapping[str, Deadline], length: Length) -> str:
    """Return the id of the limit that a length of time is, or nothing."""
    return next((id_ for id_, limit in limits.items() if same(length, limit.amount or 0, str(limit.unit))), "")


def _between(text: str, found: Sequence[Length], at: int) -> str:
    """Return what stands from the length of time before to the one after: what this one is about."""
    start = found[at - 1].end if at else 0
    end = found[at + 1].start if at + 1 < len(found) else len(text)
    return WHICH.sub(" ", f" {text[start:end].strip()} ")


def _start(text: str, found: Sequence[Length], at: int) -> str:
    """Return what stands after a length of time, before the next; or what a sentence begins with, turned round.

    "From the date on your certificate you have a month" starts the clock before it says how long.
    """
    after = f" {text[found[at].end : found[at + 1].start if at + 1 < len(found) else None].strip()} "
    led = LED.search(text[: found[at].start]) if at == 0 and not BEGUN.match(after) else None
    return f" {led[0].strip()} " if led and led[0].startswith(BEGINS) else f" from{led[0]} " if led else after


def _fitting(corpus: Corpus, text: str, near: str, after: str) -> dict[str, Deadline]:
    """Return the limits that a length of time may be about, the best only: by what is done, and by what starts the clock."""
    scores: dict[str, int] = {}
    for id_, words in corpus.words.limits.items():
        limit = corpus.limits.get(id_)
        if limit is None or limit.amount is None or not holds_each(text, words.act) or holds(text, words.unless):
            continue
        if BACK.match(after) and not holds(BEFORE, words.act):
            continue
        scores[id_] = 1 + holds_each(near, words.act) + holds(text, words.plainly) + starts(words, after)
    best = max(scores.values(), default=0)
    return {id_: corpus.limits[id_] for id_, score in scores.items() if score == best}


def _kin(corpus: Corpus, limits: Mapping[str, Deadline], place: Place, length: Length) -> dict[str, Deadline]:
    """Return a limit for the same act with another clock, just so long, of whose clock the block or a line beside it speaks.

    "You will need the certificate. Then you have one month to appeal."
    """
    acts = [corpus.words.limits[id_].act[0] for id_ in limits]
    kin = ((id_, corpus.limits.get(id_)) for id_, words in corpus.words.limits.items() if words.act[0] in acts)
    right = {id_: limit for id_, limit in kin if limit and same(length, limit.amount or 0, str(limit.unit))}
    around = f"{place.before.rstrip()}{place.plain.rstrip()}{place.behind or ' '}"
    return {id_: limit for id_, limit in right.items() if holds_each(around, corpus.words.limits[id_].act)}


def _in_another_unit(corpus: Corpus, place: Place, text: str, length: Length) -> str:
    """Return the id of the limit that has the same number of the other kind of days: "30 working days to arrange it"."""
    for id_, words in corpus.words.limits.items():
        limit = corpus.limits.get(id_)
        units = {length.unit, str(limit.unit)} if limit else set()
        if limit and units == {"days", "working-days"} and length.most == limit.amount and limit.amount > FEW:
            around = f"{place.path.rstrip()}{place.asked.rstrip()}{text}"
            if holds(text, words.sure or words.act[:1]) and holds_each(around, words.act) and not holds(text, words.unless):
                return id_
    return ""


def _is_another(
    corpus: Corpus, place: Place, statement: Statement, length: Length, limits: Mapping[str, Deadline], after: str
) -> bool:
    """Tell whether a length of time is just that of another limit, of which the page speaks here: a person must look.

    "A certificate reaches you within 3 working days, in case you still want to appeal" is about the certificate, although its
    words fit the appeal as well. Where the clock of one that was meant is named, no other is.
    """
    text = statement.text
    if COMPUTED.search(text) or length.said.startswith(VAGUE):
        return True
    others = [
        corpus.words.limits[id_]
        for id_, limit in corpus.limits.items()
        if id_ in corpus.words.limits and id_ not in limits and same(length, limit.amount or 0, str(limit.unit))
    ]
    if others and BACK_TO.search(text[: length.start]):
        return True
    if started(corpus, limits, near_of(after, SOON)):
        return False
    acts = [corpus.words.limits[id_].act[0] for id_ in limits]
    if WHICH_COUNTS.search(text) and len(lengths(text)) > 1 and any(each.act[0] in acts for each in others):
        return True
    around = "".join(each.rstrip() for each in (place.path, place.lead, place.asked, *statement.earlier, text))
    said = labelled(statement)
    is_long = all(str(each.unit) == "months" for each in limits.values())
    meant = (corpus.words.limits[id_].act for id_ in limits)
    is_meant = any(len(act) > 1 and holds_each(said, act) for act in meant)
    is_item = len(text.split()) <= CELL and holds(text, corpus.words.topic)
    is_item = is_item and not any(holds(text, corpus.words.limits[id_].act[:1]) for id_ in limits)
    for words in others:
        named = sum(holds(f"{around} ", [each]) for each in words.act)
        if is_item and holds(text, words.act[1:]):  # "Mediation (30 days)" in a list
            return True
        if named >= max(len(words.act) - 1, 2) and holds(said, words.act[: 1 if is_meant else None]):
            return True
        if length.unit == "working-days" and is_long and holds(said, words.act[:1]):
            return True
    return False


def _is_usual(limit: Deadline, text: str, length: Length) -> bool:
    """Tell whether a length of time is less than a limit, and only usual: "mostly within four weeks" is within thirty days."""
    return times(length, limit.amount or 0, str(limit.unit)) < 1 and USUAL.search(text[: length.start]) is not None


def in_words(limit: Deadline) -> str:
    """Return a time limit in a few words, for whoever puts a copy right."""
    unit = str(limit.unit).replace("-", " ")
    counted = f"{{n}} {unit.removesuffix('s') if limit.amount == 1 else unit}"
    amount = (limit.words.text if limit.words else counted).replace("{n}", str(limit.amount))
    return f"{amount}. {limit.who.text}: {limit.what.text}. Counted from: {limit.counted_from.text}"
