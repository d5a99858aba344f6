"""Pictures, fonts and scripts: the files that pages load, of the theme and of docs/."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file
from localoffer.outputs.icons import is_drawn

OF_THE_THEME = ("assets/pictures", "assets/fonts")
"""What of the theme is published as files; stylesheets, and scripts that a page needs at once, go inside the pages."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the theme's pictures, fonts and late scripts, what is drawn for this site, and every picture below docs/.

    A picture of docs/ stands for the drawn one, and that for the theme's, at the same place. There are the tools that a
    page has; all for a gallery.
    """
    own = {**_drawn(edition), **edition.sources.pictures}
    for name in OF_THE_THEME:
        for file in sorted((edition.theme.folder / name).rglob("*")):
            src = file.relative_to(edition.theme.folder).as_posix()
            if file.is_file() and src not in own:
                yield File(src, file.read_bytes())
    for src, content in own.items():
        yield File(src, content)
    used = {"search", *(f"tools/{tool}" for page in edition.pages.values() for tool in page.tools)}
    for name, text in edition.theme.assets.modules.items():
        if edition.has_gallery or name in used:
            yield text_file(f"assets/{name}.js", text)


def _drawn(edition: Edition) -> dict[str, bytes]:
    """Return what is drawn for this site; what draws is loaded only then."""
    if not is_drawn(edition):
        return {}
    from localoffer.outputs.drawn import drawn

    return drawn(edition)
