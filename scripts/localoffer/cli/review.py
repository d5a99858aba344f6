"""The act of reviewing a page."""

from __future__ import annotations

from pathlib import Path

import click

from localoffer.cli.common import EXIT_CODES, leave, root_option
from localoffer.issues import Severity


@click.command(epilog=EXIT_CODES)
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
    from localoffer.acts import review as reviewing
    from localoffer.build import read

    edition, issues = read(root.resolve())
    if edition is None:
        leave(issues, False, "")
        return
    page, faults = reviewing.page_at(edition, path)
    if page is None:
        leave(faults, False, "")
        return
    if withdraw:
        reviewing.withdraw(edition, page)
        click.echo(f"{path}: the review is taken out. Commit the page.", err=True)
        return
    if not by:
        raise click.UsageError("Say who has read the page: --by.")
    of_page = [each for each in issues if each.path == path or each.path.startswith(".git")]  # the history says what is seen
    broken = [each for each in of_page if each.severity is Severity.ERROR]
    faults = [each for each in broken if not each.rule.startswith("review-")]
    if refused := [*faults, *reviewing.refusals(edition, page, by, note)]:
        leave(refused, False, "")
    for line in reviewing.since_last_review(edition, page):
        click.echo(line)
    if not yes:
        click.confirm("Have you read the whole page, and is all of it right?", abort=True, err=True)
    due = reviewing.sign(edition, page, by, note)
    click.echo(f"{path}: reviewed by {by}. Next check due by {due}. Commit the page.", err=True)
