"""Blanks: what a reader fills in in a letter to copy: ``… (date)``. Pure.

A blank is ``…`` at the beginning of a word, with what belongs there in round brackets behind it. Two or more (``……``) ask for
a longer answer. `` / `` between words in the brackets is a choice: ``This includes health care: … (yes / no)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLANK = re.compile(r"(?<![^\s(\[«“„\"'])(…+)(?:\s*+\(((?:[^()]|\([^()]*\))++)\))?")
_CHOICE = re.compile(r"\s/\s")
_SENTENCE = re.compile(r"[.!?؟…]\s")
_AROUND = " \n\t:,;،؛-–("


class Blank(NamedTuple):
    """A place in a letter for a reader's own words."""

    start: int
    end: int
    label: str
    """What belongs there; empty where nobody said."""
    is_long: bool
    choices: tuple[str, ...]
    """What to choose from; empty where any words may stand."""
    question: str
    """For a choice: the words before it in its sentence, after any other blank."""

    @property
    def sign(self) -> str:
        """How it is written, without what belongs there."""
        return ('"……"' if self.is_long else '"…"') + (f" with {len(self.choices)} choices" if self.choices else "")

    @property
    def shape(self) -> tuple[bool, int]:
        """What is the same in every language: whether the answer is long, and how many choices there are."""
        return self.is_long, len(self.choices)


def blanks(text: str, before: str = "") -> Iterator[Blank]:
    """Yield each blank of a piece of a letter, in order; ``before`` are the words that lead up to the piece."""
    at = 0
    for match in _BLANK.finditer(text):
        lead, before, at = before + text[at : match.start()], "", match.end()
        label = " ".join((match[2] or "").split())
        choices = tuple(_CHOICE.split(label)) if _CHOICE.search(label) else ()
        question = " ".join(_SENTENCE.split(lead)[-1].strip(_AROUND).split()) if choices else ""
        yield Blank(match.start(), at, label, len(match[1]) > 1, choices, question)
