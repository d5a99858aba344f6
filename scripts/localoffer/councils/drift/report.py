"""Report: what was found in each copy, for a web officer: as a table, a page that prints well, JSON, CSV or an Atom feed.

The worst copy comes first. Of each: what to change and to what, a line each; what is right stands folded away.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.our_pages import OurPages
from localoffer.councils.drift.sources import Copy
from localoffer.councils.drift.telling import (
    NOT_READ,
    SAYS,
    TO_CHECK,
    Results,
    counted,
    folded,
    grouped,
    in_short,
    judged,
    standing,
    to_tell,
    worst_first,
)
from localoffer.issues import spelt_out
from localoffer.pages.addresses import CHECK
from localoffer.theme import Theme

REPORT = f"{CHECK}report"
"""The address of its JSON Schema, without the ending."""
Shown = tuple[bool, list[tuple[str, str]]]
"""(whether it is an alarm, [(line, address of our page)]): what is shown of a sentence of a copy."""
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Made:
    """When a report was made, and of what."""

    day: dt.date
    version: str
    """The version of localoffer."""
    address: str
    """The address of our own site."""
    pages: OurPages = field(default_factory=OurPages)
    """Our own pages, to be led to."""

    def page(self, finding: Finding) -> str:
        """Return the address of our page where somebody can read what is right; our home page where no other says more of it."""
        return self.pages.best(finding.where, f"{finding.ours} {finding.said}") or self.address


class FindingShape(BaseModel):
    """One thing that a copy says (an entry of ``findings``)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    kind: Literal[
        "phone", "email", "deadline", "duty", "cost", "hours", "web", "ages", "duration", "place", "body", "notice", "claim",
        "text",
    ]  # fmt: skip
    """What it is about."""
    state: FindingState
    """current, old, altered, wrong, unjudged, reworded or missing."""
    alarm: bool
    """Somebody could ring nobody, miss a time limit, pay, or give up a right."""
    check: bool
    """A person must look: we cannot tell."""
    said: str
    """What the copy says."""
    ours: str
    """What is right instead."""
    where: str
    """Our page or fact."""
    page: str
    """Address of our page where that stands, or of the one that says most of it."""
    why: str
    """How we know."""
    since: dt.date | None
    """First day of the version that the copy has."""
    until: dt.date | None
    """The day we replaced it."""


class CopyShape(BaseModel):
    """What was found in one copy."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    where: str
    """Its address, or the path of the saved page."""
    name: str
    """Whose it is."""
    verdict: Verdict | Literal["not-read"]
    """What it is, all in all."""
    reason: str = ""
    """Why it could not be read."""
    locale: str | None = None
    """The language that its sentences of ours are in."""
    findings: list[FindingShape] = []
    """What it says, the worst first."""
    carried: dict[str, dict[str, int]] = {}
    """Our page -> ``current`` and ``all``: how many of its sentences the copy has."""
    rest: int = 0
    """How many of its sentences say nothing that was judged."""
    not_judged: list[str] = []
    """Those sentences."""


class ReportShape(BaseModel):
    """The answer of ``localoffer drift --json``."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    day: dt.date
    """When it was made."""
    version: str
    """The version of localoffer that made it."""
    site: str
    """The address of our own site."""
    copies: list[CopyShape]
    """What was found in each copy, the worst first."""


def as_table(results: Results, made: Made) -> str:
    """Return a line on when and by what it was judged, and a few for each copy, the worst first."""
    lines = [f"{made.day}, localoffer {made.version}, judged by {made.address}"]
    lines += [f"{says}: {count}" for says, count in counted(results) if len(results) > 1]
    for copy, result in worst_first(results):
        lines.append(spelt_out(f"{copy.name}: {copy.where}" if copy.name != copy.where else copy.where))
        if isinstance(result, str):
            lines.append(f"  {result}")
            continue
        language = f", in {result.locale}" if result.locale else ""
        lines.append(f"  {SAYS[standing(result)]}{language}. {judged(result)}")
        for each in grouped(result):
            sign = "!" if each.alarm else "?" if each.check else "-"
            lines += [f"  {' ' if number else sign} {spelt_out(line)}" for number, (line, _) in enumerate(each.lines)]
        lines += [f"  {page}: {now} of {total} sentences are there" for page, (now, total) in result.carried.items()]
    return "\n".join(lines) + "\n"


def report(results: Results, made: Made) -> ReportShape:
    """Return everything that was found, what is right too."""
    copies = [_copy(*each, made) for each in worst_first(results)]
    return ReportShape(day=made.day, version=made.version, site=made.address, copies=copies)


