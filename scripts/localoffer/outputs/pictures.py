"""Pictures and fonts: the files that pages load, of the theme and of docs/."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.html import svg
from localoffer.outputs.files import File
from localoffer.pages.markdown.links import PICTURES
from localoffer.time.units import DOCS

OF_THE_THEME = ("assets/pictures", "assets/fonts")
"""What of the theme is published as files; stylesheets and scripts go inside the pages."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the theme's pictures and fonts, and every picture below docs/, a drawing reduced to what may stand in one."""
    for name in OF_THE_THEME:
        for file in sorted((edition.theme.folder / name).rglob("*")):
            if file.is_file():
                yield File(file.relative_to(edition.theme.folder).as_posix(), file.read_bytes())
    docs = edition.root / DOCS
    for file in sorted(docs.rglob("*")):
        if file.suffix.lower() in PICTURES and file.is_file():
            content = file.read_bytes()
            yield File(file.relative_to(docs).as_posix(), svg.read(content).content if file.suffix.lower() == ".svg" else content)
