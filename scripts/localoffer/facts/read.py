"""Reading: ``content/`` -> every fact, and what is wrong with them. The only reader of facts.

A broken file never stops the others: it leaves its issues, and its id stays known so that the
pages which show it are not blamed as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from localoffer.facts import yaml_file
from localoffer.facts.known_values import known_value_issues, limit_issues, phrase_issues
from localoffer.facts.layout import CONTENT, FOLDERS, MAPPINGS, REQUIRED, TRANSLATIONS, WHOLE
from localoffer.facts.questions import question_issues
from localoffer.facts.references import reference_issues
from localoffer.facts.shapes import PlainWords, SaidElsewhere, Service, Site, SiteSettings
from localoffer.facts.shapes.site import OWN
from localoffer.facts.succession import succession_issues
from localoffer.facts.validate import validated
from localoffer.facts.values import Context
from localoffer.facts.word_classes import PHRASED, classes_of, names_in, with_classes
from localoffer.facts.words import named, named_all, named_by_id, named_questions
from localoffer.facts.yaml_file import Loc, SourceMap
from localoffer.issues import Issue, Severity, did_you_mean

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_ID = re.compile(r"[A-Z]+\d*[a-z]?")


@dataclass
class _Reading:
    """What has been read so far."""

    root: Path
    context: Context
    issues: list[Issue] = field(default_factory=list)
    declared_ids: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, tuple[str, Any]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> tuple[Any, SourceMap]:
        path = f"{CONTENT}/{name}"
        file = self.root / path
        if not file.is_file():
            if name in REQUIRED:
                self.issues.append(Issue(path, 1, "file-missing", "This file is needed and is not there."))
            return None, SourceMap(path)
        value, lines, issues = yaml_file.read(path, file.read_bytes())
        self.issues.extend(issues)
        return value, lines

    def check(self, shape: Any, value: Any, lines: SourceMap, loc: Loc = ()) -> Any:
        result, issues = validated(shape, value, lines, self.context, loc)
        self.issues.extend(issues)
        return result

    def note(self, kind: str, id_: str, lines: SourceMap, loc: Loc = ()) -> None:
        self.declared_ids.setdefault(kind, set()).add(id_)
        self.places[f"{kind}:{id_}"] = (lines.path, (lines, loc))
        pattern = _SOURCE_ID if kind == "source" else ID
        if not pattern.fullmatch(id_):
            hint = "Use small letters, digits and single dashes." if kind != "source" else "Write it as K10."
            self.issues.append(Issue(lines.path, lines.line(loc), "id-not-valid", f'"{id_}" cannot be an id.', hint))


def load(root: Path, today: dt.date, address: str | None = None) -> tuple[Site | None, list[Issue]]:
    """Read every fact below ``root/content``; ``address`` overrides the site's own.

    Returns the site, and all issues of the facts taken by themselves. The site is None when
    content/site.yml itself is broken, since nothing can be judged without its locales.
    """
    reading = _Reading(root, Context(today=today))
    settings = _settings(reading, address)
    # The classes of words stand in said-elsewhere.yml, and both files of phrases are written with them.
    whole = {name: _whole(reading, name) for name in sorted(WHOLE, key=lambda each: each != PHRASED[0]) if name != "site.yml"}
    folders = {name: _folder(reading, name) for name in FOLDERS}
    mappings = {name: _mapping(reading, name) for name in MAPPINGS}
    _foreign_files(reading)
    reading.issues.extend(_without_known_values(root))
    if settings is None:
        return None, reading.issues
    site = Site(
        settings=settings,
        services=named_all("service", _services(reading, whole["service.yml"], folders["services"])),
        contacts=named_all("contact", folders["contacts"]),
        councils=named_all("council", folders["councils"]),
        deadlines=named_all("deadline", mappings["deadlines.yml"]),
        last_days=named_all("last-days", mappings["last-days.yml"]),
        testimonials=named_all("testimonial", mappings["testimonials.yml"]),
        glossary=named_all("term", mappings["glossary.yml"]),
        notices=named_all("notice", mappings["notices.yml"]),
        sources=mappings["sources.yml"],
        not_covered=named_all("not-covered", mappings["not-covered.yml"]),
        steps=tuple(named_by_id("step", whole["steps.yml"] or ())),
        questions=whole["questions.yml"] and named_questions(whole["questions.yml"]),
        feedback=tuple(named_by_id("feedback", whole["feedback.yml"].entries if whole["feedback.yml"] else ())),
        navigation=tuple(named_by_id("navigation", whole["navigation.yml"] or ())),
        not_updates={entry.commit: entry.reason for entry in whole["not-updates.yml"] or ()},
        outside_links=tuple(whole["outside-links.yml"] or ()),
        audit=tuple(named_by_id("audit", whole["audit.yml"] or ())),
        accessibility=whole["accessibility.yml"] and named("accessibility:accessibility", whole["accessibility.yml"]),
        plain_words=whole["plain-words.yml"] or PlainWords(),
        copies_seen=tuple(whole["copies-seen.yml"] or ()),
        known_values=tuple(whole["known-values.yml"] or ()),
        said_elsewhere=whole["said-elsewhere.yml"] or SaidElsewhere(),
        declared_ids={kind: frozenset(ids) for kind, ids in (*reading.declared_ids.items(), *_named_in(settings))},
        places=reading.places,
        today=today,
    )
    return site, [
        *reading.issues,
        *reference_issues(site),
        *succession_issues(site),
        *question_issues(site),
        *known_value_issues(site),
        *limit_issues(site),
    ]


def _settings(reading: _Reading, address: str | None) -> SiteSettings | None:
    value, lines = reading.value("site.yml")
    if value is None:
        reading.context = Context(reading.context.today, email_domains=None)
        return None
    if isinstance(value, dict):
        if address is not None:
            value = {**value, "address": address}
        domains, default = value.get("email_domains"), value.get("default_locale")
        texts = frozenset(domain for domain in domains if isinstance(domain, str)) if isinstance(domains, list) else frozenset()
        reading.context = Context(reading.context.today, texts, default if isinstance(default, str) else "")
    reading.note("site", "site", lines)
    settings: SiteSettings | None = reading.check(SiteSettings, value, lines)
    return settings and named("site:site", settings)


def _named_in(settings: SiteSettings) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield (kind, ids) of what site.yml names for other facts to say."""
    yield "deadline-group", (group.id for group in settings.deadline_groups)
    yield "phase", settings.phases
    yield "category", (category.id for taxonomy in settings.taxonomies for category in taxonomy.categories)


