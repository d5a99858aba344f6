"""A service made up for the unit tests of drift, and the rules by which a stranger's page about it is understood."""

from __future__ import annotations

import datetime as dt
from typing import Any

from localoffer.councils.drift.compare import compare
from localoffer.councils.drift.corpus import Corpus, Sentence, Value
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState
from localoffer.facts.shapes import Deadline, KnownValue, SaidElsewhere
from localoffer.html.text_blocks import TextBlock, text_blocks
from localoffer.html.tree import document, root
from unit.examples import CHECKED, words

SINCE, UNTIL = dt.date(2026, 1, 5), dt.date(2026, 6, 1)
RULES = SaidElsewhere.model_validate(
    {
        "topic": ["mending"],
        "names": ["Menders"],
        "others": ["library", "town hall/council"],
        "limits": {
            "ring": {"act": ["ring/call/telephone", "mender*"], "start": ["break/breaking"]},
            "collect": {"act": ["collect/fetch"], "start": ["mending"]},
        },
        "lengths": [{"act": ["repair"], "least": 2, "most": 3, "unit": "hours"}],
        "other_lengths": ["guarantee"],
        "weighty": {"en": ["not", "must", "may", "later", "earlier", "sent", "received"]},
    }
)


def limit(amount: int, unit: str, what: str, start: str) -> Deadline:
    """Return a time limit."""
    return Deadline.model_construct(
        group="g", amount=amount, unit=unit, who=words("You"), what=words(what), counted_from=words(start), words=None, **CHECKED
    )


def known(value: str, kind: str, state: str = "wrong", *unless: str) -> KnownValue:
    """Return a value that is known to be wrong, or to have been right once."""
    raw = {
        "value": value,
        "kind": kind,
        "state": state,
        "unless": list(unless),
        "instead": "ours",
        "why": "Somebody wrote it down.",
    }
    return KnownValue.model_validate(raw)


def ours(*texts: str, old: tuple[str, ...] = (), **other: Any) -> Corpus:
    """Return the corpus of the service: two numbers, an address, limits of 2 months and 3 working days, and sentences."""
    values = [
        Value("phone", "01632960001", "01632 960001", "contact:menders", SINCE),
        Value("phone", "01632960099", "01632 960099", "contact:menders", SINCE, UNTIL),
        Value("email", "help@menders.org.uk", "help@menders.org.uk", "contact:menders", SINCE),
        Value("web", "menders.org.uk/mending", "https://menders.org.uk/mending", "contact:menders", SINCE),
        Value("hours", "09:00-17:00", "09:00-17:00", "contact:menders", SINCE),
    ]
    limits = {
        "ring": limit(2, "months", "ring the mender", "the break"),
        "collect": limit(3, "working-days", "fetch it", "the mending"),
    }
    made: dict[str, Any] = {
        "words": RULES,
        "values": {(each.kind, each.form): each for each in values},
        "domains": frozenset({"menders.org.uk"}),
        "lead": "contact:menders",
        "ages": (0, 25),
        "limits": limits,
    }
    corpus = Corpus(**made | other)
    for text in texts:
        corpus.add(Sentence(text, "en", "about", SINCE))
    for text in old:
        corpus.add(Sentence(text, "en", "about", SINCE, UNTIL))
    return corpus


def blocks(html: str) -> tuple[TextBlock, ...]:
    """Return the text blocks of a page."""
    return text_blocks(root(document(f"<!DOCTYPE html><title>x</title>{html}")))


def result(corpus: Corpus, html: str, title: str = "") -> DriftResult:
    """Return what is found in a page."""
    return compare(corpus, blocks(html), title)


def told(corpus: Corpus, html: str, title: str = "") -> list[tuple[str, str, str]]:
    """Return (kind, state, what is said) of all that is not right today."""
    quiet = (FindingState.CURRENT, FindingState.REWORDED)
    return [(each.kind, str(each.state), each.said) for each in result(corpus, html, title).findings if each.state not in quiet]


def of_kind(found: DriftResult, kind: str) -> list[Finding]:
    """Return the findings of one kind."""
    return [each for each in found.findings if each.kind == kind]
