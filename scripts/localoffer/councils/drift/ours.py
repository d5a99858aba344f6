"""Ours: the corpus of a site, gathered from its finished pages, its facts and its git history."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from localoffer.councils.drift.corpus import AROUND, CELL, Corpus, Former, Owner, Sentence, Value, contact_values
from localoffer.councils.drift.forms import ADDRESSES, KNOWN, address, form_of
from localoffer.councils.drift.lengths import lengths
from localoffer.councils.drift.our_pages import OurPages
from localoffer.councils.drift.phrases import plain
from localoffer.councils.drift.sentences import LONG
from localoffer.councils.drift.words import SHORT, key, sentences, together, tokens, without_asides
from localoffer.edition import DatedPage, Edition
from localoffer.facts import yaml_file
from localoffer.facts.front_matter import split_front_matter
from localoffer.facts.layout import CONTENT, MAPPINGS, TRANSLATIONS, WHOLE
from localoffer.facts.shapes import Deadline, KnownState, Site
from localoffer.facts.validate import validated
from localoffer.facts.values import Context, Words
from localoffer.facts.word_classes import PHRASED
from localoffer.facts.words import shown_fact, words_in
from localoffer.html.text_blocks import TextBlock, text_blocks
from localoffer.languages.catalogues import translated
from localoffer.languages.interface import EDITORS, HOSTS
from localoffer.languages.locales import by_locale
from localoffer.pages import markdown
from localoffer.pages.markdown.reading import Scope
from localoffer.time.change_notes import noted_facts
from localoffer.time.git import NotReadError, ShallowCloneError, UnknownBeginningError, versions
from localoffer.time.layouts import limit_as_now, words_in_file
from localoffer.time.units import DOCS

_SHOWN = re.compile(r"^https://(?:www\.)?|/$")
"""What of a web address is not shown."""
_BY_ITSELF = re.compile(r"[^\W\d_]|#+ |[-*] |\d+[.)] |\| |\{\{")
"""How a line of Markdown begins whose block can be left out, and those around it say the same."""
FACTS = (f"{CONTENT}/contacts", f"{CONTENT}/deadlines.yml")
"""Where the facts are kept whose old values are known on the device, too."""

ABOUT_US = ("about", "accessibility", "privacy", "sources")
"""The roles of pages that speak of this site and not of the service: nobody is led there to read what is right."""


def corpus_of(edition: Edition, *, old_words: bool = True, said: bool = True) -> Corpus:
    """Return the corpus of a site from its finished pages, its facts and its git history.

    Without ``old_words`` only the contact details and lengths of the past are read, and no notes of changes: quick enough for
    every build, and light enough for a device. Without what is ``said`` it holds no sentences and no blocks.
    """
    lead = f"contact:{edition.site.service.contact}" if edition.site.service else ""
    service = edition.site.service
    corpus = Corpus(
        domains=frozenset(edition.site.settings.email_domains),
        lead=lead,
        ages=(service.ages.first, service.ages.last) if service and service.ages else None,
        limits=edition.site.deadlines,
        known=edition.site.known_values,
        words=edition.site.said_elsewhere,
        known_forms={(str(each.kind), form_of(each)): each for each in edition.site.known_values},
    )
    for (kind, form), known in corpus.known_forms.items():
        if known.state is KnownState.RIGHT and known.kind in ADDRESSES:
            corpus.values[kind, form] = Value(kind, form, known.value, KNOWN)
    if said:
        for sentence in said_on_pages(edition, edition.locales, old_words=old_words):
            corpus.add(sentence)
        for page in edition.worded.values():
            add_blocks(corpus, page.text_blocks if not page.is_fallback else ())
        corpus.blocks = {own for own in corpus.blocks if old_words or is_weighed(own)}
        for sentence in said_around(edition, edition.locales, old_words=old_words):
            corpus.add(sentence)
    for id_, contact in edition.site.contacts.items():
        fact, details = f"contact:{id_}", dict[str, dict[str, str]]()
        for value in contact_values(contact.model_dump(mode="json"), fact, since=edition.history.dates.get(fact)):
            corpus.values[value.kind, value.form] = value
            details.setdefault(value.kind, {})[value.form] = value.text
        if fact != corpus.lead:
            corpus.owners.append(Owner(plain(contact.name.text).strip(), fact, details))
    today = edition.site.today
    for council_id, council in sorted(edition.site.councils.items(), key=lambda each: each[1].has_ended(today)):
        own, ended = council.local_offer.address, council.until if council.has_ended(today) else None
        offer = Value("web", address(own), own, f"council:{council_id}", until=ended)
        corpus.values.setdefault(("web", offer.form), offer)
    _add_history(corpus, edition, _folders(edition) if old_words else FACTS, old_words=old_words)
    return corpus


def where_ours_stand(edition: Edition) -> OurPages:
    """Return on which pages each fact and page of ours stands, and what those say, in the default language."""
    standing: dict[str, list[str]] = {}
    words: dict[str, frozenset[str]] = {}
    beside = {page.id for page in edition.in_role(edition.default, *ABOUT_US)}
    for page in edition.in_order(edition.default):
        address = f"{edition.site.settings.address}{page.url}"
        if page.id not in beside:
            words[address] = frozenset(word for text in texts_of(page) for word in tokens(text))
        for each in (page.id, *sorted(page.fact_keys)):
            standing.setdefault(each, []).append(address)
    sought = edition.in_role(edition.default, "contact", "people")
    return OurPages(standing, words, [f"{edition.site.settings.address}{page.url}" for page in sought])


def said_on_pages(edition: Edition, tags: Collection[str], *, old_words: bool) -> Iterator[Sentence]:
    """Yield every sentence of today's pages in these languages."""
    # What stands in several languages, such as an English letter on an Arabic page, is of the default one.
    for page in sorted(edition.worded.values(), key=lambda each: each.locale != edition.default):
        if page.locale in tags and not page.is_fallback:
            since = page.stamp.updated
            for text in texts_of(page):
                for sentence in (*sentences(text), *together(text)) if old_words or is_weighed(text) else ():
                    yield (ours := Sentence(sentence, page.locale, page.id, since))
                    if short := without_asides(sentence):
                        yield replace(ours, text=short, is_whole=False)


