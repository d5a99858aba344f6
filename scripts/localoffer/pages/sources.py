"""Sources: every Markdown file below docs/ with its front matter, and the fallbacks for what is not translated."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

from localoffer.facts.front_matter import front_matter, split_front_matter
from localoffer.facts.layout import CONTENT
from localoffer.facts.shapes import FrontMatter, Site
from localoffer.facts.yaml_file import SourceMap, decode
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.kept import Table
from localoffer.languages.comparison import PageWords, TranslationState, text_of
from localoffer.languages.locales import HOME, Locale, address_path, missing_pages, split_path
from localoffer.languages.slips import left_as_it_is, marked_words
from localoffer.packed import Packed, Shape, replaced
from localoffer.pages import addresses, navigation, pictures
from localoffer.pages.compared import compared, standing
from localoffer.store import Kept
from localoffer.time.units import DOCS, SPOKEN

LONGEST = 200_000
"""Bytes that a page may have: some thirty thousand words."""


_LINES = Shape[SourceMap](
    lambda lines: [lines.path, lines.offset, list(lines.of.items())],
    lambda kept: SourceMap(kept[0], kept[1], {tuple(loc): line for loc, line in kept[2]}),
)


@dataclass(frozen=True)
class Source:
    """A page in one locale as it was written; a fallback is the source language's file at another address."""

    id: str
    locale: str
    """The locale it belongs to, which its interface is in."""
    text_locale: str
    """The locale its words are in; another than ``locale`` in a fallback."""
    src: str
    """Its file below docs/, as links from other files name it."""
    path: str
    """The file its words come from."""
    body_line: int
    """The line of the file on which the body begins."""
    url: str
    """Address below the site's, ``pl/faqs/``."""
    meta: FrontMatter | None
    """Its front matter; None where that is broken."""
    lines: Packed[SourceMap] = Packed(SourceMap(""), _LINES)
    """Where each key of its front matter stands."""
    text: Packed[str] = Packed("")
    """The whole file, with line ends as ``\\n``; empty where no file stands behind it."""
    body_at: int = 0
    """Where in ``text`` the body begins."""
    made_body: Packed[str] = Packed("")
    """What is read in the place of the file's body: facts around its words, or facts alone; empty where it is read itself."""
    translation: TranslationState | None = None
    """How it stands to its source; None where it is the source, or shows it."""
    shows: frozenset[str] = frozenset()
    """Facts that it shows by itself, besides those that its words name."""
    is_made: bool = False
    """It was made from facts alone: no Markdown file stands behind it."""

    @property
    def is_fallback(self) -> bool:
        """Its words are in the default locale, because it is not translated."""
        return self.locale != self.text_locale

    @property
    def has_file(self) -> bool:
        """Its words stand in a Markdown file of its own: it is no fallback, and was not made from facts."""
        return not (self.is_fallback or self.is_made)

    @property
    def body(self) -> str:
        """What is read as the page: what stands below its front matter, or was made."""
        return self.made_body or self.text[self.body_at :]

    @property
    def words(self) -> PageWords | None:
        """Its words in blocks, to compare a translation with its source; None for a fallback, and where no file says them."""
        if self.meta is None or self.is_fallback or not self.text:
            return None
        spoken = tuple((getattr(self.meta, name), self.lines.line((name,))) for name in SPOKEN)
        return _words(self.path, self.locale, spoken, self.body, self.body_line)

    @property
    def title(self) -> str:
        """The page's h1."""
        return self.meta.title if self.meta else self.id

    @property
    def short_title(self) -> str:
        """Its name in navigation."""
        return (self.meta.short_title if self.meta else None) or self.title

    @property
    def description(self) -> str:
        """What it says in a sentence, for lists and search engines; empty where its front matter is broken."""
        return self.meta.description if self.meta else ""

    @property
    def face(self) -> Face:
        """What other pages show of it."""
        return Face(self.url, self.short_title, self.description, self.text_locale)

    @property
    def layout(self) -> str:
        """How it is laid out: page, home, faqs or leaflet."""
        return self.meta.layout if self.meta else "page"

    @property
    def stands_alone(self) -> bool:
        """It is no part of what is put together from pages: a leaflet says again what they say, and services may be many."""
        return self.is_leaflet or self.is_made

    @property
    def is_leaflet(self) -> bool:
        """It says on one sheet of paper what other pages say, so it is no part of what is found, or put together, from them."""
        return self.layout == "leaflet"


