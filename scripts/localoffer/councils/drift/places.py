"""Places: which parts of a stranger's page speak of the service, and whose a contact detail is. Pure.

A page is judged where it speaks of the service. The council's own switchboard, another helpline and the menu are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from localoffer.councils.drift.phrases import begins, holds, pattern, plain
from localoffer.councils.drift.words import sentences
from localoffer.facts.shapes import SaidElsewhere
from localoffer.html.text_blocks import TextBlock

ITEM, ITEMS = 30, 12
"""A line that ends with a colon leads into the lines after it, as long as each has so few words, and for so many of them."""
LABEL = 9
"""A line of at most so many words, that does not end a sentence, says whose the lines below it are."""

UNFINISHED = frozenset(
    ("a", "an", "the", "of", "to", "in", "on", "by", "at", "for", "from", "with", "within", "than", "and", "or", "if", "least",
     "about", "your", "our", "its", "is", "are", "be")
)  # fmt: skip
"""Words that end no line but one that is broken."""
DETAIL = re.compile(r"[\d@]")
BROKEN = re.compile(r"(?:^|\s)\(?0[\d\s()-]{2,8}$")
"""How a line ends in a telephone number that the next one goes on with."""
OPENS = re.compile(r"(?:\s+|(?<=\?))[+−▸▾▼›»]$")
"""The sign behind a question that opens: no part of it."""
NOTHING = " nothing "
"""So short an answer leaves nothing of what was asked."""
SAYS = 3
"""So few words say who answers: "A.", "Marigold says:"."""


@dataclass(frozen=True)
class Place:
    """A block of a page, and what it stands under."""

    block: TextBlock
    plain: str
    """Its words as phrases are sought in them."""
    of_service: bool
    """It speaks of the service, or stands under what does."""
    of_others: bool
    """It stands under the name of somebody else."""
    heading: str
    """The heading above it, plain."""
    path: str
    """Every heading that it stands under, from the page's own to the nearest, plain; nothing for a heading."""
    before: str
    """The block before it, plain."""
    question: str
    """The same as it stands there, where it is a question."""
    label: str
    """The block before it, plain, where that is a few words that are no sentence, or asks."""
    asked: str
    """The same before a few words, or where it asks or announces: "When must I appeal?", "Telephone:", a label of a few words."""
    is_named: bool
    """The line before it is a name of ours, and it names nobody else: "KIDS helpline", then its number."""
    behind: str
    """The block after it, plain, where it has a few words: in a table the label may stand on either side."""
    lead: str
    """The line that leads into the list it stands in, plain: "Before you can appeal you must:"."""
    is_aside: bool
    """It stands under a heading of another service of a council, such as school meals."""
    told: str
    """Who is named last in what was said before, but for details: "Please contact the SEND team.", then "Telephone: …"."""


@dataclass(frozen=True)
class Statement:
    """A sentence, and what was said before it."""

    said: str
    """As it stands there."""
    text: str
    """Its words as phrases are sought in them."""
    earlier: tuple[str, ...]
    """The sentences before it in its block, plain; where it goes on from the block before, that one."""
    goes_on: bool
    """It begins with a word such as "it" or "this"."""
    question: str = ""
    """The question that it answers, or the label it has, as it stands there: the sentence or heading just before it."""

    @property
    def last(self) -> tuple[str, ...]:
        """The sentence before it, where it goes on about what that one spoke of."""
        return self.earlier[-1:] if self.goes_on else ()


@dataclass(frozen=True)
class Page:
    """A stranger's page, understood."""

    places: tuple[Place, ...]
    """Everything but its furniture."""
    is_about: bool
    """It speaks of a service like ours."""
    is_of_other_field: bool
    """Its headings name another field, such as work, and not ours: only what names ours is judged."""
    is_next: bool
    """It speaks of the step after ours, the appeal, by the name of the Tribunal."""
    names_us: bool
    """It names our service or its provider, or carries our own sentences."""
    says_our_name: bool
    """It names our service or its provider: who carries our sentences alone may speak of another one."""
    carries_us: bool
    """It carries several sentences of ours word for word."""
    names_us_no_more: bool
    """It names us, and only to say who was there before."""
    gives_our_number: bool
    """It gives the number that our service begins with."""
    words: str
    """Everything but its furniture, plain."""


def names_us(words: SaidElsewhere, text: str) -> bool:
    """Tell whether a text has a name of ours as a word of its own, with its capitals."""
    return _has_name(words.names, text)


def _has_name(names: Iterable[str], text: str) -> bool:
    spaced = f" {' '.join(''.join(sign if sign.isalnum() else ' ' for sign in text).split())} "
    return any(f" {name} " in spaced for name in names)


def after_our_name(words: SaidElsewhere, text: str) -> str | None:
    """Return what stands after the last name of ours in a text, or None where it has none."""
    spaced = f" {''.join(sign if sign.isalnum() else ' ' for sign in text)} "
    ends = [at + len(name) for name in words.names if (at := spaced.rfind(f" {name} ")) >= 0]
    return text[max(ends) :] if ends else None


