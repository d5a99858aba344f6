"""Slips: what the words of a translation alone show to be a slip: letters, a lost "not", two cells exchanged. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from statistics import median
from unicodedata import combining, normalize

from babel import Locale as BabelLocale
from babel.localedata import locale_identifiers

from localoffer.issues import Issue, Severity

LOOK_ALIKE = frozenset("aceiopxyABCEHIKMOPTX")
"""Latin letters that look like Cyrillic ones (Unicode Technical Standard 39, confusables)."""
_CYRILLIC, _LATIN = "\u0400-\u04ff", "A-Za-z"
_BOTH = re.compile(rf"[{_LATIN}{_CYRILLIC}]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[{_LATIN}{_CYRILLIC}]*")
NEIGHBOURS: Mapping[str, str] = {"ckb": "كيى", "ar": "کی", "ro": "şţŞŢ", "ru": "іїєґІЇЄҐ"}
"""Letters that another keyboard gives for those of a language: a search does not find them, and some voices do not say them."""
_APART = re.compile(r"<(\w+) [^>]*lang=[^>]*>.*?</\1>|\{\{[^{}]*\}\}|\]\([^)]*\)|`[^`]*`", re.DOTALL)
"""What is in another language, or no words."""
_DUTY = re.compile(
    r"\b(?:(?:do|does|did) not (?:have|need)|need not|needs? no|must not|may not|cannot|can not|never|not allowed)\b",
    re.IGNORECASE,
)
"""Words of the source, in English, without whose "not" a reader is told the contrary of what they must or may do."""
NEGATIONS: Mapping[str, re.Pattern[str]] = {
    tag: re.compile(words, re.IGNORECASE)
    for tag, words in {
        "pl": r"\bnie|\b(?:nigdy|nikt|nic|bez|żad|ani|brak)",
        "ro": r"\b(?:nu|n-|nici|nimeni|nimic|fără|decât)|\bne\w{3}",
        "lt": r"\b(?:ne|nie|nė|be\b|jok)",
        "ru": r"\b(?:не|ни|без|нельзя)",
        "ar": r"لا|لم|لن|ليس|دون|بدون|غير|عدم|لست|إلا",
        "ckb": r"نا|نە|بێ|هیچ|هەرگیز|نی|مە",
    }.items()
}
"""What a word begins with, or holds, that may say "not". A language that is not here is not judged."""
_MARKED = re.compile(r'<span [^>]*lang="([^"]+)"[^>]*>([^<]+)</span>')
_LONG_WORD = re.compile(r"\b[A-Za-z]{6,}\b")
_MARKED_WORD = re.compile(r"\b[A-Za-z]*[À-ÖØ-öø-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]*\b")
_STRUCK = str.maketrans("łđøıħ", "ldoih")
ENOUGH = 2
"""From so many other languages on, what all of them do is meant."""
FEW, SMALL = 3, 4
"""Words of a translation that may well be that of two things; signs of a word that tells two things apart."""
_MUST = re.compile(r"(?<!which )\bmust\b(?! not)[^?]*[.!]", re.IGNORECASE)
"""Words of the source that oblige somebody."""
OBLIGATIONS: Mapping[str, re.Pattern[str]] = {
    tag: re.compile(words, re.IGNORECASE)
    for tag, words in {
        "pl": r"\b(?:mus[izęi]|trzeba|należy|powin|obowiąz|konieczn|potrzeb|wymaga|ma\b)",
        "ro": r"trebui|obligat|nevoie|necesar",
        "lt": r"\b(?:prival|tur[iė]|reik|būtin)",
        "ru": r"долж|обязан|нужн|надо|необходим|следует|требу|придётся",
        "ar": r"يجب|لا بد|ملزم|على |علي|ينبغي|يلزم|تحتاج|يحتاج|مطلوب|وجب|واجب|تلزم",
        "ckb": r"دەبێ|پێویست|ناچار|ئەرک|دەبوو",
    }.items()
}
"""What a word begins with, or holds, that may oblige somebody. A language that is not here is not judged."""
_LOST = (("negation-lost", "not", _DUTY, NEGATIONS), ("duty-lost", "must", _MUST, OBLIGATIONS))
_SENTENCE = re.compile(r"[.!?؟۔](?=\s|$|[”\"»)])")
SHORT = 0.75
"""A block that is so much shorter than its page's others, beside its source, and has fewer sentences, has lost one."""
_TWO_NAMES = re.compile(r"\d{1,2} (\w+) \((\w+(?: \w+)?)\)")
"""A day of a month that is called by two names, as in Arabic: the one of Egypt, and the one of Syria and Iraq."""
CELL = 14
"""Signs of a cell that is one answer, such as Yes."""


