"""Sources: everything that can be translated, with its name, its words and its place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from localoffer.facts.references import source_line
from localoffer.facts.shapes import Change, Site
from localoffer.facts.words import FINDING, OPTIONAL, FactWords, also_words, optional_words_of, words_of
from localoffer.languages.catalogues import INTERFACE
from localoffer.languages.interface import FOLDER, template, wanted


class SourceText(NamedTuple):
    """Words to translate."""

    key: str
    """Their name in catalogues."""
    text: str
    plural: str
    """The same for many, where something is counted; else empty."""
    path: str
    line: int

    @property
    def is_optional(self) -> bool:
        """They may stay in the default language, and nobody is told that they are missing."""
        return self.key.partition(":")[0] in OPTIONAL or self.key.endswith(FINDING)


def site_sources(site: Site) -> list[SourceText]:
    """Return the words of a site's facts, in the order of its files."""
    return [_source(site, each) for each in (*words_of(site), *optional_words_of(site))]


def _source(site: Site, each: FactWords) -> SourceText:
    words = each.words
    is_counted = each.key.startswith("deadline:") and each.loc == ("words",) and "{n}" in words.text
    return SourceText(words.key, words.text, words.text if is_counted else "", *source_line(site, each.key, *each.loc))


def note_sources(notes: Iterable[tuple[Change, str, int]]) -> list[SourceText]:
    """Return the words of the change notes of pages, given as (note, path, line)."""
    return [SourceText(note.note.key, note.note.text, "", path, line) for note, path, line in notes]


def also_sources(pages: Iterable[tuple[str, Sequence[str], str, int]]) -> list[SourceText]:
    """Return what people search for who mean a page, given as (page id, words, path, line)."""
    found = ((also_words(f"page:{id_}", also), path, line) for id_, also, path, line in pages if also)
    return [SourceText(words.key, words.text, "", path, line) for words, path, line in found]


def interface_sources(tag: str, default: str) -> list[SourceText]:
    """Return the words of the interface that a language must have, under the names they have in a site's catalogue."""
    path = f"{FOLDER.name}/interface.pot"
    entries = wanted(tag, default).values()
    return [SourceText(INTERFACE + each.key, each.source, each.plural, path, each.source_line) for each in entries]


def current_texts(sources: Iterable[SourceText]) -> dict[str, frozenset[str]]:
    """Return name -> what is said under it today."""
    found: dict[str, frozenset[str]] = {}
    for each in sources:
        found[each.key] = found.get(each.key, frozenset()) | {each.text}
    return found


def limit_keys(site: Site) -> Iterator[str]:
    """Yield the names under which a language may say one time limit in its own way, though the facts leave it to the unit."""
    yield from (f"deadline:{id_}.words" for id_, limit in site.deadlines.items() if limit.words is None)


def interface_keys() -> Mapping[str, str]:
    """Return every name of a word of the interface, as in a site's catalogue, with its English."""
    return {INTERFACE + key: each.source for key, each in template().items()}
