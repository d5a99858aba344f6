"""Fragments: a page's words to stand in somebody else's page, with their stamp, their origin and the link to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.councils.embeds import LEVEL, origin, relocated
from localoffer.edition import Edition
from localoffer.html.outline import outline
from localoffer.html.relocate import under
from localoffer.html.tree import Html, body, inner
from localoffer.kept import Watch
from localoffer.outputs.files import File, Making, filled, given_by, kept_text
from localoffer.theme.council_contexts import OriginContext
from localoffer.theme.postprocess import tidy

LEVELS = {LEVEL: "", 3: ".h3"}
"""Level of a fragment's first heading -> what its address ends in before .html. The custom element moves headings itself."""

_IN_AN_ANCHOR = str.maketrans("/.", "--")


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[Making]:
    """Yield a fragment of everything that can be embedded, at each heading level, and one of each council."""
    for tag, own in shown.items():
        for embeddable in own.pieces:
            yield partial(_fragments, edition, tag, embeddable, LEVELS)
        for area in own.areas.values():
            yield partial(_fragments, edition, tag, area, [LEVEL])


def _fragments(edition: Edition, tag: str, embeddable: Embeddable, levels: Iterable[int]) -> list[File]:
    return [fragment(edition, tag, embeddable, level) for level in levels]


def fragment(edition: Edition, tag: str, embeddable: Embeddable, level: int = LEVEL) -> File:
    """Return one fragment, with its first heading at ``level``; its anchors stand under its name, for a page may hold two.

    One page may hold the same words at both levels too.
    """
    name = f"fragments/{tag}/{embeddable.id}"
    own = origin(edition, tag, embeddable, edition.site.settings.address)
    if embeddable.is_card:
        own["lead"] = None
    context = OriginContext(**own, content=Html(""), heading_level=level, leave=Html(""))
    words, isolation = embeddable.html, edition.isolation

    def make(watch: Watch) -> str:
        content = relocated(edition, words, embeddable.html_url, level + 1)
        tree = body(filled(edition, "fragment", replace(context, content=content), watch))
        edition.theme.refuse_strangers("fragment", name, outline(tree))
        under(tree, f"{tag}-{embeddable.id}{LEVELS[level]}".translate(_IN_AN_ANCHOR))
        isolation.isolate(tree, tag)
        tidy(tree)
        return inner(tree).rstrip() + "\n"

    given = [tag, embeddable.id, words, embeddable.html_url, given_by(context), edition.once(isolation)]
    return kept_text(edition, f"{name}{LEVELS[level]}.html", given, make)
