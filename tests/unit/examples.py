"""Facts made up for the unit tests: each is sound, and says only what a test is about.

The one place that knows the shapes, so that a shape may change without every test.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from localoffer.facts.shapes import (
    Change,
    Contact,
    Council,
    Deadline,
    FrontMatter,
    LastDays,
    NavigationGroup,
    PlainWords,
    SaidElsewhere,
    Service,
    Site,
    SiteSettings,
    Term,
)
from localoffer.facts.values import Words
from localoffer.facts.yaml_file import parse

TODAY = dt.date(2026, 11, 23)
CHECKED = {"source": ["L1"], "certainty": "primary", "recorded_on": TODAY}


def day(text: str) -> dt.date:
    """Return a date as it is written in YAML."""
    return dt.date.fromisoformat(text)


def words(text: str) -> Words:
    """Return words of a fact in English."""
    return Words(text)


def changes(*days: str, note: str = "Something is new.") -> list[Change]:
    """Return change notes of these days; a note may follow its day after a space."""
    found = []
    for each in days:
        on, _, text = each.partition(" ")
        found.append(Change(changed_on=day(on), note=words(text or note)))
    return found


def contact(name: str = "The advisers", **said: Any) -> Contact:
    """Return a contact without any detail."""
    return Contact(name=words(name), role=words("Ask them."), **said)


def council(name: str = "Exampleshire Council", **said: Any) -> Council:
    """Return a council."""
    page = {**CHECKED, "address": "https://exampleshire.example.org/"}
    return Council(**{"name": words(name), "short_name": words("Exampleshire"), "local_offer": page, **said})


def deadline(said_as: str = "{n} months", *, amount: int | None = 2, unit: str | None = "months", **said: Any) -> Deadline:
    """Return a time limit of two months."""
    names = {name: words("Someone") for name in ("who", "what", "counted_from")}
    given = {**CHECKED, "group": "mediation", "amount": amount, "unit": unit, "words": words(said_as), "authority": "s.1"}
    return Deadline(**{**given, **names, **said})


def last_days(**said: Any) -> LastDays:
    """Return how the last day for a reply is counted: two months from a letter, or a month from a receipt, not in August."""
    dates = [
        {"id": "letter", "question": words("Which day?"), "name": words("Letter")},
        {"id": "receipt", "question": words("Which day?"), "name": words("Receipt"), "optional": True, "not_before": "letter"},
    ]
    counted = [{"date": "letter", "deadline": "two-months"}, {"date": "receipt", "deadline": "one-month"}]
    moved = [
        {"first": "08-01", "last": "08-31", "deadline": "august"},
        {"first": "12-25", "last": "01-01", "deadline": "christmas"},
    ]
    names = {name: words(name) for name in ("title", "calendar", "do", "too_late")}
    given = {
        "dates": dates,
        "days": [{**names, "id": "reply", "counted": counted, "moved": moved}],
        "not_before": day("2014-09-01"),
        "always": words("Ask."),
        "call": "advisers",
        "check_with": ["advisers"],
    }
    return LastDays(**{**CHECKED, **given, **said})


def service(contact_id: str = "advisers", **said: Any) -> Service:
    """Return a service."""
    names = ("name", "provider", "summary", "who_for", "area", "cost", "how_to_start")
    texts = {name: words(f"Its {name}") for name in names}
    return Service(**CHECKED, **texts, ages={"from": 0, "to": 25}, contact=contact_id, **said)


def front_matter(**said: Any) -> FrontMatter:
    """Return the front matter of a page."""
    return FrontMatter(**{"title": "A page", "description": "A sentence that is long enough.", **said})


def term(said_as: str, *forms: str, aside: str | None = None) -> Term:
    """Return an entry of the glossary."""
    return Term(term=words(said_as), forms=list(forms), aside=aside and words(aside), meaning=words("What it means."))


def groups(tree: Mapping[str, list[Any]]) -> tuple[NavigationGroup, ...]:
    """Return the navigation; a group inside another is a mapping of its own."""

    def made(id_: str, pages: list[Any]) -> NavigationGroup:
        inside = [made(*next(iter(each.items()))) if isinstance(each, dict) else each for each in pages]
        return NavigationGroup(id=id_, title=words(id_), pages=inside)

    return tuple(made(id_, pages) for id_, pages in tree.items())


def settings(**said: Any) -> SiteSettings:
    """Return the settings of a site in English and Polish."""
    given = {
        "name": words("Example site"),
        "address": "https://example.org/",
        "default_locale": "en",
        "locales": [{"tag": "en", "name": "English"}, {"tag": "pl", "name": "Polski"}],
        "owner": None,
        "review_in": "6 months",
        "email_domains": ["example.org"],
    }
    return SiteSettings(**{**given, **said})


def places(*files: tuple[str, str, str]) -> dict[str, tuple[str, Any]]:
    """Return where facts are written, of (``kind:id``, path, YAML of the fact alone)."""
    return {key: (path, (parse(path, text)[1], ())) for key, path, text in files}


def site(**facts: Any) -> Site:
    """Return a site with these facts and no others."""
    nothing: dict[str, Any] = {
        "settings": settings(),
        "service": None,
        "plain_words": PlainWords(),
        "known_values": (),
        "said_elsewhere": SaidElsewhere(),
        "accessibility": None,
        "today": TODAY,
        **{name: {} for name in ("contacts", "councils", "deadlines", "testimonials", "glossary", "notices", "sources")},
        **{name: {} for name in ("not_updates", "declared_ids", "places")},
        **dict.fromkeys(("steps", "feedback", "navigation", "outside_links", "audit"), ()),
    }
    return Site(**{**nothing, **facts})
