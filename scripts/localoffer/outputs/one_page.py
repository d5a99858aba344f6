"""The whole service on one page, for print and for reading at one go. One for each locale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from localoffer.edition import Edition
from localoffer.html.relocate import into_one_page
from localoffer.html.tree import body, inner
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, Making, page_file
from localoffer.outputs.frame import beside, needs
from localoffer.pages.addresses import ONE_PAGE
from localoffer.theme.contexts import OnePageContext, PartView


def files(edition: Edition) -> Iterator[Making]:
    """Yield one page for each locale."""
    yield from (partial(_whole, edition, tag) for tag in edition.locales)


def _whole(edition: Edition, tag: str) -> list[File]:
    own = beside(edition, tag, ONE_PAGE, "whole")
    context = OnePageContext(**own, parts=parts(edition, tag, own["root_path"]))
    return [page_file(edition, f"{own['prefix']}{ONE_PAGE}index.html", "one-page", context, needs(edition))]


def parts(edition: Edition, tag: str, way: str) -> tuple[PartView, ...]:
    """Return every page of a locale as a part of the whole: headings one level down, anchors in the part's own name.

    Links lead to the parts they mean; ``way`` leads to the root of the site for those that mean no part.
    """
    pages = [page for page in edition.in_order(tag) if not page.stands_alone]
    anchors = {page.url: "p-" + page.id.replace("/", "-") for page in pages}
    found = []
    for page in pages:
        tree = body(page.html)
        into_one_page(tree, page.url, anchors, way)
        own = direction(page.text_locale)
        found.append(PartView(anchors[page.url], page.title, page.text_locale, own, inner(tree), page.stamp))
    return tuple(found)
