"""What a person must know: what is left to do, and how the site stands before the law."""

from __future__ import annotations

import json
from pathlib import Path

import click

from localoffer.cli.common import EXIT_CODES, json_option, print_issues, read_or_leave, root_option


@click.command(epilog=EXIT_CODES)
@root_option
@click.option("--rule", "rules", multiple=True, help="Only this kind, for example review-overdue. May be said more than once.")
@json_option
def status(root: Path, rules: tuple[str, ...], as_json: bool) -> None:
    """List what a person must still do before a real launch, by kind and by who must do it, the most urgent first."""
    from localoffer.reports.status import by_who, grouped
    from localoffer.reports.status import status as all_status

    edition = read_or_leave(root, as_json)
    waiting = [task for task in all_status(edition) if not rules or task.issue.rule in rules]
    if as_json:
        click.echo(json.dumps([task.as_json() for task in waiting], indent=2, ensure_ascii=False))
        return
    for heading, issues in grouped(waiting):
        click.secho(heading, bold=True)
        print_issues(issues, as_json)
        click.echo()
    for who, count in by_who(waiting):
        click.echo(f"{count:>5} for {who}")
    click.echo(f"{len(waiting)} for a person to do." if waiting else "Nothing is waiting.", err=True)


@click.command(epilog=EXIT_CODES)
@root_option
@json_option
def audit(root: Path, as_json: bool) -> None:
    """Score the site against the law's checklist: each line met with its words, not met, or for a person to judge."""
    from localoffer.outputs.audit import document
    from localoffer.reports import audit as auditing

    edition = read_or_leave(root, as_json)
    parts = auditing.audit(edition)
    if as_json:
        click.echo(document(edition, parts).model_dump_json(indent=2))
        return
    for line in auditing.lines(edition, parts):
        click.echo(line)
