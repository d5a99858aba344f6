"""Reading: the catalogues of a site -> its locales, and what is wrong with the catalogues."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from localoffer.facts.layout import CONTENT, TRANSLATIONS
from localoffer.facts.shapes import NavigationGroup, Site
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.languages.catalogues import Catalogue
from localoffer.languages.catalogues import read as read_catalogue
from localoffer.languages.checks import check
from localoffer.languages.interface import interface_words, wanted
from localoffer.languages.locales import Locale
from localoffer.languages.phrasebook import phrasebook
from localoffer.languages.sources import SourceText, current_texts, site_sources


def catalogue_path(tag: str) -> str:
    """Return where a site keeps its catalogue of a language."""
    return f"{CONTENT}/{TRANSLATIONS}/{tag}.po"


def read(root: Path, site: Site) -> tuple[dict[str, Locale], list[Issue]]:
    """Return every locale of the site by its tag, in the order of the language list, and what is wrong with its catalogues."""
    tags = [locale.tag for locale in site.settings.locales]
    catalogues, issues = _catalogues(root, site, tags)
    sources = site_sources(site)
    default = site.settings.default_locale
    for catalogue in catalogues.values():
        issues.extend(check(catalogue, sources, site))
    locales = locales_of(site, catalogues, sources, tags)
    issues.extend(_missing(locales, default))
    return locales, issues


def some(root: Path, site: Site, tags: Collection[str]) -> dict[str, Locale]:
    """Return some locales of the site, the default one among them, without a word on what is wrong with their catalogues."""
    return locales_of(site, _catalogues(root, site, tags)[0], site_sources(site), tags)


def locales_of(
    site: Site, catalogues: dict[str, Catalogue], sources: list[SourceText], tags: Collection[str]
) -> dict[str, Locale]:
    """Return locales of a site from its catalogues and its words to translate."""
    default = site.settings.default_locale
    current = current_texts(sources)
    settings = {each.tag: each for each in site.settings.locales if each.tag in tags}
    source = _locale(Locale(settings[default], catalogue=catalogues.get(default)), default, current, site)
    return {
        tag: source if tag == default else _locale(Locale(each, source, catalogue=catalogues.get(tag)), default, current, site)
        for tag, each in settings.items()
    }


def _locale(bare: Locale, default: str, current: dict[str, frozenset[str]], site: Site) -> Locale:
    """Return a locale with its words, given one that has its settings, its source and its catalogue."""
    entries = bare.catalogue.entries if bare.catalogue else ()
    words = interface_words(bare.tag, default, bare.catalogue)
    strings = {key: forms[0] for key, forms in words.items() if len(forms) == 1}
    sources = wanted(default, default)
    counted = {key: forms for key, forms in words.items() if len(forms) > 1 or sources[key].plural}
    phrases = phrasebook(entries, current)
    named = Locale(bare.settings, bare.source, {}, counted, phrases, bare.catalogue)
    titles = {f"navigation.{group.id}": named.localise(group.title).text for group in _groups(site.navigation)}
    return Locale(bare.settings, bare.source, {**strings, **titles}, counted, phrases, bare.catalogue)


def _groups(groups: object) -> Iterator[NavigationGroup]:
    for group in groups if isinstance(groups, list | tuple) else ():
        if isinstance(group, NavigationGroup):
            yield group
            yield from _groups(group.pages)


def _catalogues(root: Path, site: Site, tags: Collection[str]) -> tuple[dict[str, Catalogue], list[Issue]]:
    """Read the catalogues of some languages. One of a language that the site does not have is told."""
    found: dict[str, Catalogue] = {}
    issues: list[Issue] = []
    known = [locale.tag for locale in site.settings.locales]
    for file in sorted((root / CONTENT / TRANSLATIONS).glob("*.po")):
        path = catalogue_path(file.stem)
        if file.stem in site.set_aside or (file.stem in known and file.stem not in tags):
            continue
        if file.stem not in known:
            hint = did_you_mean(file.stem, known) or "The locales are in content/site.yml."
            issues.append(Issue(path, 1, "unknown-locale", f'"{file.stem}" is not a locale of this site.', hint))
            continue
        if not file.is_file():
            issues.append(Issue(path, 1, "file-not-read", "This is no file.", "Put a catalogue here, or nothing."))
            continue
        catalogue, faults = read_catalogue(path, file.stem, file.read_bytes())
        issues.extend(faults)
        if catalogue is not None:
            found[file.stem] = catalogue
    return found, issues


def _missing(locales: dict[str, Locale], default: str) -> Iterator[Issue]:
    """Tell of each language that lacks words of the interface: they are shown in the default one."""
    for tag, locale in locales.items():
        count = sum(key not in locale.strings and key not in locale.counted for key in wanted(tag, default))
        if count:
            message = f'{count} words of the interface are not translated into "{tag}". They are shown in {default}.'
            hint = f"To see them, run: localoffer translations changes {tag}"
            yield Issue(catalogue_path(tag), 1, "interface-not-translated", message, hint, Severity.NOTICE)
