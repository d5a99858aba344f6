"""The act of checking a fact."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from localoffer.cli.common import EXIT_CODES, leave, root_option
from localoffer.issues import Severity


@click.command(epilog=EXIT_CODES)
@root_option
@click.argument("names", nargs=-1, required=True, metavar="FACT...")
@click.option("--by", required=True, help="Your name: the person who rang, wrote or looked it up.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day you did, as 2026-11-23. Today, if not given.")
@click.option("--yes", is_flag=True, help="Do not ask; you have checked all of it.")
def checked(root: Path, names: tuple[str, ...], by: str, day: dt.datetime | None, yes: bool) -> None:
    """Say that you checked a fact and it is right: localoffer checked contact:helpline --by "Your Name".

    Name a fact (contact:…, deadline:…, council:…, notice:…, service:service), a part of one, such as contact:helpline.phones or
    contact:helpline.phones.2, or what meets a line of the law's checklist: audit:page#anchor. Lists what your check covers.
    Then writes the day, your name and a hash of each value beside it. Once a value changes, its check no longer counts.
    """
    from localoffer.acts import checked as checking
    from localoffer.build import read
    from localoffer.facts.values import EARLIEST

    if not by.strip() or not by.isprintable():
        raise click.BadParameter("say the name of the person who checked it.", param_hint="--by")
    edition, issues = read(root.resolve())
    if edition is None:
        leave(issues, False, "")
        return
    on = day.date() if day else edition.site.today
    if not EARLIEST <= on <= edition.site.today:
        raise click.BadParameter(f"{on} is not a day from {EARLIEST} to today, {edition.site.today}.", param_hint="--on")
    parts, faults = checking.covered(edition, names)
    paths = {each.path for each in parts} | {each.path for each in faults}
    faults += [each for each in issues if each.path in paths and each.severity is Severity.ERROR]
    if faults:
        leave(faults, False, "")
    for each in parts:
        click.echo(f"{each.path}:{each.line}: {each.what}")
    if not yes and sys.stdin.isatty():
        click.confirm("Have you checked all of this, and is it right?", abort=True, err=True)
    checking.sign(edition, parts, by.strip(), on)
    click.echo(f"Checked by {by.strip()} on {on}: {len(parts)}. Commit {', '.join(sorted(paths))}.", err=True)
