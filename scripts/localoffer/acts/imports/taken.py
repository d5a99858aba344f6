"""Taken: what a feed says, written into content/ where it is new, and told where it differs from what stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from localoffer.acts.imports.feed import NOT_READ, records
from localoffer.acts.imports.record import Made, made, slug
from localoffer.acts.translate import write
from localoffer.acts.yaml_edit import changed, dumped, prepared, with_changed, without_keys
from localoffer.edition import Edition
from localoffer.facts import yaml_file
from localoffer.facts.layout import CONTENT
from localoffer.facts.references import source_line, unknown
from localoffer.facts.shapes import Site
from localoffer.facts.shapes.site import OWN
from localoffer.facts.values import Context
from localoffer.issues import Issue, Severity

PROVENANCE = frozenset({"source", "certainty", "recorded_on", "checked_on", "checked_by", "checked_value"})
"""Keys that say where a part was read and who checked it, not what it says."""
SETTINGS, SOURCES = f"{CONTENT}/site.yml", f"{CONTENT}/sources.yml"


class Result(NamedTuple):
    """What an import did."""

    new: tuple[str, ...]
    """Ids of the services that were written."""
    taken: tuple[str, ...]
    """Ids of those that stand as the feed has them now, because that was asked for."""
    same: int
    """How many are as the feed has them."""
    issues: list[Issue]


def take(edition: Edition, place: str, source: str = "", wanted: Collection[str] = ()) -> Result:
    """Bring in the services of a feed.

    ``source`` is the id in content/sources.yml of what says so; one is added where none is named.
    A service that came from it before stays as it is, unless its id, or "all", is in ``wanted``: what differs is told.
    """
    site, root = edition.site, edition.root
    if source and (issue := unknown("source", source, site, SOURCES, 1)) is not None:
        return Result((), (), 0, [issue])
    found, issues = records(place, Path())
    is_named = bool(source)
    source = source or _source_of(site, place)
    context = Context(site.today, None, site.settings.default_locale)
    provenance = {"source": [source], "certainty": "secondary", "recorded_on": site.today}
    come: dict[str, Made] = {}
    for each in found:
        own, told = made(each, place, provenance, context)
        issues += told
        if own is not None and own.id in come:
            message = f'The record {own.id} ("{own.name}") is there twice. The first was taken.'
            issues.append(Issue(place, 1, "record-twice", message))
        elif own is not None:
            come[own.id] = own
    known = {each.open_referral_id: id_ for id_, each in site.services.items() if each.open_referral_id}
    ids = {record: known.get(record) for record in come}
    spare = {*site.declared_ids.get("service", ()), *site.declared_ids.get("contact", ()), OWN}
    new, taken, same = [], [], 0
    if come and not is_named and source not in site.sources:
        _add_source(edition, source, place)
    _sort(edition, come)
    for record, own in come.items():
        id_ = ids[record]
        if id_ is None:
            id_ = slug(own.name, spare)
            spare.add(id_)
            new.append(id_)
            _begin(edition, id_, own, provenance)
        elif {id_, "all"} & set(wanted):
            taken.append(id_)
            _renew(edition, id_, own, provenance)
        else:
            differing = list(_differing(site, id_, own, root, place))
            issues += differing
            same += not differing
    if not any(each.rule == NOT_READ for each in issues):  # of a feed that was read in part nobody knows what is gone
        issues += _gone(site, source, {each.get("id") for each in found}, place)
    return Result(tuple(new), tuple(taken), same, issues)


def _title(place: str) -> str:
    return f"The Open Referral feed {place.rstrip('/').rpartition('/')[2] if not place.startswith('http') else place}"


def _source_of(site: Site, place: str) -> str:
    """Return the id of the source that stands for a feed already, or one that is free."""
    known = (id_ for id_, each in site.sources.items() if place == each.address or each.title == _title(place))
    free = (f"OR{number}" for number in count(1) if f"OR{number}" not in site.declared_ids.get("source", ()))
    return next(known, None) or next(free)


def _add_source(edition: Edition, source: str, place: str) -> None:
    entry = {"title": _title(place), **({"address": place} if place.startswith("https://") else {})}
    text = (edition.root / SOURCES).read_text(encoding="utf-8")
    write(edition.root, SOURCES, text.rstrip("\n") + "\n" + dumped({source: entry}))


def _begin(edition: Edition, id_: str, own: Made, provenance: Mapping[str, Any]) -> None:
    service = {**own.service, "contact": id_, **_sorted(edition, own), **provenance}
    write(edition.root, f"{CONTENT}/contacts/{id_}.yml", dumped(own.contact))
    write(edition.root, f"{CONTENT}/services/{id_}.yml", dumped(service))


def _renew(edition: Edition, id_: str, own: Made, provenance: Mapping[str, Any]) -> None:
    """Write what the feed says over what it said before; what an editor added under other keys stays."""
    contact = edition.site.services[id_].contact
    for path, fresh in ((f"services/{id_}.yml", {**own.service, **provenance}), (f"contacts/{contact}.yml", own.contact)):
        text = (edition.root / CONTENT / path).read_text(encoding="utf-8")
        said = yaml_file.parse("", dumped(fresh))[0]
        write(edition.root, f"{CONTENT}/{path}", changed(text, partial(_update, said=said)))


def _update(tree: Any, said: Mapping[str, Any]) -> None:
    tree.update(said)


def _differing(site: Site, id_: str, own: Made, root: Path, place: str) -> Iterator[Issue]:
    """Yield a notice for each key that says something else than the feed does now."""
    service = site.services[id_]
    for kind, name, folder, fresh in (
        ("service", id_, "services", own.service),
        ("contact", service.contact, "contacts", own.contact),
    ):
        path = f"{CONTENT}/{folder}/{name}.yml"
        value = yaml_file.read(path, (root / path).read_bytes())[0] if (root / path).is_file() else None
        for key, said in fresh.items():
            here = value.get(key) if isinstance(value, dict) else None
            if _meaning(here) != _meaning(said):
                at = source_line(site, f"{kind}:{name}", key) if f"{kind}:{name}" in site.places else (path, 1)
                message = f"{key} is {_shown(here)} here, and {_shown(said)} in the feed."
                hint = f"Put it right here, or run: localoffer import open-referral {place} --take {id_}"
                yield Issue(*at, "differs-from-feed", message, hint, Severity.NOTICE)


def _gone(site: Site, source: str, there: Collection[Any], place: str) -> Iterator[Issue]:
    for id_, each in site.services.items():
        if each.open_referral_id and source in each.source and each.open_referral_id not in there:
            at = source_line(site, f"service:{id_}", "open_referral_id")
            message = f"This service is not in the feed {place} any more."
            yield Issue(*at, "gone-from-feed", message, "Ask whether it still runs. If not, take the file out.", Severity.NOTICE)


def _meaning(value: Any) -> Any:
    """Return what a value says, without where it was read, and in whatever way it is spaced."""
    if isinstance(value, dict):
        return {str(key): _meaning(part) for key, part in value.items() if key not in PROVENANCE}
    if isinstance(value, list):
        return [_meaning(part) for part in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    if value is None:
        return "not said"
    if isinstance(value, bool):
        return f'"{str(value).lower()}"'
    meaning = _meaning(value)
    parts = meaning if isinstance(meaning, list) else [meaning]
    said = ", ".join(" ".join(map(str, each.values())) if isinstance(each, dict) else str(each) for each in parts)
    return f'"{said if len(said) <= 120 else said[:119] + "…"}"'


def _sorted(edition: Edition, own: Made) -> dict[str, list[str]]:
    known = {category.name.casefold(): category.id for each in edition.site.settings.taxonomies for category in each.categories}
    ids = [known.get(name.casefold()) or slug(name, ()) for _, name, _ in own.categories]
    return {"categories": list(dict.fromkeys(ids))} if ids else {}


def _sort(edition: Edition, come: Mapping[str, Made]) -> None:
    """Write into content/site.yml the categories and the email domains that these services need and it does not know."""
    settings = edition.site.settings
    names = {category.name.casefold() for each in settings.taxonomies for category in each.categories}
    taken = {category.id for each in settings.taxonomies for category in each.categories}
    lists = {each.name: each.id for each in settings.taxonomies}
    fresh: dict[str, dict[str, Any]] = {}
    for own in come.values():
        for taxonomy, name, description in own.categories:
            if name.casefold() in names or slug(name, ()) in taken:
                continue
            names.add(name.casefold())
            taken.add(slug(name, ()))
            title = taxonomy or "Categories of the feed"
            entry = fresh.setdefault(title, {"id": lists.get(title) or slug(title, lists.values()), "categories": []})
            entry["categories"].append({"id": slug(name, ()), "name": name, "description": description})
    domains = sorted({each for own in come.values() for each in own.domains} - set(settings.email_domains))
    if not fresh and not domains:
        return
    path = edition.root / SETTINGS
    text = path.read_text(encoding="utf-8")
    if domains:
        text = _with_list(text, "email_domains", domains)
    for title, entry in fresh.items():
        if title in lists:
            text = with_changed(text, "taxonomies", partial(_add, name=title, more=entry["categories"]))
        else:
            about = {"id": entry["id"], "name": title, "description": "As the feed sorts its services."}
            text = _with_list(text, "taxonomies", [{**about, "categories": entry["categories"]}])
    write(edition.root, SETTINGS, text)


def _add(taxonomies: Any, name: str, more: list[dict[str, Any]]) -> None:
    next(each for each in taxonomies if each["name"] == name)["categories"].extend(prepared(more))


def _with_list(text: str, key: str, more: list[Any]) -> str:
    """Return YAML text with more entries in the list of a key, which is put at the end where it is not there."""
    value = yaml_file.parse("", text)[0]
    if isinstance(value, dict) and value.get(key):
        return with_changed(text, key, lambda entries: entries.extend(prepared(more)))
    kept = text if not (isinstance(value, dict) and key in value) else without_keys(text, {key})
    return kept.rstrip("\n") + "\n" + dumped({key: more})
