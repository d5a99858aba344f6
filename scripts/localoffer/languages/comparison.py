"""Translation: what a translated page was made from, what has changed since, and whether its facts agree. Pure.

Three things are kept apart: whether the words are as new as their source, whether the facts are the
same, and whether a person has checked them. Content is compared by hash, so a shallow clone, an
archive or a squashed history tells the same.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from babel import Locale as BabelLocale

from localoffer.issues import Issue, Severity
from localoffer.languages.slips import exchanged_cells, exchanged_names, letter_issues, lost_sentences, lost_words, unmarked_words
from localoffer.words.blanks import Blank, blanks
from localoffer.words.cutter import cut

_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_ANCHOR = re.compile(r"\{(?:[:.][^{}]*)?#([\w-]+)[^{}]*\}")
_SAME = str.maketrans(
    {**dict.fromkeys("‘’‚‛`", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—―", "-"), "\u00a0": " ", "\u202f": " "}
)
_TYPESET = re.compile(f"[{''.join(map(chr, _SAME))}]")
_EASTERN = re.compile("[٠-٩۰-۹]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_CODE = re.compile(r"\{\{\s*([\w-]+(?::[\w-]*)?)[^{}]*\}\}")
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
_ADDRESS = re.compile(r"<?(https?://[^\s<>()\"]+[^\s<>()\".,;:!?]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+)>?")
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})(?:([:.])(\d\d))?\s?(am|pm)?(?![\d.:]*\d)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=\d)[., ](?=\d{3}(?!\d))|(?<=\d) (?=\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class SourceBlock(NamedTuple):
    """A heading, paragraph, list item, table row or box title of a page, as written."""

    kind: str
    text: str
    line: int
    is_letter: bool = False
    """It stands in a letter to copy."""

    @property
    def digest(self) -> str:
        """A short hash that white space, quotation marks, dashes and a final full stop do not change."""
        return words_digest(self.text)


class PageWords(NamedTuple):
    """The words of one page."""

    path: str
    tag: str
    blocks: tuple[SourceBlock, ...]

    @property
    def digest(self) -> str:
        """A hash of all its words, longer than a block's."""
        return _hash("\n".join(block.digest for block in self.blocks), 12)


@dataclass(frozen=True)
class TranslationState:
    """How a translation stands to its source."""

    changed: tuple[SourceBlock, ...] = ()
    """Blocks of the source that are new or different since."""
    gone: int = 0
    """How many blocks it was made from are in the source no more."""
    facts: bool = True
    """Its facts are those of the source."""

    @property
    def name(self) -> str:
        """``done``, ``outdated`` or ``outdated in facts``."""
        if not self.changed and not self.gone:
            return "done"
        return "outdated" if self.facts else "outdated in facts"


def _hash(text: str, length: int = 8) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=1024)  # every language asks for those of the source, a page at a time
def words_digest(text: str) -> str:
    """Return the hash of a single string or fact, as a block's."""
    plain = unicodedata.normalize("NFC", text)
    plain = _ATTRIBUTES.sub("", plain.translate(_SAME) if _TYPESET.search(plain) else plain)  # to translate is dear
    return _hash(" ".join(plain.split()).removesuffix("."))


def text_of(path: str, tag: str, spoken: Sequence[tuple[str, int]], body: str, body_line: int) -> PageWords:
    """Cut a page into blocks. ``spoken`` holds (words, line) of the front matter that a reader reads."""
    blocks = [SourceBlock("front", words, line) for words, line in spoken]
    own = (SourceBlock(each.kind, each.text, each.line, each.copied_as == "letter") for each in cut(body, body_line))
    return PageWords(path, tag, (*blocks, *own))


