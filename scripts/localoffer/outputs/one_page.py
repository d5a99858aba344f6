"""The whole service on one page, for print and for reading at one go. One for each locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localoffer.edition import DatedPage, Edition
from localoffer.html.relocate import into_one_page
from localoffer.html.tree import body, inner
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import beside, needs
from localoffer.pages.addresses import ONE_PAGE
from localoffer.theme.contexts import OnePageContext, PartView


def files(edition: Edition) -> Iterator[File]:
    """Yield one page for each locale."""
    for tag in edition.locales:
        pages = edition.in_order(tag)
        anchors = {page.url: "p-" + page.id.replace("/", "-") for page in pages}
        own = beside(edition, tag, ONE_PAGE, "whole")
        context = OnePageContext(**own, parts=tuple(_part(page, anchors, own["root_path"]) for page in pages))
        yield page_file(edition, f"{own['prefix']}{ONE_PAGE}index.html", "one-page", context, needs(edition))


def _part(page: DatedPage, anchors: Mapping[str, str], way: str) -> PartView:
    """Return a page as a part of the whole: its headings one level down, its anchors in its own name."""
    tree = body(page.html)
    into_one_page(tree, page.url, anchors, way)
    return PartView(anchors[page.url], page.title, page.text_locale, direction(page.text_locale), inner(tree), page.stamp)
