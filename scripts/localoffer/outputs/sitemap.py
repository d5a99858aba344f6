"""sitemap.xml: every page that a search engine may know, with its true day and its true versions (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file
from localoffer.outputs.frame import base, whole
from localoffer.pages.addresses import COUNCILS
from localoffer.theme.contexts import SitemapContext, SitemapEntry


def files(edition: Edition) -> Iterator[File]:
    """Yield the sitemap."""
    entries = (*_pages(edition), *_beside(edition))
    context = SitemapContext(**base(edition, edition.default, ""), entries=entries)
    yield text_file("sitemap.xml", edition.theme.environment.fill("sitemap.xml", context.values()) + "\n")


def _pages(edition: Edition) -> Iterator[SitemapEntry]:
    for page in edition.worded.values():
        if not page.is_fallback:
            day = None if page.stamp.draft else page.stamp.updated
            alternates = whole(edition, edition.alternates(page))
            yield SitemapEntry(address=edition.addresses.site + page.url, updated=day, alternates=alternates)


def _beside(edition: Edition) -> Iterator[SitemapEntry]:
    """Yield the pages of councils, for which no day is known."""
    own = [COUNCILS, *(f"{COUNCILS}{id_}/" for id_ in edition.site.councils)] if edition.site.councils else []
    for url in own:
        versions = [(each, edition.addresses.prefix(each) + url) for each in edition.locales]
        for tag in edition.locales:
            address = edition.addresses.site + edition.addresses.prefix(tag) + url
            yield SitemapEntry(address=address, updated=None, alternates=whole(edition, [*versions, ("x-default", url)]))
