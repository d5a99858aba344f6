"""Icons: where the pictures stand that a browser or a phone shows for the site: the theme's, or drawn for it."""

from __future__ import annotations

from localoffer.edition import Edition

PICTURES = "assets/pictures/"
ICON, CARD = f"{PICTURES}icon.svg", f"{PICTURES}card.png"
PNGS = {f"{PICTURES}icon-{size}.png": size for size in (192, 512)}


def is_drawn(edition: Edition) -> bool:
    """Tell whether the site has a logo or an accent of its own, so that the theme's pictures are not its pictures."""
    return bool(edition.site.settings.look.accent) or edition.logo is not None


def shows_logo(edition: Edition) -> bool:
    """Tell whether the icon is the site's logo, not its initial."""
    return edition.logo is not None and not edition.logo.is_wide
