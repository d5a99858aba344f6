"""Answers: what a question and its answer, or a label and its cell, say as one sentence. Pure.

Pages put a fact into two lines: "Must the council come?" "No.", or in a row "Certificate sent by", "The council". Each line alone
says nothing. As a plain sentence, "the council does not have to come", they are judged by the rules for sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from localoffer.councils.drift.corpus import CELL
from localoffer.councils.drift.phrases import plain
from localoffer.councils.drift.places import LABEL, Place, Statement
from localoffer.facts.shapes import SaidElsewhere

MOST = 25
"""Words: what answers in more says by itself whom and what it is about."""
FEW = 6
"""Words: what says no more below a heading says it of that."""
_ENDS = r"(?: ?[,.;:!–—-]|$| (?=(?:it|they|you|we|i|the|there|not|if|unless|because|as)\b))"
_SHORT = r"(?:it|they|you|we) (?:wo|do|does|is|are|must|ca|ha)n['’]t"
_IT = r"(?:it|they|you|we) (?:will|do|does|is|are|must|can|has to|have to)"
AFFIRMS = re.compile(
    rf"^[^\w]*(?:(?:yes|of course|always){_ENDS}|{_IT}(?: ?[,.;:!–—]|$)|"
    r"(?=only (?:if|when|where|with|after|for|on|the first)\b))",
    re.IGNORECASE,
)
DENIES = re.compile(
    rf"^[^\w]*(?:(?:no|never|not at all|not always|not necessarily){_ENDS}|(?:{_IT} ?not|{_SHORT})(?: ?[,.;:!–—]|$))",
    re.IGNORECASE,
)
"""How an answer begins that affirms what is asked, or denies it: "Only if it wants to", "No, …", and not "No certificate"."""
QUESTION = re.compile(
    r" (?:(what|where|how(?: (?:long|soon|much|often|many))?) )?"
    r"(do|does|did|is|are|was|were|can|could|will|would|should|must|may|might|has|have|am) ([^ ].*)$"
)
"""What is asked: how, the verb that stands first, of whom and what; " must the council come "."""
BEFORE_NAMES = frozenset(
    ("the", "a", "an", "my", "our", "your", "their", "this", "both", "all", "either", "every", "each", "local", "young")
)
WHO_ASKED = re.compile(r" (?:who|which person) (.+)$")
OF_SOMEBODY = re.compile(r"^(?:you|they|we|it) ", re.IGNORECASE)
SHORT_ANSWER = re.compile(r" (?:do|does|will|must|can|should|is|are|has to|have to) $")
"""How one ends that leaves out the rest: "The council does.\""""
OWN_CLAUSE = re.compile(r" (?:it|they|you|we|this|that|there|he|she)(?:'s)? ")
"""How what follows a yes or no begins that says something by itself: "No, it is free, and you can claim travel"."""
TO_US = re.compile(r" (?:i|my|me|our|us) ")
"""Words of a parent in a question: the "you" in it is who writes the page."""
WE_MUST = (" we have to ", " we must ", " we can not ")
"""So an answer says it, too: "Can you refuse?" "No. If you ask, we have to take part."."""
ANY, NOT = ("a ", "an ", "any "), {"must": "not have to"}
DOES = ("do", "does", "did")
YOURS = {"i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "am": "are"}
"""Who asks is a parent."""
ASKS_PLAINLY = re.compile(
    r" (?:do|does|is|are|can|could|will|would|should|must|may|what|when|where|why|how|who) (?:i|we|you|it|my|our|the|there) "
)
SAYS_SO = re.compile(r" (?:is|are|must|has|have|can|may|will|do|does|not) ")
"""So a line says something that ends in a colon and is no label: "Mediation is compulsory:"."""
TITLE = re.compile(r" (?:what|who|how|where|when|whether|why) ")
"""How a label begins that asks: "What you pay"."""
SENTENCE_ENDS = (".", "!", "?")
QUOTED = ("“", '"', "«", "„", "‘")


def as_one(words: SaidElsewhere, place: Place, statement: Statement) -> str:
    """Return what a sentence says together with its question, or with what its row and column are called, plain; else nothing."""
    names = names_of(place) or [_to_whom(statement.question, place.plain)]
    for at in reversed(range(len(names) if len(statement.text.split()) <= MOST else 0)):
        if said := declared(names[at], statement.said, words.subjects):
            return _spaced(*map(plain, (*names[:at], *names[at + 1 :])), said)
    return ""


def _to_whom(question: str, answer: str) -> str:
    """Return a question with whom "you" means in it, where that is the council whose page it is."""
    text = plain(question)
    is_to_us = " you " in text and question.endswith("?") and (TO_US.search(text) or any(each in answer for each in WE_MUST))
    return f"{text.replace(' you ', ' the council ').strip()}?" if is_to_us else question


def label_of(place: Place, statement: Statement) -> str:
    """Return the label of a cell of a table, or of what is no sentence below a short line, plain; else nothing.

    What has its label in its own block needs no other: "Solace: mending".
    """
    if names := [plain(each) for each in names_of(place)]:
        return "" if any(map(_is_question, names)) else _spaced(*names)
    if place.before == place.heading and len(place.before.split()) <= LABEL and len(statement.text.split()) <= FEW:
        return "" if place.block.heading or _is_question(place.before) or statement.earlier else place.before
    is_labelled = statement.question.endswith(":") or len(statement.text.split()) == 1
    if place.block.heading or is_labelled or place.before != place.asked or place.block.text.endswith((".", "!", "?")):
        return ""
    return "" if _is_question(place.before) else place.before


def _is_question(label: str) -> bool:
    return bool(QUESTION.match(label) or WHO_ASKED.match(label))


def names_of(place: Place) -> list[str]:
    """Return what the row and the column of a cell are called; nothing where that is somebody's words, which a cell may deny."""
    names = list(filter(None, (*place.block.row[:1], place.block.column)))
    return [] if any(each.lstrip().startswith(QUOTED) for each in names) else names


def declared(question: str, answer: str, subjects: Collection[str] = ()) -> str:
    """Return a question and its answer as one plain sentence; nothing where it is no question, or no answer to it.

    A label asks only from its first word on: "Who pays". ``subjects`` are words that end the name of whom is spoken of.
    """
    yes, no, text = AFFIRMS.match(answer), DENIES.match(answer), plain(question)
    begun, is_asked = yes or no, question.endswith(("?", ":"))
    asked, who = (each.search(text) if is_asked else each.match(text) for each in (QUESTION, WHO_ASKED))
    begun = None if who and not asked and OF_SOMEBODY.match(answer) else begun  # "Who arranges it?" "You do."
    rest = plain(answer[begun.end() :] if begun else answer)
    rest = "" if begun and OWN_CLAUSE.match(rest) else rest
    if asked and (asked[1] or begun) and not (no and "£" in question):  # of a price that is denied nothing is said
        verb, (whom, what) = _yours(asked[2]), map(_yours, _parted(asked[3].split(), subjects))
        if no and not asked[1]:
            is_any = what.startswith(ANY)
            verb, what = (f"{verb} no", what[what.index(" ") :]) if is_any else (NOT.get(verb, f"{verb} not"), what)
        elif verb in DOES:
            verb, what = "", _third(what) if verb == "does" else what
        return _spaced(text[: asked.start()], whom, verb, what, rest)
    if begun and is_asked and not (asked or who) and text.strip():  # as short for a question: "Certificate needed?"
        *words, last = text.split()
        return _spaced(*words, "not" if no else "", last)
    return _spaced(SHORT_ANSWER.sub(" ", rest), _yours(who[1])) if who and not begun else ""


def _parted(said: list[str], subjects: Collection[str]) -> tuple[str, str]:
    """Return of whom is asked, and what: "the local authority", "have to come"; "what is said there", "confidential"."""
    end = said.index("said") + 1 if said[0] == "what" and "said" in said else 0
    while not end or (said[end : end + 1] in (["and"], ["or"]) and end + 1 < len(said)):
        end += bool(end)
        while said[end] in BEFORE_NAMES and end + 1 < len(said):
            end += 1
        end = min(end + 1 + (said[end + 1 : end + 2] != [] and said[end + 1] in subjects), len(said))
    return " ".join(said[:end]), " ".join(said[end:])


def _third(what: str) -> str:
    """Return "decides it" for "decide it", as "does" asks for it."""
    verb, _, rest = what.partition(" ")
    third = "has" if verb == "have" else f"{verb}es" if verb.endswith(("o", "s", "sh", "ch")) else f"{verb}s"
    return f"{third} {rest}"


def _yours(text: str) -> str:
    return " ".join(YOURS.get(word, word) for word in text.split())


def _spaced(*parts: str) -> str:
    return f" {' '.join(word for part in parts for word in part.split())} "


def _is_answer(place: Place) -> bool:
    return bool(place.block.row) or _is_question(place.asked)


def is_label(place: Place, statement: Statement) -> bool:
    """Tell a few words that label what follows from such that answer a label: "Fee payable", "Who pays: parents pay"."""
    is_sentence = statement.said.endswith(SENTENCE_ENDS) or any(sign.isdigit() for sign in statement.said)
    return len(statement.text.split()) < CELL and not (is_sentence or _is_answer(place) or statement.earlier)


def asks(statement: Statement) -> bool:
    """Tell a question, also one that has lost its sign: "Do I have to use mediation", as a link or a heading."""
    has_lost_it = not statement.said.endswith(SENTENCE_ENDS) and ASKS_PLAINLY.match(statement.text)
    return statement.said.endswith("?") or bool(has_lost_it)
