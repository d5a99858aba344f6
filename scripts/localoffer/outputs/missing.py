"""The 404 page of each locale, for hosts that answer with the nearest of them; the default one leads to every language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from localoffer.edition import Edition
from localoffer.html.tree import Html
from localoffer.languages.locales import HOME
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import frame, languages, lead, link_to, needs
from localoffer.theme.contexts import LanguageLink, MissingContext

HELPFUL = {"help": "letter", "deadlines": "calendar", "contact": "telephone"}
"""Roles of the pages that somebody who is lost may look for, after the start, each with the drawing of its card."""


def files(edition: Edition) -> Iterator[File]:
    """Yield one page for each locale; its links are whole paths, because it stands at any address."""
    for tag in edition.locales:
        folder = "" if tag == edition.default else f"{tag}/"
        yield page_file(edition, f"{folder}404.html", "missing", _context(edition, tag), needs(edition))


def _context(edition: Edition, tag: str) -> MissingContext:
    locale, way = edition.locales[tag], urlsplit(edition.site.settings.address).path
    home = [(each, edition.addresses.prefix(each) or "./") for each in edition.locales]
    links = languages(edition, home, way)
    others = [(each, edition.locales[each.tag].t("not-found.title")) for each in links if each.tag != edition.default]
    return MissingContext(
        **frame(edition, tag, way),
        title=locale.t("not-found.title"),
        languages=links,
        has_search=True,
        helpline=_helpline(edition, tag, way),
        help_pages=(
            ("meeting", link_to(edition.pages[tag, HOME], way, short=True)),
            *(
                (drawing, link_to(page, way, short=True))
                for role, drawing in HELPFUL.items()
                for page in edition.in_role(tag, role)
            ),
        ),
        others=tuple((LanguageLink(*each), title) for each, title in others) if tag == edition.default else (),
    )


def _helpline(edition: Edition, tag: str, way: str) -> Html:
    """Return the card of the contact that the service begins with, if there is one."""
    id_ = lead(edition.site)
    if id_ is None:
        return Html("")
    return edition.components_from(tag, way).component("contact", id=id_, contact=edition.site.contacts[id_])
