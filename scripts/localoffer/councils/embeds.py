"""Embeds: every page and the most wanted parts as a small document of its own, for a frame in a council's page.

A page's Markdown is not read again: its HTML is moved to where it stands. An embed always carries the
stamp, who it is from and the link to the source; they stand in its own document, out of the host's reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from localoffer.councils.pages import address as council_address
from localoffer.councils.pages import scope_of
from localoffer.edition import WHOLE, Book, Page, base_of
from localoffer.facts.shapes import Council
from localoffer.html.relocate import moved
from localoffer.languages.locales import direction
from localoffer.pages.shortcodes import Scope
from localoffer.theme.assets import Look, small_script, small_style

LEVELS = (2, 3)
"""Levels that the first heading of an embed may have: its host owns the level 1 heading."""
LEAVE = ' target="_parent"'
"""A link out of an embed takes the whole page along, not only its frame."""
ACCENT = "#0d4f52"
"""The accent of an embed where no council has one of its own."""


class Piece(NamedTuple):
    """What an embed shows: a page, or a part of the service."""

    id: str
    """Its name in addresses: the page's id, or the part's."""
    title: str
    title_locale: str
    """The language of its title."""
    page: Page
    """Whose stamp it carries."""
    url: str
    """Address of its source below the site's."""
    html: str
    """Its words, with headings from level 2."""
    html_url: str
    """The address that relative links in ``html`` start from."""


def pieces(book: Book, tag: str) -> list[Piece]:
    """Return everything that can be embedded in one locale: every page, then the most wanted parts."""
    pages = [book.pages[tag, page_id] for page_id in _order(book)]
    found = [Piece(each.id, each.title, each.text_locale, each, each.url, each.html, each.url) for each in pages]
    return [*found, *(part for part in _parts(book, tag) if all(part.id != each.id for each in pages))]


def _order(book: Book) -> list[str]:
    return [*(["index"] if "index" not in book.navigation.order else []), *book.navigation.order]


def _parts(book: Book, tag: str) -> Iterator[Piece]:
    locale, site = book.locales[tag], book.site
    lead = site.contacts.get(site.service.contact) if site.service else None
    if site.service and lead:
        html = scope_of(book, locale, "").component("contact", id=site.service.contact, contact=lead)
        where = _home_of(book, tag, f"contact:{site.service.contact}")
        shown = {f"contact:{site.service.contact}"}
        name = locale.localise(lead.name)
        yield _part(book, tag, "contact-card", (name.text, name.locale), where, _without_name(html), shown)
    limits = [id_ for id_, each in site.deadlines.items() if each]
    if limits:
        html = scope_of(book, locale, "").component("deadlines", deadlines=site.deadlines, group="")
        shown = {f"deadline:{id_}" for id_ in limits}
        where = _home_of(book, tag, f"deadline:{limits[0]}")
        yield _part(book, tag, "all-time-limits", (locale.t("deadlines.caption"), tag), where, html, shown)
    if site.steps:
        html = scope_of(book, locale, "").component("steps", steps=site.steps, phase="")
        where = book.pages.get((tag, site.steps[0].page)) or book.pages[tag, "index"]
        shown = {"steps:steps", *(f"deadline:{id_}" for step in site.steps for id_ in step.deadlines)}
        yield _part(book, tag, "steps", (where.short_title, where.text_locale), where, html, shown)
    everything = "\n".join(
        f"<section{_marked(page)}>\n<h2>{page.title}</h2>\n{moved(page.html, page.url, site.settings.address, 3)}\n</section>"
        for page in (book.pages[tag, page_id] for page_id in book.navigation.order)
    )
    shown = {unit for id_ in book.navigation.order for unit in (book.pages[tag, id_].unit, *book.pages[tag, id_].shown)}
    whole = _part(book, tag, "whole", (locale.t("whole.title"), tag), book.pages[tag, "index"], _own_ids(everything), shown)
    yield whole._replace(url=book.prefix(tag) + WHOLE)


def _marked(page: Page) -> str:
    return f' lang="{page.text_locale}" dir="{direction(page.text_locale)}"' if page.is_fallback else ""


def _own_ids(html: str) -> str:
    """Keep the first of each anchor: two pages put one after the other may both have it."""
    seen: set[str] = set()

    def anchor(match: re.Match[str]) -> str:
        is_new = match[1] not in seen
        seen.add(match[1])
        return match[0] if is_new else ""

    return re.sub(r' id="([^"]*)"', anchor, html)