def _copy(copy: Copy, result: DriftResult | str, made: Made) -> CopyShape:
    if isinstance(result, str):
        return CopyShape(where=copy.where, name=copy.name, verdict=NOT_READ, reason=result)
    fields = FindingShape.model_fields.keys() - {"page"}
    found = ({name: getattr(each, name) for name in fields} | {"page": made.page(each)} for each in result.findings)
    return CopyShape(
        where=copy.where,
        name=copy.name,
        verdict=result.verdict,
        locale=result.locale,
        findings=[FindingShape(**each) for each in found],
        carried={page: {"current": now, "all": total} for page, (now, total) in result.carried.items()},
        rest=len(result.rest),
        not_judged=list(result.rest),
    )


def as_json(results: Results, made: Made) -> str:
    """Return the report as JSON; it names its schema, which stands on our own site (and in ``content/.schema``)."""
    told = {"$schema": f"{made.address}{REPORT}.schema.json", **report(results, made).model_dump(mode="json")}
    # and not by outputs.json_files: outputs loads all that is published, which no run of drift needs
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def as_csv(results: Results, made: Made) -> str:
    """Return a row for each thing to change or check (RFC 4180), for a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("day", "copy", "address", "verdict", "kind", "state", "alarm", "it says", "write", "why", "our page"))
    for copy, result in worst_first(results):
        if isinstance(result, str):
            table.writerow(map(_cell, (made.day, copy.name, copy.where, NOT_READ, "", "", "", "", "", result, "")))
            continue
        for each in to_tell(result):
            alarm = "yes" if each.alarm else "no"
            said = (each.kind, each.state, alarm, each.said, each.ours, each.why, made.page(each))
            table.writerow(map(_cell, (made.day, copy.name, copy.where, result.verdict, *said)))
        if not to_tell(result):
            table.writerow(map(_cell, (made.day, copy.name, copy.where, result.verdict, "", "", "", "", "", judged(result), "")))
    return text.getvalue()


def _cell(value: object) -> str:
    """Return a value as it may stand in a spreadsheet: what begins like a formula is no formula (OWASP, CSV injection)."""
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def as_atom(copy: Copy, result: DriftResult | str, made: Made) -> str:
    """Return an Atom feed (RFC 4287) of one copy, with one entry for its verdict of the day: whoever keeps it can subscribe."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    own = f"tag:localoffer,2026:drift:{copy.where}"
    moment = f"{made.day.isoformat()}T00:00:00Z"
    lines = (
        [str(result)]
        if isinstance(result, str)
        else [judged(result), *(line for each in grouped(result) for line, _ in each.lines)]
    )
    title = f"{copy.name}: {SAYS[standing(result)]}"
    for name, words in (("id", own), ("title", f"Is the copy of {copy.name} right?"), ("updated", moment)):
        ET.SubElement(feed, name).text = _spoken(words)
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = made.address
    entry = ET.SubElement(feed, "entry")
    for name, words in (("id", f"{own}:{made.day}"), ("title", title), ("updated", moment), ("content", "\n".join(lines))):
        ET.SubElement(entry, name).text = _spoken(words)
    if copy.where.startswith(("https://", "http://")):
        ET.SubElement(entry, "link", {"rel": "alternate", "href": _spoken(copy.where)})
    pages = dict.fromkeys(made.page(each) for each in to_tell(result)) if isinstance(result, DriftResult) else {}
    for page in pages or [made.address]:
        ET.SubElement(entry, "link", {"rel": "related", "href": _spoken(page)})
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _spoken(text: str) -> str:
    """Return words without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign.isspace())


def as_html(results: Results, theme: Theme, made: Made) -> str:
    """Return a page without scripts that can be sent to the people who keep the copies, and printed."""
    ordered = worst_first(results)
    copies = [(copy, standing(result), *_said(result, made)) for copy, result in ordered]
    given = {"made": made, "counted": counted(results), "copies": copies, "says": SAYS, "in_short": in_short}
    return theme.environment.fill("layouts/drift.html", given)


def _said(result: DriftResult | str, made: Made) -> tuple[list[Shown], str, list[tuple[str, list[str]]]]:
    """Return (what to tell, how much was judged, [(title, what is folded away)])."""
    if isinstance(result, str):
        return [], result, []
    found = [(each.alarm, [(line, made.page(of) if of else "") for line, of in each.lines]) for each in grouped(result)]
    return found, judged(result), folded(result)


def exit_code(results: Results) -> int:
    """Return 1 for an alarm, else 4 if a copy could not be read, 3 if one is out of date, 5 if a person must look, else 0."""
    standings = {standing(result) for result in results.values()}
    for of, code in ((Verdict.ALARM, 1), (NOT_READ, 4), (Verdict.OUT_OF_DATE, 3), (Verdict.NOT_ABOUT, 5), (TO_CHECK, 5)):
        if of in standings:
            return code
    return 0
