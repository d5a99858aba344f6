"""Words: what a sentence is made of, and how alike two sentences are. Pure, and simple enough to be said again in check.js."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

SAME, ALTERED, REWORDED = 1.0, 0.8, 0.55
"""Likeness (Dice, below): at least ALTERED, it is our sentence with something changed; at least REWORDED, it says ours in
other words; below that, it is somebody else's. A sentence of fewer than SHORT words is only ever ours or not ours."""
SHORT = 4

TOGETHER = 40
"""A passage of so many words may be looked at as one."""

MAX_EDITS = 2
"""A number or name that differs from ours in so few signs is ours, mistyped."""

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LESS_A_DAY = re.compile(r"\b(months?),? (?:less|minus) (?:a|one|1) day\b")
"""A time that begins with the day itself ends a day sooner. Most people leave that out, so it makes no other length."""
SENTENCE = re.compile(r"(?<=[.!?؟。:;؛])\s+|\s+[•·|]\s+|(?<!\d)\s+[–—]\s+(?!\d)")
ASIDE = re.compile(r"\s*\([^()]*\)")
"""What our pages add in brackets: a word explained, "not checked". Who copies them may leave it out."""
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "fifteen", "twenty",
    "thirty", "sixty", "ninety",
)  # fmt: skip
"""Numbers in words, as far as they are left out of what a sentence speaks of; lengths.NUMBERS reads amounts."""


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters, without punctuation."""
    folded = text.casefold().replace("’", "'")
    return TOKEN.findall(LESS_A_DAY.sub(r"\1", folded) if " day" in folded else folded)


@lru_cache(maxsize=1024)  # a passage is asked for as a whole, and as the one sentence that it is
def key(text: str) -> str:
    """Return what two sentences share that differ only in punctuation, case and spaces."""
    return " ".join(tokens(text))


def sentences(text: str) -> list[str]:
    """Cut a passage where a sentence ends."""
    return [part for part in SENTENCE.split(text) if TOKEN.search(part)]


def without_asides(text: str) -> str:
    """Return a sentence without what stands in brackets, where it has any and is still a sentence; else nothing."""
    short = ASIDE.sub("", text)
    return short if short != text and len(tokens(short)) >= SHORT else ""


def together(text: str) -> list[str]:
    """Return a short passage of several sentences as one: "Time limit: 2 months. You: appeal." means nothing in pieces."""
    return [text] if SENTENCE.search(text) and len(sentences(text)) > 1 and len(tokens(text)) <= TOGETHER else []


def dice(one: Iterable[str], other: Iterable[str]) -> float:
    """Return how alike two lists of words are: the Dice coefficient of their counts, from 0 to 1."""
    return alike(Counter(one), Counter(other))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the Dice coefficient of words that are counted already."""
    total = one.total() + other.total()
    return 2 * sum(min(count, other[word]) for word, count in one.items() if word in other) / total if total else 0.0


def masked(text: str) -> list[str]:
    """Return the words of a text without its numbers: what it speaks of, whatever it says about it."""
    return [token for token in tokens(text) if not token[0].isdigit() and token not in NUMBERS]


def distance(one: str, other: str) -> int:
    """Return how many signs must be changed, added, left out or swapped with their neighbour (optimal string alignment)."""
    if abs(len(one) - len(other)) > MAX_EDITS:
        return MAX_EDITS + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            steps = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, before[j - 2] + 1)
            new.append(steps)
        before, row = row, new
    return row[-1]
