"""Strings: the words of the interface, checked against the default locale and looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale as BabelLocale

from localoffer.facts.yaml_file import SourceMap
from localoffer.issues import Issue, did_you_mean

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
EDITORS = "editors."
"""Words of the pages that only editors see; wanted in the default locale alone."""
TO_DO = "[to do]"
"""Stands before words that nobody has translated yet."""
_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces, for example ``{date}``."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, values: dict[str, str]) -> str:
    """Put ``values`` in place of the names in braces; anything else in braces stays."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def plural_family(key: str, words: dict[str, str]) -> str | None:
    """Return ``unit.months`` for ``unit.months.few`` when that is a family of plural forms (CLDR)."""
    base, _, category = key.rpartition(".")
    is_family = category in _CATEGORIES and {f"{base}.one", f"{base}.other"} <= words.keys()
    return base if is_family else None


def plural_key(base: str, number: int, tag: str) -> str:
    """Return the key of the plural form that ``number`` takes in this language."""
    return f"{base}.{BabelLocale.parse(tag, sep='-').plural_form(number)}"


def wanted_keys(reference: dict[str, str], tag: str) -> dict[str, str]:
    """Return every key a locale must have -> the key it is compared with in the reference.

    A family of plural forms is wanted in the categories of that language, not of the reference's.
    """
    categories = {*BabelLocale.parse(tag, sep="-").plural_form.tags, "other"}
    wanted: dict[str, str] = {}
    for key in reference:
        if key.startswith(EDITORS):
            continue
        base = plural_family(key, reference)
        if base is None:
            wanted[key] = key
        else:
            wanted.update({f"{base}.{category}": f"{base}.other" for category in sorted(categories)})
    return wanted


def check_strings(read: dict[str, tuple[dict[str, str], SourceMap]], default: str) -> Iterator[Issue]:
    """Compare every locale's strings with the default locale's: same keys, same names in braces."""
    if default not in read:
        return
    reference, _ = read[default]
    for tag, (words, lines) in read.items():
        if not words:
            continue
        wanted = wanted_keys(reference, tag) if tag != default else {key: key for key in reference}
        for key in wanted:
            if key not in words:
                yield Issue(lines.path, lines.line(()), "string-missing", f'The string "{key}" is missing.')
        for key, text in words.items():
            line = lines.line((key,))
            if key not in wanted:
                hint = did_you_mean(key, wanted.keys() - words.keys())
                yield Issue(lines.path, line, "string-unknown", f'Nothing uses the string "{key}".', hint)
            elif text.startswith(TO_DO):
                hint = "Translate it, and take the mark away."
                yield Issue(lines.path, line, "string-to-do", f'"{key}" is not translated yet.', hint)
            elif not text.strip():
                yield Issue(lines.path, line, "empty", f'"{key}" must not be empty.')
            elif placeholders(text) != placeholders(reference.get(wanted[key], text)):
                names = ", ".join(f"{{{name}}}" for name in sorted(placeholders(reference[wanted[key]]))) or "no braces"
                yield Issue(lines.path, line, "placeholder-wrong", f'"{key}" must contain {names}.')