def said_around(edition: Edition, tags: Collection[str], *, old_words: bool) -> Iterator[Sentence]:
    """Yield every sentence of the words around today's pages in these languages; without ``old_words`` the long ones.

    A short one says nothing that a copy could get wrong, and the device has to load each.
    """
    for text, tag in _around(edition, old_words):
        for sentence in (*sentences(text), *together(text)) if tag in tags else ():
            if old_words or len(tokens(sentence)) >= LONG:
                yield Sentence(sentence, tag, AROUND)


def is_weighed(text: str) -> bool:
    """Tell whether a text of ours is long enough to be compared with anything: the device knows no others."""
    return len(tokens(text)) >= SHORT


def texts_of(page: DatedPage) -> tuple[str, ...]:
    """Return a page's title and its text blocks."""
    return (page.title, *(part.text for part in page.text_blocks))


def add_blocks(corpus: Corpus, blocks: Iterable[TextBlock]) -> None:
    """Take in the blocks of a page."""
    before = ""
    for block in blocks:
        own = key(block.text)
        is_cell = len(own.split()) < CELL
        if is_cell and block.label:
            corpus.cells.setdefault(key(block.label), set()).add(own)
        if is_cell and lengths(plain(block.text)):
            corpus.beside.setdefault(before, set()).add(own)
        else:
            corpus.blocks.add(own)
        before = own


def _folders(edition: Edition) -> tuple[str, ...]:
    """Return where the words of the edition's languages are kept. The phrases that copies are judged by are none of them."""
    own = (part for tag in edition.locales for part in (f"{DOCS}/{tag}", f"{CONTENT}/{TRANSLATIONS}/{tag}.po"))
    return (f"{CONTENT}/contacts", *(f"{CONTENT}/{name}" for name in (*WHOLE, *MAPPINGS) if name not in PHRASED), *own)


