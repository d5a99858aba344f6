"""Plain: whether a page's words are plain English, each fault at its line. Pure, and for English alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from localoffer.facts.front_matter import line_of, split_front_matter
from localoffer.facts.shapes import PlainSettings, PlainWords, Site
from localoffer.issues import Issue, Severity
from localoffer.words.glossary import terms_of
from localoffer.words.readability import Figures, Kind, PlainBlock, blocks, figures, sentences, words

FEW = 20
"""Fewer words than this have no reading age to speak of."""

SHORTER = "Shorter sentences and shorter words help."

_ABBREVIATION = re.compile(r"\b[A-Z]{2,}(?:\.[A-Z]{2,})*\b")
_ANY_CODE = re.compile(r"\{\{[^{}]*\}\}")
_TERM_CODE = re.compile(r"\{\{\s*term:\s*([^{}\s:]+)[^{}]*\}\}")
_NOT_WORDS = re.compile(r"\]\([^)\]]*\)|\{[#.][^{}]*\}|`[^`]*`")
"""Addresses, anchors and code: their capitals are no words."""
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\([^)\[]*\)")
_PICTURE = re.compile(r"!\[\s*\]\(")
_NO_LINK_TEXT = frozenset(
    {
        "click", "click here", "download", "find out more", "here", "link", "more", "more information", "read more",
        "see here", "this", "this link", "this page",
    }
)  # fmt: skip
_NUMBER_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{1,2}-\d{1,2}-\d{4}\b")
_NO_YEAR = re.compile(r"\b(?:last|next|this) (?:week|month|year|spring|summer|autumn|winter)\b", re.IGNORECASE)
_IRREGULAR = (
    "made|given|told|sent|held|kept|written|paid|found|taken|seen|done|known|shown|chosen|brought|left|lost|met|put|read|said|set"
)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|never\s+)?(?:\w{{3,}}ed|{_IRREGULAR})\b", re.IGNORECASE
)
PASSIVES = 2
"""A sentence with this many passives is a pile-up."""


@dataclass(frozen=True)
class Prose:
    """A page, or the words of a fact, in English."""

    path: str
    blocks: tuple[PlainBlock, ...]
    reason: str | None = None
    """Why it is harder than the site allows, where somebody said so."""
    reason_line: int = 1

    @property
    def figures(self) -> Figures:
        """How hard its paragraphs and items are, taken together."""
        return figures(block.text for block in self.blocks if block.kind in {Kind.PARAGRAPH, Kind.ITEM})


def text_of_page(path: str, source: str, reason: str | None, site: Site) -> Prose:
    """Read the words of one page; a fact in a sentence is read as the words it stands for."""
    _, body, line = split_front_matter(source)
    return Prose(path, tuple(blocks(body, line, _Say(site))), reason, line_of(path, source, "hard_words"))


class _Say:
    """The words that an embed code stands for in a sentence."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __call__(self, kind: str, id_: str) -> str:
        if kind == "term" and id_ in self.site.glossary:
            return self.site.glossary[id_].term.text
        if kind == "deadline" and id_ in self.site.deadlines:
            deadline = self.site.deadlines[id_]
            unit = str(deadline.unit).replace("-", " ").removesuffix("s" if deadline.amount == 1 else "")
            return deadline.words.text.replace("{n}", str(deadline.amount)) if deadline.words else f"{deadline.amount} {unit}"
        return {"phone": "this number", "email": "this address", "web": "this website"}.get(kind, "")


def check(text: Prose, site: Site) -> Iterator[Issue]:
    """Yield what is not plain on one page."""
    rules, limits = site.plain_words, site.settings.plain_words
    yield from _excused(text, _too_hard(text, limits))
    yield from _short_forms(text, site)
    for block in text.blocks:
        for line, raw in block.raw:
            yield from _links(text.path, line, raw)
        yield from _to_avoid(text.path, block, rules)
        yield from _said(text.path, block, rules)


