"""content/questions.yml: questions that lead a reader to what is right for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from localoffer.facts.checking import Plain, as_said
from localoffer.facts.shapes.base import Also, Change, Checked, Fact
from localoffer.facts.values import Words


class Answer(Fact):
    """One answer to a question, and where it leads."""

    answer: Words
    """What the reader says."""
    next: str
    """Id of the question or the outcome that it leads to."""


class Question(Fact):
    """A question with its answers."""

    id: str
    """Its name, and its address below which-way/."""
    question: Words
    """What is asked, in one sentence."""
    help: Words | None = None
    """What helps to answer it, in Markdown."""
    answers: list[Answer]
    """At least two."""
    changes: list[Change] = []
    """What was changed when, the newest first."""


class Outcome(Checked):
    """Where answers lead in the end: what to do, by when, and who can help."""

    VALUE: ClassVar[Mapping[str, Plain]] = dict.fromkeys(("title", "text", "deadlines"), as_said)

    id: str
    """Its name, and its address below which-way/."""
    title: Words
    """What is right for this reader, in a few words."""
    text: Words
    """What to do, in Markdown. What stands before its first heading is to be done first, and stands in the yellow box."""
    contact: str | None = None
    """Id of the contact to ring."""
    deadlines: list[str] = []
    """Ids of the time limits that bind here."""
    pages: list[str] = []
    """Ids of the pages that say more."""
    changes: list[Change] = []
    """What was changed when, the newest first."""


class Questions(Fact):
    """Questions that lead a reader to what is right for them, each answer to the next question or to an outcome."""

    title: Words
    """What they are called together, where a link leads to them."""
    description: Words
    """What they help to find out, in a sentence or two."""
    also: Also = []
    """What people search for who need them."""
    questions: list[Question] = Field(min_length=1)
    """Every question; the first is asked first."""
    outcomes: list[Outcome] = Field(min_length=1)
    """Every outcome."""

    @property
    def both(self) -> list[Question | Outcome]:
        """Every question, then every outcome."""
        return [*self.questions, *self.outcomes]
