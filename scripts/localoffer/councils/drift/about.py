"""About: whether a sentence is about the service, about one beside it, or about something else. Pure."""

from __future__ import annotations

from itertools import islice

from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import LABEL, Place, Statement
from localoffer.facts.shapes import SaidElsewhere


def speaks_of_us(words: SaidElsewhere, text: str) -> bool:
    """Tell whether a sentence by itself speaks of the service, of the step after it or of its field."""
    return any(holds(text, each) for each in (words.topic, words.related, words.field))


def is_priced(words: SaidElsewhere, text: str) -> bool:
    """Tell whether a text has anything that a price of ours could be of."""
    return any(holds(text, each) for each in (words.topic, words.related, words.priced))


def is_other_offer(corpus: Corpus, text: str) -> bool:
    """Tell whether a sentence is about something else that a page offers, whatever it stands under."""
    return holds(text, corpus.words.other_offers) and not holds(text, corpus.words.topic)


def is_elsewhere(corpus: Corpus, text: str, heading: str = "") -> bool:
    """Tell whether a sentence is about another field, by its own words or by the heading over it, and not about ours."""
    words = corpus.words
    return any(holds(each, words.other_fields) for each in (text, heading)) and not (
        holds(text, words.field) or holds(text, words.related)
    )


def is_labelled_elsewhere(corpus: Corpus, place: Place) -> bool:
    """Tell whether a block has the name of another field as a label in it or before it: "Family mediation: a private service"."""
    label, colon, _ = place.block.text.partition(":")
    return any(len(each.split()) <= LABEL and is_elsewhere(corpus, each) for each in (plain(label) if colon else "", place.label))


def beside_ours(words: SaidElsewhere, place: Place, statement: Statement) -> list[str]:
    """Return what says that a sentence is about a service beside ours: a heading, label, or what was last said of a service."""
    own = [each for each in words.topic if each not in words.siblings]
    if holds(plain(place.block.label), own) and not holds(plain(place.block.label), words.siblings):
        return []
    label = place.label if len(place.label.split()) <= LABEL else ""
    above = f"{place.path} " if place.path else place.heading
    spoken = (each for each in reversed(statement.earlier) if holds(each, (*words.topic, *words.siblings)))
    around = (
        ()
        if holds(statement.text, words.siblings)
        else (above, place.heading, label, plain(place.block.label), *islice(spoken, 1))
    )
    return [each for each in dict.fromkeys(around) if holds(each, words.siblings) and not holds(each, own)]
