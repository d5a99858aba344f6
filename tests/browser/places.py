"""Every page that the browser tests look at, as ``site:address``."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "en"
WRITTEN = sorted(("" if page.stem == "index" else f"{page.stem}/") for page in DOCS.glob("*.md"))
COUNCILS = ["councils/", "councils/east-riding/", "councils/hull/"]
FOR_COUNCILS = ["own:check/"]
"""A page that a council's web team reads. /embed/ holds a frame, whose stops are not its own: test_embeds.py walks it."""
OWN = [
    *(f"own:{name}" for name in [*WRITTEN, *COUNCILS]),
    *("own:a-z/", "own:print/", "own:changes/", "own:audit/", "own:404.html"),
]
SMALL = [
    "small:",
    "small:faqs/",
    "small:pl/",
    "small:ar/",
    "small:ar/letter/",
    "small:ar/a-z/",
    "small:ar/print/",
    "small:ar/changes/",
]
GALLERY = "draft:gallery/"
PLACES = [*OWN, *FOR_COUNCILS, *SMALL, GALLERY]
MAIN = ["own:", "own:faqs/", "own:time-limits/", "own:how-it-works/", "own:contact/", "own:a-z/", "small:ar/", "small:ar/letter/"]
"""One of each kind, for what takes long."""


def address(sites: dict[str, str], place: str) -> str:
    """Return where a place is served."""
    site, _, name = place.partition(":")
    return sites[site] + name