def _is_about(words: SaidElsewhere, text: str, own: str, heads: str, headings: str) -> bool:
    """Tell whether a page speaks of a service like ours, and of ours or of no other field.

    ``own`` is its text, ``heads`` its title and first headings, and ``headings`` all of them, plain.
    """
    if words.topic and not holds(own, words.topic) and not holds(headings, words.related):
        return False
    if holds(own, words.other_nations) and not names_us(words, text):
        return False
    if holds(heads, words.other_fields) and not (
        holds(heads, words.field) or _has_name((*words.field_names, *words.names), text)
    ):
        return False  # however it is called in passing: "with or without special needs"
    is_field = holds(own, words.field) or _has_name(words.field_names, text)
    return is_field or not holds(own, words.other_fields)


def last_mention(words: SaidElsewhere, text: str) -> str:
    """Return which is named last in a plain text: "service", "others", or "" for neither."""
    ends = {"service": _last(words.topic, text), "others": _last(words.others, text)}
    who = max(ends, key=lambda each: ends[each])
    return who if ends[who] >= 0 else ""


def _last(phrases: Sequence[str], text: str) -> int:
    return max((match.end() for phrase in phrases for match in pattern(phrase).finditer(text)), default=-1)


def understood(
    words: SaidElsewhere,
    blocks: Sequence[TextBlock],
    title: str = "",
    *,
    carries_us: bool = False,
    gives_our_number: bool = False,
) -> Page:
    """Return a page with what each of its blocks stands under; one that names us and gives our number speaks of us."""
    main = _mended([*(block for block in blocks if not block.in_furniture), *_boxed(words, blocks)])
    heads = " ".join([title, *(block.text for block in main if block.heading == 1)])
    default = _subject(words, heads) or ("service" if carries_us else "")
    begins = next((at for at, block in enumerate(main) if block.heading == 1), 0)  # what stands before is the site's
    open_headings: list[tuple[int, str, str]] = []
    label, before, asked, question, is_open, lead, led, found = "", " ", "", "", False, "", 0, []
    is_named = is_other = is_list = False
    aside = 0  # the level of the heading of another service that is open
    told = ""
    is_other_field = holds(plain(heads), words.other_fields) and not holds(plain(heads), words.field)
    for at, block in enumerate(main):
        own = plain(block.text)
        mentioned = _subject(words, block.text)
        if is_other_field and mentioned == "service" and not (holds(own, words.field) or names_us(words, block.text)):
            mentioned = ""  # a mediator of the page's own kind
        above = open_headings[-1] if open_headings else (0, default if at >= begins else "", " ")
        if block.heading:
            while open_headings and open_headings[-1][0] >= block.heading:
                open_headings.pop()
            parent = open_headings[-1][1] if open_headings else default
            is_other = not mentioned and holds(own, words.other_subjects)
            is_aside = mentioned != "service" and block.heading > 1 and holds(own, words.other_services)
            if is_aside and not aside:
                aside = block.heading
            elif mentioned == "service" or (block.heading <= aside and not is_aside):
                aside = 0
            open_headings.append((block.heading, mentioned or ("others" if is_other else parent), own))
            above, label = open_headings[-1], ""
        elif mentioned == "service":
            label = "service"
        elif (
            mentioned == "others"
            and not (block.row or question)
            and len(own.split()) <= LABEL
            and not block.text.endswith((".", "!", "?"))
        ):
            label = "others"
        subject = label or above[1]
        led += 1
        is_small = block.text[:1] != block.text[:1].upper()
        is_list = (is_list and led > 1) or is_small
        if block.heading or led > ITEMS or len(own.split()) > ITEM or (is_list and not is_small):
            lead = ""  # items begin alike: after small letters, a capital begins what is no item
        answered = asked if is_open or len(own.split()) < LABEL else ""
        if block.label and len(own.split()) <= ITEM:
            answered = plain(f"{block.corner} {block.label}")
        after = main[at + 1] if at + 1 < len(main) else None
        behind = plain(after.text) if after and not after.heading and len(after.text.split()) <= LABEL else ""
        path = "" if block.heading else _path(open_headings)
        whose = (subject == "service", subject == "others")
        named = is_named and not mentioned
        found.append(
            Place(block, own, *whose, above[2], path, before, question, asked, answered, named, behind, lead, aside > 0, told)
        )
        if block.heading or not _is_detail(block):
            told = last_mention(words, own)
        is_named = len(own.split()) <= LABEL and not block.text.endswith((".", "!", "?")) and names_us(words, block.text)
        label = "" if is_other else label  # under another subject a sentence speaks for itself alone
        is_label = not block.heading and len(own.split()) <= LABEL and not block.text.endswith((".", "!"))
        is_open = block.text.endswith(("?", ":"))
        before, asked, question = own, own if is_label or is_open else "", block.text if block.text.endswith("?") else ""
        if block.text.endswith(":") and not block.heading:
            lead, led = own, 0
    headings = " ".join([heads, *(block.text for block in main if block.heading == 2)])
    every = f" {' '.join(word for text in (*(place.plain for place in found), plain(title)) for word in text.split())} "
    text = f"{title} {' '.join(block.text for block in main)}"
    is_named = names_us(words, text)
    is_ours = carries_us or is_named
    is_about = carries_us or (is_ours and gives_our_number) or _is_about(words, text, every, plain(heads), plain(headings))
    is_next = holds(every, words.related) and holds(every, words.field) and not holds(every, words.other_nations)
    is_former = is_ours and not carries_us and _is_former(words, title, main)
    return Page(
        tuple(found), is_about, is_other_field, is_next, is_ours, is_named, carries_us, is_former, gives_our_number, every
    )


