"""Compare: a copy's text_blocks and our corpus -> findings, the ones that can hurt somebody first. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from localoffer.councils.drift.corpus import AROUND, Corpus, Sentence, Value, address, candidates, digits
from localoffer.councils.drift.words import (
    ALTERED,
    MAX_EDITS,
    REWORDED,
    SHORT,
    Quantity,
    dice,
    distance,
    key,
    masked,
    quantities,
    sentences,
    tokens,
)
from localoffer.html.text_blocks import TextBlock

CARRIED = 3
"""A copy carries a page of ours from so many of its sentences on."""
_PHONE = re.compile(r"(?<![\w/])(?:\+44|0044|\(?0)[\d\s().\u00a0-]{7,18}\d(?!\w)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"']+[\w/]")
_TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?"
_HOURS = re.compile(rf"(?<![\d:.]){_TIME}\s*(?:-|–|—|to|until|till)\s*{_TIME}(?![\d:])", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=|[?&](?:phpsessid|jsessionid|sid|sessionid|cfid|cftoken)=", re.IGNORECASE)


class FindingState(StrEnum):
    """What a copy has of a fact or sentence of ours."""

    CURRENT = "current"
    OLD = "old"
    ALTERED = "altered"
    REWORDED = "reworded"
    MISSING = "missing"
    NEVER_OURS = "never-ours"


class Verdict(StrEnum):
    """What a copy is, all in all."""

    ALARM = "alarm"
    OUTDATED = "outdated"
    CURRENT = "current"
    NOT_A_COPY = "not-a-copy"


RANK = ("phone", "email", "deadline", "hours", "web", "duration", "link", "text")


@dataclass(frozen=True)
class Finding:
    """One thing that a copy says, beside what we say."""

    kind: str
    """phone, email, web, hours, deadline, duration, link or text."""
    state: FindingState
    said: str
    """What the copy says; empty where it says nothing."""
    ours: str = ""
    """What we say instead."""
    where: str = ""
    """Our page or fact."""
    since: dt.date | None = None
    """First day of the version that the copy has."""
    until: dt.date | None = None
    """The day we replaced it."""

    @property
    def alarm(self) -> bool:
        """Somebody could miss a call or a time limit."""
        return self.kind in ("phone", "email", "deadline") and self.state in (FindingState.OLD, FindingState.ALTERED)

    @property
    def wrong(self) -> bool:
        """It is not what we say today, though it once was or nearly is."""
        return self.state in (FindingState.OLD, FindingState.ALTERED)


@dataclass(frozen=True)
class DriftResult:
    """Everything found in one copy."""

    verdict: Verdict
    locale: str | None
    """The language that most of the copy is in."""
    findings: tuple[Finding, ...]
    carried: dict[str, tuple[int, int]]
    """Page -> (how many of its sentences the copy has as they are today, how many it has in all). Shorter is not wrong."""


@dataclass(frozen=True)
class _Match:
    said: str
    passage: TextBlock
    at: int
    ours: Sentence | None
    score: float


def compare(corpus: Corpus, copy: Sequence[TextBlock]) -> DriftResult:
    """Return what a copy has of ours."""
    matches = [_match(corpus, said, passage, at) for at, passage in enumerate(copy) for said in sentences(passage.text)]
    ours = [match for match in matches if match.ours and (match.score >= ALTERED) and len(tokens(match.said)) >= SHORT]
    inside = _region([*(match.at for match in ours), *_places(corpus, copy)], copy)
    strange = {match.at for match in matches if match.score < 1.0}
    # What stands in a sentence of ours is ours; a link under it may lead elsewhere all the same.
    details = [
        each
        for at, each in _contacts(corpus, copy, inside)
        if at in strange or each.state in (FindingState.CURRENT, FindingState.OLD) or each.said not in copy[at].text
    ]
    found = [*details, *_texts(corpus, matches, inside)]
    carried = _carried(ours, corpus)
    if any(2 * carried[page][0] >= carried[page][1] for page in carried.keys() & corpus.with_lead):
        found += _missing(corpus, found)
    unique = sorted(dict.fromkeys(found), key=_rank)
    locales = Counter(match.ours.locale for match in ours if match.ours)
    locale = locales.most_common(1)[0][0] if locales else None
    return DriftResult(_verdict(unique, ours), locale, tuple(unique), carried)


def _verdict(found: list[Finding], ours: list[_Match]) -> Verdict:
    if any(each.alarm for each in found):
        return Verdict.ALARM
    if not ours and not any(each.state is FindingState.CURRENT for each in found):
        return Verdict.NOT_A_COPY
    return Verdict.OUTDATED if any(each.wrong for each in found) else Verdict.CURRENT


def _rank(finding: Finding) -> tuple[bool, bool, int, str]:
    return (not finding.alarm, not finding.wrong, RANK.index(finding.kind), finding.said)


def _match(corpus: Corpus, said: str, passage: TextBlock, at: int) -> _Match:
    own = key(said)
    if own in corpus.sentences:
        return _Match(said, passage, at, corpus.sentences[own], 1.0)
    words = own.split()
    best: tuple[float, str] = (0.0, "")
    if len(words) >= SHORT:
        best = max(((dice(words, other.split()), other) for other in candidates(corpus, words)), default=best)
        shape = masked(said)
        alike = max(((dice(shape, masked(other)), other) for other in candidates(corpus, shape)), default=(0.0, ""))
        best = max(best, alike)
    score, other = best
    return _Match(said, passage, at, corpus.sentences[other] if score >= REWORDED else None, min(score, 0.999))


def _places(corpus: Corpus, copy: Sequence[TextBlock]) -> Iterator[int]:
    """Yield where an address of ours stands: a pasted contact card has hardly a sentence."""
    for at, passage in enumerate(copy):
        mails = {each.casefold() for each in _EMAIL.findall(passage.text)}
        webs = {address(each) for each in (*_WEB.findall(passage.text), *passage.links) if "/" in each or "www" in each}
        if any(("email", each) in corpus.values for each in mails) or any(("web", each) in corpus.values for each in webs):
            yield at


def _region(places: list[int], copy: Sequence[TextBlock]) -> set[int]:
    """Return the numbers of the text_blocks that stand among ours: from the first to the last, but no page furniture."""
    if not places:
        return set()
    first, last = max(min(places) - 2, 0), min(max(places) + 6, len(copy))
    return {at for at in range(first, last) if not copy[at].in_furniture}


def _carried(ours: list[_Match], corpus: Corpus) -> dict[str, tuple[int, int]]:
    pages: dict[str, set[str]] = {}
    for match in ours:
        if match.ours and ":" not in match.ours.page:
            pages.setdefault(f"{match.ours.locale}/{match.ours.page}", set()).add(key(match.ours.text))
    total = Counter(f"{each.locale}/{each.page}" for each in corpus.sentences.values() if each.until is None)
    now = {page: sum(corpus.sentences[own].until is None for own in keys) for page, keys in pages.items()}
    return {page: (now[page], total[page]) for page, keys in sorted(pages.items()) if len(keys) >= CARRIED}


def _texts(corpus: Corpus, matches: list[_Match], inside: set[int]) -> Iterator[Finding]:
    for match in matches:
        said, ours = match.said, match.ours
        count = len(tokens(said))
        if ours is not None and match.score == 1.0:
            if count >= SHORT or (ours.until is not None and match.at in inside):
                state = FindingState.CURRENT if ours.until is None else FindingState.OLD
                kind = "deadline" if state is FindingState.OLD and _limits(corpus, said) else "text"
                yield Finding(kind, state, said, _newer(corpus, ours), ours.page, ours.since, ours.until)
        elif match.at in inside and count >= SHORT and len(masked(said)) > 2 and not _is_contact(said):
            yield from _changed(corpus, match)


def _newer(corpus: Corpus, old: Sentence) -> str:
    """Return what stands today in place of an old sentence, where something like it does."""
    if old.until is None:
        return ""
    words = key(old.text).split()
    today = [each for each in candidates(corpus, words) if corpus.sentences[each].until is None]
    score, best = max(((dice(words, each.split()), each) for each in today), default=(0.0, ""))
    return corpus.sentences[best].text if score >= REWORDED else ""


def _changed(corpus: Corpus, match: _Match) -> Iterator[Finding]:
    """Judge a sentence that is not ours word for word: first its amounts, then its words."""
    said, ours = match.said, match.ours
    amounts = quantities(said, corpus.units)
    page, text = (ours.page, ours.text) if ours else ("", "")
    wanted = quantities(text, corpus.units)
    wrong = amounts - wanted if wanted and match.score >= REWORDED else set()
    if wrong:
        is_limit = any(unit not in ("hours", "minutes") for _, unit in wrong)
        yield Finding(
            "deadline" if is_limit else "duration", FindingState.ALTERED, said, text, page, ours.since if ours else None
        )
    elif ours is None:
        yield Finding("text", FindingState.NEVER_OURS, said)
    elif match.score >= ALTERED:
        if page != AROUND:
            yield Finding("text", FindingState.ALTERED, said, text, page, ours.since, ours.until)
    else:
        yield Finding("text", FindingState.REWORDED, said, text, page)


def _limits(corpus: Corpus, text: str) -> set[Quantity]:
    return {each for each in quantities(text, corpus.units) if each[1] not in ("hours", "minutes")}


def _is_contact(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_PHONE, _EMAIL, _WEB)) or any(map(_is_time, _HOURS.finditer(text)))


def _is_time(match: re.Match[str]) -> bool:
    """Tell 9am to 5pm, or 9:00 to 17:00, from a bare 2 to 3."""
    return bool(match[2] or match[3] or match[5] or match[6])


def _contacts(corpus: Corpus, copy: Sequence[TextBlock], inside: set[int]) -> Iterator[tuple[int, Finding]]:
    for at, passage in enumerate(copy):
        yield from ((at, each) for each in _details(corpus, passage, is_ours=at in inside))


def _details(corpus: Corpus, passage: TextBlock, *, is_ours: bool) -> Iterator[Finding]:
    text = passage.text
    for match in _PHONE.finditer(text):
        yield from _detail(corpus, "phone", match[0].strip(), digits(match[0]), near=is_ours, inside=is_ours)
    for link in passage.links:
        if link.casefold().startswith("tel:"):
            yield from _detail(corpus, "phone", link, digits(link[4:]), near=is_ours, inside=is_ours)
        elif link.casefold().startswith("mailto:"):
            mail = link[7:].split("?")[0].strip()
            yield from _detail(corpus, "email", mail, mail.casefold(), near=True, inside=is_ours)
        elif "//" in link:
            yield from _web(corpus, link, is_ours)
    for match in _EMAIL.finditer(text):
        yield from _detail(corpus, "email", match[0], match[0].casefold(), near=True, inside=is_ours)
    for match in _WEB.finditer(text):
        yield from _web(corpus, match[0], is_ours)
    yield from (each for match in _HOURS.finditer(text) if is_ours for each in _hours(corpus, match))


def _one_of_ours(kind: str, said: str, value: Value) -> Finding:
    """Return the finding for a value that stands today, or once stood, on our pages."""
    state = FindingState.CURRENT if value.until is None else FindingState.OLD
    return Finding(kind, state, said, "", value.fact, value.since, value.until)


def _detail(corpus: Corpus, kind: str, said: str, form: str, *, near: bool, inside: bool) -> Iterator[Finding]:
    value = corpus.values.get((kind, form))
    if value is not None:
        yield _one_of_ours(kind, said, value)
        return
    ours = _nearest(corpus, kind, form) if near else None
    if ours is not None:
        yield Finding(kind, FindingState.ALTERED, said, ours.text, ours.fact, ours.since)
    elif inside and (kind != "phone" or 10 <= len(form) <= 11):
        yield Finding(kind, FindingState.NEVER_OURS, said)


def _nearest(corpus: Corpus, kind: str, form: str) -> Value | None:
    """Return the detail of ours that this is a slip of: near as a whole, or at a domain that is a slip of one of ours."""
    near = [(distance(form, value.form), value) for value in corpus.current(kind)]
    close = [(steps, value) for steps, value in near if 0 < steps <= MAX_EDITS]
    if close:
        return min(close, key=lambda each: each[0])[1]
    if kind == "email":
        domain = form.partition("@")[2]
        for known in sorted(corpus.domains):
            if domain not in corpus.domains and 0 < distance(domain, known) <= MAX_EDITS:
                return Value("email", known, f"…@{known}", "site")
    return None


def _web(corpus: Corpus, said: str, inside: bool) -> Iterator[Finding]:
    form = address(said)
    value = corpus.values.get(("web", form))
    if value is not None:
        yield _one_of_ours("web", said, value)
    elif inside:
        host = form.split("/")[0]
        hosts = {each.form.split("/")[0]: each for each in corpus.current("web")}
        slips = [name for name in hosts if host not in hosts and len(name) > 7 and 0 < distance(host, name) <= MAX_EDITS]
        if slips:
            yield Finding("web", FindingState.ALTERED, said, hosts[slips[0]].text, hosts[slips[0]].fact)
    if inside and _SESSION.search(said):
        yield Finding("link", FindingState.ALTERED, said, _SESSION.split(said)[0])


def _hours(corpus: Corpus, match: re.Match[str]) -> Iterator[Finding]:
    opens, closes = clock(match[1], match[2], match[3], match[6]), clock(match[4], match[5], match[6])
    if opens is None or closes is None or not _is_time(match):
        return
    value = corpus.values.get(("hours", f"{opens}-{closes}"))
    known = corpus.current("hours")
    if value is not None:
        yield _one_of_ours("hours", match[0], value)
    elif known:
        yield Finding("hours", FindingState.ALTERED, match[0], ", ".join(sorted({each.text for each in known})), known[0].fact)
    else:
        yield Finding("hours", FindingState.NEVER_OURS, match[0])


def clock(hour: str, minute: str | None, half: str | None, after: str | None = None) -> str | None:
    """Return a time of day as ``HH:MM``; ``after`` is the am or pm of the later time, for 9 to 5pm."""
    number = int(hour)
    is_afternoon = half.casefold() == "pm" if half else after is None and number < 8 and not minute
    if is_afternoon and number < 12:
        number += 12
    return f"{number:02}:{minute or '00'}" if number < 24 else None


def _missing(corpus: Corpus, found: list[Finding]) -> Iterator[Finding]:
    """Say where a copy of a page with our number gives none at all: a reader can ring nobody. Worth knowing, and not wrong."""
    if not any(each.kind == "phone" for each in found):
        lead = [value for value in corpus.current("phone") if value.fact == corpus.lead]
        yield from (Finding("phone", FindingState.MISSING, "", value.text, value.fact) for value in lead[:1])
