"""The context of overrides/layouts/gallery.html: every component in every state, and the tokens that dress them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from localoffer.html.tree import Html
from localoffer.theme.contexts import Framed
from localoffer.theme.palette import Pair


class ExampleView(NamedTuple):
    """A component with made-up facts."""

    title: str
    html: Html
    locale: str
    direction: str


class TokenView(NamedTuple):
    """A colour of the look, in each scheme."""

    name: str
    colours: Sequence[str]


class PairView(NamedTuple):
    """Two tokens that stand on each other, with their contrast in each scheme."""

    over: str
    ground: str
    least: float
    ratios: Sequence[Pair]


@dataclass(frozen=True, kw_only=True)
class GalleryContext(Framed):
    """Every component, for designers."""

    gallery: tuple[tuple[str, tuple[ExampleView, ...]], ...]
    """(component or part of a page, examples)."""
    schemes: Sequence[str]
    tokens: Sequence[TokenView]
    pairs: Sequence[PairView]
