"""Locales: direction, addresses, fallback, look-up of words, dates. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale as BabelLocale
from babel.core import get_global
from babel.dates import format_date

from localoffer.facts.shapes import Deadline, LocaleSettings
from localoffer.facts.values import Words
from localoffer.languages.catalogues import CHECKED_BY, CHECKED_ON, METHOD, Catalogue
from localoffer.languages.phrasebook import Found, Phrasebook
from localoffer.languages.plurals import rule_of

HOME = "index"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 3
"""Letters that forms of one word share: "dni" and "dniach"."""


class Text(NamedTuple):
    """Words and the language they are in, which may not be the page's."""

    text: str
    locale: str


@dataclass(frozen=True)
class Locale:
    """A language of the site, with what it takes to write in it."""

    settings: LocaleSettings
    source: Locale | None = None
    """The default locale, whose words stand where there are none in this one; None where this is it."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """The words of the interface by name, and of the navigation."""
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The counted words of the interface by name: each plural form."""
    phrases: Phrasebook = field(default_factory=Phrasebook)
    """The words of facts."""
    catalogue: Catalogue | None = None
    """The site's own catalogue, if it has one."""

    @property
    def tag(self) -> str:
        """The BCP 47 language tag."""
        return self.settings.tag

    @property
    def default(self) -> str:
        """The default locale's tag."""
        return self.source.tag if self.source else self.tag

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, from CLDR."""
        return direction(self.tag)

    @property
    def method(self) -> str:
        """``machine`` or ``human``: what translated the words of facts; empty where nothing did."""
        return self.catalogue.header.get(METHOD, "machine") if self.catalogue and self.source else ""

    @property
    def checked(self) -> tuple[str, dt.date] | None:
        """Who has checked the words of facts, and on which day."""
        header = self.catalogue.header if self.catalogue else {}
        day = day_in(header.get(CHECKED_ON, ""))
        return (header[CHECKED_BY], day) if header.get(CHECKED_BY) and day else None

    def t(self, key: str, **values: object) -> str:
        """Return the string ``key`` with ``{name}`` filled in. An unknown key is a fault of the program."""
        if key not in self.strings and self.source is not None:
            return self.source.t(key, **values)
        return fill(self.strings[key], {name: str(value) for name, value in values.items()})

    def plural(self, base: str, number: int) -> str:
        """Return the counted words ``base`` in the form that ``number`` takes, with ``{n}`` filled in: 2 months."""
        return fill(self._counted(base, number).text, {"n": str(number)})

    def localise(self, words: Words | None) -> Text:
        """Return words in this language, or in the default one where there are none."""
        if words is None:
            return Text("", self.tag)
        found = self.found(words)
        return Text(found.texts[0], self.tag) if found else Text(words.text, self.default)

    def said(self, words: Words | None, key: str, **values: str) -> Text:
        """Return the site's own words with ``{name}`` filled in, or the interface's string ``key`` where it has none."""
        said = Text(self.t(key), self.tag) if words is None else self.localise(words)
        return said._replace(text=fill(said.text, values))

    def found(self, words: Words) -> Found | None:
        """Return words of a fact as this language says them; None where it does not, and in the default locale."""
        return self.phrases.find(words.key, words.text) if self.source else None

    def limit(self, deadline: Deadline) -> Text:
        """Return a time limit in words: 2 months."""
        said = self.limit_words(deadline)
        return Text(said.text.replace("{n}", str(deadline.amount)), said.locale)

    def limit_words(self, deadline: Deadline) -> Text:
        """Return a time limit in words with ``{n}`` where its amount stands: its own words, or those of its unit."""
        base = f"unit.{deadline.unit}"
        # A language may say one limit in its own way, even where the facts leave it to the unit.
        words = deadline.words or Words(self._source_unit(base), deadline.who.key.removesuffix("who") + "words")
        found = self.found(words)
        if found is not None:
            index = rule_of(self.tag).form_of(deadline.amount or 0)
            return Text(found.texts[min(index, len(found.texts) - 1)], self.tag)
        if deadline.words is not None or deadline.amount is None:
            return Text(words.text, self.default)
        return self._counted(base, deadline.amount)

    def names_unit(self, deadline: Deadline, words: str) -> bool:
        """Tell whether words around a number say what is counted, in any form: "# dni" does not say working days."""
        forms, said = self.counted.get(f"unit.{deadline.unit}"), _WORD.findall(words)
        wanted = [_WORD.findall(form.replace("{n}", "")) for form in (*forms, self.limit(deadline).text)] if forms else []
        return not wanted or any(all(any(_begin_alike(own, each) for each in said) for own in form) for form in wanted)

    def _counted(self, base: str, number: int) -> Text:
        forms = self.counted.get(base)
        if forms is None and self.source is not None:
            return self.source._counted(base, number)
        if forms is None:
            raise KeyError(base)
        return Text(forms[min(rule_of(self.tag).form_of(number), len(forms) - 1)], self.tag)

    def _source_unit(self, base: str) -> str:
        return (self.source or self).counted.get(base, ("",))[0]

    def day(self, day: dt.date, pattern: str = "long") -> str:
        """Return a date in words, without the weekday: 18 August 2014."""
        return _written_out(day, pattern, self.settings.date_locale or self.tag.replace("-", "_"))

    def stamp_day(self, day: dt.date) -> str:
        """Return a date as the stamp writes it, in English with its weekday: Monday, 18 August 2014."""
        return self.day(day, self.settings.date_pattern)


@lru_cache(maxsize=1024)
def _written_out(day: dt.date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=BabelLocale.parse(locale))


def day_in(text: str) -> dt.date | None:
    """Return the day that a header names, 2026-11-23; None where it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put ``values`` in place of the names in braces; anything else in braces stays."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces, for example ``{date}``."""
    return frozenset(PLACEHOLDER.findall(text))


