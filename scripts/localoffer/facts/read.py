"""Load: ``content/`` and front matter -> facts and issues. The only reader of facts.

A broken file never stops the others: it leaves its issues, and its id stays known so that the
pages which show it are not blamed as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from localoffer.facts import yaml_file
from localoffer.facts.shapes import (
    AuditPart,
    Contact,
    Council,
    Deadline,
    Fact,
    FeedbackList,
    FrontMatter,
    IgnoredLink,
    NavigationGroup,
    NotAnUpdate,
    Notice,
    PlainWords,
    Service,
    Site,
    SiteSettings,
    Source,
    Statement,
    Step,
    Term,
    Testimonial,
    WordsRecord,
)
from localoffer.facts.values import Context, Words
from localoffer.facts.yaml_file import Loc, SourceMap
from localoffer.issues import Issue, did_you_mean
from localoffer.languages.comparison import differing, fact_issues, words_digest
from localoffer.languages.strings import EDITORS, check_strings, plural_family

CONTENT = "content"

FOLDERS: dict[str, tuple[str, type[Fact]]] = {"contacts": ("contact", Contact), "councils": ("council", Council)}
"""Folder -> the kind of fact in it, one to a file."""

MAPPINGS: dict[str, tuple[str, Any]] = {
    "deadlines.yml": ("deadline", Deadline),
    "testimonials.yml": ("testimonial", Testimonial),
    "glossary.yml": ("term", dict[str, Term]),
    "notices.yml": ("notice", Notice),
    "sources.yml": ("source", Source),
}
"""File -> the kind of fact in it, keyed by id."""

WHOLE: dict[str, Any] = {
    "site.yml": SiteSettings,
    "service.yml": Service,
    "feedback.yml": FeedbackList,
    "steps.yml": list[Step],
    "navigation.yml": list[NavigationGroup],
    "not-updates.yml": list[NotAnUpdate],
    "outside-links.yml": list[IgnoredLink],
    "plain-words.yml": PlainWords,
    "accessibility.yml": Statement,
    "audit.yml": list[AuditPart],
}
"""File -> the one thing it holds."""

BY_LOCALE = ("strings", "translations")
"""Folders with one file for each locale."""

REQUIRED = ("site.yml", "service.yml", "navigation.yml", "sources.yml")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_ID = re.compile(r"[A-Z]+\d*[a-z]?")
_T = TypeVar("_T")

_WRONG_TYPE = {
    "string_type": "this must be text. Put it in quotes",
    "int_type": "this must be a whole number",
    "bool_type": "this must be true or false",
    "list_type": "this must be a list, with a dash before each line",
    "dict_type": "this must be keys with values",
    "model_type": "this must be keys with values",
    "model_attributes_type": "this must be keys with values",
    "tuple_type": "this must be a list, with a dash before each line",
}


@dataclass
class _Reading:
    """What has been read so far."""

    root: Path
    context: Context
    issues: list[Issue] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, tuple[str, Any]] = field(default_factory=dict)

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
        self.known.setdefault(kind, set()).add(id_)
        self.places[f"{kind}:{id_}"] = (lines.path, (lines, loc))
        pattern = _SOURCE_ID if kind == "source" else _ID
        if not pattern.fullmatch(id_):
            hint = "Use small letters, digits and single dashes." if kind != "source" else "Write it as K10."
            self.issues.append(Issue(lines.path, lines.line(loc), "id-not-valid", f'"{id_}" cannot be an id.', hint))


def place(site: Site, key: str, *loc: str | int) -> tuple[str, int]:
    """Return (path, line) of a fact, or of a part of it: ``place(site, "contact:mediation", "phones", 0)``."""
    path, (lines, base) = site.places[key]
    return path, lines.line((*base, *loc))


@lru_cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the validator of a shape; making one takes longer than using it."""
    return TypeAdapter(shape)


def validated(shape: Any, value: Any, lines: SourceMap, context: Context, loc: Loc = ()) -> tuple[Any, list[Issue]]:
    """Return ``value`` as ``shape``, or None, and the issues that pydantic found, each at its line."""
    try:
        return _adapter(shape).validate_python(value, context=context), []
    except ValidationError as fault:
        return None, [_as_issue(error, shape, lines, loc) for error in fault.errors(include_url=False)]


