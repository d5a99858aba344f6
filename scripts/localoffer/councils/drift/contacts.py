"""Contacts: the telephone numbers, email addresses, web addresses and hours that a page gives. Pure.

The patterns are those of /check/ too: check_page.py hands them on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from localoffer.councils.drift.corpus import Corpus, Value
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import KNOWN, address, digits
from localoffer.councils.drift.owners import (
    CLAUSE,
    OTHERS,
    Whose,
    is_holder_named,
    may_be_theirs,
    mistaken,
    named_beside,
    whose_is,
)
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import Page, Place
from localoffer.councils.drift.words import MAX_EDITS, distance
from localoffer.facts.shapes import KnownState, KnownValue

PHONE = re.compile(
    r"(?<![\w/£.=])(?:\+\s?44|0044|\(?[0O])"
    r"(?:(?:[\s()\u00a0\u2011–-]*\d){9,10}(?=\s+\(?0\d)|(?:[\d\s()\u00a0\u2011–-]|\.(?!\s)){7,20}\d(?![\w@]))"
)
"""A number ends where it is whole and another begins: two may stand in a line with no sign between them."""
EMAIL = re.compile(
    r"[\w.+'-]+\s*(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s*(?:\(dot\)|\[dot\]|\s+dot\s+)))\s*[\w-]+"
    r"(?:(?:\.|\s*(?:\s\.|\(dot\)|\[dot\]|\s+dot\s+)\s*)[\w-]+)+",
    re.IGNORECASE,
)
WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'()]+[\w/]|(?<![\w@./-])[\w-]+(?:\.[\w-]+)*\.(?:uk|org|gov|com|co|ac|net)(?:\.uk)?(?![\w-])(?:/[^\s<>\"'()]*[\w/])?"
)
_TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.?|p\.m\.?|noon)?"
HOURS = re.compile(rf"(?<![\d:.£-]){_TIME}\s*(?:-|–|—|to|until|till|and)\s*{_TIME}(?![\d:])", re.IGNORECASE)
DAYS = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun|weekday)[a-z]*[,:]? $", re.IGNORECASE)
"""What stands before hours without am and pm: "Mon-Fri 10-4"."""
FAX = re.compile(r"\bfax\b[^\d]{0,20}$", re.IGNORECASE)
AT = re.compile(r"\s*(?:\(at\)|\[at\]|\sat\s)\s*")


NO_LETTER = re.compile(r"[^a-z]+")
NATIONAL = ("03", "08")
"""How numbers of no town begin (Ofcom): one that is nearly ours is no neighbour's."""
PREFIX = 7
"""So many digits tell the exchange of a number of eleven: what differs after them, with the same digits, is a slip."""
STATES = {
    KnownState.FORMER: FindingState.OLD,
    KnownState.WRONG: FindingState.WRONG,
    KnownState.UNSURE: FindingState.UNJUDGED,
    KnownState.RIGHT: FindingState.CURRENT,
}
DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*")
FILE_ENDING = re.compile(r"\.(?:html?|aspx?|php)$")
ENDINGS = frozenset(("uk", "com", "org", "net", "co.uk", "org.uk", "gov.uk", "ac.uk"))
"""How hosts end that anybody can have: what stands before is their name."""
SESSION = re.compile(r";jsessionid=|[?&](?:phpsessid|jsessionid|sid|sessionid|cfid|cftoken)=", re.IGNORECASE)


