"""Codes of services: ``{{service:portage}}``, a part of one (``{{service:portage: contacts}}``), and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from localoffer.facts.references import unknown
from localoffer.facts.services import categories_of, category_page, in_category, service_page
from localoffer.facts.shapes import Category, Service, Step
from localoffer.html.tree import Html
from localoffer.issues import did_you_mean
from localoffer.languages.locales import Locale, Text
from localoffer.pages.markdown.code import Code, Kind
from localoffer.theme.components import as_html


def shown_steps(code: Code, steps: Iterable[Step]) -> Html:
    """Return steps as a list, and note what they show."""
    shown = list(steps)
    deadlines = {id_ for step in shown for id_ in step.deadlines}
    code.reading.fact_keys.update({"steps:steps"}, (f"deadline:{id_}" for id_ in deadlines))
    return code.show("steps", steps=shown)


def _service(code: Code) -> Html:
    """Show the facts of a service; behind a second colon, another part of what is known of it."""
    site = code.site
    if code.id and (issue := unknown("service", code.id, site, "", 1)) is not None:
        raise LookupError(f"{issue.message} {issue.hint}")
    if not code.id and site.own_service is None and len(site.services) > 1:
        raise LookupError("There is more than one service. Say which one: {{service:id}}.")
    id_ = code.id or site.own_service
    show = PARTS.get(code.form)
    if show is None:
        hint = did_you_mean(code.form, PARTS) or f"There are: {', '.join(filter(None, PARTS))}."
        raise LookupError(f'Nothing of a service is called "{code.form}". {hint}')
    service = site.services[id_]  # one that is broken has its own issue
    code.reading.fact_keys.add(f"service:{id_}")
    return show(code, id_, service)


def _facts(code: Code, _id: str, service: Service) -> Html:
    return code.show("service", service=service)


def _summary(code: Code, _id: str, service: Service) -> Html:
    if service.summary is None:
        return Html("")
    said = code.components.localise(service.summary)
    return Html("<p>{}</p>").format(said)


def _call(code: Code, _id: str, service: Service) -> Html:
    contact = code.site.contacts.get(service.contact)
    if contact is None or not contact.phones:
        return Html("")
    code.reading.fact_keys.add(f"contact:{service.contact}")
    return code.show("call", contact=contact)


def _contacts(code: Code, _id: str, service: Service) -> Html:
    ids = [id_ for id_ in dict.fromkeys([service.contact, *service.contacts]) if id_ in code.site.contacts]
    code.reading.fact_keys.update(f"contact:{id_}" for id_ in ids)
    code.reading.cards.extend(code.site.contacts[id_] for id_ in ids)
    return Html("\n").join(code.show("contact", id=id_, contact=code.site.contacts[id_]) for id_ in ids)


def _steps(code: Code, _id: str, service: Service) -> Html:
    by_id = {step.id: step for step in code.site.steps}
    steps = [by_id[id_] for id_ in service.steps if id_ in by_id]
    return shown_steps(code, steps) if steps else Html("")


def _deadlines(code: Code, _id: str, service: Service) -> Html:
    limits = {id_: code.site.deadlines[id_] for id_ in service.deadlines if id_ in code.site.deadlines}
    code.reading.fact_keys.update(f"deadline:{id_}" for id_ in limits)
    return code.show("deadlines", deadlines=limits, group=None) if limits else Html("")


def _pages(code: Code, id_: str, _service: Service) -> Html:
    scope = code.reading.scope
    pages = scope.sources.about(scope.page_locale, id_)
    return code.show("pages", pages=pages) if pages else Html("")


PARTS: dict[str, Callable[[Code, str, Service], Html]] = {
    "": _facts,
    "summary": _summary,
    "call": _call,
    "contacts": _contacts,
    "steps": _steps,
    "deadlines": _deadlines,
    "pages": _pages,
}
"""What may stand behind the second colon of ``{{service:portage: contacts}}``."""


def title_of(category: Category | None, locale: Locale) -> Text:
    """Return what a reader calls a category; None is that of services which are in none."""
    if category is None:
        return Text(locale.t("services.other"), locale.tag)
    return locale.localise(category.title) if category.title else Text(category.name, locale.default)


def _services(code: Code) -> Html:
    """Show every service that has a page, or those of a category, in a list."""
    listed = code.site.listed
    if not listed:
        raise LookupError("There is one service alone, so there is no list of them.")
    if code.id and code.id not in categories_of(code.site):
        hint = did_you_mean(code.id, categories_of(code.site)) or "Categories live in content/site.yml, under taxonomies."
        raise LookupError(f'No service is in the category "{code.id}". {hint}')
    chosen = in_category(code.site, code.id) if code.id else listed
    code.reading.fact_keys.update(f"service:{id_}" for id_ in chosen)
    return code.show("services", services=in_order(code, chosen))


def in_order(code: Code, chosen: dict[str, Service]) -> list[tuple[str, Service]]:
    """Return (the way to its page, service) of some services, by what a reader of this language calls them."""
    named = sorted(chosen.items(), key=lambda each: code.reading.scope.locale.localise(each[1].name).text.casefold())
    return [(code.components.link(service_page(id_)), each) for id_, each in named]


def _categories(code: Code) -> Html:
    """Show the categories, each with how many services it has."""
    found = categories_of(code.site)
    if not found:
        raise LookupError("There is one service alone, so there are no categories to list.")
    locale = code.reading.scope.locale
    entries = [
        (code.components.link(category_page(id_)), as_html(title_of(each, locale), locale.tag), len(in_category(code.site, id_)))
        for id_, each in found.items()
    ]
    return code.show("service-categories", entries=entries)


def _filter(code: Code) -> Html:
    """Show what chooses among the services of the page; it does nothing without scripts, and is not shown."""
    chosen = in_category(code.site, code.id) if code.id else code.site.listed
    locale = code.reading.scope.locale
    areas = sorted({locale.localise(each.area) for each in chosen.values() if each.area}, key=lambda each: each.text.casefold())
    code.reading.tools.add("services")
    return code.show("service-filter", services=list(chosen.values()), areas=areas)


KINDS: dict[str, Kind] = {
    "service": Kind(_service, block=True, has_forms=True),
    "services": Kind(_services, block=True),
    "service-filter": Kind(_filter, block=True),
    "service-categories": Kind(_categories, block=True),
}
