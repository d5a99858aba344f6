"""Of facts: a page that no Markdown file stands behind: a service's, a question's."""

from __future__ import annotations

from typing import Any

from localoffer.facts.shapes import FrontMatter
from localoffer.facts.yaml_file import SourceMap
from localoffer.languages.comparison import TranslationState
from localoffer.languages.locales import Locale, address_path
from localoffer.languages.standing import record_of
from localoffer.packed import replaced
from localoffer.pages.sources import Source


def of_facts(page_id: str, tag: str, text: Locale, at: tuple[str, int], body: str, meta: dict[str, Any]) -> Source:
    """Return a page of the locale ``tag`` that was made from facts in the language ``text``.

    ``at`` is where its words were written; ``meta`` is what it says of itself, under the keys of front matter.
    """
    path, line = at
    return Source(
        id=page_id,
        locale=tag,
        text_locale=text.tag,
        src=f"{tag}/{page_id}.md",
        path=path,
        made_body=body,
        body_line=line,
        url=address_path(tag, page_id, text.default),
        meta=FrontMatter.model_construct(**meta),
        lines=SourceMap(path),
    )


def in_translation(source: Source, text: Locale) -> Source:
    """Return such a page with who or what translated its words; as it is where they are in the default language."""
    if text.source is None or source.meta is None:
        return source
    meta = source.meta.model_copy(update={"translation": record_of(text)})
    return replaced(source, meta=meta, translation=TranslationState())
