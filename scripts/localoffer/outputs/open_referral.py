"""/oruk/: the service as Open Referral UK (HSDS-UK 3.0) says it, as folders with an index.json that any host serves.

Empty values are left out, as the specification asks: a null is not valid. Every list is one page, and says so
(total_pages), so no reader has to ask a static host for a second one. What a query asks, a file cannot see:
openapi.json says which parameters of the specification are answered, and which are not. https://openreferraluk.org/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import uuid5

from localoffer.edition import Edition
from localoffer.facts.references import checked_parts
from localoffer.facts.shapes import Contact, Service
from localoffer.facts.values import Words, days_of
from localoffer.outputs.files import File
from localoffer.outputs.json_files import json_file

FOLDER = "oruk/"
PROFILE = "https://openreferraluk.org/"
QUERIES = """\
These are files, and no file sees what a query asks: each list answers whole. It is its own page 1 of 1 (total_pages), whatever
page or per_page asks for. modified_after, minimal, full, search and the other parameters of Open Referral UK are not answered:
compare last_modified of each service with the day you know.
"""


def files(edition: Edition) -> Iterator[File]:
    """Yield ``/``, ``/services``, ``/services/{id}`` and the endpoints of level 2."""
    if edition.site.service is None or edition.site.service.provider is None:
        return  # a service belongs to an organization
    taxonomy, terms = taxonomies(edition, edition.site.service)
    found = {"services": [service(edition, edition.site.service)], "taxonomies": taxonomy, "taxonomy_terms": terms}
    about = {"version": "HSDS-UK-3.0", "profile": PROFILE, "openapi_url": f"{edition.site.settings.address}{FOLDER}openapi.json"}
    lists: dict[str, list[dict[str, Any]]] = {**found, "service_at_locations": []}
    yield json_file(f"{FOLDER}index.json", about)
    yield json_file(f"{FOLDER}openapi.json", openapi(edition, lists))
    for name, items in lists.items():
        yield json_file(f"{FOLDER}{name}/index.json", listed(items))
        for item in items:
            yield json_file(f"{FOLDER}{name}/{item['id']}/index.json", item)


def identifier(edition: Edition, *way: str) -> str:
    """Return the UUID of a thing (RFC 9562, version 5): the same wherever the site stands, once it has a namespace of its own."""
    return str(uuid5(edition.site.settings.namespace, "/".join(way)))


def listed(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a list as the one page that holds all of it."""
    return {
        "total_items": len(items),
        "total_pages": 1,
        "page_number": 1,
        "size": len(items),
        "first_page": True,
        "last_page": True,
        "empty": not items,
        "contents": items,
    }


def openapi(edition: Edition, lists: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of these files: a path for each list, and one for what it lists."""
    page = {"name": "page", "in": "query", "description": "The only one there is.", "schema": {"const": 1}}
    paths = {"/": _path("about", {"type": "object", "required": ["version", "profile", "openapi_url"]})}
    for name, items in lists.items():
        record = {"type": "object", "required": ["id"], "externalDocs": {"url": PROFILE}}
        ids = {"name": "id", "in": "path", "required": True, "schema": {"enum": [each["id"] for each in items]}}
        answer = {key: {"const": value} for key, value in listed(items).items()}
        answer["contents"] = {"type": "array", "items": record}
        paths[f"/{name}"] = _path(name, {"type": "object", "properties": answer}, page)
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


def service(edition: Edition, facts: Service) -> dict[str, Any]:
    """Return the service. ``assured_date`` is there only once a person has confirmed everything the record says."""
    own = identifier(edition, "services", facts.contact)
    lead = edition.site.contacts.get(facts.contact)
    days = [
        edition.history.dates[unit] for unit in ("service:service", f"contact:{facts.contact}") if unit in edition.history.dates
    ]
    organization = identifier(edition, "organizations", "provider")
    return _known(
        id=own,
        organization_id=organization,
        name=facts.name.text,
        description=_text(facts.summary),
        url=edition.site.settings.address,
        email=lead.emails[0].address if lead and lead.emails else None,
        status="active",
        fees=_text(facts.cost),
        minimum_age=facts.ages.first if facts.ages else None,
        maximum_age=facts.ages.last if facts.ages else None,
        assured_date=_assured(facts, lead),
        last_modified=f"{max(days)}T00:00:00Z" if days else None,
        organization={"id": organization, "name": _text(facts.provider), "description": _text(facts.provider)},
        schedules=_schedules(edition, own, lead),
        service_areas=[
            {"id": identifier(edition, "service_areas", "area"), "service_id": own, "name": each.text}
            for each in (facts.area,)
            if each
        ],
        languages=_languages(edition, own, lead),
        cost_options=[
            {"id": identifier(edition, "cost_options", "cost"), "service_id": own, "option": each.text}
            for each in (facts.cost,)
            if each
        ],
        contacts=_contacts(edition, own, facts.contact, lead),
        attributes=_attributes(edition, own, facts),
    )


def _assured(facts: Service, lead: Contact | None) -> str | None:
    parts = [part for fact in (facts, lead) if fact is not None for _, part in checked_parts(fact)]
    days = [part.check.on for part in parts]
    known: list[dt.date] = [day for day in days if day is not None]
    return str(min(known)) if known and len(known) == len(days) else None


def _schedules(edition: Edition, own: str, lead: Contact | None) -> list[dict[str, Any]]:
    """Return the opening hours (RFC 5545 names the days as our facts do, in capitals)."""
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    return [
        {
            "id": identifier(edition, "schedules", str(index)),
            "service_id": own,
            "freq": "WEEKLY",
            "byday": ",".join(names[day] for day in days_of(hours.days)),
            "opens_at": hours.opens,
            "closes_at": hours.closes,
        }
        for index, hours in enumerate(lead.hours if lead else [])
    ]


def _languages(edition: Edition, own: str, lead: Contact | None) -> list[dict[str, Any]]:
    tags = lead.languages if lead else []
    return [{"id": identifier(edition, "languages", tag), "service_id": own, "code": tag} for tag in tags]


def _contacts(edition: Edition, own: str, name: str, lead: Contact | None) -> list[dict[str, Any]]:
    if lead is None:
        return []
    phones = [{"id": identifier(edition, "phones", each.number), "number": each.number} for each in lead.phones]
    label = lead.name.text
    return [_known(id=identifier(edition, "contacts", name), service_id=own, name=label, phones=phones)]


def taxonomies(edition: Edition, facts: Service) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the taxonomies that the categories of a service come from, and those categories as their terms."""
    lists, terms = [], []
    for taxonomy in edition.site.settings.taxonomies:
        own = identifier(edition, "taxonomies", taxonomy.id)
        found = [category for category in taxonomy.categories if category.id in facts.categories]
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


def _attributes(edition: Edition, own: str, facts: Service) -> list[dict[str, Any]]:
    """Return each category of the service."""
    by_id = {term["id"]: term for term in taxonomies(edition, facts)[1]}
    return [
        {
            "id": identifier(edition, "attributes", category),
            "link_id": own,
            "link_type": "service",
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for category in facts.categories
        if (term := by_id.get(identifier(edition, "taxonomy_terms", category))) is not None
    ]
