"""/check/: paste a page's text and see what of it is right, old or wrong, on the device, in each language. Nothing is sent.

The rules are drift's own: ``facts`` hands on its patterns, as regular expressions of JavaScript, its words, its numbers and
what we publish. ``assets/js/check/`` holds the logic alone, function by function as here, and no word of any language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from localoffer.councils import drift
from localoffer.councils.drift import (
    addresses,
    ages,
    answers,
    cells,
    clocks,
    context,
    corpus,
    forms,
    hours,
    known,
    lengths,
    limits,
    ours,
    owners,
    phones,
    phrases,
    places,
    sentences,
    unread,
    words,
)
from localoffer.councils.drift import facts as stated
from localoffer.councils.drift.compare import COUNTED
from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import ALARMING, BAD, CONTACTS, RANK, TO_CHECK
from localoffer.edition import Edition
from localoffer.facts.shapes import KnownKind, KnownState, KnownValue
from localoffer.kept import Digest, digest
from localoffer.outputs.files import File, Making, kept_text, page_file, text_file
from localoffer.outputs.frame import beside, needs
from localoffer.outputs.json_files import schema_file
from localoffer.pages.addresses import CHECK
from localoffer.theme.council_contexts import CheckContext

USUAL = {"kind": KnownKind.DUTY, "state": KnownState.WRONG}
"""What most known values are, and is left out of them."""
MODULES = ("judge", "limits", "words")
_LETTER = r"\p{L}\p{N}"
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_IN_CLASS = {"w": f"{_LETTER}_", "d": r"\p{Nd}", "s": _SPACE}
_OUTSIDE = {
    "w": f"[{_LETTER}_]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": f"[{_SPACE}]",
    "b": f"(?:(?<=[{_LETTER}_])(?![{_LETTER}_])|(?<![{_LETTER}_])(?=[{_LETTER}_]))",
}
_PIECE = re.compile(r"\[\^\\W_\]|\\.|\[\^?|\]|[^\\\[\]]+")
_SYNTAX = "^$\\.*+?()[]{}|/"


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield the page in each locale and, once for all, the modules that judge and the facts that they judge by."""
    scripts = edition.theme.assets.scripts
    for tag in edition.locales:
        own = beside(edition, tag, CHECK, "hosts.check")
        context = CheckContext(**own, checker=scripts["check"], rules=own["root_path"] + CHECK)
        page = f"{own['prefix']}{CHECK}index.html"
        yield page_file(edition, page, "check", context, needs(edition, "check", loads_script=True))
    yield schema_file(drift.REPORT, drift.ReportShape)
    for name in MODULES:
        yield text_file(f"{CHECK}{name}.js", scripts[f"check/{name}"] + "\n")
    said = [(tag, each.strings, each.catalogue) for tag, each in edition.locales.items()]
    past = [(path, until, raw) for path, _, until, raw in ours.past(edition, ours.FACTS)]
    pages = [
        (each.locale, each.id, each.title, each.is_fallback, digest(each.html), each.meta.changes if each.meta else ())
        for each in edition.worded.values()
    ]
    site = edition.site.model_copy(update={"places": {}})  # in which line of its file a fact stands is not said there
    by = digest([site, pages, said, past])  # once for all of them
    made = {"facts": facts} | {f"said-{tag}": partial(published, tag=tag) for tag in edition.locales}
    yield from (partial(_rules_file, edition, name, by, make) for name, make in made.items())


def _rules_file(edition: Edition, name: str, by: Digest, make: Callable[[Edition], dict[str, Any]]) -> list[File]:
    """Return a file that the device judges by; ``by`` is the hash of all that it is made from."""
    text = lambda _: json.dumps(make(edition), ensure_ascii=False, separators=(",", ":")) + "\n"  # noqa: E731
    return [kept_text(edition, f"{CHECK}{name}.json", by, text)]


def javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Return a pattern as JavaScript writes it, for the flag ``u``, and its further flags.

    What Python means by a letter, a digit and a space is spelled out (ECMA-262, 22.2; Unicode in JavaScript is by property).
    Raises ValueError for what has no such spelling.
    """
    return spelt_out(pattern.pattern), "i" if pattern.flags & re.IGNORECASE else ""


def spelt_out(pattern: str) -> str:
    """Return a regular expression as JavaScript writes it. Raises ValueError likewise."""
    found, in_class = [], False
    for piece in _PIECE.findall(pattern):
        if piece == r"[^\W_]":
            found.append(f"[{_LETTER}]")
        elif piece[0] == "\\":
            known = (_IN_CLASS if in_class else _OUTSIDE).get(piece[1])
            if known is None and piece[1].isalnum() and piece[1] not in "nrtu":
                raise ValueError(f"{piece} has no spelling in JavaScript here: {pattern}")
            stays = piece[1].isalnum() or piece[1] in _SYNTAX or (in_class and piece[1] == "-")
            found.append(known or (piece if stays else piece[1]))
        else:
            in_class = piece[0] == "[" or (in_class and piece != "]")
            found.append(piece)
    return "".join(found)


def facts(edition: Edition) -> dict[str, Any]:
    """Return all that the device judges by but our own sentences: the rules of drift, and our facts."""
    own = ours.corpus_of(edition, old_words=False, said=False)
    for page in edition.worded.values():
        ours.add_blocks(own, page.text_blocks if not page.is_fallback else ())
        own.blocks.clear()  # they are told with the sentences of each language
    classes = {name: phrases.spelt(each) for name, each in own.words.classes.items()}
    long_first = dict(sorted(classes.items(), key=lambda each: -len(each[1])))
    return {**_rules(), **_shorter(_said_elsewhere(own), long_first), "classes": classes, **_known_by(edition, own)}


def _rules() -> dict[str, Any]:
    modules = (
        addresses,
        ages,
        answers,
        clocks,
        context,
        corpus,
        forms,
        hours,
        stated,
        limits,
        lengths,
        owners,
        phones,
        phrases,
        places,
        sentences,
        words,
    )
    patterns = {
        name: javascript(value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and name.isupper() and name[0] != "_"
    }
    besides = {"SPACE": f"[{_SPACE}]+", "EDGE": f"^[{_SPACE}]+|[{_SPACE}]+$", "NO_WORD": f"[^{_LETTER}]", "DIGIT": r"\p{Nd}"}
    return {
        "patterns": patterns | {name: (source, "") for name, source in besides.items()},
        "gap": phrases.GAP,
        "asOwner": phrases.OWN,
        "anyEnd": phrases.ANY_END,
        "signs": {chr(sign): plain for sign, plain in phrases.SIGNS.items()},
        "shortForms": _forms(phrases.SHORT_FORMS),
        "sameForms": _forms(sentences.SAME_FORMS),
        "numbers": lengths.NUMBERS,
        "masked": list(words.NUMBERS),
        "units": lengths.UNITS,
        "unitWords": sorted(lengths.UNIT_WORDS),
        "working": lengths.WORKING,
        "soft": lengths.SOFT,
        "vague": lengths.VAGUE,
        "articles": lengths.ARTICLES[:2],
        "often": lengths.OFTEN,
        "each": lengths.EACH,
        "old": (*lengths.OLD, *lengths.REPEATED),
        "aged": (*lengths.AGED, *lengths.COUNTED),
        "named": lengths.NAMED,
        "past": lengths.PAST,
        "day": lengths.DAY,
        "aDay": lengths.A_DAY,
        "days": lengths.DAYS,
        "any": answers.ANY,
        "beforeNames": sorted(answers.BEFORE_NAMES),
        "denied": answers.NOT,
        "does": answers.DOES,
        "yours": answers.YOURS,
        "yes": cells.YES,
        "no": cells.NO,
        "bare": stated.BARE,
        "weMust": answers.WE_MUST,
        "blank": sentences.BLANK,
        "ruled": sorted(stated.RULED),
        "later": sentences.LATER,
        "counted": COUNTED,
        "narrows": sorted(sentences.NARROWS),
        "without": sentences.WITHOUT,
        "orWithout": sentences.OR_WITHOUT,
        "break": sentences.BREAK,
        "links": sorted(sentences.LINKS),
        "us": [sorted(each) for each in sentences.US],
        "negations": sorted(sentences.NEGATIONS),
        "turns": sorted(sentences.TURNS),
        "modals": sorted(sentences.MODALS),
        "beyond": stated.BEYOND,
        "answered": sorted(stated.ANSWERED),
        "askedOf": sorted(stated.ASKED_OF),
        "byHeading": sorted(stated.BY_HEADING),
        "noLimits": limits.NO_LIMITS,
        "anothers": limits.ANOTHERS,
        "before": limits.BEFORE,
        "begins": limits.BEGINS,
        "quoted": answers.QUOTED,
        "ends": answers.SENTENCE_ENDS,
        "fillers": sorted(owners.FILLERS),
        "endings": sorted(addresses.ENDINGS),
        "nearBy": sorted(stated.NEAR_BY),
        "states": known.STATES,
        "rank": RANK,
        "alarming": sorted(ALARMING),
        "toCheck": sorted(TO_CHECK),
        "bad": sorted(BAD),
        "contacts": sorted(CONTACTS),
        "most": {
            "edits": words.MAX_EDITS,
            "beside": owners.BESIDE,
            "national": phones.NATIONAL,
            "prefix": phones.PREFIX,
            "alike": stated.ALIKE,
            "fewest": unread.FEWEST,
            "tell": unread.TELL,
            "answer": answers.MOST,
            "says": places.SAYS,
            "short": words.SHORT,
            "long": sentences.LONG,
            "altered": words.ALTERED,
            "reworded": words.REWORDED,
            "together": words.TOGETHER,
            "turned": sentences.TURNED,
            "surely": sentences.SURELY,
            "alone": sentences.ALONE,
            "carried": sentences.CARRIED,
            "knownBy": drift.KNOWN_BY,
            "clause": sentences.CLAUSE,
            "longClause": sentences.LONG_CLAUSE,
            "listed": sentences.LISTED,
            "label": places.LABEL,
            "item": places.ITEM,
            "items": places.ITEMS,
            "young": ages.YOUNG,
            "cell": corpus.CELL,
            "shortBlock": context.SHORT_BLOCK,
            "startWithin": clocks.START_WITHIN,
            "soon": clocks.SOON,
            "few": limits.FEW,
            "leans": context.LEANS,
            "likely": limits.LIKELY,
            "far": limits.FAR,
            "shared": corpus.SHARED,
            "candidates": corpus.CANDIDATES,
        },
    }


def _forms(said: Iterable[tuple[re.Pattern[str], str]]) -> list[tuple[str, str]]:
    return [(javascript(form)[0], other.replace("\\", "$")) for form, other in said]


def _spelt(said: Iterable[str]) -> list[str]:
    return [phrases.spelt(each) for each in said]


def _shorter(value: Any, classes: Mapping[str, str]) -> Any:
    """Return phrases with the name of a class of words in the place of its words, which the device puts back."""
    if isinstance(value, str):
        for name, words_ in classes.items():
            value = value.replace(words_, f"<{name}>")
        return value
    if isinstance(value, dict):
        return {key: _shorter(each, classes) for key, each in value.items()}
    return [_shorter(each, classes) for each in value] if isinstance(value, list) else value


def _said_elsewhere(own: Corpus) -> dict[str, Any]:
    said, today = own.words, own.limits
    return {
        "topic": _spelt(said.topic),
        "names": said.names,
        "others": _spelt(said.others),
        "own": _spelt(each for each in said.topic if each not in said.siblings),
        "otherLengths": _spelt(said.other_lengths),
        "otherOffers": _spelt(said.other_offers),
        "nextSteps": _spelt(said.next_steps),
        "priced": _spelt((*said.topic, *said.related, *said.priced)),
        "field": _spelt(said.field),
        "fieldNames": said.field_names,
        "otherFields": _spelt(said.other_fields),
        "otherNations": _spelt(said.other_nations),
        "related": _spelt(said.related),
        "former": _spelt(said.former),
        "pronouns": said.pronouns,
        "readBy": said.read_by,
        "unread": unread.LANGUAGE,
        "unreadClaims": unread.CLAIMS,
        "claims": _spelt(said.claims),
        "subjects": said.subjects,
        "extends": said.extends,
        "persons": said.persons,
        "actors": _spelt(said.actors),
        "siblings": _spelt(said.siblings),
        "stories": _spelt(said.stories),
        "hearsay": _spelt(said.hearsay),
        "parties": said.parties,
        "weighty": sorted(sentences.weighty(said)),
        "light": sorted(sentences.lighter(said)),
        "lengths": [
            {"act": _spelt(each.act), "least": each.least, "most": each.most, "unit": each.unit} for each in said.lengths
        ],
        "limits": [
            {
                "id": f"deadline:{id_}",
                "amount": today[id_].amount,
                "unit": today[id_].unit,
                "words": limits.in_words(today[id_]),
                "former": [[was.amount, was.unit, was.until.isoformat()] for was in own.former.get(id_, ())],
                "act": _spelt(each.act),
                "start": _spelt(each.start),
                "clock": _spelt(each.clock),
                "notStart": _spelt(each.not_start),
                "unless": _spelt(each.unless),
                "doubtful": _spelt(each.doubtful),
                "sure": _spelt(each.sure),
                "plainly": _spelt(each.plainly),
            }
            for id_, each in said.limits.items()
            if id_ in today and today[id_].amount is not None
        ],
        "known": [_known(each) for each in own.known],
        "usual": USUAL,
    }


def _known(known: KnownValue) -> dict[str, Any]:
    is_right = known.state is KnownState.RIGHT  # of what is right the page says no more than that it is
    every = {
        "form": forms.form_of(known) if known.kind in forms.ADDRESSES else "",
        "value": "" if known.kind in forms.ADDRESSES else _spelt([known.value])[0],
        "kind": known.kind,
        "state": known.state,
        "unless": _spelt(known.unless),
        "unlessBefore": _spelt(known.unless_before),
        "whose": phrases.plain(known.whose).strip(),
        "instead": "" if is_right else known.instead,
        "why": "" if is_right else known.why,
        "since": str(known.since or ""),
    }
    return {name: each for name, each in every.items() if each and each != USUAL.get(name)}


def _known_by(edition: Edition, own: Corpus) -> dict[str, Any]:
    return {
        "lead": own.lead,
        "ages": own.ages,
        "domains": sorted(own.domains),
        "values": [
            {"kind": each.kind, "form": each.form, "text": each.text, "fact": each.fact, "until": str(each.until or "")}
            for each in own.values.values()
        ],
        "owners": [{"name": each.name, "fact": each.fact, "details": each.details} for each in own.owners],
        "beside": {before: sorted(cells) for before, cells in own.beside.items()},
        "languages": {tag: own.words.weighty.get(tag, []) for tag in edition.locales},
        "default": edition.default,
    }


def published(edition: Edition, tag: str) -> dict[str, Any]:
    """Return our own sentences in one language, as a device asks for them that meets it in a text. Old ones are left out."""
    texts, own = dict[str, None](), Corpus()
    for page in edition.worded.values():
        if page.locale == tag and not page.is_fallback:
            ours.add_blocks(own, page.text_blocks)
            texts.update(dict.fromkeys(filter(ours.is_weighed, ours.texts_of(page))))
    around: dict[str, str] = {}
    for said in ours.said_around(edition, {tag}, old_words=False):
        around.setdefault(words.key(said.text), said.text)
    for said in ours.said_on_pages(edition, {tag}, old_words=False):
        around.pop(words.key(said.text), None)
    no_blocks = [number for number, text in enumerate(texts) if words.key(text) not in own.blocks]
    return {"tag": tag, "said": [list(texts), list(around.values())], "noBlocks": no_blocks}
