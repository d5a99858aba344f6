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

from localoffer import publish as publishing
from localoffer.acts import review as signing
from localoffer.acts import translate as records
from localoffer.acts.new_locale import new_locale
from localoffer.acts.schemas import schemas as all_schemas
from localoffer.build import Options, read
from localoffer.checks.outside_links import Politeness
from localoffer.clock import today
from localoffer.councils import drift as drifting
from localoffer.edition import Edition
from localoffer.facts.shapes import Method
from localoffer.issues import Issue, Severity, in_order, stops
from localoffer.outputs.audit import document
from localoffer.reports import audit as auditing
from localoffer.reports import plain_english as wording
from localoffer.reports.status import status as all_status
from localoffer.reports.translations import standings

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
    issues = publishing.publish(root.resolve(), Options(draft=draft, gallery=draft, address=address), _tell)
    _close(issues, as_json, "Published into site/.")


@main.group(epilog=EXIT_CODES, invoke_without_command=True)
@root_option
@json_option
@click.pass_context
def check(context: click.Context, root: Path, as_json: bool) -> None:
    """Say everything that is wrong with the facts, the pages and the site they make. Publishes nothing.

    Two more checks have names of their own: `check links` follows links, those to other websites too,
    and `check words` asks whether the words are plain.
    """
    if context.invoked_subcommand is not None:
        return
    issues = publishing.check(root.resolve(), _tell)
    _close(issues, as_json, "All is well.")


@check.command(epilog=EXIT_CODES)
@root_option
@click.option("--external", is_flag=True, help="Ask for the links to other websites too. Takes minutes; never part of a build.")
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two questions to one website.")
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
@click.option("--patience", default=60.0, show_default=True, help="The longest wait a busy website may ask for, in seconds.")
@json_option
def links(root: Path, external: bool, pause: float, timeout: float, patience: float, as_json: bool) -> None:
    """Follow every link of the built site: all languages, anchors, feeds, data, calendars.

    With --external, also ask for every link to another website. What is gone is to put right. What has
    moved for good, or does not answer now, is told. content/outside-links.yml lists what not to ask for.
    """
    politeness = Politeness(pause=pause, timeout=timeout, patience=patience) if external else None
    issues = publishing.check_links(root.resolve(), politeness, _tell)
    _close(issues, as_json, "Every link leads somewhere.")


@check.command(epilog=EXIT_CODES)
@root_option
@click.option("--figures", is_flag=True, help="Print the reading age and the length of sentences of every page as well.")
@json_option
def words(root: Path, figures: bool, as_json: bool) -> None:
    """Say where the English is not plain: hard pages, paragraphs and sentences, words to avoid, short forms.

    content/site.yml says how plain it must be, content/plain-words.yml which words to avoid. A page that
    must be harder says why in its front matter: hard_words.
    """
    edition, issues = read(root.resolve())
    if edition is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    if figures and not as_json:
        for line in wording.table(edition):
            click.echo(line)
    _close(wording.check(edition), as_json, "The words are plain.")


@main.command(epilog=EXIT_CODES)
@root_option
@click.option("--rule", "rules", multiple=True, help="Only this kind, for example review-overdue. May be said more than once.")
@json_option
def status(root: Path, rules: tuple[str, ...], as_json: bool) -> None:
    """List what a person must still do before a real launch: unchecked facts, unreviewed pages, gaps."""
    edition, issues = read(root.resolve())
    if edition is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    waiting = [issue for issue in all_status(edition) if not rules or issue.rule in rules]
    _print(waiting, as_json)
    if not as_json:
        click.echo(f"{len(waiting)} for a person to do." if waiting else "Nothing is waiting.", err=True)


@main.command(epilog=EXIT_CODES)
@root_option
@json_option
def audit(root: Path, as_json: bool) -> None:
    """Score the site against the law's checklist: each line met with its words, not met, or for a person to judge."""
    edition, issues = read(root.resolve())
    if edition is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    parts = auditing.audit(edition)
    if as_json:
        click.echo(document(edition, parts).model_dump_json(indent=2))
        return
    for line in auditing.lines(edition, parts):
        click.echo(line)


