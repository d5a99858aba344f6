"""New: begin a page, a service or a council's page, with no more in it than is known."""

from __future__ import annotations

from typing import Any

from localoffer.acts.translate import RefusedError, write
from localoffer.acts.yaml_edit import changed, dumped, with_key
from localoffer.edition import Edition
from localoffer.facts.layout import CONTENT
from localoffer.facts.read import ID
from localoffer.facts.references import unknown
from localoffer.facts.shapes import Council, NavigationGroup, Roles, Service
from localoffer.facts.shapes.site import OWN
from localoffer.facts.validate import validated
from localoffer.facts.values import Context
from localoffer.facts.yaml_file import SourceMap
from localoffer.issues import Issue, did_you_mean
from localoffer.pages import addresses
from localoffer.time.units import DOCS

NAVIGATION, SETTINGS = f"{CONTENT}/navigation.yml", f"{CONTENT}/site.yml"
DESCRIPTION = "This page has no description yet."
BODY = "This page is still to be written."
UNKNOWN = "How to reach them. Nobody has written it down here yet."
GAP = "Who helps families here, and how to reach them. Nobody has written it down here yet."


def new_page(edition: Edition, page_id: str, title: str, group: str | None, role: str | None) -> str:
    """Begin a page, last in a group of the navigation, and with a role if one is named; returns what to do next.

    Raises ``RefusedError`` where there is such a page, or no such group or role.
    """
    path = f"{DOCS}/{edition.default}/{page_id}.md"
    groups = [each.id for each in _groups(edition.site.navigation)]
    found = []
    if page_id in edition.navigation.order or (edition.root / path).exists():
        found.append(Issue(path, 1, "already-there", "This is there already, and stays as it is."))
    elif (wrong := addresses.fault(page_id, edition.locales)) is not None:
        found.append(Issue(path, 1, *wrong))
    if group is not None and group not in groups:
        hint = did_you_mean(group, groups) or f"There are: {', '.join(groups)}."
        found.append(Issue(NAVIGATION, 1, "unknown-group", f'There is no group "{group}".', hint))
    if role is not None and role not in Roles.model_fields:
        hint = did_you_mean(role, Roles.model_fields) or f"There are: {', '.join(Roles.model_fields)}."
        found.append(Issue(SETTINGS, 1, "unknown-role", f'There is no role "{role}".', hint))
    elif role is not None and (holder := getattr(edition.site.settings.roles, role)) is not None:
        found.append(Issue(SETTINGS, 1, "role-taken", f'The page "{holder}" has the role "{role}" already.'))
    if found:
        raise RefusedError(*found)
    wanted = group or groups[-1]
    texts = {NAVIGATION: changed(_text(edition, NAVIGATION), lambda tree: _append(tree, wanted, page_id))}
    if role is not None:
        texts[SETTINGS] = with_key(_text(edition, SETTINGS), "roles", role, page_id)
    texts[path] = f"---\n{dumped({'title': title, 'description': DESCRIPTION})}---\n\n{BODY}\n"
    for name, text in texts.items():
        write(edition.root, name, text)
    return f'{path} has begun, last in the group "{wanted}" of {NAVIGATION}. Write its words and its description.'


def new_council(edition: Edition, id_: str, name: str, short_name: str, local_offer: str, source: str) -> str:
    """Begin a council's file, which is a page of its own in every language; returns what to do next.

    ``source`` is the id of what says where its Local Offer is. Raises ``RefusedError`` where there is such a council, or
    no such source.
    """
    path = f"{CONTENT}/councils/{id_}.yml"
    offer = {"address": local_offer, "source": [source], "certainty": "unconfirmed", "recorded_on": edition.site.today}
    facts = {"name": name, "short_name": short_name or name, "local_offer": offer, "gaps": [GAP]}
    found = validated(Council, facts, SourceMap(path), Context(edition.site.today))[1]
    if id_ in edition.site.declared_ids.get("council", ()):
        found.append(Issue(path, 1, "already-there", "This is there already, and stays as it is."))
    elif not ID.fullmatch(id_):
        found.append(Issue(path, 1, "id-not-valid", f'"{id_}" cannot be an id.', "Use small letters, digits and single dashes."))
    if (issue := unknown("source", source, edition.site, path, 1)) is not None:
        found.append(issue)
    if found:
        raise RefusedError(*found)
    write(edition.root, path, dumped(facts))
    return f"{path} has begun. Add its contacts, and take the gap out when it is none. Then run: localoffer check"


def new_service(edition: Edition, id_: str, name: str, contact: str, source: str) -> str:
    """Begin a service's file, which is a page of its own once there is another; returns what to do next.

    ``contact`` is the id of whom to reach first; without one, a contact begins too, of whom nothing is known yet. Raises
    ``RefusedError`` where there is such a service, or no such contact or source.
    """
    site, path = edition.site, f"{CONTENT}/services/{id_}.yml"
    known = {"source": [source], "certainty": "unconfirmed", "recorded_on": site.today}
    facts = {"name": name, "contact": contact or id_, **known}
    found = validated(Service, facts, SourceMap(path), Context(site.today))[1]
    if id_ in site.declared_ids.get("service", ()):
        found.append(Issue(path, 1, "already-there", "This is there already, and stays as it is."))
    elif not ID.fullmatch(id_) or id_ == OWN:
        hint = (
            "Use small letters, digits and single dashes."
            if not ID.fullmatch(id_)
            else f"That is the id of {CONTENT}/service.yml."
        )
        found.append(Issue(path, 1, "id-not-valid", f'"{id_}" cannot be the id of a service.', hint))
    if not contact and id_ in site.declared_ids.get("contact", ()):
        hint = f"Say that it is the one: --contact {id_}."
        found.append(Issue(f"{CONTENT}/contacts/{id_}.yml", 1, "already-there", "There is a contact of that name.", hint))
    for kind, wanted in (("contact", contact), ("source", source)):
        if wanted and (issue := unknown(kind, wanted, site, path, 1)) is not None:
            found.append(issue)
    if found:
        raise RefusedError(*found)
    write(edition.root, path, dumped(facts))
    if not contact:
        who = {"name": name, "role": f"Ask about {name}.", "gaps": [UNKNOWN]}
        write(edition.root, f"{CONTENT}/contacts/{id_}.yml", dumped(who))
    return f"{path} has begun. Say what you know of it: summary, ages, area, cost, categories. Then run: localoffer check"


def _groups(groups: Any) -> list[NavigationGroup]:
    """Return every group, those inside others too."""
    own = [each for each in groups if isinstance(each, NavigationGroup)]
    return [found for each in own for found in (each, *_groups(each.pages))]


def _append(tree: Any, group: str, page_id: str) -> None:
    """Put a page at the end of a group, wherever in the tree the group stands."""
    for each in tree:
        if isinstance(each, dict):
            if each.get("id") == group:
                each["pages"].append(page_id)
            _append(each["pages"], group, page_id)


def _text(edition: Edition, path: str) -> str:
    return (edition.root / path).read_text(encoding="utf-8")
