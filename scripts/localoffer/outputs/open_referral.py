"""/oruk/: the services as Open Referral UK (HSDS-UK 3.0) says them, as folders with an index.json that any host serves.

Empty values are left out, as the specification asks: a null is not valid. A list of more than ``SIZE`` is cut into pages, the
first of them at its own address and the others below ``pages/``: total_pages says how many there are. What a query asks, a
file cannot see: openapi.json says which parameters of the specification are answered, and how. https://openreferraluk.org/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any
from uuid import uuid5

from localoffer.edition import Edition
from localoffer.facts.references import checked_parts
from localoffer.facts.services import service_page
from localoffer.facts.shapes import Contact, Service
from localoffer.facts.values import Words, days_of
from localoffer.outputs.files import File
from localoffer.outputs.json_files import json_file

FOLDER = "oruk/"
PROFILE = "https://openreferraluk.org/"
SIZE = 100
"""How many entries a page of a list has at most."""
QUERIES = """\
These are files, and no file sees what a query asks. A list answers with its page 1, whatever page or per_page asks for; where
total_pages is more than 1, page 2 is the file pages/2/ below the list, and so on. modified_after, minimal, full, search and the
other parameters of Open Referral UK are not answered: compare last_modified of each service with the day you know.
"""


def files(edition: Edition) -> Iterator[File]:
    """Yield ``/``, ``/services``, ``/services/{id}`` and the endpoints of level 2."""
    shown = {id_: each for id_, each in edition.site.services.items() if each.provider is not None}
    if not shown:
        return  # a service belongs to an organization
    taxonomy, terms = taxonomies(edition, {id_ for each in shown.values() for id_ in each.categories})
    found = {
        "services": [service(edition, id_, each) for id_, each in shown.items()],
        "taxonomies": taxonomy,
        "taxonomy_terms": terms,
    }
    about = {"version": "HSDS-UK-3.0", "profile": PROFILE, "openapi_url": f"{edition.site.settings.address}{FOLDER}openapi.json"}
    lists: dict[str, list[dict[str, Any]]] = {**found, "service_at_locations": []}
    yield json_file(f"{FOLDER}index.json", about)
    yield json_file(f"{FOLDER}openapi.json", openapi(edition, lists))
    for name, items in lists.items():
        for number, page in enumerate(listed(items), 1):
            yield json_file(f"{FOLDER}{name}/{f'pages/{number}/' if number > 1 else ''}index.json", page)
        for item in items:
            yield json_file(f"{FOLDER}{name}/{item['id']}/index.json", item)


def identifier(edition: Edition, *way: str) -> str:
    """Return the UUID of a thing (RFC 9562, version 5): the same wherever the site stands, once it has a namespace of its own."""
    return str(uuid5(edition.site.settings.namespace, "/".join(way)))


def listed(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a list as its pages; one that holds nothing has one page all the same."""
    parts = [items[at : at + SIZE] for at in range(0, len(items), SIZE)] or [[]]
    return [
        {
            "total_items": len(items),
            "total_pages": len(parts),
            "page_number": number,
            "size": len(part),
            "first_page": number == 1,
            "last_page": number == len(parts),
            "empty": not items,
            "contents": part,
        }
        for number, part in enumerate(parts, 1)
    ]


