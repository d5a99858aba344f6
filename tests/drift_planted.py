"""Faults planted into copies of our own pages, one at a time, in the pages that councils put them in.

A page is copied whole, or as one sentence between a council's own words. What is said of the changed sentence is found; whatever
else is called wrong is false.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from localoffer.councils.drift import Corpus, Finding, compare
from localoffer.html.text_blocks import TextBlock, text_blocks
from localoffer.html.tree import document, root

TOP = (
    '<header class="site-header"><p>Exampleshire Council</p><nav><ul><li><a href="/bins">Bins</a></li><li><a href="/pay">Pay'
    '</a></li></ul></nav><form><label>Search</label></form></header><ol class="breadcrumb"><li>Home</li><li>Local Offer</li></ol>'
)
BOTTOM = (
    "<section><h2>SENDIASS</h2><p>Telephone: 01632 960123</p><p>Email: sendiass@exampleshire.example</p><p>We answer within two"
    " working days. Open 9am to 4pm.</p></section><section><h2>Contact the SEN team</h2><p>01632 960321, 8.30am to 5pm"
    "</p></section><p>Last reviewed on 3 March 2026. Print this page</p><footer><p>Switchboard: 01632 960000</p></footer>"
)
BESIDE = "<p>We know that this can be a hard time. Our officers will do their best to help you.</p>"


@dataclass(frozen=True)
class Mutation:
    """A fault: what stands in our page, and what an editor makes of it."""

    kind: str
    name: str
    ours: str
    """Regular expression."""
    theirs: str


MUTATIONS = (
    Mutation("telephone", "two digits swapped", r"835\b", "853"),
    Mutation("telephone", "another digit", r"03330 062", "03330 082"),
    Mutation("telephone", "another number", r"03330 062 835", "0800 496 0123"),
    Mutation("telephone", "the former number", r"03330 062 835", "020 7359 3635"),
    Mutation("web address", "letters swapped", r"kids\.org\.uk", "kids.rog.uk"),
    Mutation("web address", "a former page", r"kids\.org\.uk/send-mediation", "kids.org.uk/mediation-info"),
    Mutation("time limits", "2 months -> 60 days", r"\b2 months", "60 days"),
    Mutation("time limits", "2 months -> eight weeks", r"\b2 months", "eight weeks"),
    Mutation("time limits", "2 months -> 3 months", r"\b2 months", "3 months"),
    Mutation("time limits", "1 month -> 30 days", r"\b1 month\b", "30 days"),
    Mutation("time limits", "1 month -> two months", r"\b1 month\b", "two months"),
    Mutation("time limits", "3 working days -> 3 days", r"\b3 working days", "3 days"),
    Mutation("time limits", "3 working days -> a week", r"\b3 working days", "a week"),
    Mutation("time limits", "3 working days -> five working days", r"\b3 working days", "five working days"),
    Mutation("time limits", "5 working days -> 5 days", r"\b5 working days", "5 days"),
    Mutation("time limits", "5 working days -> 2 working days", r"\b5 working days", "2 working days"),
    Mutation("time limits", "30 days -> 30 working days", r"\b30 days", "30 working days"),
    Mutation("time limits", "30 days -> six weeks", r"\b30 days", "six weeks"),
    Mutation("time limits", "6 months -> 3 months", r"\b6 months", "3 months"),
    Mutation("time limits", "12 months -> 6 months", r"\b12 months", "6 months"),
    Mutation("time limits", "5 weeks -> 8 weeks", r"\b5 weeks", "8 weeks"),
    Mutation("time limits", "11 weeks -> 12 weeks", r"\b11 weeks", "12 weeks"),
    Mutation("time limits", "14 weeks -> 16 weeks", r"\b14 weeks", "16 weeks"),
    Mutation("words that turn", "later -> earlier", r"\blater\b", "earlier"),
    Mutation("words that turn", "sent -> received", r"\bsent\b", "received"),
    Mutation("words that turn", "before -> after", r"\bbefore\b", "after"),
    Mutation("words that turn", "only -> also", r"\bonly\b", "also"),
    Mutation("who must, who may", "not is lost", r"\b(do|does|is|are|must|did) not\b", r"\1"),
    Mutation("who must, who may", "not is put in", r"\b(must)\b(?! not)", r"\1 not"),
    Mutation("who must, who may", "cannot -> can", r"\bcannot\b", "can"),
    Mutation("who must, who may", "must -> may", r"\bmust\b", "may"),
    Mutation("cost", "free -> £50", r"\bfree for families", "£50 for families"),
    Mutation("ages", "25 -> 19", r"\b(0|16) to 25\b", r"\1 to 19"),
    Mutation("duration", "2 to 3 hours -> 4 to 5 hours", r"\b2 to 3 hours", "4 to 5 hours"),
    Mutation("duration", "2 to 3 hours -> 30 minutes", r"\b2 to 3 hours", "30 minutes"),
    Mutation("names of bodies", "council -> LEA", r"\b[Tt]he council\b", "the LEA"),
)


def block_html(block: TextBlock) -> str:
    """Return a block as an editor pastes it: its words, without our classes and links."""
    name = f"h{block.heading}" if block.heading else "p"
    return f"<{name}>{escape(block.text)}</{name}>"


def whole_page(blocks: Sequence[TextBlock], index: int, text: str) -> str:
    """Return our whole page in a council's, with one block that says something else."""
    inner = [f"<p>{escape(text)}</p>" if at == index else block_html(block) for at, block in enumerate(blocks)]
    return f"{TOP}<main>{''.join(inner)}{BOTTOM}</main>"


