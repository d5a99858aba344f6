"""Services: what those have in common that each have a page, and how they are sorted. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.facts.shapes import Category, Service, Site

OTHER = "other-services"
"""The category of what is in none, where other services are in one."""


def categories_of(site: Site) -> dict[str, Category | None]:
    """Return id -> category of every one that a listed service is in, as content/site.yml orders them, ``OTHER`` last.

    Nothing where no listed service is in any.
    """
    known = {category.id: category for taxonomy in site.settings.taxonomies for category in taxonomy.categories}
    used = {id_ for service in site.listed.values() for id_ in service.categories}
    found: dict[str, Category | None] = {id_: each for id_, each in known.items() if id_ in used}
    is_left = any(not known.keys() & set(service.categories) for service in site.listed.values())
    return {**found, OTHER: None} if found and is_left else found


def in_category(site: Site, id_: str) -> dict[str, Service]:
    """Return id -> each listed service of a category, or of none for ``OTHER``."""
    known = categories_of(site).keys() - {OTHER}
    return {
        name: each
        for name, each in site.listed.items()
        if (id_ in each.categories or (id_ == OTHER and not known & set(each.categories)))
    }


def service_page_ids(site: Site) -> Iterator[str]:
    """Yield the id of every page that is made of services: the list, its categories, each service by its name."""
    if site.listed:
        yield SERVICES
        yield from (category_page(id_) for id_ in categories_of(site))
        yield from (service_page(id_) for id_, _ in sorted(site.listed.items(), key=lambda each: each[1].name.text.casefold()))


SERVICES = "services"
"""Id of the page that lists every service; each service, and each category, has its own below it."""


def service_page(id_: str) -> str:
    """Return the id of a service's page."""
    return f"{SERVICES}/{id_}"


def category_page(id_: str) -> str:
    """Return the id of the page that lists a category."""
    return f"{SERVICES}/category/{id_}"