@cache
def _months(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return what finds a day with its month in folded words of a language, and the month of each name (CLDR)."""
    locale = BabelLocale.parse(tag, sep="-")
    names = {
        _folded(name): number for context in ("format", "stand-alone") for number, name in locale.months[context]["wide"].items()
    }
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(\d{{1,2}})(?:\.|ی)? (?:de |من )?({month})|({month})ی? (\d{{1,2}})(?!\d)"), names


def _folded(text: str) -> str:
    """Fold what months are spelt with in two ways: capitals, and the doubled waw that CLDR writes in one Sorani December."""
    return text.casefold().replace("وو", "و")


@lru_cache(maxsize=1024)
def facts_of(text: str, tag: str) -> Counter[str]:
    """Return every fact in a piece of text, whatever its language. Nobody changes what it returns.

    Embed codes, link targets, web and email addresses, days with their month, times and numbers;
    Arabic-Indic digits, ``9am`` and ``09:00``, ``5,300`` and ``5 300`` are folded together.
    """
    found: Counter[str] = Counter()

    def take(match: re.Match[str], fact: str, left: str = " ") -> str:
        found[fact] += 1
        return left

    text = text.translate(_DIGITS) if _EASTERN.search(text) else text
    text = " ".join(_ATTRIBUTES.sub("", text).replace("\u00a0", " ").replace("\u202f", " ").split())
    text = _CODE.sub(lambda match: take(match, f"{{{{{match[1]}}}}}"), text)
    text = _TARGET.sub(lambda match: take(match, match[1], "] "), text)
    if "@" in text or "://" in text:  # to look for either is dear, and most words have none
        text = _ADDRESS.sub(lambda match: take(match, match[1]), text)
    if not _NUMBER.search(text):
        return found
    pattern, names = _months(tag)
    text = pattern.sub(lambda match: take(match, _day(match, names)), _folded(text))
    text = _TIME.sub(_time, _GROUPED.sub("", text))
    found.update(_NUMBER.findall(text))
    return found


def _day(match: re.Match[str], names: dict[str, int]) -> str:
    day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{int(day)}/{names[month]}"


def _time(match: re.Match[str]) -> str:
    """Write a time of day as the hour on a clock's face: 9am, 09:00 and 9.00 are 9, and 5pm is 5."""
    hour, colon, minutes, half = match.groups()
    if int(hour) > 23 or not (half or (colon and len(hour) + len(minutes) >= 3 and (colon == ":" or minutes == "00"))):
        return match[0]
    return f"{(int(hour) - 1) % 12 + 1}" + (f":{minutes}" if minutes not in (None, "00") else "")


def differing(source: str, source_tag: str, target: str, target_tag: str) -> tuple[list[str], list[str]]:
    """Return (facts that only the source has, facts that only the target has)."""
    here, there = facts_of(target, target_tag), facts_of(source, source_tag)
    return sorted((there - here).elements()), sorted((here - there).elements())


def fact_issues(at: tuple[str, int], facts: tuple[list[str], list[str]], origin: str) -> Iterator[Issue]:
    """Yield an issue for each fact that is not in both; ``origin`` names the line of the source."""
    hint = "Numbers, dates, links and embed codes are the same in every language."
    for kind in (_is_code, _is_link, _is_other):
        missing, extra = ([fact for fact in side if kind(fact)] for side in facts)
        for wanted, given in zip_longest(missing, extra):
            if given is None:
                message = f'"{wanted}" is missing here. It stands in {origin}.'
            elif wanted is None:
                message = f'"{given}" stands here and not in {origin}.'
            else:
                message = f'"{given}" stands here, where {origin} has "{wanted}".'
            yield Issue(*at, "fact-differs", message, hint)


def _is_code(fact: str) -> bool:
    return fact.startswith("{{")


def _is_link(fact: str) -> bool:
    return not _is_code(fact) and not fact[:1].isdigit()


def _is_other(fact: str) -> bool:
    return fact[:1].isdigit()


def compare(source: PageWords, target: PageWords, recorded: Sequence[str]) -> tuple[TranslationState, list[Issue]]:
    """Compare a translation with its source as it is now; ``recorded`` holds the hashes it was made from.

    A fact that differs is an issue where the source has not changed since; where it has, it makes the
    translation *outdated in facts*, so that an edit of the source never fails because translations lag.
    """
    left = Counter(recorded)
    changed = []
    for block in source.blocks:
        if left[block.digest]:
            left[block.digest] -= 1
        else:
            changed.append(block)
    gone = left.total()
    missing, extra = differing(_whole(source), source.tag, _whole(target), target.tag)
    state = TranslationState(tuple(changed), gone, not missing and not extra)
    texts = [(block.text, block.line) for block in target.blocks]
    slips = list(letter_issues(target.path, target.tag, texts))
    for line, word, meant in unmarked_words(texts):
        message = f'"{word}" stands here without its marks, and no letter of this paragraph has one.'
        hint = f'Did you mean "{meant}"?'
        slips.append(Issue(target.path, line, "marks-left-out", message, hint, Severity.NOTICE))
    pairs = _pairs(source, target, recorded)
    if pairs is not None:
        slips += [issue for pair in pairs for issue in _pair_issues(source, target, *pair)]
        both = [(one.text, other.text, other.line) for one, other in pairs]
        for line, said, kept in lost_sentences(both):
            message = (
                f"There are {kept} sentences here, and {said} in {source.path}, and it is shorter than the rest of the page."
            )
            slips.append(Issue(target.path, line, "sentence-lost", message, "Read the two beside each other.", Severity.NOTICE))
        return state, [*slips, *_cell_issues(source, target, pairs), *_exchanged_blanks(source, target, pairs)]
    if state.name != "done":
        return state, slips
    facts = fact_issues((target.path, _line_of(target, extra)), (missing, extra), f"{source.path}:{_line_of(source, missing)}")
    return state, [*slips, *facts, *_heading_issues(source, target)]


def _line_of(text: PageWords, facts: list[str]) -> int:
    """Return the line of the first block that holds one of these facts."""
    return next((block.line for block in text.blocks if facts_of(block.text, text.tag).keys() & set(facts)), 1)


def _whole(text: PageWords) -> str:
    return "\n".join(block.text for block in text.blocks)


def _pairs(source: PageWords, target: PageWords, recorded: Sequence[str]) -> list[tuple[SourceBlock, SourceBlock]] | None:
    """Return the blocks that belong together, or None where the translation is cut into other blocks."""
    if len(recorded) != len(target.blocks):
        return None
    by_digest: dict[str, list[SourceBlock]] = {}
    for block in source.blocks:
        by_digest.setdefault(block.digest, []).append(block)
    found = [
        (by_digest[digest].pop(0), block) for digest, block in zip(recorded, target.blocks, strict=True) if by_digest.get(digest)
    ]
    return found if all(one.kind == other.kind for one, other in found) else None


def _pair_issues(source: PageWords, target: PageWords, one: SourceBlock, other: SourceBlock) -> Iterator[Issue]:
    facts = differing(one.text, source.tag, other.text, target.tag)
    yield from fact_issues((target.path, other.line), facts, f"{source.path}:{one.line}")
    for rule, word in lost_words(one.text, other.text, target.tag):
        message = f'{source.path}:{one.line} says "{word}", and nothing here does.'
        yield Issue(target.path, other.line, rule, message, "Read the two beside each other.", Severity.NOTICE)
    if one.kind == "heading":
        yield from _anchor_issues(source, target, one, other)
    elif one.is_letter and other.is_letter:
        yield from _blank_issues(source, target, one, other)


def _cell_issues(source: PageWords, target: PageWords, pairs: Sequence[tuple[SourceBlock, SourceBlock]]) -> Iterator[Issue]:
    """Yield an issue for each answer in a table that stands for another: Yes where the source has No."""
    at = {other.line: one.line for one, other in pairs}
    rows = [(one.text, other.text, other.line) for one, other in pairs if one.kind == "row"]
    for line, given, wanted, elsewhere in exchanged_cells(rows):
        message = f'"{given}" stands here, where {source.path}:{at[line]} has "{wanted}". Elsewhere it stands for "{elsewhere}".'
        yield Issue(target.path, line, "cell-differs", message, "Put the cells of the row in the order of the source.")


def _blank_issues(source: PageWords, target: PageWords, one: SourceBlock, other: SourceBlock) -> Iterator[Issue]:
    """Yield an issue where a letter asks for something else than its source: its form fills in the source, blank by blank."""
    ours, theirs = (tuple(blanks(block.text)) for block in (one, other))
    if [each.shape for each in ours] != [each.shape for each in theirs]:
        message = f"This letter has {_said(theirs)} here, where {source.path}:{one.line} has {_said(ours)}."
        hint = "The blanks are the same in every language, in the same order: what is typed for one goes into the other."
        yield Issue(target.path, other.line, "letter-blanks-differ", message, hint)


def _exchanged_blanks(source: PageWords, target: PageWords, pairs: Sequence[tuple[SourceBlock, SourceBlock]]) -> Iterator[Issue]:
    """Yield an issue for each blank with a name that elsewhere on the page is another's: a form fills by place."""
    named: list[tuple[str, str, int]] = []
    at = {other.line: one.line for one, other in pairs}
    for one, other in pairs:
        ours, theirs = (tuple(blanks(block.text)) for block in (one, other)) if one.is_letter and other.is_letter else ((), ())
        if len(ours) == len(theirs):
            both = ((here.label, there.label) for here, there in zip(ours, theirs, strict=True))
            named += [(here, there, other.line) for here, there in both if here and there]
    for line, given, wanted, elsewhere in exchanged_names(named):
        message = (
            f'The blank "{given}" stands where {source.path}:{at[line]} has "{wanted}". Elsewhere it stands for "{elsewhere}".'
        )
        hint = "What is typed goes into the source's letter blank by blank: put them in its order."
        yield Issue(target.path, line, "letter-blanks-exchanged", message, hint)


def _said(found: Sequence[Blank]) -> str:
    """Return blanks as somebody wrote them, without what belongs there."""
    return ", ".join(each.sign for each in found) or "no blank"


def _heading_issues(source: PageWords, target: PageWords) -> Iterator[Issue]:
    """Yield an issue where the anchors of the headings are not the same in the same order, whatever stands between them."""
    ours, theirs = ([block for block in text.blocks if block.kind == "heading"] for text in (source, target))
    matcher = SequenceMatcher(None, [_anchor(block) for block in ours], [_anchor(block) for block in theirs], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            for one, other in zip_longest(ours[first:last], theirs[begin:end]):
                yield from _anchor_issues(source, target, one, other)


def _anchor(block: SourceBlock) -> str | None:
    match = _ANCHOR.search(block.text)
    return match and match[1]


def _anchor_issues(source: PageWords, target: PageWords, one: SourceBlock | None, other: SourceBlock | None) -> Iterator[Issue]:
    """Yield an issue where a heading has another anchor than its source, or no source: a link to it would not survive."""
    hint = "An anchor is the same in every language."
    if other is None and one is not None:
        message = f"The heading with {_anchor_name(_anchor(one))} in {source.path}:{one.line} is missing here."
        yield Issue(target.path, 1, "anchor-differs", message, hint)
    elif one is None and other is not None:
        message = f"The heading with {_anchor_name(_anchor(other))} is not in {source.path}."
        yield Issue(target.path, other.line, "anchor-differs", message, hint)
    elif one is not None and other is not None and (wanted := _anchor(one)) != (given := _anchor(other)):
        message = f"The heading has {_anchor_name(given)}, and {_anchor_name(wanted)} in {source.path}:{one.line}."
        act = f"Write {{#{wanted}}} after it." if wanted else "Take it out."
        yield Issue(target.path, other.line, "anchor-differs", message, f"{hint} {act}")


def _anchor_name(anchor: str | None) -> str:
    return f'the anchor "{anchor}"' if anchor else "no anchor"