def excerpt(index: int, text: str) -> str:
    """Return one sentence of ours in a page of a council's own words."""
    call = "" if re.search(r"\d{5}", text) else "<p>Call KIDS on 03330 062 835.</p>"
    return f"{TOP}<main><h1>SEND mediation</h1>{BESIDE}<p>{escape(text)}</p>{call}{BOTTOM}</main>"


def judged_alone(corpus: Corpus, html: str) -> list[str]:
    """Return what is called wrong on a page."""
    page = f"<!DOCTYPE html><title>Mediation - Exampleshire Council</title>{html}"
    found = compare(corpus, text_blocks(root(document(page))), "Mediation - Exampleshire Council").findings
    return [finding.said for finding in found if finding.wrong]


@dataclass(frozen=True)
class Planted:
    """A planted fault and what came of it."""

    mutation: Mutation
    page: str
    shape: str
    """whole, excerpt, or theirs."""
    text: str
    found: bool
    false: tuple[str, ...]
    """What else was called wrong."""


def planted(corpus: Corpus, page: str, blocks: Sequence[TextBlock], most: int = 3) -> Iterator[Planted]:
    """Plant every mutation into a page, at most ``most`` times each, whole and as an excerpt, and yield what came of it."""
    for mutation in MUTATIONS:
        places = [index for index, block in enumerate(blocks) if not block.heading and re.search(mutation.ours, block.text)]
        for index in places[:most]:
            text = re.sub(mutation.ours, mutation.theirs, blocks[index].text, count=1)
            for shape, html in (("whole", whole_page(blocks, index, text)), ("excerpt", excerpt(index, text))):
                if shape == "excerpt" and len(text.split()) < 6:
                    continue
                wrong = judged_alone(corpus, html)
                hits = [said for said in wrong if said in text or text in said or said.removeprefix("tel:") in text]
                yield Planted(mutation, page, shape, text, bool(hits), tuple(said for said in wrong if said not in hits))


