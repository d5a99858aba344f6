"""Read: every source becomes a page: its tree, its anchors and links, and the facts that it shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from localoffer.facts.shapes import Site
from localoffer.facts.words import shown_fact
from localoffer.html.isolate import Isolation
from localoffer.html.relocate import leave_words
from localoffer.html.search_sections import SearchSection, search_sections
from localoffer.html.text_blocks import TextBlock, text_blocks
from localoffer.html.tree import Html, body, inner, outer, value
from localoffer.issues import Issue
from localoffer.languages.comparison import SourceBlock
from localoffer.languages.locales import Locale, direction
from localoffer.languages.sources import SourceText, site_sources
from localoffer.languages.standing import partly_said, stale_texts
from localoffer.languages.terms import terms_of
from localoffer.pages import markdown
from localoffer.pages.addresses import Addresses, PageLinks, relative, root_path
from localoffer.pages.markdown.reading import Link, Scope
from localoffer.pages.sources import Source, Sources
from localoffer.theme import Theme
from localoffer.theme.components import Components
from localoffer.time.units import DOCS, units_in
from localoffer.words.glossary import Terms

NOTHING = Html("")
_GLOSSARY = re.compile(r"^\{\{ *glossary *\}\}", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_BLOCK_CODE = re.compile(r"\{\{[\w-]+(?::[^{}]*)?\}\}")


@dataclass(frozen=True)
class Page(Source):
    """A page in one locale as it turned out to be."""

    html: Html = NOTHING
    """Its words, from level 2 on, as they stood in the tree that was judged, with foreign runs in their own order."""
    headings: tuple[tuple[int, str, str], ...] = ()
    """(level, anchor, title) of every heading, in order."""
    ids: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    fact_keys: frozenset[str] = frozenset()
    """Every fact that it shows, ``contact:helpline``."""
    tools: frozenset[str] = frozenset()
    """The tools that it has: names of modules in the theme's assets/js/tools/."""
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Anchor of a section, empty for what stands before the first -> the facts of it."""
    partly: frozenset[str] = frozenset()
    """Facts that its language does not say as a whole: what is missing stands there in the default language."""
    text_blocks: tuple[TextBlock, ...] = ()
    search_sections: tuple[SearchSection, ...] = ()
    changed: tuple[Html, ...] = ()
    """In a translation: what is new or different in the source since, in the source language."""

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
    root: Path, site: Site, locales: Mapping[str, Locale], theme: Theme, sources: Sources
) -> tuple[Pages, Pages, list[Issue]]:
    """Return every page that Markdown stands behind, every page of the questions, and what is wrong in them."""
    reader = reader_of(root, site, locales, theme, sources)
    pages, faults = reader.read(sources.pages)
    asked, more = reader.read(sources.questions)
    return pages, asked, [*faults, *more]


def reader_of(root: Path, site: Site, locales: Mapping[str, Locale], theme: Theme, sources: Sources) -> Reader:
    """Return what reads the pages of a site."""
    default = site.settings.default_locale
    own = (each.id for each in sources.pages.values() if each.locale == default and _GLOSSARY.search(each.body))
    return Reader(root, site, locales, theme, sources, addresses_of(site, sources), next(own, None))


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
    partly: frozenset[str]
    stale: Sequence[SourceText]


@dataclass(frozen=True)
class Reader:
    """What every page is read with."""

    root: Path
    site: Site
    locales: Mapping[str, Locale]
    theme: Theme
    sources: Sources
    addresses: Addresses
    glossary: str | None
    """Id of the page that explains every word, if there is one."""

    @cached_property
    def isolation(self) -> Isolation:
        """What keeps foreign runs in their own order."""
        return isolation_of(self.site, self.locales)

    @cached_property
    def _known(self) -> dict[str, _Known]:
        return {
            tag: _Known(terms_of(self.site, self.locales, tag), partly_said(self.site, locale), self._stale(locale))
            for tag, locale in self.locales.items()
        }

    def read(self, sources: Mapping[tuple[str, str], Source]) -> tuple[dict[tuple[str, str], Page], list[Issue]]:
        """Return these as pages, and what is wrong in them; the source language comes first, for the others are helped by it."""
        default, known = self.site.settings.default_locale, self._known
        pages: dict[tuple[str, str], Page] = {}
        issues: list[Issue] = []
        for key, source in sorted(sources.items(), key=lambda item: item[0][0] != default):
            original = pages.get((default, source.id)) if source.translation is not None else None
            page, faults = self.page(source, known[source.text_locale].terms, original, known[source.locale].stale)
            pages[key] = replace(page, partly=known[source.text_locale].partly)
            issues.extend(() if source.is_fallback else faults)
        return {key: pages[key] for key in sources}, issues

    def page(self, source: Source, terms: Terms, original: Page | None, stale: Sequence[SourceText]) -> tuple[Page, list[Issue]]:
        """Return one page, and what is wrong in it.

        ``original`` is the page it was translated from, ``stale`` the words of facts that changed since they were translated.
        """
        scope = self.scope(source, terms, original)
        read = markdown.read(source.body, source.path, source.body_line, scope)
        self.isolation.isolate(read.root, source.text_locale)
        own = {field.name: getattr(source, field.name) for field in fields(Source)}
        html, ids = inner(read.root), frozenset(value(each, "id") or "" for each in read.root.css("[id]"))
        leave_words(read.root)
        keys = frozenset(read.reading.fact_keys | source.shows)
        made = Page(
            **own,
            headings=read.headings,
            ids=ids,
            links=tuple(read.reading.links),
            fact_keys=keys,
            tools=frozenset(read.reading.tools),
            parts={anchor: frozenset(own) for anchor, own in read.reading.parts.items()},
            text_blocks=text_blocks(read.root),
            search_sections=search_sections(source.title, read.root),
            html=html,
            changed=tuple(self._changed(source, original, keys, stale)) if original is not None else (),
        )
        return made, read.reading.issues

    def scope(self, source: Source, terms: Terms | None, original: Page | None = None) -> Scope:
        """Return what one page may use."""
        return Scope(
            site=self.site,
            locale=self.locales[source.text_locale],
            page_locale=source.locale,
            components=self.components(source.text_locale, source.url, source.locale),
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

    def components(self, tag: str, url: str, locale: str = "") -> Components:
        """Return what renders components in the language ``tag``, with links to the pages of ``locale``."""
        way = root_path(url)
        links = PageLinks(self.addresses, locale or tag, way)
        return Components(self.theme.environment, self.theme.parameters, self.site, self.locales[tag], links, way)

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

    def _changed(self, source: Source, original: Page, fact_keys: Collection[str], stale: Sequence[SourceText]) -> Iterator[Html]:
        """Yield what the source says anew as HTML: each block without its links, and the words of facts on the page."""
        for block in source.translation.changed if source.translation else ():
            if html := self._block(original, block):
                yield html
        for each in stale:
            if shown_fact(each.key) in fact_keys:
                yield Html("<p>{}</p>").format(each.text)

    def _block(self, original: Page, block: SourceBlock) -> Html:
        text = _LINK.sub(r"\1", block.text.replace(" | ", " – ") if block.kind == "row" else block.text)
        if _BLOCK_CODE.fullmatch(text):
            return Html("")
        scope = self.scope(original, None)
        return inner(markdown.read(_ATTRIBUTES.sub("", text), original.path, block.line, scope).root)


def _letters(original: Page) -> Iterator[Html]:
    """Yield every letter to copy of a page, as it stood in its tree."""
    return map(outer, body(original.html).css("div.letter"))
