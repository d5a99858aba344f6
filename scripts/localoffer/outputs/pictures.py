"""Pictures and fonts: the files that pages load, of the theme and of docs/."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File

OF_THE_THEME = ("assets/pictures", "assets/fonts")
"""What of the theme is published as files; stylesheets and scripts go inside the pages."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the theme's pictures and fonts, and every picture below docs/: one at the same place stands for the theme's."""
    for name in OF_THE_THEME:
        for file in sorted((edition.theme.folder / name).rglob("*")):
            src = file.relative_to(edition.theme.folder).as_posix()
            if file.is_file() and src not in edition.sources.pictures:
                yield File(src, file.read_bytes())
    for src, content in edition.sources.pictures.items():
        yield File(src, content)