def _whole(reading: _Reading, name: str) -> Any:
    value, lines = reading.value(name)
    kind = name.removesuffix(".yml")
    if (reading.root / CONTENT / name).is_file():
        reading.note(kind, kind, lines)
    if value is None:
        return None
    if kind == "steps":
        _note_entries(reading, value, lines, step=())
    if kind == "questions" and isinstance(value, dict):
        _note_entries(reading, value, lines, question=("questions",), outcome=("outcomes",))
    if name in PHRASED:
        if name == PHRASED[0]:
            reading.classes = classes_of(value)
        reading.issues.extend(phrase_issues(value, lines))
        names = names_in(value)
        value, issues = with_classes(value, reading.classes, lines)
        if names and not reading.classes:
            issues = [*_no_classes(reading, name, names[0]), *(issue for issue in issues if issue.rule != "unknown-class")]
        reading.issues.extend(issues)
    return reading.check(WHOLE[name], value, lines)


def _no_classes(reading: _Reading, user: str, name: str) -> Iterator[Issue]:
    """Yield one letter for all classes that a file names where there are none; what cannot be read is told already."""
    path = f"{CONTENT}/{PHRASED[0]}"
    if not (reading.root / path).is_file():
        message = f"This file is not there, and {CONTENT}/{user} is written with its classes of words, such as <{name}>."
        yield Issue(path, 1, "file-missing", message)
    elif not any(issue.path == path for issue in reading.issues):
        message = f'"classes" is missing, and {CONTENT}/{user} is written with classes of words, such as <{name}>.'
        yield Issue(path, 1, "missing-key", message)


