"""Facts first: every fact that a page states about the service, whatever the sentence around it -> findings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from localoffer.councils.drift.about import (
    beside_ours,
    is_elsewhere,
    is_labelled_elsewhere,
    is_other_offer,
    is_priced,
    speaks_of_us,
)
from localoffer.councils.drift.ages import ages, durations
from localoffer.councils.drift.answers import QUOTED, SAYS_SO, SENTENCE_ENDS, TITLE, as_one, asks, is_label, label_of, names_of
from localoffer.councils.drift.cells import NO, YES, is_our_length, of_cell
from localoffer.councils.drift.contacts import contact_findings
from localoffer.councils.drift.context import LEANS, is_cell, is_short
from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import ADDRESSES
from localoffer.councils.drift.hours import HOURS
from localoffer.councils.drift.known import from_known
from localoffer.councils.drift.lengths import lengths
from localoffer.councils.drift.limits import in_words, is_likely, limit_findings, named_limits
from localoffer.councils.drift.phrases import begins, has, holds, holds_each, pattern, plain, spans
from localoffer.councils.drift.places import Page, Place, Statement, labelled, last_mention, statements
from localoffer.councils.drift.words import SHORT, key
from localoffer.councils.drift.worked_dates import worked_dates
from localoffer.facts.shapes import KnownKind, KnownState, KnownValue, SaidElsewhere

NEAR_BY = frozenset((KnownKind.COST, KnownKind.PLACE, KnownKind.NOTICE, KnownKind.CLAIM, KnownKind.HOURS))
"""Kinds that are judged only where a page speaks of the service: elsewhere they are somebody else's."""
BEYOND = {KnownKind.BODY: KnownState.FORMER, KnownKind.NOTICE: KnownState.FORMER, KnownKind.DEADLINE: KnownState.WRONG}
"""What is as wrong on a page about the appeal alone."""
RULED = frozenset((KnownKind.DEADLINE, KnownKind.DUTY, KnownKind.COST))
"""Kinds that say how it is for everybody: what somebody else said, or what happened to them, is no rule."""
BY_HEADING = frozenset((KnownKind.PLACE, KnownKind.DURATION))
"""Kinds that a heading may ask for: under "Where?" stands no more than "Always in person"."""
ANSWERED = frozenset((KnownKind.DUTY, KnownKind.COST))
"""Kinds that a question asks for and its answer states: "Is there a charge?"."""
ASKED_OF = ANSWERED | BY_HEADING | {KnownKind.HOURS}
"""Kinds that a label names and its cell states: "Paid by: the council", "Length: two hours"."""
BARE = (" yes ", " no ")
CLAUSES = re.compile(r"[,;:] | [–—-] ")
"""What parts the clauses of a sentence."""
DENIED = re.compile(r"(?:<not>|not|no|never|nobody|can not|may not)(?:/[^…]*)?$")
"""A phrase that excuses a sentence by a "not": one of another clause denies another thing."""
BUT, PART = re.compile(r" but "), re.compile(r" (?:but|or|and) ")
"""Where a sentence goes on to say something else: "You must go, but …"; one that counts two times, also "or"."""
PHRASED = re.compile("[…&]")
"""A known value that says more than one thing."""
THAT = re.compile(r" that (?:you|we|they|the|a|an|it|there|nobody|everybody|everyone) ")
"""So a sentence begins that says what somebody thinks: "What people get wrong. That you pay."."""
ALIKE = 1.1
"""A length of at most so many times a limit, or a limit so many times it, is meant for that one: 60 days for 2 months."""


