"""Sentences second: our own sentences in a copy, as they are today, as they were, or with something changed. Pure."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from localoffer.councils.drift.corpus import AROUND, Corpus, Sentence, candidates
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import digits
from localoffer.councils.drift.lengths import ARTICLES, NUMBERS, UNIT_WORDS, lengths
from localoffer.councils.drift.phones import PHONE
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.words import ALTERED, REWORDED, SHORT, alike, dice, key, masked, sentences, together, tokens
from localoffer.facts.shapes import SaidElsewhere
from localoffer.html.text_blocks import TextBlock

AMOUNT = re.compile(r"^£?\d[\d.,:]*(?:am|pm|st|nd|rd|th)?$")
"""A word that is a number, a time of day or a price; "k6" is none."""
ALONE = 0.9
"""The same, in a page that has no other sentence of ours."""
ASKS = re.compile(r"[?؟]$")
BLANK = "…"
"""What stands in a letter of ours for somebody to fill in: who does says something of their own."""
LATER = "later"
"""Added to two lengths of time, it says which of them counts, as ours may in the next sentence."""
LONG = 8
"""A sentence of so many words that we once published is ours, whoever says it; a shorter one only among others of ours."""
CARRIED = 3
"""A copy carries a page of ours from so many of its sentences on."""
SURELY = 0.83
"""How alike a sentence must be to ours for any weighty word to be a change of ours; ``_is_sharp`` tells those of one less so."""
MODALS = {"may", "must"}
TURNED = 0.65
"""How alike a sentence must be to ours for one weighty word to be a change of ours, in a page that carries others of ours."""
CLAUSE = 3
"""So many words at an end of a sentence are a clause, which somebody may leave out."""
NARROWS = frozenset(("only", "except", "without"))
"""Words of such a clause without which the rest says more than it did."""
WITHOUT, OR_WITHOUT = "without", "or without"
"""With "with" before it, it narrows nothing."""
NEGATIONS = frozenset(("no", "none", "nor", "neither", "nobody"))
"""As good as "not": you need no certificate, you do not need a certificate."""
LISTED = 2
"""So many times "not" stands in a list of what is not there, and one more is one thing more."""
TURNS = frozenset(("not", "never"))
"""Words of a further clause by which the rest may say the contrary: "it is not true that …"."""
BREAKS = re.compile(r"[,;:](?=\s|$)(?! (?:(?:and|but) )?(?:not|never) )|[()\[\]…–—]")
"""What parts the clauses of a sentence, but not ", and not by post"; `_evened` leaves it as a word of its own."""
BREAK = "_"
LINKS = frozenset((BREAK, "and", "or", "but", "so", "also"))
"""Words that put clauses together: where nothing else came, one was left out."""
LINKED = re.compile(r"(?:_|\b(?:and|or|but|so|because)\b)(?! not)")
LONG_CLAUSE = 5
"""So many words put into a sentence are a clause."""
US = (frozenset(("we", "council")), frozenset(("we", "you")))
"""On a council's page the first two are the same; and it writes "if we agree" of what both sides do."""
HELPING = "(?:(?:they|you|we|it) )?(?:will|do|does|did|may|must|should|is|are|have|has|needs?)"
SAME_FORMS = (
    (
        re.compile(r"\b(?:charges no fee|costs nothing|makes no charge|is free of charge|there is no (?:fee|charge|cost))\b"),
        "is free",
    ),
    (re.compile(r"\b(?:has|have|had|needs?) to\b"), "must"),
    (re.compile(r"\bneed not\b"), "not must"),
    (re.compile(r"^ (?:yes|no) _ "), " "),
    (re.compile(r"\bbe sent\b"), "send"),
    (re.compile(r"\bworking(?! days?\b)"), "work"),
    (re.compile(r"\bno (?=\d)"), ""),
    (re.compile(r"\b(?:and|or|nor) no\b"), "or"),
    (re.compile(r"\bnever\b"), "not"),
    (re.compile(r"\b(?:can|might|could)\b"), "may"),
    (re.compile(r"\bnot agreed?\b"), "disagree"),
    (re.compile(r"\bnothing but\b"), "only"),
    (re.compile(rf"\b((?:not|no)\b[^_]*)\band {HELPING} not?\b"), r"\1or"),
    (re.compile(r"\bneither ((?:[a-z']+ ){1,8})nor\b"), r"not \1or"),
    (re.compile(r"\banother\b"), "different"),
    (re.compile(r"(?<!\bat )\bmost\b"), "more"),
    (re.compile(r"\bone(?! (?:calendar|working|day|week|month|hour|year)\b)"), "a"),
)
"""Words that say the same: "has to" and "must"."""
WHOLE = re.compile(r"[.!?؟。:][”’\"')]*$")