def letter_issues(path: str, tag: str, blocks: Sequence[tuple[str, int]]) -> Iterator[Issue]:
    """Yield words, given with their lines, that have letters of another alphabet or of another language's keyboard."""
    strange = NEIGHBOURS.get(tag, "")
    for text, line in blocks:
        words = _APART.sub(" ", text)
        for match in _BOTH.finditer(words):
            latin = {letter for letter in match[0] if letter.isascii()}
            if latin <= LOOK_ALIKE:
                message = f'"{match[0]}" has letters of two alphabets, which look alike: {", ".join(sorted(latin))} are Latin.'
                yield Issue(path, line, "letters-mixed", message, "Type the word again with one keyboard.")
        for one, other in two_months(words, tag):
            message = f'"{one}" and "{other}" are two months, and one day is in one.'
            yield Issue(path, line, "month-differs", message, "Write the other name of the same month.")
        for letter in sorted({letter for letter in words if letter in strange}):
            message = (
                f'"{letter}" (U+{ord(letter):04X}) is no letter of "{tag}": another keyboard gives it for one that looks like it.'
            )
            yield Issue(path, line, "letter-of-another-language", message, "Type it again.", Severity.NOTICE)


def unmarked_words(blocks: Sequence[tuple[str, int]]) -> Iterator[tuple[int, str, str]]:
    """Yield (line, word, the word as it stands elsewhere) of blocks, given with their lines, that were typed without any mark.

    Told is a word that stands with its marks elsewhere among them, not at its end, where a mark may be that of another case:
    miesiace, beside miesiące. Of languages in Latin letters.
    """
    said = [(_APART.sub(" ", text).casefold(), line) for text, line in blocks]
    words = dict.fromkeys(word for text, _ in said for word in _MARKED_WORD.findall(text) if not word[:-2].isascii())
    marked = {_unmarked(word): word for word in words if _unmarked(word[:-2]) != word[:-2]}
    for text, line in said if marked else ():
        if not _MARKED_WORD.search(text):
            yield from ((line, word, marked[word]) for word in _LONG_WORD.findall(text) if word in marked)


@lru_cache(maxsize=4096)
def _unmarked(word: str) -> str:
    """Return a word without the marks of its letters (Unicode, canonical decomposition; a stroke through a letter has none)."""
    return "".join(sign for sign in normalize("NFD", word.translate(_STRUCK)) if not combining(sign))


def lost_words(source: str, target: str, tag: str) -> Iterator[tuple[str, str]]:
    """Yield (rule, word) where a source says that one must, must not or need not, and its translation has no such word at all."""
    for rule, word, asked, known in _LOST:
        said = known.get(tag)
        if said is not None and asked.search(source) and not said.search(_APART.sub(" ", target)):
            yield rule, word


