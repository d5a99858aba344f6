"""Page: what came from outside, as letters and text blocks; or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from localoffer.clock import today
from localoffer.html.decode import charset, decoded
from localoffer.html.described import described
from localoffer.html.text_blocks import TextBlock, folded, text_blocks
from localoffer.html.tree import document, root, words

_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word file, or packed in another way",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"bplist00": "a web archive",
    b"\x1f\x8b": "packed with gzip",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
"""How files begin that people take for a page."""
_MEDIA = {"application/pdf": "a PDF", "application/msword": "a Word file"}
READABLE = frozenset(("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"))
_JSON = re.compile(r"(?:application|text)/(?:[\w.+-]+\+)?json")
MOST = 100_000
"""Text blocks of one page."""
SAVE = "Open it, and save its words as .html or .txt."


@dataclass(frozen=True)
class Limits:
    """How much one page may take."""

    seconds: float = 30
    """From the first question until its words are read."""
    size: int = 5_000_000
    """Bytes, unpacked."""
    redirects: int = 5
    memory: int = 1 << 30
    """Bytes that reading it may fill."""
    json: bool = False
    """It is asked for as JSON, which comes back as its text."""


LIMITS = Limits()


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    where: str
    """What was asked for: an address, the path of a file, or ``-``."""
    address: str
    """Where it was found in the end, after redirects."""
    day: dt.date
    """When it was read."""
    size: int
    """How many bytes it had, unpacked."""
    title: str
    text: str
    """All of it, decoded: HTML, or plain text."""
    blocks: tuple[TextBlock, ...]
    """At least one; none of JSON."""
    took: float = 0
    """Seconds that reading it took."""


@dataclass(frozen=True)
class NotRead:
    """A page that could not be read."""

    where: str
    why: str
    """For the person who asked: one or two sentences."""

    def __str__(self) -> str:
        return f"{self.where} could not be read: {self.why}"


class NotReadError(Exception):
    """It cannot be read; the message says why. It does not leave this room."""


def not_asked(scheme: str) -> str:
    """Say that an address is of a kind that is not asked."""
    return f"It is an address that begins with {scheme[:20]}:, and only https: and http: are asked."


def page(where: str, address: str, raw: bytes, content_type: str = "", *, json: bool = False) -> Page:
    """Return what the bytes say. Raises ``NotReadError`` where they are no page."""
    media = content_type.partition(";")[0].strip().lower()
    if json and (not media or media == "text/plain" or _JSON.fullmatch(media)):
        return Page(where, address, today(), len(raw), "", decoded(raw, charset(content_type)), ())
    kind = next((name for start, name in _KINDS.items() if raw.startswith(start)), _MEDIA.get(media, ""))
    if kind:
        raise NotReadError(f"It is {kind}, which we cannot read. {SAVE}")
    if media not in READABLE:
        raise NotReadError(f"It is {media[:80]}, and not a page. {SAVE}")
    text = decoded(raw, charset(content_type))
    if "\0" in text:
        raise NotReadError(f"It holds bytes that are no text. {SAVE}")
    plain = media == "text/plain" or (not media and _TAG.search(text) is None)
    title, blocks = ("", _lines(text)) if plain else _html(text)
    if not blocks:
        raise NotReadError("It has no words. If a script writes them, open it in a browser, and save it as .html.")
    if len(blocks) > MOST:
        raise NotReadError(f"It has more than {MOST} lines, and no page has so many.")
    return Page(where, address, today(), len(raw), title, text, blocks)


def _lines(text: str) -> tuple[TextBlock, ...]:
    """Return a text block for each line and cell, as the page that checks pasted words does."""
    return tuple(TextBlock(line) for line in map(folded, re.split(r"[\r\n\t]", text)) if line)


def _html(text: str) -> tuple[str, tuple[TextBlock, ...]]:
    tree = document(text)
    title = tree.css_first("head > title")
    shown = text_blocks(root(tree), as_judged=True)
    return folded(words(title)) if title is not None else "", (*shown, *map(TextBlock, described(root(tree)) if shown else ()))
