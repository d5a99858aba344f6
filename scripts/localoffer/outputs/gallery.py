"""The gallery: every example of every component, for designers and for the tests. In drafts only: its facts are made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_origin, get_type_hints

import yaml
from pydantic import TypeAdapter

from localoffer.edition import Book, base_of
from localoffer.facts.shapes import LocaleSettings, Site
from localoffer.facts.values import Context
from localoffer.languages.locales import Locale, direction
from localoffer.languages.phrasebook import unnamed
from localoffer.pages.shortcodes import Scope

GALLERY = "gallery/"
EXAMPLES = "components/*/examples.yml"


class Example(NamedTuple):
    """A component with made-up facts: Markdown with its facts, or the values of a template."""

    title: str
    html: str
    locale: str
    direction: str


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the one gallery page, where this is a draft and there are examples."""
    found = sorted(book.look.overrides.glob(EXAMPLES)) if book.has_gallery else []
    if not found:
        return
    view = book.view_beside(book.locales[book.default], GALLERY, "editors.gallery", canonical="", languages=[])
    view["components"] = [(file.parent.name, list(_examples(book, file, view))) for file in found]
    yield f"{GALLERY}index.html", book.layout("gallery", **view)


def _examples(book: Book, file: Path, view: dict[str, Any]) -> Iterator[Example]:
    for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
        tag = entry.get("locale", book.default)
        locale = book.locales.get(tag) or _foreign(book, tag)
        if "markdown" in entry:
            html = _from_markdown(book, locale, entry)
        else:
            values = {**view, "locale": locale, "t": locale.t, **entry.get("values", {})}
            html = book.render(file.parent.name, **values)
        yield Example(entry["title"], html, tag, direction(tag))


def _foreign(book: Book, tag: str) -> Locale:
    return Locale(LocaleSettings(tag=tag, name=tag), book.locales[book.default])


def _from_markdown(book: Book, locale: Locale, entry: dict[str, Any]) -> str:
    site = _with(book.site, entry.get("facts", {}))
    locale = replace(locale, phrases=unnamed(entry.get("words", {})))
    book.codes.scope = Scope(
        path=entry["title"],
        body_line=1,
        site=site,
        locale=locale,
        render=book.render,
        link=lambda page_id, _: base_of(GALLERY) + book.pages[book.default, page_id].url,
        list_pages=lambda group: book.pages_of(book.default, group),
        base=base_of(GALLERY),
        title=entry["title"],
        layout=entry.get("layout", "page"),
        level=3,
    )
    html = book.markdown(entry["markdown"])
    if book.codes.scope.issues:
        raise ValueError(f"{entry['title']}: {book.codes.scope.issues}")
    return html


def _with(site: Site, facts: dict[str, Any]) -> Site:
    """Return the site with some of its facts replaced, each read as in content/."""
    hints = get_type_hints(Site)
    context = Context(today=site.today, email_domains=frozenset({"example.org"}))
    changed: dict[str, Any] = {}
    for name, value in facts.items():
        given = tuple(value) if get_origin(hints[name]) is tuple else value
        changed[name] = TypeAdapter(hints[name]).validate_python(given, context=context)
    known = dict(site.known)
    for name, value in changed.items():
        if isinstance(value, dict):
            known["term" if name == "glossary" else name.removesuffix("s")] = frozenset(value)
    return site.model_copy(update={**changed, "known": known})
