"""Compare: a copy's text blocks and our corpus -> findings, the ones that can hurt somebody first. Pure.

Facts first: what the page states, in whatever words. Sentences second: our own, old or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from localoffer.councils.drift.about import speaks_of_us
from localoffer.councils.drift.corpus import AROUND, Corpus
from localoffer.councils.drift.facts import stated
from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict, rank
from localoffer.councils.drift.phones import gives_lead
from localoffer.councils.drift.phrases import plain
from localoffer.councils.drift.places import understood
from localoffer.councils.drift.sentences import ASKS, CARRIED, LONG, Match, carried, compared, matched
from localoffer.councils.drift.unread import unread_claims, unread_language
from localoffer.councils.drift.words import ALTERED, SHORT, sentences, tokens
from localoffer.html.text_blocks import TextBlock

COUNTED = ("deadline", "ages", "duration")
"""Kinds of facts that are numbers: what of them is judged right is no change of a sentence."""


def compare(corpus: Corpus, copy: Sequence[TextBlock], title: str = "") -> DriftResult:
    """Return what a copy has of ours and says of the service; ``title`` is the page's own."""
    matches = matched(corpus, copy)
    whole = sum(map(_is_whole, matches))
    is_given = gives_lead(corpus, (each.text for each in copy))
    page = understood(corpus.words, copy, title, carries_us=whole >= CARRIED, gives_our_number=is_given)
    facts = list(stated(corpus, page))
    right = [each.said for each in facts if each.kind in COUNTED and each.state is FindingState.CURRENT]
    told = {(each.state, each.said, each.ours): each for each in compared(corpus, matches, whole, right)}  # by itself, and joined
    texts = list(told.values())
    judged = [finding.said for finding in facts if finding.wrong]
    texts = [each for each in texts if not (each.state is FindingState.ALTERED and any(said in each.said for said in judged))]
    rest = list(_rest(matches, [*facts, *texts]))
    about = page.is_about or any(_says_whose(corpus, match) for match in matches)
    unread = unread_language(corpus.words, [match.said for match in matches if not match.in_furniture], rest) if about else ()
    claims = unread_claims(corpus, page, {each.said for each in (*facts, *texts)})
    unique = sorted(dict.fromkeys([*facts, *texts, *claims, *unread]), key=rank)
    own = Counter(match.ours.locale for match in matches if match.ours and match.score == 1.0)
    is_about = (
        about
        or (page.is_next and any(each.wrong for each in unique))
        or any(each.alarm or _is_lead(corpus, each) for each in unique)
    )
    verdict = _verdict(unique) if is_about else Verdict.NOT_ABOUT
    locale = own.most_common(1)[0][0] if own else None
    return DriftResult(verdict, locale, tuple(unique), carried(corpus, matches), tuple(rest))


def _is_whole(match: Match) -> bool:
    """Tell whether a sentence of a copy is one of ours, word for word, and long enough to be ours."""
    return match.score == 1.0 and match.ours is not None and len(match.said.split()) > SHORT


def _says_whose(corpus: Corpus, match: Match) -> bool:
    """Tell whether a sentence of ours is nobody else's: "You can bring somebody to support you." says nothing of mediation."""
    is_ours = _is_whole(match) and match.ours is not None and match.ours.page != AROUND and not ASKS.search(match.said)
    return is_ours and (len(tokens(match.said)) > LONG or speaks_of_us(corpus.words, plain(match.said)))


def _rest(matches: Sequence[Match], found: Sequence[Finding]) -> Iterator[str]:
    """Yield the sentences of a copy that are none of ours, and in which nothing was judged."""
    judged = {said for each in found for said in (each.said, *sentences(each.said)) if said}
    for match in matches:
        if match.in_furniture or match.score >= ALTERED or len(tokens(match.said)) < SHORT:
            continue
        if not any(said in match.said or match.said in said for said in judged):
            yield match.said


def _is_lead(corpus: Corpus, finding: Finding) -> bool:
    return finding.kind in ("phone", "email") and finding.where == corpus.lead


def _verdict(found: list[Finding]) -> Verdict:
    if any(each.alarm for each in found):
        return Verdict.ALARM
    return Verdict.OUT_OF_DATE if any(each.wrong for each in found) else Verdict.RIGHT
