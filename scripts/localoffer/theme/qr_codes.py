"""QR codes (ISO/IEC 18004), as segno makes them."""

from __future__ import annotations

import io

import segno

from localoffer.html.tree import Html, body, first, inner

MASK = 3
"""How the squares are spread. A code says which of the eight ways it has, so a reader undoes any of them; to try all eight, as an
encoder should, took four fifths of the time of a code, and there is one for each council in each language."""


def code(text: str) -> segno.QRCode:
    """Return the QR code of a text, of which a seventh may be lost (level M)."""
    return segno.make(text, error="m", micro=False, mask=MASK)


def qr(address: str, name: str, class_: str = "qr") -> Html:
    """Return the QR code of an address, to stand in a page; ``name`` is for who does not see it."""
    tree = body(code(address).svg_inline(svgclass=class_ or None, lineclass=None, omitsize=True, border=2, light="#fff"))
    first(tree, "svg").attrs["role"] = "img"
    first(tree, "svg").attrs["aria-label"] = name
    return inner(tree)


def qr_file(text: str, name: str) -> str:
    """Return the QR code of a text as an SVG file, with a title for who does not see it."""
    out = io.BytesIO()
    code(text).save(out, kind="svg", title=f"QR: {name}", omitsize=True, border=4, xmldecl=False)
    return out.getvalue().decode()
