"""Assets: the plain stylesheets and scripts of overrides/, put together into what goes inside every page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin
import yaml

from localoffer.facts.shapes.look import Look
from localoffer.html.tree import Html
from localoffer.languages.locales import script
from localoffer.theme.components import drawings
from localoffer.theme.palette import Palette, dressed, lines_of, palette_of, stylesheet
from localoffer.theme.rules import needed

LAYERS = ("tokens", "elements", "forms", "layout")
EMBED_LAYERS = ("embed", "elements")
AS_IT_IS = Look()
"""The look of a site that says nothing of it."""
PARTS = ("assets/css/markdown/*.css", "partials/*.css", "components/*/*.css", "layouts/*.css")
"""Where the stylesheets stand that not every page needs, each beside what it dresses, in the order they are put together."""
_SCRIPT = re.compile(r":lang\(und-([A-Z][a-z]{3})\)")
"""A language of which only the script is told (BCP 47)."""
_CLASS = re.compile(r"(?:^|[{},])\.([a-z][\w-]*)")
"""A class that a selector begins with. What stands inside (".contact .phone") is nothing to a page without a contact."""


@dataclass(frozen=True)
class Stylesheets:
    """The stylesheets that a kind of page is dressed in."""

    always: str
    """What every page has, without comments or spare space."""
    components: tuple[tuple[frozenset[str], str], ...]
    """(class names, stylesheet) of each component: it goes only into pages that show one."""
    right_to_left: str
    """What a page has besides whose language is written from the right."""
    in_print: str = ""
    """The stylesheet for paper, which comes last."""

    def for_page(
        self, classes: frozenset[str], root_path: str, *, right_to_left: bool, elements: frozenset[str] | None = None
    ) -> str:
        """Return the stylesheet of a page that shows these classes; ``root_path`` leads from it to the root of the site.

        ``elements`` are the names and kinds of those that stand in it, where no script adds others or changes their classes.
        """
        parts = [self.always, *(css for names, css in self.components if names & classes)]
        if right_to_left:
            parts.append(self.right_to_left.replace("../", root_path))
        css = "".join([*parts, self.in_print])
        return css if elements is None else needed(css, elements.union(f".{each}" for each in classes))


@dataclass(frozen=True)
class Assets:
    """Everything of overrides/ that is no template."""

    stylesheets: Stylesheets
    embed_stylesheets: Stylesheets
    """Of an embed: light, without the site's frame. ``@accent@`` stands where a council's colour goes."""
    palette: Palette
    """The colours of the tokens, in each scheme."""
    token_lines: dict[str, int]
    """Token -> the line of tokens.css that it stands on."""
    scripts: dict[str, Html]
    """Name -> script without comments and spare space: ``page``, ``check``, ``chooser``, ``embed/child`` …"""
    pictures: frozenset[str]
    """Names of the drawings that facts may ask for."""
    modules: dict[str, str]
    """Name -> module that a page loads at the reader's first act: ``search``, and one for each tool."""
    given_out: dict[str, str]
    """Name -> every version of the custom element's script that councils may have pasted with its hash, byte for byte."""


def read(folder: Path, tags: Collection[str] = (), look: Look = AS_IT_IS) -> Assets:
    """Read the assets of a theme's folder, in the look of a site.

    A rule for ``:lang(und-Arab)`` is one for those ``tags`` that are written so.
    """

    def style(file: Path) -> str:
        return _SCRIPT.sub(lambda match: _any_of(tag for tag in tags if script(tag) == match[1]) or match[0], _style(file))

    css, js = folder / "assets" / "css", folder / "assets" / "js"
    texts = (style(file) for part in PARTS for file in sorted(folder.glob(part)))
    components = tuple((frozenset(_CLASS.findall(text)), text) for text in texts)
    right_to_left = style(css / "right-to-left.css")
    tokens = (css / "tokens.css").read_text(encoding="utf-8")
    palette = palette_of(tokens)
    steps = _steps(folder, look)
    colours = ""
    if look.accent:
        palette = dressed(palette, look.accent, look.accent_dark)
        colours = stylesheet(palette)

    def layers(names: Sequence[str], *said: str) -> str:
        """Return stylesheets one after the other, with what the site says right after the tokens."""
        tokens, *others = (style(css / f"{name}.css") for name in names)
        return "".join([tokens, *said, *others])

    own = Stylesheets(layers(LAYERS, steps, colours), components, right_to_left, style(css / "print.css"))
    embed = Stylesheets(layers(EMBED_LAYERS, steps), components, right_to_left)
    names = {file.relative_to(js).with_suffix("").as_posix(): file for file in sorted(js.rglob("*.js"))}
    late = {name: names.pop(name) for name in list(names) if name == "search" or name.startswith("tools/")}
    return Assets(
        stylesheets=own,
        embed_stylesheets=embed,
        palette=palette,
        token_lines=lines_of(tokens),
        scripts={name: _script(file) for name, file in names.items()},
        pictures=drawings(folder),
        modules={name: f"{_script(file)}\n" for name, file in late.items()},
        given_out={file.name: file.read_bytes().decode() for file in sorted((folder / "embed/v1").glob("embed.*.js"))},
    )


def _steps(folder: Path, look: Look) -> str:
    """Return the rule, minified, of the steps that a look asks for, as assets/look.yml says them."""
    asked = [step for name in ("roundness", "density") if (step := getattr(look, name)) != getattr(AS_IT_IS, name)]
    if not asked:
        return ""
    known = yaml.load((folder / "assets" / "look.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts
    return f":root{{{';'.join(f'--{name}:{value}' for step in asked for name, value in known[step].items())}}}"


def _any_of(tags: Iterable[str]) -> str:
    """Return a selector for what is in one of these languages; nothing where there is none."""
    each = ",".join(f":lang({tag})" for tag in tags)
    return f":is({each})" if each else ""


def _script(file: Path) -> Html:
    return Html(rjsmin.jsmin(file.read_text(encoding="utf-8")))  # noqa: S704  # our own file


def _style(file: Path) -> str:
    return str(rcssmin.cssmin(file.read_text(encoding="utf-8")))
