"""mkdocs.yml: what the build wants to know of it, and what nobody may write into it. MkDocs reads the rest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from localoffer.issues import Issue

NAME = "mkdocs.yml"
PLUGIN = "localoffer"
USUAL = "overrides"
"""Where a site has a look of its own, if mkdocs.yml does not say."""


@dataclass(frozen=True)
class Settings:
    """What of mkdocs.yml matters here."""

    theme: str
    """The folder of templates and assets, from the site's own: ``theme.custom_dir``."""
    line: int = 1
    """Where that is said."""


class _AnyTag(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one is optional
    """Reads the file without minding the tags that only MkDocs knows, such as ``!ENV``."""


_AnyTag.add_multi_constructor("", lambda loader, suffix, node: None)


def read(root: Path) -> tuple[Settings, list[Issue]]:
    """Return the settings of the site below ``root``, and what is wrong with them. Without the file all is as usual."""
    try:
        node = yaml.compose((root / NAME).read_text(encoding="utf-8"), Loader=_AnyTag)
    except OSError:
        return Settings(USUAL), []
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        message = f"This is not YAML: {getattr(fault, 'problem', None) or 'it cannot be read'}."
        return Settings(USUAL), [Issue(NAME, mark.line + 1 if mark else 1, "yaml-syntax", message)]
    theme = _within(_within(node, "theme"), "custom_dir")
    is_named = isinstance(theme, yaml.ScalarNode) and theme.value
    own = Settings(theme.value, theme.start_mark.line + 1) if theme is not None and is_named else Settings(USUAL)
    return own, list(_issues(_within(node, "plugins")))


def _within(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return the node below a key, or None."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _issues(plugins: yaml.Node | None) -> list[Issue]:
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else ()
    settings = (_within(entry, PLUGIN) for entry in entries)
    return [
        Issue(
            NAME, name.start_mark.line + 1, "unknown-key", f'"{name.value}" is not a setting of the plugin: it has none.',
            "What can be set stands in content/site.yml.",
        )
        for each in settings
        if isinstance(each, yaml.MappingNode)
        for name, _ in each.value
    ]  # fmt: skip
