"""What the commands share: their options, how they print issues, how they leave."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from localoffer.issues import Issue, Severity, in_order, spelt_out, stops

if TYPE_CHECKING:
    from localoffer.edition import Edition

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
EXIT_CODES = """
\b
Exit codes:
  0  all is well (there may be notices)
  1  something in content/, docs/ or on this machine must be put right; nothing was published
  2  the command itself was not understood
  130, 143  it was stopped, by Ctrl-C or TERM
"""


def _kept(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep an option's value where it can be found when the command itself has failed."""
    context.meta[f"localoffer.{parameter.name}"] = value
    return value


root_option = click.option(
    "--root",
    callback=_kept,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the site, with mkdocs.yml in it. Here, if not given.",
)
json_option = click.option("--json", "as_json", is_flag=True, callback=_kept, help="Print one JSON value on standard output.")


def report(text: str) -> None:
    """Say on standard error what is going on, where somebody is watching."""
    if sys.stderr.isatty():
        click.echo(f"{text} …", err=True)


def print_issues(issues: Sequence[Issue], as_json: bool, *, notices: bool = True) -> None:
    """Print issues on standard output: a line for each, or one JSON value."""
    shown = [issue for issue in issues if notices or issue.severity is not Severity.NOTICE]
    if as_json:
        text = json.dumps([issue.as_json() for issue in shown], indent=2, ensure_ascii=False)
        click.echo(text.encode(errors="backslashreplace"))  # the name of a file may hold half a sign
        return
    for issue in shown:
        place = click.style(f"{spelt_out(issue.path)}:{issue.line}:", bold=True)
        rule = click.style(f"{issue.rule}:", fg=COLOURS[issue.severity])
        click.echo(f"{place} {rule} {spelt_out(issue.message)} {spelt_out(issue.hint)}".rstrip())


def leave(issues: Sequence[Issue], as_json: bool, done: str) -> None:
    """Print the issues and a last line, and leave with the right code."""
    print_issues(issues, as_json)
    wrong = sum(issue.severity is not Severity.NOTICE for issue in issues)
    if not as_json:
        notices = len(issues) - wrong
        tail = f" ({notices} to know)" if notices else ""
        click.echo(f"{wrong} to put right{tail}. Nothing was published." if stops(issues) else f"{done}{tail}", err=True)
    sys.exit(1 if stops(issues) else 0)


def read_or_leave(root: Path, as_json: bool = False) -> Edition:
    """Return the edition of the site below ``root``, or print why there is none and leave."""
    from localoffer.build import read

    edition, issues = read(root.resolve())
    if edition is None or stops(issues, strict=False):
        leave(issues, as_json, "")
        raise SystemExit(1)
    return edition


def act(doing: Callable[[], str]) -> None:
    """Do what writes something down, or print why it is refused."""
    from localoffer.acts.translate import RefusedError

    try:
        click.echo(doing())
    except RefusedError as refusal:
        print_issues(in_order(refusal.issues), False)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
