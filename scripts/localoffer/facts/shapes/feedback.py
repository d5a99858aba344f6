"""content/feedback.yml: comments with their answers, "You said, we did"."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.shapes.testimonial import Consent, ConsentState
from localoffer.facts.values import PastDate, Words


class FeedbackState(StrEnum):
    """How far a comment has come."""

    RECEIVED = "received"
    ANSWERED = "answered"
    DONE = "done"


class Feedback(Fact):
    """A comment with its answer: "You said, we did" (SEND Regulations 2014, Children and Families Act 2014 s.30(6))."""

    id: str
    """Its name."""
    comment: Words
    """What was said, with nothing that names a person."""
    source: str
    """Where it came from, for example "a parent, by telephone"."""
    received_on: PastDate
    """The day it came."""
    response: Words | None = None
    """What we answered."""
    action: Words | None = None
    """What we did."""
    acted_on: PastDate | None = None
    """The day we did it."""
    state: FeedbackState = Field(strict=False)
    """received, answered or done."""
    moderated_on: PastDate | None = None
    """The day a person found that nothing in it points to somebody; while nobody has, no reader sees it."""
    moderated_by: str | None = Field(default=None, min_length=1)
    """Who that was."""
    consent: Consent
    """Whether the person agreed to be quoted; only "given" is published."""

    @property
    def may_be_shown(self) -> bool:
        """A person has moderated it, and who said it agreed."""
        return self.moderated_on is not None and self.consent.state == ConsentState.GIVEN

    @model_validator(mode="after")
    def _the_state_and_the_days_agree(self) -> Feedback:
        if (self.state != FeedbackState.RECEIVED) != (self.response is not None):
            raise PydanticCustomError("feedback-not-clear", "A comment is answered when it has a response.", {"at": ("state",)})
        if self.state == FeedbackState.DONE and (self.action is None or self.acted_on is None):
            raise PydanticCustomError("feedback-not-clear", '"done" needs action and acted_on.', {"at": ("state",)})
        if (self.moderated_on is None) != (self.moderated_by is None):
            message = "Moderation needs both moderated_on (the day) and moderated_by (the person)."
            raise PydanticCustomError("feedback-not-clear", message, {"at": ("moderated_on",)})
        if self.acted_on is not None and self.acted_on < self.received_on:
            raise PydanticCustomError("feedback-not-clear", "It was done before it was said.", {"at": ("acted_on",)})
        return self


class FeedbackList(Fact):
    """content/feedback.yml."""

    entries: list[Feedback]
    """Every comment, the newest first; empty until there is one."""