@dataclass(frozen=True)
class Match:
    """A sentence of a copy and the sentence of ours that it is, or that it is likest."""

    said: str
    ours: Sentence | None
    score: float
    in_furniture: bool


def matched(corpus: Corpus, blocks: Sequence[TextBlock]) -> list[Match]:
    """Return every sentence of a copy with ours."""
    found = []
    for block in blocks:
        parts = [_match(corpus, said, block.in_furniture) for said in sentences(block.text)]
        whole = [_match(corpus, said, block.in_furniture) for said in together(block.text)]
        exact = [match.ours for match in parts if match.score == 1.0]
        others = [match for match in parts if match.score < 1.0]
        is_cut = all(len(tokens(match.said)) < SHORT for match in others)  # too short to be judged alone
        joined = (each for each in whole if exact and others and (is_cut or each.score >= ALTERED))
        left = (_without(each, parts) for each in joined if each.score < 1.0 and each.ours not in exact)
        found += [*parts, *filter(None, left)]
    return found


def _without(match: Match, parts: Sequence[Match]) -> Match | None:
    """Return two sentences as one match without what of them is ours word for word, which makes any two alike; else None."""
    if match.ours is None:
        return match
    said, text = match.said, match.ours.text
    for part in parts:
        if part.score == 1.0 and part.ours is not None:
            said, text = said.replace(part.said, "").strip(), text.replace(part.ours.text, "").strip()
    if ASKS.search(said):
        return match  # a question says nothing without its answer
    is_alike = not text or dice(tokens(said), tokens(text)) >= TURNED
    return replace(match, said=said, ours=replace(match.ours, text=text)) if is_alike and said else None


def carried(corpus: Corpus, matches: Sequence[Match]) -> dict[str, tuple[int, int]]:
    """Return page -> (sentences that the copy has as they are today, all), where it has at least ``CARRIED``."""
    pages: dict[str, set[str]] = {}
    for match in matches:
        if match.ours and match.score >= ALTERED and ":" not in match.ours.page and len(tokens(match.said)) >= SHORT:
            whole = {key(match.ours.text)} & corpus.sentences.keys()  # and no rest of one
            pages.setdefault(f"{match.ours.locale}/{match.ours.page}", set()).update(whole)
    now = {page: sum(corpus.sentences[own].until is None for own in keys) for page, keys in pages.items()}
    return {page: (now[page], corpus.size[page]) for page, keys in sorted(pages.items()) if len(keys) >= CARRIED}


