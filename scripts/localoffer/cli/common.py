"""What the commands share: their options, how they print issues, how they leave."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from localoffer.cli import formats
from localoffer.issues import Issue, Severity, in_order, spelt_out, stops

if TYPE_CHECKING:
    from localoffer.edition import Edition

_BESIDE = "localoffer.beside"
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
format_option = click.option(
    "--format",
    "form",
    expose_value=False,
    type=click.Choice(["text", "json", "github", "gitlab"]),
    callback=_kept,
    help="How to say what is wrong: text; json (the same as --json); github (each at its line of a pull request); gitlab "
    "(a Code Quality report). In a workflow of GitHub it is github, if not given, with a summary in plain words.",
)
json_option = click.option("--json", "as_json", is_flag=True, callback=_kept, help="Print one JSON value on standard output.")


def beside_issues(**values: object) -> None:
    """Say more than issues in JSON: what this command prints is an object then, with these values beside the issues."""
    click.get_current_context().meta[_BESIDE] = values


def report(text: str) -> None:
    """Say on standard error what is going on, where somebody is watching."""
    if sys.stderr.isatty():
        click.echo(f"{text} …", err=True)


def form_of(as_json: bool) -> str:
    """Return the form in which this command says what is wrong: the one asked for, else that of where it runs."""
    context = click.get_current_context(silent=True)
    has_choice = context is not None and "localoffer.form" in context.meta
    if context is not None and has_choice and (asked := context.meta["localoffer.form"]):
        return str(asked)
    usual = "github" if has_choice and os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    return "json" if as_json else usual


def print_issues(issues: Sequence[Issue], as_json: bool, *, notices: bool = True, err: bool = False) -> None:
    """Print issues on standard output, or standard error: a line for each, or as a machine wants them."""
    shown = [issue for issue in issues if notices or issue.severity is not Severity.NOTICE]
    form = form_of(as_json)
    if form in {"github", "gitlab"}:
        make = formats.github if form == "github" else formats.gitlab
        click.echo(make(formats.below(shown, _in_repository())).encode(errors="backslashreplace"), nl=False, err=err)
        return
    if form == "json":
        told, context = [issue.as_json() for issue in shown], click.get_current_context(silent=True)
        more = context.meta.get(_BESIDE) if context else None
        text = json.dumps(told if more is None else {"issues": told, **more}, indent=2, ensure_ascii=False)
        click.echo(text.encode(errors="backslashreplace"), err=err)  # the name of a file may hold half a sign
        return
    for issue in shown:
        place = click.style(f"{spelt_out(issue.path)}:{issue.line}:", bold=True)
        rule = click.style(f"{issue.rule}:", fg=COLOURS[issue.severity])
        click.echo(f"{place} {rule} {spelt_out(issue.message)} {spelt_out(issue.hint)}".rstrip(), err=err)


def leave(issues: Sequence[Issue], as_json: bool, done: str, *, err: bool = False) -> None:
    """Print the issues, on standard error where output is asked for, and a last line, and leave with the right code."""
    print_issues(issues, as_json, err=err)
    form = form_of(as_json)
    if form == "github":
        _summarise(issues, done)
    wrong = sum(issue.severity is not Severity.NOTICE for issue in issues)
    if form in {"text", "github"}:
        notices = len(issues) - wrong
        tail = f" ({notices} to know)" if notices else ""
        click.echo(f"{wrong} to put right{tail}. Nothing was published." if stops(issues) else f"{done}{tail}", err=True)
    sys.exit(1 if stops(issues) else 0)


def _in_repository() -> str:
    """Return the folder of the site in the repository that the host shows."""
    top = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    context = click.get_current_context(silent=True)
    root = (context.meta.get("localoffer.root", Path()) if context else Path()).resolve()
    return root.relative_to(Path(top).resolve()).as_posix() if top and root.is_relative_to(Path(top).resolve()) else "."


def _summarise(issues: Sequence[Issue], done: str) -> None:
    """Add what was found to the summary of a workflow's run (GitHub Docs, "Adding a job summary"), if there is one."""
    file, asked = os.environ.get("GITHUB_STEP_SUMMARY"), os.environ
    if not file:
        return
    place = [asked.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    address = f"{place[0]}/{place[1]}/blob/{place[2]}" if all(place) else ""
    with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as out:
        out.write(formats.summary(formats.below(issues, _in_repository()), done, address))


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
