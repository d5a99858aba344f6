"""Letters: signs that only look like letters, as a PDF or a social network gives them: no voice reads them out. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SIGNS = (
    "\u24b6-\u24e9"  # in circles
    "\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufbff\ufc00-\ufd3d\ufd50-\ufdef\ufe70-\ufefc"  # as they are drawn in print
    "\uff21-\uff3a\uff41-\uff5a"  # as wide as a Chinese sign
    "\U0001d400-\U0001d7ff"  # of mathematics: bold, italic, handwritten
)
SIGNS_FOR_LETTERS = re.compile(f"[{_SIGNS}]+(?:[ ]+[{_SIGNS}]+)*")
"""Runs of compatibility characters of Unicode that stand for letters (UAX #15)."""
RULE = "signs-for-letters"


def meant(text: str) -> str:
    """Return a text with letters in the place of such signs."""
    return SIGNS_FOR_LETTERS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def signs_for_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, from 0, what is wrong, what to do) for each run of such signs in a text."""
    for number, line in enumerate(text.split("\n")) if SIGNS_FOR_LETTERS.search(text) else ():
        for match in SIGNS_FOR_LETTERS.finditer(line):
            message = f'"{match[0][:40]}" is made of signs that look like letters. No voice reads them, and no search finds them.'
            yield number, message, f'Type the words again. Did you mean "{meant(match[0][:40])}"?'
