"""Outputs: the site and its pages -> files beside the pages. One file per kind, listed here once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localoffer.councils import check_page, embed_page, embeds
from localoffer.councils import embed_codes as snippets
from localoffer.councils import pages as councils
from localoffer.edition import COUNCILS, Book, Page
from localoffer.outputs import (
    a_z,
    api,
    audit,
    changes,
    contacts,
    gallery,
    manifest,
    missing,
    open_referral,
    reviews,
    search,
    stamps,
    translations,
)
from localoffer.outputs import one_page as whole
from localoffer.outputs import redirects as moved
from localoffer.outputs import robots as notes
from localoffer.outputs import vcards as cards
from localoffer.outputs.hosts import files as host_files
from localoffer.outputs.linked_data import linked_data
from localoffer.theme.assets import look, search_script

__all__ = ["beside", "files", "head", "host_files", "look", "search_script"]

OUTPUTS = (
    stamps,
    contacts,
    search,
    a_z,
    whole,
    missing,
    councils,
    embeds,
    snippets,
    embed_page,
    check_page,
    api,
    open_referral,
    cards,
    notes,
    manifest,
    changes,
    moved,
    reviews,
    audit,
    translations,
    gallery,
)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield (address below the site's, content) of every file made beside the pages."""
    for output in OUTPUTS:
        yield from output.files(book)


def head(book: Book, page: Page) -> dict[str, Any]:
    """Return what stands in a page's head besides: its meaning as linked data, and where its oEmbed answers are."""
    oembed = f"{book.site.settings.address}{embeds.place(page.locale, page.id)}oembed"
    return {"linked_data": linked_data(book, page), "oembed": oembed if book.site.settings.embeds else ""}


def beside(book: Book) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (address, alternates) of every page for the sitemap that no Markdown stands behind; no day is known for them."""
    own = [COUNCILS, *(f"{COUNCILS}{id_}/" for id_ in book.site.councils)] if book.site.councils else []
    return [
        (book.prefix(tag) + url, [*((each, book.prefix(each) + url) for each in book.locales), ("x-default", url)])
        for url in own
        for tag in book.locales
    ]
