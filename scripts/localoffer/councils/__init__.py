"""Everything for councils: their pages, embeds, fragments, codes to paste, oEmbed, drift, the page that checks a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localoffer.edition import Edition
    from localoffer.outputs.files import File, Making


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield every file that is for councils."""
    # Here, for `localoffer drift` needs none of them, and each costs time to import.
    from localoffer.councils import check_page, choose_page, embed_codes, embeds, fragments, pages
    from localoffer.councils.embeddables import embeddables

    yield from pages.files(edition)
    if shown := embeddables(edition):
        for output in (embeds, fragments, embed_codes, choose_page):
            yield from output.files(edition, shown)
    yield from check_page.files(edition)
