"""stamps.json: when each page was updated and reviewed, and when the next review is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs.files import File
from localoffer.outputs.json_files import Document, pair


class PageStamp(Document):
    """The stamp of one page in one locale."""

    id: str
    """The page's id, the same in every locale."""
    locale: str
    """BCP 47 tag of the locale the page belongs to."""
    text_locale: str
    """BCP 47 tag of the language its words are in; another than locale where it is not translated."""
    title: str
    """The page's title."""
    url: str
    """Its address."""
    updated: dt.date | None
    """The day its words, or a fact it shows, last changed; null without a history."""
    draft: bool
    """It holds edits that are not committed."""
    reviewed: dt.date | None
    """The day a person last reviewed the whole page; null while nobody has."""
    reviewed_by: str | None
    """Who that was."""
    due: dt.date | None
    """The day the next review is due."""


class Stamps(Document):
    """Every page's stamp."""

    pages: list[PageStamp]
    """Every page of every locale, in reading order."""


def files(edition: Edition) -> Iterator[File]:
    """Yield stamps.json and its schema."""
    stamps = []
    for tag in edition.locales:
        for page in (*edition.in_order(tag), *edition.questions_in(tag)):
            stamps.append(
                PageStamp(
                    id=page.id,
                    locale=page.locale,
                    text_locale=page.text_locale,
                    title=page.title,
                    url=edition.site.settings.address + page.url,
                    updated=page.stamp.updated,
                    draft=page.stamp.draft,
                    reviewed=page.stamp.reviewed,
                    reviewed_by=page.stamp.reviewed_by,
                    due=page.stamp.due,
                )
            )
    yield from pair("stamps", Stamps(pages=stamps))
