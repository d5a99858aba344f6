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
@click.option("--accent", default="", help='Its colour, such as "#0d4f52". Everything else of its look is worked out from it.')
@click.option("--languages", default="en", show_default=True, help="Its languages, English first: en,ur,uk.")
def site(folder: Path, name: str, provider: str, accent: str, languages: str) -> None:
    """Begin a site in FOLDER, which must not be there yet. It publishes at once, and says nothing but its name."""
    from localoffer.acts.new_site import new_site
    from localoffer.clock import today

    tags = [tag.strip() for tag in languages.split(",")]
    act(partial(new_site, folder.resolve(), name, provider, tags, today(), accent))


@new.command()
@click.argument("page_id", metavar="ID")
@click.option("--title", required=True, help="Its title.")
@click.option("--group", help="The group of content/navigation.yml that it stands in; the last one, if not given.")
@click.option("--role", help="What it is, such as privacy or help: the footer and other pages lead to it.")
@root_option
def page(root: Path, page_id: str, title: str, group: str | None, role: str | None) -> None:
    """Begin a page: its file, and its place in the navigation. ID is its name in addresses, such as opening-hours."""
    from localoffer.acts.new_page import new_page

    edition = opened(root.resolve())[0]
    act(partial(new_page, edition, page_id, title, group, role))


@new.command()
@click.argument("service_id", metavar="ID")
@click.option("--name", required=True, help="What it is called.")
@click.option("--contact", default="", help="Whom to reach first: an id of content/contacts/. One begins, if not given.")
@click.option("--source", required=True, help="What says so: an id of content/sources.yml.")
@root_option
def service(root: Path, service_id: str, name: str, contact: str, source: str) -> None:
    """Begin a service that the site lists: its file, and so its page. ID is its name in addresses, such as swimming."""
    from localoffer.acts.new_page import new_service

    edition = opened(root.resolve())[0]
    act(partial(new_service, edition, service_id, name, contact, source))


@new.command()
@click.argument("council_id", metavar="ID")
@click.option("--name", required=True, help="Its official name.")
@click.option("--short-name", default="", help="What people call it.")
@click.option("--local-offer", required=True, help="Address of its Local Offer.")
@click.option("--source", required=True, help="What says so: an id of content/sources.yml.")
@root_option
def council(root: Path, council_id: str, name: str, short_name: str, local_offer: str, source: str) -> None:
    """Begin a council: its file, and so its page. ID is its name in addresses, such as exampleshire."""
    from localoffer.acts.new_page import new_council

    edition = opened(root.resolve())[0]
    act(partial(new_council, edition, council_id, name, short_name, local_offer, source))


@new.command()
@click.argument("tag")
@root_option
def locale(root: Path, tag: str) -> None:
    """Begin a language: its folder, its words to translate, its line in content/site.yml. TAG is its BCP 47 tag, such as uk."""
    from localoffer.acts.new_locale import new_locale

    edition = opened(root.resolve())[0]
    act(partial(new_locale, edition, tag))
