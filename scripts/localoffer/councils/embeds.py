"""Embeds: every page and the most wanted parts as a small document of its own, for a frame in a council's page.

A page's Markdown is not read again: its words are moved to where they stand. An embed always carries the
stamp, who it is from and the link to the source; they stand in its own document, out of the host's reach.

A council adds one embed of its own, not one for each page: in every other, the small script inside puts the
council's card at the end where the address ends in ``#council=<id>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.edition import Edition
from localoffer.facts.shapes import Contact
from localoffer.html.relocate import relocate
from localoffer.html.tree import Html, body, inner
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, Late, Making, page_file
from localoffer.outputs.frame import base, stamp_view
from localoffer.pages.addresses import embed_url, root_path
from localoffer.theme.assets import Stylesheets
from localoffer.theme.council_contexts import EmbedContext
from localoffer.theme.policy import Needs

LEVEL = 2
"""The level of an embed's first heading: its host owns level 1."""
LEAVE = Html(' target="_parent"')
"""A link out of an embed takes the whole page along, not only its frame."""


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[Making]:
    """Yield every embed, for every locale: each page and part, then each council's own."""
    for tag, all_ in shown.items():
        yield from (partial(_embed, edition, tag, each) for each in all_.all)


def _embed(edition: Edition, tag: str, each: Embeddable) -> list[File]:
    url = embed_url(tag, each.id)
    context, page, sheets = _context(edition, tag, each, url), f"{url}index.html", _stylesheets(edition, each)
    words = Late((each.html, each.html_url), partial(relocated, edition, each.html, each.html_url, LEVEL + 1, leave=True))
    return [page_file(edition, page, "embed", context, needs(edition), sheets, words)]


def needs(edition: Edition) -> Needs:
    """Return what an embed needs to be let."""
    return Needs((edition.theme.assets.scripts["embed/child"],))


def relocated(edition: Edition, html: str, url: str, level: int, *, leave: bool = False) -> Html:
    """Return words that stood on the page ``url``, made to stand in another page."""
    tree = body(html)
    relocate(tree, url, edition.site.settings.address, level, leave=leave)
    return inner(tree)


def origin(edition: Edition, tag: str, embeddable: Embeddable, way: str) -> dict[str, Any]:
    """Return what every piece of ours in somebody else's page says of itself; ``way`` leads to the root of the site."""
    page, locale = embeddable.page, edition.locales[tag]
    text_tag = page.text_locale if page.is_fallback else tag
    record = page.meta.translation if page.meta and page.translation else None
    method = str(record.method) if record else "" if page.meta else locale.method
    return {
        **base(edition, tag, way),
        "title": embeddable.title,
        "lead": _lead(edition),
        "accent": embeddable.accent,
        "title_locale": embeddable.title_locale,
        "text_lang": text_tag,
        "text_dir": direction(text_tag),
        "canonical": edition.site.settings.address + embeddable.url,
        "stamped": stamp_view(edition, page, locale),
        "method": method,
        "translation": page.translation,
        "translation_record": record,
        "changed": page.changed,
    }


def _lead(edition: Edition) -> Contact | None:
    """Return the contact that the service begins with: every piece of ours says its number, as text."""
    service = edition.site.service
    return edition.site.contacts.get(service.contact) if service else None


def _context(edition: Edition, tag: str, embeddable: Embeddable, url: str) -> EmbedContext:
    own = origin(edition, tag, embeddable, root_path(url))
    script = edition.theme.assets.scripts["embed/child"]
    oembed = f"{edition.site.settings.address}{url}oembed"
    return EmbedContext(
        **own,
        content=Html(""),
        heading_level=LEVEL,
        leave=LEAVE,
        script=script,
        oembed=oembed,
        is_card=embeddable.is_card,
        is_area=embeddable.is_area,
    )


def _stylesheets(edition: Edition, embeddable: Embeddable) -> Stylesheets:
    """Return the stylesheets of an embed in the colour of its council; in the site's own where that has none."""
    assets = edition.theme.assets
    accent = embeddable.accent or assets.palette["light"]["accent-line"]
    return _in_colour(assets.embed_stylesheets, accent)


@lru_cache(maxsize=256)
def _in_colour(sheets: Stylesheets, accent: str) -> Stylesheets:
    return replace(sheets, always=sheets.always.replace("@accent@", accent))
