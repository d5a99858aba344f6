"""Services: the pages made of them, as sources, so that each is read as every page is.

The words of such a page are embed codes. What an editor writes into ``docs/en/services/<id>.md`` stands between a service's
facts and its contacts; ``docs/en/services.md`` stands above the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from localoffer.facts.references import source_line
from localoffer.facts.services import SERVICES, categories_of, category_page, service_page, service_page_ids
from localoffer.facts.shapes import FrontMatter, Service, Site
from localoffer.facts.yaml_file import SourceMap
from localoffer.languages.comparison import TranslationState
from localoffer.languages.locales import Locale, Text, address_path, direction
from localoffer.languages.standing import partly_said, record_of
from localoffer.pages.markdown.service_codes import title_of
from localoffer.pages.sources import Source, Sources

MOST = 100
"""A list of more services than these leads to their categories, and these to them."""
_LISTS = re.compile(r"\{\{ *service(s|-categories)\b")
"""A list that the editor's own words hold already."""


def with_services(sources: Sources, site: Site, locales: Mapping[str, Locale]) -> Sources:
    """Return the sources with every page that is made of services, in each locale."""
    if not site.listed:
        return sources
    pages = dict(sources.pages)
    for locale in locales.values():
        partly = partly_said(site, locale)
        for source in _sources(site, locales[site.settings.default_locale], locale, partly):
            own = pages.get((locale.tag, source.id))
            pages[locale.tag, source.id] = source if own is None else _with_facts(site, own, locales[own.text_locale])
    return replace(sources, pages=pages, beside=tuple(service_page_ids(site)))


def _sources(site: Site, default: Locale, locale: Locale, partly: frozenset[str]) -> Iterator[Source]:
    """Yield every page of a locale; a service that its language does not say as a whole is a fallback."""
    yield _source(
        site, locale, SERVICES, locale.t("services.title"), locale.t("services.text"), _list(site, locale, ""), "site:site"
    )
    for id_, category in categories_of(site).items():
        title = title_of(category, locale)
        text_locale = locale if title.locale == locale.tag else default
        about = text_locale.t("services.in", name=title.text)
        own = _source(site, text_locale, category_page(id_), title.text, about, _list(site, text_locale, id_), "site:site")
        yield _placed(own, locale, default)
    for id_, service in site.listed.items():
        key = f"service:{id_}"
        text_locale = default if key in partly else locale
        name, about = text_locale.localise(service.name).text, text_locale.localise(service.summary).text
        own = _source(
            site, text_locale, service_page(id_), name, about or name, "\n\n".join(_around(text_locale, id_, service)), key
        )
        is_translated = text_locale.source is not None
        meta = FrontMatter.model_construct(
            title=name,
            description=about or name,
            sources=service.source,
            service=id_,
            translation=record_of(text_locale) if is_translated else None,
        )
        state = TranslationState() if is_translated else None
        yield replace(_placed(own, locale, default), meta=meta, translation=state)


def _source(site: Site, locale: Locale, page_id: str, title: str, about: str, body: str, key: str) -> Source:
    path, line = source_line(site, key)
    return Source(
        id=page_id,
        locale=locale.tag,
        text_locale=locale.tag,
        src=f"{locale.tag}/{page_id}.md",
        path=path,
        text="",
        body=body,
        body_line=line,
        url=address_path(locale.tag, page_id, site.settings.default_locale),
        meta=FrontMatter.model_construct(title=title, description=about),
        lines=SourceMap(path),
        is_made=True,
    )


def _placed(source: Source, locale: Locale, default: Locale) -> Source:
    """Return a page as it stands in a locale, whatever language its words are in."""
    url = address_path(locale.tag, source.id, default.tag)
    return replace(source, locale=locale.tag, src=f"{locale.tag}/{source.id}.md", url=url)


def _with_facts(site: Site, own: Source, locale: Locale) -> Source:
    """Return a page of the editor's own with what is made of the facts around its words."""
    id_ = own.id.removeprefix(SERVICES).removeprefix("/").removeprefix("category/")
    service = site.listed.get(id_) if own.id == service_page(id_) else None
    if service is None and _LISTS.search(own.body):
        return own
    before, after = ("", _list(site, locale, id_)) if service is None else _around(locale, id_, service)
    body = "\n\n".join(filter(None, [before, own.body.strip("\n"), after]))
    shift = before.count("\n") + 2 if before else 0
    blank = len(own.body) - len(own.body.lstrip("\n"))
    meta = own.meta and own.meta.model_copy(update={"service": id_ if service is not None else None})
    return replace(own, body=body, body_line=own.body_line + blank - shift, meta=meta)


def _around(locale: Locale, id_: str, service: Service) -> tuple[str, str]:
    """Return what stands above and below the words of a service's page."""

    def codes(*parts: str) -> str:
        return "\n\n".join(f"{{{{service:{id_}{f': {each}' if each else ''}}}}}" for each in parts)

    def section(part: str, key: str, anchor: str) -> str:
        return f"## {locale.t(key)} {{#{anchor}}}\n\n{codes(part)}"

    after = [section("contacts", "services.contact", "contact")]
    after += [section("steps", "services.steps", "steps")] if service.steps else []
    after += [section("deadlines", "deadlines.caption", "time-limits")] if service.deadlines else []
    return codes("summary", "call", ""), "\n\n".join([*after, codes("pages")])


def _list(site: Site, locale: Locale, id_: str) -> str:
    """Return the list of a category, or of every service by its category."""
    categories = categories_of(site)
    if id_ or not categories:
        own = f":{id_}" if id_ else ""
        return f"{{{{service-filter{own}}}}}\n\n{{{{services{own}}}}}"
    if len(site.listed) > MOST:
        return "{{service-categories}}"
    titles = {each: _plain(title_of(category, locale), locale.tag) for each, category in categories.items()}
    parts = (f"## {title} {{#{each}}}\n\n{{{{services:{each}}}}}" for each, title in titles.items())
    return "\n\n".join(["{{service-filter}}", *parts])


def _plain(said: Text, tag: str) -> str:
    """Return words as Markdown that says just that (CommonMark 2.4), with their language where it is not the page's."""
    text = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(said.text.split()))
    return text if said.locale == tag else f'<span lang="{said.locale}" dir="{direction(said.locale)}">{text}</span>'
