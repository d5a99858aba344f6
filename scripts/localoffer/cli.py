"""The command line: parse, call, print, exit code. Nothing is decided here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from . import drift as drifting
from . import publish as publishing
from .issues import Issue, Severity, stops
from .schemas import schemas as all_schemas
from .status import status as all_status

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
EXIT_CODES = """
\b
Exit codes:
  0  all is well (there may be notices)
  1  something in content/ or docs/ must be put right; nothing was published
  2  the command itself was not understood
"""

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the site, with mkdocs.yml in it. Here, if not given.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON value on standard output.")


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="localoffer")
def main() -> None:
    """Publish an information website from facts (content/) and pages (docs/).

    Begin with `localoffer serve` to see your edits, `localoffer check` before you commit, and
    `localoffer publish` to put the site into site/.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _tell(text: str) -> None:
    """Say on standard error what is going on, where somebody is watching."""
    if sys.stderr.isatty():
        click.echo(f"{text} …", err=True)


def _print(issues: Sequence[Issue], as_json: bool, *, notices: bool = True) -> None:
    shown = [issue for issue in issues if notices or issue.severity is not Severity.NOTICE]
    if as_json:
        click.echo(json.dumps([issue.as_json() for issue in shown], indent=2, ensure_ascii=False))
        return
    for issue in shown:
        place = click.style(f"{issue.path}:{issue.line}:", bold=True)
        rule = click.style(f"{issue.rule}:", fg=COLOURS[issue.severity])
        click.echo(f"{place} {rule} {issue.message} {issue.hint}".rstrip())


def _close(issues: Sequence[Issue], as_json: bool, done: str) -> None:
    """Print the issues and a last line, and leave with the right code."""
    _print(issues, as_json)
    wrong = sum(issue.severity is not Severity.NOTICE for issue in issues)
    if not as_json:
        notices = len(issues) - wrong
        tail = f" ({notices} to know)" if notices else ""
        click.echo(f"{wrong} to put right{tail}. Nothing was published." if stops(issues) else f"{done}{tail}", err=True)
    sys.exit(1 if stops(issues) else 0)


@main.command(epilog=EXIT_CODES)
@root_option
@click.option("--draft", is_flag=True, help="Let edits through that are not committed; they carry no date.")
@click.option("--address", help="Publish for another address than the one in content/site.yml, ending in a slash.")
@json_option
def publish(root: Path, draft: bool, address: str | None, as_json: bool) -> None:
    """Build the site, check it, and put it into site/ in one step.

    Every page gets its "Page last updated" stamp from the git history, and the contact details go
    out as pages, stamps.json and contacts.json. If anything is wrong, site/ stays as it was.
    """
    _, issues = publishing.publish(root.resolve(), draft=draft, address=address, tell=_tell)
    _close(issues, as_json, "Published into site/.")


@main.command(epilog=EXIT_CODES)
@root_option
@json_option
def check(root: Path, as_json: bool) -> None:
    """Say everything that is wrong with the facts, the pages and the site they make. Publishes nothing."""
    _, issues = publishing.check(root.resolve(), tell=_tell)
    _close(issues, as_json, "All is well.")


@main.command(epilog=EXIT_CODES)
@root_option
@json_option
def status(root: Path, as_json: bool) -> None:
    """List what a person must still do before a real launch: unchecked facts, unreviewed pages, gaps."""
    book, issues = publishing.look(root.resolve(), tell=_tell)
    if book is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    waiting = all_status(book)
    _print(waiting, as_json)
    if not as_json:
        click.echo(f"{len(waiting)} for a person to do." if waiting else "Nothing is waiting.", err=True)


DRIFT_CODES = """
\b
Exit codes:
  0  every copy is current in what it carries (shorter is not wrong)
  1  ALARM: a copy has a wrong telephone number, email address or time limit
  2  the command itself was not understood
  3  a copy has something old or altered, but no alarm
  4  a copy could not be read
"""


@main.command(epilog=DRIFT_CODES)
@click.argument("places", nargs=-1, metavar="[ADDRESS OR FILE]...")
@click.option(
    "--list", "listed", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A YAML list of {name, where}."
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write the report as a page.")
@root_option
@json_option
def drift(places: tuple[str, ...], listed: Path | None, html: Path | None, root: Path, as_json: bool) -> None:
    """Tell whether a council's copy of our words is still current.

    Give the address of the page, or a page saved as .html. Each telephone number, address, time limit and
    sentence of ours is found in it, in any language, and is said to be current, old (and since when), altered,
    in other words, or never ours. A sentence that is 80% ours (Dice, by words) is ours altered; from 55% on it
    is ours in other words.
    """
    try:
        copies = [*(drifting.Copy(each, each) for each in places), *(drifting.copies_of(listed) if listed else [])]
    except drifting.CopyNotReadError as fault:
        raise click.UsageError(str(fault)) from fault
    if not copies and listed is None:
        raise click.UsageError("Say which copy: an address, a saved page, or --list copies.yml.")
    book, issues = publishing.look(root.resolve(), tell=_tell)
    if book is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    results = drifting.judged(drifting.canon_of(book), copies, listed.parent if listed else Path())
    click.echo(drifting.as_json(results) if as_json else drifting.as_table(results), nl=False)
    if html is not None:
        html.write_text(drifting.as_html(results), encoding="utf-8")
    sys.exit(drifting.exit_code(results))


@main.command()
@root_option
@click.option("--port", default=8000, show_default=True, help="Where to listen on this machine.")
def serve(root: Path, port: int) -> None:
    """Show the site as you edit it, at http://127.0.0.1:8000/. Stop it with Ctrl-C."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-f", str(root / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    sys.exit(subprocess.run(command, check=False).returncode)


@main.command()
@root_option
def schemas(root: Path) -> None:
    """Write content/.schema/, from which an editor's tool completes keys as you type."""
    for path, text in all_schemas().items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        click.echo(path)


if __name__ == "__main__":
    main()
