"""manifest.webmanifest of each locale: what a phone shows when a reader puts the site on the home screen (W3C)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import root_path


def files(edition: Edition) -> Iterator[File]:
    """Yield one manifest for each locale."""
    for tag, locale in edition.locales.items():
        pictures = root_path(edition.addresses.prefix(tag)) + "assets/pictures/"
        name = locale.localise(edition.site.settings.name)
        manifest = {
            "name": name.text,
            "lang": name.locale,
            "dir": locale.direction,
            "start_url": "./",
            "display": "browser",
            "background_color": "#fffdf9",
            "theme_color": "#0d4f52",
            "icons": [
                {"src": f"{pictures}icon.svg", "sizes": "any", "type": "image/svg+xml"},
                {"src": f"{pictures}icon-192.png", "sizes": "192x192", "type": "image/png"},
                {"src": f"{pictures}icon-512.png", "sizes": "512x512", "type": "image/png"},
            ],
        }
        yield json_file(f"{edition.addresses.prefix(tag)}manifest.webmanifest", manifest)
