"""Decode: a page's bytes -> its letters, as a browser does (WHATWG Encoding, WHATWG HTML 13.2.3.2 "encoding sniffing").

Only labels of WHATWG's list count. Python knows more names (``rot13``, ``idna``, ``utf-7``), which are no encoding of a page.
"""

from __future__ import annotations

import re

import webencodings
from selectolax.lexbor import LexborHTMLParser

PRESCAN = 1024
"""A page may say its encoding within so many bytes."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)


def charset(content_type: str) -> str:
    """Return what a Content-Type says after ``charset=``; empty where it says nothing."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def decoded(raw: bytes, label: str = "") -> str:
    """Return the letters. ``label`` is what the HTTP header says.

    A byte order mark goes before the label, the label before the page's own word. Where nobody says anything that is known,
    it is UTF-8 if it can be, else windows-1252. What is no letter becomes U+FFFD.
    """
    said = webencodings.lookup(label) or _said_by_page(raw)
    if said is None:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    text: str
    text, _ = webencodings.decode(raw, said or "windows-1252")
    return text


def _said_by_page(raw: bytes) -> webencodings.Encoding | None:
    """Return the encoding that the page's ``<meta>`` names. It was read as ASCII, so it is none of two bytes a letter."""
    for meta in LexborHTMLParser(raw[:PRESCAN].decode("latin-1")).css("meta"):
        held = meta.attributes
        is_type = (held.get("http-equiv") or "").strip().lower() == "content-type"
        said = webencodings.lookup(held.get("charset") or (charset(held.get("content") or "") if is_type else ""))
        if said is not None:
            as_read = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
            return webencodings.lookup(as_read.get(said.name, said.name))
    return None
