"""Colours written ``#rrggbb``: how well two stand out from each other (WCAG 2.2), and the nearest one that would do. Pure."""

from __future__ import annotations

from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

WHITE, BLACK = "#ffffff", "#000000"
LEAST_CONTRAST = 7.0
"""The least contrast of text on its ground, at any size (WCAG 1.4.6)."""
LEAST_LINE_CONTRAST = 3.0
"""The least contrast of what shows where something is, such as a border or a ring (WCAG 1.4.11)."""


def contrast(one: str, other: str = WHITE) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shortened(ratio: float) -> float:
    """Return a ratio as it is told: cut, so that what falls short is never told as enough."""
    return int(ratio * 10) / 10


def words_on(ground: str) -> str:
    """Return the colour of words on a ground: white or black, whichever stands out more."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, ground))


def nearest(colour: str, fits: Callable[[str], bool]) -> str:
    """Return the colour of the same hue, nearest in lightness, that fits; the colour itself where none does."""
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    for step in range(256):
        for to in (light - step / 255, light + step / 255):
            if 0 <= to <= 1 and fits(shade := _written(*hls_to_rgb(hue, to, saturation))):
                return shade
    return next((each for each in (BLACK, WHITE) if fits(each)), colour)


def mixed(ground: str, colour: str, share: float) -> str:
    """Return a ground with a share of a colour in it, from 0 to 1."""
    return _written(*(a + (b - a) * share for a, b in zip(_parts(ground), _parts(colour), strict=True)))


def turned(colour: str, turn: float, least: float) -> str:
    """Return a colour whose hue is so much of a whole turn further on, with at least this saturation."""
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    return _written(*hls_to_rgb(hue + turn, light, max(saturation, least)))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
