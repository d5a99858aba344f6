"""Read: every source becomes a page: its tree, its anchors and links, and the facts that it shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from typing import NamedTuple

from localoffer.facts.shapes import Site
from localoffer.facts.words import shown_fact
from localoffer.html.isolate import Isolation
from localoffer.html.relocate import leave_words
from localoffer.html.search_sections import search_sections
from localoffer.html.text_blocks import text_blocks
from localoffer.html.tree import Html, body, inner, outer, value
from localoffer.issues import Issue
from localoffer.kept import Digest, Table, Watch, digest
from localoffer.languages.comparison import SourceBlock
from localoffer.languages.locales import Locale, direction
from localoffer.languages.sources import SourceText, site_sources
from localoffer.languages.standing import partly_said, stale_texts
from localoffer.languages.terms import terms_of
from localoffer.packed import as_held
from localoffer.pages import markdown
from localoffer.pages.addresses import Addresses, PageLinks, relative, root_path
from localoffer.pages.markdown.reading import Scope
from localoffer.pages.said import SHAPE, Read, Said
from localoffer.pages.sources import Source, Sources
from localoffer.pages.watched import Answers, WatchedSources, watched_components
from localoffer.store import Kept
from localoffer.theme import Theme
from localoffer.theme.components import Components
from localoffer.time.units import DOCS, units_in
from localoffer.words.glossary import Terms

_GLOSSARY = re.compile(r"^\{\{ *glossary *\}\}", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_BLOCK_CODE = re.compile(r"\{\{[\w-]+(?::[^{}]*)?\}\}")


@dataclass(frozen=True, kw_only=True)
class Page(Said, Source):
    """A page in one locale as it turned out to be."""

    partly: frozenset[str] = frozenset()
    """Facts that its language does not say as a whole: what is missing stands there in the default language."""

    @property
    def unit(self) -> str:
        """The unit of its own words."""
        return "page:" + self.path.removeprefix(f"{DOCS}/")

    def units(self, default: str) -> set[str]:
        """Return its own words and every fact it shows, in the language it shows them in."""
        return {self.unit, *(unit for key in self.fact_keys for unit in units_in(key, self.text_locale, default, self.partly))}


Pages = Mapping[tuple[str, str], Page]
"""(locale, page id) -> page."""


def read(
    site: Site, locales: Mapping[str, Locale], theme: Theme, sources: Sources, kept: Kept | None = None, jobs: int = 1
) -> tuple[Pages, Pages, list[Issue]]:
    """Return every page that Markdown stands behind, every page of the questions, and what is wrong in them.

    What ``kept`` holds of them from the last run, and is still so, is not read again; up to ``jobs`` processes read the others.
    """
    reader = reader_of(site, locales, theme, sources, kept, jobs)
    pages, faults = reader.read(sources.pages)
    asked, more = reader.read(sources.questions)
    reader.table.save()
    return pages, asked, [*faults, *more]


def reader_of(
    site: Site, locales: Mapping[str, Locale], theme: Theme, sources: Sources, kept: Kept | None = None, jobs: int = 1
) -> Reader:
    """Return what reads the pages of a site."""
    default, addresses = site.settings.default_locale, addresses_of(site, sources)
    own = (each.id for each in sources.pages.values() if each.locale == default and _GLOSSARY.search(each.body))
    table = Table(kept, Answers(site, locales, theme, sources, addresses), jobs)
    return Reader(site, locales, theme, sources, addresses, next(own, None), table)


def isolation_of(site: Site, locales: Collection[str]) -> Isolation:
    """Return what keeps foreign runs in their own order, on the pages of a site and around them."""
    terms = frozenset(each.term.text.casefold() for each in site.glossary.values())
    return Isolation(frozenset(tag for tag in locales if direction(tag) == "rtl"), site.settings.default_locale, terms)


def addresses_of(site: Site, sources: Sources) -> Addresses:
    """Return where every page stands."""
    settings, all_ = site.settings, {**sources.pages, **sources.questions}
    return Addresses(settings.address, settings.default_locale, {key: each.url for key, each in all_.items()})


class _Known(NamedTuple):
    """What a language brings to each of its pages."""

    terms: Terms
    digest: Digest
    """Of the terms."""
    partly: frozenset[str]
    stale: Sequence[SourceText]


_ASKED = frozenset({"site", "locale", "components", "sources", "terms"})
"""What of its scope a page asks for bit by bit, or has once for its language."""


@dataclass(frozen=True)
class Reader:
    """What every page is read with."""

    site: Site
    locales: Mapping[str, Locale]
    theme: Theme
    sources: Sources
    addresses: Addresses
    glossary: str | None
    """Id of the page that explains every word, if there is one."""
    table: Table
    """What the last run has read."""

    @cached_property
    def isolation(self) -> Isolation:
        """What keeps foreign runs in their own order."""
        return isolation_of(self.site, self.locales)

    @cached_property
    def _known(self) -> dict[str, _Known]:
        return {tag: self._known_of(tag, locale) for tag, locale in self.locales.items()}

    def _known_of(self, tag: str, locale: Locale) -> _Known:
        terms = terms_of(self.site, self.locales, tag)
        return _Known(terms, digest([terms.written, self.isolation]), partly_said(self.site, locale), self._stale(locale))

    def read(self, sources: Mapping[tuple[str, str], Source]) -> tuple[dict[tuple[str, str], Page], list[Issue]]:
        """Return these as pages, and what is wrong in them; the source language comes first, for the others are helped by it."""
        default, known = self.site.settings.default_locale, self._known
        pages: dict[tuple[str, str], Page] = {}
        issues: list[Issue] = []
        for is_source in (True, False):
            own = [key for key in sources if (key[0] == default) is is_source]
            origins = [pages.get((default, id_)) if sources[tag, id_].translation is not None else None for tag, id_ in own]
            reads = self.table.shared([partial(self._recall, sources[key], of) for key, of in zip(own, origins, strict=True)])
            for key, original, read in zip(own, origins, reads, strict=True):
                pages[key] = _page(sources[key], original, read, known)
                issues.extend(() if sources[key].is_fallback else read.issues)
        return {key: pages[key] for key in sources}, issues

    def _recall(self, source: Source, original: Page | None) -> Read:
        """Return what one page says; ``original`` is the page it was translated from."""
        known = self._known[source.text_locale]
        scope = self.scope(source, known.terms, original)
        apart = [getattr(scope, each.name) for each in fields(Scope) if each.name not in _ASKED]
        given = [source.body, source.path, source.body_line, source.shows, source.text_locale, apart, known.digest]
        changed = source.translation.changed if source.translation and original else ()
        if changed and original:
            given += [changed, original.path, original.src, original.url, original.title, original.layout, original.locale]
        return self.table.recall(
            f"{source.locale}/{source.id}", given, SHAPE, lambda watch: self._read(source, scope, original, changed, watch)
        )

    def _read(self, source: Source, scope: Scope, original: Page | None, changed: Sequence[SourceBlock], watch: Watch) -> Read:
        """Read one page."""
        read = markdown.read(source.body, source.path, source.body_line, self._watched(scope, watch))
        self.isolation.isolate(read.root, source.text_locale)
        html, ids = inner(read.root), frozenset(value(each, "id") or "" for each in read.root.css("[id]"))
        leave_words(read.root)
        anew = (self._block(original, block, watch) for block in changed) if original is not None else ()
        return Read(
            html=html,
            headings=read.headings,
            ids=ids,
            links=tuple(read.reading.links),
            fact_keys=frozenset(read.reading.fact_keys | source.shows),
            tools=frozenset(read.reading.tools),
            parts={anchor: frozenset(own) for anchor, own in read.reading.parts.items()},
            text_blocks=text_blocks(read.root),
            search_sections=search_sections(source.title, read.root),
            changed=tuple(filter(None, anew)),
            issues=tuple(read.reading.issues),
        )

    def scope(self, source: Source, terms: Terms | None, original: Page | None = None) -> Scope:
        """Return what one page may use."""
        return Scope(
            site=self.site,
            locale=self.locales[source.text_locale],
            page_locale=source.locale,
            components=self._components(source),
            sources=self.sources,
            src=source.src,
            url=source.url,
            title=source.title,
            layout=source.layout,
            terms=terms,
            glossary=self._way_to_glossary(source),
            originals=tuple(_letters(original)) if original is not None else (),
            original_locale=original.locale if original is not None else "",
        )

    def _components(self, source: Source) -> Components:
        """Return what renders components in the language of a page's words, with links to the pages of its locale."""
        way, tag = root_path(source.url), source.text_locale
        links = PageLinks(self.addresses, source.locale, way)
        return Components(self.theme.environment, self.theme.parameters, self.site, self.locales[tag], links, way)

    def _watched(self, scope: Scope, watch: Watch) -> Scope:
        """Return a scope that notes what of it is asked for."""
        links = PageLinks(self.addresses, scope.page_locale, scope.components.root_path)
        components = watched_components(scope.components, links, watch)
        others = WatchedSources(watch, self.sources)
        return replace(scope, site=components.site, locale=components.locale, components=components, sources=others)

    def _way_to_glossary(self, page: Source) -> str:
        """Return the way from a page to the one that explains every word; nothing from there itself."""
        if self.glossary in (None, page.id):
            return ""
        return relative(self.sources.pages[page.locale, self.glossary or ""].url, page.url)

    def _stale(self, locale: Locale) -> list[SourceText]:
        """Return the words of facts whose translation is older than they are."""
        if locale.source is None:
            return []
        return [each.source for each in stale_texts(locale, site_sources(self.site)) if not each.is_missing]

    def _block(self, original: Page, block: SourceBlock, watch: Watch) -> Html:
        """Return a block that the source says anew, without its links."""
        text = _LINK.sub(r"\1", block.text.replace(" | ", " – ") if block.kind == "row" else block.text)
        if _BLOCK_CODE.fullmatch(text):
            return Html("")
        scope = self._watched(self.scope(original, None), watch)
        return inner(markdown.read(_ATTRIBUTES.sub("", text), original.path, block.line, scope).root)


def _page(source: Source, original: Page | None, read: Read, known: Mapping[str, _Known]) -> Page:
    """Return a source as a page; ``original`` is the page it was translated from."""
    own, said = as_held(source, Source), as_held(read, Said)
    if original is not None:
        said["changed"] = (*read.changed, *_facts_since(known[source.locale].stale, read.fact_keys))
    return Page(**own, **said, partly=known[source.text_locale].partly)


def _facts_since(stale: Sequence[SourceText], fact_keys: Collection[str]) -> Iterator[Html]:
    """Yield the words of facts on a page that say another thing since they were translated."""
    return (Html("<p>{}</p>").format(each.text) for each in stale if shown_fact(each.key) in fact_keys)


def _letters(original: Page) -> Iterator[Html]:
    """Yield every letter to copy of a page, as it stood in its tree."""
    return map(outer, body(original.html).css("div.letter") if "letter" in original.html else ())
