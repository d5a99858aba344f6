"""Edition: the whole site as a value: facts, dated pages, navigation, theme. All that is published or told comes out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from localoffer.edition.dated import DatedPage, dated, unchecked_facts
from localoffer.edition.look import Logo, logo_of
from localoffer.facts.shapes import Site
from localoffer.facts.yaml_file import SourceMap
from localoffer.html.isolate import Isolation
from localoffer.issues import Issue
from localoffer.kept import Digest, Table, digest
from localoffer.languages.locales import Locale
from localoffer.languages.standing import partly_said
from localoffer.packed import replaced
from localoffer.pages.addresses import Addresses, PageLinks, edit_url, root_path
from localoffer.pages.navigation import Navigation
from localoffer.pages.read import Page, addresses_of, isolation_of
from localoffer.pages.sources import Sources
from localoffer.theme import Theme
from localoffer.theme.components import Components
from localoffer.time.git import History
from localoffer.time.stamp import Stamp

__all__ = ["DatedPage", "Edition"]


@dataclass(frozen=True)
class Edition:
    """The site, ready to be published or told about."""

    root: Path
    site: Site
    locales: Mapping[str, Locale]
    theme: Theme
    sources: Sources
    pages: Mapping[tuple[str, str], DatedPage]
    """(locale, page id) -> page."""
    history: History
    has_gallery: bool = False
    """It is a draft or a preview, where designers find every component."""
    has_pdf: bool = False
    """A PDF stands beside each leaflet."""
    preview: tuple[Issue, ...] = ()
    """What is wrong, shown on every page of a preview; always empty in what is published."""
    reloads: bool = False
    """It is shown by a server that tells a page when it has changed."""
    is_live: bool = False
    """It is put where readers are: a page says when it was built and checked."""
    questions: Mapping[tuple[str, str], DatedPage] = field(default_factory=dict)
    """(locale, page id) -> the page of a question or an outcome, the first question first."""
    kept: Table = field(default_factory=Table)
    """The files that the last run has made, and this one need not."""

    @property
    def default(self) -> str:
        """The default locale's tag."""
        return self.site.settings.default_locale

    @property
    def navigation(self) -> Navigation:
        """The tree of pages."""
        return self.sources.navigation

    @cached_property
    def worded(self) -> Mapping[tuple[str, str], DatedPage]:
        """Every page that has words of its own: those that Markdown stands behind, and those of the questions."""
        return {**self.pages, **self.questions}

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Address of the file of every such page -> the file of the editor's that it was written in."""
        return {f"{page.url}index.html": page.path for page in self.worded.values()}

    @cached_property
    def addresses(self) -> Addresses:
        """Where every page stands."""
        return addresses_of(self.site, self.sources)

    @cached_property
    def isolation(self) -> Isolation:
        """What keeps foreign runs in their own order."""
        return isolation_of(self.site, self.locales)

    @cached_property
    def logo(self) -> Logo | None:
        """The site's own logo, if it has one."""
        return logo_of(self.site, self.sources)

    @cached_property
    def in_repository(self) -> PurePath:
        """The folder of the site in its repository."""
        tops = (top for top in (self.root, *self.root.parents) if (top / ".git").exists())
        return self.root.relative_to(next(tops, self.root))

    def once(self, value: object) -> Digest:
        """Return the hash of something large that many pages are made from, and that lives as long as the edition."""
        if id(value) not in self._digests:
            self._digests[id(value)] = value, digest(value)  # the value goes along, so that nothing else can have its id
        return self._digests[id(value)][1]

    def edit_url(self, path: str) -> str:
        """Return where the repository's host opens a file for editing; empty where the site names no host that does."""
        source, branch = self.site.settings.repository, self.site.settings.branch
        return edit_url(source, branch, (self.in_repository / path).as_posix()) if source else ""

    def in_order(self, tag: str) -> Sequence[DatedPage]:
        """Return the pages of a locale in reading order, the home page first, those that are made of services last."""
        return self._in_order[tag]

    def latest(self, tag: str) -> Stamp:
        """Return the stamp of the page of a locale that was updated last."""
        return self._latest[tag]

    def questions_in(self, tag: str) -> list[DatedPage]:
        """Return the pages of the questions and outcomes of a locale, the first question first."""
        return [page for (of, _), page in self.questions.items() if of == tag]

    def in_role(self, tag: str, *roles: str) -> list[DatedPage]:
        """Return the pages of a locale that have these roles, in their order; a role that no page has is left out."""
        ids = (getattr(self.site.settings.roles, role) for role in roles)
        return [self.worded[tag, id_] for id_ in dict.fromkeys(ids) if (tag, id_) in self.worded]

    def source_of(self, page: Page) -> DatedPage:
        """Return the same page in the default locale."""
        return self.worded[self.default, page.id]

    def alternates(self, page: Page) -> list[tuple[str, str]]:
        """Return (language, address) of every true version of a page, ``x-default`` last; never a fallback."""
        versions = (self.worded[tag, page.id] for tag in self.locales)
        return [*((each.locale, each.url) for each in versions if not each.is_fallback), ("x-default", self.source_of(page).url)]

    def components(self, tag: str, url: str, level: int = 1) -> Components:
        """Return what renders components in a page that no Markdown stands behind."""
        return self.components_from(tag, root_path(url), level)

    def components_from(self, tag: str, way: str, level: int = 1) -> Components:
        """Return the same where ``way`` leads to the root of the site, such as the site's whole address."""
        links = PageLinks(self.addresses, tag, way)
        return Components(self.theme.environment, self.theme.parameters, self.site, self.locales[tag], links, way, level)

    def beside(self, name: str, tag: str, url: str, fact_keys: frozenset[str]) -> DatedPage:
        """Return a dated page that no Markdown stands behind and that shows these facts."""
        own = SourceMap("")
        page = Page(name, tag, tag, f"{tag}/{name}.md", "", 1, url, None, own, fact_keys=fact_keys, partly=self._partly[tag])
        return dated(page, self.site, self.history, self._unchecked)

    def showing(self, page: DatedPage, fact_keys: frozenset[str]) -> DatedPage:
        """Return a page with the day it has where it shows these facts, and no others."""
        return dated(replaced(page, fact_keys=fact_keys), self.site, self.history, self._unchecked, page.notes)

    def leaflets(self, tag: str) -> Sequence[DatedPage]:
        """Return the leaflets of a locale."""
        return self._leaflets[tag]

    @cached_property
    def _in_order(self) -> dict[str, tuple[DatedPage, ...]]:
        ids = dict.fromkeys([*self.navigation.order, *self.sources.beside])
        return {tag: tuple(self.pages[tag, each] for each in ids if (tag, each) in self.pages) for tag in self.locales}

    @cached_property
    def _leaflets(self) -> dict[str, tuple[DatedPage, ...]]:
        return {tag: tuple(page for page in pages if page.is_leaflet) for tag, pages in self._in_order.items()}

    @cached_property
    def _latest(self) -> dict[str, Stamp]:
        days = {tag: (page.stamp for page in pages) for tag, pages in self._in_order.items()}
        return {tag: max(stamps, key=lambda stamp: stamp.updated or dt.date.min) for tag, stamps in days.items()}

    @cached_property
    def _digests(self) -> dict[int, tuple[object, Digest]]:
        return {}

    @cached_property
    def _partly(self) -> dict[str, frozenset[str]]:
        return {tag: partly_said(self.site, locale) for tag, locale in self.locales.items()}

    @cached_property
    def _unchecked(self) -> set[str]:
        return unchecked_facts(self.site)
