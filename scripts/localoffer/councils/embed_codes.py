"""Snippets: the code that a council pastes, and the files that it or its system asks for: scripts, oEmbed, fragments."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from xml.sax.saxutils import escape as xml_escape

from markupsafe import escape

from localoffer.councils.embeds import LEVELS, Piece, pieces, place
from localoffer.edition import Book
from localoffer.html.isolate import isolate_text
from localoffer.html.relocate import moved
from localoffer.languages.locales import direction
from localoffer.outputs.json_files import as_text
from localoffer.theme.assets import small_script

VERSION = "embed/v1/"
"""Where the scripts live that councils load. What is published here keeps working: a change that could break is v2."""
WIDTH, HEIGHT = 600, 480
"""What oEmbed declares: it must name a size, and a static file cannot obey maxwidth. The frame itself is fluid."""


def frame_title(book: Book, tag: str, piece: Piece) -> str:
    """Return the title of an embed and of the frame around it: the same, as WCAG technique H64 asks."""
    title = f"{piece.title} – {book.locales[tag].localise(book.site.settings.name).text}"
    return isolate_text(title) if direction(tag) == "rtl" else title


def snippet(book: Book, tag: str, piece: Piece) -> str:
    """Return the code of one embed without a script: a frame that grows where the browser can, and a plain link."""
    address = book.site.settings.address
    title = frame_title(book, tag, piece)
    marked = "" if tag == "en" else f' lang="{tag}" dir="{direction(tag)}"'
    return (
        f'<iframe src="{address}{place(tag, piece.id)}" title="{escape(title)}" loading="lazy"\n'
        ' style="width:100%;border:0;height:auto;min-height:40rem;frame-sizing:content-height"></iframe>\n'
        f'<p><a href="{address}{piece.url}"{marked}>{escape(title)}</a></p>\n'
    )


def script_tag(book: Book) -> str:
    """Return what is added to the code of an embed for browsers that cannot size a frame by themselves."""
    return f'<script src="{book.site.settings.address}{VERSION}resize.js" async></script>\n'


def element(book: Book, tag: str, piece: Piece, level: int = 2) -> str:
    """Return the code of the custom element: the words stand in the council's own page, in its own style."""
    address = book.site.settings.address
    link = f'<a href="{address}{piece.url}">{escape(frame_title(book, tag, piece))}</a>'
    source = f"{address}fragments/{tag}/{piece.id}.html"
    return (
        f'<local-offer-page src="{source}" heading-level="{level}">{link}</local-offer-page>\n'
        f'<script type="module" src="{address}{VERSION}embed.js"></script>\n'
    )


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the versioned scripts, and oEmbed and fragments for everything that can be embedded."""
    if not book.site.settings.embeds:
        return
    scripts = book.look.overrides / "assets" / "js" / "embed"
    yield VERSION + "resize.js", small_script(scripts / "resize.js") + "\n"
    own = small_script(scripts / "embed.js") + "\n"
    yield VERSION + "embed.js", own
    yield VERSION + f"embed.{hashlib.sha256(own.encode()).hexdigest()[:12]}.js", own
    for tag in book.locales:
        for piece in pieces(book, tag):
            yield f"{place(tag, piece.id)}oembed.json", as_text(oembed(book, tag, piece))
            yield f"{place(tag, piece.id)}oembed.xml", _xml(oembed(book, tag, piece))
            for level in LEVELS:
                ending = "" if level == 2 else ".h3"
                yield f"fragments/{tag}/{piece.id}{ending}.html", fragment(book, tag, piece, level)


def integrity(book: Book) -> tuple[str, str]:
    """Return (address, hash) of the custom element's script under a name that never changes its content (W3C SRI)."""
    own = (small_script(book.look.overrides / "assets" / "js" / "embed" / "embed.js") + "\n").encode()
    digest = base64.b64encode(hashlib.sha384(own).digest()).decode()
    return f"{VERSION}embed.{hashlib.sha256(own).hexdigest()[:12]}.js", f"sha384-{digest}"


def oembed(book: Book, tag: str, piece: Piece) -> dict[str, object]:
    """Return an oEmbed 1.0 answer of the type ``rich``: plain strings, and only tags that WordPress keeps."""
    address, title = book.site.settings.address, frame_title(book, tag, piece)
    link = f'<blockquote><a href="{address}{piece.url}">{escape(title)}</a></blockquote>'
    frame = (
        f'<iframe src="{address}{place(tag, piece.id)}" width="{WIDTH}" height="{HEIGHT}" title="{escape(title)}" '
        'loading="lazy" style="width:100%;border:0;frame-sizing:content-height"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": book.locales[tag].localise(book.site.settings.name).text,
        "provider_url": address,
        "cache_age": 3600,
        "width": WIDTH,
        "height": HEIGHT,
        "html": link + frame,
    }


def _xml(answer: dict[str, object]) -> str:
    parts = "".join(f"<{name}>{xml_escape(str(value))}</{name}>" for name, value in answer.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{parts}</oembed>\n'


def fragment(book: Book, tag: str, piece: Piece, level: int) -> str:
    """Return a page's words to stand in somebody else's page, with its stamp, its origin and the link to it."""
    locale, settings = book.locales[tag], book.site.settings
    text_tag = piece.page.text_locale if piece.page.is_fallback else tag
    made = book.template(
        "fragment",
        **book.shared_view(locale, settings.address),
        this=piece.page,
        level=level,
        title=piece.title,
        content=moved(piece.html, piece.html_url, settings.address, level + 1),
        text_lang=text_tag,
        text_dir=direction(text_tag),
        canonical=settings.address + piece.url,
    )
    return book.isolated(made, tag)
