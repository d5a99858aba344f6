"""Embeds: every page and the most wanted parts as a small document of its own, for a frame in a council's page.

A page's Markdown is not read again: its words are moved to where they stand. An embed always carries the
stamp, who it is from and the link to the source; they stand in its own document, out of the host's reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from localoffer.councils.embeddables import Embeddable, embeddables
from localoffer.edition import Edition
from localoffer.facts.references import contacts_of
from localoffer.html.relocate import relocate
from localoffer.html.tree import body, inner
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import base, stamp_view
from localoffer.pages.addresses import embed_url, root_path
from localoffer.theme.assets import Stylesheets
from localoffer.theme.council_contexts import EmbedContext
from localoffer.theme.policy import Needs

LEVELS = (2, 3)
"""Levels that the first heading of an embed may have: its host owns the level 1 heading."""
LEAVE = Markup(' target="_parent"')
"""A link out of an embed takes the whole page along, not only its frame."""
ACCENT = "#0d4f52"
"""The accent of an embed where no council has one of its own."""


def files(edition: Edition) -> Iterator[File]:
    """Yield every embed, for every locale, council and heading level."""
    if not edition.site.settings.embeds:
        return
    needs = Needs((edition.theme.assets.scripts["embed/child"],))
    for tag in edition.locales:
        for embeddable in embeddables(edition, tag):
            for level in LEVELS:
                words = relocated(edition, embeddable.html, embeddable.html_url, level + 1, leave=True)
                for council_id in (None, *edition.site.councils):
                    url = embed_url(tag, embeddable.id, council_id, level)
                    part = _council_part(edition, tag, council_id, level) if council_id else Markup("")
                    context = _context(edition, tag, embeddable, level, url, words, part)
                    sheets = _stylesheets(edition, council_id)
                    yield page_file(edition, f"{url}index.html", "embed", context, needs, sheets)


def relocated(edition: Edition, html: str, url: str, level: int, *, leave: bool = False) -> Markup:
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


def _context(
    edition: Edition, tag: str, embeddable: Embeddable, level: int, url: str, words: Markup, part: Markup
) -> EmbedContext:
    own = origin(edition, tag, embeddable, root_path(url))
    script = edition.theme.assets.scripts["embed/child"]
    return EmbedContext(**own, content=words, heading_level=level, leave=LEAVE, council_part=part, script=script)


def _stylesheets(edition: Edition, council_id: str | None) -> Stylesheets:
    """Return the stylesheets of an embed in the colour of its council."""
    council = edition.site.councils[council_id] if council_id else None
    sheets = edition.theme.assets.embed_stylesheets
    return replace(sheets, always=sheets.always.replace("@accent@", (council and council.accent) or ACCENT))


def _council_part(edition: Edition, tag: str, council_id: str, level: int) -> Markup:
    """Return a council's own contacts, as they stand at the end of its embeds."""
    council, locale = edition.site.councils[council_id], edition.locales[tag]
    components = edition.components_from(tag, "")
    card = components.component("council", id=council_id, council=council, contacts=contacts_of(edition.site, council))
    address = edition.site.settings.address + edition.addresses.council(tag, council_id)
    told = locale.t("council.text", name=locale.localise(council.short_name).text)
    link = Markup('<p><a href="{}">{}</a></p>').format(address, told)
    tree = body(card + Markup("\n") + link)
    relocate(tree, "", edition.site.settings.address, level + 1, leave=True)
    for each in tree.css("[id]"):
        del each.attrs["id"]  # the page above may show the same card
    return inner(tree)