def _as_issue(error: Any, shape: Any, lines: SourceMap, base: Loc) -> Issue:
    kind, context = error["type"], error.get("ctx", {})
    where: Loc = (*base, *error["loc"], *context.get("at", ()))
    name = str(where[-1]) if where else "this file"
    line = lines.line(where)
    if kind == "missing":
        return Issue(lines.path, line, "missing-key", f'"{name}" is missing.')
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _field_names(shape))
        return Issue(lines.path, line, "unknown-key", f'"{name}" is not a key that belongs here.', hint)
    if kind in _WRONG_TYPE:
        return Issue(lines.path, line, "wrong-type", f'"{name}": {_WRONG_TYPE[kind]}.')
    if kind in {"enum", "literal_error"}:
        return Issue(lines.path, line, "value-not-known", f'"{name}" must be one of: {context["expected"]}.')
    if kind in {"too_short", "string_too_short"}:
        if context.get("min_length", 1) == 1:
            return Issue(lines.path, line, "empty", f'"{name}" must not be empty.')
        return Issue(lines.path, line, "too-short", f'"{name}" has fewer than {context["min_length"]} characters.')
    if kind == "string_too_long":
        return Issue(lines.path, line, "too-long", f'"{name}" has more than {context["max_length"]} characters.')
    if kind == "string_pattern_mismatch":
        return Issue(lines.path, line, "value-not-valid", f'"{error["input"]}" is not right for "{name}".')
    if "-" in kind:
        return Issue(lines.path, line, kind, error["msg"])
    return Issue(lines.path, line, "value-not-valid", f'"{name}": {error["msg"].lower()}.')


def _field_names(shape: Any) -> set[str]:
    """Return every key that ``shape`` or anything inside it may have."""
    found: set[str] = set()
    waiting, seen = [shape], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
            seen.add(part)
            for name, info in part.model_fields.items():
                found.add(info.alias or name)
                waiting.append(info.annotation)
        else:
            waiting.extend(get_args(part))
    return found


def load(root: Path, today: dt.date, address: str | None = None) -> tuple[Site | None, list[Issue]]:
    """Read every fact below ``root/content``; ``address`` overrides the site's own.

    Returns the site, and all issues of the facts taken by themselves. The site is None when
    content/site.yml itself is broken, since nothing can be judged without its locales.
    """
    reading = _Reading(root, Context(today=today))
    settings = _settings(reading, address)
    whole = {name: _whole(reading, name) for name in WHOLE if name != "site.yml"}
    folders = {name: _folder(reading, name) for name in FOLDERS}
    mappings = {name: _mapping(reading, name) for name in MAPPINGS}
    strings = _strings(reading, settings)
    records = _records(reading, settings)
    _foreign_files(reading)
    if settings is None:
        return None, reading.issues
    site = Site(
        settings=settings,
        service=whole["service.yml"],
        contacts=folders["contacts"],
        councils=folders["councils"],
        deadlines=mappings["deadlines.yml"],
        testimonials=mappings["testimonials.yml"],
        glossary=mappings["glossary.yml"],
        notices=mappings["notices.yml"],
        sources=mappings["sources.yml"],
        steps=tuple(whole["steps.yml"] or ()),
        feedback=tuple(whole["feedback.yml"].entries if whole["feedback.yml"] else ()),
        navigation=tuple(whole["navigation.yml"] or ()),
        not_updates={entry.commit: entry.reason for entry in whole["not-updates.yml"] or ()},
        outside_links=tuple(whole["outside-links.yml"] or ()),
        audit=tuple(whole["audit.yml"] or ()),
        accessibility=whole["accessibility.yml"],
        plain_words=whole["plain-words.yml"] or PlainWords(),
        strings=strings,
        translations=records,
        known={kind: frozenset(ids) for kind, ids in reading.known.items()},
        places=reading.places,
        today=today,
    )
    return site, [*reading.issues, *_references(site), *_translated_facts(site)]


def _settings(reading: _Reading, address: str | None) -> SiteSettings | None:
    value, lines = reading.value("site.yml")
    if value is None:
        return None
    if isinstance(value, dict):
        if address is not None:
            value = {**value, "address": address}
        domains = value.get("email_domains")
        if isinstance(domains, list):
            texts = frozenset(domain for domain in domains if isinstance(domain, str))
            reading.context = Context(reading.context.today, texts)
    reading.note("site", "site", lines)
    settings: SiteSettings | None = reading.check(SiteSettings, value, lines)
    if settings is not None:
        tags = tuple(locale.tag for locale in settings.locales)
        reading.context = Context(reading.context.today, reading.context.email_domains, tags, settings.default_locale)
        # Only now are the locales known. Where the name is not in them, that is told, and the rest is still judged.
        name = reading.check(Words, value["name"], lines, ("name",)) or Words({settings.default_locale: ""})
        settings = settings.model_copy(update={"name": name})
    return settings


