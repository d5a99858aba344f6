"""How it looks: templates with typed contexts, components, assets, policy, and the last touch to every page."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from localoffer.facts.shapes.look import Look
from localoffer.html.outline import Outline
from localoffer.html.tree import Html
from localoffer.issues import Issue
from localoffer.theme import assets, mkdocs_yml
from localoffer.theme.assets import AS_IT_IS, Assets
from localoffer.theme.components import Parameters, parameters_of
from localoffer.theme.contexts import Context
from localoffer.theme.environment import TemplateFaultError, Templates

PROGRAM = Path(str(files("localoffer")))
SHIPPED = PROGRAM / "overrides"
"""The theme as it is installed with the program (see setup.py)."""
IN_REPOSITORY = PROGRAM.parents[1] / "overrides"
"""The same, where the program runs from its repository."""


@dataclass(frozen=True)
class Theme:
    """Templates and assets of a folder such as overrides/."""

    folder: Path
    environment: Templates
    assets: Assets
    parameters: Mapping[str, Parameters]
    """Component -> what it declares that it is given."""

    def layout(self, name: str, context: Context) -> str:
        """Return one of overrides/layouts/ filled with its context."""
        return self.environment.fill(f"layouts/{name}", context.values())

    def refuse_strangers(self, layout: str, url: str, outline: Outline) -> None:
        """Raise ``TemplateFaultError`` where a page that a layout has made holds what could run, or what nobody knows."""
        if outline.strange:
            path = f"{self.folder.name}/layouts/{layout}.html"
            message = f"The page {url} would hold {', '.join(dict.fromkeys(outline.strange))}, which may run or load something."
            raise TemplateFaultError(
                Issue(path, 1, "page-not-safe", message, "Take it out of this layout, or of what it includes.")
            )

    def partial(self, name: str, values: Mapping[str, Any]) -> Html:
        """Return one of overrides/partials/ by itself, for the gallery."""
        return self.environment.fill(f"partials/{name}.html", values)


def folder_of(root: Path, name: str = mkdocs_yml.USUAL) -> Path:
    """Return the folder of a site's theme: its own by that name, or the program's where it has none and names no other."""
    own = root / name
    return own if own.is_dir() or name != mkdocs_yml.USUAL else SHIPPED if SHIPPED.is_dir() else IN_REPOSITORY


def read(root: Path, tags: Collection[str] = (), look: Look = AS_IT_IS) -> tuple[Theme | None, list[Issue]]:
    """Read the theme of the site below ``root``, and what is wrong with its mkdocs.yml, which names the theme's folder.

    ``tags`` are the languages that rules for a script are for, ``look`` is the site's own. There is no theme where its folder,
    or what every page needs of it, cannot be read.
    """
    settings, issues = mkdocs_yml.read(root)
    folder = folder_of(root, settings.theme)
    try:
        return Theme(folder, Templates(folder), assets.read(folder, tags, look), parameters_of(folder)), issues
    except (OSError, ValueError) as fault:
        file = os.path.relpath(getattr(fault, "filename", None) or folder, folder)
        message = f'The look of the site cannot be read from "{settings.theme}": {file} is not there, or is no text.'
        hint = "Name its folder under theme, as custom_dir."
        return None, [*issues, Issue(mkdocs_yml.NAME, settings.line, "theme-not-found", message, hint)]
