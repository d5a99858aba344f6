"""The whole service on one page, for print and for reading at one go. One for each locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from localoffer.edition import Edition
from localoffer.html.relocate import into_one_page
from localoffer.html.tree import Node, body, inner, value
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, Making, page_file
from localoffer.outputs.frame import IN_FOOTER, beside, needs
from localoffer.pages.addresses import ONE_PAGE
from localoffer.theme.contexts import OnePageContext, PartView
from localoffer.theme.postprocess import Piece, marker


def files(edition: Edition) -> Iterator[Making]:
    """Yield one page for each locale."""
    yield from (partial(_whole, edition, tag) for tag in edition.locales)


def _whole(edition: Edition, tag: str) -> list[File]:
    own, booklet = beside(edition, tag, ONE_PAGE, "whole"), booklet_name(tag) if edition.has_pdf else ""
    found = parts(edition, tag, own["root_path"])
    marked = tuple(part._replace(html=marker(at)) for at, part in enumerate(found))
    context = OnePageContext(**own, parts=marked, pdf=booklet)
    pieces = [Piece(part.html, part.locale) for part in found]
    url = f"{own['prefix']}{ONE_PAGE}index.html"
    return [page_file(edition, url, "one-page", context, needs(edition), pieces=pieces)]


def booklet_name(tag: str) -> str:
    """Return what the PDF of all pages in a language is called."""
    return f"booklet-{tag}.pdf"


def parts(edition: Edition, tag: str, way: str) -> tuple[PartView, ...]:
    """Return every page of a locale as a part of the whole: headings one level down, anchors in the part's own name.

    Links lead to the parts they mean; ``way`` leads to the root of the site for those that mean no part. What is about the
    website, and not about what it helps with, comes last, and is folded.
    """
    folded = {page.id for page in edition.in_role(tag, *IN_FOOTER)}
    pages = [page for page in edition.in_order(tag) if not page.stands_alone]
    pages.sort(key=lambda page: page.id in folded)
    anchors = {page.url: "p-" + page.id.replace("/", "-") for page in pages}
    numbers = {f"#{anchors[page.url]}": at for at, page in enumerate(pages, 1) if page.id not in folded}
    found, said = [], set[str]()
    for page in pages:
        tree = body(page.html)
        into_one_page(tree, page.url, anchors, way)
        _leave_repeated(tree, said)
        _number_links(tree, numbers, f"#{anchors[page.url]}", edition.locales[tag].direction)
        own = direction(page.text_locale)
        found.append(PartView(anchors[page.url], page.title, page.text_locale, own, inner(tree), page.stamp, page.id in folded))
    return tuple(found)


def _leave_repeated(node: Node, said: set[str]) -> None:
    """Take out the notices of facts that stood in an earlier part, and note those that did not."""
    for notice in node.css(".notice[role=note]"):
        if (words := notice.text()) in said:
            notice.decompose()
        else:
            said.add(words)


def _number_links(node: Node, numbers: Mapping[str, int], own: str, reads: str) -> None:
    """Give each link to another part its number: paper shows it, as nobody can press a link there."""
    for link in node.css("a[href^='#']"):
        part = (value(link, "href") or "").partition("--")[0]
        if part in numbers and part != own and value(link, "class") != "word":
            link.attrs["data-at"] = f"{numbers[part]}\u00a0←" if reads == "rtl" else f"→\u00a0{numbers[part]}"
