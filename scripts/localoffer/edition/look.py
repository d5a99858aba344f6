"""The look of a site as it stands: its logo among the pictures, and whether every pair of its colours can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from localoffer.facts.colours import shortened
from localoffer.facts.references import source_line
from localoffer.facts.shapes import Site
from localoffer.html import svg
from localoffer.issues import Issue, did_you_mean
from localoffer.pages.pictures import SVG
from localoffer.pages.sources import Sources
from localoffer.theme import Theme
from localoffer.theme.palette import DERIVED, pairs
from localoffer.time.units import DOCS


class Logo(NamedTuple):
    """The drawing that stands for the site."""

    src: str
    """Its path below docs/, and below the site's address."""
    content: bytes
    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Tell whether it is a word rather than a sign: nobody could read it in a square."""
        return self.width > 2 * self.height


def logo_of(site: Site, sources: Sources) -> Logo | None:
    """Return the logo that a site names; None where it names none, or one that cannot be shown."""
    src = site.settings.look.logo
    content = sources.pictures.get(src or "", b"") if src and src.endswith(SVG) else b""
    size = svg.size(content) if content else None
    return Logo(src, content, *size) if src and size else None


def judge_look(site: Site, sources: Sources, theme: Theme) -> Iterator[Issue]:
    """Yield what is wrong with the logo, and every pair of colours that does not stand out; a drawing's own faults are told."""
    yield from _logo(site, sources)
    for pair in pairs(theme.assets.palette):
        if pair.ratio >= pair.least:
            continue
        message = (
            f"--{pair.over} on --{pair.ground} has a contrast of {shortened(pair.ratio)}:1 in {pair.scheme} colours. "
            f"At least {pair.least:g}:1 is needed."
        )
        if site.settings.look.accent and {pair.over, pair.ground} & {*DERIVED}:
            yield Issue(*source_line(site, "site:site", "look", "accent"), "contrast-too-low", message)
        else:
            yield Issue(
                f"{theme.folder.name}/assets/css/tokens.css", theme.assets.token_lines[pair.over], "contrast-too-low", message
            )


def _logo(site: Site, sources: Sources) -> Iterator[Issue]:
    src = site.settings.look.logo
    if src is None:
        return
    at = source_line(site, "site:site", "look", "logo")
    if not src.endswith(SVG):
        yield Issue(*at, "logo-not-a-drawing", f'"{src}" is no SVG drawing, which a logo must be.', "Save it as plain SVG.")
    elif src not in sources.pictures:
        drawings = [each for each in sources.pictures if each.endswith(SVG)]
        hint = did_you_mean(src, drawings) or "Put it there, or name where it is below docs/."
        yield Issue(*at, "logo-missing", f"There is no drawing {DOCS}/{src}.", hint)
    elif sources.pictures[src] and svg.size(sources.pictures[src]) is None:
        message = "This drawing does not say how wide and high it is."
        yield Issue(f"{DOCS}/{src}", 1, "logo-without-a-size", message, "Save it again with a viewBox.")
