"""Cells: a cell of a table of ours is judged by what stands there on our page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.councils.drift.answers import AFFIRMS, DENIES
from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.lengths import lengths
from localoffer.councils.drift.places import Place, Statement
from localoffer.councils.drift.words import key

YES, NO = (" yes ",), (" no ", " never ", " not at all ", " not always ", " not necessarily ")
YEAR = re.compile(r" 20\d\d ")


def of_cell(corpus: Corpus, place: Place, statement: Statement) -> Iterator[Finding]:
    """Yield what is wrong in a cell by what stands there on our page: its length of time, its day, its yes or no."""
    wanted = corpus.beside.get(key(place.before))
    if wanted and lengths(statement.text) and not is_our_length(corpus, place, statement):
        why = f"After: {place.before.strip()}."
        yield Finding("deadline", FindingState.ALTERED, statement.said, " or ".join(sorted(wanted)), why=why)
        return
    label = place.block.label
    there = corpus.cells.get(key(label)) if label else None
    is_answer = AFFIRMS.match(statement.said) or DENIES.match(statement.said)
    kind = "duty" if is_answer else "deadline" if YEAR.search(statement.text) else ""
    if there and kind and key(place.block.text) not in there:
        yield Finding(kind, FindingState.ALTERED, statement.said, " or ".join(sorted(there)), why=f"After: {label}.")


def is_our_length(corpus: Corpus, place: Place, statement: Statement) -> bool:
    """Tell whether the length of time in a cell is what stands in that cell of ours, whatever else one of the two says."""
    found = [length.words for length in lengths(statement.text)]
    return any(found == [length.words for length in lengths(f" {each} ")] for each in corpus.beside.get(key(place.before), ()))
