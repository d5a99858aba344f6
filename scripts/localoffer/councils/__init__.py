"""Everything for councils: their pages, embeds, fragments, codes to paste, oEmbed, drift, the page that checks a text."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.councils import check_page, choose_page, embed_codes, embeds, fragments, pages
from localoffer.edition import Edition
from localoffer.outputs.files import File

OUTPUTS = (pages, embeds, fragments, embed_codes, choose_page, check_page)


def files(edition: Edition) -> Iterator[File]:
    """Yield every file that is for councils."""
    for output in OUTPUTS:
        yield from output.files(edition)