TWO, ONE, THREE = r"\b(?:[Tt]wo|2)(?: calendar)? months", r"\b(?:[Oo]ne|1) month\b", r"\b(?:three|3) working days"
FIVE, LASTS = r"\b(?:five|5) working days", r"(?:between )?\b(?:two|2) (?:and|to) (?:three|3) hours"
THEIRS = (
    Mutation("telephone", "two digits swapped", r"062 835", "062 853"),
    Mutation("telephone", "another number", r"03330 062 835", "0800 496 0123"),
    Mutation("telephone", "the former number", r"03330 062 835", "020 7359 3635"),
    Mutation("telephone", "the link rings another", r"tel:\+443330062835", "tel:+443330062853"),
    Mutation("web address", "letters swapped", r"kids\.org\.uk/send", "kids.rog.uk/send"),
    Mutation("web address", "a former page", r"kids\.org\.uk/send-mediation", "kids.org.uk/mediation-info"),
    *(Mutation("time limits", f"2 months -> {said}", TWO, said) for said in ("60 days", "eight weeks", "three months")),
    *(Mutation("time limits", f"1 month -> {said}", ONE, said) for said in ("30 days", "two months")),
    *(Mutation("time limits", f"3 working days -> {said}", THREE, said) for said in ("3 days", "ten working days", "a week")),
    *(Mutation("time limits", f"5 working days -> {said}", FIVE, said) for said in ("five days", "two working days")),
    *(
        Mutation("time limits", f"30 days -> {said}", r"\b30 days", said)
        for said in ("30 working days", "six weeks", "three months")
    ),
    Mutation("time limits", "6 months -> 3 months", r"\b(?:six|6) months", "three months"),
    Mutation("time limits", "12 months -> 6 months", r"within 12 months", "within six months"),
    Mutation("time limits", "5 weeks -> 8 weeks", r"\bfive weeks", "eight weeks"),
    Mutation("words that turn", "later -> earlier", r"\blater\b", "earlier"),
    Mutation("words that turn", "sent -> received", r"\bwas sent\b", "was received"),
    Mutation(
        "words that turn", "date on -> receiving", r"the date (?:on|of) (?=(?:the|your|our) (?:certificate|letter))", "receiving "
    ),
    Mutation("who must, who may", "not is lost", r"\b(do|does|is) not (?=have|take|make|need|mediate|decide|voluntary)", r"\1 "),
    Mutation("who must, who may", "you have to", r"You do not have to", "You have to"),
    Mutation("who must, who may", "not required -> required", r"not required to", "required to"),
    Mutation("who must, who may", "the council need not", r"must (?=come|take part|attend|turn up)", "does not have to "),
    Mutation("who must, who may", "cannot -> can", r"\bcannot appeal", "can appeal"),
    Mutation("who must, who may", "voluntary -> compulsory", r"voluntary for parents", "compulsory for parents"),
    Mutation("who must, who may", "choice -> compulsory", r"Mediation is your choice", "Mediation is compulsory"),
    Mutation("cost", "free -> £50", r"free (?:for|to) (?:families|parents)|costs you nothing|it is free", "costs £50"),
    Mutation("ages", "25 -> 19", r"\b(0 to|age of|16 to) 25\b", r"\1 19"),
    *(Mutation("duration", f"2 to 3 hours -> {said}", LASTS, said) for said in ("six hours", "30 minutes")),
    Mutation("place", "online -> face to face", r"(?:normally|mostly) (?:be )?online", "always face to face"),
    Mutation("names of bodies", "ICB -> CCG", r"integrated care board", "clinical commissioning group"),
    Mutation("names of bodies", "SENDIASS -> Parent Partnership", r"somebody from SENDIASS", "somebody from Parent Partnership"),
    Mutation("names of bodies", "council -> LEA", r"\b[Tt]he (?:council|local authority)\b", "the LEA"),
)
"""The same for pages in the words of others, as HTML."""


def planted_in_theirs(corpus: Corpus, name: str, html: str) -> Iterator[Planted]:
    """Plant every fault of ``THEIRS`` into a page of others wherever it has a place, and yield what came of it."""
    before = {block.text for block in _blocks(html)}
    called = set(called_wrong(corpus, html))
    for mutation in THEIRS:
        for match in re.finditer(mutation.ours, html):
            above = html[: match.start()]
            if "blockquote" in above[-80:] or above.rfind("<footer") > above.rfind("</footer"):
                continue
            page = html[: match.start()] + match.expand(mutation.theirs) + html[match.end() :]
            changed = [block for block in _blocks(page) if block.text not in before] or list(_blocks(page))
            wrong = [said for said in called_wrong(corpus, page) if said not in called]
            words = [" ".join((block.text, *(link.to for link in block.links))) for block in changed]
            hits = [said for said in wrong if any(said in each or each in said for each in words)]  # a cell is told with its row
            text = " | ".join(block.text for block in changed[:1])
            yield Planted(mutation, name, "theirs", text, bool(hits), tuple(said for said in wrong if said not in hits))


def _blocks(html: str) -> tuple[TextBlock, ...]:
    return text_blocks(root(document(html)))


def wrong_in(corpus: Corpus, html: str) -> list[Finding]:
    """Return every finding of a page with its title that calls something wrong."""
    title = re.search(r"<title>(.*?)</title>", html)
    return [finding for finding in compare(corpus, _blocks(html), title[1] if title else "").findings if finding.wrong]


def called_wrong(corpus: Corpus, html: str) -> list[str]:
    """Return what is called wrong on a page with its title."""
    return [finding.said for finding in wrong_in(corpus, html)]


def table(rows: Iterator[Planted] | Sequence[Planted]) -> dict[str, Counter[str]]:
    """Count by kind: planted, found and false."""
    counts: dict[str, Counter[str]] = {}
    for each in rows:
        count = counts.setdefault(each.mutation.kind, Counter())
        count += Counter(planted=1, found=int(each.found), false=len(each.false))
        counts[each.mutation.kind] = count
    return counts
