"""The A to Z of each locale: its pages, questions and explained words in one list, and search above it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from localoffer.edition import DatedPage, Edition
from localoffer.languages.terms import TermText, term_in
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import beside, first_question, needs
from localoffer.pages.addresses import A_Z, COUNCILS
from localoffer.theme.contexts import Anchor, AToZContext


def files(edition: Edition) -> Iterator[File]:
    """Yield one page for each locale."""
    scripts = needs(edition, loads_script=True)
    for tag in edition.locales:
        own = beside(edition, tag, A_Z, "a-z")
        way = own["root_path"]
        entries = sorted(set(_entries(edition, tag, way)), key=lambda entry: (sort_key(entry.title), entry.href))
        letters = [(letter, tuple(group)) for letter, group in groupby(entries, key=lambda entry: letter(entry.title))]
        context = AToZContext(
            **own | {"has_search": True},
            letters=tuple(letters),
            index=f"{way}{own['prefix']}search.json",
            search_script=f"{way}assets/search.js",
            source_a_z=way + A_Z,
        )
        yield page_file(edition, f"{own['prefix']}{A_Z}index.html", "a-z", context, scripts)


def _entries(edition: Edition, tag: str, way: str) -> Iterator[Anchor]:
    pages, locale = edition.in_order(tag), edition.locales[tag]
    groups = {group for page in pages for group in edition.navigation.trail(page.id)}
    titles = {page.short_title for page in pages} | {locale.t(f"navigation.{each}") for each in groups}
    for page in pages:
        yield Anchor(way + (page.url or "./"), page.short_title, page.text_locale)
        if page.layout == "faqs":
            yield from _questions(page, way)
        for id_, said in explained(edition, tag, page):
            # A word that leads to a page or a group of pages too says where it is explained (WCAG 2.4.9).
            title = f"{said.term} ({page.short_title})" if said.term in titles else said.term
            yield Anchor(f"{way}{page.url}#{id_}", title, said.tag)
    if edition.site.questions is not None:
        yield first_question(edition, tag, way)
    if edition.site.councils:
        yield Anchor(f"{way}{edition.addresses.prefix(tag)}{COUNCILS}", locale.t("councils.title"), tag)
    for id_, council in edition.site.councils.items():
        name = locale.localise(council.name)
        yield Anchor(way + edition.addresses.council(tag, id_), name.text, name.locale)


def explained(edition: Edition, tag: str, page: DatedPage) -> Iterator[tuple[str, TermText]]:
    """Yield (id, word) of every word that a page explains, if it is the page that explains them."""
    if f"term:{next(iter(edition.site.glossary), '')}" in page.fact_keys and "glossary" in page.html:
        yield from ((id_, term_in(edition.locales[tag], term)) for id_, term in edition.site.glossary.items())


def _questions(page: DatedPage, way: str) -> Iterator[Anchor]:
    for section in page.search_sections:
        if section.is_question:
            yield Anchor(f"{way}{page.url}#{section.anchor}", f"{section.title} ({page.short_title})", page.text_locale)


def sort_key(title: str) -> tuple[str, str]:
    """Return what a title is sorted by: its letters without accents, then with them (near to the Unicode Collation Algorithm)."""
    folded = unicodedata.normalize("NFD", title.casefold())
    return "".join(each for each in folded if each.isalnum() or each == " "), folded


def letter(title: str) -> str:
    """Return the letter that a title is listed under."""
    return sort_key(title)[0][:1].upper()
