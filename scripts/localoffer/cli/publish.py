"""Publish, check, preview, and the schemas for editors' tools."""

from __future__ import annotations

from pathlib import Path

import click

from localoffer.cli.common import (
    EXIT_CODES,
    beside_issues,
    form_of,
    format_option,
    json_option,
    leave,
    read_or_leave,
    report,
    root_option,
)


@click.command(epilog=EXIT_CODES)
@root_option
@click.option("--draft", is_flag=True, help="Let edits through that are not committed; they carry no date.")
@click.option("--address", help="Publish for another address than the one in content/site.yml, ending in a slash.")
@click.option("--live", is_flag=True, help="For readers: stop where the address is nobody's, and say when it was built.")
@click.option(
    "--pdf",
    is_flag=True,
    help="Print each leaflet, and all pages as a booklet, as PDF too (with localoffer[pdf]).",
)
@click.option("--fresh", is_flag=True, help="Make everything anew: take nothing from what the last run has kept.")
@click.option("--jobs", type=click.IntRange(1, 64), help="How many processes work at once. Default: one for each core.")
@json_option
@format_option
def publish(
    root: Path, draft: bool, address: str | None, live: bool, pdf: bool, fresh: bool, jobs: int | None, as_json: bool
) -> None:
    """Build the site, check it, and put it into site/ in one step.

    Every page gets its "Page last updated" stamp from the git history, and the contact details go
    out as pages, stamps.json and contacts.json. If anything is wrong, site/ stays as it was.

    What is still true since the last run is kept in .localoffer-cache/ and not made again, which gives the same bytes.
    The last line says how many files were made; --json gives their addresses beside the issues, as "built".
    """
    from localoffer import publish as publishing
    from localoffer.build import Options
    from localoffer.workers import cores

    beside_issues(built=[], kept=0)
    how = Options(
        draft=draft, ready_only=not draft, gallery=draft, live=live, pdf=pdf, fresh=fresh, jobs=jobs or cores(), address=address
    )
    done = publishing.publish(root.resolve(), how, report)
    beside_issues(built=done.built, kept=done.kept)
    made = "1 file was made" if len(done.built) == 1 else f"{len(done.built):,} files were made"
    leave(done.issues, as_json, f"Published into site/. {made}{'' if fresh else f', {done.kept:,} kept'}.")


@click.group(epilog=EXIT_CODES, invoke_without_command=True)
@root_option
@click.option("--preview", type=click.Path(path_type=Path), help="Put the site into this new folder, to look at, wrong or not.")
@json_option
@format_option
@click.pass_context
def check(context: click.Context, root: Path, preview: Path | None, as_json: bool) -> None:
    """Say everything that is wrong with the facts, the pages and the site they make. Publishes nothing.

    With --preview the site is written all the same, as far as it goes, with what is wrong on top of every page.

    Two more checks have names of their own: `check links` follows links, those to other websites too,
    and `check words` asks whether the words are plain.
    """
    from localoffer import publish as publishing

    if context.invoked_subcommand is not None:
        return
    if preview is not None and (preview.exists() or not preview.absolute().parent.is_dir()):
        raise click.BadParameter(f"{preview} is there already, or has no folder to stand in.", param_hint="--preview")
    issues = publishing.check(root.resolve(), report)
    if preview is not None:
        publishing.preview(root.resolve(), preview.absolute(), report)
    leave(issues, as_json, "All is well.")


@check.command(epilog=EXIT_CODES)
@root_option
@click.option("--external", is_flag=True, help="Ask for the links to other websites too. Takes minutes; never part of a build.")
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two questions to one website.")
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
@click.option("--patience", default=60.0, show_default=True, help="The longest wait a busy website may ask for, in seconds.")
@json_option
@format_option
def links(root: Path, external: bool, pause: float, timeout: float, patience: float, as_json: bool) -> None:
    """Follow every link of the built site: all languages, anchors, feeds, data, calendars.

    With --external, also ask for every link to another website. What is gone is to put right. What has
    moved for good, or does not answer now, is told. content/outside-links.yml lists what not to ask for.
    """
    from localoffer import publish as publishing
    from localoffer.checks.outside_links import Politeness

    politeness = Politeness(pause=pause, timeout=timeout, patience=patience) if external else None
    issues = publishing.check_links(root.resolve(), politeness, report)
    leave(issues, as_json, "Every link leads somewhere.")


@check.command(epilog=EXIT_CODES)
@root_option
@click.option("--figures", is_flag=True, help="Print the words, the reading age and the hedging of every page as well.")
@json_option
@format_option
def words(root: Path, figures: bool, as_json: bool) -> None:
    """Say where the English is not plain: hard pages, paragraphs and sentences, words to avoid, short forms.

    In every language, say which published page spends a tenth of its words or more on what is not checked or not known.

    content/site.yml says how plain it must be, content/plain-words.yml which words to avoid. A page that
    must be harder says why in its front matter: hard_words.
    """
    from localoffer.checks import hedging
    from localoffer.issues import in_order
    from localoffer.reports import plain_english

    edition = read_or_leave(root, as_json)
    if figures and form_of(as_json) in {"text", "github"}:
        for line in hedging.table(edition):
            click.echo(line)
    leave(in_order([*plain_english.check(edition), *hedging.check(edition)]), as_json, "The words are plain.")


@click.command()
@root_option
@click.option("--port", default=8000, show_default=True, help="Where to listen on this machine.")
def serve(root: Path, port: int) -> None:
    """Show the site as you edit it, at http://127.0.0.1:8000/. Stop it with Ctrl-C."""
    from localoffer.host import live

    live.serve(root.resolve(), f"127.0.0.1:{port}")


@click.command()
@root_option
def schemas(root: Path) -> None:
    """Write content/.schema/, from which an editor's tool completes keys as you type."""
    from localoffer.acts.schemas import schemas as all_schemas
    from localoffer.disk import replace

    for path, text in all_schemas().items():
        replace(root.resolve(), root / path, text)
        click.echo(path)
