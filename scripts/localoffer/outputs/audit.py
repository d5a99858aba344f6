"""The law's checklist as a public page in each locale, and as audit.json."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Book
from localoffer.languages.locales import by_locale
from localoffer.outputs.json_files import Document, pair
from localoffer.reports.audit import JUDGE, MET, NOT_MET, Part, audit, count

AUDIT = "audit/"


class AuditedLine(Document):
    """One line of the checklist."""

    ask: dict[str, str]
    """What is asked, by locale."""
    law: str
    """Where it is asked."""
    state: str
    """met, not-met or judge (for a person to judge)."""
    why: str | None
    """Why it is not met, or what a person must look at."""
    url: str | None
    """The page that meets it."""
    quote: str | None
    """The words on it that do."""


class AuditedPart(Document):
    """A part of the checklist."""

    title: dict[str, str]
    """What it is about, by locale."""
    lines: list[AuditedLine]
    """Its lines."""


class Audit(Document):
    """The law's checklist."""

    met: int
    """How many lines are met."""
    not_met: int
    """How many are not."""
    judge: int
    """How many a person must judge."""
    parts: list[AuditedPart]
    """The whole of it."""


def document(book: Book, parts: list[Part]) -> Audit:
    """Return the checklist as it is published."""
    counted = count(parts)
    address = book.site.settings.address
    audited = [
        AuditedPart(
            title=by_locale(book.locales, part.title),
            lines=[
                AuditedLine(
                    ask=by_locale(book.locales, result.ask),
                    law=result.law,
                    state=result.state,
                    why=result.why or None,
                    url=address + result.page.url if result.page else None,
                    quote=result.quote or None,
                )
                for result in results
            ],
        )
        for part, results in parts
    ]
    return Audit(met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE], parts=audited)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the page of each locale, audit.json and its schema; nothing where there is no checklist."""
    if not book.site.audit:
        return
    parts = audit(book)
    counted = count(parts)
    for tag, locale in book.locales.items():
        score = locale.t("audit.count", met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE])
        view = book.view_beside(locale, AUDIT, "audit", parts=parts, score=score, text_lang=book.default)
        yield f"{book.prefix(tag)}{AUDIT}index.html", book.layout("audit", **view)
    yield from pair("audit", document(book, parts))
