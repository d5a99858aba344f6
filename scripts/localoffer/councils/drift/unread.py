"""Unread: what nobody judged on a page, which a person must read. Pure.

Whoever is told that all is right must be able to rely on it: a sentence about the service that says what must or may be, in words
that no rule reads, is told as such, and so is one in a language that no rule is for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from localoffer.councils.drift.about import speaks_of_us
from localoffer.councils.drift.answers import QUOTED
from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.phrases import holds
from localoffer.councils.drift.places import Page, statements
from localoffer.councils.drift.sentences import WHOLE
from localoffer.councils.drift.words import key, tokens
from localoffer.facts.shapes import SaidElsewhere

CLAIMS = "It says what must or may be, and no rule of ours reads it. Sentences like it on the page: {n}."
LANGUAGE = "Sentences in a language that we do not judge: {n}."
OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z]")
FEWEST = 10
"""A sentence is in the language of the phrases if one in so many of its words is a small word of that language."""
TELL = 6
"""A sentence of fewer words may be names alone: it tells nothing of its language."""


def unread_claims(corpus: Corpus, page: Page, judged: Collection[str]) -> Iterator[Finding]:
    """Yield one finding for all sentences that claim something of the service and hold nothing that was ``judged``.

    The first stands for all, or the first that names the service. What somebody tells or asks claims nothing, nor does a label.
    """
    words = corpus.words
    said = [
        each
        for place in (page.places if page.is_about else ())
        if place.of_service and not (place.is_aside or place.block.heading)
        for each in statements(words, place)
        if each.said.endswith((".", "!", ";"))
        and not each.said.startswith(QUOTED)
        and len(each.text.split()) >= CELL
        and holds(each.text, words.claims)
        if key(each.said) not in corpus.sentences and not holds(each.text, (*words.hearsay, *words.stories))
        if not any(other in each.said or each.said in other for other in judged)
    ]
    if said:
        first = next((each for each in said if speaks_of_us(words, each.text)), said[0])
        yield Finding("duty", FindingState.UNJUDGED, first.said, why=CLAIMS.replace("{n}", str(len(said))))


def unread_language(words: SaidElsewhere, every: Sequence[str], rest: Sequence[str]) -> Iterator[Finding]:
    """Yield one finding for the sentences that no rule reads; the first with a number in it stands for all.

    A short sentence of English may have none of its small words: on a page that has them, one must have letters of another.
    A line that ends no sentence may be names alone.
    """
    unread = [each for each in rest if not _is_read(words, tokens(each))]
    is_of_page = bool(unread) and not _is_read(words, [word for said in every for word in tokens(said)])
    said = [each for each in unread if len(OTHER_LETTERS.findall(each)) > 1 or (is_of_page and WHOLE.search(each))]
    if said:
        first = next((each for each in said if any(sign.isdigit() for sign in each)), said[0])
        yield Finding("text", FindingState.UNJUDGED, first, why=LANGUAGE.replace("{n}", str(len(said))))


def _is_read(words: SaidElsewhere, own: Sequence[str]) -> bool:
    """Tell whether words are in the language of the phrases that they are judged by, or too few to tell."""
    spoken = [each for each in own if not each[0].isdigit()]
    return not words.read_by or len(spoken) < TELL or sum(each in words.read_by for each in spoken) * FEWEST >= len(spoken)
