"""/check/: paste a page's text and see whether its contact details and time limits are ours, on the device. Nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator

from localoffer.councils.drift import corpus_of
from localoffer.councils.drift.words import ALTERED, NUMBERS, REWORDED, SHORT, quantities
from localoffer.edition import Edition
from localoffer.outputs.files import File, page_file, text_file
from localoffer.outputs.frame import for_editors, needs
from localoffer.theme.council_contexts import CheckContext

FOLDER = "check/"


def files(edition: Edition) -> Iterator[File]:
    """Yield the page and the facts that its script compares with."""
    own = for_editors(edition, FOLDER, "editors.check", canonical=True)
    context = CheckContext(**own, checker=edition.theme.assets.scripts["check"])
    yield page_file(edition, f"{FOLDER}index.html", "check", context, needs(edition, "check"))
    text = json.dumps(facts(edition), ensure_ascii=False, separators=(",", ":")) + "\n"
    yield text_file(f"{FOLDER}facts.json", text)


def facts(edition: Edition) -> dict[str, object]:
    """Return contact details, today's and replaced ones, and every sentence of ours that names a length of time."""
    corpus = corpus_of(edition, old_words=False)
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