def _whole(reading: _Reading, name: str) -> Any:
    value, lines = reading.value(name)
    kind = name.removesuffix(".yml")
    if (reading.root / CONTENT / name).is_file():
        reading.note(kind, kind, lines)
    if value is None:
        return None
    if kind == "steps" and isinstance(value, list):
        ids = [(index, step.get("id")) for index, step in enumerate(value) if isinstance(step, dict)]
        for index, id_ in ids:
            if isinstance(id_, str):
                if id_ in reading.known.get("step", set()):
                    line = lines.line((index, "id"))
                    reading.issues.append(Issue(lines.path, line, "duplicate-id", f'The id "{id_}" is used twice.'))
                reading.note("step", id_, lines, (index,))
    return reading.check(WHOLE[name], value, lines)


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


def _mapping(reading: _Reading, name: str) -> dict[str, Any]:
    kind, shape = MAPPINGS[name]
    value, lines = reading.value(name)
    reading.known.setdefault(kind, set())
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
            if kind == "term":
                reading.issues.extend(_term_locales(fact, id_, lines, reading.context))
                fact = {tag: words for tag, words in fact.items() if tag in reading.context.locales}
            found[id_] = fact
    return found


def _term_locales(term: dict[str, Term], id_: str, lines: SourceMap, context: Context) -> Iterator[Issue]:
    for tag in term if context.locales else ():
        if tag not in context.locales:
            hint = did_you_mean(tag, context.locales)
            yield Issue(lines.path, lines.line((id_, tag)), "unknown-locale", f'"{tag}" is not a locale of this site.', hint)
    if context.locales and context.default_locale not in term:
        message = f'The words in "{context.default_locale}" are missing.'
        yield Issue(lines.path, lines.line((id_,)), "words-missing", message)


def _strings(reading: _Reading, settings: SiteSettings | None) -> dict[str, dict[str, str]]:
    """Read content/strings/<tag>.yml for every locale; the default locale's keys are the reference."""
    if settings is None:
        return {}
    read: dict[str, tuple[dict[str, str], SourceMap]] = {}
    for locale in settings.locales:
        path = f"{CONTENT}/strings/{locale.tag}.yml"
        if not (reading.root / path).is_file():
            message = f'The words of the interface in "{locale.tag}" are missing.'
            hint = f"Copy content/strings/{settings.default_locale}.yml and translate it."
            reading.issues.append(Issue(path, 1, "file-missing", message, hint))
            continue
        value, lines = reading.value(f"strings/{locale.tag}.yml")
        reading.places[f"strings:{locale.tag}"] = (lines.path, (lines, ()))
        words = None if value is None else reading.check(dict[str, str], value, lines)
        read[locale.tag] = (words or {}, lines)
    reading.issues.extend(check_strings(read, settings.default_locale))
    return {tag: words for tag, (words, _) in read.items()}


def _records(reading: _Reading, settings: SiteSettings | None) -> dict[str, WordsRecord]:
    """Read content/translations/<tag>.yml for every locale that has one."""
    found = {}
    for locale in settings.locales if settings else ():
        value, lines = reading.value(f"translations/{locale.tag}.yml")
        record = None if value is None else reading.check(WordsRecord, value, lines)
        if record is not None:
            found[locale.tag] = record
    return found


def named_facts(site: Site) -> Iterator[tuple[str, Any]]:
    """Yield (key, fact) for every fact that has a name and stands on its own: ``contact:mediation``."""
    kinds: dict[str, Mapping[str, Any]] = {
        "contact": site.contacts,
        "council": site.councils,
        "deadline": site.deadlines,
        "testimonial": site.testimonials,
        "notice": site.notices,
    }
    for kind, facts in kinds.items():
        yield from ((f"{kind}:{id_}", fact) for id_, fact in facts.items())


def words_of(site: Site) -> Iterator[tuple[str, Loc, Mapping[str, str]]]:
    """Yield (key of the fact, place in it, words by locale) for all that a reader sees of the facts."""
    yield "site:site", ("name",), site.settings.name.root
    if site.service is not None:
        yield from words_in("service:service", site.service)
    for step in site.steps:
        yield from words_in(f"step:{step.id}", step)
    for key, fact in named_facts(site):
        yield from words_in(key, fact)
    for id_, term in site.glossary.items():
        for name in ("term", "aside", "meaning"):
            words = {tag: getattr(entry, name) for tag, entry in term.items() if getattr(entry, name)}
            if words:
                yield f"term:{id_}", (name,), words


