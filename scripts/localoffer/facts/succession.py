"""Succession: which council answers for one that has ended on the day of the build, and is it told soundly. Pure.

England's councils merge and are divided. What stands at the addresses of one that has ended is its successor's: they are in
other people's pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from localoffer.facts.references import contacts_of, national_help, source_line
from localoffer.facts.shapes import Contact, Council, Site
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue


def answering(site: Site, id_: str) -> tuple[str, ...]:
    """Return the ids of the councils that answer for one today: itself, or whoever came after. None where nobody is known."""
    found: dict[str, None] = {}
    waiting, seen = [id_], set()
    while waiting:
        each = waiting.pop(0)
        council = site.councils.get(each)
        if council is None or each in seen:  # a broken fact, or a loop: each has its own issue
            continue
        seen.add(each)
        if council.has_ended(site.today):
            waiting[:0] = council.succeeded_by
        else:
            found[each] = None
    return tuple(found)


@dataclass(frozen=True)
class Area:
    """What the families of one council are shown."""

    councils: Mapping[str, Council]
    """Id -> council, for each that answers today."""
    contacts: Mapping[str, Mapping[str, Contact]]
    """Council's id -> its contacts by id."""
    national: Mapping[str, Contact]
    """Id -> contact that helps anywhere, where nobody is known to answer."""
    lead: Mapping[str, Contact]
    """Id -> the contact that the service begins with, where it is none of these."""

    @property
    def all_contacts(self) -> dict[str, Contact]:
        """Every contact by its id, in the order they are shown."""
        return {id_: one for group in (self.lead, *self.contacts.values(), self.national) for id_, one in group.items()}

    @property
    def keys(self) -> frozenset[str]:
        """The name of every fact among them, ``contact:…`` and ``council:…``."""
        return frozenset([*(f"council:{id_}" for id_ in self.councils), *(f"contact:{id_}" for id_ in self.all_contacts)])

    @property
    def facts(self) -> tuple[Council | Contact, ...]:
        """The councils, then their contacts."""
        return (*self.councils.values(), *self.all_contacts.values())


def area_of(site: Site, id_: str) -> Area:
    """Return what the families of a council are shown today."""
    councils = {each: site.councils[each] for each in answering(site, id_)}
    contacts = {each: contacts_of(site, one) for each, one in councils.items()}
    lead = site.service.contact if site.service else ""
    is_new = lead in site.contacts and not any(lead in group for group in contacts.values())
    return Area(councils, contacts, {} if councils else national_help(site), {lead: site.contacts[lead]} if is_new else {})


def succession_issues(site: Site) -> Iterator[Issue]:
    """Check who follows whom, once every council that is named is there."""
    in_loops: set[str] = set()
    for id_ in site.councils:
        way = _way_back(site, id_)
        if way and id_ not in in_loops:
            in_loops.update(way)
            message = f"These councils follow each other in a circle: {', '.join(way)}. Nobody answers in the end."
            at = source_line(site, f"council:{id_}", "succeeded_by")
            yield Issue(*at, "succession-loop", message, "Name the council that answers now.")
    for id_, council in site.councils.items():
        for index, successor in enumerate(council.succeeded_by if id_ not in in_loops else ()):
            ends = site.councils[successor].until if successor in site.councils else None
            if ends is not None and council.until is not None and ends <= council.until:
                message = f'"{successor}" is to answer after {council.until}, and ends itself on {ends}.'
                at = source_line(site, f"council:{id_}", "succeeded_by", index)
                yield Issue(*at, "succession-overlap", message, "Name the council that answers then, or put the days right.")
    yield from _names_taken(site)


def _way_back(site: Site, start: str) -> tuple[str, ...]:
    """Return how a council is in the end its own successor; nothing where it is not."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        council = site.councils.get(way[-1])
        for successor in council.succeeded_by if council else ():
            if successor == start:
                return (*way, start)
            if successor not in seen:
                seen.add(successor)
                waiting.append((*way, successor))
    return ()


def _follows(site: Site, late: str, early: str) -> bool:
    """Tell whether one council is, sooner or later, what another becomes."""
    waiting, seen = [early], set[str]()
    while waiting:
        council = site.councils.get(waiting.pop())
        new = set(council.succeeded_by if council else ()) - seen
        seen |= new
        waiting.extend(new)
    return late in seen


def _names_taken(site: Site) -> Iterator[Issue]:
    """Yield each name of a council that another has today: who looks for it would find two. Former names may be shared."""
    current: dict[str, list[str]] = {}
    for id_, council in site.councils.items():
        for name in dict.fromkeys(each.text.casefold() for each in (council.name, council.short_name)):
            current.setdefault(name, []).append(id_)
    for id_, council in site.councils.items():
        for loc, text in _names(council):
            for other in current.get(text.casefold(), ()):
                told_there = loc[0] != "former_names" and other > id_  # a name that both have today is told once
                if other == id_ or told_there or _follows(site, id_, other) or _follows(site, other, id_):
                    continue
                hint = "If one follows the other, say so there: succeeded_by."
                message = f'"{text}" is a name of the council "{other}" too.'
                yield Issue(*source_line(site, f"council:{id_}", *loc), "name-taken", message, hint)


def _names(council: Council) -> Iterator[tuple[Loc, str]]:
    """Yield (place, name) of each name of a council."""
    yield ("name",), council.name.text
    if council.short_name.text.casefold() != council.name.text.casefold():
        yield ("short_name",), council.short_name.text
    yield from ((("former_names", index), name.text) for index, name in enumerate(council.former_names))
