"""Fragments: a page's words to stand in somebody else's page, with their stamp, their origin and the link to it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from localoffer.councils.embeddables import Embeddable, embeddables
from localoffer.councils.embeds import LEVELS, origin, relocated
from localoffer.edition import Edition
from localoffer.html.tree import body, inner
from localoffer.outputs.files import File, text_file
from localoffer.theme.council_contexts import OriginContext


def files(edition: Edition) -> Iterator[File]:
    """Yield a fragment of everything that can be embedded, at each heading level."""
    if not edition.site.settings.embeds:
        return
    for tag in edition.locales:
        for embeddable in embeddables(edition, tag):
            for level in LEVELS:
                ending = "" if level == 2 else ".h3"
                yield text_file(f"fragments/{tag}/{embeddable.id}{ending}.html", fragment(edition, tag, embeddable, level))


def fragment(edition: Edition, tag: str, embeddable: Embeddable, level: int) -> str:
    """Return one fragment, with its first heading at ``level``."""
    own = origin(edition, tag, embeddable, edition.site.settings.address)
    words = relocated(edition, embeddable.html, embeddable.html_url, level + 1)
    context = OriginContext(**own, content=words, heading_level=level, leave=Markup(""))
    tree = body(edition.theme.layout("fragment.html", context))
    edition.isolation.isolate(tree, tag)
    return inner(tree).rstrip() + "\n"
