"""Many sites of one publisher: which machine builds which, all of them in one place, and which files have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from localoffer.cli.common import EXIT_CODES, leave
from localoffer.issues import Issue, stops

if TYPE_CHECKING:
    from localoffer.many.sites import Site

_sites = click.argument("names", nargs=-1, required=True, metavar="SITE-OR-LIST...", type=click.Path(path_type=Path))


@click.command(epilog=EXIT_CODES)
@_sites
@click.option("--shards", default=1, show_default=True, type=click.IntRange(1, 256), help="On how many machines, at most.")
@click.option(
    "--format", "form", default="github", show_default=True, type=click.Choice(["github", "gitlab"]), help="Whose matrix."
)
@click.option("--changed-since", "commit", default="", help="Leave out sites that no commit since this one has touched.")
def plan(names: tuple[Path, ...], shards: int, form: str, commit: str) -> None:
    """Share sites out evenly among machines, as a matrix of GitHub's or GitLab's.

    Name the folders of the sites, or a YAML file that lists them. Nothing is built: pages are counted, in every language. The
    same sites give the same plan. With --changed-since, a change outside every site counts as one of each.
    """
    from localoffer.many import changed
    from localoffer.many import shards as sharding

    sites = _read(names)
    some = changed.changed(sites, commit, Path()) if commit else None
    if commit and some is None:
        click.echo("What all sites share was changed, or there is no such commit here: all of them are planned.", err=True)
    shared = sharding.split(sites if some is None else some, shards)
    click.echo(sharding.github(shared) if form == "github" else sharding.gitlab(shared), nl=False)


@click.command(epilog=EXIT_CODES)
@_sites
@click.option("--into", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to put them into.")
def collect(names: tuple[Path, ...], into: Path) -> None:
    """Put published sites into one folder, each where its address says, and print the place of each.

    https://council.example/send/ stands in council.example/send/ there. What an earlier run put in that place is replaced.
    """
    from localoffer.many import collect as collecting

    sites = _read(names)
    _stop_at(collecting.collect(sites, into))
    for site in sites:
        click.echo(site.place)


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--since", "older", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Compare with this earlier list."
)
@click.option("--new", "what", flag_value="new", help="Say only what must go up, files that pages need before the pages.")
@click.option("--gone", "what", flag_value="gone", help="Say only what must go away.")
def hashes(folder: Path, older: Path | None, what: str | None) -> None:
    """List the SHA-256 of every file of a published FOLDER, for `sha256sum -c`; or what has changed since such a list.

    With --since, each file that must go up stands behind a +, each that must go away behind a -. With --new or --gone, their
    paths stand alone.
    """
    from localoffer.many import hashes as hashing

    if what and older is None:
        raise click.UsageError(f"--{what} needs --since: the list of an earlier run, or /dev/null.")
    now, issues = hashing.of_folder(folder)
    old, more = hashing.read(older.as_posix(), older.read_bytes()) if older else ({}, [])
    _stop_at([*issues, *more])
    if older is None:
        click.echo(hashing.as_text(now), nl=False)
        return
    found = hashing.changes(old, now)
    both = (*(f"+ {path}" for path in found.new), *(f"- {path}" for path in found.gone))
    lines = {"new": found.new, "gone": found.gone}.get(what or "", both)
    click.echo(os.fsencode("".join(f"{line}\n" for line in lines)), nl=False)


def _read(names: Sequence[Path]) -> list[Site]:
    """Return the sites that are named, or say what is wrong with them and leave."""
    from localoffer.many.sites import read

    sites, issues = read(names)
    _stop_at(issues)
    return sites


def _stop_at(issues: Sequence[Issue]) -> None:
    """Leave where something is wrong. It is said on standard error: what a plan or a list is asked for goes into a file."""
    if stops(issues):
        leave(issues, False, "", err=True)