def _is_detail(block: TextBlock) -> bool:
    """Tell a line with a number or an address, and little else."""
    return DETAIL.search(block.text) is not None and len(block.text.split()) <= LABEL


def _boxed(words: SaidElsewhere, blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return what stands below a name of ours in a box beside the text, to the next line that is no detail of it.

    A footer that names us and gives a number or an address in one line is such a box, too.
    """
    found: list[TextBlock] = []
    box: list[TextBlock] = []
    for block in (*blocks, TextBlock("")):  # which ends the last box
        is_ours = names_us(words, block.text)
        is_label = is_ours and len(plain(block.text).split()) <= LABEL and not block.links
        is_line = is_ours and DETAIL.search(block.text)
        if block.in_furniture and (is_label or is_line or (box and _is_detail(block))):
            box.append(block._replace(in_furniture=False))
            continue
        if block.in_furniture and block.text.endswith((".", "!")) and holds(plain(block.text), words.topic):
            found.append(block._replace(in_furniture=False))  # a summary beside the text: what it says is said
        if len(box) > 1 or any(DETAIL.search(each.text) for each in box):
            found += box
        box = []
    return found


def _mended(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return blocks with the lines put together that are broken within a sentence, as they come out of a PDF."""
    found: list[TextBlock] = []
    for block in (each._replace(text=OPENS.sub("", each.text)) for each in blocks):
        last = found[-1] if found else None
        if last and last.breaks and not (last.heading or block.heading) and _goes_on(last.text, block.text):
            text, links = f"{last.text} {block.text}", (*last.links, *block.links)
            found[-1] = last._replace(text=text, links=links, breaks=block.breaks)
        else:
            found.append(block)
    return found


def _goes_on(line: str, after: str) -> bool:
    """Tell whether a line is broken within a sentence: by a small letter after it, a last word that ends none, or in a number."""
    is_number = BROKEN.search(line) and after[0].isdigit()
    return bool(is_number) or (
        (line[-1] in ",–" or line[-1].isalnum()) and (after[0].islower() or line.rsplit(" ")[-1] in UNFINISHED)
    )


def statements(words: SaidElsewhere, place: Place) -> Iterator[Statement]:
    """Yield the sentences of a block."""
    earlier: tuple[str, ...] = ()
    question = place.question
    for said in sentences(place.block.text):
        text = plain(said)
        goes_on = begins(text, words.pronouns)
        yield Statement(said, text, earlier or ((place.before,) if goes_on else ()), goes_on, question)
        earlier = (*earlier, text)
        question = said if said.endswith(("?", ":")) else question if len(text.split()) < SAYS and text != NOTHING else ""


def labelled(statement: Statement) -> str:
    """Return a sentence with the label before it: "Training: £45 per person." is of no price but that."""
    return f"{plain(statement.question).rstrip()}{statement.text}" if statement.question.endswith(":") else statement.text


def _path(headings: Sequence[tuple[int, str, str]]) -> str:
    """Return the headings of a block as one line, from the last that names somebody else on, whose part of the page this is."""
    theirs = max((at for at, each in enumerate(headings) if each[1] == "others"), default=0)
    return "".join(each[2].rstrip() for each in headings[theirs:])


def _is_former(words: SaidElsewhere, title: str, blocks: Sequence[TextBlock]) -> bool:
    """Tell whether every sentence that names us says that somebody else took our place."""
    named = [each for text in (title, *(block.text for block in blocks)) for each in sentences(text) if names_us(words, each)]
    return bool(named) and all(holds(plain(each), words.former) for each in named)


def _subject(words: SaidElsewhere, text: str) -> str:
    """Return whom a heading or line is about: ours before somebody else's, where it names both."""
    own = plain(text)
    if names_us(words, text):
        return "service"
    if holds(own, words.topic) and (holds(own, words.field) or not holds(own, words.other_fields)):
        return "service"
    return "others" if holds(own, words.topic) or holds(own, words.others) else ""
