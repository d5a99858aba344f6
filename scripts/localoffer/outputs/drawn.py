"""Drawn: the icons and the social card of a site that has a logo or an accent of its own.

An SVG is made of the logo, or of the first letter of the name. A PNG is always drawn from the name, as nothing here turns
an SVG into one: with a font that comes along, so that the same name gives the same picture on every machine.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from functools import cache
from importlib.resources import files as of_package

from PIL import Image, ImageDraw, ImageFont

from localoffer.edition import Edition
from localoffer.edition.look import Logo
from localoffer.facts.colours import WHITE, mixed
from localoffer.html.svg import SVG
from localoffer.outputs.icons import CARD, ICON, PNGS, shows_logo

_CORNERS = {"square": 0, "soft": 7, "round": 16}
"""How round an icon of 32 by 32 is."""
_CARD = (1200, 630)
"""What websites show beside a link (Open Graph)."""
_MARGIN, _STRIPE = 90, 24
_SIZES = (120, 104, 88, 72, 60, 48, 40)


def drawn(edition: Edition) -> dict[str, bytes]:
    """Return address -> picture of every one that the site's look gives."""
    look = edition.site.settings.look
    colours = edition.theme.assets.palette["light"]
    name, ground, ink = edition.site.settings.name.text, colours["accent"], colours["accent-ink"]
    corner = _CORNERS[look.roundness]
    sign = edition.logo if shows_logo(edition) else None
    return {
        ICON: _of_logo(sign, corner) if sign else _of_initial(name, ground, ink, corner),
        **{url: _png(_initial(name, size), ground, ink) for url, size in PNGS.items()},
        CARD: _png(_card(name), ground, ink),
    }


def _of_logo(logo: Logo, corner: int) -> bytes:
    """Return a logo in the middle of a white square, as it may be drawn for paper."""
    icon = ET.Element(f"{{{SVG}}}svg", viewBox="0 0 32 32")
    ET.SubElement(icon, f"{{{SVG}}}rect", width="32", height="32", rx=str(corner), fill=WHITE)
    drawing = ET.fromstring(logo.content)  # noqa: S314  # only shapes are left in it
    if "viewBox" not in drawing.attrib:
        drawing.set("viewBox", f"0 0 {logo.width:g} {logo.height:g}")
    for name, value in {"x": "4", "y": "4", "width": "24", "height": "24"}.items():
        drawing.set(name, value)
    icon.append(drawing)
    return bytes(ET.tostring(icon, "utf-8"))


def _of_initial(name: str, ground: str, ink: str, corner: int) -> bytes:
    """Return the first letter of a name, in the reader's own font."""
    icon = ET.Element(f"{{{SVG}}}svg", viewBox="0 0 32 32")
    ET.SubElement(icon, f"{{{SVG}}}rect", width="32", height="32", rx=str(corner), fill=ground)
    place = {"x": "16", "y": "23", "text-anchor": "middle"}
    font = {"font-family": "system-ui, sans-serif", "font-weight": "700", "font-size": "20"}
    ET.SubElement(icon, f"{{{SVG}}}text", {**place, **font, "fill": ink}).text = _first_letter(name)
    return bytes(ET.tostring(icon, "utf-8"))


def _initial(name: str, size: int) -> Image.Image:
    """Return the first letter of a name as a PNG can hold it: black is the ground. A phone cuts the corners itself."""
    picture = Image.new("L", (size, size))
    if _is_in_font(letter := _first_letter(name)):
        ImageDraw.Draw(picture).text((size / 2, size * 0.72), letter, fill=255, font=_font(round(size * 0.64)), anchor="ms")
    return picture


def _card(name: str) -> Image.Image:
    """Return a name in large letters, over a stripe; the stripe alone where the font has not all its letters."""
    picture = Image.new("L", _CARD)
    draw = ImageDraw.Draw(picture)
    width, height = _CARD
    draw.rectangle((0, height - _STRIPE, width, height), fill=128)
    if all(map(_is_in_font, name)):
        for size in _SIZES:
            lines = _lines(name, size, width - 2 * _MARGIN)
            step = round(size * 1.25)
            if len(lines) * step <= height - _STRIPE - 2 * _MARGIN and all(_wide(line, size) <= width for line in lines):
                break
        top = (height - _STRIPE - len(lines) * step) // 2
        for index, line in enumerate(lines):
            draw.text((_MARGIN, top + index * step + size), line, fill=255, font=_font(size), anchor="ls")
    return picture


def _lines(name: str, size: int, room: int) -> list[str]:
    """Return a name in lines that are no wider than there is room, but for a single word."""
    first, *words = name.split() or [""]
    found = [first]
    for word in words:
        longer = f"{found[-1]} {word}"
        if _wide(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


def _png(picture: Image.Image, ground: str, ink: str) -> bytes:
    """Return a PNG whose black is the ground and whose white is the ink."""
    shades = (mixed(ground, ink, share / 255) for share in range(256))
    coloured = Image.frombytes("P", picture.size, picture.tobytes())
    coloured.putpalette(bytes.fromhex("".join(shade[1:] for shade in shades)))
    made = io.BytesIO()
    coloured.save(made, "PNG", optimize=True)
    return made.getvalue()


def _first_letter(name: str) -> str:
    return next((sign.upper() for sign in name if sign.isalnum()), "")


def _is_in_font(sign: str) -> bool:
    """Tell whether the font can write a sign: for one that it does not have, it draws nothing."""
    return sign.isspace() or _font(_SIZES[-1]).getmask(sign).getbbox() is not None


def _wide(text: str, size: int) -> float:
    return _font(size).getlength(text)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return Noto Sans Bold (SIL Open Font License, beside it), cut down to Latin, Greek and Cyrillic letters."""
    font = (of_package("localoffer") / "fonts" / "noto-sans-bold.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)