def contact_findings(corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Yield a finding for each contact detail of the service, and for a page that names the service and gives no number."""
    found = [each for place in page.places for each in _of_place(corpus, page, place)]
    lead = corpus.lead_phones
    right = next((value.text for value in lead.values()), "")
    has_number = any(each.kind == "phone" and (each.wrong or digits(each.said.removeprefix("tel:")) in lead) for each in found)
    unknown = [each for each in found if each.kind == "phone" and each.state is FindingState.UNJUDGED]
    named, given = ([each for each in unknown if each.where], [each for each in unknown if each.ours])
    guilty = named or given[:1]  # the others may be anybody's
    gives_ours = any(each.where == corpus.lead and each.state is FindingState.CURRENT for each in found)
    for each in found:
        if (page.says_our_name or gives_ours) and not page.names_us_no_more and not has_number and lead and each in guilty:
            why = "The page gives this number for the service, and ours nowhere."
            yield Finding("phone", FindingState.WRONG, each.said, right, corpus.lead, why=why)
        else:
            yield each
    is_ours = page.names_us and page.is_about and not page.names_us_no_more
    if is_ours and lead and not has_number and not unknown:  # those of others are none of the service
        yield Finding("phone", FindingState.MISSING, "", right, corpus.lead)


def gives_lead(corpus: Corpus, texts: Iterable[str]) -> bool:
    """Tell whether one of some texts has the telephone number that the service begins with."""
    lead = corpus.lead_phones
    return bool(lead) and any(digits(match[0]) in lead for text in texts for match in PHONE.finditer(text))


def _of_place(corpus: Corpus, page: Page, place: Place) -> Iterator[Finding]:
    text = place.block.text
    numbers = list(PHONE.finditer(text))
    said = [match for match in numbers if not FAX.search(text[: match.start()])]
    for match in numbers:
        if match not in said:
            known = corpus.known_forms.get(("phone", digits(match[0])))
            yield from [from_known(known, match[0].strip())] if known else []
    for match in said:
        around = CLAUSE.split(text[: match.start()])[-1] + CLAUSE.split(text[match.start() :])[0]
        is_warned = holds(plain(around), corpus.words.former) or holds(place.heading, corpus.words.former)
        whose = whose_is(corpus, page, place, match.start(), is_number=True)
        if wrong := mistaken(corpus, place, match.start(), "phone", digits(match[0]), match[0].strip()):
            yield wrong
        else:
            is_of_us = named_beside(corpus, CLAUSE.split(text[: match.start()])[-1]) == "service"
            yield from _phone(corpus, page, place, match[0].strip(), whose, is_warned=is_warned, is_of_us=is_of_us)
    rung = [link for link in place.block.links if link.casefold().startswith("tel:")]
    forms = {digits(match[0]) for match in said}
    for link in rung:
        form = digits(link[4:])
        ours = corpus.values.get(("phone", form))
        shown = next((corpus.values[key] for each in forms if (key := ("phone", each)) in corpus.values), None)
        if ours and any(0 < distance(each, form) <= MAX_EDITS for each in forms):
            continue  # it is the words that are mistyped, and that is told
        if forms and form not in forms and (shown or ours or place.of_service):
            right = shown.text if shown else ", ".join(match[0].strip() for match in said)
            yield Finding("phone", FindingState.ALTERED, link, right, why="The link rings another number than the words say.")
        elif form not in forms:
            yield from _phone(corpus, page, place, link, whose_is(corpus, page, place, len(text)))
    mails = {match[0].casefold(): (match[0], match.start()) for match in EMAIL.finditer(text)}
    written = [link for link in place.block.links if link.casefold().startswith("mailto:")]
    in_words = sorted(mails)
    for link in written:
        to = link[7:].split("?")[0].strip()
        meant = next((each for each in in_words if 0 < distance(each, to.casefold()) <= MAX_EDITS), "")
        if meant and to.casefold() not in mails:
            why = "The link writes to another address than the words say."
            yield Finding("email", FindingState.ALTERED, to, mails[meant][0], why=why)
        elif to:  # to nobody: it hands a page on (RFC 6068)
            mails.setdefault(to.casefold(), (to, len(text)))
    for mail, at in mails.values():
        if wrong := mistaken(corpus, place, at, "email", mail.casefold(), mail):
            yield wrong
        else:
            whose = whose_is(corpus, page, place, at)
            is_others = whose < Whose.NAMED and _is_others(corpus, mail)
            yield from _email(corpus, page, place, mail, Whose.THEIRS if is_others else whose)
    webs = [match[0] for match in WEB.finditer(EMAIL.sub(" ", text))]
    webs += [link for link in place.block.links if "//" in link and link not in written]
    for web in dict.fromkeys(webs):
        yield from _web(corpus, web, whose_is(corpus, page, place, len(text)) >= Whose.OURS)
    for match in HOURS.finditer(text):
        is_time = match[3] or match[6] or (match[2] and match[5]) or DAYS.search(text[: match.start()])
        if is_time and whose_is(corpus, page, place, match.start()) >= Whose.OURS:
            yield from _hours(corpus, match)


def from_known(known: KnownValue, said: str) -> Finding:
    """Return the finding of a known value."""
    state = STATES[known.state]
    why = "" if known.state is KnownState.RIGHT else known.why  # several may find the same sentence right
    return Finding(str(known.kind), state, said, known.instead, KNOWN, None, known.since, why)


def _told(corpus: Corpus, kind: str, form: str, said: str) -> Finding | None:
    """Return what we know of a detail: somebody wrote it down as old or wrong, or it is or was one of ours."""
    known = corpus.known_forms.get((kind, form))
    return from_known(known, said) if known else _one_of_ours(corpus, kind, form, said)


def _one_of_ours(corpus: Corpus, kind: str, form: str, said: str) -> Finding | None:
    value = corpus.values.get((kind, form))
    if value is None:
        return None
    if value.until is None:
        return Finding(kind, FindingState.CURRENT, said, "", value.fact, value.since)
    today = ", ".join(each.text for each in corpus.current(kind) if each.fact == value.fact)
    return Finding(kind, FindingState.OLD, said, today, value.fact, value.since, value.until)


def _phone(
    corpus: Corpus, page: Page, place: Place, said: str, whose: Whose, *, is_warned: bool = False, is_of_us: bool = False
) -> Iterator[Finding]:
    """Judge a number; ``is_warned`` is one that the page itself calls old, ``is_of_us`` one with the service just before it."""
    form = digits(said.removeprefix("tel:"))
    lead = next(iter(corpus.lead_phones.values()), None)
    if told := _told(corpus, "phone", form, said):
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
    others = corpus.current("phone")
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


def _email(corpus: Corpus, page: Page, place: Place, said: str, whose: Whose) -> Iterator[Finding]:
    form = AT.sub("@", said.casefold())
    form = DOT.sub(".", form).replace(" ", "")
    domain = form.partition("@")[2]
    if told := _told(corpus, "email", form, said) or _told(corpus, "email", f"@{domain}", said):
        is_known = ("email", form) in corpus.known_forms
        is_stray = is_known and whose >= Whose.OURS and not may_be_theirs(corpus, page, "email", form)
        is_other = is_stray or (whose >= Whose.LABELLED and told.where not in (corpus.lead, KNOWN))
        state = FindingState.ALTERED if is_stray or whose is Whose.NAMED else FindingState.UNJUDGED
        yield replace(told, state=state, why=OTHERS) if is_other and told.state is FindingState.CURRENT else told
        return
    near = next((each for each in corpus.current("email") if 0 < distance(form, each.form) <= MAX_EDITS), None)
    likely = None if domain in corpus.domains else next((each for each in sorted(corpus.domains) if _slip(domain, each)), None)
    name = form.partition("@")[0]  # of an address that ends otherwise: drs@….co.uk for drs@….org.uk
    ends = (each for each in corpus.current("email") if each.form.startswith(f"{name}@"))
    unsure = (each for (kind, _), each in corpus.known_forms.items() if kind == "email" and each.state is KnownState.UNSURE)
    meant = next((each for each in unsure if 0 < distance(form, each.value) <= MAX_EDITS), None)
    if near is not None and domain == near.form.partition("@")[2]:
        yield Finding("email", FindingState.ALTERED, said, near.text, near.fact, near.since)
    elif likely is not None:
        yield Finding("email", FindingState.ALTERED, said, f"…@{likely}", "site:site")
    elif slip := next((each for each in ends if _is_slip_of_address(corpus, place, domain, each)), None):
        yield Finding("email", FindingState.ALTERED, said, slip.text, slip.fact, slip.since)
    elif meant is not None:
        yield Finding("email", FindingState.ALTERED, said, meant.instead, KNOWN, why=f"It is nearly {meant.value}.")
    elif whose or any(each.form.endswith(f"@{domain}") for each in corpus.current("email")):
        yield Finding("email", FindingState.UNJUDGED, said, why="We never published this address.")


def _is_slip_of_address(corpus: Corpus, place: Place, domain: str, value: Value) -> bool:
    """Tell whether an address that begins as one of ours is that one: its end is mistyped, or whose it is stands beside it."""
    is_given = not _is_others(corpus, value.form) and is_holder_named(corpus, place, "email", value.form)
    return is_given or _slip(domain, value.form.partition("@")[2])


def _is_others(corpus: Corpus, mail: str) -> bool:
    """Tell whether an address says itself that it is another service's, of whatever town: sendiass@…."""
    return holds(plain(NO_LETTER.sub(" ", mail.casefold())), corpus.words.others)


def _slip(domain: str, ours: str) -> bool:
    """Tell whether a domain is one of ours mistyped: near as a whole, with parts swapped, or with another ending."""
    if 0 < distance(domain, ours) <= MAX_EDITS:
        return True
    return _has_other_ending(domain, ours) and not domain.endswith(f".{ours}")


def _has_other_ending(host: str, ours: str) -> bool:
    return host != ours and host.partition(".")[0] == ours.partition(".")[0]


def _is_other_ending(host: str, ours: str) -> bool:
    """Tell whether a host differs from one of ours in nothing but how it ends: ipsea.co.uk for ipsea.org.uk."""
    name, _, ending = host.partition(".")
    return len(name) > 4 and _has_other_ending(host, ours) and ending in ENDINGS and ours.partition(".")[2] in ENDINGS


def _web(corpus: Corpus, said: str, mine: bool) -> Iterator[Finding]:
    form = address(said)
    if known := corpus.known_forms.get(("web", FILE_ENDING.sub("", form))):
        yield from_known(known, said)
        return
    if SESSION.search(said) and (mine or ("web", form) in corpus.values):
        yield Finding("web", FindingState.ALTERED, said, SESSION.split(said)[0], why="It ends with somebody's session.")
        return
    if own := _one_of_ours(corpus, "web", form, said):
        yield own
        return
    host, _, path = form.partition("/")
    ours = {each.form.split("/")[0]: each for each in corpus.current("web")}
    for each in corpus.current("web"):
        own_host, _, own_path = each.form.partition("/")
        is_slip = host == own_host and len(own_path) > 5 and 0 < distance(path, own_path) <= MAX_EDITS
        if is_slip or (mine and path and path == own_path and _has_other_ending(host, own_host)):
            yield Finding("web", FindingState.ALTERED, said, each.text, each.fact, weighty=True)
            return
    if host not in ours:
        slips = [name for name in ours if len(name) > 7 and (_slip(host, name) if mine else _is_other_ending(host, name))]
        slips += [name for name in ours if len(name) > 7 and 0 < distance(host, name) <= MAX_EDITS]
        if slips:
            yield Finding("web", FindingState.ALTERED, said, ours[slips[0]].text, ours[slips[0]].fact, weighty=True)
        elif mine and _has_our_name(corpus, host):
            yield Finding("web", FindingState.UNJUDGED, said, why="We never published this address.")


def _has_our_name(corpus: Corpus, host: str) -> bool:
    """Tell whether a host calls itself by a name of ours, and is none of the hosts that we name."""
    names = tuple(name.casefold() for name in corpus.words.names if " " not in name)
    return host.startswith(names) and not host.endswith(tuple(corpus.domains))


def _hours(corpus: Corpus, match: re.Match[str]) -> Iterator[Finding]:
    opens = clock(match[1], match[2], match[3], match[6])
    closes = clock(match[4], match[5], match[6])
    if opens is None or closes is None:
        return
    known = [each for each in corpus.current("hours") if each.fact == corpus.lead] or corpus.current("hours")
    if own := _one_of_ours(corpus, "hours", f"{opens}-{closes}", match[0]):
        yield own
    elif known:
        yield Finding("hours", FindingState.ALTERED, match[0], ", ".join(sorted({each.text for each in known})), known[0].fact)
    else:
        yield Finding("hours", FindingState.UNJUDGED, match[0], why="We publish no opening hours.")


def clock(hour: str, minute: str | None, half: str | None, after: str | None = None) -> str | None:
    """Return a time of day as ``HH:MM``; ``after`` is the am or pm of the later time, for 9 to 5pm."""
    number = int(hour)
    half = half and half.casefold().replace(".", "")
    is_afternoon = half == "pm" if half else after is None and number < 8 and not minute
    if is_afternoon and number < 12:
        number += 12
    return f"{number:02}:{minute or '00'}" if number < 24 else None
