"""How translations stand, and the acts that say that one is up to date or checked."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from localoffer.cli.common import EXIT_CODES, act, json_option, leave, print_issues, root_option
from localoffer.issues import Issue, in_order

if TYPE_CHECKING:
    from localoffer.edition import Edition


@click.group(invoke_without_command=True, epilog=EXIT_CODES)
@root_option
@json_option
@click.pass_context
def translations(context: click.Context, root: Path, as_json: bool) -> None:
    """Show how every translation stands: missing, outdated, outdated in facts or done; checked or not.

    Exit code 0 whatever it shows: a translation that lags never stops anybody.
    """
    from localoffer.reports.translations import standings

    context.obj = root.resolve()
    if context.invoked_subcommand is not None:
        return
    edition, _ = opened(context.obj)
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


def opened(root: Path) -> tuple[Edition, list[Issue]]:
    """Return the edition of the site below ``root`` with its issues, or print why there is none and leave."""
    from localoffer.build import read

    edition, issues = read(root)
    if edition is None:
        leave(issues, False, "")
        raise SystemExit(1)
    return edition, issues


@translations.command()
@click.argument("what", nargs=-1, required=True)
@click.option(
    "--method", type=click.Choice(["machine", "human"]), help="Who or what translated it. As it was, or machine, if not given."
)
@click.pass_obj
def update(root: Path, what: tuple[str, ...], method: str | None) -> None:
    """Say that a page (docs/pl/faqs.md) is up to date now, or bring a locale's catalogue (pl) up to the words of today.

    For a page it is refused while its numbers, dates, links and embed codes are not those of the source. In a catalogue
    new words get an empty entry, and what has changed is marked fuzzy, with the words it was made from.
    """
    from localoffer.acts import translate
    from localoffer.facts.shapes import Method

    edition, _ = opened(root)
    made_by = Method(method) if method else None
    refused: list[Issue] = []
    for each in what:
        try:
            is_locale = each in edition.locales and each != edition.default
            click.echo(
                translate.update_words(edition, each, made_by) if is_locale else translate.update_page(edition, each, made_by)
            )
        except translate.RefusedError as refusal:
            refused += refusal.issues
    if refused:
        print_issues(in_order(refused), False)
        click.echo("What is named here was not written.", err=True)
        sys.exit(1)


@translations.command()
@click.argument("what")
@click.pass_obj
def changes(root: Path, what: str) -> None:
    """Print what is new or different in the source since WHAT was translated: a page, or a locale's other words (pl)."""
    from localoffer.acts import translate

    edition, _ = opened(root)
    if what in edition.locales and what != edition.default:
        for path, line, words in translate.changed_words(edition, what):
            click.echo(f"{path}:{line}: {words}")
        return
    try:
        changed, gone = translate.changes(edition, what)
        source = edition.source_of(translate.page_at(edition, what))
    except translate.RefusedError as refusal:
        print_issues(refusal.issues, False)
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
    from localoffer.acts import translate
    from localoffer.clock import today

    edition, issues = opened(root)
    if what in edition.locales and what != edition.default:
        act(partial(translate.sign_words, edition, what, name, today(), issues))
    else:
        act(partial(translate.sign_page, edition, what, name, today()))


@translations.command()
@click.option("--interface", is_flag=True, help="For developers: merge the program's own catalogues with its words of today.")
@click.pass_obj
def extract(root: Path, interface: bool) -> None:
    """Write content/translations/site.pot: every word of the facts, as a template for a new language or for Weblate."""
    from localoffer.acts import translate

    if interface:
        written = translate.extract_interface()
    else:
        edition, _ = opened(root)
        written = translate.extract(edition)
    for name in written:
        click.echo(name)
