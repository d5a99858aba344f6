"""Known: what is known of a number or an address, from what somebody wrote down and from what we publish. Pure."""

from __future__ import annotations

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import KNOWN
from localoffer.facts.shapes import KnownState, KnownValue

STATES = {
    KnownState.FORMER: FindingState.OLD,
    KnownState.WRONG: FindingState.WRONG,
    KnownState.UNSURE: FindingState.UNJUDGED,
    KnownState.RIGHT: FindingState.CURRENT,
}


def from_known(known: KnownValue, said: str) -> Finding:
    """Return the finding of a known value."""
    state = STATES[known.state]
    why = "" if known.state is KnownState.RIGHT else known.why  # several may find the same sentence right
    return Finding(str(known.kind), state, said, known.instead, KNOWN, None, known.since, why)


def told_of(corpus: Corpus, kind: str, form: str, said: str) -> Finding | None:
    """Return what we know of a detail: somebody wrote it down as old or wrong, or it is or was one of ours."""
    known = corpus.known_forms.get((kind, form))
    return from_known(known, said) if known else one_of_ours(corpus, kind, form, said)


def one_of_ours(corpus: Corpus, kind: str, form: str, said: str) -> Finding | None:
    """Return what a detail is that we publish, or did; None for any other."""
    value = corpus.values.get((kind, form))
    if value is None:
        return None
    if value.until is None:
        return Finding(kind, FindingState.CURRENT, said, "", value.fact, value.since)
    today = ", ".join(each.text for each in corpus.current(kind) if each.fact == value.fact)
    return Finding(kind, FindingState.OLD, said, today, value.fact, value.since, value.until)
