"""Fragments: a page's words to stand in somebody else's page, with their stamp, their origin and the link to it."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.councils.embeds import LEVEL, origin, relocated
from localoffer.edition import Edition
from localoffer.html.outline import outline
from localoffer.html.relocate import under
from localoffer.html.tree import Html, body, inner
from localoffer.outputs.files import File, text_file
from localoffer.theme.council_contexts import OriginContext

LEVELS = {LEVEL: "", 3: ".h3"}
"""Level of a fragment's first heading -> what its address ends in before .html. The custom element moves headings itself."""


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[File]:
    """Yield a fragment of everything that can be embedded, at each heading level, and one of each council."""
    for tag, own in shown.items():
        for embeddable in own.pieces:
            for level, ending in LEVELS.items():
                yield text_file(f"fragments/{tag}/{embeddable.id}{ending}.html", fragment(edition, tag, embeddable, level))
        for area in own.areas.values():
            yield text_file(f"fragments/{tag}/{area.id}.html", fragment(edition, tag, area))


def fragment(edition: Edition, tag: str, embeddable: Embeddable, level: int = LEVEL) -> str:
    """Return one fragment, with its first heading at ``level``; its anchors stand under its name, for a page may hold two."""
    own = origin(edition, tag, embeddable, edition.site.settings.address)
    words = relocated(edition, embeddable.html, embeddable.html_url, level + 1)
    context = OriginContext(**own, content=words, heading_level=level, leave=Html(""))
    tree = body(edition.theme.layout("fragment.html", context))
    edition.theme.refuse_strangers("fragment", f"fragments/{tag}/{embeddable.id}", outline(tree))
    under(tree, f"{tag}-{embeddable.id.replace('/', '-')}")
    edition.isolation.isolate(tree, tag)
    return inner(tree).rstrip() + "\n"
