"""Feed: every record of an Open Referral feed, from a file or from the addresses of its API (HSDS and HSDS-UK 3.0).

What is read is a stranger's: each file and each answer is read by a process of its own, within limits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from localoffer.issues import Issue
from localoffer.outside import NotRead, read, read_all
from localoffer.outside.page import LIMITS

Record = dict[str, Any]
JSON = replace(LIMITS, json=True, size=50_000_000)
NOT_READ = "feed-not-read"
MOST_PAGES = 200
"""Pages of a list that are asked for."""
DETAILS = frozenset({"contacts", "phones", "schedules", "service_areas", "cost_options", "attributes", "service_at_locations"})
"""What only the whole record of a service has: a list may leave all of it out."""


def records(place: str, root: Path) -> tuple[list[Record], list[Issue]]:
    """Return every service at a place, and what could not be read. A place is a file below ``root``, or an address.

    A file holds a service, a list of them, or a page of such a list; an address gives the same, or the start of an API.
    """
    issues: list[Issue] = []
    value = _value(place, root, issues)
    if _is_start(value):
        place = _below(place, "services")
        value = _value(place, root, issues)
    found = list(_in(value))
    is_web = place.lower().startswith(("https:", "http:"))
    if not issues and not found and not _is_page(value):
        issues.append(_wrong(place, "It holds no service: no list of them, and no record with an id and a name."))
    for number in range(2, _pages(value) + 1):
        more = _page(place, number, root, issues) if is_web else None
        if more is None:
            message = f"This is page 1 of {_pages(value)}, and the others could not be read."
            issues.append(_wrong(place, message, "" if is_web else "Give the address of the list, or each page as a file."))
            break
        found += _in(more)
    known = [each for each in found if isinstance(each, dict)]
    if len(known) < len(found):
        issues.append(_wrong(place, f"{len(found) - len(known)} of its records are no objects, and were left out."))
    return _whole(place, known, root, issues) if is_web else known, issues


def _value(place: str, root: Path, issues: list[Issue]) -> Any:
    return _parsed(place, read(place, root, JSON), issues)


def _parsed(place: str, answer: Any, issues: list[Issue]) -> Any:
    if isinstance(answer, NotRead):
        issues.append(_wrong(place, answer.why))
        return None
    try:
        return json.loads(answer.text)
    except (ValueError, RecursionError) as fault:
        issues.append(_wrong(place, f"It is not JSON: {fault}.", line=getattr(fault, "lineno", 1)))
        return None


def _wrong(place: str, message: str, hint: str = "", line: int = 1) -> Issue:
    return Issue(place, line, NOT_READ, message, hint)


def _is_start(value: Any) -> bool:
    """Tell whether this is what an API answers at its root."""
    return isinstance(value, dict) and "contents" not in value and {"version", "profile", "openapi_url"} <= value.keys()


def _is_page(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("contents"), list)


def _in(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif _is_page(value):
        yield from value["contents"]
    elif isinstance(value, dict) and {"id", "name"} <= value.keys():
        yield value


def _pages(value: Any) -> int:
    total = value.get("total_pages") if _is_page(value) else 1
    return min(total, MOST_PAGES) if isinstance(total, int) else 1


def _page(place: str, number: int, root: Path, issues: list[Issue]) -> Any:
    """Return a further page of a list: as a query asks for it, or as a host of files keeps it."""
    query = "&" if "?" in place else "?"
    for address in (f"{place}{query}page={number}", _below(place, f"pages/{number}/index.json")):
        told: list[Issue] = []
        value = _parsed(address, read(address, root, JSON), told)
        if _is_page(value) and value.get("page_number", number) == number:
            return value
    issues.extend(told)
    return None


def _below(place: str, name: str) -> str:
    start = place.partition("?")[0].removesuffix("index.json")
    return f"{start.rstrip('/')}/{name}"


def _whole(place: str, found: list[Record], root: Path, issues: list[Issue]) -> list[Record]:
    """Return the records, each that says no more than a list does in its whole form."""
    short = [each for each in found if not DETAILS & each.keys() and isinstance(each.get("id"), str)]
    places = [_below(place, each["id"]) for each in short]
    answers = zip(places, read_all(places, root, JSON), strict=True)
    read_now: dict[Any, tuple[str, Any]] = dict(zip((each["id"] for each in short), answers, strict=True))
    whole = []
    for each in found:
        told: list[Issue] = []
        address, answer = read_now.get(each.get("id"), ("", None))
        value = _parsed(address, answer, told) if answer is not None else None
        issues.extend(told)
        whole.append(value if isinstance(value, dict) and value.get("id") == each.get("id") else each)
    return whole
