"""Audit: the law's checklist (content/audit.yml) against the pages as they are: met, not met, or for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from localoffer.edition import Book, Page
from localoffer.facts.shapes import AuditLine, AuditPart, AuditRule, StatementSections
from localoffer.facts.values import Words
from localoffer.languages.locales import Locale

MET, NOT_MET, JUDGE = "met", "not-met", "judge"


@dataclass(frozen=True)
class Result:
    """What became of one line of the checklist."""

    state: str
    """met, not-met or judge."""
    ask: Words
    """What is asked."""
    law: str
    """Where it is asked."""
    why: str = ""
    """Why it is not met, or what a person must look at, in the default locale."""
    page: Page | None = None
    """The page of the default locale that meets it."""
    quote: str = ""
    """The words on it that do."""


class Part(NamedTuple):
    """A part of the checklist with its results."""

    part: AuditPart
    results: list[Result]


def audit(book: Book) -> list[Part]:
    """Return the whole checklist with what became of each line."""
    return [Part(part, [*(_judge(book, line) for line in part.lines), *_statement(book, part)]) for part in book.site.audit]


def count(parts: list[Part]) -> dict[str, int]:
    """Return state -> how many lines."""
    states = [result.state for part in parts for result in part.results]
    return {state: states.count(state) for state in (MET, NOT_MET, JUDGE)}


def lines(book: Book, parts: list[Part]) -> Iterator[str]:
    """Yield the checklist as text, in the default locale, its score last."""
    locale = book.locales[book.default]
    for part, results in parts:
        yield locale.localise(part.title).text
        for result in results:
            yield f"  {locale.t(f'audit.{result.state}')}: {locale.localise(result.ask).text} ({result.law})"
            where = f'{result.page.path}: "{result.quote}"' if result.page and result.quote else ""
            if result.why or where:
                yield f"      {result.why or where}"
    counted = count(parts)
    yield locale.t("audit.count", met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE])


def _judge(book: Book, line: AuditLine) -> Result:
    said = book.locales[book.default].localise
    if line.judge is not None:
        return Result(JUDGE, line.ask, line.law, said(line.judge).text)
    if line.missing is not None:
        return Result(NOT_MET, line.ask, line.law, said(line.missing).text)
    if line.rule is not None:
        return _RULES[line.rule](book, line)
    page = book.pages.get((book.default, line.page or ""))
    quote = line.quote or ""
    if page is None:
        return Result(NOT_MET, line.ask, line.law, f'There is no page "{line.page}".')
    if quote not in text_of(page):
        return Result(NOT_MET, line.ask, line.law, f'The words "{quote}" are not on the page any more.', page)
    return Result(MET, line.ask, line.law, page=page, quote=quote)


def text_of(page: Page) -> str:
    """Return the words of a built page with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.html)).split()).replace(" .", ".").replace(" ,", ",")


def _statement(book: Book, part: AuditPart) -> Iterator[Result]:
    """Yield a line for each section that an accessibility statement must have, where the part asks for them."""
    if not part.statement:
        return
    pages = (page for (tag, _), page in book.pages.items() if tag == book.default)
    page = next((page for page in pages if "accessibility:accessibility" in page.shown), None)
    locale = book.locales[book.default]
    for name, field in StatementSections.model_fields.items():
        if field.is_required():
            yield _section(book, locale, page, name, field.description or name)


def _section(book: Book, locale: Locale, page: Page | None, name: str, asks: str) -> Result:
    ask, law = Words(asks.rstrip(".")), "SI 2018/952, regulation 8"
    if page is None or book.site.accessibility is None:
        return Result(NOT_MET, ask, law, "There is no accessibility statement.")
    if name in {"feedback", "reporting"} and book.site.settings.owner is None:
        return Result(NOT_MET, ask, law, "The section is there, but nobody runs this site who could answer.", page)
    section = getattr(book.site.accessibility.sections, name)
    words = locale.localise(section.title or section.text).text
    quote = " ".join(words.split())[:120]
    return Result(MET, ask, law, page=page, quote=quote)


def _pages(book: Book) -> list[Page]:
    return [book.pages[book.default, page_id] for page_id in book.navigation.order]


def _dated(book: Book, line: AuditLine) -> Result:
    without = [page.id for page in _pages(book) if not (page.stamp and page.stamp.updated)]
    if without:
        return Result(NOT_MET, line.ask, line.law, f"{len(without)} pages carry no date.")
    return _everywhere(book, line, "stamp.updated")


def _everywhere(book: Book, line: AuditLine, key: str) -> Result:
    page = _pages(book)[0]
    return Result(MET, line.ask, line.law, page=page, quote=book.locales[book.default].t(key))


def _reviewed(book: Book, line: AuditLine) -> Result:
    pages = _pages(book)
    waiting = [page for page in pages if not (page.stamp and page.stamp.reviewed and not page.stamp.overdue)]
    if waiting:
        why = f"{len(waiting)} of {len(pages)} pages have no review by a person that still holds."
        return Result(NOT_MET, line.ask, line.law, why)
    return _everywhere(book, line, "stamp.title")


def _checked(book: Book, line: AuditLine) -> Result:
    waiting = [page for page in _pages(book) if page.unchecked]
    if waiting:
        return Result(NOT_MET, line.ask, line.law, f"{len(waiting)} pages show facts that no person has checked.")
    return _everywhere(book, line, "stamp.title")


def _feedback(book: Book, line: AuditLine) -> Result:
    page = next((page for page in _pages(book) if "feedback:feedback" in page.shown), None)
    if page is None:
        return Result(NOT_MET, line.ask, line.law, "No page shows comments and answers.")
    if not any(entry.may_be_shown for entry in book.site.feedback):
        return Result(JUDGE, line.ask, line.law, "There is a place for comments, and none has been published yet.", page)
    return Result(MET, line.ask, line.law, page=page, quote=book.locales[book.default].t("feedback.said"))


def _answerable(book: Book, line: AuditLine) -> Result:
    if book.site.settings.owner is None:
        return Result(NOT_MET, line.ask, line.law, "Nobody is named who runs this site and answers for it.")
    return _everywhere(book, line, "wrong.title")


_RULES: dict[AuditRule, Callable[[Book, AuditLine], Result]] = {
    AuditRule.DATED: _dated,
    AuditRule.REVIEWED: _reviewed,
    AuditRule.CHECKED: _checked,
    AuditRule.FEEDBACK: _feedback,
    AuditRule.ANSWERABLE: _answerable,
}
