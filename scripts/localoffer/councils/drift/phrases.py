"""Phrases: how editors write what other pages say, and how it is found in a sentence. Pure; /check/ uses the same patterns.

"/" parts words that may stand for each other, "*" ends a word that may go on, "…" stands for up to eight words between, "&" joins
phrases that stand in one sentence in any order, "|" parts whole phrases, and "<must>" stands for the words of a class.
A sentence is compared **plain**: small letters, short forms of "not" said in full, no punctuation, a space on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from localoffer.councils.drift.words import LESS_A_DAY

GAP, OWN, ANY_END = r"(?:(?!but )[^ ]+ ){0,8}?", "(?:'s)? ", "[^ ]*"
"""Up to eight words; the end of a word, also as an owner; however a word goes on."""
SIGNS = str.maketrans({"’": "'", "‘": "'", "–": " ", "—": " ", "-": " ", "‑": " ", "\u00a0": " "})
SHORT_FORMS = (
    (re.compile(r"^(?:if (?:not|so)|otherwise), "), ""),
    (re.compile(r"\b(?:if|should|where) no (?:agreement|solution|settlement)\b[^,.;\d]{0,20}, "), ""),
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\b(do|does|did|is|are|have|has|must|should)nt\b"), r"\1 not"),
    (re.compile(r"\b(\w+)n't\b"), r"\1 not"),
    (re.compile(r"\b(\w+)'ll\b"), r"\1 will"),
    (re.compile(r"\b(\w+)'ve\b"), r"\1 have"),
    (re.compile(r"\b(\w+)'re\b"), r"\1 are"),
    (re.compile(r"\b(?:by no means|in no way|at no time|under no circumstances)\b"), "not"),
    (
        re.compile(
            r"\b(?:if|where|when|should|unless) (?:[^ ,.;]+ ){1,5}(?:can not|unable to) "
            r"(?:agree|settle|reach agreement|be agreed|be reached)(?! to)\b[^,.;\d]{0,20}, "
        ),
        "",
    ),
    (
        re.compile(
            r"\b(say|says|saying|said) no(?=[^ \w]|$| (?:_|to|and|or|at|if|when|you|the|we|it|after|before|even|in|so|until)\b)"
        ),
        r"\1 nay",
    ),  # no "not"
    (re.compile(r"\bget (?:hold of|in touch with)\b"), "contact"),
    (re.compile(r"\b(lose|loses|losing|lost|decide|decides|pay|pays|take|takes|owe|owes|changes|affects) nothing\b"), r"not \1"),
    (re.compile(r"\bhalf (?:an )?hour\b"), "30 minutes"),
    (re.compile(r"\b(\d{1,3})(d|wd|wks?|mths?)\b"), r"\1 \2"),
    (re.compile(r"\bwhether or not\b"), "whether"),
    (re.compile(r"\bwhether ((?:[a-z']+ ){1,4})or not\b"), r"whether \1"),
    (re.compile(r"\bfrom ((?:[a-z']+ ){1,5})\((\w+ (?:calendar )?months?)\)"), r"\2 from \1"),
    (re.compile(r"\b(months?)\b((?:(?!month)[^.;]){1,60}?\b(?:or|and),? (?:one|two|1|2)) (?=from\b|after\b)"), r"\1\2 months "),
    (LESS_A_DAY, r"\1"),
    (re.compile(r"\b(section|part) i\b"), r"\1_i"),  # a letter, and nobody who speaks: "Section I must be right"
)
SHORTENED = (
    " no ", "nt ", "if not,", "if so,", "otherwise,", "'", "cannot", "can not", "unable", "half", " day", " month", " or not",
    "section i", "part i", "get hold of", "get in touch", "by no means", "in no way", "at no time",
    "no circumstances", " nothing", "say no", "says no", "saying no", "said no",
)  # fmt: skip
"""What each of them has one of: most texts have none, and are read quicker."""
_SEGMENT, SYNTAX = re.compile(r"[^…&|]+"), re.compile(r"[.+?()\[\]{}^$\\]")
"""Words of a phrase that may stand for each other; what has a meaning in a regular expression."""
SIGN = re.compile(r"[^\w'£*.!@/ ]|(?<!\w)'|'(?!\w)|[.!/](?!\w)|(?<!\w)[.!/]")


def plain(text: str) -> str:
    """Return a sentence as phrases are sought in it."""
    small = text.translate(SIGNS).casefold()
    if any(sign in small for sign in SHORTENED):
        for pattern, full in SHORT_FORMS:
            small = pattern.sub(full, small)
    return f" {' '.join(SIGN.sub(' ', small).replace('/', ' ').split())} "


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase in a plain sentence; its text is also valid in JavaScript."""
    return re.compile(source(phrase))