def lost_sentences(pairs: Sequence[tuple[str, str, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (line, sentences of the source, sentences of the translation) of what a translation leaves out.

    ``pairs`` are (source, translation, line) of a page. Two sentences may be one in another language; then it is no shorter.
    """
    cells = [cell for pair in pairs for cell in _cells(*pair) if cell[0]]
    if not cells:
        return
    usual = median(len(target) / len(source) for source, target, _ in cells)
    for source, target, line in cells:
        said, kept = len(_SENTENCE.findall(source)), len(_SENTENCE.findall(target))
        if 1 < said > kept and len(target) < SHORT * usual * len(source):
            yield line, said, kept


def _cells(source: str, target: str, line: int) -> Iterator[tuple[str, str, int]]:
    ours, theirs = ([cell.strip() for cell in text.strip().strip("|").split("|")] for text in (source, target))
    yield from ((one, other, line) for one, other in zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else ()


def two_months(text: str, tag: str) -> Iterator[tuple[str, str]]:
    """Yield the two names of a month where they are of two months: 9 سبتمبر (تشرين الأول)."""
    for match in _TWO_NAMES.finditer(text):
        one, other = (_months(tag).get(name) for name in match.groups())
        if one and other and one != other:
            yield match[1], match[2]


@cache
def _months(tag: str) -> dict[str, int]:
    """Return the number of each month by every name that the countries of a language give it (CLDR)."""
    language = tag.split("-")[0]
    countries = [each for each in locale_identifiers() if each.split("_")[0] == language]
    wide = [BabelLocale.parse(each).months["format"]["wide"] for each in sorted(countries)]
    return {name: number for names in wide for number, name in names.items()}


def exchanged_cells(rows: Sequence[tuple[str, str, int]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield (line, cell, the source's cell, what the cell stands for elsewhere) of answers that were put for each other.

    ``rows`` are (source, translation, line) of the rows of a page. A short cell of the source, Yes or No, is translated alike
    each time; one that has what always stands for another is in the wrong place.
    """
    found = [pair for source, target, line in rows for pair in _pairs(source, target, line)]
    said: dict[str, Counter[str]] = {}
    for one, other, _ in found:
        said.setdefault(one, Counter())[other] += 1
    usual = {one: counts.most_common(1)[0] for one, counts in said.items()}
    means = {other: one for one, (other, times) in usual.items() if times > 1}
    for one, other, line in found:
        is_another = means.get(other, one) != one
        if is_another and usual[one][0] != other:
            yield line, other, one, means[other]


def exchanged_names(named: Sequence[tuple[str, str, int]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield (line, name, the source's name, what the name stands for elsewhere) of blanks that were put for each other.

    ``named`` are (source, translation, line) of the names of a page's blanks. Two in a line are in the wrong order where one of
    them has the name that elsewhere the other has.
    """
    at: dict[tuple[str, str], set[int]] = {}
    for one, other, line in named:
        at.setdefault((one, other), set()).add(line)
    for one, other, line in named:
        for beside, its in ((name, given) for name, given, same in named if same == line and name != one and given != other):
            straight = at.get((one, other), set()) | at.get((beside, its), set())
            crossed = at.get((beside, other), set()) | at.get((one, its), set())
            if len(crossed - {line}) > len(straight - {line}):
                yield line, other, one, beside


def left_as_it_is(marked: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str, int]]:
    """Yield (language, words, how many others have them) of words that all other languages leave in the source's.

    ``marked`` is language -> the words that its page marks as being in the language of the source.
    """
    for words in sorted(frozenset().union(*marked.values())):
        without = [tag for tag, own in marked.items() if words not in own]
        if len(without) == 1 and len(marked) > ENOUGH:
            yield without[0], words, len(marked) - 1


def marked_words(text: str, tag: str) -> frozenset[str]:
    """Return the words of a page that it marks as being in a language: <span lang="en">New appeal</span>."""
    return frozenset(match[2] for match in _MARKED.finditer(text) if match[1] == tag)


def same_words(texts: Sequence[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    """Yield (source, the other source, line) of translations that are word for word that of something else.

    ``texts`` are (source, translation, line). Few words may well say two things.
    """
    said: dict[str, str] = {}
    for source, target, line in texts:
        own, words = _folded(source), _folded(target)
        if len(words.split()) < FEW or words == own:
            continue
        other = said.setdefault(words, source)
        if _content(other) != _content(source):
            yield source, other, line


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _content(text: str) -> frozenset[str]:
    """Return the words of a text that carry what it says."""
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > SMALL)


def _pairs(source: str, target: str, line: int) -> Iterator[tuple[str, str, int]]:
    bare = ((_bare(one), _bare(other)) for one, other, _ in _cells(source, target, line))
    yield from ((one, other, line) for one, other in bare if one.isalpha() and len(one) <= CELL)


def _bare(cell: str) -> str:
    return cell.strip().strip("*_.!").strip()
