"""A made-up feed of services, as Open Referral UK says them. Nothing in it is true of anybody."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

KINDS = ("early years", "short breaks", "therapy", "school", "growing up", "advice", "sports", "arts")
WHAT = ("play group", "night away", "therapy hub", "lunch club", "travel training", "advice line", "swimming class", "drama club")
WHERE = ("Northtown", "Southtown", "Eastham", "Westbury", "Millford", "Lakeside")


def own_id(*way: object) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, way))))


def record(number: int, **changed: Any) -> dict[str, Any]:
    """Return one service; what is ``changed`` to None is left out."""
    where, kind = WHERE[number % len(WHERE)], number % len(KINDS)
    whole = {
        "id": own_id("service", number),
        "name": f"The {WHAT[kind]} in {where} {number}",
        "description": f"A {WHAT[kind]} in {where} for children who need more help than others.",
        "status": "active",
        "minimum_age": kind,
        "maximum_age": kind + 10,
        "organization": {"id": own_id("organization", where), "name": f"{where} Families", "description": "Made up"},
        "service_areas": [{"id": own_id("area", number), "name": where}],
        "cost_options": [{"id": own_id("cost", number), "amount": 2.5 * (number % 2)}],
        "contacts": [
            {"id": own_id("contact", number), "phones": [{"id": own_id("phone", number), "number": f"020 7946 {number:04}"}]}
        ],
        "schedules": [
            {
                "id": own_id("hours", number),
                "freq": "WEEKLY",
                "byday": "MO,TU,WE",
                "opens_at": "09:00:00",
                "closes_at": "15:30:00",
            }
        ],
        "attributes": [
            {
                "id": own_id("attribute", number),
                "taxonomy_term": {
                    "id": own_id("term", kind),
                    "name": KINDS[kind].capitalize(),
                    "taxonomy": "Made-up kinds",
                    "description": "Made up",
                },
            }
        ],
    }
    return {key: value for key, value in {**whole, **changed}.items() if value is not None}


def feed(many: int, size: int | None = None, number: int = 1) -> dict[str, Any]:
    """Return a page of the list of so many services; all of them, if no ``size`` of a page is given."""
    all_ = [record(each) for each in range(many)]
    size = size or many
    pages = -(-many // size)
    return {
        "total_items": many,
        "total_pages": pages,
        "page_number": number,
        "contents": all_[(number - 1) * size : number * size],
    }
