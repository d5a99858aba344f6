"""Terms: the words of the glossary in one language. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from localoffer.facts.shapes import Site, Term
from localoffer.facts.values import Words
from localoffer.languages.locales import Locale, by_locale
from localoffer.words.glossary import Terms

_BETWEEN = re.compile(r"\s*[,،\n]\s*")
"""What stands between two words of a list in a catalogue."""


def listed(locale: Locale, words: Words) -> tuple[tuple[str, ...], str]:
    """Return what a catalogue lists with commas between, and the language it is in; the source's own where there is none."""
    said = locale.localise(words)
    return tuple(part for part in _BETWEEN.split(said.text.strip()) if part), said.locale


class TermText(NamedTuple):
    """A word of the glossary, in one language."""

    term: str
    forms: tuple[str, ...]
    """The word and its other forms."""
    aside: str
    """A few words in brackets; empty where there are none."""
    meaning: str
    tag: str
    """The language all of it is in."""


def term_in(locale: Locale, term: Term) -> TermText:
    """Return a word as a language explains it; in the default one where word or meaning is not translated."""
    word, meaning = locale.localise(term.term), locale.localise(term.meaning)
    if locale.default in (word.locale, meaning.locale):
        aside = term.aside.text if term.aside else ""
        return TermText(term.term.text, (term.term.text, *term.forms), aside, term.meaning.text, locale.default)
    aside_text = locale.localise(term.aside)
    forms, forms_tag = listed(locale, term.forms_words)
    own = [form for form in forms if form != word.text] if forms_tag == locale.tag else []
    aside = aside_text.text if aside_text.locale == locale.tag else ""
    return TermText(word.text, (word.text, *own), aside, meaning.text, locale.tag)


def terms_of(site: Site, locales: Mapping[str, Locale], tag: str) -> Terms:
    """Return the words of a site's glossary in one language. The names of the service, bodies and councils are left whole."""
    texts = {id_: term_in(locales[tag], term) for id_, term in site.glossary.items()}
    named = [site.settings.name, *(each.name for each in site.contacts.values()), *(each.name for each in site.councils.values())]
    names = [name for words in named for name in by_locale(locales, words).values()]
    return Terms({id_: each.forms for id_, each in texts.items() if each.tag == tag}, names)