def compared(corpus: Corpus, matches: Sequence[Match], whole: int, right: Collection[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each sentence of ours in a copy; ``whole`` is how many it has word for word.

    ``right`` is what was judged right by the lengths of time in it: where nothing but those differs, nothing is altered.
    """
    carries_us = whole >= CARRIED
    for match in matches:
        ours, count, is_near = match.ours, len(tokens(match.said)), match.score >= ALTERED
        if ours is None or (match.in_furniture and match.score < 1.0):
            continue
        if match.score == 1.0:
            limit = ours.until is not None and _names_a_length(match.said) and not _has_its_lengths(corpus, ours, match.said)
            least = SHORT if ours.until is None or limit else SHORT + 1 if carries_us else LONG
            if count >= least:
                state = FindingState.CURRENT if ours.until is None else FindingState.OLD
                newer = _newer(corpus, ours) if state is FindingState.OLD else ""
                if newer and not limit and count <= LONG and not _turned(corpus, replace(ours, text=newer), match.said):
                    state = FindingState.REWORDED  # so few words are anybody's, and they say nothing else
                yield Finding("deadline" if limit else "text", state, match.said, newer, ours.page, ours.since, ours.until)
        elif _is_prose(ours, carries_us=carries_us, is_near=is_near) and (WHOLE.search(match.said) or (carries_us and is_near)):
            turned = sorted(_turned(corpus, ours, match.said))
            if any(each in match.said for each in right) and (not is_near or all(_is_of_length(each) for each in turned)):
                turned = []
            if holds(plain(match.said), corpus.words.hearsay) and all(map(AMOUNT.search, turned)):
                turned = []  # what others count
            if ASKS.search(match.said) or (match.score < SURELY and not _is_sharp(turned, match.said)):
                turned = []
            if turned and match.score >= (TURNED if carries_us else ALTERED if whole else ALONE):
                why = f"Changed: {', '.join(turned)}."
                yield Finding("text", FindingState.ALTERED, match.said, ours.text, ours.page, ours.since, None, why, weighty=True)
            elif is_near and not turned and carries_us:
                yield Finding("text", FindingState.REWORDED, match.said, ours.text, ours.page, ours.since)


def _is_sharp(turned: Collection[str], said: str) -> bool:
    """Tell whether words turn a sentence round that is only partly like ours: "not", may and must, "only" left out, a length."""
    words = set(tokens(said))
    is_length = any(map(_is_of_length, turned)) and bool(UNIT_WORDS & words)
    return is_length or bool(TURNS.intersection(turned) or MODALS.issubset(turned) or NARROWS.intersection(turned) - words)


def _is_prose(sentence: Sentence, *, carries_us: bool, is_near: bool) -> bool:
    """Tell a sentence from a title, a name, a label, a day (30 ноября 2026 г.): those are like others' without being ours."""
    is_whole = WHOLE.search(sentence.text) is not None or (carries_us and is_near and len(tokens(sentence.text)) > LONG)
    asks = ASKS.search(sentence.text) is not None  # what somebody asks is no claim
    words = [word for word in tokens(sentence.text) if len(word) > 1]
    is_own = sentence.page != AROUND or (carries_us and len(words) > LONG)
    return is_own and is_whole and not asks and len(words) > SHORT and BLANK not in sentence.text


def _match(corpus: Corpus, said: str, in_furniture: bool) -> Match:
    own = key(said)
    if own in corpus.sentences:
        return Match(said, corpus.sentences[own], 1.0, in_furniture)
    words, shape, count = own.split(), masked(said), len(sentences(said))
    best: tuple[float, str] = (0.0, "")
    for form, shaped in ((words, tokens), (shape, masked)):
        counts = Counter(form)
        for other in candidates(corpus, form) if len(words) >= SHORT else ():
            if corpus.sentences[other].until is None and _pieces(corpus.sentences[other].text) == count:
                best = max(best, (alike(counts, _counted(shaped, other)), other))
    score, other = best
    return Match(said, corpus.sentences[other] if score >= REWORDED else None, min(score, 0.999), in_furniture)


@cache  # of our own sentences alone: it does not grow with what comes in
def _counted(shaped: Callable[[str], list[str]], ours: str) -> Counter[str]:
    return Counter(shaped(ours))


@cache  # as above
def _pieces(ours: str) -> int:
    return len(sentences(ours))


def _digits(word: str) -> str:
    """Return a number in digits, however it is written, and a "no" as a "not"; any other word as it is."""
    if word in NEGATIONS:
        return "not"
    return str(NUMBERS[word]) if word in NUMBERS and word not in ARTICLES[:2] else word


def weighty(words: SaidElsewhere, tag: str = "") -> set[str]:
    """Return the words that turn a sentence of a language round: those that editors wrote down for it, numbers and units."""
    return {*words.weighty.get(tag, ()), *NUMBERS, *UNIT_WORDS, "working"} - {"a", "an"}


def lighter(words: SaidElsewhere) -> set[str]:
    """Return those of them that turn a sentence round only in the place of another: "you can say no" says "say no"."""
    return {*words.light, *UNIT_WORDS}


def _turned(corpus: Corpus, ours: Sentence, said: str) -> set[str]:
    """Return the words that turn a sentence round and that only one of the two has."""
    one, other = ([_digits(word) for word in _evened(PHONE.sub(" ", text)).split()] for text in (ours.text, said))
    heavy, light, parties = weighty(corpus.words, ours.locale), lighter(corpus.words), set(corpus.words.parties)
    here, there = Counter(one), Counter(other)
    moved = {word for word in here if here[word] == there[word]}
    changed, swapped = set[str](), set[str]()
    for tag, i, j, m, n in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        begins, ends = i == m == 0, j == len(one) and n == len(other)
        gone, come = _weighed(_beside_ours(one, i, j), _beside_ours(other, m, n), heavy, begins=begins, ends=ends)
        if not come - {BREAK} and "not" not in one:
            gone.discard(WITHOUT)  # who may do something without a thing may do it
        weighs = {word for word in (gone ^ come) - moved if word in heavy or AMOUNT.search(word)}
        weighs = {word for word in weighs if not _is_inflected(word, gone | come)}
        swapped |= {each for part in _by_kind(weighs) if part & gone and part & come for each in part}
        numbers = {each for each in weighs if AMOUNT.search(each) and (each in gone or come & UNIT_WORDS)}
        changed |= swapped | (weighs - light - numbers)  # a number left out, or a length of time more: that is judged as one
        acting = (gone & parties, come & parties)
        if all(acting) and not any(acting[0] | acting[1] <= each for each in US):
            changed |= acting[0] ^ acting[1]
    if changed == {LATER} and LATER in other and len(lengths(plain(said))) != 1:
        changed = set()
    turned = changed - moved - (TURNS if min(here["not"], there["not"]) >= LISTED else set())
    is_turned = any(not here[word] or not there[word] or word in swapped or _is_counted(word) for word in turned)
    return (turned if is_turned else set()) | _other_numbers(corpus, ours.text, said)


def _weighed(gone: list[str], come: list[str], heavy: set[str], *, begins: bool, ends: bool) -> tuple[set[str], set[str]]:
    """Return the words of a change that may turn a sentence: those that were left out of it, and those put into it.

    A clause left out, a clause more, or one in the place of another is judged by what it says: of it counts what narrows the
    rest, or denies it: "it is not true that …", "…, and not by post".
    """
    out, more = set(gone), set(come)
    fewer, further = (sum(word != BREAK for word in words) for words in (gone, come))
    is_edge, is_clause, is_left_out = begins or ends, further >= CLAUSE, not more - LINKS
    if fewer and not further and gone[0] == gone[-1] == BREAK:  # an aside: "(not checked)"
        out &= NARROWS
    elif fewer >= CLAUSE and ((is_edge and (is_left_out or is_clause)) or (BREAK in gone and is_left_out)):
        out &= set() if OR_WITHOUT in " ".join(gone) else NARROWS
    is_another = fewer >= CLAUSE and is_clause and BREAK in (gone[-1], come[-1]) and begins
    if is_another:  # one clause in the place of another: what turns it turns itself alone
        more = set()
    elif is_clause and is_edge and not out & heavy:
        clauses = LINKED.split(" ".join(come))
        more &= TURNS.intersection((clauses[-1] if begins else clauses[0]).split())
    elif not fewer and further > 1 and come[0] == come[-1] == BREAK:
        more = set()
    elif not fewer and further >= LONG_CLAUSE:
        more &= TURNS | NARROWS
    return out, more


def _beside_ours(words: list[str], start: int, end: int) -> list[str]:
    """Return the words of a change, with the signs that part them from what stands beside them."""
    return words[start - (start > 0 and words[start - 1] == BREAK) : end + (end < len(words) and words[end] == BREAK)]


def _is_inflected(word: str, others: set[str]) -> bool:
    """Tell whether of two words one is the other with an s: "we pay", "the council pays"; of two days and a day, no."""
    return word not in UNIT_WORDS and (f"{word}s" in others or word.removesuffix("s") in others - {word})


def _by_kind(words: set[str]) -> tuple[set[str], set[str]]:
    """Return the words of numbers, and the others: one in the place of another is a change only among its own kind."""
    numbers = {word for word in words if word in UNIT_WORDS or AMOUNT.search(word)}
    return numbers, words - numbers


def _evened(text: str) -> str:
    said = plain(BREAKS.sub(f" {BREAK} ", text))
    for pattern, same in SAME_FORMS:
        said = pattern.sub(same, said)
    return said


def _is_counted(word: str) -> bool:
    """Tell whether it matters how often a word stands in a sentence: "not", a number."""
    return word in TURNS or AMOUNT.search(word) is not None


def _other_numbers(corpus: Corpus, ours: str, said: str) -> set[str]:
    """Return the telephone numbers that stand in a sentence in the place of the service's; to leave it out is no change."""
    lead = corpus.lead_phones.keys()
    here, there = ({digits(number): number.strip() for number in PHONE.findall(text)} for text in (said, ours))
    return set(here.values()) if lead & there.keys() and not lead & here.keys() else set()


def _is_of_length(word: str) -> bool:
    return word in UNIT_WORDS or word == "working" or AMOUNT.search(word) is not None


def _names_a_length(text: str) -> bool:
    return any(length.unit not in ("hours", "minutes") for length in lengths(plain(text)))


def _has_its_lengths(corpus: Corpus, old: Sentence, said: str) -> bool:
    """Tell whether what stands today in place of an old sentence names the same lengths of time."""
    here, there = ([length.words for length in lengths(plain(text))] for text in (said, _newer(corpus, old)))
    return here == there


def _newer(corpus: Corpus, old: Sentence) -> str:
    """Return what stands today in place of an old sentence, where something like it does."""
    words = key(old.text).split()
    today = [each for each in candidates(corpus, words) if corpus.sentences[each].until is None]
    score, best = max(((dice(words, each.split()), each) for each in today), default=(0.0, ""))
    return corpus.sentences[best].text if score >= REWORDED else ""
