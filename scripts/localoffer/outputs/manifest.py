"""manifest.webmanifest of each locale: what a phone shows when a reader puts the site on the home screen (W3C)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File
from localoffer.outputs.icons import ICON, PNGS, shows_logo
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import root_path


def files(edition: Edition) -> Iterator[File]:
    """Yield one manifest for each locale; a PNG that shows the initial is not named beside an SVG that shows the logo."""
    colours = edition.theme.assets.palette["light"]
    pngs = {url: size for url, size in PNGS.items() if url in edition.sources.pictures or not shows_logo(edition)}
    for tag, locale in edition.locales.items():
        way = root_path(edition.addresses.prefix(tag))
        name = locale.localise(edition.site.settings.name)
        manifest = {
            "name": name.text,
            "lang": name.locale,
            "dir": locale.direction,
            "start_url": "./",
            "display": "browser",
            "background_color": colours["ground"],
            "theme_color": colours["accent"],
            "icons": [
                {"src": f"{way}{ICON}", "sizes": "any", "type": "image/svg+xml"},
                *({"src": f"{way}{url}", "sizes": f"{size}x{size}", "type": "image/png"} for url, size in pngs.items()),
            ],
        }
        yield json_file(f"{edition.addresses.prefix(tag)}manifest.webmanifest", manifest)
