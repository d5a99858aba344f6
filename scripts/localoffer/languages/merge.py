"""Merging: the words of today and a catalogue of yesterday -> the catalogue of today, as gettext's msgmerge makes it. Pure.

What is new gets an empty ``msgstr``. What has changed keeps its old words, marked ``fuzzy``, with the source they
were made from. What is needed no more is kept at the end, marked ``#~``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

import polib

from localoffer.languages.catalogues import CHECKED_BY, CHECKED_ON, CHECKED_WORDS, INTERFACE, METHOD, WIDTH, Entry, parse, read
from localoffer.languages.phrasebook import phrasebook
from localoffer.languages.plurals import header_of, rule_of
from localoffer.languages.sources import SourceText, current_texts

FUZZY = "fuzzy"
ABOUT = "msgctxt names the words, msgid is what they say in the source. Names in braces stay as they are: {n}, {date}."
OPTIONAL_NOTE = "May stay as it is: then the words of the source are shown."
LISTS = {
    ".forms": "Every form of the word that pages use, with commas between: it becomes a link to its meaning.",
    ".also": "What people search for in your language who mean this, with commas between: as many as you like, in any words.",
}
"""How the names end of words that are listed, and what is said of them."""


class Merged(NamedTuple):
    """A catalogue as it is to be written."""

    text: str
    new: int
    """How many entries have no words yet."""
    lost_check: str
    """Who had checked other words than these; empty where a check holds or there was none."""


def template_text(title: str, sources: Iterable[SourceText]) -> str:
    """Return the template of all these words, a ``.pot``."""
    file = _empty({"Project-Id-Version": title, **_CONTENT})
    for each in _grouped(sources):
        file.append(_new(each, 2))
    return str(file)


_CONTENT = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}


def merged(
    title: str, tag: str, sources: Sequence[SourceText], old: bytes | None, *, keep: Iterable[str] = (), method: str | None = None
) -> Merged:
    """Return the catalogue of a language, merged with what there was; ``keep`` holds names that stay though no source has them.

    ``method`` is who translates from now on; as it was, or a machine, where nobody says.
    """
    before, _ = parse("", old) if old is not None else (None, [])
    header = dict(before.metadata) if before is not None else {}
    file = _empty(_header(title, tag, header, method), before.header if before is not None else "")
    left = {(each.msgctxt or "", each.msgid): each for each in before or () if not each.obsolete}
    retired = {(each.msgctxt or "", each.msgid): each for each in before or () if each.obsolete}
    current = current_texts(sources)
    forms = rule_of(tag).forms
    for each in _grouped(sources):
        file.append(_merged_entry(each, forms, left, retired, current))
    kept = frozenset(keep)
    for (key, _), entry in left.items():
        entry.obsolete = key not in kept and not key.startswith(INTERFACE)
        if _has_words(entry):
            file.append(entry)
    file.extend(retired.values())
    new = sum(not each.obsolete and not _has_words(each) for each in file)
    return _whole(file, tag, header, new)


def _whole(file: polib.POFile, tag: str, header: Mapping[str, str], new: int) -> Merged:
    """Return the text of a catalogue; a check by a person stays where it covers just the words that stand there."""
    catalogue, _ = read("", tag, str(file).encode())
    by = header.get(CHECKED_BY, "")
    if by and catalogue is not None and catalogue.words_digest == header.get(CHECKED_WORDS):
        file.metadata.update({name: header[name] for name in (CHECKED_BY, CHECKED_ON, CHECKED_WORDS) if name in header})
        by = ""
    return Merged(str(file), new, by)


def signed(raw: bytes, name: str, day: str, digest: str) -> str:
    """Return a catalogue with a check by a person in its header, and nothing else changed."""
    file, issues = parse("", raw)
    if file is None:
        raise ValueError(issues[0].message)
    file.metadata.update({CHECKED_BY: name, CHECKED_ON: day, CHECKED_WORDS: digest})
    return str(file)


def _empty(metadata: Mapping[str, str], comment: str = "") -> polib.POFile:
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = dict(metadata)
    file.header = comment.strip() or ABOUT
    return file


def _header(title: str, tag: str, old: Mapping[str, str], method: str | None) -> dict[str, str]:
    """Return a header: what translators' tools wrote stays, what the program knows is put right."""
    first = {"Project-Id-Version": title, "Language": tag.replace("-", "_")}
    kept = {name: value for name, value in old.items() if name not in (CHECKED_BY, CHECKED_ON, CHECKED_WORDS)}
    own = {**_CONTENT, "Plural-Forms": header_of(tag), METHOD: method or old.get(METHOD, "machine")}
    return {**first, **kept, **own}


