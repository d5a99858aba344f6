"""Whether a council's copy is still current."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localoffer.cli.common import json_option, read_or_leave, root_option

DRIFT_CODES = """
\b
Exit codes:
  0  every copy is current in what it carries (shorter is not wrong)
  1  ALARM: a copy has a wrong telephone number, email address or time limit
  2  the command itself was not understood
  3  a copy has something old or altered, but no alarm
  4  a copy could not be read
"""


@click.command(epilog=DRIFT_CODES)
@click.argument("places", nargs=-1, metavar="[ADDRESS OR FILE]...")
@click.option(
    "--list", "listed", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A YAML list of {name, where}."
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write the report as a page.")
@root_option
@json_option
def drift(places: tuple[str, ...], listed: Path | None, html: Path | None, root: Path, as_json: bool) -> None:
    """Tell whether a council's copy of our words is still current.

    Give the address of the page, a page saved as .html, words saved as .txt, or - for standard input. Each
    telephone number, address, time limit and sentence of ours is found in it, in any language, and is said to be
    current, old (and since when), altered, in other words, or never ours. A sentence that is 80% ours (Dice, by
    words) is ours altered; from 55% on it is ours in other words. A copy has 30 seconds and 5 MB. One that cannot
    be read is told with the reason, and the others are judged.
    """
    from localoffer.councils import drift as drifting

    try:
        on_list = drifting.copies_of(listed) if listed else []
    except drifting.ListNotReadError as fault:
        raise click.UsageError(str(fault)) from fault
    if not places and listed is None:
        raise click.UsageError("Say which copy: an address, a saved page, or --list copies.yml.")
    edition = read_or_leave(root, as_json)
    corpus = drifting.corpus_of(edition)
    results = drifting.judged(corpus, [drifting.Copy(each, each) for each in places], Path())
    if listed is not None:
        results |= drifting.judged(corpus, on_list, listed.parent)
    click.echo(drifting.as_json(results) if as_json else drifting.as_table(results), nl=False)
    if html is not None:
        html.write_text(drifting.as_html(results, edition.theme), encoding="utf-8")
    sys.exit(drifting.exit_code(results))
