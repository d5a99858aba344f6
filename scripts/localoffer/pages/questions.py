"""Questions: each question and each outcome of content/questions.yml as a source, so that it is read as every page is.

Its words are small Markdown. Links in them, and to them, are written as between the pages in a language's own folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from localoffer.facts.layout import CONTENT
from localoffer.facts.questions import asked_so_far, key
from localoffer.facts.references import source_line
from localoffer.facts.shapes import Outcome, Question, Questions, Site
from localoffer.facts.values import Words
from localoffer.languages.locales import Locale
from localoffer.languages.reading import catalogue_path
from localoffer.languages.standing import partly_said
from localoffer.pages.addresses import asked_at
from localoffer.pages.of_facts import in_translation, of_facts
from localoffer.pages.sources import Source, Sources

WHOLE = "questions:questions"
PATH = f"{CONTENT}/questions.yml"


def with_questions(sources: Sources, site: Site, locales: Mapping[str, Locale]) -> Sources:
    """Return the sources with a page for each question and each outcome in each locale."""
    if site.questions is None:
        return sources
    made = (each for locale in locales.values() for each in _sources(site, site.questions, locales, locale))
    return replace(sources, questions={(each.locale, each.id): each for each in made})


def all_asked(questions: Questions) -> dict[str, Question | Outcome]:
    """Return page id -> each question and each outcome, the first question first."""
    return {asked_at(number, each.id): each for number, each in enumerate(questions.both)}


def facts_of(questions: Questions, asked: Question | Outcome) -> set[str]:
    """Return every fact that the page of a question or an outcome shows by its place, whatever its words show besides."""
    before = {key(each.question) for each in asked_so_far(questions, asked.id)}
    if not isinstance(asked, Outcome):
        return {key(asked), *before, WHOLE}
    contact = {f"contact:{asked.contact}"} if asked.contact else set()
    return {key(asked), *before, *contact, *(f"deadline:{id_}" for id_ in asked.deadlines)}


def _sources(site: Site, questions: Questions, locales: Mapping[str, Locale], locale: Locale) -> Iterator[Source]:
    """Yield every page of a locale; one that its language does not say as a whole is a fallback."""
    default, partly = site.settings.default_locale, partly_said(site, locale)
    for page_id, asked in all_asked(questions).items():
        own = {key(asked), WHOLE} if isinstance(asked, Question) else {key(asked)}
        text = locales[default] if own & partly else locale
        words, name = (asked.text, "text") if isinstance(asked, Outcome) else (asked.help, "help")
        title = asked.title if isinstance(asked, Outcome) else asked.question
        meta = {
            "title": text.localise(questions.title if asked is questions.questions[0] else title).text,
            "description": text.localise(questions.description).text,
            "also": questions.also if asked is questions.questions[0] else [],
            "sources": asked.source if isinstance(asked, Outcome) else [],
        }
        at = _place(site, text, asked, words, name)
        made = in_translation(of_facts(page_id, locale.tag, text, at, text.localise(words).text, meta), text)
        src = f"{locale.tag}/{page_id.replace('/', '.')}.md"
        yield replace(made, src=src, shows=frozenset(facts_of(questions, asked)))


def _place(site: Site, locale: Locale, asked: Question | Outcome, words: Words | None, name: str) -> tuple[str, int]:
    """Return where the words of a page were written: a block of lines begins below its key."""
    if words is None or locale.found(words) is None or locale.catalogue is None:
        path, line = source_line(site, key(asked), *(() if words is None else (name,)))
        return path, line + (1 if words is not None and "\n" in words.text else 0)
    entries = (each for each in locale.catalogue.entries if each.key == words.key and each.is_translated)
    return catalogue_path(locale.tag), next((each.line for each in entries), 1)
