"""Document: one built page, parsed once as a browser does (html5lib, the WHATWG algorithm)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as PARSE_ERRORS


@dataclass(frozen=True)
class Document:
    """A page: its tree, and what the parser had to repair."""

    path: str
    """What an editor would open: the Markdown file, or the built one where there is none."""
    root: Element
    faults: tuple[tuple[int, str], ...]
    """(line of the built file, what was wrong)."""

    @classmethod
    def read(cls, file: Path, path: str) -> Document:
        """Parse a file; ``path`` is where its faults are reported."""
        parser: Any = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(file.read_text(encoding="utf-8"))
        faults = tuple((position[0], PARSE_ERRORS.get(code, code) % values) for position, code, values in parser.errors)
        return cls(path, root, faults)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every anchor of the page."""
        return frozenset(id_ for element in self.root.iter() if (id_ := element.get("id")) is not None)
