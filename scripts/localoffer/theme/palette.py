"""Palette: the colours of the tokens in each scheme, those that one accent gives, and how well each pair can be read. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from localoffer.facts.colours import (
    LEAST_CONTRAST,
    LEAST_LINE_CONTRAST,
    WHITE,
    contrast,
    mixed,
    nearest,
    turned,
    words_on,
)

SCHEMES = ("light", "dark", "calm")
TINT = {"light": 0.14, "dark": 0.6, "calm": 0.13}
"""How much of the accent its tint holds, where it can still be read on."""
GROUNDS = ("ground", "raised", "accent-soft", "warn-ground", "act")
"""What words stand on."""
DERIVED = ("accent", "accent-ink", "accent-line", "accent-soft", "link", "link-seen", "stripe", "picture")
"""The tokens that an accent gives."""
TEXTS = (
    *((text, ground) for text in ("ink", "ink-soft", "link", "link-seen") for ground in GROUNDS),
    *(("warn", ground) for ground in ("ground", "raised", "warn-ground")),
    ("accent-line", "ground"),
    ("accent-ink", "accent"),
)
"""(text, ground) of tokens that components put on each other."""
LINES = (
    *(("accent-line", ground) for ground in ("ground", "raised", "accent-soft")),
    *(("line", ground) for ground in GROUNDS),
    ("ink", "picture"),
)
"""The same of borders, and of the lines of a drawing."""
RINGS = ("focus", "focus-ground")
"""What has the focus has two rings, and one of them must be seen."""

Tokens = Mapping[str, str]
"""Token -> colour, in one scheme."""
Palette = Mapping[str, Tokens]
"""Scheme -> its tokens."""
_THREE = re.compile(r"--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\) var\(--calm, (#\w+)\);")
_NAME = re.compile(r"^ *--([\w-]+):")
_ONE = re.compile(r"--([\w-]+): (#\w+);")


class Pair(NamedTuple):
    """Two colours of a scheme that must stand out from each other."""

    scheme: str
    over: str
    """The token on top, or ``focus`` for the two rings together."""
    ground: str
    ratio: float
    least: float


def palette_of(css: str) -> Palette:
    """Return the colours that a stylesheet of tokens gives each scheme; the first of two, as paper has its own."""
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for name, *colours in _THREE.findall(css):
        for scheme, colour in zip(SCHEMES, colours, strict=True):
            found[scheme].setdefault(name, _whole(colour))
    for name, colour in _ONE.findall(css):
        for own in found.values():
            own.setdefault(name, _whole(colour))
    return found


def lines_of(css: str) -> dict[str, int]:
    """Return the line on which each token is first named."""
    found: dict[str, int] = {}
    for number, line in enumerate(css.splitlines(), 1):
        for name in _NAME.findall(line):
            found.setdefault(name, number)
    return found


def dressed(palette: Palette, accent: str, accent_dark: str | None = None) -> Palette:
    """Return a palette in an accent: as it is on light grounds; on dark ones the one named, or a shade for white words."""
    dark = accent_dark or nearest(accent, lambda shade: contrast(shade, WHITE) >= LEAST_CONTRAST)
    accents = {scheme: dark if scheme == "dark" else accent for scheme in SCHEMES}
    return {scheme: {**palette[scheme], **_derived(palette[scheme], accents[scheme], TINT[scheme])} for scheme in SCHEMES}


def stylesheet(palette: Palette) -> str:
    """Return the rule, minified, that gives the tokens these colours."""
    values = ((name, [palette[scheme][name] for scheme in SCHEMES]) for name in DERIVED)
    rules = (
        f"--{name}:" + " ".join(f"var(--{scheme},{colour})" for scheme, colour in zip(SCHEMES, own, strict=True))
        for name, own in values
    )
    return f":root{{{';'.join(rules)}}}"


def pairs(palette: Palette) -> Iterator[Pair]:
    """Yield every pair that must stand out, with its contrast; none whose tokens are not all there."""
    for scheme, own in palette.items():
        for kind, least in ((TEXTS, LEAST_CONTRAST), (LINES, LEAST_LINE_CONTRAST)):
            for over, ground in kind:
                if over in own and ground in own:
                    yield Pair(scheme, over, ground, contrast(own[over], own[ground]), least)
        for ground in (*GROUNDS, "accent"):
            if ground in own and all(ring in own for ring in RINGS):
                yield Pair(scheme, RINGS[0], ground, max(contrast(own[ring], own[ground]) for ring in RINGS), LEAST_LINE_CONTRAST)


def _derived(own: Tokens, accent: str, tint: float) -> Tokens:
    """Return what an accent gives in one scheme, each the nearest to it that can be read where it stands."""
    ground = own["ground"]
    line = nearest(accent, lambda c: contrast(c, ground) >= LEAST_CONTRAST and contrast(c, own["raised"]) >= LEAST_LINE_CONTRAST)
    shares = (tint * part / 10 for part in range(10, 0, -1))
    soft = next((c for c in (mixed(ground, accent, share) for share in shares) if _is_tint(c, own, line)), ground)
    reads = _on_all({**own, "accent-soft": soft})
    link = nearest(accent, reads)
    return {
        "accent": accent,
        "accent-ink": words_on(accent),
        "accent-line": line,
        "accent-soft": soft,
        "link": link,
        "link-seen": nearest(turned(link, 0.25, 0.4), reads),
        "stripe": mixed(ground, accent, 0.5),
        "picture": mixed(ground, line, 0.3),
    }


def _is_tint(colour: str, own: Tokens, line: str) -> bool:
    """Tell whether all that stands on a tint can be read and seen."""
    words = all(contrast(own[text], colour) >= LEAST_CONTRAST for text in ("ink", "ink-soft"))
    return words and all(contrast(each, colour) >= LEAST_LINE_CONTRAST for each in (line, own["line"]))


def _on_all(own: Tokens) -> Callable[[str], bool]:
    return lambda colour: all(contrast(colour, own[ground]) >= LEAST_CONTRAST for ground in GROUNDS)


def _whole(colour: str) -> str:
    """Return a colour with all its six digits."""
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
