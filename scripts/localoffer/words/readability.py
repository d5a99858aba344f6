"""Readability: the words of a page as a reader reads them, with their lines; sentences, syllables, reading age. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pyphen

from localoffer.words import cutter

_TICK = re.compile(r"^\[[ x]\]\s+")
"""What a line of a check list begins with."""
_CODE = re.compile(r"\{\{\s*([a-z-]+)\s*(?::([^{}]*))?\}\}")
_ATTRIBUTES = re.compile(r"(?<!\s)\s*+\{[#.:][^{}]*\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\[]*\)")
_MARKUP = re.compile(r"`[^`]*`|<[^<>]+>|\*|(?<!\w)_|_(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')”’]*\s+|(?<=:)\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|\d[\d,.]*")
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e(s|d)?$|(?<=[^aeiouy])ely$")
_SPOKEN_E = re.compile(r"[td]ed$|[sxz]es$|[^aeiouy]les?$|[csg]hes$|[cg]es$")


class Kind(StrEnum):
    """What a piece of a page is to its reader."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"


_KINDS = {cutter.Kind.PARAGRAPH: Kind.PARAGRAPH, cutter.Kind.ITEM: Kind.ITEM}


@dataclass(frozen=True)
class PlainBlock:
    """One paragraph, item, heading or cell, as it is read."""

    kind: Kind
    lines: tuple[tuple[int, str], ...]
    """(line of the file, its words without markup)."""
    raw: tuple[tuple[int, str], ...]
    """(line of the file, as written)."""
    is_to_copy: bool = False
    """Whether it is part of a letter, or of words to say, that a reader takes as it is."""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0][0]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(text for _, text in self.lines if text)


Say = Callable[[str, str], str]
"""(kind, id) of an embed code -> the words it stands for in a sentence, or nothing for a block."""


def blocks(body: str, first_line: int, say: Say) -> list[PlainBlock]:
    """Return the blocks of Markdown as they are read. ``say`` gives the words that stand for an embed code. Code is left out."""
    found = []
    for block in cutter.cut(body, first_line):
        if block.kind is cutter.Kind.CODE:
            continue
        pieces = [block.lines]
        if block.kind is cutter.Kind.ROW:
            pieces = [((number, cell.strip()),) for number, row in block.lines for cell in row.split("|")]
        kind = Kind.CELL if block.kind is cutter.Kind.ROW else _KINDS.get(block.kind, Kind.HEADING)
        for raw in pieces:
            lines = tuple((number, plain(_TICK.sub("", text), say).strip()) for number, text in raw)
            if any(text for _, text in lines):
                found.append(PlainBlock(kind, lines, raw, block.is_to_copy))
    return found


def plain(text: str, say: Say) -> str:
    """Return a line of Markdown without its markup."""
    text = _CODE.sub(lambda code: say(code[1], (code[2] or "").strip()), text)
    return _MARKUP.sub("", _ATTRIBUTES.sub("", _LINK.sub(r"\1", text)))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that hold a word."""
    return [part for part in _SENTENCE_END.split(text) if part and _WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text; a number is one word."""
    return _WORD.findall(text)


@lru_cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")  # where words divide by sound; British rules divide by origin


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Return how many syllables an English word has: the larger of its places to divide (pyphen) and its vowel groups."""
    text = word.lower().replace("’", "'").removesuffix("'s")
    if not text[:1].isalpha():
        return 1
    if word.isupper() and len(word) > 1:
        return len(word)  # spelled out
    divided = sum(len(_hyphens().positions(part)) + 1 for part in text.split("-"))
    heard = text if _SPOKEN_E.search(text) else _SILENT_E.sub("", text)
    return max(1, divided, len(re.findall(r"[aeiouy]+", heard)))


@dataclass(frozen=True)
class Figures:
    """How hard some sentences are."""

    words: int
    sentences: int
    syllables: int

    @property
    def reading_age(self) -> float:
        """The age at which most people can read it: grade level of Kincaid and others (1975), plus five years."""
        if not self.words:
            return 0.0
        grade = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return max(5.0, grade + 5)

    @property
    def words_per_sentence(self) -> float:
        """How long a sentence is, taken together."""
        return self.words / self.sentences if self.sentences else 0.0


def figures(parts: Iterable[str]) -> Figures:
    """Return how hard some texts are, taken together."""
    all_sentences = [sentence for part in parts for sentence in sentences(part)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    return Figures(len(all_words), len(all_sentences), sum(map(syllables, all_words)))
