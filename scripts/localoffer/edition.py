"""Book: every page of every locale with the facts it shows, from first reading to stamp.

It knows nothing of MkDocs: the plugin hands it text and HTML and takes what the templates need.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from localoffer.clock import today
from localoffer.facts.read import (
    CONTENT,
    checkable,
    checked_parts,
    front_matter,
    load,
    place,
    references,
    split_front_matter,
)
from localoffer.facts.shapes import FrontMatter, Site
from localoffer.facts.values import telephone_uri
from localoffer.facts.words import shown_fact
from localoffer.facts.yaml_file import SourceMap, decode, parse
from localoffer.html.isolate import isolate
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.languages import read as read_locales
from localoffer.languages.comparison import PageWords, SourceBlock, State, compare, text_of
from localoffer.languages.locales import HOME, Locale, address_path, direction, missing_pages, split_path
from localoffer.languages.reading import catalogue_path
from localoffer.languages.sources import site_sources
from localoffer.languages.standing import StaleText, partly_said, stale_texts
from localoffer.languages.terms import terms_of
from localoffer.pages import navigation
from localoffer.pages.shortcodes import EmbedCodes, Scope, as_html, check_html
from localoffer.time import change_notes as changes
from localoffer.time import git as history
from localoffer.time import reviews
from localoffer.time.stamp import Stamp, stamp
from localoffer.time.units import DOCS, NOTES, SPOKEN, VALUES, units, units_in
from localoffer.words.glossary import Terms

A_Z, WHOLE, COUNCILS = "a-z/", "print/", "councils/"
"""Addresses, in each locale's folder, of the pages that no Markdown stands behind: see outputs/."""
_LETTER = re.compile(r'<div class="letter"[^>]*>.*?</div>', re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_GLOSSARY = re.compile(r"^\{\{ *glossary *\}\}", re.MULTILINE)
_BLOCK_CODE = re.compile(r"\{\{[\w-]+(?::[^{}]*)?\}\}")
USED_KINDS = ("contact", "council", "deadline", "testimonial", "term", "notice", "source")


@dataclass
class Page:
    """A page in one locale."""

    id: str
    locale: str
    """The locale it belongs to, which its interface is in."""
    text_locale: str
    """The locale its words are in; another than ``locale`` in a fallback."""
    src: str
    """Where MkDocs finds it below docs/."""
    path: str
    """The file its words come from."""
    text: str
    url: str
    """Address below the site's, ``pl/faqs/``."""
    meta: FrontMatter | None
    lines: SourceMap = field(default_factory=lambda: SourceMap(""))
    """Where each key of its front matter stands."""
    html: str = ""
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: list[Any] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    partly: frozenset[str] = frozenset()
    """Facts that its language does not say as a whole: what is missing stands there in the default language."""
    stamp: Stamp | None = None
    unchecked: int = 0
    """How many of the facts it shows no person has checked."""
    words: PageWords | None = None
    """Its words in blocks, to compare a translation with its source."""
    translation: State | None = None
    """How it stands to its source; None where it is the source, or shows it."""
    changed: list[Any] = field(default_factory=list)
    """HTML, in the source language, of what is new or different since it was translated."""

    @property
    def is_fallback(self) -> bool:
        """Its words are in the default locale, because it is not translated."""
        return self.locale != self.text_locale

    @property
    def title(self) -> str:
        """The page's h1."""
        return self.meta.title if self.meta else self.id

    @property
    def short_title(self) -> str:
        """Its name in navigation."""
        return (self.meta.short_title if self.meta else None) or self.title

    @property
    def unit(self) -> str:
        """The unit of its own words."""
        return "page:" + self.path.removeprefix(f"{DOCS}/")

    def units(self, default: str) -> set[str]:
        """Return its own words and every fact it shows, in the language it shows them in."""
        return {self.unit, *(unit for key in self.shown for unit in units_in(key, self.text_locale, default, self.partly))}


@dataclass
class Book:
    """The site while it is built."""

    root: Path
    site: Site
    render: Callable[..., str]
    locales: dict[str, Locale] = field(default_factory=dict)
    codes: EmbedCodes = field(default_factory=EmbedCodes)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    """(locale, page id) -> page."""
    by_src: dict[str, Page] = field(default_factory=dict)
    history_known: bool = False
    known: history.History = field(default_factory=lambda: history.History(known=False))
    preview: list[Issue] = field(default_factory=list)
    """What is wrong, shown on every page of a preview; always empty in what is published."""
    look: Any = None
    """What goes inside every page: see outputs/look.py."""
    layout: Callable[..., str] = str
    """Renders one of overrides/layouts/ and gives it its stylesheet and policy."""
    template: Callable[..., str] = str
    """Renders one of overrides/layouts/ and no more."""
    markdown: Callable[[str], str] = str
    """Markdown -> HTML, as pages are read."""
    has_gallery: bool = False
    """It is a draft or a preview, where designers find every component."""

    def __post_init__(self) -> None:
        """Prepare what every page shares."""
        self.navigation = navigation.Navigation(self.site.navigation)
        self._scopes: dict[str, Scope] = {}
        self._right_to_left = {tag for tag in self.locales if direction(tag) == "rtl"}
        self._terms = {entry.term.text.casefold() for entry in self.site.glossary.values()}
        self._behind: dict[str, list[StaleText]] = {}
        self.known = history.History(known=False)

    @classmethod
    def open(cls, root: Path, render: Callable[..., str], address: str | None = None) -> tuple[Book | None, list[Issue]]:
        """Read the facts below ``root``; ``render`` makes a component's HTML. None where site.yml is broken."""
        site, issues = load(root, today(), address)
        if site is None:
            return None, issues
        locales, faults = read_locales(root, site)
        return cls(root, site, render, locales), [*issues, *faults]

    @property
    def default(self) -> str:
        """The default locale's tag."""
        return self.site.settings.default_locale

    def take_pages(self, sources: Mapping[str, bytes]) -> list[Issue]:
        """Read every Markdown file (path below docs/ -> bytes) and make the fallback pages. Returns their issues."""
        issues: list[Issue] = []
        present: dict[str, dict[str, str]] = {tag: {} for tag in self.locales}
        for src in sorted(sources):
            path = f"{DOCS}/{src}"
            where = split_path(src, self.locales)
            if where is None:
                hint = did_you_mean(src.partition("/")[0], self.locales)
                message = "This page stands in no locale's folder."
                issues.append(Issue(path, 1, "page-outside-locale", message, hint or f"Move it to docs/{self.default}/."))
                continue
            text, faults = decode(path, sources[src])
            issues.extend(faults)
            tag, page_id = where
            present[tag][page_id] = path
            self._take(tag, tag, page_id, path, text.replace("\r\n", "\n"), [] if faults else issues)
        for tag, page_id in missing_pages(present, self.default):
            source = self.pages[self.default, page_id]
            self._take(tag, self.default, page_id, source.path, source.text, [])
        for pages in present.values():
            for page_id in sorted(pages.keys() - present[self.default].keys() - {HOME}):
                hint = did_you_mean(page_id, present[self.default])
                message = f'There is no page "{page_id}" in docs/{self.default}/ to be the translation of.'
                issues.append(Issue(pages[page_id], 1, "page-without-source", message, hint))
        if HOME not in present[self.default]:
            issues.append(Issue(f"{DOCS}/{self.default}/{HOME}.md", 1, "file-missing", "There is no home page."))
        issues.extend(navigation.check(self.site, present[self.default]))
        for page in self.pages.values():
            if page.meta is not None and not page.is_fallback:
                issues.extend(self._translation_issues(page))
        return issues

    def _translation_issues(self, page: Page) -> list[Issue]:
        """Compare a translated page with its source, and keep how it stands."""
        record = page.meta.translation if page.meta else None
        source = self.pages.get((self.default, page.id))
        line = page.lines.line(("translation",))
        if page.locale == self.default:
            message = "This page is the source: it is a translation of nothing."
            return [Issue(page.path, line, "translation-of-nothing", message, "Take translation out.")] if record else []
        if source is None or source.words is None or page.words is None:
            return []
        command = f"localoffer translations update {page.path}"
        if record is None:
            message = "Nothing says which English words this page was translated from."
            return [Issue(page.path, 1, "translation-not-recorded", message, f"Run: {command}")]
        page.translation, issues = compare(source.words, page.words, record.blocks)
        if record.checked_words not in (None, page.words.digest):
            message = f"The words have changed since {record.checked_by} checked them on {record.checked_on}."
            hint = f"Have them checked again, or run: {command}"
            issues.append(Issue(page.path, line, "translation-check-outdated", message, hint))
        return issues

    def _take(self, tag: str, text_tag: str, page_id: str, path: str, text: str, issues: list[Issue]) -> None:
        meta, faults = front_matter(path, text, self.site)
        issues.extend(faults)
        url = address_path(tag, page_id, self.default)
        page = Page(page_id, tag, text_tag, f"{tag}/{page_id}.md", path, text, url, meta)
        if meta is not None and tag == text_tag:
            front, body, body_line = split_front_matter(text)
            page.lines = parse(path, front or "", offset=1)[1]
            spoken = [(getattr(meta, name), page.lines.line((name,))) for name in SPOKEN]
            page.words = text_of(path, tag, spoken, body, body_line)
        self.pages[tag, page_id] = page
        self.by_src[page.src] = page

    def begin(self, page: Page) -> str:
        """Point the embed codes at a page; returns its Markdown without front matter."""
        _, body, body_line = split_front_matter(page.text)
        self.codes.scope = Scope(
            path=page.path,
            body_line=body_line,
            site=self.site,
            locale=self.locales[page.text_locale],
            render=self.render,
            link=partial(self._way, page),
            list_pages=partial(self.pages_of, page.locale),
            base=base_of(page.url),
            title=page.title,
            layout=page.meta.layout if page.meta else "page",
            issues=check_html(page.path, body, body_line),
            terms=self._explained[page.text_locale],
            glossary=self._way_to_glossary(page),
        )
        self._scopes[page.src] = self.codes.scope
        return body

    @cached_property
    def _explained(self) -> dict[str, Terms]:
        return {tag: terms_of(self.site, self.locales, tag) for tag in self.locales}

    @cached_property
    def _partly(self) -> dict[str, frozenset[str]]:
        """Return, for each locale, the facts that it does not say as a whole."""
        return {tag: partly_said(self.site, locale) for tag, locale in self.locales.items()}

    @cached_property
    def _glossary(self) -> str | None:
        """The id of the page that explains every word, if there is one."""
        return next((page.id for page in self.pages.values() if _GLOSSARY.search(page.text)), None)

    def _way_to_glossary(self, page: Page) -> str:
        """Return the way from the file of a page to the one that explains every word; none from there itself."""
        if self._glossary in (None, page.id):
            return ""
        return posixpath.relpath(f"{page.locale}/{self._glossary}.md", posixpath.dirname(page.src))

    def pages_of(self, tag: str, group: str) -> list[Page]:
        """Return the pages of a navigation group in reading order; none where there is no such group."""
        return [self.pages[tag, id_] for id_ in self.navigation.order if group in self.navigation.trail(id_)]

    def _way(self, page: Page, page_id: str, anchor: str = "") -> str:
        target = self.pages.get((page.locale, page_id))
        return base_of(page.url) + (target.url if target else "") + (f"#{anchor}" if anchor else "")

    def end(self, page: Page, html: str, headings: list[tuple[int, str, str]]) -> None:
        """Keep what a page turned out to say and show."""
        scope = self._scopes[page.src]
        page.html, page.headings = html, headings
        page.ids, page.links, page.shown = scope.ids, scope.links, scope.shown
        page.partly = self._partly[page.text_locale]

    def finish(self, *, draft: bool) -> list[Issue]:
        """Judge the pages together and stamp them. ``draft`` lets edits through that are not committed."""
        issues = [issue for scope in self._scopes.values() for issue in scope.issues]
        for page in self.pages.values():
            issues.extend(self._link_issues(page))
            if page.translation is not None:
                self._help_with_translation(page)
        issues.extend(self._step_issues())
        issues.extend(self._council_issues())
        issues.extend(self._unused())
        known, faults = self._history(draft)
        issues.extend(faults)
        self.history_known = known.known
        self.known = known
        issues.extend(self._dated_issues(known))
        for page in self.pages.values():
            page.stamp = self._stamp(page)
            if page.stamp.overdue and not page.is_fallback:
                message = f"The review of {page.stamp.reviewed} ran out on {page.stamp.due}."
                issues.append(Issue(page.path, 1, "review-overdue", message, "Read the page again.", Severity.NOTICE))
        return issues

    def _help_with_translation(self, page: Page) -> None:
        """Say what the source says anew, and put beside each letter to copy the same in the source language."""
        source, locale = self.source_of(page), self.locales[page.locale]
        blocks = page.translation.changed if page.translation else ()
        page.changed = [html for block in blocks if (html := self._block_html(source, block))]
        page.changed += [Markup("<p>{}</p>").format(words) for words in self._changed_words(page)]
        letters = iter(_LETTER.findall(source.html))

        def with_original(match: re.Match[str]) -> str:
            values = {"t": locale.t, "lang": self.default, "dir": direction(self.default), "letter": next(letters, "")}
            return match[0] + (self.render("original", **values) if values["letter"] else "")

        page.html = _LETTER.sub(with_original, page.html)

    def _block_html(self, source: Page, block: SourceBlock) -> str:
        """Return one block of a source page as HTML, without its links."""
        text = _LINK.sub(r"\1", block.text.replace(" | ", " – ") if block.kind == "row" else block.text)
        self.codes.scope = replace(
            self._scopes[source.src], body_line=block.line, issues=[], explained=set(), ids=set(), links=[], terms=None
        )
        return "" if _BLOCK_CODE.fullmatch(text) else self.markdown(_ATTRIBUTES.sub("", text))

    def _changed_words(self, page: Page) -> list[str]:
        """Return the source words of the facts on a page whose translation is behind."""
        if page.locale not in self._behind:
            stale = stale_texts(self.locales[page.locale], site_sources(self.site))
            self._behind[page.locale] = [each for each in stale if not each.is_missing]
        return [each.source.text for each in self._behind[page.locale] if shown_fact(each.source.key) in page.shown]

    def review_in(self, page: Page) -> str:
        """Return how long a review of this page holds."""
        return (page.meta.review_in if page.meta else None) or self.site.settings.review_in

    def reviewed(self, page: Page) -> reviews.Reviewed:
        """Return what a review of this page covers as it stands."""
        assert page.meta is not None  # noqa: S101  # only sound pages are asked about
        return reviews.Reviewed(
            page.path, page.text, page.meta, reviews.seen(page.unit, page.units(self.default), self.known.now)
        )

    def _dated_issues(self, known: history.History) -> list[Issue]:
        """Return what is wrong with reviews, change notes and addresses."""
        own = [page for page in self.pages.values() if page.meta is not None and not page.is_fallback]
        sources = {page.unit: (page.path, page.text, page.meta) for page in own if page.locale == self.default and page.meta}
        return [
            *reviews.check(self.reviewed(page) for page in own),
            *changes.check(self.site, sources, known),
            *changes.check_moves(sources, self.default, known),
        ]

    def changes_of(self, page: Page) -> list[changes.Entry]:
        """Return the change notes of a page and of the facts it shows, the newest first."""
        source = self.source_of(page)
        found = changes.entries(changes.page_key(page.id, source.meta), source.meta.changes if source.meta else ())
        if page.meta is not None and page is not source and not page.is_fallback:
            found += changes.entries(f"page:{page.locale}/{page.id}", page.meta.changes)
        noted = changes.noted_facts(self.site)
        for key in page.shown:
            found += changes.entries(key, noted.get(key, ()))
        return changes.newest_first(found)

    def _stamp(self, page: Page) -> Stamp:
        """Date a page from its own words and every fact it shows, and count the facts nobody has checked."""
        meta = page.meta
        page.unchecked = len(page.shown & self._unchecked)
        return stamp(
            page.units(self.default),
            self.known.dates,
            self.known.drafts,
            reviewed=meta.last_reviewed_on if meta else None,
            reviewed_by=meta.reviewed_by if meta else None,
            review_in=self.review_in(page),
            today=self.site.today,
            changed=meta is not None and reviews.facts_changed(self.reviewed(page)),
        )

    @cached_property
    def _unchecked(self) -> set[str]:
        facts = checkable(self.site).items()
        return {key for key, fact in facts if any(part.checked_on is None for _, part in checked_parts(fact))}

    def page_beside(self, page_id: str, tag: str, shown: set[str]) -> Page:
        """Return a stamped page that no Markdown stands behind and that shows these facts."""
        url = f"{self.prefix(tag)}{page_id}/"
        page = Page(page_id, tag, tag, f"{tag}/{page_id}.md", "", "", url, None, shown=shown, partly=self._partly[tag])
        page.stamp = self._stamp(page)
        return page

    def _link_issues(self, page: Page) -> list[Issue]:
        issues = []
        for link in page.links:
            name, _, anchor = link.target.partition("#")
            src = posixpath.normpath(posixpath.join(posixpath.dirname(page.src), name)) if name else page.src
            target = self.by_src.get(src)
            if target is None:
                known = [
                    posixpath.relpath(p.src, posixpath.dirname(page.src)) for p in self.pages.values() if p.locale == page.locale
                ]
                message = f'The link "{link.target}" leads to no page.'
                issues.append(Issue(page.path, link.line, "unknown-page", message, did_you_mean(name, known)))
            elif anchor and anchor not in target.ids and target.html:
                message = f'{target.path} has no anchor "{anchor}".'
                issues.append(Issue(page.path, link.line, "unknown-anchor", message, did_you_mean(anchor, target.ids)))
        return issues

    def _step_issues(self) -> list[Issue]:
        issues = []
        for step in self.site.steps:
            page = self.pages.get((self.default, step.page))
            path, line = place(self.site, f"step:{step.id}", "page")
            if page is None:
                ids = [page_id for tag, page_id in self.pages if tag == self.default]
                message = f'There is no page "{step.page}".'
                issues.append(Issue(path, line, "unknown-page", message, did_you_mean(step.page, ids)))
            elif step.anchor not in page.ids and page.html:
                path, line = place(self.site, f"step:{step.id}", "anchor")
                message = f'{page.path} has no anchor "{step.anchor}".'
                issues.append(Issue(path, line, "unknown-anchor", message, did_you_mean(step.anchor, page.ids)))
            if step.picture is not None and step.picture.name not in self.look.pictures:
                path, line = place(self.site, f"step:{step.id}", "picture", "name")
                message = f'There is no picture "{step.picture.name}".'
                hint = did_you_mean(step.picture.name, self.look.pictures) or "They live in overrides/components/picture/."
                issues.append(Issue(path, line, "unknown-picture", message, hint))
        return issues

    def _council_issues(self) -> list[Issue]:
        message = '"{}" is also the name of a locale or of a folder of embeds, so two embeds would have one address.'
        hint = "Give the council file another name."
        taken = sorted(self.site.councils.keys() & {*self.locales, "codes", "v1"})
        return [Issue(*place(self.site, f"council:{id_}"), "name-taken", message.format(id_), hint) for id_ in taken]

    def _unused(self) -> list[Issue]:
        used = {f"{kind}:{id_}" for _, _, kind, id_ in references(self.site)}
        for page in self.pages.values():
            used |= page.shown
            used.update(f"source:{id_}" for id_ in (page.meta.sources if page.meta else ()))
        issues = []
        for kind in USED_KINDS:
            for id_ in self.site.known.get(kind, ()):
                if f"{kind}:{id_}" not in used:
                    path, line = place(self.site, f"{kind}:{id_}")
                    message = f'Nothing uses the {kind} "{id_}".'
                    issues.append(Issue(path, line, f"unused-{kind}", message, severity=Severity.NOTICE))
        return issues

    def _history(self, draft: bool) -> tuple[history.History, list[Issue]]:
        try:
            read = partial(units, tags=tuple(self.locales), default=self.default)
            known = history.read(self.root, (DOCS, CONTENT), read, self.site.not_updates)
        except history.ShallowCloneError:
            hint = "Run: git fetch --unshallow. In a workflow: fetch-depth: 0."
            message = "This clone holds only the newest commits, so no date could be trusted."
            return history.History(known=False), [Issue(".git/shallow", 1, "shallow-clone", message, hint)]
        if not known.known:
            message = "There is no git history here, so pages carry no date."
            return known, [Issue("docs", 1, "no-history", message, severity=Severity.NOTICE)]
        issues = [
            self._draft_issue(unit, draft)
            for unit in sorted({unit.removeprefix(NOTES).removesuffix(VALUES) for unit in known.drafts})
        ]
        for index, commit in enumerate(self.site.not_updates):
            if not any(each.startswith(commit) for each in known.commits):
                path, line = place(self.site, "not-updates:not-updates", index, "commit")
                message = f"No commit {commit} changed a page or a fact."
                issues.append(Issue(path, line, "unknown-commit", message, severity=Severity.NOTICE))
        return known, issues

    def _draft_issue(self, unit: str, draft: bool) -> Issue:
        kind, _, name = unit.partition(":")
        if kind == "page":
            path, line = f"{DOCS}/{name}", 1
        elif "@" in name:
            path, line = catalogue_path(name.partition("@")[2]), 1
        else:
            path, line = place(self.site, unit) if unit in self.site.places else (CONTENT, 1)
        severity = Severity.NOTICE if draft else Severity.ERROR
        hint = "" if draft else "Commit it first, or publish a draft: localoffer publish --draft."
        return Issue(path, line, "not-committed", "This is not committed as it stands, so it has no date.", hint, severity)

    def shared_view(self, locale: Locale, base: str) -> dict[str, Any]:
        """Return what every template needs: words, direction, addresses, stylesheet."""
        return {
            "book": self,
            "site": self.site,
            "locale": locale,
            "t": locale.t,
            "localise": partial(self._say, locale),
            "lang": locale.tag,
            "dir": locale.direction,
            "base": base,
            "prefix": self.prefix(locale.tag),
            "home": self.prefix(locale.tag) or "./",
            "a_z": self.prefix(locale.tag) + A_Z,
            "whole": self.prefix(locale.tag) + WHOLE,
            "look": self.look,
            "day": locale.day,
            "tel": telephone_uri,
            "stamp_day": locale.stamp_day,
            "menu": self.navigation.seen_from(""),
            "page_of": lambda page_id: self.pages[locale.tag, page_id],
        }

    def view(self, page: Page) -> dict[str, Any]:
        """Return what the template of one page needs."""
        locale = self.locales[page.locale]
        before, after = self.navigation.neighbours(page.id)
        return {
            **self.shared_view(locale, base_of(page.url)),
            "this": page,
            "title": page.title,
            "description": page.meta.description if page.meta else "",
            "content": page.html,
            "text_lang": page.text_locale,
            "text_dir": direction(page.text_locale),
            "canonical": self.site.settings.address + (self.source_of(page).url if page.is_fallback else page.url),
            "source_url": self.source_of(page).url,
            "alternates": [] if page.is_fallback else self.alternates(page),
            "menu": self.navigation.seen_from(page.id),
            "trail": self.navigation.trail(page.id),
            "changes": [(entry.on, self._say(locale, entry.note)) for entry in self.changes_of(page)],
            "before": self.pages.get((page.locale, before)) if before else None,
            "after": self.pages.get((page.locale, after)) if after else None,
            "languages": [(self.locales[tag], self.pages[tag, page.id].url) for tag in self.locales],
        }

    def view_beside(self, locale: Locale, url: str, key: str, **values: Any) -> dict[str, Any]:
        """Return what a page needs that no Markdown stands behind; ``url`` is its address in its locale's folder."""
        versions = [(tag, self.prefix(tag) + url) for tag in self.locales]
        own = self.prefix(locale.tag) + url
        return {
            **self.shared_view(locale, base_of(own)),
            "this": None,
            "title": locale.t(f"{key}.title"),
            "description": locale.t(f"{key}.text"),
            "canonical": self.site.settings.address + own,
            "alternates": [*versions, ("x-default", self.prefix(self.default) + url)],
            "trail": [],
            "languages": [(self.locales[tag], address) for tag, address in versions],
            **values,
        }

    def view_missing(self, base: str, tag: str = "") -> dict[str, Any]:
        """Return what the 404 page of a locale needs, which stands at any address; the default one leads to every language."""
        locale = self.locales[tag or self.default]
        lead = next((id_ for id_ in ("mediation", *self.site.contacts) if id_ in self.site.contacts), None)
        scope = Scope("", 1, self.site, locale, self.render, lambda page_id, anchor: "", level=1)
        return {
            **self.shared_view(locale, base),
            "this": None,
            "title": locale.t("not-found.title"),
            "helpline": scope.component("contact", id=lead, contact=self.site.contacts[lead]) if lead else "",
            "has_search": True,
            "others": []
            if tag
            else [(each, self.prefix(other)) for other, each in self.locales.items() if other != self.default],
            "languages": [(each, self.prefix(other) or "./") for other, each in self.locales.items()],
        }

    def finished(self, html: str, base: str) -> str:
        """Return a page as it is published: foreign runs in their own order, with its stylesheet and its policy."""
        finished: str = self.look.dress(self.isolated(html), base)
        return finished

    def isolated(self, html: str, tag: str = "") -> str:
        """Return HTML with foreign runs in their own order; ``tag`` is its language, if it is no whole page."""
        return isolate(html, self._right_to_left, self._terms, self.default, tag)

    def prefix(self, tag: str) -> str:
        """Return the folder of a locale: ``pl/``, or nothing for the default one."""
        return "" if tag == self.default else f"{tag}/"

    def _say(self, locale: Locale, words: Any) -> Any:
        return as_html(locale.localise(words), locale.tag)

    def alternates(self, page: Page) -> list[tuple[str, str]]:
        """Return (hreflang, address) of every true version of a page, ``x-default`` last; never a fallback."""
        versions = (self.pages[tag, page.id] for tag in self.locales)
        return [*((each.locale, each.url) for each in versions if not each.is_fallback), ("x-default", self.source_of(page).url)]

    def source_of(self, page: Page) -> Page:
        """Return the page in the default locale."""
        return self.pages[self.default, page.id]


def base_of(url: str) -> str:
    """Return the way from a page's address to the root of the site: ``../../``, or ``./``."""
    return "../" * url.count("/") or "./"
