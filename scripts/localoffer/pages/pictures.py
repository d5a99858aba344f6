"""Pictures: what of docs/ is published beside the pages: photographs that are what their name says, and drawings reduced."""

from __future__ import annotations

import posixpath
import re

from localoffer.html import svg
from localoffer.issues import Issue

SVG = ".svg"
_BEGINS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
"""How a file of each kind begins (WHATWG MIME Sniffing, 6.1; AVIF 6)."""
_RUNS = re.compile(rb"<(?:script|html|svg|iframe|body)\b|javascript:", re.IGNORECASE)
"""What no photograph holds, and a file that is two things at once does."""
KINDS = frozenset({*_BEGINS, SVG})
"""How the name of a picture may end."""
_NAME = re.compile(r"[^\x00-\x20\x7f-\xa0?#%\\:\"<>|*\ud800-\udfff]+(?: [^\x00-\x20\x7f-\xa0?#%\\:\"<>|*\ud800-\udfff]+)*")
"""A way that stands in an address, and on every disk, as it is, but for single spaces."""


def is_picture(src: str) -> bool:
    """Tell whether a file below docs/ is a picture by its name."""
    return posixpath.splitext(src)[1].lower() in KINDS


def read(src: str, path: str, raw: bytes) -> tuple[bytes, list[Issue]]:
    """Return a picture as it may be published, and what may not stand in it (``path`` is the file in the project)."""
    kind = posixpath.splitext(src)[1].lower()
    if not _NAME.fullmatch(src):
        hint = "Use letters, digits, - and _, with . before its kind."
        return b"", [Issue(path, 1, "picture-name-not-valid", "No address can hold this name.", hint)]
    if kind == SVG:
        drawing, hint = svg.read(raw), "Save the drawing as plain SVG, or as a PNG."
        return drawing.content, [Issue(path, line, "drawing-not-safe", message, hint) for line, message in drawing.faults]
    if not _BEGINS[kind].match(raw) or _RUNS.search(raw):
        message = f"This file is no {kind[1:].upper()} picture, or more than one."
        return b"", [Issue(path, 1, "picture-not-safe", message, "Open it in a program for pictures, and save it again.")]
    return raw, []