def words_in(key: str, fact: BaseModel, loc: Loc = ()) -> Iterator[tuple[str, Loc, Mapping[str, str]]]:
    """Yield (key of the fact, place in it, words by locale) for all that a reader sees of one fact."""
    for name, value in fact:
        for part, inner in _parts(value):
            if isinstance(inner, Words):
                yield key, (*loc, name, *part), inner.root
            elif isinstance(inner, Fact):
                yield from words_in(key, inner, (*loc, name, *part))


class StaleText(NamedTuple):
    """Words of a fact, or of the interface, that a locale has not got as they are now."""

    key: str
    """The fact, ``deadline:contact-adviser``, or ``string:skip``."""
    loc: Loc
    """Where in it."""
    source: str
    """The words in the source language."""
    is_missing: bool
    """There are no words at all in the locale."""

    @property
    def place(self) -> str:
        """Its name in content/translations/."""
        return ".".join([self.key, *map(str, self.loc)])


def source_words(site: Site) -> Iterator[tuple[str, Loc, Mapping[str, str]]]:
    """Yield (key, place in it, words by locale) of every fact and every string that is to be translated."""
    default = site.settings.default_locale
    yield from (each for each in words_of(site) if default in each[2])
    for name in site.strings.get(default, {}):
        if not name.startswith(EDITORS):
            yield f"string:{name}", (), {tag: words[name] for tag, words in site.strings.items() if name in words}


def stale_texts(site: Site, tag: str) -> list[StaleText]:
    """Return the words that a locale lacks, or whose source has changed since they were translated."""
    record = site.translations.get(tag)
    found = []
    for key, loc, words in source_words(site):
        each = StaleText(key, loc, words[site.settings.default_locale], tag not in words)
        made_from = record.made_from.get(each.place) if record else None
        if each.is_missing or made_from != words_digest(each.source):
            found.append(each)
    return found


def words_place(site: Site, key: str, loc: Loc, tag: str) -> tuple[str, int]:
    """Return (path, line) of the words of a fact in one language."""
    where = (tag, *loc) if key.startswith("term:") else (*loc, tag)
    return place(site, key, *where)


def _translated_facts(site: Site) -> Iterator[Issue]:
    """Compare the facts in words of facts and of the interface: numbers and addresses are the same in every language."""
    default = site.settings.default_locale
    for key, loc, words in words_of(site):
        if default in words:
            origin = "{}:{}".format(*words_place(site, key, loc, default))
            for tag, text in words.items():
                if tag != default and text != words[default]:
                    facts = differing(words[default], default, text, tag)
                    yield from fact_issues(words_place(site, key, loc, tag), facts, origin)
    reference = site.strings.get(default, {})
    for tag, strings in site.strings.items():
        for name, text in strings.items() if tag != default else ():
            if name in reference and not name.startswith(EDITORS) and not plural_family(name, reference):
                facts = differing(reference[name], default, text, tag)
                origin = "{}:{}".format(*place(site, f"strings:{default}", name))
                yield from fact_issues(place(site, f"strings:{tag}", name), facts, origin)


def _foreign_files(reading: _Reading) -> None:
    """Name every file below content/ that nothing reads: most are misspelt."""
    base = reading.root / CONTENT
    tags = reading.context.locales
    for file in sorted(base.rglob("*")):
        name = file.relative_to(base).as_posix()
        if not file.is_file() or name.startswith("."):
            continue
        folder, _, rest = name.partition("/")
        known = name in WHOLE or name in MAPPINGS or (folder in FOLDERS and "/" not in rest and rest.endswith(".yml"))
        if folder in BY_LOCALE and not tags:
            continue
        if not known and not (folder in BY_LOCALE and rest.removesuffix(".yml") in tags and rest.endswith(".yml")):
            nearby = [*WHOLE, *MAPPINGS, *(f"{folder}/{file.stem}.yml" for folder in (*FOLDERS, *BY_LOCALE))]
            hint = did_you_mean(name, nearby)
            reading.issues.append(Issue(f"{CONTENT}/{name}", 1, "file-not-read", "Nothing reads this file.", hint))


def unknown(kind: str, id_: str, site: Site, path: str, line: int) -> Issue | None:
    """Return the issue of a reference to a fact that is not there, or None if it is."""
    known = site.known.get(kind, frozenset())
    if id_ in known:
        return None
    homes = {"contact": "content/contacts/", "council": "content/councils/", "term": "content/glossary.yml"}
    home = homes.get(kind, f"content/{kind}s.yml")
    hint = " ".join(filter(None, [did_you_mean(id_, known), f"{kind.capitalize()}s live in {home}."]))
    return Issue(path, line, f"unknown-{kind}", f'There is no {kind} "{id_}".', hint)


