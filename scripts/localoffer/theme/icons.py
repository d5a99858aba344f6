"""Icons: Material's drawings by name, ``material/phone``, to stand inside a page. Nothing else of Material is used by a page.

The icons are part of mkdocs-material (Material Design Icons, Apache licence 2.0; FontAwesome Free, CC BY 4.0; Octicons and
Simple Icons, MIT and CC0), each a file of the folder that ``icon`` reads.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from localoffer.html.tree import Html, body, first, outer
from localoffer.issues import did_you_mean

_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


class UnknownIconError(LookupError):
    """There is no icon of this name; the message names the nearest."""


@cache
def icon(name: str) -> Html:
    """Return a drawing as SVG in the colour and size of the words around it, for eyes alone: words must stand beside it.

    Raises ``UnknownIconError``.
    """
    file = _folder() / f"{name}.svg"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise UnknownIconError(_unknown(name))
    drawing = first(body(file.read_text(encoding="utf-8")), "svg")
    del drawing.attrs["xmlns"]  # inside HTML it says nothing
    drawing.attrs["class"] = "icon"
    drawing.attrs["aria-hidden"] = "true"
    drawing.attrs["fill"] = "currentColor"
    return outer(drawing)


@cache
def _unknown(name: str) -> str:
    """Return what is said of a name that no icon has. The nearest is among thousands, so it is looked for once."""
    file = _folder() / f"{name}.svg"
    siblings = [each.stem for each in file.parent.glob("*.svg")] if _NAME.fullmatch(name) else []
    return f'There is no icon "{name}". {did_you_mean(file.stem, siblings)}'.strip()


@cache
def _folder() -> Path:
    """Return the folder of the icons; Material is not imported for it, which would bring MkDocs along."""
    found = find_spec("material")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) / "templates" / ".icons" if places else Path("no-icons")
