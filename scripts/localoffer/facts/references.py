"""References: facts by their names, the ids that one names in another, and where each is written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from localoffer.facts.shapes import Certainty, Contact, Council, Fact, LastDays, Outcome, Service, Site
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue, did_you_mean

IN_SETTINGS = frozenset({"deadline-group", "phase", "category"})
"""Kinds of what content/site.yml names for other facts to say."""


def source_line(site: Site, key: str, *loc: str | int) -> tuple[str, int]:
    """Return (path, line) of a fact, or of a part of it: ``source_line(site, "contact:helpline", "phones", 0)``."""
    path, (lines, base) = site.places[key]
    return path, lines.line((*base, *loc))


def named_facts(site: Site) -> Iterator[tuple[str, Any]]:
    """Yield (key, fact) for every fact that has a name and stands on its own: ``contact:helpline``."""
    kinds: dict[str, Mapping[str, Any]] = {
        "contact": site.contacts,
        "council": site.councils,
        "deadline": site.deadlines,
        "last-days": site.last_days,
        "testimonial": site.testimonials,
        "notice": site.notices,
    }
    if site.questions is not None:
        kinds["question"] = {each.id: each for each in site.questions.questions}
        kinds["outcome"] = outcomes_of(site)
    for kind, facts in kinds.items():
        yield from ((f"{kind}:{id_}", fact) for id_, fact in facts.items())


def outcomes_of(site: Site) -> dict[str, Outcome]:
    """Return what the questions lead to, by id."""
    return {each.id: each for each in site.questions.outcomes} if site.questions is not None else {}


def contacts_of(site: Site, council: Council) -> dict[str, Contact]:
    """Return every sound contact that a council names for its families, in the order they are shown."""
    return {name: site.contacts[name] for name in council.all_contacts if name in site.contacts}


def national_help(site: Site) -> dict[str, Contact]:
    """Return every sound contact that helps anywhere in England."""
    return {name: site.contacts[name] for name in site.settings.national_help if name in site.contacts}


def unknown(kind: str, id_: str, site: Site, path: str, line: int) -> Issue | None:
    """Return the issue of a reference to a fact that is not there, or None if it is."""
    known = site.declared_ids.get(kind, frozenset())
    if id_ in known:
        return None
    homes = {
        "contact": "content/contacts/",
        "council": "content/councils/",
        "term": "content/glossary.yml",
        "service": "content/services/",
    }
    home = "content/site.yml" if kind in IN_SETTINGS else homes.get(kind, f"content/{kind.removesuffix('s')}s.yml")
    name = kind.replace("-", " ")
    plural = f"{name[:-1]}ies".capitalize() if name.endswith("y") else f"{name.removesuffix('s')}s".capitalize()
    hint = " ".join(filter(None, [did_you_mean(id_, known), f"{plural} live in {home}."]))
    return Issue(path, line, f"unknown-{kind}", f'There is no {name} "{id_}".', hint)


def reference_issues(site: Site) -> Iterator[Issue]:
    """Check every id that one fact names in another."""
    for key, loc, kind, id_ in (*references(site), *_sorted_into(site)):
        if (issue := unknown(kind, id_, site, *source_line(site, key, *loc))) is not None:
            yield issue
    yield from _not_countable(site)
    for id_, said in site.testimonials.items():
        if said.expires_on is not None and said.expires_on < site.today:
            path, line = source_line(site, f"testimonial:{id_}", "expires_on")
            yield Issue(
                path, line, "testimonial-expired", f"It may be shown only until {said.expires_on}.", "Take it out, or ask again."
            )
        if said.consent.state == "refused":
            path, line = source_line(site, f"testimonial:{id_}", "consent")
            yield Issue(path, line, "consent-refused", "The person did not agree to be quoted.", "Take it out.")


def _sorted_into(site: Site) -> Iterator[tuple[str, Loc, str, str]]:
    """Yield the same for what content/site.yml names for other facts to be sorted into."""
    for id_, service in site.services.items():
        for index, category in enumerate(service.categories):
            yield f"service:{id_}", ("categories", index), "category", category
    for id_, limit in site.deadlines.items():
        if limit.group is not None:
            yield f"deadline:{id_}", ("group",), "deadline-group", limit.group
    for step in site.steps:
        if step.phase is not None:
            yield f"step:{step.id}", ("phase",), "phase", step.phase


def references(site: Site) -> Iterator[tuple[str, Loc, str, str]]:
    """Yield (key of the fact, place in it, kind, id) for every id that a fact names."""
    for id_, service in site.services.items():
        yield from _of_service(f"service:{id_}", service)
    for index, contact in enumerate(site.settings.national_help):
        yield "site:site", ("national_help", index), "contact", contact
    for id_, council in site.councils.items():
        for index, successor in enumerate(council.succeeded_by):
            yield f"council:{id_}", ("succeeded_by", index), "council", successor
        for index, contact in enumerate(council.contacts):
            yield f"council:{id_}", ("contacts", index), "contact", contact
        for name in ("sendiass", "send_team", "feedback_contact"):
            if (contact := getattr(council, name)) is not None:
                yield f"council:{id_}", (name,), "contact", contact
    for index, seen in enumerate(site.copies_seen):
        yield "copies-seen:copies-seen", (index, "council"), "council", seen.council
    for index, known in enumerate(site.known_values):
        yield from _sources_of("known-values:known-values", known, (index,))
    for id_ in site.said_elsewhere.limits:
        yield "said-elsewhere:said-elsewhere", ("limits", id_), "deadline", id_
    for step in site.steps:
        for index, deadline in enumerate(step.deadlines):
            yield f"step:{step.id}", ("deadlines", index), "deadline", deadline
    for id_, tool in site.last_days.items():
        yield from _of_last_days(f"last-days:{id_}", tool)
    for id_, outcome in outcomes_of(site).items():
        if outcome.contact is not None:
            yield f"outcome:{id_}", ("contact",), "contact", outcome.contact
        for index, deadline in enumerate(outcome.deadlines):
            yield f"outcome:{id_}", ("deadlines", index), "deadline", deadline
    for key, fact in named_facts(site):
        yield from _sources_of(key, fact)


def _of_service(key: str, service: Service) -> Iterator[tuple[str, Loc, str, str]]:
    yield key, ("contact",), "contact", service.contact
    for name, kind in (("contacts", "contact"), ("steps", "step"), ("deadlines", "deadline")):
        for index, id_ in enumerate(getattr(service, name)):
            yield key, (name, index), kind, id_
    yield from _sources_of(key, service)


def _not_countable(site: Site) -> Iterator[Issue]:
    """Tell which time limits a tool cannot count by as it stands."""
    for id_, tool in site.last_days.items():
        for number, day in enumerate(tool.days):
            for index, counted in enumerate(day.counted):
                limit = site.deadlines.get(counted.deadline)
                at = source_line(site, f"last-days:{id_}", "days", number, "counted", index, "deadline")
                if limit is not None and limit.amount is None:
                    message = f'The time limit "{counted.deadline}" is no length of time, so nothing can be counted by it.'
                    yield Issue(*at, "deadline-without-amount", message, "Name it under moved, or name another here.")
                elif limit is not None and limit.certainty is Certainty.CONFLICTING and counted.earlier is None:
                    message = f'Sources disagree about the time limit "{counted.deadline}", and this counts it in one way only.'
                    hint = "Say the shortest way to read it: earlier: {amount: 28, unit: days}. Then that day counts."
                    yield Issue(*at, "earlier-missing", message, hint)


def _of_last_days(key: str, tool: LastDays) -> Iterator[tuple[str, Loc, str, str]]:
    yield key, ("call",), "contact", tool.call
    for index, contact in enumerate(tool.check_with):
        yield key, ("check_with", index), "contact", contact
    for number, day in enumerate(tool.days):
        for index, counted in enumerate(day.counted):
            yield key, ("days", number, "counted", index, "deadline"), "deadline", counted.deadline
        for index, moved in enumerate(day.moved):
            yield key, ("days", number, "moved", index, "deadline"), "deadline", moved.deadline


def _sources_of(key: str, fact: BaseModel, loc: Loc = ()) -> Iterator[tuple[str, Loc, str, str]]:
    for name, value in fact:
        if name == "source" and isinstance(value, list):
            for index, id_ in enumerate(value):
                yield key, (*loc, name, index), "source", id_
        for part, inner in parts(value):
            if isinstance(inner, Fact):
                yield from _sources_of(key, inner, (*loc, name, *part))


def parts(value: Any) -> Iterable[tuple[Loc, Any]]:
    """Return (place, item) for each item of a list, or the value itself."""
    if isinstance(value, list):
        return [((index,), item) for index, item in enumerate(value)]
    return [((), value)]


def checked_parts(fact: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield (place, part) for everything in a fact, itself included, that carries a provenance."""
    if "recorded_on" in type(fact).model_fields:
        yield loc, fact
    for name, value in fact:
        for part, inner in parts(value):
            if isinstance(inner, Fact):
                yield from checked_parts(inner, (*loc, name, *part))


def with_gaps(*facts: Contact | Council) -> list[Contact | Council]:
    """Return those of whom something is not known, each once."""
    return [fact for index, fact in enumerate(facts) if fact.gaps and fact not in facts[:index]]


def checkable(site: Site) -> dict[str, Fact]:
    """Return ``kind:id`` -> fact for every fact that carries a provenance, itself or in its parts."""
    return {
        **{f"contact:{id_}": fact for id_, fact in site.contacts.items()},
        **{f"council:{id_}": fact for id_, fact in site.councils.items()},
        **{f"deadline:{id_}": fact for id_, fact in site.deadlines.items()},
        **{f"last-days:{id_}": fact for id_, fact in site.last_days.items()},
        **{f"notice:{id_}": fact for id_, fact in site.notices.items()},
        **{f"outcome:{id_}": fact for id_, fact in outcomes_of(site).items()},
        **{f"service:{id_}": fact for id_, fact in site.services.items()},
    }
