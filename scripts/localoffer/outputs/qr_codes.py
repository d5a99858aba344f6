"""QR codes (ISO/IEC 18004), as segno makes them."""

from __future__ import annotations

import segno

MASK = 3
"""How the squares are spread. A code says which of the eight ways it has, so a reader undoes any of them; to try all eight, as an
encoder should, took four fifths of the time of a code, and there is one for each council in each language."""


def code(text: str) -> segno.QRCode:
    """Return the QR code of a text, of which a seventh may be lost (level M)."""
    return segno.make(text, error="m", micro=False, mask=MASK)
