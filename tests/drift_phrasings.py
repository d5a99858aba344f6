"""Phrasings of the time limits, made from parts: who, must, does what, how long, from when, in every order of the clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import gcd

FORWARD = (
    "{Who} {must} {act} within {time} of {start}.",
    "Within {time} of {start} {who} {must} {act}.",
    "{Who} {have} {time} from {start} to {act}.",
    "From {start}, {who} {have} {time} to {act}.",
    "{Who} {must} {act} no later than {time} after {start}.",
    "The deadline for {who} to {act} is {time} from {start}.",
    "Once {start} has passed, {who} {must} {act} in {time}.",
    "There is a time limit of {time} from {start} for {who} to {act}.",
)
"""Orders of a limit that runs from something."""
BACKWARD = (
    "{Who} {must} {act} at least {time} before {start}.",
    "At least {time} before {start}, {who} {must} {act}.",
    "{Who} {must} {act} no later than {time} before {start}.",
    "No less than {time} ahead of {start}, {who} {must} {act}.",
    "{Who} {must} {act}, with at least {time} to go before {start}.",
)
"""Orders of a limit that is counted back from something."""


@dataclass(frozen=True)
class Parts:
    """What the phrasings of one time limit are made of."""

    limit: str
    who: tuple[tuple[str, str, str], ...]
    """(who, must, has)."""
    acts: tuple[str, ...]
    starts: tuple[str, ...]
    right: tuple[str, ...]
    """The amount, in ways of saying it."""
    wrong: tuple[str, ...]
    orders: tuple[str, ...] = FORWARD

    def phrased(self, times: tuple[str, ...]) -> Iterator[str]:
        """Yield every phrasing with each of the amounts."""
        for order, (who, must, have), act, start, time in product(self.orders, self.who, self.acts, self.starts, times):
            said = order.format(Who=who[0].upper() + who[1:], who=who, must=must, have=have, act=act, start=start, time=time)
            yield said[0].upper() + said[1:]

    def drawn(self, times: tuple[str, ...], count: int) -> list[str]:
        """Return ``count`` phrasings, drawn evenly and always the same, so that every part is in some of them."""
        every = list(self.phrased(times))
        step = next(n for n in range(len(every) // count, len(every)) if gcd(n, len(every)) == 1)
        return [every[index * step % len(every)] for index in range(count)]


YOU = (
    ("you", "must", "have"),
    ("parents", "need to", "have"),
    ("a young person", "has to", "has"),
    ("families", "should", "have"),
)
COUNCIL = (
    ("the council", "must", "has"),
    ("the local authority", "has to", "has"),
    ("the LA", "should", "has"),
    ("we", "must", "have"),
)
ADVISER = (
    ("the mediation adviser", "must", "has"),
    ("the adviser", "will", "has"),
    ("the mediation service", "has to", "has"),
    ("KIDS", "will", "has"),
)
HEALTH_BODY = (("the ICB", "must", "has"), ("the integrated care board", "has to", "has"), ("the health body", "must", "has"))
MONTHS_2 = ("2 months", "two months", "two calendar months", "2 (two) months")
WEEKS_2 = ("2 weeks", "two weeks", "a fortnight", "14 days")
WEEKS_5 = ("5 weeks", "five weeks", "35 days")
AGREED = ("the agreement", "the day you both signed", "the date of the agreement")
DAYS_30 = (
    ("30 days", "thirty days", "30 calendar days"),
    ("30 working days", "60 days", "3 months", "six weeks", "20 days"),
)
"""Right, wrong."""
WORKING_3 = ("3 working days", "three working days", "3 (three) working days")

PARTS = (
    Parts(
        "contact-adviser",
        YOU,
        ("contact the mediation adviser", "ring a mediation adviser", "speak to the mediation service", "get in touch with KIDS"),
        ("the date of the decision letter", "the day the council sent its decision", "the date on the council’s letter"),
        MONTHS_2,
        ("60 days", "eight weeks", "3 months", "one month", "six weeks", "30 working days"),
    ),
    Parts(
        "certificate-without-mediation",
        ADVISER,
        ("send you a certificate if you say no to mediation", "issue the mediation certificate when you do not want to mediate"),
        ("your telephone call", "the day you tell them", "being told of your decision"),
        WORKING_3,
        ("3 days", "5 working days", "two weeks", "three calendar days", "a month"),
    ),
    Parts(
        "certificate-not-arranged",
        ADVISER,
        (
            "issue a certificate if the council could not arrange mediation in time",
            "send the certificate where no meeting could be held",
        ),
        ("hearing from the council", "the day the council tells them"),
        WORKING_3,
        ("3 days", "7 days", "10 working days", "two weeks"),
    ),
    Parts(
        "certificate-after-mediation",
        (*ADVISER[:2], ("the mediator", "must", "has")),
        ("send the mediation certificate", "issue you with a certificate", "give parents their certificate"),
        ("the end of the mediation meeting", "the day the mediation ends", "the mediation session"),
        WORKING_3,
        ("3 days", "ten days", "5 working days", "a week"),
    ),
    Parts(
        "arrange-mediation",
        COUNCIL,
        ("arrange the mediation", "set up a mediation meeting", "organise mediation"),
        ("the day you ask for it", "being told that you want to mediate", "your request"),
        *DAYS_30,
    ),
    Parts(
        "meeting-notice",
        (*COUNCIL[:3], ("the mediator", "has to", "has")),
        ("tell you the date and place of the mediation", "let everybody know when and where mediation will be held"),
        ("the meeting", "the mediation meeting", "the day itself"),
        ("5 working days", "five working days", "5 (five) working days"),
        ("5 days", "two working days", "3 working days", "a week", "14 days"),
        BACKWARD,
    ),
    Parts(
        "appeal-from-letter",
        YOU,
        ("send an appeal to the Tribunal", "appeal to the SEND Tribunal", "lodge an appeal with the Tribunal"),
        ("the date of the decision letter", "the day the council sent its decision", "the date on the council’s letter"),
        MONTHS_2,
        ("60 days", "eight weeks", "3 months", "six weeks", "28 days"),
    ),
    Parts(
        "appeal-from-certificate",
        YOU,
        ("send an appeal to the Tribunal", "appeal to the SEND Tribunal", "register the appeal"),
        ("the date of the mediation certificate", "the date on your certificate", "the day the certificate was issued"),
        ("1 month", "one month", "one calendar month", "a month"),
        ("30 days", "2 months", "four weeks", "28 days", "six weeks"),
    ),
    Parts(
        "discrimination-claim",
        YOU,
        ("make a disability discrimination claim", "bring a claim of discrimination to the Tribunal"),
        ("the date of what happened", "the discrimination", "the event you complain of"),
        ("6 months", "six months", "six calendar months", "six months less one day"),
        ("3 months", "six weeks", "12 months", "90 days"),
    ),
    Parts(
        "ombudsman-complaint",
        YOU,
        ("complain to the Local Government and Social Care Ombudsman", "take a complaint to the Ombudsman"),
        ("finding out about the problem", "the day you first knew", "when you learned of it"),
        ("12 months", "twelve months", "a year", "one year"),
        ("6 months", "three months", "two years", "12 weeks"),
    ),
    Parts(
        "tell-health-body",
        COUNCIL,
        ("tell the integrated care board", "pass your request to the ICB", "let the health commissioner know"),
        ("your request", "the day you ask for mediation", "hearing from you"),
        WORKING_3,
        ("3 days", "two weeks", "10 working days", "a month"),
    ),
    Parts(
        "agreed-assessment-reply",
        COUNCIL,
        (
            "start the assessment it agreed to",
            "tell you that it will assess, as it agreed",
            "write to say that the agreed assessment begins",
        ),
        ("the agreement", "the day you both signed", "the mediation"),
        WEEKS_2,
        ("6 weeks", "two months", "four weeks", "10 days"),
    ),
    Parts(
        "agreed-draft-plan",
        COUNCIL,
        ("send you the draft plan that was agreed", "issue a draft plan after the agreement", "make the draft it agreed to"),
        AGREED,
        WEEKS_5,
        ("8 weeks", "5 months", "ten weeks", "3 weeks"),
    ),
    Parts(
        "agreed-final-plan",
        COUNCIL,
        ("send the final plan that was agreed", "issue the final plan after the agreement"),
        ("the agreement", "the date of the agreement"),
        ("11 weeks", "eleven weeks"),
        ("16 weeks", "8 weeks", "six months", "20 weeks"),
    ),
    Parts(
        "agreed-assessment-final-plan",
        COUNCIL,
        ("send the final plan, if it agreed to assess and makes one", "issue a plan where it agreed to assess"),
        ("the agreement", "the date of the agreement"),
        ("14 weeks", "fourteen weeks"),
        ("20 weeks", "8 weeks", "six months", "16 weeks"),
    ),
    Parts(
        "agreed-plan-change",
        COUNCIL,
        ("change the plan as agreed", "send you the amended plan that was agreed", "make the agreed changes to the EHC plan"),
        AGREED,
        WEEKS_5,
        ("8 weeks", "12 weeks", "15 weeks", "two months", "3 weeks"),
    ),
    Parts(
        "agreed-school",
        COUNCIL,
        ("name the school that was agreed", "put the agreed school in the plan by naming it", "name the college it agreed to"),
        AGREED,
        WEEKS_2,
        ("5 weeks", "a month", "six weeks", "10 days"),
    ),
    Parts(
        "agreement-other-actions",
        (*COUNCIL[:3], ("the health body", "must", "has")),
        (
            "do anything else that was agreed",
            "carry out the other actions in the agreement",
            "put in place whatever else was agreed",
        ),
        AGREED,
        WEEKS_2,
        ("5 weeks", "two months", "six weeks", "10 days"),
    ),
    Parts(
        "health-body-tells-council",
        HEALTH_BODY,
        ("tell the council what was agreed", "inform the local authority of the agreement"),
        ("the agreement", "the mediation", "the end of mediation"),
        ("1 week", "one week", "a week", "7 days"),
        ("2 weeks", "a month", "10 days", "five weeks"),
    ),
    Parts(
        "tribunal-recommendation-reply",
        (*COUNCIL[:3], ("the health body", "must", "has")),
        (
            "answer the Tribunal’s recommendation",
            "respond to recommendations on health and social care",
            "reply in writing to the recommendation",
        ),
        ("the recommendation", "the day it was made", "the date of the decision"),
        WEEKS_5,
        ("2 weeks", "5 months", "ten weeks", "8 weeks"),
    ),
    Parts(
        "arrange-health-mediation",
        HEALTH_BODY,
        ("arrange mediation that is only about health", "set up the mediation about health care"),
        ("the council’s letter to it", "being told what you want to talk about", "your request"),
        *DAYS_30,
    ),
    Parts(
        "agreed-assessment-no-plan",
        COUNCIL,
        (
            "tell you if it agreed to assess and will not make a plan",
            "write to you where it agreed to an assessment and decides not to issue a plan",
            "say so, with reasons, if the assessment it agreed to leads to no plan",
        ),
        ("the agreement", "the date of the agreement"),
        ("10 weeks", "ten weeks"),
        ("16 weeks", "5 weeks", "six weeks", "three months"),
    ),
    Parts(
        "assessment-request-reply",
        COUNCIL,
        (
            "decide whether to assess your child",
            "tell you if it will carry out an EHC needs assessment",
            "say yes or no to an assessment",
        ),
        ("your request", "the day it gets your request", "being asked for an assessment"),
        ("6 weeks", "six weeks", "42 days"),
        ("4 weeks", "two months", "ten weeks", "12 weeks", "6 months"),
    ),
    Parts(
        "judicial-review",
        YOU,
        ("apply for judicial review", "ask a court for a judicial review", "start a judicial review"),
        ("the decision", "what the council did wrong", "the date of the decision"),
        ("3 months", "three months", "three calendar months"),
        ("6 months", "two months", "12 weeks", "90 days"),
    ),
)