TOLD_BY_SENSE = re.compile(
    r"\b(?:red|green|blue|yellow|orange|grey|round|square)\b(?: \w+)? (?:button|link|box|icon|field|words|text)\b"
    r"|\bin (?:red|green|blue|yellow|orange|grey)\b(?! ink\b)"
    r"|\b(?:button|link|box|menu|field|column|picture)\b(?: \w+)? (?:on|to|at) the (?:right|left|top|bottom)\b",
    re.IGNORECASE,
)
"""What is told by its colour, form or place alone (WCAG 1.3.3)."""


def told_by_sense(path: str, lines: Iterable[tuple[str, int]]) -> Iterator[Issue]:
    """Yield what some readers cannot find: it looks otherwise on a phone, and sounds like nothing."""
    for text, line in lines:
        if found := TOLD_BY_SENSE.search(text):
            message = f'"{found[0]}" tells a part of the page by its look or place alone (WCAG 1.3.3).'
            yield Issue(path, line, "told-by-sense", message, "Say what it is called.", Severity.NOTICE)


def text_of_fact(path: str, line: int, said: str, reason: str | None, site: Site) -> Prose:
    """Read the words of one fact, all of them at the line they begin on."""
    read = blocks(said, line, _Say(site))
    return Prose(path, tuple(replace(each, lines=((line, each.text),)) for each in read), reason, line)


def check_fact(text: Prose, site: Site) -> Iterator[Issue]:
    """Yield what is not plain in the words of one fact: each paragraph is measured by itself, for a fact is no page.

    A reason also stands for words to avoid, which the law's own model may hold.
    """
    rules = site.plain_words
    avoided = (issue for block in text.blocks for issue in _to_avoid(text.path, block, rules))
    yield from _excused(text, chain(_blocks_too_hard(text, site.settings.plain_words), avoided))
    for block in text.blocks:
        yield from _said(text.path, block, rules)


def _excused(text: Prose, issues: Iterable[Issue]) -> Iterator[Issue]:
    """Make notices of the issues where somebody said why, with their reason; say so where nothing needs it."""
    found = list(issues)
    if text.reason is None:
        yield from found
    elif found:
        yield from (replace(each, hint=f"The reason given: {text.reason}", severity=Severity.NOTICE) for each in found)
    else:
        message = "This is as plain as it should be, so it needs no reason."
        yield Issue(text.path, text.reason_line, "reason-not-needed", message, "Take hard_words out.", Severity.NOTICE)


def _too_hard(text: Prose, limits: PlainSettings) -> Iterator[Issue]:
    """Yield an issue if the page is too hard, and for each paragraph and each sentence that is."""
    whole = text.figures
    age = whole.reading_age
    if whole.words >= FEW and age > limits.reading_age:
        message = f"The page needs a reading age of {age:.1f}; {limits.reading_age} is wanted."
        yield Issue(text.path, 1, "reading-age", message, SHORTER, Severity.WARNING)
    yield from _blocks_too_hard(text, limits)


def _blocks_too_hard(text: Prose, limits: PlainSettings) -> Iterator[Issue]:
    for block in text.blocks:
        if block.kind in {Kind.HEADING, Kind.CELL}:
            continue
        own = figures([block.text])
        if own.words >= FEW and own.reading_age > limits.paragraph_reading_age:
            wanted = limits.paragraph_reading_age
            message = f"This {block.kind} needs a reading age of {own.reading_age:.1f}; {wanted} is wanted."
            yield Issue(text.path, block.line, "paragraph-hard", message, SHORTER, Severity.WARNING)
        for sentence in sentences(block.text):
            count = len(words(sentence))
            if count > limits.sentence_words:
                message = f'A sentence of {count} words: "{_start(sentence)} …".'
                yield Issue(
                    text.path, block.line, "sentence-long", message, f"Keep to {limits.sentence_words}.", Severity.WARNING
                )


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


