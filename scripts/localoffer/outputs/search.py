"""search.json of each locale: what a reader can find in its language. Fetched when a reader first searches.

Pages stand in it by their titles and by what people call them (``also``), sections by their headings and words, explained
words by their meaning, and last what the site does not cover. Lists of sources are not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from localoffer.edition import DatedPage, Edition
from localoffer.facts.services import service_page
from localoffer.facts.shapes import Questions
from localoffer.facts.words import also_words
from localoffer.languages.locales import Locale
from localoffer.languages.terms import listed
from localoffer.outputs.a_z import explained
from localoffer.outputs.files import File, text_file
from localoffer.pages.addresses import COUNCILS, WHICH_WAY

Entry = dict[str, Any]
PART = 250_000
"""Bytes of one part of an index: some 40 kB as they are sent. A site of thirty pages has one part in any language."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the index of each locale, in parts where it is large. The script that reads it is one of the theme's modules."""
    for tag in edition.locales:
        first, *others = in_parts([_as_json(entry) for entry in _entries(edition, tag)])
        names = [f"search-{number}.json" for number, _ in enumerate(others, 2)]
        for name, part in zip(("search.json", *names), (first + [_as_json({"more": names})] * bool(names), *others), strict=True):
            yield text_file(f"{edition.addresses.prefix(tag)}{name}", f"[{','.join(part)}]\n")


def _as_json(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def in_parts(entries: Sequence[str], size: int = PART) -> list[list[str]]:
    """Return entries in parts of so many bytes at most, in their order; an entry that is larger has a part of its own."""
    parts: list[list[str]] = [[]]
    room = size
    for entry in entries:
        length = len(entry.encode()) + 1
        if length > room and parts[-1]:
            parts.append([])
            room = size
        parts[-1].append(entry)
        room -= length
    return parts


def _entries(edition: Edition, tag: str) -> Iterator[Entry]:
    locale = edition.locales[tag]
    for page in edition.in_order(tag):
        yield from _page(edition, locale, page)
        for id_, term in explained(edition, tag, page):
            also = _also(locale, f"term:{id_}", edition.site.glossary[id_].also)
            words = [form for form in term.forms if form != term.term] + also.get("also", [])
            place = {"url": f"{page.url}#{id_}", "page": page.short_title, "text": term.meaning, "term": True}
            yield {"title": term.term, **_in(term.tag, tag), **place, **also, **({"also": words} if words else {})}
    if edition.site.questions is not None:
        yield from _questions(edition, locale, edition.site.questions)
    if edition.site.councils:
        yield {"title": locale.t("councils.title"), "url": edition.addresses.prefix(tag) + COUNCILS}
    for id_, council in edition.site.councils.items():
        name, former = locale.localise(council.name), [locale.localise(each).text for each in council.former_names]
        own: Entry = {"title": name.text, **_in(name.locale, tag), "url": edition.addresses.council(tag, id_)}
        yield {**own, "also": former} if former else own
    yield from _not_covered(edition, locale)


def _page(edition: Edition, locale: Locale, page: DatedPage) -> Iterator[Entry]:
    """Yield a page and its sections; what is not translated is found by its name alone, and says what language it is in."""
    source = edition.source_of(page)
    also = _also(locale, f"page:{page.id}", source.meta.also if source.meta else ())
    id_ = source.meta.service or "" if source.meta else ""
    if page.id == service_page(id_):
        own_words = _also(locale, f"service:{id_}", edition.site.listed[id_].also)
        also = {name: [*also.get(name, ()), *own_words.get(name, ())] for name in {**also, **own_words}}
    lead, *sections = page.search_sections
    own = {"title": page.title, **_in(page.text_locale, locale.tag), "url": page.url or "./", **also}
    text = page.meta.description if page.is_made and page.meta else lead.text
    yield own if page.is_fallback and not page.is_made else {**own, "text": text}
    for section in () if page.is_fallback or page.stands_alone else sections:
        if section.text:
            yield {
                "title": section.title.strip(),
                "url": f"{page.url}#{section.anchor}",
                "page": page.short_title,
                "text": section.text,
            }


def _questions(edition: Edition, locale: Locale, asked: Questions) -> Iterator[Entry]:
    page, text = edition.questions[locale.tag, WHICH_WAY], locale.localise(asked.description).text
    also = _also(locale, "questions:questions", asked.also)
    yield {"title": page.title, **_in(page.text_locale, locale.tag), "url": page.url, "text": text, **also}


def _not_covered(edition: Edition, locale: Locale) -> Iterator[Entry]:
    for id_, entry in edition.site.not_covered.items():
        title, text = locale.localise(entry.title), locale.localise(entry.text)
        pages = [edition.pages[locale.tag, each] for each in entry.pages if (locale.tag, each) in edition.pages]
        links = [{"title": page.title, "url": page.url or "./", **_in(page.text_locale, locale.tag)} for page in pages]
        also = _also(locale, f"not-covered:{id_}", entry.also)
        yield {"topic": id_, "title": title.text, **_in(text.locale, locale.tag), "text": text.text, **also, "links": links}


def _also(locale: Locale, key: str, also: Sequence[str]) -> Entry:
    """Return what else something is called: in a language that has no words of its own, the source's help a little."""
    words, tag = listed(locale, also_words(key, also))
    return {} if not words else {"also" if tag == locale.tag else "source": list(words)}


def _in(own: str, tag: str) -> Entry:
    return {} if own == tag else {"locale": own}
