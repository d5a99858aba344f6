"""Look: the plain stylesheets and scripts of overrides/, put together into what goes inside every page."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

LAYERS = ("tokens", "elements", "layout")


@dataclass(frozen=True)
class Look:
    """What goes inside every page, and the policy that lets nothing else run."""

    stylesheet: str
    """CSS without comments or spare space."""
    script: str
    """JavaScript without comments or spare space."""
    overrides: Path
    """The folder it was read from."""
    pictures: frozenset[str]
    """Names of the drawings that facts may ask for."""

    def policy_for(self, has_search: bool) -> str:
        """Return a Content-Security-Policy (CSP Level 3): what stands in the page, by its hash, and our own files.

        Only a page with search may load a script and an index, from this site alone. No text may become
        a script (Trusted Types).
        """
        scripts = [_hash(self.script), *(["'self'"] if has_search else [])]
        parts = {
            "default-src": "'none'",
            "script-src": " ".join(scripts),
            "style-src": _hash(self.stylesheet),
            "img-src": "'self'",
            "font-src": "'self'",
            "manifest-src": "'self'",
            **({"connect-src": "'self'"} if has_search else {}),
            "form-action": "'self'",
            "base-uri": "'none'",
            "require-trusted-types-for": "'script'",
            "trusted-types": "'none'",
        }
        return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def look(overrides: Path) -> Look:
    """Read the look: tokens, elements, layout, then every component's own stylesheet, then print; and page.js."""
    files = [overrides / "assets" / "css" / f"{layer}.css" for layer in LAYERS]
    files += sorted(overrides.glob("components/*/*.css"))
    files.append(overrides / "assets" / "css" / "print.css")
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    script = (overrides / "assets" / "js" / "page.js").read_text(encoding="utf-8")
    pictures = frozenset(file.stem for file in overrides.glob("components/picture/*.svg"))
    return Look(str(rcssmin.cssmin(text)), str(rjsmin.jsmin(script)), overrides, pictures)


def search_script(overrides: Path, lunr: Path) -> str:
    """Return one module: the library, whose licence asks that its notice stays, and search.js."""
    library = lunr.read_text(encoding="utf-8")
    ours = (overrides / "assets" / "js" / "search.js").read_text(encoding="utf-8")
    wrapped = f"const lunr = (() => {{ const module = {{}}, exports = {{}};\n{library}\nreturn module.exports; }})();\n{ours}"
    notice = "/* lunr 2.3.9, lunrjs.com, copyright 2020 Oliver Nightingale, MIT licence */\n"
    return notice + str(rjsmin.jsmin(wrapped)) + "\n"
