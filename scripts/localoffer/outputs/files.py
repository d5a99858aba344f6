"""Files: what is published, as values: an address below the site's, and bytes."""

from __future__ import annotations

from dataclasses import dataclass

from localoffer.edition import Edition
from localoffer.html.outline import Outline
from localoffer.theme.assets import Stylesheets
from localoffer.theme.contexts import Context
from localoffer.theme.policy import Needs
from localoffer.theme.postprocess import postprocess


@dataclass(frozen=True)
class File:
    """One published file."""

    url: str
    """Its address below the site's: ``pl/faqs/index.html``."""
    content: bytes
    outline: Outline | None = None
    """Of a page: what the checks want to know of it."""


def text_file(url: str, text: str) -> File:
    """Return a file of text, in UTF-8."""
    return File(url, text.encode())


def page_file(
    edition: Edition, url: str, layout: str, context: Context, needs: Needs, stylesheets: Stylesheets | None = None
) -> File:
    """Return a page: one of overrides/layouts/ filled with its context, and finished."""
    html = edition.theme.layout(f"{layout}.html", context)
    sheets = stylesheets or edition.theme.assets.stylesheets
    address = edition.addresses.site + url.removesuffix("index.html")
    finished = postprocess(html, address, context.root_path, sheets, needs, edition.isolation)
    edition.theme.refuse_strangers(layout, url, finished.outline)
    return File(url, finished.html.encode(), finished.outline)