@cache
def source(phrase: str) -> str:
    """Return the regular expression of a phrase."""
    return f"(?<= )(?:{'|'.join(_together(each) for each in spelt(phrase).split('|'))})"


def _together(phrase: str) -> str:
    parts = [_in_order(each) for each in phrase.split("&")]
    return parts[0] if len(parts) == 1 else "(?<=^ )" + "".join(f"(?=(?:[^ ]+ )*?{each})" for each in parts)


def _in_order(phrase: str) -> str:
    return GAP.join(f"(?:{_any_of(segment)}){OWN}" for segment in phrase.split("…"))


def _any_of(words: str) -> str:
    return SYNTAX.sub(r"\\\g<0>", words).replace("/", "|").replace("*", ANY_END)


def spelt(phrase: str) -> str:
    """Return a phrase with its words as they stand in a plain sentence, and no space around its signs."""
    return _SEGMENT.sub(lambda words: "/".join(filter(None, map(_word, words[0].split("/")))), phrase)


@cache  # most words stand in many phrases
def _word(text: str) -> str:
    return plain(text).strip()


@cache
def _wanted(phrase: str) -> list[list[list[str]]]:
    """Return for each whole phrase the beginnings of words of each of its parts: without one of each it is not there.

    The part with the fewest comes first, for it is the one that most sentences lack.
    """
    parts = [each.replace("&", "…").split("…") for each in phrase.split("|")]
    return [sorted((sorted({*map(_beginning, part.split("/"))}) for part in each), key=len) for each in parts]


@cache
def _beginning(word: str) -> str:
    return f" {plain(word).strip().split('*')[0]}"


@lru_cache(maxsize=1 << 17)
def has(phrase: str, text: str) -> bool:
    """Tell whether a plain sentence holds a phrase; what stands around a sentence is asked the same many times.

    Most phrases have not even their words in it, and most patterns are never made. Loops, for nothing here is called as often.
    """
    for parts in _wanted(phrase):
        for part in parts:
            for word in part:
                if word in text:
                    break
            else:
                break
        else:
            return pattern(phrase).search(text) is not None
    return False


def spans(phrase: str, text: str) -> list[tuple[int, int]]:
    """Return where a plain sentence says a phrase; of one whose parts stand in any order, where each of them does."""
    found = []
    for whole in phrase.split("|"):
        parts = [[match.span() for match in pattern(each).finditer(text)] for each in whole.split("&")]
        found += [span for each in parts for span in each] if all(parts) else []
    return found


def begins(text: str, words: Iterable[str]) -> bool:
    """Tell whether a plain sentence begins with any of some words."""
    return any(text.startswith(f" {each} ") for each in words)


def holds(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a plain sentence holds any of the phrases."""
    for each in phrases:  # noqa: SIM110  # nor is any other asked as often
        if has(each, text):
            return True
    return False


def holds_each(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a plain sentence holds every one of the phrases."""
    for each in phrases:  # noqa: SIM110  # as above
        if not has(each, text):
            return False
    return True


class Sought:
    """Many things that are sought in every sentence, by words that each cannot be said without: most are out of the question."""

    def __init__(self, phrases: Sequence[Iterable[str]]) -> None:
        """Take the phrases that each thing is known by."""
        self._with: dict[str, list[int]] = {}
        for number, each in enumerate(phrases):
            for word in {word for phrase in filter(None, each) for parts in _wanted(phrase) for word in parts[0]}:
                self._with.setdefault(word[1:], []).append(number)
        self._lengths = sorted({len(word) for word in self._with if " " not in word})
        self._of_more_words: dict[str, list[str]] = {}
        for word in self._with:
            if " " in word:
                self._of_more_words.setdefault(word.split(" ")[0], []).append(word)

    def possible(self, text: str) -> list[int]:
        """Return which of the things a plain text may say, in their order; what is not among them it does not say."""
        words = set(text.split(" ")[1:])
        begun = {word[:length] for word in words for length in self._lengths if length <= len(word)}
        for first in words & self._of_more_words.keys():
            begun.update(word for word in self._of_more_words[first] if f" {word}" in text)
        return sorted({number for word in begun & self._with.keys() for number in self._with[word]})
