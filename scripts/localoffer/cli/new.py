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
@click.argument("tag")
@root_option
def locale(root: Path, tag: str) -> None:
    """Begin a language: its folder, its words to translate, its line in content/site.yml. TAG is its BCP 47 tag, such as uk."""
    from localoffer.acts.new_locale import new_locale

    edition = opened(root.resolve())[0]
    act(partial(new_locale, edition, tag))
