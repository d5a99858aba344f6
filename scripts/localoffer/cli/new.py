"""Begin something new."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from localoffer.cli.common import act, root_option
from localoffer.cli.translate import opened


@click.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What the service is called, such as: Portage home visiting.")
@click.option("--provider", default="", help="Who runs it, if you know.")
@click.option("--languages", default="en", show_default=True, help="Its languages, English first: en,ur,uk.")
def site(folder: Path, name: str, provider: str, languages: str) -> None:
    """Begin a site in FOLDER, which must not be there yet. It publishes at once, and says nothing but its name."""
    from localoffer.acts.new_site import new_site
    from localoffer.clock import today

    tags = [tag.strip() for tag in languages.split(",")]
    act(partial(new_site, folder.resolve(), name, provider, tags, today()))


@new.command()
@click.argument("tag")
@root_option
def locale(root: Path, tag: str) -> None:
    """Begin a language: its folder, its words to translate, its line in content/site.yml. TAG is its BCP 47 tag, such as uk."""
    from localoffer.acts.new_locale import new_locale

    edition = opened(root.resolve())[0]
    act(partial(new_locale, edition, tag))
