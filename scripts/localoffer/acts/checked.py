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
from localoffer.html.text_blocks import digest
from localoffer.issues import Issue, did_you_mean
from localoffer.reports.audit import evidence


class Covered(NamedTuple):
    """A part of a fact that a check covers."""

    path: str
    line: int
    loc: Loc
    """Where in its file."""
    after: str
    """The key that its check is written behind."""
    value: str
    """The hash of what the check is of."""
    what: str
    """What that is."""


def covered(edition: Edition, names: Collection[str]) -> tuple[list[Covered], list[Issue]]:
    """Return what a check of these facts covers, or what is wrong with their names.

    A name is that of a fact, ``contact:helpline``, or of a part of it, ``contact:helpline.phones``; the second of them is
    ``contact:helpline.phones.2``. ``audit:who-can-help#complain`` is what meets a line of the law's checklist.
    """
    site, found, issues = edition.site, list[Covered](), list[Issue]()
    known = {**dict(_named(site)), **_audited(edition)}
    for name in names:
        if name in known:
            found += [each for each in known[name] if each not in found]
            continue
        kind, _, id_ = name.partition(":")
        if id_ in site.declared_ids.get(kind, ()):
            path, line = source_line(site, name)
            issues.append(Issue(path, line, "nothing-to-check", "Nothing in it can carry a check, or it has a fault."))
        else:
            hint = did_you_mean(name, known) or "A name is for example contact:helpline or contact:helpline.phones."
            issues.append(Issue("content", 1, "unknown-fact", f'There is no fact "{name}" that can be checked.', hint))
    return found, issues


def _named(site: Site) -> Iterator[tuple[str, list[Covered]]]:
    for key, fact in checkable(site).items():
        base = site.places[key][1][1]
        parts = [(loc, _of_fact(source_line(site, key, *loc), (*base, *loc), part)) for loc, part in checked_parts(fact)]
        names: dict[str, list[Covered]] = {}
        for loc, each in parts:
            for length in range(len(loc) + 1):
                name = ".".join([key, *(str(step + 1 if isinstance(step, int) else step) for step in loc[:length])])
                names.setdefault(name, []).append(each)
        yield from names.items()


def _of_fact(at: tuple[str, int], loc: Loc, part: Any) -> Covered:
    return Covered(*at, loc, "recorded_on", checked_hash(type(part), part), covers(type(part), part))


def _audited(edition: Edition) -> dict[str, list[Covered]]:
    """Return what a person may find good enough for the law's checklist."""
    found: dict[str, list[Covered]] = {}
    for index, part in enumerate(edition.site.audit):
        for number, line in enumerate(part.lines):
            passage = evidence(edition, line)
            if line.quality and passage is not None:
                loc = (index, "lines", number)
                at = source_line(edition.site, "audit:audit", *loc)
                each = Covered(*at, loc, "quality", digest(passage.text), f'{line.ask.text}: "{passage.title}"')
                found.setdefault(f"audit:{line.page}#{line.anchor}", []).append(each)
    return found


def sign(edition: Edition, parts: Collection[Covered], by: str, on: dt.date) -> None:
    """Write a check beside each of these parts."""
    for path in sorted({each.path for each in parts}):
        file = edition.root / path
        raw = file.read_bytes().decode("utf-8")
        text = raw.replace("\r\n", "\n")
        for each in parts:
            if each.path == path:
                check = {"checked_on": on, "checked_by": quoted(by), "checked_value": quoted(each.value)}
                text = with_keys_after(text, each.loc, each.after, check)
        file.write_text(text, encoding="utf-8", newline="\r\n" if "\r\n" in raw else "\n")
