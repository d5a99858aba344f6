"""SVG: a drawing that an editor adds, reduced to shapes, words and colours, for a drawing may also carry a script.

A browser runs no script of a drawing that stands in a page, but it does of one that is opened by itself. So what is
published is what the lists leave. What only a drawing tool needs goes without a word; what could run, load or lead
elsewhere is told.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from math import inf
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ELEMENTS = frozenset(
    """
    svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker
    """.split()  # noqa: SIM905  # a list to read
)
ATTRIBUTES = frozenset(
    """
    id class style transform d x y x1 x2 y1 y2 cx cy r rx ry dx dy width height viewBox preserveAspectRatio points offset
    gradientUnits gradientTransform spreadMethod fx fy fr clipPathUnits maskUnits maskContentUnits patternUnits
    patternContentUnits patternTransform markerWidth markerHeight markerUnits refX refY orient rotate textLength lengthAdjust
    startOffset pathLength fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width opacity color stop-color stop-opacity clip-path clip-rule
    mask marker-start marker-mid marker-end font-family font-size font-style font-weight text-anchor text-decoration
    dominant-baseline alignment-baseline letter-spacing word-spacing direction unicode-bidi writing-mode display visibility
    overflow vector-effect paint-order href version role lang aria-label aria-hidden
    """.split()  # noqa: SIM905
)
TOLD = frozenset(
    """
    script foreignObject iframe object embed audio video image feImage animate animateMotion animateTransform set a handler
    """.split()  # noqa: SIM905
)
"""Elements that run, load or lead somewhere."""
DEEPEST = 100
"""How deep groups may stand in each other."""
_LABELS = frozenset({"id", "class", "aria-label", "lang", "role"})
"""Attributes that hold words or names, and are never followed."""
_LOADS = re.compile(r"url\s*\((?!\s*[\"']?#)|image-set|\b(?:image|src)\s*\(|//|@|\\|javascript:", re.IGNORECASE)
"""In a style or a colour: what loads something, and the escape that could hide it."""


@dataclass
class Drawing:
    """An SVG file as it may be published."""

    content: bytes = b""
    """Empty where something is told."""
    faults: list[tuple[int, str]] = field(default_factory=list)
    """(line, what may not stand there)."""


class _Reader:
    """Builds the tree of what is allowed, and notes the rest with its line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.builder = ET.TreeBuilder()
        self.faults: list[tuple[int, str]] = []
        self.styles: list[tuple[int, ET.Element]] = []
        self.depth = self.outside = 0
        """How many elements are open, and how many from one that is left out."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _tell(self, what: str) -> None:
        self.faults.append((self.parser.CurrentLineNumber, what))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        self.depth += 1
        if self.depth == DEEPEST:
            self._tell("It is nested too deep.")
        if tag in TOLD:
            self._tell(f"<{tag}> could run or load something.")
        if self.outside or namespace != SVG or tag not in ELEMENTS:
            self.outside += 1
            return
        kept = {}
        for full, value in attributes.items():
            space, _, key = full.rpartition(" ")
            if key.lower().startswith("on"):
                self._tell(f"{key} would run a script.")
            elif key == "href" and not value.startswith("#"):
                self._tell("href leads out of the drawing.")
            elif key not in _LABELS and _LOADS.search(value):
                self._tell(f"{key} could load something.")
            elif key in ATTRIBUTES and space in {"", XLINK}:
                kept[key] = value
        element = self.builder.start(f"{{{SVG}}}{tag}", kept)
        if tag == "style":
            self.styles.append((self.parser.CurrentLineNumber, element))

    def _end(self, _name: str) -> None:
        self.depth -= 1
        if self.outside:
            self.outside -= 1
        else:
            self.builder.end("")

    def _text(self, text: str) -> None:
        if not self.outside:
            self.builder.data(text)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_entities: object) -> None:
        if has_entities:
            self._tell("A DOCTYPE of its own could stand for anything.")

    def _instruction(self, target: str, _data: str) -> None:
        if target != "xml":
            self._tell(f"<?{target}?> could load something.")


def size(content: bytes) -> tuple[float, float] | None:
    """Return (width, height) of a drawing that ``read`` has let through, in its own units; None where it does not say them."""
    root = ET.fromstring(content)  # noqa: S314  # only shapes are left in it
    box = root.get("viewBox", "").replace(",", " ").split()
    said = box[2:] if len(box) == 4 else [root.get(name, "").removesuffix("px") for name in ("width", "height")]
    try:
        width, height = map(float, said)
    except ValueError:
        return None
    return (width, height) if 0 < width < inf and 0 < height < inf else None


def read(raw: bytes) -> Drawing:
    """Return an SVG file reduced to what the lists allow, or what may not stand in it."""
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)  # expat's way to say that no more comes
    except expat.ExpatError as fault:
        return Drawing(faults=[*reader.faults, (fault.lineno, "This is not XML.")])
    except (LookupError, ValueError):
        return Drawing(faults=[*reader.faults, (1, "It is in an encoding that nobody knows.")])
    for line, style in reader.styles:
        if _LOADS.search("".join(style.itertext())):
            reader.faults.append((line, "A style could load something."))
    if reader.faults:
        return Drawing(faults=reader.faults)
    root = reader.builder.close()
    if root is None or root.tag != f"{{{SVG}}}svg":
        return Drawing(faults=[(1, "This is not an SVG drawing.")])
    ET.register_namespace("", SVG)
    return Drawing(ET.tostring(root, "utf-8"))