def _around(edition: Edition, old_words: bool) -> Iterator[tuple[str, str]]:
    """Yield the words around every page, with their locale: the interface's, the site's own, those of tools, notes, sources."""
    for tag, locale in edition.locales.items():
        around = (text for key, text in locale.strings.items() if not key.startswith((EDITORS, HOSTS)))
        year = str(edition.site.today.year)
        yield from ((re.sub(r"\{\w+\}", " ", text.replace("{year}", year)), tag) for text in around)
        for contact in edition.site.contacts.values():  # as every page ends, and as a leaflet names who helps
            yield from ((f"{phone.number} {locale.t('unchecked.inline')}.", tag) for phone in contact.phones)
            name, role = locale.localise(contact.name).text, locale.localise(contact.role).text
            yield from ((f"{name}. {role} {_SHOWN.sub('', way.address)}", tag) for way in contact.web)
    facts = [("site:site", edition.site.settings), *((f"last-days:{id_}", tool) for id_, tool in edition.site.last_days.items())]
    spoken = (each for key_, fact in facts for each in words_in(key_, fact) if old_words or "changes" not in each.loc)
    own = (by_locale(edition.locales, each.words) for each in spoken)
    yield from ((re.sub(r"\{\w+\}", " ", text), tag) for said in own for tag, text in said.items())
    changes = [*noted_facts(edition.site).values(), *(page.meta.changes for page in edition.pages.values() if page.meta)]
    for each in changes if old_words else ():
        yield from ((text, tag) for change in each for tag, text in by_locale(edition.locales, change.note).items())
    for source in edition.site.sources.values():
        yield from ((text, edition.default) for text in [source.title] + [f"{source.title} ({source.note})"] * bool(source.note))


def _add_history(corpus: Corpus, edition: Edition, folders: tuple[str, ...], *, old_words: bool) -> None:
    """Take in what was published before. Old Markdown is read with today's facts: its words are what is compared."""
    read: set[tuple[str, str]] = set()
    """Words of facts taken in already: most stay from one version of a file to the next, and the newest comes first."""
    paragraphs: dict[str, set[str]] = {}
    """Path of a page -> its paragraphs of today, and those of each newer version."""
    for (tag, id_), page in edition.pages.items() if old_words else ():
        _without(page.text, paragraphs.setdefault(f"{DOCS}/{tag}/{id_}.md", set()))
    for path, since, until, raw in past(edition, folders):
        if path.startswith(f"{DOCS}/") and path.endswith(".md"):
            tag = path.split("/")[1]
            body = _without(raw.decode("utf-8", "replace"), paragraphs.setdefault(path, set()))
            for text in _old_passages(edition, tag, body.encode()) if tag in edition.locales else ():
                for sentence in sentences(text):
                    corpus.add(Sentence(sentence, tag, path.removeprefix(f"{DOCS}/{tag}/").removesuffix(".md"), since, until))
        elif path.startswith(f"{CONTENT}/contacts/"):
            fact = f"contact:{Path(path).stem}"
            contact = yaml_file.read(path, raw)[0]
            for value in contact_values(contact, fact, since=since, until=until) if isinstance(contact, dict) else ():
                corpus.values.setdefault((value.kind, value.form), value)
        elif path.startswith(f"{CONTENT}/{TRANSLATIONS}/") and path.endswith(".po"):
            tag = Path(path).stem
            said = [(tag, shown_fact(name), text) for name, _, text in translated(raw)] if tag in edition.locales else []
            _add_words(corpus, edition, read, said, since, until)
        elif path == f"{CONTENT}/deadlines.yml":
            for id_, old in _old_limits(edition, path, raw).items():
                corpus.former.setdefault(id_, []).append(Former(old.amount or 0, str(old.unit), until))
            for tag, page_id, text in _with_old_limits(edition, path, raw) if old_words else ():
                corpus.add(Sentence(text, tag, page_id, since, until))
        elif path.endswith(".yml") and Path(path).parent.as_posix() == CONTENT:
            place = f"{Path(path).stem}:words"
            told = dict.fromkeys(words_in_file(Path(path).name, raw, edition.locales, edition.default))
            _add_words(corpus, edition, read, [(tag, place, text) for tag, text in told], since, until)


