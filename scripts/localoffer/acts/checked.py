"""The act of checking a fact: the day, the person and the hash of each value are written beside it, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from localoffer.acts.yaml_edit import quoted, with_keys_after
from localoffer.edition import Edition
from localoffer.facts.checking import checked_hash, covers
from localoffer.facts.references import checkable, checked_parts, source_line
from localoffer.facts.shapes import Site
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue, did_you_mean

AFTER = "recorded_on"
"""The key that a check is written behind."""


class Covered(NamedTuple):
    """A part of a fact that a check covers."""

    path: str
    line: int
    loc: Loc
    """Where in its file."""
    part: Any
    what: str
    """What the check is of."""


def covered(site: Site, names: Collection[str]) -> tuple[list[Covered], list[Issue]]:
    """Return what a check of these facts covers, or what is wrong with their names.

    A name is that of a fact, ``contact:mediation``, or of a part of it, ``contact:mediation.phones``; the second of them is
    ``contact:mediation.phones.2``.
    """
    known, found, issues = dict(_named(site)), list[Covered](), list[Issue]()
    for name in names:
        if name in known:
            found += [each for each in known[name] if each not in found]
            continue
        kind, _, id_ = name.partition(":")
        if id_ in site.declared_ids.get(kind, ()):
            path, line = source_line(site, name)
            issues.append(Issue(path, line, "nothing-to-check", "Nothing in it can carry a check, or it has a fault."))
        else:
            hint = did_you_mean(name, known) or "A name is for example contact:mediation or contact:mediation.phones."
            issues.append(Issue("content", 1, "unknown-fact", f'There is no fact "{name}" that can be checked.', hint))
    return found, issues


def _named(site: Site) -> Iterator[tuple[str, list[Covered]]]:
    for key, fact in checkable(site).items():
        base = site.places[key][1][1]
        parts = [
            (loc, Covered(*source_line(site, key, *loc), (*base, *loc), part, covers(type(part), part)))
            for loc, part in checked_parts(fact)
        ]
        names: dict[str, list[Covered]] = {}
        for loc, each in parts:
            for length in range(len(loc) + 1):
                name = ".".join([key, *(str(step + 1 if isinstance(step, int) else step) for step in loc[:length])])
                names.setdefault(name, []).append(each)
        yield from names.items()


def sign(edition: Edition, parts: Collection[Covered], by: str, on: dt.date) -> None:
    """Write a check beside each of these parts."""
    for path in sorted({each.path for each in parts}):
        file = edition.root / path
        raw = file.read_bytes().decode("utf-8")
        text = raw.replace("\r\n", "\n")
        for each in parts:
            if each.path == path:
                value = quoted(checked_hash(type(each.part), each.part))
                check = {"checked_on": on, "checked_by": quoted(by), "checked_value": value}
                text = with_keys_after(text, each.loc, AFTER, check)
        file.write_text(text, encoding="utf-8", newline="\r\n" if "\r\n" in raw else "\n")
