"""Bring in what others have written down."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localoffer.cli.common import json_option, print_issues, root_option
from localoffer.cli.translate import opened
from localoffer.issues import Severity


@click.group(name="import")
def imports() -> None:
    """Bring in what others have written down."""


@imports.command("open-referral")
@click.argument("place", metavar="ADDRESS-OR-FILE")
@click.option("--source", default="", help="What says so: an id of content/sources.yml; one is added, if not given.")
@click.option("--take", "wanted", multiple=True, metavar="ID", help="Take what the feed says now of this service, or of all.")
@root_option
@json_option
def open_referral(place: str, source: str, wanted: tuple[str, ...], root: Path, as_json: bool) -> None:
    """Bring in the services of an Open Referral UK feed (HSDS-UK 3.0): a file of JSON, or the address of its API.

    Each becomes a file in content/services/ with its contact in content/contacts/, from that source and checked by nobody.
    Records that cannot come in are told one by one. A service that is here already stays as it is: what differs is told.
    """
    from localoffer.acts.imports.taken import take

    result = take(opened(root.resolve())[0], place, source, wanted)
    print_issues(result.issues, as_json)
    if not as_json:
        counted = f"{len(result.new)} new, {len(result.taken)} taken anew, {result.same} as in the feed"
        click.echo(f"{counted}, {len(result.issues)} to know. See what became of it: localoffer check", err=True)
    sys.exit(any(each.severity is not Severity.NOTICE for each in result.issues))
