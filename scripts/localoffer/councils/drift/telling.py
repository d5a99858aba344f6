"""Telling: what was found in a copy, in words that a web officer understands. Pure; ``report`` gives them their forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from localoffer.councils.drift.finding import CONTACTS, DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.sources import Copy

NOT_READ, TO_CHECK = "not-read", "to-check"
SAYS = {
    Verdict.ALARM: "ALARM: something that can hurt a family is wrong",
    Verdict.OUT_OF_DATE: "Out of date",
    NOT_READ: "It could not be read",
    TO_CHECK: "Nothing wrong was found, but a person must look at something",
    Verdict.RIGHT: "Nothing to do: all that we could judge is right",
    Verdict.NOT_ABOUT: "Not about this service",
}
"""What becomes of a copy, in words; the one that somebody should look at first comes first."""
KINDS = {
    "phone": "Telephone number", "email": "Email address", "deadline": "Time limit", "duty": "Who must, who may", "cost": "Price",
    "hours": "Opening hours", "web": "Web address", "ages": "Ages", "duration": "How long it takes", "place": "Where it is",
    "body": "Name of a body", "notice": "Notice of another time", "claim": "Statement", "text": "Words of ours",
}  # fmt: skip
ENDS = (".", "!", "?", "…", ":", ";")
ON_PAPER = 5
"""So many sentences in which there is nothing to change are printed of a copy."""
Results = Mapping[Copy, DriftResult | str]
"""Copy -> what was found, or why it could not be read."""


def worst_first(results: Results) -> list[tuple[Copy, DriftResult | str]]:
    """Return the copies in the order in which somebody should look at them."""
    order = list(SAYS)
    return sorted(results.items(), key=lambda each: order.index(standing(each[1])))


def standing(result: DriftResult | str) -> str:
    """Return what becomes of a copy, one of ``SAYS``: its verdict, or that nobody could read it, or that a person must look."""
    if isinstance(result, str):
        return NOT_READ
    is_open = any(each.check for each in result.findings) or not result.counted(FindingState.CURRENT)  # or nothing was judged
    return TO_CHECK if result.verdict is Verdict.RIGHT and is_open else result.verdict


def counted(results: Results) -> list[tuple[str, int]]:
    """Return how many copies each thing is said of, in words, the worst first; what is said of none is left out."""
    found = [standing(result) for result in results.values()]
    return [(says, found.count(of)) for of, says in SAYS.items() if of in found]


def told(finding: Finding) -> str:
    """Return a finding as a line that a web officer understands: what stands there, and what to write instead."""
    if finding.state is FindingState.MISSING:
        return f"{KINDS[finding.kind]}: the page names the service and gives none. Ours: {_ended(finding.ours)}"
    return f"{KINDS[finding.kind]}: {_state(finding)}: {quoted(finding.said)}{_correction(finding)}"


def quoted(said: str) -> str:
    """Return what a copy says in quotes; it keeps the full stop it has, and gets one if it has none."""
    return f'"{said}"' if said.endswith(ENDS) else f'"{said}".'


def _state(finding: Finding) -> str:
    if finding.state is FindingState.UNJUDGED:
        return "check this"
    if finding.state is FindingState.OLD:
        until = finding.until or finding.since
        return f"old (until {until})" if until else "old"
    return "wrong"


def _correction(finding: Finding) -> str:
    write = f" Write: {_ended(finding.ours)}" if finding.ours and finding.state is not FindingState.UNJUDGED else ""
    return f"{write} {finding.why}" if finding.why else write


def _ended(words: str) -> str:
    return words if words.endswith(ENDS) else f"{words}."


@dataclass(frozen=True)
class Told:
    """All that is to be told of one sentence of a copy."""

    said: str
    """The sentence; empty where something is missing."""
    findings: tuple[Finding, ...]
    """What is wrong with it or to be checked, the worst first; each correction once."""

    @property
    def alarm(self) -> bool:
        """Something in it can hurt a family."""
        return any(each.alarm for each in self.findings)

    @property
    def check(self) -> bool:
        """Something in it a person must look at."""
        return any(each.check for each in self.findings)

    @property
    def lines(self) -> list[tuple[str, Finding | None]]:
        """What to say, and of which finding: one line, or the sentence once and below it a line for each correction."""
        if len(self.findings) == 1:
            return [(told(self.findings[0]), self.findings[0])]
        return [
            (quoted(self.said), None),
            *((f"{KINDS[each.kind]}: {_state(each)}.{_correction(each)}", each) for each in self.findings),
        ]


def grouped(result: DriftResult) -> list[Told]:
    """Return what is to be told of a copy by its sentences, the worst first: several rules may find fault with the same one."""
    found: dict[str, dict[str, Finding]] = {}
    for each in to_tell(result):
        correction = each.ours.casefold().rstrip(".") or f"{each.kind} {each.state} {each.why}"
        found.setdefault(" ".join(each.said.split()), {}).setdefault(correction, each)
    return [Told(said, tuple(each.values())) for said, each in found.items()]


def to_tell(result: DriftResult) -> list[Finding]:
    """Return what somebody must change or check."""
    return [each for each in result.findings if each.wrong or each.state in (FindingState.UNJUDGED, FindingState.MISSING)]


def judged(result: DriftResult) -> str:
    """Return how much was judged, and how much was not, in a few sentences."""
    if result.verdict is Verdict.NOT_ABOUT:
        return "Nothing was judged. Look whether this is the page that was meant."
    open_ = sum(finding.check for finding in result.findings)
    wrong = sum(finding.wrong for finding in result.findings)
    current = right(result)
    told = f"Right: {len(current)}. Wrong or old: {wrong}. Not judged, for a person to check: {open_}."
    if not wrong and not open_ and {each.kind for each in current} <= CONTACTS:
        kinds = ", ".join(dict.fromkeys(KINDS[each.kind].lower() for each in current)) or "nothing"
        rest = f", {_sentences(len(result.rest))}," if result.rest else ""
        return f"{told} What is right: {kinds}. The rest{rest} was not judged."
    say = "says" if len(result.rest) == 1 else "say"
    return f"{told} {_sentences(len(result.rest)).capitalize()} more {say} nothing that we judge." if result.rest else told


def _sentences(number: int) -> str:
    return f"{number} sentence{'s' if number != 1 else ''}"


def right(result: DriftResult) -> list[Finding]:
    """Return what a copy has that is right, each sentence once; one that has something wrong in it is not right."""
    wrong = {each.said for each in result.findings if each.wrong}
    found = {
        each.said: each for each in reversed(result.findings) if each.state is FindingState.CURRENT and each.said not in wrong
    }
    return list(reversed(found.values()))


def folded(result: DriftResult) -> list[tuple[str, list[str]]]:
    """Return (title, sentences) of what nobody has to do anything about: what is right, and what was not judged."""
    current = [f"{KINDS[each.kind]}: {quoted(each.said)}" for each in right(result)]
    unread = [] if result.verdict is Verdict.NOT_ABOUT else [quoted(each) for each in result.rest]
    return [(title, said) for title, said in (("What is right", current), ("What was not judged", unread)) if said]


def in_short(said: list[str]) -> str:
    """Return the first of some sentences for paper, on which nothing is folded, and how many are left out."""
    more = f" {len(said) - ON_PAPER} more stand on the page on a screen only." if len(said) > ON_PAPER else ""
    return " ".join(said[:ON_PAPER]) + more
