"""Compare: a copy's text blocks and our corpus -> findings, the ones that can hurt somebody first. Pure.

Facts first: what the page states, in whatever words. Sentences second: our own, old or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from localoffer.councils.drift.contacts import gives_lead
from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.facts import stated
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict, rank
from localoffer.councils.drift.places import understood
from localoffer.councils.drift.sentences import CARRIED, carried, compared, matched
from localoffer.councils.drift.words import SHORT
from localoffer.html.text_blocks import TextBlock

COUNTED = ("deadline", "ages", "duration")
"""Kinds of facts that are numbers: what of them is judged right is no change of a sentence."""


def compare(corpus: Corpus, copy: Sequence[TextBlock], title: str = "") -> DriftResult:
    """Return what a copy has of ours and says of the service; ``title`` is the page's own."""
    matches = matched(corpus, copy)
    whole = sum(match.score == 1.0 and match.ours is not None and len(match.said.split()) > SHORT for match in matches)
    is_given = gives_lead(corpus, (each.text for each in copy))
    page = understood(corpus.words, copy, title, carries_us=whole >= CARRIED, gives_our_number=is_given)
    facts = list(stated(corpus, page))
    right = [each.said for each in facts if each.kind in COUNTED and each.state is FindingState.CURRENT]
    texts = list(compared(corpus, matches, whole, right))
    judged = [finding.said for finding in facts if finding.wrong]
    texts = [each for each in texts if not (each.state is FindingState.ALTERED and any(said in each.said for said in judged))]
    unique = sorted(dict.fromkeys([*facts, *texts]), key=rank)
    own = Counter(match.ours.locale for match in matches if match.ours and match.score == 1.0)
    is_about = (
        page.is_about
        or whole
        or (page.is_next and any(each.wrong for each in unique))
        or any(each.alarm or _is_lead(corpus, each) for each in unique)
    )
    verdict = _verdict(unique) if is_about else Verdict.NOT_ABOUT
    locale = own.most_common(1)[0][0] if own else None
    return DriftResult(verdict, locale, tuple(unique), carried(corpus, matches))


def _is_lead(corpus: Corpus, finding: Finding) -> bool:
    return finding.kind in ("phone", "email") and finding.where == corpus.lead


def _verdict(found: list[Finding]) -> Verdict:
    if any(each.alarm for each in found):
        return Verdict.ALARM
    return Verdict.OUT_OF_DATE if any(each.wrong for each in found) else Verdict.RIGHT
