"""Phones: the telephone numbers that a page gives, in words and in links that dial. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from localoffer.councils.drift.corpus import Corpus, Value
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import digits
from localoffer.councils.drift.known import from_known, told_of
from localoffer.councils.drift.owners import (
    CLAUSE,
    OTHERS,
    Whose,
    holder_beside,
    is_holder_named,
    may_be_theirs,
    mistaken,
    whose_is,
)
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import Page, Place, last_mention
from localoffer.councils.drift.words import MAX_EDITS, distance

PHONE = re.compile(
    r"(?<![\w/£.=])(?:\+\s?44|0044|\(?[0O])"
    r"(?:(?:[\s()\u00a0\u2011–-]*\d){9,10}(?=\s+\(?0\d)|(?:[\d\s()\u00a0\u2011–-]|\.(?!\s)){7,20}\d(?![\w@]))"
)
"""A number ends where it is whole and another begins: two may stand in a line with no sign between them."""
FAX = re.compile(r"\bfax\b[^\d]{0,20}$", re.IGNORECASE)
_DIALS = re.compile(r"(?:tel|sms|callto|facetime|facetime-audio):(?://)?", re.IGNORECASE)
_WHATSAPP = re.compile(r"(?:https?://)?(?:wa\.me/|(?:api\.|web\.)?whatsapp(?:\.com/|://)send/?\?phone=)\+?", re.IGNORECASE)
"""What stands before the number in a link that opens a chat; the number has its country, and no plus."""

NATIONAL = ("03", "08")
"""How numbers of no town begin (Ofcom): one that is nearly ours is no neighbour's."""
PREFIX = 7
"""So many digits tell the exchange of a number of eleven: what differs after them, with the same digits, is a slip."""


def phones_of(corpus: Corpus, page: Page, place: Place) -> Iterator[Finding]:
    """Yield a finding for each telephone number of a block that is ours, or is given as ours."""
    text = place.block.text
    said = list(PHONE.finditer(text))
    faxes = [match for match in said if FAX.search(text[: match.start()])]
    for match in faxes:
        if known := corpus.known_forms.get(("phone", digits(match[0]))):
            yield from_known(known, match[0].strip())
        elif whose_is(corpus, page, place, match.start()) >= Whose.OURS:
            yield Finding("phone", FindingState.UNJUDGED, match[0].strip(), why="We publish no fax number.")
    said = [match for match in said if match not in faxes]
    for match in said:
        before = CLAUSE.split(text[: match.start()])[-1]
        around = plain(before + CLAUSE.split(text[match.start() :])[0])
        is_warned = holds(around, corpus.words.former) or holds(place.heading, corpus.words.former)
        whose = whose_is(corpus, page, place, match.start(), is_number=True)
        if wrong := mistaken(corpus, place, match.start(), "phone", digits(match[0]), match[0].strip()):
            yield wrong
        else:
            is_of_us = last_mention(corpus.words, plain(before)) == "service"
            found = list(_phone(corpus, page, place, match[0].strip(), whose, is_warned=is_warned, is_of_us=is_of_us))
            yield from found or _holders(corpus, page, place, match)
    yield from _dialled(corpus, page, place, said)


def _dialled(corpus: Corpus, page: Page, place: Place, said: list[re.Match[str]]) -> Iterator[Finding]:
    """Yield a finding for each link that dials or writes to another number than the words say, or that has a number alone."""
    forms = {digits(match[0]) for match in said}
    for link, said_there in (each for each in place.block.links if number_in(each.to)):
        at = place.block.text.find(said_there) + len(said_there)
        is_of_us = page.names_us and last_mention(corpus.words, plain(said_there)) == "service"
        named = Whose.LABELLED if is_of_us else Whose.THEIRS
        form = digits(number_in(link))
        ours = corpus.values.get(("phone", form))
        shown = next((corpus.values[key] for each in forms if (key := ("phone", each)) in corpus.values), None)
        if ours and any(0 < distance(each, form) <= MAX_EDITS for each in forms):
            continue  # it is the words that are mistyped, and that is told
        if forms and form not in forms and (shown or ours or place.of_service):
            right = shown.text if shown else ", ".join(match[0].strip() for match in said)
            why = "The link leads to another number than the words say."
            yield Finding("phone", FindingState.ALTERED, link, right, shown.fact if shown else "", why=why)
        elif form not in forms:
            yield from _phone(corpus, page, place, link, max(whose_is(corpus, page, place, at), named))


