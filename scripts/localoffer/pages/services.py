"""Services: the pages made of them, as sources, so that each is read as every page is.

The words of such a page are embed codes. What an editor writes into ``docs/en/services/<id>.md`` stands between a service's
facts and its contacts; ``docs/en/services.md`` stands above the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from localoffer.facts.references import source_line
from localoffer.facts.services import SERVICES, categories_of, category_page, service_page, service_page_ids
from localoffer.facts.shapes import Service, Site
from localoffer.languages.locales import Locale, Text, direction
from localoffer.languages.standing import partly_said
from localoffer.packed import replaced
from localoffer.pages.markdown.service_codes import title_of
from localoffer.pages.of_facts import in_translation, of_facts
from localoffer.pages.sources import Source, Sources

Told = frozenset[str]
"""Ids of the services that pages are about."""
MOST = 100
"""A list of more services than these leads to their categories, and these to them."""
_LISTS = re.compile(r"\{\{ *service(s|-categories)\b")
"""A list that the editor's own words hold already."""


def with_services(sources: Sources, site: Site, locales: Mapping[str, Locale]) -> Sources:
    """Return the sources with every page that is made of services, in each locale."""
    if not site.listed:
        return sources
    pages = dict(sources.pages)
    sources = replace(sources, beside=tuple(service_page_ids(site)))
    told = frozenset(id_ for id_ in site.listed if sources.about(site.settings.default_locale, id_))
    for locale in locales.values():
        partly = partly_said(site, locale)
        for source in _sources(site, locales[site.settings.default_locale], locale, partly, told):
            own = pages.get((locale.tag, source.id))
            pages[locale.tag, source.id] = source if own is None else _with_facts(site, own, locales[own.text_locale], told)
    return replace(sources, pages=pages)


def _sources(site: Site, default: Locale, locale: Locale, partly: frozenset[str], told: Told) -> Iterator[Source]:
    """Yield every page of a locale; a service that its language does not say as a whole is a fallback."""

    def made(page_id: str, text: Locale, key: str, body: str, **meta: Any) -> Source:
        source = of_facts(page_id, locale.tag, text, source_line(site, key), body, meta)
        return replaced(source, is_made=True)

    title, about = locale.t("services.title"), locale.t("services.text")
    yield made(SERVICES, locale, "site:site", _list(site, locale, ""), title=title, description=about)
    for id_, category in categories_of(site).items():
        said = title_of(category, locale)
        text = locale if said.locale == locale.tag else default
        about = text.t("services.in", name=said.text)
        yield made(category_page(id_), text, "site:site", _list(site, text, id_), title=said.text, description=about)
    for id_, service in site.listed.items():
        key = f"service:{id_}"
        text = default if key in partly else locale
        name, about = text.localise(service.name).text, text.localise(service.summary).text
        meta = {"title": name, "description": about or name, "sources": service.source, "service": id_}
        yield in_translation(made(service_page(id_), text, key, "\n\n".join(_around(text, id_, service, told)), **meta), text)


def _with_facts(site: Site, own: Source, locale: Locale, told: Told) -> Source:
    """Return a page of the editor's own with what is made of the facts around its words."""
    id_ = own.id.removeprefix(SERVICES).removeprefix("/").removeprefix("category/")
    service = site.listed.get(id_) if own.id == service_page(id_) else None
    if service is None and _LISTS.search(own.body):
        return own
    before, after = ("", _list(site, locale, id_)) if service is None else _around(locale, id_, service, told)
    body = "\n\n".join(filter(None, [before, own.body.strip("\n"), after]))
    shift = before.count("\n") + 2 if before else 0
    blank = len(own.body) - len(own.body.lstrip("\n"))
    meta = own.meta and own.meta.model_copy(update={"service": id_ if service is not None else None})
    return replaced(own, made_body=body, body_line=own.body_line + blank - shift, meta=meta)


def _around(locale: Locale, id_: str, service: Service, told: Told) -> tuple[str, str]:
    """Return what stands above and below the words of a service's page."""

    def codes(*parts: str) -> str:
        return "\n\n".join(f"{{{{service:{id_}{f': {each}' if each else ''}}}}}" for each in parts)

    def section(part: str, key: str, anchor: str) -> str:
        return f"## {locale.t(key)} {{#{anchor}}}\n\n{codes(part)}"

    after = [section("contacts", "services.contact", "contact")]
    after += [section("steps", "services.steps", "steps")] if service.steps else []
    after += [section("deadlines", "deadlines.caption", "time-limits")] if service.deadlines else []
    after += [section("pages", "questions.more", "more")] if id_ in told else []
    return codes("summary", "call", ""), "\n\n".join(after)


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
