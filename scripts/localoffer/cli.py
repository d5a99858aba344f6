"""The command line: parse, call, print, exit code. Nothing is decided here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from . import publish as publishing
from . import records
from .book import Book
from .clock import today
from .issues import Issue, Severity, in_order, stops
from .model import Method
from .new import new_locale
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


@main.group(invoke_without_command=True, epilog=EXIT_CODES)
@root_option
@json_option
@click.pass_context
def translations(context: click.Context, root: Path, as_json: bool) -> None:
    """Show how every translation stands: missing, outdated, outdated in facts or done; checked or not.

    Exit code 0 whatever it shows: a translation that lags never stops anybody.
    """
    context.obj = root.resolve()
    if context.invoked_subcommand is not None:
        return
    book, _ = _opened(context.obj)
    found = records.standings(book)
    if as_json:
        click.echo(json.dumps([each.as_json() for each in found], indent=2, ensure_ascii=False))
        return
    for tag, locale in book.locales.items():
        own = [each for each in found if each.locale == tag]
        if own:
            states = [each.state for each in own]
            counts = ", ".join(f"{states.count(name)} {name}" for name in dict.fromkeys(states))
            checked = sum(each.checked_by is not None for each in own)
            click.secho(f"\n{locale.settings.name} ({tag}): {counts}; {checked} of {len(own)} checked by a person", bold=True)
            for each in own:
                who = f"checked by {each.checked_by}, {each.checked_on}" if each.checked_by else "not checked"
                made = f"{each.method}, {who}" if each.method else ""
                behind = f" ({each.behind} behind)" if each.behind else ""
                click.echo(f"  {each.path:<38} {each.state + behind:<28} {made}".rstrip())


def _opened(root: Path) -> tuple[Book, list[Issue]]:
    book, issues = records.open_book(root)
    if book is None:
        _close(issues, False, "")
        raise SystemExit(1)
    return book, issues


def _act(act: Callable[[], str]) -> None:
    """Do what writes a record, or print why it is refused."""
    try:
        click.echo(act())
    except records.RefusedError as refusal:
        _print(in_order(refusal.issues), False)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)


@translations.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--method", type=click.Choice(list(Method)), help="Who or what translated it. As it was, or machine, if not given.")
@click.pass_obj
def update(root: Path, what: tuple[str, ...], method: Method | None) -> None:
    """Say that a translation is up to date now. WHAT is a page (docs/pl/faqs.md) or a locale's other words (pl).

    Refused while its numbers, dates, links and embed codes are not those of the source.
    """
    book, issues = _opened(root)
    refused: list[Issue] = []
    for each in what:
        try:
            is_locale = each in book.locales and each != book.default
            click.echo(records.update_words(book, each, method, issues) if is_locale else records.update_page(book, each, method))
        except records.RefusedError as refusal:
            refused += refusal.issues
    if refused:
        _print(in_order(refused), False)
        click.echo("What is named here was not written.", err=True)
        sys.exit(1)


@translations.command()
@click.argument("what")
@click.pass_obj
def changes(root: Path, what: str) -> None:
    """Print what is new or different in the source since WHAT was translated: a page, or a locale's other words (pl)."""
    book, _ = _opened(root)
    if what in book.locales and what != book.default:
        for path, line, words in records.changed_words(book, what):
            click.echo(f"{path}:{line}: {words}")
        return
    try:
        changed, gone = records.changes(book, what)
        source = book.source_of(records.page_at(book, what))
    except records.RefusedError as refusal:
        _print(refusal.issues, False)
        sys.exit(1)
    for block in changed:
        click.echo(f"{source.path}:{block.line}: {block.text}")
    if gone:
        click.echo(f"{gone} of the words it was translated from are there no more.", err=True)


@translations.command()
@click.argument("what")
@click.option("--by", "name", required=True, help="Your name, as readers will see it.")
@click.pass_obj
def sign(root: Path, what: str, name: str) -> None:
    """Say that you speak the language and have read all of a page (docs/pl/faqs.md) against the source."""
    book, _ = _opened(root)
    _act(partial(records.sign_page, book, what, name, today()))


@main.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("tag")
@root_option
def locale(root: Path, tag: str) -> None:
    """Begin a language: its folder, its words to translate, its line in content/site.yml. TAG is its BCP 47 tag, such as uk."""
    book, _ = _opened(root.resolve())
    _act(partial(new_locale, book, tag))


if __name__ == "__main__":
    main()
