"""Checks of a catalogue: each fault at its line. What is missing or outdated is none. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from localoffer.facts import letters
from localoffer.facts.layout import KINDS
from localoffer.facts.shapes import Method, Site
from localoffer.facts.words import FINDING
from localoffer.facts.yaml_file import LONGEST_TEXT
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.languages.catalogues import CHECKED_BY, CHECKED_ON, CHECKED_WORDS, METHOD, Catalogue, Entry
from localoffer.languages.comparison import differing, fact_issues
from localoffer.languages.interface import EDITORS
from localoffer.languages.locales import day_in, placeholders
from localoffer.languages.plurals import header_of, is_rule_of, rule_of
from localoffer.languages.slips import letter_issues, lost_words, same_words
from localoffer.languages.sources import SourceText, interface_keys, limit_keys

_MARKUP = (
    ("an HTML tag", re.compile(r"</?[A-Za-z!][^<>]*>")),
    ("a link", re.compile(r"\]\(|\]\[|<https?:|&#?\w+;")),
    ("an embed code", re.compile(r"\{\{|\}\}")),
    ("bold or italic", re.compile(r"\*+|(?<!\w)_+(?=\w)")),
    ("code", re.compile(r"`+")),
)
"""What would be more than words, where the English has none of it."""
_SIGNS = re.compile(r"[][<&{}*_`]")
"""One of these stands in each: most words have none, and need not be looked through five times."""


class _Known(NamedTuple):
    """What a catalogue may translate."""

    places: Mapping[tuple[str, str], str]
    """(name, words) of today -> ``path:line``."""
    keys: frozenset[str]
    """Every name."""
    tag: str
    """The language of the sources."""
    broken: frozenset[str] = frozenset()
    """Facts, and kinds of facts, that could not be read: what is said of them is not judged."""

    def is_broken(self, key: str) -> bool:
        """Tell whether the fact that a name belongs to could not be read, or is a page's note, which is read later."""
        fact = key.partition(".")[0]
        kind = fact.partition(":")[0]
        return kind == "page" or fact in self.broken or kind in self.broken


def check(catalogue: Catalogue, sources: Sequence[SourceText], site: Site) -> Iterator[Issue]:
    """Yield everything that is wrong with a site's catalogue."""
    interface = interface_keys()
    places = {(each.key, each.text): f"{each.path}:{each.line}" for each in sources}
    keys = frozenset({*interface, *limit_keys(site), *(each.key for each in sources)})
    yield from check_entries(catalogue, _Known(places, keys, site.settings.default_locale, _broken(site, keys)))
    yield from _check_is_whole(catalogue)


def _broken(site: Site, keys: frozenset[str]) -> frozenset[str]:
    """Return the facts that are known and have no words, and the kinds that have none at all: their files are broken."""
    read = {key.partition(".")[0] for key in keys}
    kinds = {key.partition(":")[0] for key in read}
    facts = {f"{kind}:{id_}" for kind, ids in site.declared_ids.items() for id_ in ids}
    return frozenset({*(facts - read), *(KINDS - kinds)})


def check_interface(catalogue: Catalogue, template: Mapping[str, Entry]) -> Iterator[Issue]:
    """Yield everything that is wrong with one of the program's own catalogues."""
    yield from check_entries(catalogue, _Known({}, frozenset(template), "en"))


def check_entries(catalogue: Catalogue, known: _Known) -> Iterator[Issue]:
    """Yield what is wrong with the header and with each entry."""
    yield from _header_issues(catalogue)
    seen: dict[tuple[str, str], int] = {}
    judged: list[tuple[str, str, int]] = []
    for entry in catalogue.entries:
        if (entry.key, entry.source) in seen:
            message = f'"{entry.key}" with the same words stands in line {seen[entry.key, entry.source]} already.'
            yield Issue(catalogue.path, entry.source_line, "entry-twice", message, "Keep one.")
            continue
        seen[entry.key, entry.source] = entry.source_line
        yield from _key_issues(catalogue, entry, known)
        yield from _form_issues(catalogue, entry)
        if max(map(len, (entry.source, *entry.texts))) > LONGEST_TEXT:
            message = f"A text has at most {LONGEST_TEXT:,} signs. This has more."
            yield Issue(catalogue.path, entry.line, "text-too-long", message, "Make it shorter.")
            continue
        if entry.is_translated and not entry.is_fuzzy:
            yield from _word_issues(catalogue, entry, known)
            judged.append((entry.source, entry.texts[0], entry.line))
    for source, other, line in same_words(judged):
        message = f'These are the words of "{other}", and "{source}" says something else.'
        yield Issue(catalogue.path, line, "translation-of-another", message, "Read the two beside each other.", Severity.NOTICE)


def _header_issues(catalogue: Catalogue) -> Iterator[Issue]:
    header, own = catalogue.header, header_of(catalogue.tag)
    if not is_rule_of(catalogue.tag, header.get("Plural-Forms", "")):
        message = f'Plural-Forms in the header is not how "{catalogue.tag}" counts.'
        yield Issue(catalogue.path, 1, "plural-forms-wrong", message, f"Write: Plural-Forms: {own}")
    if header.get("Language", catalogue.tag).replace("_", "-") != catalogue.tag:
        message = f'The header says that this is "{header["Language"]}", and the file is {catalogue.tag}.po.'
        yield Issue(catalogue.path, 1, "language-differs", message, f"Write: Language: {catalogue.tag}")
    if METHOD in header and header[METHOD] not in list(Method):
        message = f"{METHOD} in the header must be machine or human."
        yield Issue(catalogue.path, 1, "value-not-known", message, did_you_mean(header[METHOD], list(Method)))


