"""Snippets: the code that a council pastes, and the files that it or its system asks for: scripts, oEmbed, fragments."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from markupsafe import escape

from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.edition import Edition
from localoffer.html.isolate import isolate_text
from localoffer.languages.locales import direction
from localoffer.outputs.files import File, text_file
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import embed_url

VERSION = "embed/v1/"
"""Where the scripts live that councils load. What is published here keeps working: a change that could break is v2."""
WIDTH, HEIGHT = 600, 480
"""What oEmbed declares: it must name a size, and a static file cannot obey maxwidth. The frame itself is fluid."""
FRAME = 640
"""The height in pixels of a frame whose style is not let through."""


def frame_title(edition: Edition, tag: str, embeddable: Embeddable) -> str:
    """Return the title of an embed and of the frame around it: the same, as WCAG technique H64 asks."""
    title = f"{embeddable.title.rstrip('.')} – {edition.locales[tag].localise(edition.site.settings.name).text}"
    return isolate_text(title) if direction(tag) == "rtl" else title


def snippet(edition: Edition, tag: str, embeddable: Embeddable) -> str:
    """Return the code of one embed: a frame that scrolls, the small script that fits it to its words, and a plain link.

    Width, height and border stand as attributes too, for a website whose policy forbids inline style.
    """
    address = edition.site.settings.address
    title = frame_title(edition, tag, embeddable)
    return (
        f'<iframe src="{address}{embed_url(tag, embeddable.id)}" title="{escape(title)}" width="100%" height="{FRAME}"'
        ' frameborder="0" loading="lazy"\n'
        ' style="width:100%;height:auto;min-height:40rem;border:0;frame-sizing:content-height"></iframe>\n'
        f"{script_tag(edition)}<p>{_link(edition, tag, embeddable)}</p>\n"
    )


def _link(edition: Edition, tag: str, embeddable: Embeddable) -> str:
    """Return the link that stands where nothing else does, in its own language and direction."""
    marked = "" if tag == "en" else f' lang="{tag}" dir="{direction(tag)}"'
    title = escape(frame_title(edition, tag, embeddable))
    return f'<a href="{edition.site.settings.address}{embeddable.url}"{marked}>{title}</a>'


def script_tag(edition: Edition) -> str:
    """Return what gives a frame the height of its words: few browsers do so by themselves."""
    return f'<script src="{edition.site.settings.address}{VERSION}resize.js" async></script>\n'


def element(edition: Edition, tag: str, embeddable: Embeddable, level: int = 2) -> str:
    """Return the code of the custom element: the words stand in the council's own page, in its own style."""
    address, link = edition.site.settings.address, _link(edition, tag, embeddable)
    source = f"{address}fragments/{tag}/{embeddable.id}.html"
    return (
        f'<local-offer-page src="{source}" heading-level="{level}">{link}</local-offer-page>\n'
        f'<script type="module" src="{address}{VERSION}embed.js"></script>\n'
    )


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[File]:
    """Yield the versioned scripts, and oEmbed answers for everything that can be embedded."""
    own = _script(edition)
    yield text_file(VERSION + "resize.js", edition.theme.assets.scripts["embed/resize"] + "\n")
    yield text_file(VERSION + "embed.js", own)
    fixed = {f"{VERSION}{name}": text for name, text in edition.theme.assets.given_out.items()} | {integrity(edition)[0]: own}
    yield from (text_file(address, text) for address, text in fixed.items())
    for tag, each in shown.items():
        for embeddable in each.all:
            yield json_file(f"{embed_url(tag, embeddable.id)}oembed.json", oembed(edition, tag, embeddable))


def _script(edition: Edition) -> str:
    """Return the custom element's script."""
    return f"{edition.theme.assets.scripts['embed/embed']}\n"


def integrity(edition: Edition) -> tuple[str, str]:
    """Return (address, hash) of the custom element's script under a name that never changes its content (W3C SRI)."""
    own = _script(edition).encode()
    digest = base64.b64encode(hashlib.sha384(own).digest()).decode()
    return f"{VERSION}embed.{hashlib.sha256(own).hexdigest()[:12]}.js", f"sha384-{digest}"


def oembed(edition: Edition, tag: str, embeddable: Embeddable) -> dict[str, object]:
    """Return an oEmbed 1.0 answer of the type ``rich``: plain strings, and only tags that WordPress keeps.

    WordPress strips the frame's style, so its attributes say that it is as wide as its column and has no border.
    """
    address, title = edition.site.settings.address, frame_title(edition, tag, embeddable)
    link = f'<blockquote><a href="{address}{embeddable.url}">{escape(title)}</a></blockquote>'
    frame = (
        f'<iframe src="{address}{embed_url(tag, embeddable.id)}" width="100%" height="{HEIGHT}" frameborder="0" '
        f'title="{escape(title)}" loading="lazy" style="width:100%;border:0;frame-sizing:content-height"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": edition.locales[tag].localise(edition.site.settings.name).text,
        "provider_url": address,
        "cache_age": 3600,
        "width": WIDTH,
        "height": HEIGHT,
        "html": link + frame,
    }