_words = lru_cache(maxsize=16)(text_of)
"""A source is compared with each of its translations in turn."""


class Face(NamedTuple):
    """What one page shows of another that it leads to, and no more."""

    url: str
    """Address below the site's."""
    short_title: str
    description: str
    text_locale: str
    """The language of both."""


class Neighbours(Protocol):
    """What a page may ask of the other pages."""

    def at(self, src: str) -> Face | None:
        """Return the page that a link means which names a file below docs/; None where there is none."""

    def about(self, tag: str, service: str) -> Sequence[Face]:
        """Return the pages about a service in reading order."""

    def in_group(self, tag: str, group: str) -> Sequence[Face]:
        """Return the pages of a navigation group in reading order."""

    def has_picture(self, src: str) -> bool:
        """Tell whether there is a picture of that name below docs/."""


@dataclass(frozen=True)
class Sources:
    """Every page of every locale before any is read, and every picture."""

    pages: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    """(locale, page id) -> page."""
    navigation: navigation.Navigation = field(default_factory=lambda: navigation.Navigation(()))
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Path below docs/ -> a picture as it is published."""
    questions: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    """(locale, page id) -> the page of a question or an outcome, which no Markdown file stands behind."""
    beside: tuple[str, ...] = ()
    """Ids of the pages that are made of services, the list of all first; what leads to them is no part of the navigation."""

    def at(self, src: str) -> Face | None:
        """Return the page that a link means which names a file below docs/; None where there is none."""
        tag, _, page_id = src.removesuffix(".md").partition("/")
        found = self.pages.get((tag, page_id)) or next((each for each in self.questions.values() if each.src == src), None)
        return found.face if found is not None else None

    def has_picture(self, src: str) -> bool:
        """Tell whether there is a picture of that name below docs/."""
        return src in self.pictures

    def about(self, tag: str, service: str) -> list[Face]:
        """Return the pages about a service in reading order, without the one that is its own."""
        named = [self.pages[tag, id_] for id_ in self.navigation.order if (tag, id_) in self.pages]
        return [page.face for page in named if page.meta and page.meta.service == service and page.id not in self.beside]

    def in_group(self, tag: str, group: str) -> list[Face]:
        """Return the pages of a navigation group in reading order; none where there is no such group."""
        return [self.pages[tag, id_].face for id_ in self.navigation.order if group in self.navigation.trail(id_)]


def files_below(root: Path) -> tuple[dict[str, bytes], list[Issue]]:
    """Return path below docs/ -> content of every page and picture, and what is told of other files.

    Nothing is read where a link below docs/ or content/ leads to another place, or to nothing: that is an error.
    """
    docs = sorted((root / DOCS).rglob("*"))
    if strays := [*_strays(root, DOCS, docs), *_strays(root, CONTENT, sorted((root / CONTENT).rglob("*")))]:
        return {}, strays
    files, unread = {}, []
    for file in docs:
        src = file.relative_to(root / DOCS).as_posix()
        if not file.is_file():
            continue
        if src.endswith(".md") or pictures.is_picture(src):
            files[src] = file.read_bytes()
        elif not file.name.startswith("."):
            message, hint = "This file is neither a page nor a picture, so it is not published.", ""
            unread.append(Issue(f"{DOCS}/{src}", 1, "file-not-read", message, hint, Severity.NOTICE))
    return files, unread


def _strays(root: Path, name: str, files: Iterable[Path]) -> Iterator[Issue]:
    """Yield every link below a folder that leads out of it, or nowhere."""
    base = os.path.realpath(root / name)
    message, hint = f"This is a link to no file of {name}/, so it was not read.", "Put the file itself here."
    for file in files:
        if file.is_symlink() and not (file.exists() and Path(os.path.realpath(file)).is_relative_to(base)):
            yield Issue(file.relative_to(root).as_posix(), 1, "leads-outside", message, hint)


def find(
    files: Mapping[str, bytes], site: Site, locales: Mapping[str, Locale], kept: Kept | None = None, jobs: int = 1
) -> tuple[Sources, list[Issue]]:
    """Return every page of every locale, fallbacks included, every picture, and what is wrong with the files as such.

    What ``kept`` has compared, as it stands, is not compared again; up to ``jobs`` processes compare the rest.
    """
    issues: list[Issue] = []
    default = site.settings.default_locale
    drawn = dict(_pictures(files, issues))
    own = {(each.locale, each.id): each for each in _addressed(_own(files, site, locales, issues), locales, issues)}
    present = {tag: {page_id: each.path for (of, page_id), each in own.items() if of == tag} for tag in locales}
    for tag, page_id in missing_pages(present, default):
        own[tag, page_id] = _source(site, tag, default, page_id, own[default, page_id].path, own[default, page_id].text, [])
    issues.extend(_lost(present, default))
    issues.extend(navigation.check(site, present[default]))
    own = {key: each for key, each in own.items() if (default, each.id) in own}
    by_page = sorted(own, key=lambda key: key[1])  # what is worked out of a source serves all its translations
    table = Table(kept, jobs=jobs)
    pairs = {key: (own[key], own.get((default, key[1]))) for key in by_page}
    found = table.shared([partial(compared, *pair, table) for pair in pairs.values()])
    stands = {key: standing(*pairs[key], each, default, issues) for key, each in zip(pairs, found, strict=True)}
    table.save()
    issues.extend(_not_left(stands, default))
    return Sources({key: stands[key] for key in own}, navigation.Navigation(site.navigation), drawn), issues


def _not_left(pages: Mapping[tuple[str, str], Source], default: str) -> Iterator[Issue]:
    """Yield an issue for words that every other translation leaves in the language of the source, such as a subject line."""
    marked: dict[str, dict[str, frozenset[str]]] = {}
    for (tag, id_), page in pages.items():
        if tag != default and not page.is_fallback:
            marked.setdefault(id_, {})[tag] = marked_words(page.text, default)
    for id_, own in marked.items():
        for tag, words, others in left_as_it_is(own):
            page, source = pages[tag, id_], pages[default, id_].words
            blocks = page.words.blocks if page.words else ()
            at = next((n for n, block in enumerate(source.blocks if source else ()) if words in block.text), len(blocks))
            line = blocks[at].line if at < len(blocks) else 1
            message = f'All {others} other languages leave "{words}" here as it is in "{default}", and mark it so.'
            hint = f'If it must be written in that language, write <span lang="{default}">{words}</span>.'
            yield Issue(page.path, line, "words-not-left", message, hint, Severity.NOTICE)


def again(
    root: Path, found: Sources, keys: Iterable[tuple[str, str]], site: Site, locales: Mapping[str, Locale]
) -> tuple[Sources, list[Issue]]:
    """Return the same pages, some of them as their files stand now, and what is wrong in those.

    A page that is not translated is read from its source; what comes first in ``keys`` is the source of what follows. A page
    whose file cannot be read stays as it was.
    """
    issues: list[Issue] = []
    pages, default = dict(found.pages), site.settings.default_locale
    for tag, id_ in keys:
        old = pages.get((tag, id_))
        if old is None or old.is_made or not old.text:
            continue
        with suppress(OSError):
            text, faults = decode(old.path, (root / old.path).read_bytes(), LONGEST)
            issues += faults
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            made = _source(site, tag, old.text_locale, id_, old.path, text, [] if faults or old.is_fallback else issues)
            pair = made, pages.get((default, id_))
            pages[tag, id_] = standing(*pair, compared(*pair, Table()), default, issues)
    return replace(found, pages=pages), issues


def _pictures(files: Mapping[str, bytes], issues: list[Issue]) -> Iterator[tuple[str, bytes]]:
    for src in filter(pictures.is_picture, sorted(files)):
        content, faults = pictures.read(src, f"{DOCS}/{src}", files[src])
        issues.extend(faults)
        yield src, content


def _own(files: Mapping[str, bytes], site: Site, locales: Mapping[str, Locale], issues: list[Issue]) -> Iterator[Source]:
    for src in sorted(src for src in files if src.endswith(".md")):
        path = f"{DOCS}/{src}"
        where = split_path(src, locales)
        if src.partition("/")[0] in site.set_aside:
            continue
        if where is None:
            hint = did_you_mean(src.partition("/")[0], locales) or f"Move it to docs/{site.settings.default_locale}/."
            issues.append(Issue(path, 1, "page-outside-locale", "This page stands in no locale's folder.", hint))
            continue
        text, faults = decode(path, files[src], LONGEST)
        issues.extend(faults)
        tag, page_id = where
        newlines = text.replace("\r\n", "\n").replace("\r", "\n")
        yield _source(site, tag, tag, page_id, path, newlines, [] if faults else issues)


def _addressed(own: Iterable[Source], tags: Collection[str], issues: list[Issue]) -> Iterator[Source]:
    """Tell what can be no address, now or once, and what two pages would have; a page leaves out such an address it once had."""
    taken: dict[str, Source] = {}
    for page in own:
        wrong = addresses.fault(page.id, tags) if page.id != HOME else None
        if wrong is not None:
            issues.append(Issue(page.path, 1, *wrong))
        elif (other := taken.setdefault(page.url.casefold(), page)) is not page:
            message = f"Its address, {page.url}, is that of {other.path} too (capital letters make no difference)."
            issues.append(Issue(page.path, 1, "address-taken", message, "Give one of them another name."))
        if page.meta is None:
            yield page
            continue
        good = []
        for index, old in enumerate(page.meta.moved_from):
            wrong = addresses.fault(old, tags)
            if wrong is None:
                good.append(old)
            else:
                rule, message, _ = wrong
                line = page.lines.line(("moved_from", index))
                issues.append(Issue(page.path, line, rule, message, "No page can have stood there: take it out."))
        yield replaced(page, meta=page.meta.model_copy(update={"moved_from": good}))


def _source(site: Site, tag: str, text_tag: str, page_id: str, path: str, text: str, issues: list[Issue]) -> Source:
    meta, lines, faults = front_matter(path, text, site)
    issues.extend(faults)
    _, body, body_line = split_front_matter(text)
    at = len(text) - len(body)
    url = address_path(tag, page_id, site.settings.default_locale)
    return Source(page_id, tag, text_tag, f"{tag}/{page_id}.md", path, body_line, url, meta, lines, text, at)


def _lost(present: Mapping[str, Mapping[str, str]], default: str) -> Iterator[Issue]:
    """Yield translations of nothing, and a home page that is not there."""
    for pages in present.values():
        for page_id in sorted(pages.keys() - present[default].keys() - {HOME}):
            hint = did_you_mean(page_id, present[default])
            message = f'There is no page "{page_id}" in docs/{default}/ to be the translation of.'
            yield Issue(pages[page_id], 1, "page-without-source", message, hint)
    if HOME not in present[default]:
        yield Issue(f"{DOCS}/{default}/{HOME}.md", 1, "file-missing", "There is no home page.")
