"""What a page says of the site's look besides its stylesheet."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """What stands before the site's name: its logo, or an initial in its accent."""

    src: str
    """The drawing, from the root of the site."""
    width: int
    height: int
    is_logo: bool


class LookView(NamedTuple):
    """The look of a site for the head and the header of a page."""

    colour: str
    """Of a browser's own bars."""
    mark: Mark | None
    """None where the theme draws its own."""
