"""/embed/: the page where a council's web team chooses what to show and copies its code. In the default language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from localoffer.councils.embed_codes import VERSION, element, integrity, script_tag, snippet
from localoffer.councils.embeds import LEVELS, Piece, pieces, place
from localoffer.councils.pages import EMBED
from localoffer.edition import Book, base_of
from localoffer.outputs.json_files import as_text
from localoffer.theme.assets import small_script

SYSTEMS = {"WordPress": "wordpress", "Drupal": "drupal", "Umbraco": "umbraco", "SharePoint": "sharepoint", "HTML": "html"}
"""Name of a content management system -> the string that says how to put an embed in."""


CODES = "embed/codes/"
"""Address of the lists of every code, one for each locale."""


class Code(NamedTuple):
    """The code of one page."""

    id: str
    title: str
    text: str


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page, and for each locale the list of its codes to read and to choose from."""
    if not book.site.settings.embeds:
        return
    yield f"{EMBED}index.html", book.layout("embed-page", **_view(book))
    for tag in book.locales:
        codes = [Code(piece.id, piece.title, snippet(book, tag, piece)) for piece in pieces(book, tag)]
        yield f"{CODES}{tag}/codes.json", as_text({code.id: code.text for code in codes})
        url = f"{CODES}{tag}/"
        values = {"canonical": book.site.settings.address + url, "alternates": [], "languages": [], "base": base_of(url)}
        view = book.view_beside(book.locales[book.default], url, "editors.embed", **values)
        language = book.locales[tag].settings.name
        yield (
            f"{url}index.html",
            book.layout("embed-codes", **view, codes=codes, tag=tag, language=language, example=_example(book, tag)),
        )


def _view(book: Book) -> dict[str, Any]:
    tag = book.default
    own = pieces(book, tag)
    first: Piece = own[0]
    address = book.site.settings.address
    view = book.view_beside(book.locales[tag], EMBED, "editors.embed", canonical=address + EMBED, alternates=[], languages=[])
    host = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    fixed, digest = integrity(book)
    return view | {
        "pieces": own,
        "codes": CODES,
        "first": first,
        "first_code": snippet(book, tag, first),
        "levels": LEVELS,
        "script_tag": script_tag(book),
        "systems": SYSTEMS,
        "policy": f"frame-src {host}; script-src {host}; connect-src {host}",
        "element": element(book, tag, first),
        "fixed": f'<script type="module" src="{address}{fixed}"\n integrity="{digest}" crossorigin="anonymous"></script>\n',
        "fragment": f"{address}fragments/{tag}/{first.id}.html",
        "api": f"{address}api/v1/{tag}/pages/{first.id}.json",
        "version": VERSION,
        "chooser": small_script(book.look.overrides / "assets" / "js" / "chooser.js"),
    }


def _example(book: Book, tag: str) -> str:
    """Return an address with everything in it that may be added."""
    return book.site.settings.address + place(tag, pieces(book, tag)[0].id, next(iter(book.site.councils), None), 3)
