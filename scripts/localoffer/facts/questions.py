"""Questions: the ways through content/questions.yml, and what is wrong with them: loops, dead ends, what nobody reaches. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from localoffer.facts.references import source_line
from localoffer.facts.shapes import Answer, Outcome, Question, Questions, Site
from localoffer.issues import Issue, did_you_mean

Ways = Mapping[str, tuple[str, ...]]
"""Id of each question -> the ids that its answers lead to; of an outcome, nothing."""


class Asked(NamedTuple):
    """A question, and those of its answers that lead on to a place."""

    question: Question
    answers: tuple[Answer, ...]


def key(asked: Question | Outcome) -> str:
    """Return the name of a question or an outcome as a fact: ``question:letter``."""
    return f"{'outcome' if isinstance(asked, Outcome) else 'question'}:{asked.id}"


def asked_before(questions: Questions, id_: str) -> tuple[Asked, ...]:
    """Return the questions whose answers lead straight to a question or an outcome."""
    found = ((each, tuple(answer for answer in each.answers if answer.next == id_)) for each in questions.questions)
    return tuple(Asked(*each) for each in found if each[1])


def asked_so_far(questions: Questions, id_: str) -> tuple[Asked, ...]:
    """Return what was asked on the way to a question or an outcome, the first question first.

    Where several questions lead to a place, nobody knows from which of them a reader came: what was asked before is left out.
    """
    found: list[Asked] = []
    while len(before := asked_before(questions, id_)) == 1 and before[0] not in found:  # in a circle nobody comes to an end
        found.append(before[0])
        id_ = before[0].question.id
    return tuple(reversed(found))


def question_issues(site: Site) -> Iterator[Issue]:
    """Yield what is wrong with the ways through the questions: each leads on, none leads round, and all is reached."""
    if site.questions is None:
        return
    questions, known = site.questions.questions, {*site.declared_ids["question"], *site.declared_ids["outcome"]}
    ways: dict[str, tuple[str, ...]] = dict.fromkeys([*(each.id for each in questions), *known], ())
    for each in questions:
        if len(each.answers) < 2:
            said = "one answer, so it asks nothing" if each.answers else "no answer, so nobody gets on from it"
            at = source_line(site, key(each), "answers")
            yield Issue(*at, "dead-end", f'The question "{each.id}" has {said}.', "Give it two answers, or make it an outcome.")
        for index, answer in enumerate(each.answers):
            if answer.next not in known:
                at = source_line(site, key(each), "answers", index, "next")
                message = f'There is no question and no outcome "{answer.next}".'
                yield Issue(*at, "unknown-question", message, did_you_mean(answer.next, known))
        ways[each.id] = tuple(answer.next for answer in each.answers if answer.next in known)
    for circle in circles(ways):
        yield _of_circle(site, circle)
    misspelt = [answer.next for each in questions for answer in each.answers if answer.next not in known]
    meant = [near for each in misspelt for near in get_close_matches(each, sorted(known), n=1)]
    reached = {id_ for start in (questions[0].id, *meant) for id_ in reached_from(start, ways)}
    for one in site.questions.both:
        if one.id not in reached:
            message = f'No answer leads to the {key(one).partition(":")[0]} "{one.id}".'
            yield Issue(*source_line(site, key(one)), "not-reached", message, "Lead an answer to it, or take it out.")


def _of_circle(site: Site, circle: tuple[str, ...]) -> Issue:
    last = next(each for each in (site.questions.questions if site.questions else ()) if each.id == circle[-2])
    number = next(index for index, answer in enumerate(last.answers) if answer.next == circle[-1])
    message = f"This answer leads round in a circle: {' → '.join(circle)}."
    hint = "Lead it to another question, or to an outcome."
    return Issue(*source_line(site, key(last), "answers", number, "next"), "questions-in-a-circle", message, hint)


def circles(ways: Ways) -> list[tuple[str, ...]]:
    """Return each way that comes back to where it began, ``a, b, a``: one for each answer that closes one."""
    found, done = [], set[str]()

    def follow(id_: str, path: tuple[str, ...]) -> None:
        if id_ in path:
            found.append((*path[path.index(id_) :], id_))
        elif id_ not in done:
            for each in dict.fromkeys(ways[id_]):
                follow(each, (*path, id_))
            done.add(id_)

    for start in ways:
        follow(start, ())
    return found


def reached_from(start: str, ways: Ways) -> set[str]:
    """Return all that is reached from a place, itself included."""
    reached, waiting = set[str](), [start]
    while waiting:
        if (id_ := waiting.pop()) not in reached:
            reached.add(id_)
            waiting.extend(ways[id_])
    return reached
