"""Context: what a sentence leans on to say what a length of time in it is for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localoffer.councils.drift.corpus import CELL, Corpus
from localoffer.councils.drift.lengths import Length
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import LABEL, Place, Statement
from localoffer.facts.shapes import Deadline

SHORT_BLOCK = 25
"""Words: a block of so few is judged as one."""
LEANS = 18
"""A sentence of so few words may leave to what stands around it what it speaks of."""
FOR = re.compile(r"^ (?:to|for|from|of|after|in which) ")
"""How a label begins that stands behind its length of time."""
GOES_BACK = re.compile(r" (?:for|do|does|done|about|of) (?:it|so|this|that|them) ")
BEGINS_SO = re.compile(r"^ (?:(?:within|inside|in|up to|under|no more than|at most) )?$")
"""How a sentence goes on from the one before it: "you have a week to do so", "Within a week."."""


def is_cell(place: Place) -> bool:
    """Tell whether a block is no longer than a cell of a table."""
    return len(place.plain.split()) < CELL


def is_short(place: Place) -> bool:
    """Tell whether a block is so short that it is judged as one."""
    return len(place.plain.split()) <= SHORT_BLOCK


def whole(place: Place, text: str) -> Iterator[str]:
    """Yield a sentence, and what it is a part of: a label and what it labels, a question and its answer."""
    if is_cell(place) and place.asked:  # what its label says comes first: "Claim", "Tribunal, 6 months"
        yield f"{place.asked.rstrip()}{text}"
    yield text
    if place.of_service and is_short(place):  # a stop parts the two: "Time limit: 2 months. You: …"
        yield place.plain
    if is_labelled_behind(place):
        yield f"{text.rstrip()}{place.behind}"
    if place.asked:
        yield f"{place.asked.rstrip()}{text}"


def is_labelled_behind(place: Place) -> bool:
    """Tell whether the label of a length of time stands behind it: "3 working days", "for the adviser to send a certificate"."""
    return is_cell(place) and FOR.match(place.behind) is not None


def leans(corpus: Corpus, place: Place, statement: Statement, length: Length, limits: Mapping[str, Deadline]) -> bool:
    """Tell whether a sentence is surely about what stands before it: it goes on from it, or says one word of its act.

    "This can take a week", "Within a week.", "The certificate comes in a week", a line of a list or of a table.
    """
    text = statement.text
    acts = [each for id_ in limits for each in corpus.words.limits[id_].act]
    if place.block.label and not holds(f"{place.asked.rstrip()}{plain(place.block.label).rstrip()}{text}", acts):
        return False  # neither its row nor its column says so
    if place.lead or place.asked or place.block.label or statement.goes_on:
        return True
    if GOES_BACK.search(text) or BEGINS_SO.match(text[: length.start]):
        return True
    return holds(text, acts)


def around(place: Place, statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield what a short sentence leans on, and both together, the nearest first: sentences before, the line above, headings.

    The headings come first of the two in each pair. Alone they do not say what a bare cell is for, nor do they by one word.
    """
    text = statement.text
    if len(text.split()) > LEANS:
        return
    own = place.plain if is_short(place) else text
    before = "".join(each.rstrip() for each in statement.earlier)
    for each in (*statement.earlier[-1:], f"{before} "):
        yield " ", f"{each.rstrip()}{own}"
    for above, each in ((" ", place.lead), (place.path, place.lead or place.asked), (place.path, f"{before} ")):
        yield above, f"{above.rstrip()}{each.rstrip()}{own}"


def further_off(place: Place, text: str) -> Iterator[str]:
    """Yield what stands further off: a label behind it, the block that it is in, the line and the heading above."""
    if place.behind and len(place.plain.split()) < LABEL:
        yield f"{text.rstrip()}{place.behind}"
    yield place.plain
    for context in (place.before, place.heading):
        yield f"{context.rstrip()}{text}"
