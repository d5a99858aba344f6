"""Finding: one thing that a copy says beside what is right, and what a copy is, all in all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class FindingState(StrEnum):
    """What a copy has of a fact or sentence of ours."""

    CURRENT = "current"
    OLD = "old"
    """It was right once."""
    ALTERED = "altered"
    """It is nearly ours, or beside the point where ours stands, and not right."""
    WRONG = "wrong"
    """It was never right."""
    UNJUDGED = "unjudged"
    """It speaks of the service, and we cannot tell."""
    REWORDED = "reworded"
    MISSING = "missing"


class Verdict(StrEnum):
    """What a copy is, all in all."""

    ALARM = "alarm"
    """A number, an address, a time limit, a price or a right is wrong."""
    OUT_OF_DATE = "out-of-date"
    """Something else is old or wrong."""
    RIGHT = "right-where-judged"
    """All that we could judge is right."""
    NOT_ABOUT = "not-about-this-service"


RANK = (
    "phone",
    "email",
    "deadline",
    "duty",
    "cost",
    "hours",
    "web",
    "ages",
    "duration",
    "place",
    "body",
    "notice",
    "claim",
    "text",
)
"""What a finding is about; what can hurt somebody comes first."""
ALARMING = frozenset(("phone", "email", "deadline", "duty", "cost"))
TO_CHECK = frozenset(("phone", "email", "deadline", "duty", "cost", "hours", "place", "body", "web", "text"))
"""Left unjudged, these must be looked at by a person before anybody calls a copy right."""
CONTACTS = frozenset(("phone", "email", "web", "hours"))
"""Who gives these right has said nothing yet of what families must do, and by when."""
BAD = frozenset((FindingState.OLD, FindingState.ALTERED, FindingState.WRONG))


@dataclass(frozen=True)
class Finding:
    """One thing that a copy says, beside what we say."""

    kind: str
    """One of RANK."""
    state: FindingState
    said: str
    """What the copy says; empty where it says nothing."""
    ours: str = ""
    """What is right instead."""
    where: str = ""
    """Our page or fact."""
    since: dt.date | None = None
    """First day of the version that the copy has."""
    until: dt.date | None = None
    """The day we replaced it."""
    why: str = ""
    """How we know, where somebody wrote it down."""
    weighty: bool = False
    """A word that turns the sentence round is another one."""

    @property
    def wrong(self) -> bool:
        """It is not right today."""
        return self.state in BAD

    @property
    def alarm(self) -> bool:
        """Somebody could ring nobody, miss a time limit, pay, or give up a right."""
        return self.wrong and (self.kind in ALARMING or self.weighty)

    @property
    def check(self) -> bool:
        """A person must look: a contact detail or a time limit is missing, or we cannot tell."""
        return self.state is FindingState.MISSING or (self.state is FindingState.UNJUDGED and self.kind in TO_CHECK)


@dataclass(frozen=True)
class DriftResult:
    """Everything found in one copy."""

    verdict: Verdict
    locale: str | None
    """The language that most of the copy's sentences of ours are in."""
    findings: tuple[Finding, ...]
    carried: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Page -> (how many of its sentences the copy has as they are today, how many it has in all). Shorter is not wrong."""
    rest: tuple[str, ...] = ()
    """The sentences in which nothing was judged."""

    def counted(self, *states: FindingState) -> int:
        """Return how many findings are in one of these states."""
        return sum(finding.state in states for finding in self.findings)


def rank(finding: Finding) -> tuple[bool, bool, bool, int, str]:
    """Return what findings are sorted by: alarms, wrong, to check, then by kind."""
    return (not finding.alarm, not finding.wrong, not finding.check, RANK.index(finding.kind), finding.said)