def stated(corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Yield a finding for each fact that a page states of the service."""
    found = list(_stated(corpus, page))
    is_told = any(_is_notice(each) and each.said.endswith(SENTENCE_ENDS) for each in found)
    # the heading or label of a notice is told with it
    yield from (each for each in found if not (is_told and _is_notice(each) and not each.said.endswith(SENTENCE_ENDS)))


def _is_notice(finding: Finding) -> bool:
    return finding.kind == KnownKind.NOTICE and finding.wrong


def _stated(corpus: Corpus, page: Page) -> Iterator[Finding]:
    yield from contact_findings(corpus, page)
    if not page.is_about:
        yield from _of_the_appeal(corpus, page) if page.is_next else ()
        return
    for place in (each for each in page.places if each.of_service or not page.is_of_other_field):
        yield from worked_dates(corpus, place)
        told: list[tuple[Statement, list[Finding]]] = []
        for each in statements(corpus.words, place):
            if place.is_aside and not speaks_of_us(corpus.words, each.text):
                continue
            if page.carries_us and place.plain.split() and is_cell(place):
                yield from of_cell(corpus, place, each)
                if is_our_length(corpus, place, each):
                    continue
            told.append((each, list(dict.fromkeys(_of_statement(corpus, page, place, each)))))
        yield from (_as_told(place, each, finding) for each, finding in _once(told))


def _once(told: Sequence[tuple[Statement, Sequence[Finding]]]) -> Iterator[tuple[Statement, Finding]]:
    """Yield the findings of a block; a bare "Yes." is told with what the next sentence says wrongly of the same kind."""
    wrong = [(finding, said.text in BARE) for said, found in told for finding in found if finding.wrong]
    others = {finding.kind for finding, is_bare in wrong if not is_bare}
    answers = {finding.kind: finding.said for finding, is_bare in wrong if is_bare and finding.kind in others}
    for said, found in told:
        for finding in found:
            is_bare = said.text in BARE
            if finding.wrong and finding.kind in others and is_bare:
                continue
            begun = answers.pop(finding.kind, "") if finding.wrong else ""
            yield said, replace(finding, said=f"{begun} {finding.said}") if begun else finding


def _as_told(place: Place, statement: Statement, finding: Finding) -> Finding:
    """Return a finding whose words stand in a cell with what its row and column are called: "60 days" is right for some."""
    is_whole = finding.said == statement.said and is_cell(place)
    return replace(finding, said=" ".join((*names_of(place), finding.said))) if is_whole else finding


def _of_statement(corpus: Corpus, page: Page, place: Place, statement: Statement) -> Iterator[Finding]:
    text = statement.text
    if statement.said.lstrip().startswith(QUOTED):
        return
    if _is_ours(corpus, place, statement.said):  # what a cell says, its row and its column say with it
        yield from (known for known in _known(corpus, page, place, statement) if place.block.label and known.wrong)
        return
    sure = _sure_first(statement, _known(corpus, page, place, statement))
    right = [(finding, _put_right(corpus, place, statement, finding)) for finding in sure]
    known = [finding for _, better in right for finding in better]
    is_away = is_elsewhere(corpus, labelled(statement), place.heading) or any(
        is_elsewhere(corpus, before) for before in statement.last
    )
    if is_away or is_labelled_elsewhere(corpus, place):
        yield from (_unsure(finding) if finding.alarm else finding for finding in known)
        return
    yield from known
    is_told = any(finding.kind == "deadline" and finding.wrong for finding in known)
    told = list(_told(corpus, text, [finding for finding, better in right if better])) if is_told else []
    if told or not is_told:  # where only what stands around it said so, it is said of all its lengths
        yield from limit_findings(corpus, place, statement, told)
    if place.of_service and not is_other_offer(corpus, place.plain if is_short(place) else text):
        yield from durations(corpus, place, statement)
        yield from ages(corpus, page, place, statement)


def _of_the_appeal(corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Yield names and notices of another time, and known wrong limits, of a page about the appeal; no more is ours to judge."""
    words = corpus.words
    own = (each for each in corpus.known if BEYOND.get(each.kind) is each.state)
    beyond = [each for each in own if each.kind is not KnownKind.DEADLINE or _is_phrased(each)]
    for place in page.places:
        for each in statements(words, place):
            if not holds(each.text, (*words.former, *words.hearsay, *words.stories)):
                yield from (from_known(known, each.said) for known in beyond if _says(known, each.text))


def _is_ours(corpus: Corpus, place: Place, said: str) -> bool:
    """Tell whether a sentence is ours, word for word: today's says what we say, and an old one is told as such."""
    is_block = key(place.block.text) in corpus.blocks and not is_cell(place)
    return is_block or (key(said) in corpus.sentences and len(said.split()) >= SHORT)


def _sure_first(statement: Statement, found: Iterable[Finding]) -> list[Finding]:
    """Return findings, and one of each kind for a person to judge where none of its kind and no length of time was judged.

    Who must, and what it costs, is told once of a sentence, by the last rule: the particular ones stand below the general.
    """
    every = list(found)
    last = {each.kind: each for each in every if each.wrong and each.kind in ANSWERED}
    left = [
        each
        for each in every
        if each.state is not FindingState.UNJUDGED and not (each.wrong and last.get(each.kind, each) != each)
    ]
    for each in () if lengths(statement.text) else every:
        if all(each.kind != other.kind for other in left):
            left.append(each)
    return left


def _known(corpus: Corpus, page: Page, place: Place, statement: Statement) -> Iterator[Finding]:
    said, text = statement.said, statement.text
    here = {kind for kind in KnownKind if kind not in ADDRESSES and _is_here(corpus, kind, page, place, statement)}
    beside = beside_ours(corpus.words, place, statement)
    with_label, label, answered = labelled(statement), label_of(place, statement), as_one(corpus.words, place, statement)
    names = f"{label.rstrip()}{with_label}"  # "Myth 5: …"
    is_doubtful = THAT.match(text) is not None or holds(names, (*corpus.words.hearsay, *corpus.words.stories))
    apart = (KnownKind.DUTY,) if lengths(text) else (KnownKind.DUTY, KnownKind.DEADLINE)
    actors = _actors(corpus.words, statement)
    spoken = "".join(each.rstrip() for each in (place.heading, place.asked, *statement.earlier[-1:], text)) + " "
    above = "".join(each.rstrip() for each in (place.path, place.lead, place.asked, *statement.earlier[-2:]))
    has_act = KnownKind.DEADLINE in here and _names_an_act(corpus.words, f"{above}{place.plain if is_short(place) else text}")
    leans = {
        kind: tuple((each, f"{each.rstrip()}{text}") for each in _around(corpus.words, kind, place, statement, label))
        for kind in here
    }
    every = " ".join((text, with_label, answered, *(part for each in leans.values() for pair in each for part in pair), *beside))
    for number in corpus.sought.possible(every):
        known = corpus.known[number]
        if holds(text, corpus.words.former) if _is_moved_from(known) else known.kind not in here:
            continue
        if known.state is KnownState.UNSURE and known.kind in RULED and (is_doubtful or not _is_claim(said)):
            continue
        if known.kind is KnownKind.HOURS and known.state is KnownState.UNSURE and (HOURS.search(said) or corpus.current("hours")):
            continue  # times of day are judged as such, and of whoever has hours they are known
        if known.state is KnownState.RIGHT and not _is_claim(said):
            continue  # a name, a title, a label says nothing that could be right
        if known.kind is KnownKind.DEADLINE and not (has_act or _is_phrased(known)):
            continue  # "8 weeks" by itself is wrong for nothing
        is_judged = known.state in (KnownState.WRONG, KnownState.FORMER)
        is_said, told = _says(known, text) or (is_judged and known.kind in RULED and _says_by_itself(known, said, text)), said
        if known.kind is KnownKind.NOTICE and not is_said and _says(known, with_label):
            is_said, told = True, f"{statement.question} {said}"
        if known.kind is KnownKind.COST:
            is_said = is_said and not holds(with_label, known.unless)
        is_excused = bool(known.unless_before) and holds(spoken, known.unless_before)
        is_said = is_said and not is_excused
        if known.kind is KnownKind.DUTY:
            is_said = is_said and not any(holds(f"{actor}{text}", known.unless) for actor in actors)
        around = leans.get(known.kind, ()) if is_judged and not is_excused else ()
        is_apart = beside and known.kind in apart  # another matter there: a rule only with that service's name
        if is_apart and is_judged:
            is_said, around = False, () if is_said else tuple((each, f"{each.rstrip()}{text}") for each in beside)
        if is_said or any(_says(known, both) and not _says(known, each) for each, both in around):
            is_nobodys = known.kind is KnownKind.COST and not is_priced(
                corpus.words, f"{(place.path if label or answered else place.lead).rstrip()}{place.before.rstrip()}{spoken}"
            )
            is_unsure = (is_doubtful or is_nobodys) and known.kind in RULED and known.state is not KnownState.RIGHT
            yield _unsure(from_known(known, told)) if is_unsure else from_known(known, told)
        elif (
            is_judged and not is_excused and known.kind in ASKED_OF and _is_answered(known, answered, beside if is_apart else ())
        ):
            yield from_known(known, said if names_of(place) else f"{statement.question} {said}")


def _is_phrased(known: KnownValue) -> bool:
    """Tell whether a known value says more than one thing, so that it says of what it is wrong."""
    return PHRASED.search(known.value) is not None


def _is_moved_from(known: KnownValue) -> bool:
    """Tell a former address, by its name, from a way to meet: wherever it stands, nobody is there."""
    return known.kind is KnownKind.PLACE and known.state is KnownState.FORMER and not _is_phrased(known)


def _is_claim(said: str) -> bool:
    """Tell a sentence from a label and from what leads into a list."""
    return not said.endswith(":") and (len(said.split()) > CELL or said.endswith((".", "!", ";")))


def _unsure(finding: Finding) -> Finding:
    """Return what is wrong as something to look at: it is told of somebody, and not said by the page."""
    return replace(finding, state=FindingState.UNJUDGED)


def _is_answered(known: KnownValue, answered: str, beside: Sequence[str]) -> bool:
    """Tell whether a question and its answer say a known value, with the name of another matter where ``beside`` has one."""
    if beside:
        return (
            answered != "" and not _says(known, answered) and any(_says(known, f"{each.rstrip()}{answered}") for each in beside)
        )
    return _says(known, answered)


def _told(corpus: Corpus, text: str, found: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    """Yield where in a sentence a time limit stands that was told to be wrong: the others in it are still to be judged."""
    whys = {finding.why for finding in found}
    for known in corpus.known:
        if known.why in whys and known.kind is KnownKind.DEADLINE and known.state is KnownState.WRONG and _says(known, text):
            yield from spans(known.value, text)


def _put_right(corpus: Corpus, place: Place, statement: Statement, finding: Finding) -> list[Finding]:
    """Return what is told of a length that is always wrong: by the limit that the sentence names, which says what is right.

    "60 days" is no 2 months, and within 60 days of the certificate is a month.
    """
    if finding.kind != KnownKind.DEADLINE or not finding.wrong:
        return [finding]
    text = statement.text
    bare = [known for known in corpus.known if known.why == finding.why and known.kind == finding.kind and not _is_phrased(known)]
    told = [span for known in bare for span in spans(known.value, text)]
    if not told:
        return [finding]
    others = [(each.start, each.end) for each in lengths(text) if not any(s < each.end and each.start < e for s, e in told)]
    wrong = [each.where for each in limit_findings(corpus, place, statement, others) if each.wrong]
    meant = [limit for id_, limit in corpus.limits.items() if f"deadline:{id_}" in wrong] or named_limits(corpus, text)
    found = [each for each in lengths(text) if (each.start, each.end) not in others]
    if not meant or any(is_likely(limit, length, ALIKE) for limit in meant for length in found):
        return [finding]
    return [] if wrong else [replace(finding, ours=in_words(meant[0]), why="")]


def _is_here(corpus: Corpus, kind: KnownKind, page: Page, place: Place, statement: Statement) -> bool:
    """Tell whether a sentence may state something of this kind about the service; who asks states nothing."""
    words, text = corpus.words, statement.text
    is_near = place.of_service or page.carries_us
    if kind is KnownKind.BODY:
        return not holds(f"{text.rstrip()}{place.behind}", words.former)
    if kind is KnownKind.NOTICE and holds(place.plain, words.related):
        return True
    if kind is KnownKind.DEADLINE and statement.said.endswith("?"):
        return False
    if kind is KnownKind.DEADLINE and holds(labelled(statement), words.other_lengths):
        return _names_an_act(words, text)
    if kind is KnownKind.DEADLINE and lengths(text) and not is_near:
        return _names_an_act(words, f"{place.heading.rstrip()}{place.asked.rstrip()}{_before(statement)}{place.plain}")
    is_open = statement.said.endswith(("?", ":")) or (is_cell(place) and TITLE.match(text) is not None)
    if kind is KnownKind.COST and (
        is_open
        or is_label(place, statement)
        or any(is_other_offer(corpus, each) for each in (text, f"{place.asked.rstrip()}{text}"))
    ):
        return False
    if kind is KnownKind.NOTICE and statement.said.endswith(":") and not place.block.text.endswith(statement.said):
        return False  # "Coronavirus:" is a label, and told with what it labels
    if kind is KnownKind.HOURS and (not page.names_us or (last_mention(words, text) or place.told) == "others"):
        return False  # another service has its own
    if kind in NEAR_BY:
        return is_near or (kind is KnownKind.COST and holds(text, words.next_steps))
    if kind is KnownKind.DUTY:
        is_lead = statement.said.endswith(":") and len(text.split()) < CELL and not SAYS_SO.search(text)
        return not (place.block.heading or is_lead or asks(statement))
    return True


def _before(statement: Statement) -> str:
    return "".join(each.rstrip() for each in statement.earlier)


def _names_an_act(words: SaidElsewhere, text: str) -> bool:
    """Tell whether a text speaks of something that there is a time limit for."""
    return any(holds_each(text, each.act) for each in words.limits.values())


def _says(known: KnownValue, text: str) -> bool:
    """Tell whether a sentence says a known value, as a whole or in one of its parts."""
    if not has(known.value, text):
        return False  # then no part of it does
    for each in _parts(text, PART if known.kind is KnownKind.DEADLINE else BUT):  # no any(): asked a million times
        if has(known.value, each) and not holds(each, known.unless):
            return True
    return False


def _says_by_itself(known: KnownValue, said: str, text: str) -> bool:
    """Tell whether a clause of a sentence says a known value, and does not deny it: "If we can't agree, the judge decides"."""
    clauses = [plain(each) for each in CLAUSES.split(said)] if has(known.value, text) else []
    denied = [each for each in known.unless if DENIED.match(each)]
    if len(clauses) < 2 or holds(text, [each for each in known.unless if each not in denied]):
        return False
    return any(has(known.value, each) and not holds(each, denied) for each in clauses)


@lru_cache(maxsize=1 << 10)
def _parts(text: str, cut: re.Pattern[str]) -> tuple[str, ...]:
    """Return a sentence, then its parts; every known value is sought in the same."""
    return tuple(dict.fromkeys((text, *(f" {part.strip()} " for part in cut.split(text)))))


def _around(words: SaidElsewhere, kind: KnownKind, place: Place, statement: Statement, label: str) -> Iterable[str]:
    """Yield what a sentence may be the end of: line above its list, sentence before it, who "they" are, headings above it."""
    if place.lead:
        yield place.lead
    if kind is KnownKind.DEADLINE and not lengths(statement.text) and not statement.said.endswith(":"):
        yield from statement.earlier[-1:]
    if label and kind in ASKED_OF:
        yield label
    if kind in ANSWERED and statement.question and not any(each.startswith((*YES, *NO)) for each in statement.earlier):
        yield plain(statement.question)  # what follows a "no" answers it no more
    if kind is KnownKind.DUTY:
        yield from _actors(words, statement)
        yield from statement.last if begins(statement.text, words.extends) else ()
    if kind in BY_HEADING:
        yield from statement.last
        yield from (place.path,) if place.path and len(statement.text.split()) <= LEANS else ()


def _actors(words: SaidElsewhere, statement: Statement) -> list[str]:
    """Return who "they" are in a sentence that begins so: whoever the sentence before names first, as it stands there."""
    if not begins(statement.text, words.persons):
        return []
    named = [[match for each in words.actors for match in pattern(each).finditer(text)] for text in statement.last]
    return [f" {min(found, key=lambda match: match.start())[0].strip()}" for found in named if found]
