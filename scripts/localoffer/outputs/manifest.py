"""manifest.webmanifest of each locale: what a phone shows when a reader puts the site on the home screen (W3C)."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Book, base_of
from localoffer.outputs.json_files import as_text


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one manifest for each locale."""
    for tag, locale in book.locales.items():
        pictures = base_of(book.prefix(tag)) + "assets/pictures/"
        name = locale.localise(book.site.settings.name)
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
        yield f"{book.prefix(tag)}manifest.webmanifest", as_text(manifest)
