"""Which way: a page for each question and each outcome of content/questions.yml. Every way through is links alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from localoffer.edition import DatedPage, Edition
from localoffer.facts.questions import asked_before, asked_so_far
from localoffer.facts.shapes import Outcome, Question, Questions
from localoffer.outputs import markdown, pages
from localoffer.outputs.files import File, Making, page_file
from localoffer.outputs.frame import first_question, needs
from localoffer.pages.addresses import PageLinks, root_path
from localoffer.pages.questions import all_asked
from localoffer.theme.contexts import QuestionContext


def files(edition: Edition) -> Iterator[Making]:
    """Yield a page for each question and each outcome, once for each locale; none where a site asks nothing."""
    if edition.site.questions is not None:
        yield from (partial(_with_markdown, edition, edition.site.questions, page) for page in edition.questions.values())


def _with_markdown(edition: Edition, questions: Questions, page: DatedPage) -> list[File]:
    file = one(edition, questions, page)
    return [file, markdown.of_facts(edition, page.text_locale, page.title, page, file)]


def one(edition: Edition, questions: Questions, page: DatedPage) -> File:
    """Return the page of a question or an outcome."""
    made = _context(edition, questions, page, all_asked(questions)[page.id])
    return page_file(edition, f"{page.url}index.html", "question", made, needs(edition))


def _context(edition: Edition, questions: Questions, page: DatedPage, asked: Question | Outcome) -> QuestionContext:
    own, site = pages.context(edition, page), edition.site
    way, is_first = root_path(page.url), asked is questions.questions[0]
    words = replace(edition.components_from(page.text_locale, way), link=PageLinks(edition.addresses, page.locale, way))
    first = first_question(edition, page.locale, way)
    ids = {each.id: page_id for page_id, each in all_asked(questions).items()}
    outcome = asked if isinstance(asked, Outcome) else None
    limits, more = (outcome.deadlines, outcome.pages) if outcome else ([], [])
    return QuestionContext(
        **own | {"trail": () if is_first else (first,)},
        words=words,
        question=asked if isinstance(asked, Question) else None,
        outcome=outcome,
        is_first=is_first,
        contact=site.contacts.get(outcome.contact or "") if outcome else None,
        limits={id_: site.deadlines[id_] for id_ in limits if id_ in site.deadlines},
        more=[edition.worded[page.locale, id_].face for id_ in more if (page.locale, id_) in edition.worded],
        so_far=tuple((words.link(ids[each.question.id]), each) for each in asked_so_far(questions, asked.id)),
        back=tuple((words.link(ids[each.question.id]), each.question) for each in asked_before(questions, asked.id)),
        again="" if is_first else first.href,
    )
