"""Addresses: the email and web addresses that a page gives, in words and in links. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import unquote

from localoffer.councils.drift.corpus import Corpus, Value
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import KNOWN, address
from localoffer.councils.drift.known import from_known, one_of_ours, told_of
from localoffer.councils.drift.owners import OTHERS, Whose, is_holder_named, may_be_theirs, mistaken, whose_is
from localoffer.councils.drift.phrases import holds, plain
from localoffer.councils.drift.places import Page, Place
from localoffer.councils.drift.words import MAX_EDITS, distance
from localoffer.facts.shapes import KnownState

EMAIL = re.compile(
    r"[\w.+'-]+\s*(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s*(?:\(dot\)|\[dot\]|\s+dot\s+)))\s*[\w-]+"
    r"(?:(?:\.|\s*(?:\s\.|\(dot\)|\[dot\]|\s+dot\s+)\s*)[\w-]+)+",
    re.IGNORECASE,
)
WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'()]+[\w/]|(?<![\w@./-])[\w-]+(?:\.[\w-]+)*\.(?:uk|org|gov|com|co|ac|net)(?:\.uk)?(?![\w-])(?:/[^\s<>\"'()]*[\w/])?"
)

_WRITES = "mailto:"
_AN_ADDRESS = re.compile(r"(?:https?:)?//(?:(?!https?:)[^\s&])+", re.IGNORECASE)
AT = re.compile(r"\s*(?:\(at\)|\[at\]|\sat\s)\s*")
DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*")
NO_LETTER = re.compile(r"[^a-z]+")
FILE_ENDING = re.compile(r"\.(?:html?|aspx?|php)$")
ENDINGS = frozenset(("uk", "com", "org", "net", "co.uk", "org.uk", "gov.uk", "ac.uk"))
"""How hosts end that anybody can have: what stands before is their name."""
SESSION = re.compile(r";jsessionid=|[?&](?:phpsessid|jsessionid|sid|sessionid|cfid|cftoken)=", re.IGNORECASE)


def emails_of(corpus: Corpus, page: Page, place: Place) -> Iterator[Finding]:
    """Yield a finding for each email address of a block that is ours, or is given as ours."""
    text = place.block.text
    mails = {match[0].casefold(): (match[0], match.start()) for match in EMAIL.finditer(text)}
    in_words = sorted(mails)
    for link in place.block.links:
        to = link.to[len(_WRITES) :].split("?")[0].strip() if link.to.casefold().startswith(_WRITES) else ""
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


def webs_of(corpus: Corpus, page: Page, place: Place) -> Iterator[Finding]:
    """Yield a finding for each web address of a block that is ours, or is given as ours."""
    text = place.block.text
    links = [link for link in place.block.links if "//" in link.to]
    rest = []
    for link in links:
        named = WEB.fullmatch(link.words)
        value = corpus.hosts.get(address(link.words).split("/")[0]) if named else None
        host = address(link.to).split("/")[0]
        is_elsewhere = host not in corpus.hosts and not _is_within(host, corpus.domains)
        is_form = is_elsewhere and holds(plain(link.words if len(link.words.split()) > 1 else text), corpus.words.forms)
        if value and not _leads_to(link.to, value.form.split("/")[0]):
            why = "The link leads to another address than the words say."
            yield Finding("web", FindingState.ALTERED, link.to, link.words, value.fact, why=why, weighty=True)
        elif is_form and whose_is(corpus, page, place, len(text)) >= Whose.OURS:
            yield Finding("web", FindingState.UNJUDGED, link.to, why="We know of no form of the service.")
        else:
            rest.append(link.to)
    written = {match[0]: match.start() for match in WEB.finditer(EMAIL.sub(lambda mail: " " * len(mail[0]), text))}
    for web in dict.fromkeys((*written, *rest)):
        yield from _web(corpus, web, whose_is(corpus, page, place, written.get(web, len(text))) >= Whose.OURS)


def _email(corpus: Corpus, page: Page, place: Place, said: str, whose: Whose) -> Iterator[Finding]:
    form = AT.sub("@", said.casefold())
    form = DOT.sub(".", form).replace(" ", "")
    domain = form.partition("@")[2]
    if told := told_of(corpus, "email", form, said) or told_of(corpus, "email", f"@{domain}", said):
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
    if own := one_of_ours(corpus, "web", form, said):
        yield own
        return
    host, _, path = form.partition("/")
    ours = corpus.hosts
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
    return host.startswith(names) and not _is_within(host, corpus.domains)


def _is_within(host: str, domains: Collection[str]) -> bool:
    """Tell whether a host is one of some domains, or below one."""
    return any(f".{host}".endswith(f".{each}") for each in domains)


def _leads_to(link: str, host: str) -> bool:
    """Tell whether a link leads to a host, at once or by way of one that counts who goes there, and names it in its address."""
    return any(_is_within(address(each).split("/")[0], (host,)) for each in _AN_ADDRESS.findall(unquote(link)))