def _short_forms(text: Prose, site: Site) -> Iterator[Issue]:
    """Yield short forms that are not explained where the page first uses them.

    Every other word of the glossary becomes a link to its meaning by itself (see blocks.py).
    """
    terms = terms_of(site)
    words = site.glossary
    met: set[str] = set()
    told: set[str] = set()
    for block in text.blocks:
        if block.is_to_copy:
            continue
        for line, raw in block.raw:
            readable = _blank(_NOT_WORDS, raw)
            prose = _blank(_NOT_WORDS, _blank(_ANY_CODE, _blank(_LINK, raw))) if block.kind is not Kind.HEADING else ""
            uses = [(use.start, use.term, prose[use.start : use.end]) for use in terms.uses(prose)]
            explained = [(match.start(), match[1], "") for match in _TERM_CODE.finditer(readable)]
            for _, id_, word in sorted(uses + explained):
                if id_ not in met and _ABBREVIATION.search(word) and words[id_].aside:
                    message = f'"{word}" is used first here and is not explained.'
                    yield Issue(text.path, line, "term-not-marked", message, f"Write {{{{term:{id_}}}}}.", Severity.WARNING)
                met.add(id_)
            for word in _ABBREVIATION.findall(_blank(_ANY_CODE, readable)):
                if word not in told and not any(word in each.term.text.split() for each in words.values()):
                    told.add(word)
                    if word not in site.plain_words.known and not _explained(word, text):
                        message = f'Nothing explains "{word}".'
                        hint = "Put it into content/glossary.yml, or write it out."
                        yield Issue(text.path, line, "short-form-unknown", message, hint, Severity.WARNING)


def _blank(what: re.Pattern[str], text: str) -> str:
    """Put spaces in place of what is no word of a sentence, so that every other word keeps its place."""
    return what.sub(lambda gone: " " * len(gone[0]), text)


def _explained(word: str, text: Prose) -> bool:
    """Tell whether a page says in brackets what a short form means: "Equality Advisory and Support Service (EASS)"."""
    return any(f"({word})" in block.text or re.search(rf"\b{word} \(", block.text) for block in text.blocks)


def _links(path: str, line: int, raw: str) -> Iterator[Issue]:
    for match in _LINK.finditer(raw):
        said = match[1].strip().strip(".!*").lower()
        if said in _NO_LINK_TEXT:
            message = f'The link text "{match[1]}" does not say where it leads.'
            yield Issue(path, line, "link-text", message, "Name the page or the thing to do (WCAG 2.4.9).", Severity.WARNING)
    if _PICTURE.search(raw):
        yield Issue(path, line, "image-without-words", "A picture has no words.", "Say what it shows.", Severity.WARNING)


def _to_avoid(path: str, block: PlainBlock, rules: PlainWords) -> Iterator[Issue]:
    """Yield words for which there is a plainer one."""
    for line, text in block.lines:
        for avoid, instead in rules.avoid.items():
            if re.search(rf"\b{re.escape(avoid)}\b", text, re.IGNORECASE):
                yield Issue(path, line, "word-to-avoid", f'"{avoid}" is hard.', f'Try "{instead}".', Severity.WARNING)


def _said(path: str, block: PlainBlock, rules: PlainWords) -> Iterator[Issue]:
    """Yield dates that can be read two ways, what the law does not say, and passives that pile up."""
    for line, text in block.lines:
        for match in _NUMBER_DATE.finditer(text):
            message = f'"{match[0]}" can be read two ways.'
            yield Issue(path, line, "date-ambiguous", message, "Write the month as a word: 1 May 2027.", Severity.WARNING)
        for match in _NO_YEAR.finditer(text):
            message = f'"{match[0]}" is soon wrong.'
            yield Issue(path, line, "date-ambiguous", message, "Write the month and the year.", Severity.WARNING)
    for sentence in sentences(block.text):
        for wrong in rules.law:
            if re.search(wrong.pattern, sentence, re.IGNORECASE):
                yield Issue(path, block.line, "not-what-the-law-says", wrong.message, f'Write "{wrong.say}".', Severity.WARNING)
        if len(_PASSIVE.findall(sentence)) >= PASSIVES:
            message = f'The passive piles up: "{_start(sentence)} …".'
            yield Issue(path, block.line, "passives", message, "Say who does it.", Severity.NOTICE)