def _without(text: str, known: set[str]) -> str:
    """Return Markdown without the blocks that are known already, and take in the others: they say the same once more.

    Only what surely stands by itself is left out: paragraphs, headings, rows, points and codes that nothing is indented after.
    """
    blocks = text.replace("\r\n", "\n").split("\n\n")
    plain_ones = {
        block
        for block, after in zip(blocks, [*blocks[1:], ""], strict=True)
        if all(map(_BY_ITSELF.match, block.split("\n"))) and not after[:1].isspace()
    }
    left = [block for block in blocks if block not in plain_ones or block not in known]
    known.update(plain_ones)
    return "\n\n".join(left)


def past(edition: Edition, folders: tuple[str, ...]) -> list[tuple[str, dt.date, dt.date, bytes]]:
    """Return the past versions of files; none where the history is not whole or cannot be read."""
    try:
        return versions(edition.root, folders, edition.site.today, edition.site.settings.history_begins)
    except (ShallowCloneError, NotReadError, UnknownBeginningError):
        return []


def _add_words(
    corpus: Corpus, edition: Edition, read: set[tuple[str, str]], said: list[tuple[str, str, str]], since: dt.date, until: dt.date
) -> None:
    """Take in the words of an old version of facts, given as (locale, where they stood, words)."""
    new: dict[tuple[str, str], list[str]] = {}
    for tag, place, text in said:
        if (tag, text) not in read and is_weighed(text):
            read.add((tag, text))
            new.setdefault((tag, place), []).append(text)
    for (tag, place), texts in new.items():  # as one text: to read many is dear
        for part in _old_passages(edition, tag, "\n\n".join(texts).encode()):
            for sentence in sentences(part):
                corpus.add(Sentence(sentence, tag, place, since, until))


def _old_limits(edition: Edition, path: str, raw: bytes) -> dict[str, Deadline]:
    """Return the time limits of an old version that were not as long as today's, with today's words."""
    value, lines, _ = yaml_file.read(path, raw)
    then = {}
    for id_, entry in value.items() if isinstance(value, dict) else ():
        old, _ = validated(
            Deadline, limit_as_now(entry, edition.default, edition.locales), lines, Context(today=edition.site.today)
        )
        now = edition.site.deadlines.get(id_)
        if old is not None and now is not None and (old.amount, old.unit) != (now.amount, now.unit):
            words = old.words and Words(old.words.text, f"deadline:{id_}.words")
            then[id_] = now.model_copy(update={"amount": old.amount, "unit": old.unit, "words": words})
    return then


def _with_old_limits(edition: Edition, path: str, raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (locale, page, sentence) of today's pages as they read with the time limits of an old version."""
    then = _old_limits(edition, path, raw)
    if not then:
        return
    site = edition.site.model_copy(update={"deadlines": {**edition.site.deadlines, **then}})
    for page in edition.pages.values():
        if not page.is_fallback and page.fact_keys & {f"deadline:{id_}" for id_ in then}:
            for text in _old_passages(edition, page.locale, page.text.encode(), site):
                yield from ((page.locale, page.id, sentence) for sentence in sentences(text))


def _old_passages(edition: Edition, tag: str, raw: bytes, site: Site | None = None) -> list[str]:
    """Return what old Markdown said, in text blocks; codes in it are filled with today's facts, or those of ``site``."""
    _, body, _ = split_front_matter(raw.decode("utf-8", "replace").replace("\r\n", "\n"))
    components = replace(edition.components_from(tag, ""), site=site or edition.site)
    locale = components.locale
    scope = Scope(site=components.site, locale=locale, page_locale=tag, components=components, sources=edition.sources)
    return [part.text for part in text_blocks(markdown.read(body, "", 1, scope).root)]
