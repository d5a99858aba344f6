"""Answers: what a question and its answer, or a label and its cell, say as one sentence. Pure.

Pages put a fact into two lines: "Must the council come?" "No.", or in a row "Certificate sent by", "The council". Each line alone
says nothing. As a plain sentence, "the council must not come", they are judged by the rules for sentences.
"""

from __future__ import annotations

import re

from localoffer.councils.drift.phrases import plain
from localoffer.councils.drift.places import Place, Statement

MOST = 25
"""Words: what answers in more says by itself whom and what it is about."""
ENDS = r"(?: ?[,.;:!–—-]|$| (?=(?:it|they|you|we|i|the|there|not|if|unless|because|as)\b))"
YES = re.compile(rf"^\W*(?:(?:yes|of course|always){ENDS}|(?=only (?:if|when|where|with|after|for|on|the first)\b))", re.IGNORECASE)
NO = re.compile(rf"^\W*(?:no|never|not at all|not always|not necessarily){ENDS}", re.IGNORECASE)
"""How an answer begins that says what the question asks, or denies it: "No, …", "Only if it wants to", and not "No certificate"."""
ASKED = re.compile(
    r" (?:(?P<wh>what|when|where|how(?: (?:long|soon|much|often|many))?) )?"
    r"(?P<aux>do|does|did|is|are|was|were|can|could|will|would|should|must|may|might|has|have|am) "
    r"(?P<subject>(?:what (?:[^ ]+ ){1,2}said|"
    r"(?:(?:the|a|an|my|our|your|their|this|both|all|either|every|each|local) )?[^ ]+"
    r"(?: (?:authority|tribunal|team|adviser|advisor|meeting|session|person|people|service|plan|agreement|certificate|officer|"
    r"appeal|provider|school|hearing|child|sides?|party|parties|process))?)"
    r"(?: (?:and|or) (?:(?:the|my|our|young|local) )*[^ ]+)?) (?P<rest>.*)$"
)
WHO = re.compile(r" (?:who|which person) (?P<rest>.+)$")
SHORT_ANSWER = re.compile(r" (?:do|does|will|must|can|should|is|are|has to|have to) $")
"""How one ends that leaves out the rest: "The council does.\""""
ANY, NOT = ("a ", "an ", "any "), {"must": "not have to"}
THIRD = re.compile(r"^[a-z]+")
"""The verb that "does" asks for: "does the mediator decide", "the mediator decides"."""
YOURS = {"i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "am": "are"}
"""Who asks is a parent."""


def as_one(place: Place, statement: Statement) -> str:
    """Return what a sentence says together with its question, or with what its row and column are called, plain; else nothing."""
    names = _names(place) or [statement.question]
    for at in reversed(range(len(names) if len(statement.text.split()) <= MOST else 0)):
        if said := declared(names[at], statement.said):
            return _spaced(*map(plain, (*names[:at], *names[at + 1 :])), said)
    return ""


def label_of(place: Place) -> str:
    """Return the label of a cell of a table, or of what is no sentence below a short line, plain; else nothing."""
    if names := [plain(each) for each in _names(place)]:
        return "" if any(map(_asks, names)) else _spaced(*names)
    if place.block.heading or place.before != place.asked or place.block.text.endswith((".", "!", "?")):
        return ""
    return "" if _asks(place.before) else place.before


def _asks(label: str) -> bool:
    return bool(ASKED.match(label) or WHO.match(label))


def _names(place: Place) -> list[str]:
    return list(filter(None, (*place.block.row[:1], place.block.column)))


def declared(question: str, answer: str) -> str:
    """Return a question and its answer as one plain sentence; nothing where it is no question, or no answer to it."""
    yes, no, text, is_asked = YES.match(answer), NO.match(answer), plain(question), question.endswith(("?", ":"))
    begun = yes or no
    asked, who = (each.search(text) if is_asked else each.match(text) for each in (ASKED, WHO))
    rest = plain(answer[begun.end() :] if begun else answer)
    if asked and (asked["wh"] or begun):
        before, verb, what = text[: asked.start()], _yours(asked["aux"]), _yours(asked["rest"])
        if no and not asked["wh"]:
            verb, what = (f"{verb} no", what[what.index(" ") :]) if what.startswith(ANY) else (NOT.get(verb, f"{verb} not"), what)
        elif verb in ("do", "does", "did"):
            verb, what = "", THIRD.sub(_third, what) if verb == "does" else what
        return _spaced(before, _yours(asked["subject"]), verb, what, rest)
    if begun and is_asked:  # as short for a question: "Certificate needed?"
        *words, last = text.split()
        return _spaced(*words, "not" if no else "", last)
    return _spaced(SHORT_ANSWER.sub(" ", rest), _yours(who["rest"])) if who and not begun else ""


def _third(match: re.Match[str]) -> str:
    verb = match[0]
    return "has" if verb == "have" else f"{verb}es" if verb.endswith(("o", "s", "sh", "ch")) else f"{verb}s"


def _yours(text: str) -> str:
    return " ".join(YOURS.get(word, word) for word in text.split())


def _spaced(*parts: str) -> str:
    return f" {' '.join(word for part in parts for word in part.split())} "