class _Grouped(NamedTuple):
    source: SourceText
    places: list[tuple[str, str]]


def _grouped(sources: Iterable[SourceText]) -> list[_Grouped]:
    """Return each text once, with every place it stands at."""
    found: dict[tuple[str, str], _Grouped] = {}
    for each in sources:
        group = found.setdefault((each.key, each.text), _Grouped(each, []))
        if each.path and (each.path, str(each.line)) not in group.places:
            group.places.append((each.path, str(each.line)))
    return list(found.values())


def _new(each: _Grouped, forms: int) -> polib.POEntry:
    source = each.source
    own = (note for ending, note in LISTS.items() if source.key.endswith(ending))
    note = next(own, OPTIONAL_NOTE if source.is_optional else "")
    entry = polib.POEntry(msgctxt=source.key, msgid=source.text, occurrences=each.places, comment=note)
    if source.plural:
        entry.msgid_plural = source.plural
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    return entry


def _has_words(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr.strip() or any(text.strip() for text in entry.msgstr_plural.values()))


Entries = dict[tuple[str, str], polib.POEntry]


def _merged_entry(
    each: _Grouped, forms: int, left: Entries, retired: Entries, current: Mapping[str, frozenset[str]]
) -> polib.POEntry:
    """Return the entry of some words, taking what was said of them, or of what they were before, out of what is left."""
    entry, source = _new(each, forms), each.source
    exact = left.pop((source.key, source.text), None)
    if exact is None:
        exact = retired.pop((source.key, source.text), None)
    if exact is not None:
        _take_words(entry, exact)
        entry.flags = list(exact.flags)
        entry.previous_msgctxt, entry.previous_msgid = exact.previous_msgctxt, exact.previous_msgid
        entry.previous_msgid_plural = exact.previous_msgid_plural
        if _has_words(exact):
            return entry
    renamed = _renamed(source, left, current)
    if renamed is not None:
        _take_words(entry, renamed)
        entry.flags = list(renamed.flags)
        return entry
    older = _older(source, left, current)
    if older is not None:
        _take_words(entry, older)
        entry.previous_msgid = older.previous_msgid if older.fuzzy and older.previous_msgid else older.msgid
        entry.flags = sorted({*older.flags, FUZZY})
    return entry


def _take_words(entry: polib.POEntry, old: polib.POEntry) -> None:
    entry.tcomment = old.tcomment
    if entry.msgid_plural:
        texts = old.msgstr_plural or dict.fromkeys(entry.msgstr_plural, old.msgstr)
        entry.msgstr_plural = {index: texts.get(index, "") for index in sorted({*entry.msgstr_plural, *texts})}
    else:
        entry.msgstr = old.msgstr or next(iter(old.msgstr_plural.values()), "")


def _renamed(source: SourceText, left: Entries, current: Mapping[str, frozenset[str]]) -> polib.POEntry | None:
    """Take the entry out of what is left that says the same under a name much like it that nothing has today."""
    names = [key for key, text in left if text == source.text and key not in current and not key.startswith(INTERFACE)]
    near = get_close_matches(source.key, names, n=1)
    return left.pop((near[0], source.text)) if near else None


def _older(source: SourceText, left: Entries, current: Mapping[str, frozenset[str]]) -> polib.POEntry | None:
    """Take the entry out of what is left that was made from an older text of the same words, as the phrasebook finds it."""
    mine = {text: each for (key, text), each in left.items() if key == source.key and text not in current.get(key, ())}
    entries = [Entry(source.key, text, "", ("x",) if _has_words(each) else ("",), False, 0, 0) for text, each in mine.items()]
    found = phrasebook(entries, current).nearest(source.key, source.text)
    return left.pop((source.key, found.source)) if found is not None else None
