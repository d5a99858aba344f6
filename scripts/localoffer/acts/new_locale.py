"""New: begin a language with data alone: a folder, a file of words with each one to do, a line in content/site.yml."""

from __future__ import annotations

from pathlib import Path

import yaml
from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError

from localoffer.edition import Edition
from localoffer.facts.read import CONTENT
from localoffer.issues import Issue
from localoffer.languages.standing import RefusedError
from localoffer.languages.strings import TO_DO, wanted_keys
from localoffer.time.units import DOCS


def new_locale(edition: Edition, tag: str) -> str:
    """Make everything that the locale ``tag`` begins with; returns what to do next. Raises ``RefusedError``."""
    own_name = _own_name(tag, edition)
    settings = edition.root / CONTENT / "site.yml"
    strings = edition.root / CONTENT / "strings" / f"{tag}.yml"
    for path in (strings, edition.root / DOCS / tag):
        if path.exists():
            name = path.relative_to(edition.root).as_posix()
            raise RefusedError(Issue(name, 1, "already-there", "This is there already, and stays as it is."))
    text = settings.read_text(encoding="utf-8")
    strings.write_text(_strings(edition, tag), encoding="utf-8")
    (edition.root / DOCS / tag).mkdir()
    (edition.root / DOCS / tag / ".gitkeep").touch()
    settings.write_text(_with_locale(text, tag, own_name), encoding="utf-8")
    return (
        f"{own_name} ({tag}) has begun: {_name(strings, edition)}, {DOCS}/{tag}/, a line in {CONTENT}/site.yml.\n"
        f"Translate each line marked {TO_DO} and take the mark away. Until then nothing is published: run localoffer check.\n"
        f"Every page is there already, in {edition.locales[edition.default].settings.name}, and says so.\n"
        f"Check the name: {own_name}."
    )


def _name(path: Path, edition: Edition) -> str:
    return path.relative_to(edition.root).as_posix()


def _own_name(tag: str, edition: Edition) -> str:
    """Return the language's name in itself, from CLDR."""
    if tag in edition.locales:
        raise RefusedError(Issue(f"{CONTENT}/site.yml", 1, "already-there", f'"{tag}" is a locale of this site already.'))
    try:
        locale = BabelLocale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        hint = "Write it as in BCP 47, such as uk or pt-BR."
        raise RefusedError(Issue(f"{CONTENT}/site.yml", 1, "locale-not-known", f'"{tag}" is not a language tag.', hint)) from None
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]


def _strings(edition: Edition, tag: str) -> str:
    reference = edition.site.strings[edition.default]
    head = f"# Words of the interface. Translate what stands after {TO_DO}, and take that mark away.\n"
    wanted = {key: f"{TO_DO} {reference[source]}" for key, source in wanted_keys(reference, tag).items()}
    return head + yaml.safe_dump(wanted, allow_unicode=True, width=10_000, sort_keys=False)


def _with_locale(text: str, tag: str, name: str) -> str:
    """Add the locale behind the last one of content/site.yml, leaving every other line as it is."""
    lines = text.split("\n")
    begin = next(index for index, line in enumerate(lines) if line.startswith("locales:"))
    end = begin + 1
    while end < len(lines) and (lines[end].startswith((" ", "-")) and lines[end].strip()):
        end += 1
    lines[end:end] = [f"  - tag: {tag}", f"    name: {name}"]
    return "\n".join(lines)
