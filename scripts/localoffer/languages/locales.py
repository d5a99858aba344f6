"""Locales: direction, addresses, fallback, string look-up, dates. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from babel import Locale as BabelLocale
from babel.dates import format_date

from localoffer.facts.shapes import LocaleSettings, SiteSettings
from localoffer.facts.values import Words
from localoffer.languages.strings import fill, plural_key

HOME = "index"


class Text(NamedTuple):
    """Words and the language they are in, which may not be the page's."""

    text: str
    locale: str


@dataclass(frozen=True)
class Locale:
    """A language of the site, with what it takes to write in it."""

    settings: LocaleSettings
    default: str
    strings: Mapping[str, str]
    reference: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The BCP 47 language tag."""
        return self.settings.tag

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, from CLDR."""
        return direction(self.tag)

    def t(self, key: str, **values: object) -> str:
        """Return the string ``key`` with ``{name}`` filled in. An unknown key is a fault of the program."""
        text = self.strings.get(key) or self.reference[key]
        return fill(text, {name: str(value) for name, value in values.items()})

    def plural(self, base: str, number: int) -> str:
        """Return the plural form of ``base`` for ``number``, with ``{n}`` filled in."""
        return self.t(plural_key(base, number, self.tag), n=number)

    def localise(self, words: Words | None) -> Text:
        """Return words in this language, or in the default one where there are none."""
        if words is None:
            return Text("", self.tag)
        tag = words.locale_for(self.tag, self.default)
        return Text(words.root[tag], tag)

    def day(self, day: dt.date, pattern: str = "long") -> str:
        """Return a date in words, without the weekday: 18 August 2014."""
        return format_date(day, pattern, locale=BabelLocale.parse(self.settings.date_locale or self.tag.replace("-", "_")))

    def stamp_day(self, day: dt.date) -> str:
        """Return a date as the stamp writes it, in English with its weekday: Monday, 18 August 2014."""
        return self.day(day, self.settings.date_pattern)


def direction(tag: str) -> str:
    """Return the direction that a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if BabelLocale.parse(tag, sep="-").text_direction == "rtl" else "ltr"


def locales_of(settings: SiteSettings, strings: Mapping[str, Mapping[str, str]]) -> dict[str, Locale]:
    """Return every locale of the site by its tag, in the order of the language list."""
    reference = strings.get(settings.default_locale, {})
    return {each.tag: Locale(each, settings.default_locale, strings.get(each.tag, {}), reference) for each in settings.locales}


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
