"""Record: one record of Open Referral (HSDS 3.0, HSDS-UK 3.0) as the facts of a service and of its contact. Pure.

A part that cannot be a fact here, such as a telephone number with a digit too few, is left out and told; the rest comes in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import phonenumbers

from localoffer.acts.imports.feed import Record
from localoffer.facts.letters import meant
from localoffer.facts.shapes import Contact, Service
from localoffer.facts.validate import validated
from localoffer.facts.values import Context
from localoffer.facts.yaml_file import SourceMap
from localoffer.html.text_blocks import folded
from localoffer.html.tree import body, words
from localoffer.issues import Issue

DAYS = {"MO": "Mo", "TU": "Tu", "WE": "We", "TH": "Th", "FR": "Fr", "SA": "Sa", "SU": "Su"}
"""Days of RFC 5545 -> as facts name them."""
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
_EMAIL = re.compile(r"[^@\s]+@([^@\s]+\.[^@\s]+)")
LONGEST = 60
"""Of an id that is made of a name, in signs."""


@dataclass
class Made:
    """What one record says, as it would be written into the files."""

    id: str
    """The record's own, a UUID."""
    name: str
    service: dict[str, Any]
    """content/services/<id>.yml, without the contact and what is known of where it was read."""
    contact: dict[str, Any]
    """content/contacts/<id>.yml."""
    categories: list[tuple[str, str, str]] = field(default_factory=list)
    """(taxonomy, category, what belongs to it) that the record is sorted into."""
    domains: frozenset[str] = frozenset()
    """The domains of its email addresses."""


def made(record: Record, place: str, provenance: dict[str, Any], context: Context) -> tuple[Made | None, list[Issue]]:
    """Return a record as facts, and what is wrong with it; None where it cannot come in.

    ``provenance`` is what each part says of where it was read; ``place`` is the feed's.
    """
    id_, name = record.get("id"), _text(record.get("name"))
    whose = f'"{name or id_}"'
    if not isinstance(id_, str) or not name:
        return None, [_issue(place, "record-not-taken", f"The record {whose} has no {'name' if id_ else 'id'}.")]
    if (status := record.get("status", "active")) != "active":
        return None, [_issue(place, "record-not-active", f'The service {whose} is "{status}", so it was left out.')]
    left: list[str] = []
    contact = _contact(record, name, provenance, context, left)
    service = {
        "name": name,
        "provider": _text(_of(record, "organization").get("name")),
        "summary": _text(record.get("description")),
        "ages": _ages(record, left),
        "area": ", ".join(dict.fromkeys(filter(None, (_text(each.get("name")) for each in _list(record, "service_areas"))))),
        **_cost(record),
        "open_referral_id": id_,
    }
    service = {key: value for key, value in service.items() if value not in (None, "", [], {})}
    own = Made(id_, name, service, contact, list(_categories(record)), _domains(contact))
    wanted = {**service, "contact": "x", **provenance}
    faults = validated(Service, wanted, SourceMap(place), context)[1]
    if faults:
        return None, [_issue(place, "record-not-taken", f"The service {whose} was left out. {each.message}") for each in faults]
    told = [_issue(place, "part-left-out", f"Of the service {whose}: {each}") for each in left]
    return own, told


