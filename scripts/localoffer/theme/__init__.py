"""How it looks: templates with typed contexts, components, assets, policy, and the last touch to every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from localoffer.issues import Issue
from localoffer.theme import assets, mkdocs_yml
from localoffer.theme.assets import Assets
from localoffer.theme.components import Parameters, parameters_of
from localoffer.theme.contexts import Context
from localoffer.theme.icons import icon


class _Compiled(BytecodeCache):
    """Templates compiled once for every build of this process, such as those of a preview."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what was compiled from the same words, if anything was."""
        if bucket.key + bucket.checksum in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


@dataclass(frozen=True)
class Theme:
    """Templates and assets of a folder such as overrides/."""

    folder: Path
    environment: Environment
    assets: Assets
    parameters: Mapping[str, Parameters]
    """Component -> what it declares that it is given."""

    def layout(self, name: str, context: Context) -> str:
        """Return one of overrides/layouts/ filled with its context."""
        return self.environment.get_template(f"layouts/{name}").render(context.values())

    def partial(self, name: str, values: Mapping[str, Any]) -> Markup:
        """Return one of overrides/partials/ by itself, for the gallery."""
        html = self.environment.get_template(f"partials/{name}.html").render(values)
        return Markup(html.strip())  # noqa: S704  # our own template, in an environment that escapes


def read(root: Path) -> tuple[Theme, list[Issue]]:
    """Read the theme of the site below ``root``, and what is wrong with its mkdocs.yml, which names the theme's folder."""
    settings, issues = mkdocs_yml.read(root)
    folder = root / settings.theme
    return Theme(folder, environment(folder), assets.read(folder), parameters_of(folder)), issues


def environment(folder: Path) -> Environment:
    """Return an environment for templates that fails closed.

    Every value is escaped but what came out of a tree or of our own templates and files (``Markup``). There is no
    ``safe`` filter, and a name that no context gives is a fault.
    """
    made = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, bytecode_cache=_Compiled(), auto_reload=False
    )
    del made.filters["safe"]
    made.globals["icon"] = icon
    return made
