"""Audit: the law's checklist (content/audit.yml) against the pages as they are: met, not met, or for a person to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from localoffer.edition import DatedPage, Edition
from localoffer.facts.shapes import AuditLine, AuditPart, AuditRule, Check, CheckState, StatementSections
from localoffer.facts.values import Words
from localoffer.html.passages import Passage, passage_at
from localoffer.html.text_blocks import digest
from localoffer.html.tree import body
from localoffer.issues import did_you_mean
from localoffer.languages.locales import Locale

MET, NOT_MET, JUDGE = "met", "not-met", "judge"
NOT_CHECKED = Check(CheckState.UNCHECKED)


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
    """The words on it that do, or the heading above them."""
    anchor: str = ""
    """Where they stand on it."""
    check: Check = NOT_CHECKED
    """Who found it good enough, where the law asks for that."""


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
            at = f"{result.page.path}{'#' if result.anchor else ''}{result.anchor}" if result.page else ""
            where = f'{at}: "{result.quote}"' if result.page and result.quote else ""
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
    if page is None:
        return Judgement(NOT_MET, line.ask, line.law, f'There is no page "{line.page}".')
    return _quoted(line, page) if line.anchor is None else _at_anchor(edition, line, page, line.anchor)


def _quoted(line: AuditLine, page: DatedPage) -> Judgement:
    quote = line.quote or ""
    if quote not in text_of(page):
        return Judgement(NOT_MET, line.ask, line.law, f'The words "{quote}" are not on the page any more.', page)
    why = "These words are on the page. Whether they are enough, only a person can say: name the heading (anchor)."
    return Judgement(JUDGE, line.ask, line.law, why, page, quote)


def evidence(edition: Edition, line: AuditLine) -> Passage | None:
    """Return what stands where a line says that it is met; None if nothing does, or it says no place."""
    page = edition.pages.get((edition.default, line.page or ""))
    return passage_at(body(page.html), line.anchor) if page is not None and line.anchor else None


def _at_anchor(edition: Edition, line: AuditLine, page: DatedPage, anchor: str) -> Judgement:
    passage = evidence(edition, line)
    if passage is None:
        why = f'The page has no "{anchor}". {did_you_mean(anchor, page.ids)}'.rstrip()
        return Judgement(NOT_MET, line.ask, line.law, why, page)
    said = len(passage.text.split())
    if said < line.least:
        why = f"Only {said} words stand there, and {line.least} are asked for."
        return Judgement(NOT_MET, line.ask, line.law, why, page, passage.title, anchor)
    if not line.quality:
        return Judgement(MET, line.ask, line.law, "", page, passage.title, anchor)
    check = check_of(line, page, passage)
    act = f'Read it and run: localoffer checked audit:{page.id}#{anchor} --by "Your Name".'
    whys = {
        CheckState.CHECKED: "",
        CheckState.UNCHECKED: f"It is there. Whether it is good enough, nobody has said. {act}",
        CheckState.CHANGED: f"It has changed since {line.checked_by} looked at it on {line.checked_on}. {act}",
    }
    return Judgement(MET if check.counts else JUDGE, line.ask, line.law, whys[check.state], page, passage.title, anchor, check)


def check_of(line: AuditLine, page: DatedPage, passage: Passage) -> Check:
    """Return what a person's word that a passage is good enough is worth.

    One that was typed without its hash counts while the page has not changed since the day before it.
    """
    if line.checked_on is None:
        return NOT_CHECKED
    updated = page.stamp.updated
    older = updated is not None and updated < line.checked_on and not page.stamp.draft
    same = line.checked_value == digest(passage.text) if line.checked_value else older
    return Check(CheckState.CHECKED, line.checked_on, line.checked_by) if same else Check(CheckState.CHANGED)


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
    return [page for page in edition.in_order(edition.default) if page.has_file]


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
