"""Report: what was found in each copy, as a table for a terminal, as JSON, or as a page to send to a council."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from localoffer.councils.drift.compare import DriftResult, Finding, FindingState, Verdict
from localoffer.councils.drift.sources import Copy
from localoffer.theme import Theme

SAYS = {
    Verdict.ALARM: "ALARM: a number, an address or a time limit is wrong",
    Verdict.OUTDATED: "Not current",
    Verdict.CURRENT: "Current in all that it carries",
    Verdict.NOT_A_COPY: "Nothing of ours was found",
}
SHOWN = (FindingState.OLD, FindingState.ALTERED, FindingState.MISSING, FindingState.REWORDED, FindingState.NEVER_OURS)
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
    """Return a finding as a line that a web editor understands."""
    where = f" ({finding.where})" if finding.where else ""
    if finding.state is FindingState.OLD:
        days = f"we replaced it on {finding.until}" if finding.until else "we replaced it"
        now = f' Now: "{finding.ours}"' if finding.ours else ""
        return f'{finding.kind}: old: "{finding.said}": {days}{where}.{now}'
    if finding.state is FindingState.MISSING:
        return f"{finding.kind}: missing: the copy gives none. Ours: {finding.ours}{where}."
    if finding.state is FindingState.NEVER_OURS:
        return f'{finding.kind}: not ours: "{finding.said}": we never published this.'
    if finding.state is FindingState.REWORDED:
        return f'{finding.kind}: in other words: "{finding.said}". Ours: "{finding.ours}"{where}.'
    return f'{finding.kind}: {finding.state}: "{finding.said}". Ours: "{finding.ours}"{where}.'


def _counted(result: DriftResult, state: FindingState) -> int:
    return sum(finding.state is state for finding in result.findings)


def as_table(results: Results) -> str:
    """Return a few lines for each copy, the worst findings first."""
    lines = []
    for copy, result in results.items():
        lines.append(f"{copy.name}: {copy.where}" if copy.name != copy.where else copy.where)
        if isinstance(result, str):
            lines.append(f"  could not be read: {result}")
            continue
        language = f", in {result.locale}" if result.locale else ""
        lines.append(f"  {SAYS[result.verdict]}{language}. Current: {_counted(result, FindingState.CURRENT)}.")
        lines += [f"  {'! ' if each.alarm else '- '}{told(each)}" for each in result.findings if each.state in SHOWN]
        lines += [f"  {page}: {now} of {total} sentences are there" for page, (now, total) in result.carried.items()]
    return "\n".join(lines) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "state": str(finding.state),
        "alarm": finding.alarm,
        "said": finding.said,
        "ours": finding.ours,
        "where": finding.where,
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
    return theme.environment.fill("layouts/drift.html", {"copies": [_view(*each) for each in results.items()]})


def _view(copy: Copy, result: DriftResult | str) -> CopyView:
    if isinstance(result, str):
        return CopyView(copy.name, copy.where, fault=result)
    shown = tuple((told(each), each.alarm) for each in result.findings if each.state in SHOWN)
    return CopyView(copy.name, copy.where, "", SAYS[result.verdict], _counted(result, FindingState.CURRENT), shown)


def exit_code(results: Results) -> int:
    """Return 1 for an alarm, else 4 if a copy could not be read, else 3 if one is not current, else 0."""
    verdicts = {result.verdict if not isinstance(result, str) else "not-read" for result in results.values()}
    for verdict, code in ((Verdict.ALARM, 1), ("not-read", 4), (Verdict.OUTDATED, 3)):
        if verdict in verdicts:
            return code
    return 0
