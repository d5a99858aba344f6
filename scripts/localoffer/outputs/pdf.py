"""PDF: each leaflet as it prints, tagged, on one sheet of A4, beside its page; and all pages as a booklet with page numbers.

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
from localoffer.html.tree import Document, body, children, document, first, root, value, written
from localoffer.issues import Issue
from localoffer.outputs.leaflets import every, pdf_name, url
from localoffer.outputs.one_page import booklet_name
from localoffer.pages.addresses import ONE_PAGE
from localoffer.theme.rules import only

SHEET, PRECISION = 297, 8
"""Height of a sheet, and how exactly it is told how much too long a leaflet is, both in millimetres."""
_ON_SCREEN = "nav, script, .tools, .wrong, .share, .sources"
"""What no paper shows."""
_ON_DEMAND = "details.part, .folded, .unchecked > :not(summary), .picture, footer"
"""What the paper of a booklet shows only to who has opened it, and its foot."""
_BOOKLET = """
@page {
  margin: 12mm 15mm 18mm !important;
  @bottom-%(start)s { content: element(foot); width: 90%% }
  @bottom-center { content: none !important }
  @bottom-%(end)s { content: counter(page); font: bold 9pt sans-serif; width: 10%%; text-align: %(end)s }
}
html { font-size: 10pt !important }
body { display: block !important }
.paper { display: block !important; position: running(foot); text-align: %(start)s }
.paper-code { top: 0; %(end)s: 0 }
.paper-code svg { display: block; width: 18mm }
.site-name { white-space: nowrap }
.contents a { display: inline !important }
.contents .at { font-weight: 700 }
.part .table, .part .table :is(tbody, tr, th, td) { display: block; column-span: none; border: 0; padding: 0 }
.part .table thead { display: none }
.part .table tbody tr { padding: 1mm 0; border-top: .2mm solid }
.part .table [data-label]::before { content: attr(data-label) ": " }
%(font)s
"""
"""What a booklet has besides the stylesheet of its page: the foot as a running element, and the page that each part is on."""
_AT = '<span> . . . <span class="at">{}</span></span>'
_ARABIC = ':root { --font: "Noto Sans Arabic", "Noto Sans", sans-serif !important }'
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
    for tag in edition.locales:
        place = f"{edition.addresses.prefix(tag)}{ONE_PAGE}"
        try:
            press.bind(place, folder / place / booklet_name(tag))
        except Exception as fault:  # what WeasyPrint cannot lay out ends anyhow
            message = f'WeasyPrint could not print all pages in "{tag}" as a booklet: {type(fault).__name__}: {fault}.'
            issues.append(Issue(place, 1, "booklet-not-printed", message, "Publish without --pdf, and tell its developers."))
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
        sheets = self._rendered(place, html)
        if len(sheets.pages) == 1:
            pdf = sheets.write_pdf(pdf_tags=True)
            target.write_bytes(pdf)
            return Printed(reads_back=_reads_back(pdf, first(tree, ".in-columns").text()))
        fits, not_yet = SHEET * len(sheets.pages), SHEET
        while fits - not_yet > PRECISION:
            middle = (fits + not_yet) // 2
            if len(self._rendered(place, html, _TALLER.format(height=middle)).pages) == 1:
                fits = middle
            else:
                not_yet = middle
        return Printed(too_long=fits - SHEET)

    def bind(self, place: str, target: Path) -> None:
        """Print the page that holds all pages as a booklet into a file: its contents say which page each part is on."""
        tree = document((self.folder / place / "index.html").read_bytes())
        for each in tree.css(f"{_ON_SCREEN.replace('nav', 'nav:not(.contents)')}, {_ON_DEMAND}"):
            each.decompose()
        _prepare(tree)
        sides = ("right", "left", _ARABIC) if value(root(tree), "dir") == "rtl" else ("left", "right", "")
        style = _BOOKLET % dict(zip(("start", "end", "font"), sides, strict=True))
        whole = self._rendered(place, written(tree), style)
        pages: dict[str, int] = {}
        for number, page in enumerate(whole.pages, 1):
            for anchor in page.anchors:
                pages.setdefault(anchor, number)  # a part that goes on has its anchor on the next page too
        for link in tree.css(".contents a"):
            link.insert_child(first(body(_AT.format(pages[(value(link, "href") or "").removeprefix("#")])), "span"))
        for part in tree.css(".part"):
            part.decompose()
        cover = self._rendered(place, written(tree), style)
        whole.copy([*cover.pages, *whole.pages[len(cover.pages) :]]).write_pdf(target, pdf_tags=True)

    def _rendered(self, place: str, html: str, style: str = "") -> Any:
        weasyprint = import_module("weasyprint")
        page = weasyprint.HTML(string=html, base_url=self.address + place, url_fetcher=self._files)
        fonts = import_module("weasyprint.text.fonts").FontConfiguration()
        styles = [weasyprint.CSS(string=style, font_config=fonts)] if style else []
        return page.render(font_config=fonts, stylesheets=styles, pdf_tags=True)

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


def _prepare(tree: Document) -> None:
    """Make the page of all pages ready to be bound: its foot comes first, to stand on every page.

    Rules with ``:has()`` go: WeasyPrint looks through all that is below an element for each of them, which took three minutes.
    """
    style, page, foot = first(tree, "head > style"), first(tree, "body"), first(tree, ".paper")
    children(style)[0].replace_with(only(style.text(), lambda selector, _: ":has(" not in selector))
    children(page)[0].insert_before(foot)


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
