"""schema.org (release 30.0) in each page's head: what is really true, and never a review or a rating of ourselves."""

from __future__ import annotations

import json
from typing import Any

from localoffer.edition import DatedPage, Edition
from localoffer.facts.shapes import Contact, Service
from localoffer.facts.values import days_of, telephone_uri
from localoffer.html.tree import Html

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def linked_data(edition: Edition, page: DatedPage) -> Html:
    """Return the JSON-LD of a page, safe inside a script element; empty for a fallback, which is another page's words."""
    if page.is_fallback:
        return Html("")
    parts = _page(edition, page)
    own, name = edition.site.service, page.meta.service if page.meta is not None else None
    units = {f"service:{edition.site.own_service}", f"contact:{own.contact}"} if own is not None else set()
    is_light = page.meta is not None and page.meta.layout == "home"  # the first page must arrive in one round trip
    if name in edition.site.listed:
        parts["mainEntity"] = _service(edition, page, edition.site.listed[name])
    elif own is not None and not is_light and units & page.fact_keys:
        parts["mainEntity"] = _service(edition, page, own)
    if page.meta is not None and page.meta.layout == "faqs":
        parts |= {"@type": "FAQPage", "mainEntity": _questions(page)}
    text = json.dumps({"@context": "https://schema.org", **parts}, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c"))  # noqa: S704  # escaped for a script element


def _page(edition: Edition, page: DatedPage) -> dict[str, Any]:
    stamp = page.stamp
    found: dict[str, Any] = {"@type": "WebPage", "url": edition.site.settings.address + page.url, "inLanguage": page.locale}
    if stamp.updated and not stamp.draft:
        found["dateModified"] = str(stamp.updated)
    if stamp.reviewed:
        found |= {"lastReviewed": str(stamp.reviewed), "reviewedBy": {"@type": "Person", "name": stamp.reviewed_by}}
    return found


def _service(edition: Edition, page: DatedPage, service: Service) -> dict[str, Any]:
    locale = edition.locales[page.locale]
    contact = edition.site.contacts.get(service.contact)
    found: dict[str, Any] = {
        "@type": "Service",
        "name": locale.localise(service.name).text,
    }
    if service.provider is not None:
        found["provider"] = {"@type": "Organization", "name": locale.localise(service.provider).text}
    if service.ages is not None:
        ages = {"suggestedMinAge": service.ages.first, "suggestedMaxAge": service.ages.last}
        found["audience"] = {"@type": "PeopleAudience", **ages}
    if contact is not None:
        channel = {"@type": "ServiceChannel", "servicePhone": [_point(each.number, contact) for each in contact.phones]}
        found["availableChannel"] = channel
    return found


def _point(number: str, contact: Contact) -> dict[str, Any]:
    point: dict[str, Any] = {"@type": "ContactPoint", "telephone": telephone_uri(number).removeprefix("tel:")}
    if contact.hours:
        point["hoursAvailable"] = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [DAYS[day] for day in days_of(each.days)],
                "opens": each.opens,
                "closes": each.closes,
            }
            for each in contact.hours
        ]
    return point


def _questions(page: DatedPage) -> list[dict[str, Any]]:
    return [
        {"@type": "Question", "name": each.title.strip(), "acceptedAnswer": {"@type": "Answer", "text": each.text}}
        for each in page.search_sections
        if each.is_question
    ]
