"""The words of facts: their names in the catalogues, and where they stand. Pure.

A name says what the words are, never at which place of a list they stand: an entry of a list is named by its
``id``, a change note by its day, and texts that have neither share one name and are told apart by what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from localoffer.facts.references import named_facts, parts
from localoffer.facts.shapes import Change, Fact, NavigationGroup, Questions, Site
from localoffer.facts.values import Words
from localoffer.facts.yaml_file import Loc

_T = TypeVar("_T", bound=Fact)


class FactWords(NamedTuple):
    """Words with the place they stand at."""

    key: str
    """The fact, ``contact:helpline``; see ``place``."""
    loc: Loc
    """Where in the fact."""
    words: Words


def named(key: str, fact: _T) -> _T:
    """Return a fact whose words have their names in the catalogues; ``key`` is the fact's own, ``contact:helpline``."""
    return fact.model_copy(update={name: _named(f"{key}.{name}", value) for name, value in fact})


def named_all(kind: str, facts: dict[str, _T]) -> dict[str, _T]:
    """Return the facts of one kind, by id, with their words named."""
    return {id_: named(f"{kind}:{id_}", fact) for id_, fact in facts.items()}


def named_by_id(kind: str, facts: list[_T] | tuple[_T, ...]) -> list[_T]:
    """Return a list of facts that have ids, with their words named by them: ``step:letter.title``."""
    return [named(f"{kind}:{fact.id}", fact) for fact in facts]  # type: ignore[attr-defined]  # only those are given


def _named(key: str, value: Any) -> Any:
    if isinstance(value, Words):
        return Words(value.text, key)
    if isinstance(value, list):
        return [_named(_key_of_item(key, item), item) for item in value]
    return named(key, value) if isinstance(value, Fact) else value


def _key_of_item(key: str, item: Any) -> str:
    if isinstance(item, NavigationGroup):
        return f"navigation:{item.id}"  # a group is called the same wherever in the tree it is moved
    if isinstance(item, Change):
        return f"{key}.{item.changed_on}"
    own = getattr(item, "id", None)
    return f"{key}.{own}" if isinstance(own, str) else key


def named_questions(asked: Questions) -> Questions:
    """Return the questions with their words named: each question and each outcome is a fact by itself, ``question:letter``."""
    own = named("questions:questions", asked)
    parts = {"questions": named_by_id("question", asked.questions), "outcomes": named_by_id("outcome", asked.outcomes)}
    return own.model_copy(update=parts)


def shown_fact(key: str) -> str:
    """Return the fact that a page shows where it shows these words: ``contact:helpline`` for ``contact:helpline.role``."""
    own = key.partition(".")[0]
    kind = own.partition(":")[0]
    return _TOGETHER.get(kind, own)


_TOGETHER = {
    "step": "steps:steps",
    "feedback": "feedback:feedback",
    "audit": "audit:audit",
    "navigation": "navigation:navigation",
}
"""Kinds whose facts are shown all at once."""

OPTIONAL = frozenset({"accessibility", "audit", "feedback", "page"})
"""Kinds whose words may stay in the default language: nobody is told that they are missing."""

FINDING = (".forms", ".also")
"""How the names end of words that nobody reads: something is found by them. A translation lists its own, however many."""


def also_words(key: str, also: Sequence[str]) -> Words:
    """Return what people search for who mean something, in one text: a translation lists its own words, with commas between."""
    return Words(", ".join(also), f"{key}.also")


def words_of(site: Site) -> Iterator[FactWords]:
    """Yield everything that a reader sees of the facts, in the order of the files."""
    yield from words_in("site:site", site.settings)
    for index, group in enumerate(site.navigation):
        yield from words_in("navigation:navigation", group, (index,))
    for id_, service in site.services.items():
        yield from words_in(f"service:{id_}", service)
    for step in site.steps:
        yield from words_in(f"step:{step.id}", step)
    if site.questions is not None:
        whole = "questions:questions"
        yield from (FactWords(whole, (name,), getattr(site.questions, name)) for name in ("title", "description"))
    for key, fact in named_facts(site):
        yield from words_in(key, fact)
    for id_, term in site.glossary.items():
        yield from words_in(f"term:{id_}", term)
    for id_, entry in site.not_covered.items():
        yield from words_in(f"not-covered:{id_}", entry)


def optional_words_of(site: Site) -> Iterator[FactWords]:
    """Yield what may stay in the default language: the statement, the law's checklist, comments, words to find things by."""
    if site.accessibility is not None:
        yield from words_in("accessibility:accessibility", site.accessibility)
    for index, part in enumerate(site.audit):
        yield from words_in("audit:audit", part, (index,))
    for index, entry in enumerate(site.feedback):
        yield from words_in("feedback:feedback", entry, ("entries", index))
    for id_, term in site.glossary.items():
        yield FactWords(f"term:{id_}", ("term",), term.forms_words)
    for kind, facts in (("term", site.glossary), ("not-covered", site.not_covered), ("service", site.services)):
        for id_, fact in facts.items():
            if fact.also:
                yield FactWords(f"{kind}:{id_}", ("also",), also_words(f"{kind}:{id_}", fact.also))
    if site.questions is not None and site.questions.also:
        yield FactWords("questions:questions", ("also",), also_words("questions:questions", site.questions.also))


def words_in(key: str, fact: BaseModel, loc: Loc = ()) -> Iterator[FactWords]:
    """Yield the words of one fact."""
    for name, value in fact:
        for part, inner in parts(value):
            if isinstance(inner, Words):
                yield FactWords(key, (*loc, name, *part), inner)
            elif isinstance(inner, Fact):
                yield from words_in(key, inner, (*loc, name, *part))
