"""Whether a council's copy is still current."""

from __future__ import annotations

import re
import sys
from functools import partial
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from localoffer.cli.common import json_option, print_issues, root_option
from localoffer.cli.machine import letter
from localoffer.issues import Issue

if TYPE_CHECKING:
    from localoffer.councils.drift import Copy

NOT_DONE = 2
"""The exit code that is no answer: what a weekly run must not take for an alarm."""
DRIFT_CODES = """
\b
Exit codes:
  0  everything that a copy says of contacts and time limits was judged, and is right
  1  ALARM: a number, an address, a time limit, a price or a right is wrong
  2  nothing was judged or written: the command was not understood, or the site has a fault, or the disk refused
  3  a copy has something old or wrong, but no alarm
  4  a copy could not be read
  5  nothing wrong was found, and a person must look at something that could not be judged
"""


@click.command(epilog=DRIFT_CODES)
@click.argument("places", nargs=-1, metavar="[ADDRESS OR FILE]...")
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML: a list of {name, where, council}.",
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write the report as a page.")
@click.option("--csv", "table", type=click.Path(dir_okay=False, path_type=Path), help="Also write it as a table.")
@click.option("--atom", type=click.Path(file_okay=False, path_type=Path), help="Also write an Atom feed for each copy here.")
@click.option("--keep", is_flag=True, help="Write what was found on the pages of councils into content/copies-seen.yml.")
@root_option
@json_option
def drift(
    places: tuple[str, ...],
    listed: Path | None,
    html: Path | None,
    table: Path | None,
    atom: Path | None,
    keep: bool,
    root: Path,
    as_json: bool,
) -> None:
    """Tell whether a council's copy of our words is still current.

    Give the address of the page, a page saved as .html, words saved as .txt, or - for standard input. What it states
    of the service is judged whatever its words: telephone numbers, addresses, hours, time limits, who must do what,
    price, ages and bodies of another time (content/known-values.yml and content/said-elsewhere.yml). Sentences of
    ours are found too, in any language, and are said to be as they are today, old (and since when), or changed in a
    word that matters. A copy has 30 seconds and 5 MB. One that cannot be read is told, and the others are judged.
    """
    from localoffer.acts import keep_copies
    from localoffer.clock import today
    from localoffer.councils import drift as drifting
    from localoffer.edition.undated import undated
    from localoffer.facts.layout import CONTENT
    from localoffer.issues import stops
    from localoffer.theme.environment import TemplateFaultError

    if not places and listed is None:
        raise click.UsageError("Say which copy: an address, a saved page, or --list copies.yml.")
    if keep and listed is None:
        raise click.UsageError("Only what is found on the copies of a list is kept: add --list copies.yml.")
    if nowhere := [_without_folder(each) for each in (html, table) if each is not None and not each.parent.is_dir()]:
        print_issues(nowhere, as_json)
        sys.exit(NOT_DONE)
    councils = {each.stem for each in (root / CONTENT / "councils").glob("*.yml")}
    on_list, issues = drifting.copies_of(listed, councils) if listed else ([], [])
    if issues:
        print_issues(issues, as_json)
        sys.exit(NOT_DONE)
    pages = drifting.read_copies([drifting.Copy(each, each) for each in places], Path())
    if listed is not None:
        pages |= drifting.read_copies(on_list, listed.parent)
    edition, issues = undated(root.resolve(), partial(drifting.languages_in, pages=list(pages.values())))
    if edition is None or stops(issues, strict=False):
        print_issues(issues, as_json)
        sys.exit(NOT_DONE)
    results = drifting.judged(drifting.corpus_of(edition), pages)
    made = drifting.Made(today(), version("localoffer"), edition.site.settings.address, drifting.where_ours_stand(edition))
    click.echo(drifting.as_json(results, made) if as_json else drifting.as_table(results, made), nl=False)
    try:
        if html is not None:
            html.write_text(drifting.as_html(results, edition.theme, made), encoding="utf-8")
        if table is not None:
            table.write_text(drifting.as_csv(results, made), encoding="utf-8", newline="")
        if atom is not None:
            atom.mkdir(parents=True, exist_ok=True)
            for name, copy in _file_names(list(results)).items():
                (atom / f"{name}.xml").write_text(drifting.as_atom(copy, results[copy], made), encoding="utf-8")
        if keep:
            (root / keep_copies.PATH).write_text(keep_copies.kept(edition.site.copies_seen, results, made.day), encoding="utf-8")
    except TemplateFaultError as fault:
        print_issues([fault.issue], False, err=True)
        sys.exit(NOT_DONE)
    except OSError as fault:
        told = letter(fault, root.resolve())
        if told is None:
            raise
        print_issues([told], False, err=True)  # what was found stands on standard output
        sys.exit(NOT_DONE)
    sys.exit(drifting.exit_code(results))


def _without_folder(file: Path) -> Issue:
    """Return what is told of a file that is to be written where no folder is."""
    message = f'There is no folder "{file.parent}", so nothing can be written into it.'
    return Issue(str(file), 1, "no-folder", message, "Make the folder first, or name another.")


def _file_names(copies: list[Copy]) -> dict[str, Copy]:
    """Return a name for the feed of each copy that holds only letters, digits and dashes; two of one name are numbered."""
    named: dict[str, Copy] = {}
    for copy in copies:
        plain = re.sub(r"[^a-z0-9]+", "-", copy.name.casefold()).strip("-")[:60] or "copy"
        numbered = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
        named[next(name for name in numbered if name not in named)] = copy
    return named
