"""Front matter: what stands above a page's words, between two lines of three dashes."""

from __future__ import annotations

import re

from localoffer.facts import yaml_file
from localoffer.facts.references import unknown
from localoffer.facts.shapes import FrontMatter, Site
from localoffer.facts.validate import validated
from localoffer.facts.values import Context
from localoffer.facts.words import named
from localoffer.facts.yaml_file import SourceMap
from localoffer.issues import Issue

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return (front matter or None, body, line on which the body begins)."""
    match = _FRONT.match(text)
    if match is None:
        return None, text, 1
    return match["yaml"], text[match.end() :], text[: match.end()].count("\n") + 1


def front_matter(path: str, text: str, site: Site) -> tuple[FrontMatter | None, SourceMap, list[Issue]]:
    """Read the front matter of one page, with the line of each key; its sources must exist."""
    front, _, _ = split_front_matter(text)
    if front is None:
        hint = "Begin the file with three dashes, title: and description:, and three dashes."
        return None, SourceMap(path), [Issue(path, 1, "front-matter-missing", "The page has no front matter.", hint)]
    value, lines, issues = yaml_file.parse(path, front, offset=1)
    if value is None:
        return None, lines, issues
    settings = site.settings
    context = Context(site.today, frozenset(settings.email_domains), settings.default_locale)
    meta, issues = validated(FrontMatter, value, lines, context)
    for index, id_ in enumerate(meta.sources if meta is not None else ()):
        if (issue := unknown("source", id_, site, path, lines.line(("sources", index)))) is not None:
            issues.append(issue)
    if meta is not None and meta.service is not None:
        issues += filter(None, [unknown("service", meta.service, site, path, lines.line(("service",)))])
    return (meta and named(page_key(path, settings.default_locale), meta)), lines, issues


def page_key(path: str, default: str) -> str:
    """Return the name of a page in the catalogues: ``page:faqs``, or ``page:pl/faqs`` for a translation's own notes."""
    return "page:" + path.removeprefix("docs/").removeprefix(f"{default}/").removesuffix(".md")


def line_of(path: str, text: str, *loc: str | int) -> int:
    """Return the line of a key of a page's front matter."""
    front, _, _ = split_front_matter(text)
    return yaml_file.parse(path, front or "", offset=1)[1].line(loc)