def _without_known_values(root: Path) -> Iterator[Issue]:
    """Yield a notice where the words by which other pages are understood stand alone: most of what is wrong there is not seen."""
    there, missing = (f"{CONTENT}/{name}" for name in PHRASED)
    if (root / there).is_file() and not (root / missing).is_file():
        message = f"This file is not there, though {there} is: only numbers, addresses and time limits of other pages are judged."
        yield Issue(missing, 1, "file-missing", message, "Write down what other pages say that is wrong.", Severity.NOTICE)


def _note_entries(reading: _Reading, value: Any, lines: SourceMap, **kinds: Loc) -> None:
    """Note the ids of entries that stand in lists, given as kind -> place of its list; all of them share one set of ids."""
    for kind, loc in kinds.items():
        entries = value.get(loc[0]) if loc else value
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            id_ = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(id_, str):
                if any(id_ in reading.declared_ids.get(each, ()) for each in kinds):
                    line = lines.line((*loc, index, "id"))
                    reading.issues.append(Issue(lines.path, line, "duplicate-id", f'The id "{id_}" is used twice.'))
                reading.note(kind, id_, lines, (*loc, index))


def _folder(reading: _Reading, name: str) -> dict[str, Any]:
    kind, shape = FOLDERS[name]
    found: dict[str, Any] = {}
    for file in sorted((reading.root / CONTENT / name).glob("*.yml")):
        value, lines = reading.value(f"{name}/{file.name}")
        reading.note(kind, file.stem, lines)
        fact = None if value is None else reading.check(shape, value, lines)
        if fact is not None:
            found[file.stem] = fact
    return found


def _services(reading: _Reading, own: Service | None, listed: dict[str, Service]) -> dict[str, Service]:
    """Return every service by its id; there is one at least, and only content/service.yml holds the site's own."""
    path = f"{CONTENT}/service.yml"
    if OWN in listed:
        hint = f"Give it another name, or put it into {path}."
        reading.issues.append(Issue(f"{CONTENT}/services/{OWN}.yml", 1, "id-taken", f"That is the id of {path}.", hint))
    if "service" not in reading.declared_ids:
        hint = f"Several services stand in {CONTENT}/services/, a file each."
        reading.issues.append(Issue(path, 1, "file-missing", "This file is needed and is not there.", hint))
    return {**({OWN: own} if own is not None else {}), **{id_: each for id_, each in listed.items() if id_ != OWN}}


def _mapping(reading: _Reading, name: str) -> dict[str, Any]:
    kind, shape = MAPPINGS[name]
    value, lines = reading.value(name)
    reading.declared_ids.setdefault(kind, set())
    if value is None:
        return {}
    if not isinstance(value, dict):
        reading.issues.append(Issue(lines.path, lines.line(()), "wrong-type", "This file must be ids with values."))
        return {}
    found: dict[str, Any] = {}
    for id_, entry in value.items():
        reading.note(kind, id_, lines, (id_,))
        fact = reading.check(shape, entry, lines, (id_,))
        if fact is not None:
            found[id_] = fact
    return found


def _foreign_files(reading: _Reading) -> None:
    """Name every file below content/ that nothing reads: most are misspelt."""
    base = reading.root / CONTENT
    for file in sorted(base.rglob("*")):
        name = file.relative_to(base).as_posix()
        if not file.is_file() or name.startswith("."):
            continue
        folder, _, rest = name.partition("/")
        is_fact = name in WHOLE or name in MAPPINGS or (folder in FOLDERS and "/" not in rest and rest.endswith(".yml"))
        is_catalogue = folder == TRANSLATIONS and file.suffix in {".po", ".pot"}  # languages/ reads these
        if not is_fact and not is_catalogue:
            nearby = [*WHOLE, *MAPPINGS, *(f"{folder}/{file.stem}.yml" for folder in FOLDERS), f"{TRANSLATIONS}/{file.stem}.po"]
            hint = did_you_mean(name, nearby)
            reading.issues.append(Issue(f"{CONTENT}/{name}", 1, "file-not-read", "Nothing reads this file.", hint))