def number_in(link: str) -> str:
    """Return the telephone number that a link dials or writes to; nothing for any other address."""
    chat = _WHATSAPP.match(link)
    dialled = f"+{link[chat.end() :]}" if chat else _DIALS.sub("", link, count=1) if _DIALS.match(link) else ""
    number, _, _ = dialled.partition("?")
    return number if digits(number) else ""


def gives_lead(corpus: Corpus, texts: Iterable[str]) -> bool:
    """Tell whether one of some texts has the telephone number that the service begins with."""
    lead = corpus.lead_phones
    return bool(lead) and any(digits(match[0]) in lead for text in texts for match in PHONE.finditer(text))


def _phone(
    corpus: Corpus, page: Page, place: Place, said: str, whose: Whose, *, is_warned: bool = False, is_of_us: bool = False
) -> Iterator[Finding]:
    """Judge a number; ``is_warned`` is one that the page itself calls old; ``is_of_us``: its sentence names the service last."""
    form = digits(number_in(said) or said)
    lead = next(iter(corpus.lead_phones.values()), None)
    if told := told_of(corpus, "phone", form, said):
        is_named = whose >= Whose.LABELLED
        is_given = is_named or whose is Whose.SERVICE or (whose is Whose.OURS and page.names_us and not page.gives_our_number)
        is_theirs = is_holder_named(corpus, place, "phone", form) or may_be_theirs(corpus, page, "phone", form)
        is_other = told.state is FindingState.CURRENT and (is_named or not is_theirs) and form not in corpus.lead_phones
        if lead and is_given and is_other:
            yield Finding("phone", FindingState.ALTERED, said, lead.text, lead.fact, why=OTHERS)
        elif lead and whose is Whose.OURS and is_of_us and is_other:  # beside our own: "Mediation service: 01482 396469"
            yield Finding("phone", FindingState.UNJUDGED, said, lead.text, why=OTHERS)
        elif not is_warned:
            yield told
        return
    others = corpus.current("phone") if not is_warned else ()
    near = [each for each in others if 0 < distance(form, each.form) <= MAX_EDITS or _is_shuffled(form, each.form)]
    is_ours = whose >= Whose.OURS
    slips = (each for each in near if is_ours or each.fact == corpus.lead or _is_a_slip(corpus, page, place, form, each))
    slip = next(slips, None)
    if slip is not None:
        yield Finding("phone", FindingState.ALTERED, said, slip.text, slip.fact, slip.since)
    elif whose:
        right, fact = (lead.text, lead.fact) if lead and whose >= Whose.OURS else ("", "")
        named = fact if whose >= Whose.LABELLED else ""
        yield Finding("phone", FindingState.UNJUDGED, said, right, named, why="We never published this number.")


def _is_a_slip(corpus: Corpus, page: Page, place: Place, form: str, value: Value) -> bool:
    """Tell whether a number that is nobody's we know is that of somebody else, mistyped, on a page about the service or by name.

    Where only the last digit is another one, it may be their second line.
    """
    right = value.form
    is_near = may_be_theirs(corpus, page, "phone", right) and distance(form, right) == 1 and form[:-1] != right[:-1]
    if not (is_near or _is_slip_of(form, right)):
        return False
    owners = (each for each in corpus.owners if each.fact == value.fact)
    return page.is_about or page.is_next or any(f" {each.name} " in place.plain for each in owners)


def _is_slip_of(form: str, right: str) -> bool:
    """Tell whether a number is somebody's, mistyped: one sign off where no neighbour can have it, or two digits swapped."""
    is_near = distance(form, right) == 1 and (form.startswith(NATIONAL) or sorted(form) == sorted(right))
    return is_near or _is_shuffled(form, right)


def _is_shuffled(form: str, right: str) -> bool:
    """Tell whether a number begins as another and ends with its digits in another order: 0800 064 8844 for 4488."""
    return form != right and form[:PREFIX] == right[:PREFIX] and sorted(form) == sorted(right)


def _holders(corpus: Corpus, page: Page, place: Place, match: re.Match[str]) -> Iterator[Finding]:
    """Yield a finding for a number beside the name of somebody for whom we publish another, of the kind that one has alone."""
    owner = holder_beside(corpus, place, match.start(), "phone") if page.is_about or page.is_next else None
    own = owner.details["phone"] if owner else {}
    if owner and digits(match[0]) not in own and all(form.startswith(NATIONAL) for form in own):
        why = "We publish another number for them."
        yield Finding("phone", FindingState.UNJUDGED, match[0].strip(), ", ".join(own.values()), owner.fact, why=why)