def _without_name(card: str) -> str:
    """Take a card's own heading away: the embed's says the same."""
    start, _, rest = card.partition("<h2")
    return start + rest.partition("</h2>")[2]


def _home_of(book: Book, tag: str, unit: str) -> Page:
    """Return the first page that shows a fact: the source of a part."""
    order = (book.pages[tag, page_id] for page_id in book.navigation.order)
    return next((page for page in order if unit in page.shown), book.pages[tag, "index"])


def _part(book: Book, tag: str, name: str, title: tuple[str, str], where: Page, html: str, shown: set[str]) -> Piece:
    page = replace(book.page_beside(f"embed/{name}", tag, shown), text_locale=tag)
    return Piece(name, title[0], title[1], page, where.url, html, "")


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield every embed, for every locale, council and heading level."""
    if not book.site.settings.embeds:
        return
    look = _look(book)
    for tag in book.locales:
        councils = [(None, ""), *((id_, _council_part(book, tag, id_)) for id_ in book.site.councils)]
        for piece in pieces(book, tag):
            for level in LEVELS:
                made = _rendered(book, look, tag, piece, level)
                for council_id, part in councils:
                    council = book.site.councils[council_id] if council_id else None
                    yield _finished(book, look, tag, piece, level, made, council_id, council, part)


def place(tag: str, piece_id: str, council_id: str | None = None, level: int = 2) -> str:
    """Return the address of an embed below the site's. These never change: pasted codes rest on them."""
    own = f"{council_id}/" if council_id else ""
    return f"embed/{own}{tag}/{piece_id}/" + ("h3/" if level == 3 else "")


def _rendered(book: Book, look: Look, tag: str, piece: Piece, level: int) -> str:
    """Render one embed with marks where a council's part, its colour and the way to the root go."""
    locale, settings = book.locales[tag], book.site.settings
    has_own_language = piece.page.is_fallback
    made = book.template(
        "embed",
        **book.shared_view(locale, "@base@"),
        this=piece.page,
        level=level,
        title=piece.title,
        title_locale=piece.title_locale,
        content=moved(piece.html, piece.html_url, settings.address, level + 1, LEAVE),
        text_lang=piece.page.text_locale if has_own_language else tag,
        text_dir=direction(piece.page.text_locale if has_own_language else tag),
        canonical=settings.address + piece.url,
        child=look.script,
        leave=Markup(LEAVE),  # noqa: S704  # our own words
    )
    return book.isolated(made)


def _finished(
    book: Book, look: Look, tag: str, piece: Piece, level: int, made: str,
    council_id: str | None, council: Council | None, part: str,
) -> tuple[str, str]:  # fmt: skip
    where = place(tag, piece.id, council_id, level)
    accent = council.accent if council and council.accent else ACCENT
    own = moved(part, "", book.site.settings.address, level + 1, LEAVE)
    html = made.replace("@council@", own, 1).replace("@base@", base_of(where))
    coloured = replace(look, always=look.always.replace("@accent@", accent))
    return f"{where}index.html", coloured.dress(html, base_of(where))


def _council_part(book: Book, tag: str, council_id: str) -> str:
    """Return a council's own contacts, as they stand at the end of its embeds."""
    council, locale = book.site.councils[council_id], book.locales[tag]
    contacts = {id_: book.site.contacts[id_] for id_ in council.all_contacts if id_ in book.site.contacts}
    scope: Scope = scope_of(book, locale, "")
    address = book.site.settings.address + council_address(book, tag, council_id)
    card = scope.component("council", id=council_id, council=council, contacts=contacts)
    told = locale.t("council.text", name=locale.localise(council.short_name).text)
    return book.isolated(f'{card}\n<p><a href="{address}">{told}</a></p>', tag)


def _look(book: Book) -> Look:
    """Return the look of an embed: light, without the site's frame, with the script that tells its height."""
    overrides = book.look.overrides
    css = overrides / "assets" / "css"
    script = small_script(overrides / "assets" / "js" / "embed" / "child.js")
    always = "".join(small_style(css / f"{name}.css") for name in ("embed", "elements"))
    look: Look = book.look
    return replace(look, always=always, in_print="", script=script)
