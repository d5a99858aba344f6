"""search.json of each locale: every section that is in its language. Fetched when a reader first searches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file


def files(edition: Edition) -> Iterator[File]:
    """Yield one index for each locale, and the script that reads it; a fallback page is in no index but its own language's."""
    for tag in edition.locales:
        entries = []
        for page in edition.in_order(tag):
            if page.is_fallback:
                continue
            for section in page.search_sections:
                entry = {"title": section.title.strip(), "url": page.url or "./", "text": section.text}
                if section.anchor:
                    entry |= {"url": f"{page.url}#{section.anchor}", "page": page.short_title}
                if section.text:
                    entries.append(entry)
        text = json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + "\n"
        yield text_file(f"{edition.addresses.prefix(tag)}search.json", text)
    yield text_file("assets/search.js", edition.theme.assets.search)