def slug(name: str, taken: Collection[str]) -> str:
    """Return an id for a name: small letters, digits and dashes, and none that is ``taken``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    own = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "service"
    found, number = own, 1
    while found in taken:
        number += 1
        found = f"{own}-{number}"
    return found


def _issue(place: str, rule: str, message: str) -> Issue:
    return Issue(place, 1, rule, message)


def _text(value: Any) -> str:
    """Return words with single spaces, in letters where signs stood for them; of HTML, what a reader reads."""
    if not isinstance(value, str):
        return ""
    if not re.search(r"<[a-zA-Z/!]|&#?\w+;", value):
        return meant(folded(value))
    tree = body(value.replace("\0", ""))
    for each in tree.css("script, style, template"):
        each.decompose()
    return meant(folded(words(tree)))


def _of(record: Record, name: str) -> Record:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _list(record: Record, name: str) -> list[Record]:
    value = record.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _ages(record: Record, left: list[str]) -> dict[str, int] | None:
    first, last = record.get("minimum_age"), record.get("maximum_age")
    if first is None and last is None:
        return None
    ages = [0 if first is None else first, 120 if last is None else last]
    if not all(isinstance(each, int | float) and not isinstance(each, bool) and 0 <= each <= 120 for each in ages):
        left.append(f"its ages, {first} to {last}, are none.")
        return None
    if ages[1] < ages[0]:
        left.append(f"its ages run backwards, from {first} to {last}.")
        return None
    return {"from": int(ages[0]), "to": int(ages[1])}


def _cost(record: Record) -> dict[str, Any]:
    """Return what it costs in words, and whether it is free where the feed says so by an amount."""
    options = _list(record, "cost_options")
    said = [_option(each) for each in options] or [_text(record.get("fees"))]
    amounts = [each.get("amount") for each in options]
    found: dict[str, Any] = {"cost": "; ".join(filter(None, said))}
    if amounts and all(isinstance(each, int | float) for each in amounts):
        found["free"] = not any(amounts)
    return found


def _option(option: Record) -> str:
    amount, currency = option.get("amount"), option.get("currency") or "GBP"
    price = ""
    if isinstance(amount, int | float):
        price = f"{'£' if currency == 'GBP' else f'{currency} '}{amount:g}" if amount else "Free"
    parts = (price, _text(option.get("amount_description")), _text(option.get("option")))
    return ", ".join(filter(None, parts))


def _contact(record: Record, name: str, provenance: dict[str, Any], context: Context, left: list[str]) -> dict[str, Any]:
    people = _list(record, "contacts")
    holders = [record, *people]
    phones = list(dict.fromkeys(_text(each.get("number")) for holder in holders for each in _list(holder, "phones")))
    emails = dict.fromkeys(_text(each.get("email")) for each in holders)
    organization = _of(record, "organization")
    emails = emails if any(emails) else dict.fromkeys([_text(organization.get("email"))])
    web = _text(record.get("url")) or _text(organization.get("website")) or _text(organization.get("url"))
    found: dict[str, Any] = {
        "name": _text(organization.get("name")) or name,
        "role": f"Ask about {name}.",
        "phones": [{"number": shown} for each in filter(None, phones) if (shown := _phone(each, left))],
        "emails": [{"address": each} for each in emails if each],
        "web": [{"address": web}] if web else [],
        "hours": list(_hours(record, left)),
        "post": _post(record),
        "languages": [code for each in _list(record, "languages") if (code := each.get("code"))],
    }
    return _sound({key: value for key, value in found.items() if value}, provenance, context, left)


def _sound(contact: dict[str, Any], provenance: dict[str, Any], context: Context, left: list[str]) -> dict[str, Any]:
    """Return a contact with each part that can be a fact, and where it was read beside it."""
    kept: dict[str, Any] = {"name": contact["name"], "role": contact["role"]}
    for key, value in contact.items():
        for each in value if isinstance(value, list) else [value]:
            part = {**each, **provenance} if isinstance(each, dict) else each
            wanted = {**kept, key: [*kept.get(key, []), part] if isinstance(value, list) else part}
            faults = validated(Contact, wanted, SourceMap(""), context)[1]
            if faults:
                left.append(faults[0].message)
            else:
                kept = wanted
    return kept


def _phone(number: str, left: list[str]) -> str:
    """Return a British number as readers know it; other signs than those of a number are taken off its ends."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        left.append(f'"{number}" is no telephone number.')
        return ""
    if parsed.country_code != 44 or not phonenumbers.is_valid_number(parsed):
        left.append(f'"{number}" is no British telephone number.')
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _hours(record: Record, left: list[str]) -> Iterator[dict[str, str]]:
    for each in _list(record, "schedules"):
        opens, closes, days = each.get("opens_at"), each.get("closes_at"), each.get("byday")
        if not all(isinstance(value, str) for value in (opens, closes, days)) or each.get("freq", "WEEKLY") != "WEEKLY":
            continue
        names = [DAYS.get(day.strip().upper()) for day in str(days).split(",")]
        if None in names:
            left.append(f'its days, "{days}", are none of the week.')
            continue
        ordered = [day for day in DAYS.values() if day in names]
        spelt = ",".join(ordered)
        if len(ordered) > 2 and spelt in ",".join(DAYS.values()):
            spelt = f"{ordered[0]}-{ordered[-1]}"
        yield {"days": spelt, "opens": str(opens)[:5], "closes": str(closes)[:5]}


def _post(record: Record) -> dict[str, Any] | None:
    """Return the first address in Britain where the service is."""
    for place in _list(record, "service_at_locations"):
        for each in _list(_of(place, "location"), "addresses"):
            found = _POSTCODE.fullmatch(_text(each.get("postal_code")).upper())
            lines = [_text(each.get(key)) for key in ("attention", "address_1", "address_2", "city", "state_province")]
            if found and any(lines):
                return {"lines": list(dict.fromkeys(filter(None, lines))), "postcode": f"{found[1]} {found[2]}"}
    return None


def _categories(record: Record) -> Iterator[tuple[str, str, str]]:
    for each in _list(record, "attributes"):
        term = _of(each, "taxonomy_term")
        name = _text(term.get("name"))
        if name:
            detail = _of(term, "taxonomy_detail")
            yield _text(term.get("taxonomy")) or _text(detail.get("name")), name, _text(term.get("description")) or name


def _domains(contact: dict[str, Any]) -> frozenset[str]:
    found = (_EMAIL.fullmatch(each["address"]) for each in contact.get("emails", ()))
    return frozenset(match[1].lower() for match in found if match)
