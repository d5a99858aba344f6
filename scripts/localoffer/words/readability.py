"""Prose: the words of a page as a reader reads them, with their lines; sentences, syllables, reading age. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pyphen

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_TO_COPY = re.compile(r"^!!!\s+(?:letter|script)\b")
_TITLED = re.compile(r'^\s*(?:!!!|\?\?\?\+?)\s*[\w-]*\s*"([^"]*)"')
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?")
_CODE = re.compile(r"\{\{\s*([a-z-]+)(?::([^{}]*?))?\s*\}\}")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"`[^`]*`|<[^>]+>|\*|(?<!\w)_|_(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')”’]*\s+|(?<=:)\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|\d[\d,.]*")
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e(s|d)?$|(?<=[^aeiouy])ely$")
_SPOKEN_E = re.compile(r"[td]ed$|[sxz]es$|[^aeiouy]les?$|[csg]hes$|[cg]es$")


class Kind(StrEnum):
    """What a piece of a page is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"


@dataclass(frozen=True)
class Block:
    """One paragraph, item, heading or cell."""

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


def blocks(body: str, first_line: int, say: Say) -> list[Block]:
    """Cut Markdown into blocks. ``say`` gives the words that stand for an embed code. Code is left out."""
    found: list[Block] = []
    kind, waiting = Kind.PARAGRAPH, list[tuple[int, str]]()

    def close() -> None:
        if waiting and any(plain(text, say).strip() for _, text in waiting):
            lines = tuple((number, plain(text, say).strip()) for number, text in waiting)
            found.append(Block(kind, lines, tuple(waiting), is_to_copy))
        waiting.clear()

    fence, is_to_copy = "", False
    for number, line in enumerate(body.split("\n"), first_line):
        match = _FENCE.match(line)
        if match and (not fence or match[1].startswith(fence)):
            close()
            fence = "" if fence else match[1]
        elif fence or re.fullmatch(r"[\s|:-]*", line):
            close()
        elif line.lstrip().startswith("|"):
            close()
            found.extend(_cells(number, line, say))
        else:
            started = _start(line)
            if started is not None:
                close()
            if not waiting and not line.startswith((" ", "\t")):
                is_to_copy = _TO_COPY.match(line) is not None
            if started is not None:
                kind, line = started
            elif not waiting:
                kind = Kind.PARAGRAPH
            waiting.append((number, line.strip()))
            if kind is Kind.HEADING:
                close()
    close()
    return found


def _start(line: str) -> tuple[Kind, str] | None:
    if line.startswith("#"):
        return Kind.HEADING, line.lstrip("#")
    if titled := _TITLED.match(line):
        return Kind.HEADING, titled[1]
    if item := _ITEM.match(line):
        return Kind.ITEM, line[item.end() :]
    return None


def _cells(number: int, line: str, say: Say) -> Iterator[Block]:
    for cell in line.strip().strip("|").split("|"):
        if plain(cell, say).strip():
            yield Block(Kind.CELL, ((number, plain(cell, say).strip()),), ((number, cell.strip()),))


def plain(text: str, say: Say) -> str:
    """Return a line of Markdown without its markup."""
    text = _CODE.sub(lambda code: say(code[1], code[2] or ""), text)
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