@main.command(epilog=EXIT_CODES)
@root_option
@click.argument("path")
@click.option("--by", help="Your name: the person who has read the whole page.")
@click.option("--note", default="", help="What you read or found, in a sentence. Needed for each of many pages on one day.")
@click.option("--yes", is_flag=True, help="Do not ask; you have read the page.")
@click.option("--withdraw", is_flag=True, help="Take the review out instead: its words are no longer the page's.")
def review(root: Path, path: str, by: str | None, note: str, yes: bool, withdraw: bool) -> None:
    """Say that you have read the whole page and found it right: localoffer review docs/en/faqs.md --by "Your Name".

    First shows what changed since the last review. Then writes the day, your name, and hashes of the
    words and facts you saw into the page's front matter. A review covers these and no others.
    """
    edition, issues = read(root.resolve())
    if edition is None:
        _close(issues, False, "")
        return
    page, faults = signing.page_at(edition, path)
    if page is None:
        _close(faults, False, "")
        return
    if withdraw:
        signing.withdraw(edition, page)
        click.echo(f"{path}: the review is taken out. Commit the page.", err=True)
        return
    if not by:
        raise click.UsageError("Say who has read the page: --by.")
    broken = [each for each in issues if each.path == path and each.severity is Severity.ERROR]
    faults = [each for each in broken if not each.rule.startswith("review-")]
    _refuse([*faults, *signing.refusals(edition, page, by, note)])
    for line in signing.since_last_review(edition, page):
        click.echo(line)
    if not yes:
        click.confirm("Have you read the whole page, and is all of it right?", abort=True, err=True)
    due = signing.sign(edition, page, by, note)
    click.echo(f"{path}: reviewed by {by}. Next check due by {due}. Commit the page.", err=True)


def _refuse(issues: Sequence[Issue]) -> None:
    if issues:
        _close(issues, False, "")


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
    edition, issues = read(root.resolve())
    if edition is None or stops(issues, strict=False):
        _close(issues, as_json, "")
        return
    results = drifting.judged(drifting.corpus_of(edition), copies, listed.parent if listed else Path())
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
    edition, _ = _opened(context.obj)
    found = standings(edition)
    if as_json:
        click.echo(json.dumps([each.model_dump(mode="json") for each in found], indent=2, ensure_ascii=False))
        return
    for tag, locale in edition.locales.items():
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


def _opened(root: Path) -> tuple[Edition, list[Issue]]:
    edition, issues = read(root)
    if edition is None:
        _close(issues, False, "")
        raise SystemExit(1)
    return edition, issues


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
    """Say that a page (docs/pl/faqs.md) is up to date now, or bring a locale's catalogue (pl) up to the words of today.

    For a page it is refused while its numbers, dates, links and embed codes are not those of the source. In a catalogue
    new words get an empty entry, and what has changed is marked fuzzy, with the words it was made from.
    """
    edition, _ = _opened(root)
    refused: list[Issue] = []
    for each in what:
        try:
            is_locale = each in edition.locales and each != edition.default
            click.echo(records.update_words(edition, each, method) if is_locale else records.update_page(edition, each, method))
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
    edition, _ = _opened(root)
    if what in edition.locales and what != edition.default:
        for path, line, words in records.changed_words(edition, what):
            click.echo(f"{path}:{line}: {words}")
        return
    try:
        changed, gone = records.changes(edition, what)
        source = edition.source_of(records.page_at(edition, what))
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
    """Say that you speak the language and have read all of a page (docs/pl/faqs.md), or of a catalogue (pl)."""
    edition, issues = _opened(root)
    if what in edition.locales and what != edition.default:
        _act(partial(records.sign_words, edition, what, name, today(), issues))
    else:
        _act(partial(records.sign_page, edition, what, name, today()))


@translations.command()
@click.option("--interface", is_flag=True, help="For developers: merge the program's own catalogues with its words of today.")
@click.pass_obj
def extract(root: Path, interface: bool) -> None:
    """Write content/translations/site.pot: every word of the facts, as a template for a new language or for Weblate."""
    if interface:
        written = records.extract_interface()
    else:
        edition, _ = _opened(root)
        written = records.extract(edition)
    for name in written:
        click.echo(name)


@main.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("tag")
@root_option
def locale(root: Path, tag: str) -> None:
    """Begin a language: its folder, its words to translate, its line in content/site.yml. TAG is its BCP 47 tag, such as uk."""
    edition, _ = _opened(root.resolve())
    _act(partial(new_locale, edition, tag))


if __name__ == "__main__":
    main()
