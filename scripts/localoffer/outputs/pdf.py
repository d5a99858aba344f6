"""PDF: each leaflet as it prints, tagged, on one sheet of A4, beside its page.

WeasyPrint makes them (see decision 12). It is an extra, for nothing else needs it: ``pip install 'localoffer[pdf]'``.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from localoffer.edition import DatedPage, Edition
from localoffer.html.tree import document, first, written
from localoffer.issues import Issue
from localoffer.outputs.leaflets import every, pdf_name, url

SHEET, PRECISION = 297, 8
"""Height of a sheet, and how exactly it is told how much too long a leaflet is, both in millimetres."""
_ON_SCREEN = "nav, script, .tools, .wrong, .share, .sources"
"""What no paper shows."""
_TALLER = "@page {{ size: 210mm {height}mm !important }}"


def lacking() -> list[Issue]:
    """Return what is to be installed before a PDF can be made; nothing where it is all here."""
    try:
        import_module("weasyprint")
        import_module("pypdf")
    except (ImportError, OSError) as fault:  # OSError: the package is here, and Pango is not
        said = str(fault).strip().splitlines()[0].rstrip(".") or type(fault).__name__
        message = f"No PDF can be made here: {said}."
        hint = "Run: pip install 'localoffer[pdf]'. It needs Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)."
        return [Issue("site", 1, "pdf-not-possible", message, hint)]
    return []


def write(edition: Edition, folder: Path) -> list[Issue]:
    """Write the PDF of every leaflet that stands below ``folder``; returns what is wrong with those that cannot be handed out."""
    if issues := lacking():
        return issues
    press = Press(folder, edition.site.settings.address)
    for page, council in every(edition):
        place = url(edition, page, council)
        printed = press.print(place, folder / place / pdf_name(page, council))
        if printed.too_long:
            issues.append(_too_long(edition, page, council, printed.too_long))
        elif not printed.reads_back:
            message = f'The words of the leaflet in "{page.locale}" cannot be read back from its PDF: letters are missing.'
            hint = "Install a font that has them all. Debian: apt-get install fonts-noto-core."
            issues.append(Issue(page.path, 1, "leaflet-not-readable", message, hint))
    return issues


class Printed(NamedTuple):
    """How a leaflet came out."""

    too_long: int = 0
    """By how many millimetres it is too long for one sheet."""
    reads_back: bool = True
    """Its words can be taken out of the PDF again, by somebody's screen reader or search."""


@dataclass(frozen=True)
class Press:
    """What prints the pages of a site that stands below a folder."""

    folder: Path
    address: str

    def print(self, place: str, target: Path) -> Printed:
        """Print the page at an address below the site's into a file, where it fits on one sheet."""
        tree = document((self.folder / place / "index.html").read_bytes())
        for each in tree.css(_ON_SCREEN):  # half of the time would go into finding out that no paper shows them
            each.decompose()
        html = written(tree)
        sheets = self._rendered(place, html, SHEET)
        if len(sheets.pages) == 1:
            pdf = sheets.write_pdf(pdf_tags=True)
            target.write_bytes(pdf)
            return Printed(reads_back=_reads_back(pdf, first(tree, ".in-columns").text()))
        fits, not_yet = SHEET * len(sheets.pages), SHEET
        while fits - not_yet > PRECISION:
            middle = (fits + not_yet) // 2
            if len(self._rendered(place, html, middle).pages) == 1:
                fits = middle
            else:
                not_yet = middle
        return Printed(too_long=fits - SHEET)

    def _rendered(self, place: str, html: str, height: int) -> Any:
        weasyprint = import_module("weasyprint")
        page = weasyprint.HTML(string=html, base_url=self.address + place, url_fetcher=self._files)
        taller = [weasyprint.CSS(string=_TALLER.format(height=height))] if height != SHEET else []
        fonts = import_module("weasyprint.text.fonts").FontConfiguration()
        return page.render(font_config=fonts, stylesheets=taller, pdf_tags=True)

    @cached_property
    def _files(self) -> Any:
        """Return what gives WeasyPrint the files of the site, and nothing from anywhere else."""
        urls = import_module("weasyprint.urls")
        folder, address = self.folder.resolve(), self.address

        class Files(urls.URLFetcher):  # type: ignore[misc, name-defined]
            def fetch(self, url: str, headers: Any = None) -> Any:
                file = (folder / unquote(url.removeprefix(address))).resolve()
                if not url.startswith(address) or not file.is_relative_to(folder):
                    raise ValueError(url)
                return urls.URLFetcherResponse(url, file.read_bytes())

        return Files()


def _reads_back(pdf: bytes, words: str) -> bool:
    """Tell whether a PDF gives back the letters of these words, but for two in a hundred."""
    found = _letters(import_module("pypdf").PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    wanted = _letters(words)
    return (wanted - found).total() <= wanted.total() / 50


def _letters(text: str) -> Counter[str]:
    return Counter(each for each in unicodedata.normalize("NFKC", text) if each.isalpha())


def _too_long(edition: Edition, page: DatedPage, council: str, millimetres: int) -> Issue:
    """Return the letter about a leaflet that does not fit, at the answer that has most words."""
    longest = max(page.search_sections, key=lambda section: len(section.text))
    marked = [f"{{#{longest.anchor}}}", longest.title.strip()]
    lines = page.text.splitlines()
    line = next((at for mark in marked for at, text in enumerate(lines, 1) if text.startswith("#") and mark in text), 1)
    of = f' of "{edition.site.councils[council].name.text}"' if council else ""
    message = f'The leaflet{of} in "{page.locale}" does not fit on one sheet of A4: it is {millimetres} mm too long.'
    return Issue(page.path, line, "leaflet-too-long", message, f'Most words stand in "{longest.title.strip()}". Say it in fewer.')
