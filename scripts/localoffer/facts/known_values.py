"""Known values: what contradicts our own facts or another entry, and phrases that every sentence would say. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from localoffer.facts.references import source_line
from localoffer.facts.shapes import KnownKind, KnownState, KnownValue, Site
from localoffer.facts.values import telephone_uri
from localoffer.facts.yaml_file import Loc, SourceMap
from localoffer.issues import Issue, Severity, did_you_mean

FILE = "known-values:known-values"
_NO_PHRASES = frozenset(("kind", "state", "whose", "instead", "since", "why", "source", "unit"))
"""Keys of both files under which no phrase stands."""
_DETAILS = (KnownKind.PHONE, KnownKind.EMAIL, KnownKind.WEB)
_PART, _WORD = re.compile("[…&|]"), re.compile(r"[\w£]")
_AROUND = re.compile(r"^(https?:)?//(www\.)?|^www\.|/+$")
"""What of a web address makes no other of it."""


def phrase_issues(value: Any, lines: SourceMap, loc: Loc = ()) -> Iterator[Issue]:
    """Yield an issue for each phrase, as it stands in a file, one part of which says nothing: every sentence would hold it."""
    if isinstance(value, str):
        for part in _PART.split(value):
            words = [word.strip() for word in part.split("/")]
            if not _WORD.search(part) or any(word and not word.strip("* ") for word in words):
                message = f'A part of "{value[:80]}" has no word of its own: every sentence would say it.'
                yield Issue(lines.path, lines.line(loc), "phrase-too-wide", message, "Say a word there, or take out the sign.")
                return
    elif isinstance(value, dict):
        is_detail = value.get("kind") in list(_DETAILS)
        for key, part in value.items():
            if key not in _NO_PHRASES and not (is_detail and key == "value"):
                yield from phrase_issues(part, lines, (*loc, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from phrase_issues(part, lines, (*loc, index))


def known_value_issues(site: Site) -> Iterator[Issue]:
    """Yield an issue for each entry that calls a detail of ours wrong, or that another entry contradicts."""
    ours = dict(_ours(site))
    seen: dict[tuple[KnownKind, str], tuple[KnownState, int]] = {}
    for index, known in enumerate(site.known_values):
        path, line = source_line(site, FILE, index, "value")
        form = _form(known.kind, known.value)
        fact = ours.get((known.kind, form))
        if fact and known.state in (KnownState.FORMER, KnownState.WRONG):
            home, _ = source_line(site, fact)
            message = f'"{known.value}" is said to be {known.state}, and {home} gives it today: every right page would be told.'
            yield Issue(path, line, "known-value-is-ours", message, f"Take it out here, or put {home} right.")
        state, at = seen.setdefault((known.kind, form), (known.state, line))
        if state is not known.state:
            yield Issue(path, line, "known-value-twice", _twice(known, state, at), "Keep one.")


def limit_issues(site: Site) -> Iterator[Issue]:
    """Yield a notice for each time limit that we know words for and do not have: a slip, or one that another site has."""
    for id_ in sorted(site.said_elsewhere.limits.keys() - site.declared_ids["deadline"]):
        path, line = source_line(site, "said-elsewhere:said-elsewhere", "limits", id_)
        message = f'There is no deadline "{id_}" in content/deadlines.yml, so nothing is judged by these words.'
        yield Issue(path, line, "unknown-deadline", message, did_you_mean(id_, site.deadlines), Severity.NOTICE)


def _twice(known: KnownValue, state: KnownState, line: int) -> str:
    return f'"{known.value[:80]}" is {known.state} here, and {state} in line {line}.'


def _ours(site: Site) -> Iterator[tuple[tuple[KnownKind, str], str]]:
    """Yield ((kind, form), fact) for each contact detail of today."""
    for id_, contact in site.contacts.items():
        texts = [(KnownKind.PHONE, phone.number) for phone in contact.phones]
        texts += [(KnownKind.EMAIL, email.address) for email in contact.emails]
        texts += [(KnownKind.WEB, page.address) for page in contact.web]
        yield from (((kind, _form(kind, text)), f"contact:{id_}") for kind, text in texts)
    for id_, council in site.councils.items():
        if not council.has_ended(site.today):
            yield (KnownKind.WEB, _form(KnownKind.WEB, council.local_offer.address)), f"council:{id_}"


def _form(kind: KnownKind, text: str) -> str:
    """Return a value as it is compared, however somebody writes it."""
    if kind is KnownKind.PHONE:
        return telephone_uri(text)
    small = " ".join(text.casefold().split())
    return _AROUND.sub("", small) if kind is KnownKind.WEB else small