def _references(site: Site) -> Iterator[Issue]:
    """Check every id that one fact names in another."""
    for key, loc, kind, id_ in references(site):
        if (issue := unknown(kind, id_, site, *place(site, key, *loc))) is not None:
            yield issue
    for id_, said in site.testimonials.items():
        if said.expires_on is not None and said.expires_on < site.today:
            path, line = place(site, f"testimonial:{id_}", "expires_on")
            yield Issue(
                path, line, "testimonial-expired", f"It may be shown only until {said.expires_on}.", "Take it out, or ask again."
            )
        if said.consent.state == "refused":
            path, line = place(site, f"testimonial:{id_}", "consent")
            yield Issue(path, line, "consent-refused", "The person did not agree to be quoted.", "Take it out.")


def references(site: Site) -> Iterator[tuple[str, Loc, str, str]]:
    """Yield (key of the fact, place in it, kind, id) for every id that a fact names."""
    if site.service is not None:
        yield "service:service", ("contact",), "contact", site.service.contact
        yield from _sources_of("service:service", site.service)
    for id_, council in site.councils.items():
        for index, contact in enumerate(council.contacts):
            yield f"council:{id_}", ("contacts", index), "contact", contact
        for name in ("sendiass", "send_team", "feedback_contact"):
            if (contact := getattr(council, name)) is not None:
                yield f"council:{id_}", (name,), "contact", contact
    for step in site.steps:
        for index, deadline in enumerate(step.deadlines):
            yield f"step:{step.id}", ("deadlines", index), "deadline", deadline
    for key, fact in named_facts(site):
        yield from _sources_of(key, fact)


def _sources_of(key: str, fact: BaseModel, loc: Loc = ()) -> Iterator[tuple[str, Loc, str, str]]:
    for name, value in fact:
        if name == "source" and isinstance(value, list):
            for index, id_ in enumerate(value):
                yield key, (*loc, name, index), "source", id_
        for part, inner in _parts(value):
            if isinstance(inner, Fact):
                yield from _sources_of(key, inner, (*loc, name, *part))


def _parts(value: Any) -> Iterable[tuple[Loc, Any]]:
    if isinstance(value, list):
        return [((index,), item) for index, item in enumerate(value)]
    return [((), value)]


def checked_parts(fact: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield (place, part) for everything in a fact, itself included, that carries a provenance."""
    if "recorded_on" in type(fact).model_fields:
        yield loc, fact
    for name, value in fact:
        for part, inner in _parts(value):
            if isinstance(inner, Fact):
                yield from checked_parts(inner, (*loc, name, *part))


def checkable(site: Site) -> dict[str, Fact]:
    """Return ``kind:id`` -> fact for every fact that carries a provenance, itself or in its parts."""
    return {
        **{f"contact:{id_}": fact for id_, fact in site.contacts.items()},
        **{f"council:{id_}": fact for id_, fact in site.councils.items()},
        **{f"deadline:{id_}": fact for id_, fact in site.deadlines.items()},
        **{f"notice:{id_}": fact for id_, fact in site.notices.items()},
        **({"service:service": site.service} if site.service else {}),
    }


_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return (front matter or None, body, line on which the body begins)."""
    match = _FRONT.match(text)
    if match is None:
        return None, text, 1
    return match["yaml"], text[match.end() :], text[: match.end()].count("\n") + 1


def front_matter(path: str, text: str, site: Site) -> tuple[FrontMatter | None, list[Issue]]:
    """Read the front matter of one page; its sources must exist."""
    front, _, _ = split_front_matter(text)
    if front is None:
        hint = "Begin the file with three dashes, title: and description:, and three dashes."
        return None, [Issue(path, 1, "front-matter-missing", "The page has no front matter.", hint)]
    value, lines, issues = yaml_file.parse(path, front, offset=1)
    if value is None:
        return None, issues
    settings = site.settings
    tags = tuple(locale.tag for locale in settings.locales)
    context = Context(site.today, frozenset(settings.email_domains), tags, settings.default_locale)
    meta, issues = validated(FrontMatter, value, lines, context)
    for index, id_ in enumerate(meta.sources if meta is not None else ()):
        if (issue := unknown("source", id_, site, path, lines.line(("sources", index)))) is not None:
            issues.append(issue)
    return meta, issues
