"""Look: the plain stylesheets and scripts of overrides/, put together into what goes inside every page."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

LAYERS = ("tokens", "elements", "layout")
PARTS = ("assets/css/markdown/*.css", "partials/*.css", "components/*/*.css", "layouts/*.css")
"""Where the stylesheets stand that not every page needs, each beside what it dresses, in the order they are put together."""
STYLESHEET, POLICY = "@stylesheet@", "@policy@"
"""What a template writes where the stylesheet and the policy of its own page go."""
_CLASS = re.compile(r"(?:^|[{},])\.([a-z][\w-]*)")
"""A class that a selector begins with. What stands inside (".contact .phone") is nothing to a page without a contact."""
_CLASSES = re.compile(r' class="([^"]*)"')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*\n\s*(?=<)")
"""Empty lines that templates leave; before a tag they say nothing."""
_RIGHT_TO_LEFT = re.compile(r'<html [^>]*dir="rtl"')


@dataclass(frozen=True)
class Look:
    """What goes inside every page, and the policy that lets nothing else run."""

    always: str
    """The stylesheets that every page has, without comments or spare space."""
    components: tuple[tuple[frozenset[str], str], ...]
    """(class names, stylesheet) of each part of a page: it goes only into pages that show one."""
    right_to_left: str
    """What a page has besides whose language is written from the right."""
    in_print: str
    """The stylesheet for paper, which comes last."""
    script: str
    """JavaScript without comments or spare space."""
    overrides: Path
    """The folder it was read from."""
    pictures: frozenset[str]
    """Names of the drawings that facts may ask for."""

    def dress(self, html: str, base: str) -> str:
        """Put into a finished page the stylesheet it needs and the policy of exactly what stands in it.

        ``base`` is the way from the page to the root of the site.
        """
        html = _BLANK.sub("\n", html)
        shown = {name for names in _CLASSES.findall(html) for name in names.split()}
        parts = [self.always, *(css for names, css in self.components if names & shown)]
        if _RIGHT_TO_LEFT.search(html):
            parts.append(self.right_to_left.replace("../", base))
        stylesheet = "".join([*parts, self.in_print])
        policy = _policy(
            stylesheet,
            _SCRIPT.findall(html),
            has_search="data-script=" in html,
            has_frame="<iframe " in html,
        )
        return html.replace(STYLESHEET, stylesheet, 1).replace(POLICY, policy, 1)


def _policy(stylesheet: str, scripts: list[str], *, has_search: bool, has_frame: bool) -> str:
    """Return a Content-Security-Policy (CSP Level 3): what stands in the page, by its hash, and our own files.

    Only a page with search may load a script, from this site alone. No text may become a script (Trusted Types).
    Every page may ask this site for a file: else Lighthouse, which asks from within a page, finds no robots.txt.
    """
    allowed = [*map(_hash, scripts), *(["'self'"] if has_search else [])]
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(allowed) or "'none'",
        "style-src": _hash(stylesheet),
        "img-src": "'self'",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "connect-src": "'self'",
        **({"frame-src": "'self'"} if has_frame else {}),
        "form-action": "'self'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def look(overrides: Path) -> Look:
    """Read the look: tokens, elements, layout, each part's own stylesheet, print; and page.js."""
    css = overrides / "assets" / "css"
    components = (small_style(file) for part in PARTS for file in sorted(overrides.glob(part)))
    return Look(
        always="".join(small_style(css / f"{layer}.css") for layer in LAYERS),
        components=tuple((frozenset(_CLASS.findall(text)), text) for text in components),
        right_to_left=small_style(css / "right-to-left.css"),
        in_print=small_style(css / "print.css"),
        script=small_script(overrides / "assets" / "js" / "page.js"),
        overrides=overrides,
        pictures=frozenset(file.stem for file in overrides.glob("components/picture/*.svg")),
    )


def small_script(file: Path) -> str:
    """Return a script without comments and spare space."""
    return str(rjsmin.jsmin(file.read_text(encoding="utf-8")))


def small_style(file: Path) -> str:
    """Return a stylesheet without comments and spare space."""
    return str(rcssmin.cssmin(file.read_text(encoding="utf-8")))


def search_script(overrides: Path, lunr: Path) -> str:
    """Return one module: the library, whose licence asks that its notice stays, and search.js."""
    library = lunr.read_text(encoding="utf-8")
    ours = (overrides / "assets" / "js" / "search.js").read_text(encoding="utf-8")
    wrapped = f"const lunr = (() => {{ const module = {{}}, exports = {{}};\n{library}\nreturn module.exports; }})();\n{ours}"
    notice = "/* lunr 2.3.9, lunrjs.com, copyright 2020 Oliver Nightingale, MIT licence */\n"
    return notice + str(rjsmin.jsmin(wrapped)) + "\n"