def openapi(edition: Edition, lists: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of these files: a path for each list, and one for what it lists."""
    page = {"name": "page", "in": "query", "description": "The first, which a file answers with.", "schema": {"const": 1}}
    paths = {"/": _path("about", {"type": "object", "required": ["version", "profile", "openapi_url"]})}
    for name, items in lists.items():
        record = {"type": "object", "required": ["id"], "externalDocs": {"url": PROFILE}}
        ids = {"name": "id", "in": "path", "required": True, "schema": {"enum": [each["id"] for each in items]}}
        first, *others = listed(items)
        answer: dict[str, Any] = {key: {"const": value} for key, value in first.items()}
        answer["contents"] = {"type": "array", "items": record}
        paths[f"/{name}"] = _path(name, {"type": "object", "properties": answer}, page)
        if others:
            numbers = [each["page_number"] for each in others]
            number = {"name": "number", "in": "path", "required": True, "schema": {"enum": numbers}}
            below = {"type": "object", "properties": {"page_number": {"enum": numbers}, "contents": answer["contents"]}}
            paths[f"/{name}/pages/{{number}}"] = _path(f"{name}_page", below, number)
        if items:
            paths[f"/{name}/{{id}}"] = _path(f"{name}_by_id", record, ids)
    return {
        "openapi": "3.1.0",
        "info": {"title": edition.site.settings.name.text, "version": "HSDS-UK-3.0", "description": QUERIES},
        "servers": [{"url": edition.site.settings.address + FOLDER.rstrip("/")}],
        "paths": paths,
    }


def _path(name: str, schema: dict[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    answer = {"200": {"description": "The newest published.", "content": content}}
    return {"get": {"operationId": name, "parameters": list(parameters), "responses": answer}}


def _known(**values: Any) -> dict[str, Any]:
    """Return what is known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def service(edition: Edition, name: str, facts: Service) -> dict[str, Any]:
    """Return a service. ``assured_date`` is there only once a person has confirmed everything the record says."""
    is_listed, site = name in edition.site.listed, edition.site
    own = identifier(edition, "services", name if is_listed else facts.contact)
    lead, address = site.contacts.get(facts.contact), site.settings.address
    keys = (f"service:{name}", *(f"contact:{each}" for each in (facts.contact, *facts.contacts)))
    days = [edition.history.dates[unit] for unit in keys if unit in edition.history.dates]
    # One and the same provider is one and the same organization, whichever of its services names it.
    provider = _text(facts.provider) or ""
    organization = identifier(edition, "organizations", provider if is_listed else "provider")
    scope = (name,) if is_listed else ()
    return _known(
        id=own,
        organization_id=organization,
        name=facts.name.text,
        description=_text(facts.summary),
        url=address + (edition.addresses.urls[edition.default, service_page(name)] if is_listed else ""),
        email=lead.emails[0].address if lead and lead.emails else None,
        status="active",
        fees=_text(facts.cost),
        minimum_age=facts.ages.first if facts.ages else None,
        maximum_age=facts.ages.last if facts.ages else None,
        assured_date=_assured(facts, lead),
        last_modified=f"{max(days)}T00:00:00Z" if days else None,
        organization={"id": organization, "name": provider, "description": provider},
        schedules=_schedules(edition, own, lead, scope),
        service_areas=[
            {"id": identifier(edition, "service_areas", *(scope or ("area",))), "service_id": own, "name": each.text}
            for each in (facts.area,)
            if each
        ],
        languages=_languages(edition, own, lead, scope),
        cost_options=[
            {"id": identifier(edition, "cost_options", *(scope or ("cost",))), "service_id": own, "option": each.text}
            for each in (facts.cost,)
            if each
        ],
        contacts=[
            each for id_ in dict.fromkeys((facts.contact, *facts.contacts)) for each in _contacts(edition, own, id_, scope)
        ],
        attributes=_attributes(edition, own, facts, scope),
    )


def _assured(facts: Service, lead: Contact | None) -> str | None:
    parts = [part for fact in (facts, lead) if fact is not None for _, part in checked_parts(fact)]
    days = [part.check.on for part in parts]
    known: list[dt.date] = [day for day in days if day is not None]
    return str(min(known)) if known and len(known) == len(days) else None


def _schedules(edition: Edition, own: str, lead: Contact | None, scope: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the opening hours (RFC 5545 names the days as our facts do, in capitals)."""
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    return [
        {
            "id": identifier(edition, "schedules", *scope, str(index)),
            "service_id": own,
            "freq": "WEEKLY",
            "byday": ",".join(names[day] for day in days_of(hours.days)),
            "opens_at": hours.opens,
            "closes_at": hours.closes,
        }
        for index, hours in enumerate(lead.hours if lead else [])
    ]


def _languages(edition: Edition, own: str, lead: Contact | None, scope: tuple[str, ...]) -> list[dict[str, Any]]:
    tags = lead.languages if lead else []
    return [{"id": identifier(edition, "languages", *scope, tag), "service_id": own, "code": tag} for tag in tags]


def _contacts(edition: Edition, own: str, id_: str, scope: tuple[str, ...]) -> list[dict[str, Any]]:
    contact = edition.site.contacts.get(id_)
    if contact is None:
        return []
    phones = [{"id": identifier(edition, "phones", *scope, each.number), "number": each.number} for each in contact.phones]
    return [_known(id=identifier(edition, "contacts", *scope, id_), service_id=own, name=contact.name.text, phones=phones)]


def taxonomies(edition: Edition, categories: Collection[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the taxonomies that some categories come from, and those categories as their terms."""
    lists, terms = [], []
    for taxonomy in edition.site.settings.taxonomies:
        own = identifier(edition, "taxonomies", taxonomy.id)
        found = [category for category in taxonomy.categories if category.id in categories]
        terms += [
            {
                "id": identifier(edition, "taxonomy_terms", category.id),
                "name": category.name,
                "description": category.description,
                "taxonomy": taxonomy.name,
                "taxonomy_id": own,
            }
            for category in found
        ]
        if found:
            lists.append(_known(id=own, name=taxonomy.name, description=taxonomy.description, uri=taxonomy.address))
    return lists, terms


def _attributes(edition: Edition, own: str, facts: Service, scope: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return each category of the service."""
    by_id = {term["id"]: term for term in taxonomies(edition, facts.categories)[1]}
    return [
        {
            "id": identifier(edition, "attributes", *scope, category),
            "link_id": own,
            "link_type": "service",
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for category in facts.categories
        if (term := by_id.get(identifier(edition, "taxonomy_terms", category))) is not None
    ]