def _check_is_whole(catalogue: Catalogue) -> Iterator[Issue]:
    """Yield what is wrong with the check by a person: it has a name, a day and its words."""
    header, names = catalogue.header, (CHECKED_BY, CHECKED_ON, CHECKED_WORDS)
    given = [name for name in names if header.get(name)]
    if given and len(given) < len(names):
        message = f"A check needs {', '.join(names[:2])} and {names[2]} in the header."
        hint = f'Write it with: localoffer translations sign {catalogue.tag} --by "Name"'
        yield Issue(catalogue.path, 1, "check-not-complete", message, hint)
    elif given and day_in(header[CHECKED_ON]) is None:
        message = f'"{header[CHECKED_ON]}" is not a date. Write it as 2026-11-23.'
        yield Issue(catalogue.path, 1, "date-not-valid", message)
    elif given and header[CHECKED_WORDS] != catalogue.words_digest:
        message = f"The words have changed since {header[CHECKED_BY]} checked them on {header[CHECKED_ON]}."
        hint = f"Have them checked again, or run: localoffer translations update {catalogue.tag}"
        yield Issue(catalogue.path, 1, "translation-check-outdated", message, hint)


def _key_issues(catalogue: Catalogue, entry: Entry, known: _Known) -> Iterator[Issue]:
    """Yield an issue where an entry belongs to nothing: misspelt, or left from a fact that is there no more."""
    if not entry.key:
        hint = 'Write msgctxt "…" above msgid: the names stand in site.pot, which localoffer translations extract writes.'
        yield Issue(catalogue.path, entry.source_line, "entry-without-name", "Nothing says which words this translates.", hint)
    elif entry.key not in known.keys and not known.is_broken(entry.key):
        # The same words are waiting under another name: misspelt, or the fact has another id now.
        have = {each.key for each in catalogue.entries if each.is_translated}
        near = did_you_mean(entry.key, {key for key, text in known.places if text == entry.source and " " not in key} - have)
        message, update = f'Nothing is called "{entry.key}".', f"run: localoffer translations update {catalogue.tag}"
        if near:
            yield Issue(catalogue.path, entry.source_line, "entry-unknown", message, f"{near} Or {update}")
        else:
            hint = f"If it is no longer needed, {update}"
            yield Issue(catalogue.path, entry.source_line, "entry-unknown", message, hint, Severity.NOTICE)


def _form_issues(catalogue: Catalogue, entry: Entry) -> Iterator[Issue]:
    if not entry.plural:
        if len(entry.texts) > 1:
            message = f'"{entry.key}" has plural forms, and its source none.'
            yield Issue(catalogue.path, entry.line, "plural-count-wrong", message, "Write one msgstr.")
        return
    wanted = rule_of(catalogue.tag).forms
    if any(entry.texts) and (len(entry.texts) != wanted or not entry.is_translated):
        message = f'"{entry.key}" has {sum(map(bool, entry.texts))} plural forms, and "{catalogue.tag}" has {wanted}.'
        yield Issue(catalogue.path, entry.line, "plural-count-wrong", message, f"Write msgstr[0] to msgstr[{wanted - 1}].")


def _word_issues(catalogue: Catalogue, entry: Entry, known: _Known) -> Iterator[Issue]:
    """Compare a translation with the source it was made from."""
    sources = (entry.source, entry.plural) if entry.plural else (entry.source,)
    names = sorted(placeholders(" ".join(sources)))
    for text in entry.texts:
        if placeholders(text) != frozenset(names):
            wanted = ", ".join(f"{{{name}}}" for name in names) or "no braces"
            yield Issue(catalogue.path, entry.line, "placeholder-wrong", f'"{entry.key}" must contain {wanted}.')
            return
    for what, pattern in _MARKUP if any(map(_SIGNS.search, entry.texts)) else ():
        given = Counter(found for text in entry.texts for found in pattern.findall(text))
        allowed = Counter(found for text in sources for found in pattern.findall(text))
        extra = [found for found in given if found not in allowed]
        if extra:
            message = f'"{extra[0]}" stands here, and the words it translates have none: this is {what}.'
            yield Issue(catalogue.path, entry.line, "markup-added", message, "Write words alone.")
            return
    words = [(text, entry.line) for text in entry.texts]
    yield from letter_issues(catalogue.path, catalogue.tag, words)
    for _, message, hint in letters.signs_for_letters("\n".join(entry.texts)):
        yield Issue(catalogue.path, entry.line, letters.RULE, message, hint)
    for rule, word in () if entry.plural else lost_words(entry.source, entry.texts[0], catalogue.tag):
        message = f'"{entry.key}" says "{word}" in the source, and nothing here does.'
        yield Issue(catalogue.path, entry.line, rule, message, "Read the two beside each other.", Severity.NOTICE)
    if entry.source not in entry.texts and not entry.plural and not entry.key.endswith(FINDING):
        yield from _fact_issues(catalogue, entry, known)


def _fact_issues(catalogue: Catalogue, entry: Entry, known: _Known) -> Iterator[Issue]:
    if EDITORS in entry.key:
        return
    facts = differing(entry.source, known.tag, entry.texts[0], catalogue.tag)
    origin = known.places.get((entry.key, entry.source), f"{catalogue.path}:{entry.source_line}")
    yield from fact_issues((catalogue.path, entry.line), facts, origin)
