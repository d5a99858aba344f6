"""Statement: content/accessibility.yml -> the Markdown of the accessibility statement, in the order that the law's model sets.

Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952),
regulation 8, and the sample statement on GOV.UK (2023).
"""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.facts.shapes import Problem, Statement, StatementSections
from localoffer.languages.locales import Locale

BELOW = frozenset({"status", "non_compliance", "burden", "outside"})
"""Sections that stand inside the one before them."""


def sections(statement: Statement, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield (name of the section, Markdown) for each part of the statement: its heading with an anchor, and its words."""
    for name in StatementSections.model_fields:
        section = getattr(statement.sections, name)
        if section is None:
            continue
        if section.title is not None:
            level = "###" if name in BELOW else "##"
            yield name, f"{level} {locale.localise(section.title).text} {{#{name.replace('_', '-')}}}"
        text = locale.localise(section.text).text
        made = list(_made(name, statement, locale))
        if text and not (name == "non_compliance" and made):
            yield name, text.strip().replace("{status}", locale.t(f"accessibility.{statement.status}"))
        yield from ((name, each) for each in made)


def _made(name: str, statement: Statement, locale: Locale) -> Iterator[str]:
    """Yield what the facts say in one section."""
    if name == "how_accessible" and statement.problems:
        yield "\n".join(f"- {locale.localise(problem.what).text}" for problem in statement.problems)
    elif name == "non_compliance":
        failures = [problem for problem in statement.problems if problem.criteria]
        if failures:
            yield "\n".join(f"- {locale.localise(each.what).text} (WCAG 2.2: {', '.join(each.criteria)})" for each in failures)
    elif name == "improve":
        plans = [_plan(problem, locale) for problem in statement.problems]
        yield "\n".join(f"- {plan}" for plan in plans)
    elif name == "preparation":
        last = max(test.tested_on for test in statement.tested)
        yield locale.t("accessibility.prepared", date=locale.day(statement.prepared_on), tested=locale.day(last))
        tests = sorted(statement.tested, key=lambda test: test.tested_on, reverse=True)
        yield "\n".join(
            f"- {locale.day(test.tested_on)}: {locale.localise(test.by).text}. {locale.localise(test.what).text}"
            for test in tests
        )


def _plan(problem: Problem, locale: Locale) -> str:
    until = f" {locale.t('accessibility.until', date=locale.day(problem.until))}" if problem.until else ""
    return locale.localise(problem.plan).text + until
