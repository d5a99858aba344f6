"""search.json of each locale: every section that is in its language. Fetched when a reader first searches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.html.search_sections import sections


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield one index for each locale; a fallback page is in none but its own language's."""
    for tag in book.locales:
        entries = []
        for page_id in book.navigation.order:
            page = book.pages[tag, page_id]
            if page.is_fallback:
                continue
            for section in sections(page.title, page.html):
                entry = {"title": section.title.strip(), "url": page.url or "./", "text": section.text}
                if section.anchor:
                    entry |= {"url": f"{page.url}#{section.anchor}", "page": page.short_title}
                if section.text:
                    entries.append(entry)
        yield f"{book.prefix(tag)}search.json", json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + "\n"