def by_locale(locales: Mapping[str, Locale], words: Words | None) -> dict[str, str]:
    """Return words in every language that has them, by tag."""
    if words is None:
        return {}
    said = {tag: locale.localise(words) for tag, locale in locales.items()}
    return {tag: each.text for tag, each in sorted(said.items()) if each.locale == tag}


@cache
def direction(tag: str) -> str:
    """Return the direction that a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if BabelLocale.parse(tag, sep="-").text_direction == "rtl" else "ltr"


def script(tag: str) -> str:
    """Return the script that a language is written in, by its ISO 15924 code: ``Arab``; empty where CLDR knows none."""
    own, likely = BabelLocale.parse(tag, sep="-"), get_global("likely_subtags")
    found = likely.get(f"{own.language}_{own.territory}") or likely.get(own.language) or ""
    return own.script or next((part for part in found.split("_") if len(part) == 4), "")


def split_path(src: str, tags: Collection[str]) -> tuple[str, str] | None:
    """Return (tag, page id) of ``pl/faqs.md``, or None for a file that belongs to no locale."""
    tag, _, rest = src.partition("/")
    return (tag, rest.removesuffix(".md")) if tag in tags and rest else None


def address_path(tag: str, page_id: str, default: str) -> str:
    """Return the address of a page below the site's: ``pl/faqs/``; the default locale has no folder."""
    prefix = "" if tag == default else f"{tag}/"
    if page_id == HOME:
        return prefix
    return f"{prefix}{page_id.removesuffix('/' + HOME)}/"


def missing_pages(present: Mapping[str, Collection[str]], default: str) -> Iterable[tuple[str, str]]:
    """Yield (tag, page id) of every page that exists in the default locale and not in another."""
    for tag, pages in present.items():
        if tag != default:
            for page_id in sorted(set(present[default]) - set(pages)):
                yield tag, page_id


def _begin_alike(one: str, other: str) -> bool:
    shared = min(len(one), len(other), _STEM)
    return one[:shared].casefold() == other[:shared].casefold()
