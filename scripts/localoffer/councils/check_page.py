"""/check/: paste a page's text and see whether its contact details and time limits are ours, on the device. Nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator

from localoffer.councils.drift import corpus_of
from localoffer.councils.drift.words import ALTERED, NUMBERS, REWORDED, SHORT, quantities
from localoffer.edition import Book
from localoffer.theme.assets import small_script

FOLDER = "check/"


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page and the facts that its script compares with."""
    own = book.site.settings.address + FOLDER
    view = book.view_beside(book.locales[book.default], FOLDER, "editors.check", canonical=own, alternates=[], languages=[])
    checker = small_script(book.look.overrides / "assets" / "js" / "check.js")
    yield f"{FOLDER}index.html", book.layout("check", **view, checker=checker)
    yield f"{FOLDER}facts.json", json.dumps(facts(book), ensure_ascii=False, separators=(",", ":")) + "\n"


def facts(book: Book) -> dict[str, object]:
    """Return contact details, today's and replaced ones, and every sentence of ours that names a length of time."""
    corpus = corpus_of(book, old_words=False)
    values = [
        [value.kind, value.form, value.text, str(value.since or ""), str(value.until or "")]
        for value in sorted(corpus.values.values(), key=lambda each: (each.kind, each.form))
    ]
    limits = [each.text for each in corpus.sentences.values() if quantities(each.text, corpus.units)]
    return {
        "values": values,
        "domains": sorted(corpus.domains),
        "units": {word: corpus.units[word] for word in sorted(corpus.units)},
        "numbers": NUMBERS,
        "limits": limits,
        "thresholds": {"altered": ALTERED, "reworded": REWORDED, "short": SHORT},
    }
