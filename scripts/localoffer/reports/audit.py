"""Audit: the law's checklist (content/audit.yml) against the pages as they are: met, not met, or for a person to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from localoffer.edition import DatedPage, Edition
from localoffer.facts.shapes import AuditLine, AuditPart, AuditRule, StatementSections
from localoffer.facts.values import Words
from localoffer.languages.locales import Locale

MET, NOT_MET, JUDGE = "met", "not-met", "judge"


@dataclass(frozen=True)
class Judgement:
    """What became of one line of the checklist."""

    state: str
    """met, not-met or judge."""
    ask: Words
    """What is asked."""
    law: str
    """Where it is asked."""
    why: str = ""
    """Why it is not met, or what a person must look at, in the default locale."""
    page: DatedPage | None = None
    """The page of the default locale that meets it."""
    quote: str = ""
    """The words on it that do."""


class JudgedPart(NamedTuple):
    """A part of the checklist with its results."""

    part: AuditPart
    results: list[Judgement]


def audit(edition: Edition) -> list[JudgedPart]:
    """Return the whole checklist with what became of each line."""
    return [
        JudgedPart(part, [*(_judge(edition, line) for line in part.lines), *_statement(edition, part)])
        for part in edition.site.audit
    ]


def count(parts: list[JudgedPart]) -> dict[str, int]:
    """Return state -> how many lines."""
    states = [result.state for part in parts for result in part.results]
    return {state: states.count(state) for state in (MET, NOT_MET, JUDGE)}


def lines(edition: Edition, parts: list[JudgedPart]) -> Iterator[str]:
    """Yield the checklist as text, in the default locale, its score last."""
    locale = edition.locales[edition.default]
    for part, results in parts:
        yield locale.localise(part.title).text
        for result in results:
            yield f"  {locale.t(f'audit.{result.state}')}: {locale.localise(result.ask).text} ({result.law})"
            where = f'{result.page.path}: "{result.quote}"' if result.page and result.quote else ""
            if result.why or where:
                yield f"      {result.why or where}"
    counted = count(parts)
    yield locale.t("audit.count", met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE])


def _judge(edition: Edition, line: AuditLine) -> Judgement:
    said = edition.locales[edition.default].localise
    if line.judge is not None:
        return Judgement(JUDGE, line.ask, line.law, said(line.judge).text)
    if line.missing is not None:
        return Judgement(NOT_MET, line.ask, line.law, said(line.missing).text)
    if line.rule is not None:
        return _RULES[line.rule](edition, line)
    page = edition.pages.get((edition.default, line.page or ""))
    quote = line.quote or ""
    if page is None:
        return Judgement(NOT_MET, line.ask, line.law, f'There is no page "{line.page}".')
    if quote not in text_of(page):
        return Judgement(NOT_MET, line.ask, line.law, f'The words "{quote}" are not on the page any more.', page)
    return Judgement(MET, line.ask, line.law, page=page, quote=quote)


def text_of(page: DatedPage) -> str:
    """Return the words of a page with single spaces."""
    return " ".join(block.text for block in page.text_blocks)


def _statement(edition: Edition, part: AuditPart) -> Iterator[Judgement]:
    """Yield a line for each section that an accessibility statement must have, where the part asks for them."""
    if not part.statement:
        return
    pages = (page for (tag, _), page in edition.pages.items() if tag == edition.default)
    page = next((page for page in pages if "accessibility:accessibility" in page.fact_keys), None)
    locale = edition.locales[edition.default]
    for name, field in StatementSections.model_fields.items():
        if field.is_required():
            yield _section(edition, locale, page, name, field.description or name)


def _section(edition: Edition, locale: Locale, page: DatedPage | None, name: str, asks: str) -> Judgement:
    ask, law = Words(asks.rstrip(".")), "SI 2018/952, regulation 8"
    if page is None or edition.site.accessibility is None:
        return Judgement(NOT_MET, ask, law, "There is no accessibility statement.")
    if name in {"feedback", "reporting"} and edition.site.settings.owner is None:
        return Judgement(NOT_MET, ask, law, "The section is there, but nobody runs this site who could answer.", page)
    section = getattr(edition.site.accessibility.sections, name)
    words = locale.localise(section.title or section.text).text
    quote = " ".join(words.split())[:120]
    return Judgement(MET, ask, law, page=page, quote=quote)


def _pages(edition: Edition) -> list[DatedPage]:
    return edition.in_order(edition.default)


def _dated(edition: Edition, line: AuditLine) -> Judgement:
    without = [page.id for page in _pages(edition) if not page.stamp.updated]
    if without:
        return Judgement(NOT_MET, line.ask, line.law, f"{len(without)} pages carry no date.")
    return _everywhere(edition, line, "stamp.updated")


def _everywhere(edition: Edition, line: AuditLine, key: str) -> Judgement:
    page = _pages(edition)[0]
    return Judgement(MET, line.ask, line.law, page=page, quote=edition.locales[edition.default].t(key))


def _reviewed(edition: Edition, line: AuditLine) -> Judgement:
    pages = _pages(edition)
    waiting = [page for page in pages if not page.stamp.reviewed or page.stamp.overdue]
    if waiting:
        why = f"{len(waiting)} of {len(pages)} pages have no review by a person that still holds."
        return Judgement(NOT_MET, line.ask, line.law, why)
    return _everywhere(edition, line, "stamp.title")


def _checked(edition: Edition, line: AuditLine) -> Judgement:
    waiting = [page for page in _pages(edition) if page.unchecked]
    if waiting:
        return Judgement(NOT_MET, line.ask, line.law, f"{len(waiting)} pages show facts that no person has checked.")
    return _everywhere(edition, line, "stamp.title")


def _feedback(edition: Edition, line: AuditLine) -> Judgement:
    page = next((page for page in _pages(edition) if "feedback:feedback" in page.fact_keys), None)
    if page is None:
        return Judgement(NOT_MET, line.ask, line.law, "No page shows comments and answers.")
    if not any(entry.may_be_shown for entry in edition.site.feedback):
        return Judgement(JUDGE, line.ask, line.law, "There is a place for comments, and none has been published yet.", page)
    return Judgement(MET, line.ask, line.law, page=page, quote=edition.locales[edition.default].t("feedback.said"))


def _answerable(edition: Edition, line: AuditLine) -> Judgement:
    if edition.site.settings.owner is None:
        return Judgement(NOT_MET, line.ask, line.law, "Nobody is named who runs this site and answers for it.")
    return _everywhere(edition, line, "wrong.title")


_RULES: dict[AuditRule, Callable[[Edition, AuditLine], Judgement]] = {
    AuditRule.DATED: _dated,
    AuditRule.REVIEWED: _reviewed,
    AuditRule.CHECKED: _checked,
    AuditRule.FEEDBACK: _feedback,
    AuditRule.ANSWERABLE: _answerable,
}
