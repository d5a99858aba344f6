"""Catalogues: gettext's ``.po`` files, read with their lines. The only reader of them. Pure.

``msgctxt`` is the name of the words, ``msgid`` the source they were made from, ``msgstr`` the translation, and
``#, fuzzy`` a mark that it belongs to an older source.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

import polib

from localoffer.facts.yaml_file import decode
from localoffer.issues import Issue

INTERFACE = "interface:"
"""Before the name of a word of the interface that a site says in its own way."""
METHOD, CHECKED_BY, CHECKED_ON, CHECKED_WORDS = "X-Translation-Method", "X-Checked-By", "X-Checked-On", "X-Checked-Words"
"""What a header says besides gettext's own."""
_SYNTAX = re.compile(r"\(line (\d+)\)(?::\s*(.*))?$", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue."""

    key: str
    """``contact:helpline.role``; empty where the entry says none."""
    source: str
    """The words it was made from."""
    plural: str
    """The same for many; empty where nothing is counted."""
    texts: tuple[str, ...]
    """The translation, or each of its plural forms."""
    is_fuzzy: bool
    """It was made from an older source."""
    line: int
    """Where the translation begins."""
    source_line: int
    """Where the source stands."""

    @property
    def is_translated(self) -> bool:
        """Every form of it has words."""
        return all(text.strip() for text in self.texts)


@dataclass(frozen=True)
class Catalogue:
    """The words of one language."""

    path: str
    tag: str
    entries: tuple[Entry, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)

    @property
    def words_digest(self) -> str:
        """The hash of every translated word with its source: what a person who checks them has before them."""
        seen = sorted([each.key, each.source, *each.texts] for each in self.entries if each.is_translated and not each.is_fuzzy)
        return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()[:12]


def parse(path: str, raw: bytes) -> tuple[polib.POFile | None, list[Issue]]:
    """Return a catalogue as polib reads it, or None and what is wrong with its bytes or its syntax."""
    text, issues = decode(path, raw)
    if issues:
        return None, issues
    try:
        # The first line keeps polib from taking the text of a catalogue for the name of one.
        return polib.pofile("\n" + text + "\n", wrapwidth=WIDTH), []
    except (OSError, ValueError, IndexError, AttributeError) as fault:
        match = _SYNTAX.search(str(fault))
        line = max(1, int(match[1]) - 1) if match else 1
        why = f": {match[2]}" if match and match[2] else ""
        hint = "Each line of words stands in double quotes."
        return None, [Issue(path, line, "catalogue-syntax", f"This is not a catalogue that gettext can read{why}.", hint)]


WIDTH = 120
"""Longest line that the program writes in a catalogue."""


def read(path: str, tag: str, raw: bytes) -> tuple[Catalogue | None, list[Issue]]:
    """Return a catalogue, or None and why it cannot be read."""
    file, issues = parse(path, raw)
    if file is None:
        return None, issues
    lines = ["", *raw.decode("utf-8-sig").split("\n")]
    entries = tuple(_entry(each, lines) for each in file if not each.obsolete)
    return Catalogue(path, tag, entries, dict(file.metadata)), []


def _entry(each: polib.POEntry, lines: list[str]) -> Entry:
    forms = each.msgstr_plural
    texts = tuple(forms[index] for index in sorted(forms)) if each.msgid_plural or forms else (each.msgstr,)
    start = each.linenum - 1  # the line that ``parse`` put before the others
    # msgmerge keeps what it found elsewhere by likeness alone: that was never said of these words.
    is_foreign = each.previous_msgctxt not in (None, each.msgctxt)
    return Entry(
        key=each.msgctxt or "",
        source=each.msgid,
        plural=each.msgid_plural or "",
        texts=("",) * len(texts) if each.fuzzy and is_foreign else texts,
        is_fuzzy=each.fuzzy,
        line=_line(lines, start, "msgstr"),
        source_line=_line(lines, start, "msgid"),
    )


def _line(lines: list[str], start: int, word: str) -> int:
    """Return the first line from ``start`` on that begins with ``word``."""
    return next((number for number in range(max(start, 1), len(lines)) if lines[number].startswith(word)), max(start, 1))


Said = tuple[str, str, str]
"""(name, source, words) of what is translated."""
_known: dict[str, list[Said]] = {}
"""What stands between two empty lines of a catalogue -> what it translates."""
MOST_KNOWN = 1 << 15
"""The entries of ten languages, of which a commit changes a few."""


def translated(raw: bytes) -> Iterator[Said]:
    """Yield all that a catalogue translates; nothing of one that cannot be read. For old versions.

    Most of a version stands in the one before, so each block of them is read once.
    """
    text, issues = decode("", raw)
    blocks = [] if issues else text.replace("\r\n", "\n").split("\n\n")
    if not all(map(_stands_alone, blocks)):
        blocks = [text]
    if len(_known) > MOST_KNOWN:
        _known.clear()
    new = [each for each in dict.fromkeys(blocks) if each not in _known]
    file, issues = parse("", "\n\n".join(new).encode())
    if file is None or issues:
        return
    begins = list(accumulate((each.count("\n") + 2 for each in new), initial=1))
    _known.update((each, []) for each in new)
    for each in file:
        if not each.obsolete and each.msgctxt:
            # Less the line that ``parse`` put before them. The first entry begins nowhere for polib.
            said = _known[new[bisect_right(begins, max(each.linenum - 1, 1)) - 1]]
            said += [(each.msgctxt, each.msgid, text) for text in (*each.msgstr_plural.values(), each.msgstr) if text.strip()]
    for block in blocks:
        yield from _known[block]


def _stands_alone(block: str) -> bool:
    """Tell whether what stands between two empty lines is whole entries, or nothing but comments."""
    lines = f"\n{block}"
    return ("\nmsgid " in lines and "\nmsgstr" in lines) or all(line[:1] in ("#", "") for line in block.split("\n"))
