"""Report: what was found in each copy, as a table for a terminal, as JSON, or as a page to send to a council."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from localoffer.councils.drift.finding import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.sources import Copy
from localoffer.theme import Theme

SAYS = {
    Verdict.ALARM: "ALARM: something that can hurt a family is wrong",
    Verdict.OUT_OF_DATE: "Out of date",
    Verdict.RIGHT: "All that we could judge is right",
    Verdict.NOT_ABOUT: "Not about this service",
}
SHOWN = (FindingState.OLD, FindingState.ALTERED, FindingState.WRONG, FindingState.UNJUDGED, FindingState.MISSING)
Results = Mapping[Copy, DriftResult | str]
"""Copy -> what was found, or why it could not be read."""


class CopyView(NamedTuple):
    """What the page says of one copy."""

    name: str
    where: str
    fault: str
    """Why it could not be read; empty where it was."""
    verdict: str = ""
    current: int = 0
    findings: tuple[tuple[str, bool], ...] = ()
    """(what was found, whether it is an alarm)."""


def told(finding: Finding) -> str:
    """Return a finding as a line that a web editor understands: what stands there, and what to write instead."""
    said, ours = f'"{finding.said}"', f" Write: {finding.ours}" if finding.ours else ""
    why = f" {finding.why}" if finding.why else ""
    if finding.state is FindingState.MISSING:
        return f"{finding.kind}: missing: the page names the service and gives no number. Ours: {finding.ours}."
    if finding.state is FindingState.UNJUDGED:
        return f"{finding.kind}: check this: {said}.{why}"
    if finding.state is FindingState.OLD:
        day = finding.until or finding.since
        return f"{finding.kind}: old: {said}{f', until {day}' if day else ''}.{ours}{why}"
    return f"{finding.kind}: {finding.state}: {said}.{ours}{why}"


def judged(result: DriftResult) -> str:
    """Return how much was judged, and how much was not, in a sentence."""
    right, open_ = result.counted(FindingState.CURRENT), sum(finding.check for finding in result.findings)
    wrong = sum(finding.wrong for finding in result.findings)
    return f"Right: {right}. Wrong or old: {wrong}. Not judged, for a person to check: {open_}."


def as_table(results: Results) -> str:
    """Return a few lines for each copy, the worst findings first."""
    lines = []
    for copy, result in results.items():
        lines.append(f"{copy.name}: {copy.where}" if copy.name != copy.where else copy.where)
        if isinstance(result, str):
            lines.append(f"  could not be read: {result}")
            continue
        language = f", in {result.locale}" if result.locale else ""
        lines.append(f"  {SAYS[result.verdict]}{language}. {judged(result)}")
        lines += [f"  {'! ' if each.alarm else '- '}{told(each)}" for each in result.findings if each.state in SHOWN]
        lines += [f"  {page}: {now} of {total} sentences are there" for page, (now, total) in result.carried.items()]
    return "\n".join(lines) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "state": str(finding.state),
        "alarm": finding.alarm,
        "check": finding.check,
        "said": finding.said,
        "ours": finding.ours,
        "where": finding.where,
        "why": finding.why,
        "since": str(finding.since) if finding.since else None,
        "until": str(finding.until) if finding.until else None,
    }


def as_json(results: Results) -> str:
    """Return everything, the current findings too."""
    copies = []
    for copy, result in results.items():
        entry: dict[str, Any] = {"where": copy.where, "name": copy.name}
        if isinstance(result, str):
            entry |= {"verdict": "not-read", "reason": result}
        else:
            entry |= {"verdict": str(result.verdict), "locale": result.locale, "findings": [_plain(f) for f in result.findings]}
            entry["carried"] = {page: {"current": now, "all": total} for page, (now, total) in result.carried.items()}
        copies.append(entry)
    return json.dumps({"copies": copies}, indent=2, ensure_ascii=False) + "\n"


def as_html(results: Results, theme: Theme) -> str:
    """Return a page without scripts that can be sent to the people who keep the copies."""
    return theme.environment.get_template("layouts/drift.html").render(copies=[_view(*each) for each in results.items()])


def _view(copy: Copy, result: DriftResult | str) -> CopyView:
    if isinstance(result, str):
        return CopyView(copy.name, copy.where, fault=result)
    shown = tuple((told(each), each.alarm) for each in result.findings if each.state in SHOWN)
    return CopyView(copy.name, copy.where, "", SAYS[result.verdict], result.counted(FindingState.CURRENT), shown)


def exit_code(results: Results) -> int:
    """Return 1 for an alarm, else 4 if a copy could not be read, 3 if one is out of date, 5 if a person must look, else 0."""
    verdicts = {result.verdict if not isinstance(result, str) else "not-read" for result in results.values()}
    for verdict, code in ((Verdict.ALARM, 1), ("not-read", 4), (Verdict.OUT_OF_DATE, 3), (Verdict.NOT_ABOUT, 5)):
        if verdict in verdicts:
            return code
    is_open = any(each.check for result in results.values() if not isinstance(result, str) for each in result.findings)
    return 5 if is_open else 0
