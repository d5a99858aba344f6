"""The command line: parse, call, print, exit code. Nothing is decided here.

A file for each group of commands. What a command needs is imported where it is used, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os

import click

from localoffer.cli import checked, drift, imports, many, new, publish, report, review, translate
from localoffer.cli.common import EXIT_CODES
from localoffer.cli.machine import Commands


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="localoffer")
def main() -> None:
    """Publish an information website from facts (content/) and pages (docs/).

    Begin with `localoffer serve` to see your edits, `localoffer check` before you commit, and
    `localoffer publish` to put the site into site/.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


for command in (
    *(publish.publish, publish.check, publish.serve, publish.schemas, report.status, report.audit),
    *(many.plan, many.collect, many.hashes),
    *(review.review, checked.checked, translate.translations, drift.drift, new.new, imports.imports),
):
    main.add_command(command)
