"""Look: the plain stylesheets of overrides/, put together into the one that goes inside every page."""

from __future__ import annotations

from pathlib import Path

import rcssmin

LAYERS = ("tokens", "elements", "layout")


def stylesheet(overrides: Path) -> str:
    """Return tokens, elements, layout, then every component's own, then print, without comments or spare space."""
    files = [overrides / "assets" / "css" / f"{layer}.css" for layer in LAYERS]
    files += sorted(overrides.glob("components/*/*.css"))
    files.append(overrides / "assets" / "css" / "print.css")
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return str(rcssmin.cssmin(text))
