"""The law's checklist as a public page in each locale, and as audit.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.facts.values import Words
from localoffer.html.tree import Html
from localoffer.languages.locales import Locale, by_locale
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import beside, link_to, needs
from localoffer.outputs.json_files import Document, pair
from localoffer.pages.addresses import AUDIT
from localoffer.reports.audit import JUDGE, MET, NOT_MET, JudgedPart, Judgement, audit, count
from localoffer.theme.components import as_html
from localoffer.theme.contexts import Anchor, AuditContext, AuditedLineView, AuditedPartView


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
    """The words on it that do, or the heading above them."""
    checked_on: dt.date | None
    """The day a person found those words good enough; null where nobody has, or nobody is asked to."""
    checked_by: str | None
    """Who did."""


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


def document(edition: Edition, parts: list[JudgedPart]) -> Audit:
    """Return the checklist as it is published."""
    counted = count(parts)
    address = edition.site.settings.address
    audited = [
        AuditedPart(
            title=by_locale(edition.locales, part.title),
            lines=[
                AuditedLine(
                    ask=by_locale(edition.locales, result.ask),
                    law=result.law,
                    state=result.state,
                    why=result.why or None,
                    url=address + result.page.url + _fragment(result.anchor) if result.page else None,
                    quote=result.quote or None,
                    checked_on=result.check.on,
                    checked_by=result.check.by,
                )
                for result in results
            ],
        )
        for part, results in parts
    ]
    return Audit(met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE], parts=audited)


def _fragment(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


def files(edition: Edition) -> Iterator[File]:
    """Yield the page of each locale, audit.json and its schema; nothing where there is no checklist."""
    if not edition.site.audit:
        return
    parts = audit(edition)
    counted = count(parts)
    for tag, locale in edition.locales.items():
        own = beside(edition, tag, AUDIT, "audit")
        score = locale.t("audit.count", met=counted[MET], not_met=counted[NOT_MET], judge=counted[JUDGE])
        context = AuditContext(**own, score=score, parts=tuple(_view(edition, locale, own["root_path"], part) for part in parts))
        yield page_file(edition, f"{edition.addresses.prefix(tag)}{AUDIT}index.html", "audit", context, needs(edition))
    yield from pair("audit", document(edition, parts))


def _view(edition: Edition, locale: Locale, way: str, part: JudgedPart) -> AuditedPartView:
    def html(words: Words | None) -> Html:
        return as_html(locale.localise(words), locale.tag)

    def link(result: Judgement) -> Anchor | None:
        if result.page is None:
            return None
        page = edition.pages[locale.tag, result.page.id]
        found = link_to(page, way)
        return found._replace(href=found.href + _fragment(result.anchor)) if result.anchor in page.ids else found

    lines = tuple(
        AuditedLineView(each.state, html(each.ask), each.law, each.why, link(each), each.quote, each.check)
        for each in part.results
    )
    return AuditedPartView(part.part.id, html(part.part.title), html(part.part.note), lines)
