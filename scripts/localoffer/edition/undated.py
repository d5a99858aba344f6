"""Undated: the words of some languages of the site, without their days: all that judging a stranger's page needs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from localoffer import languages, theme
from localoffer.clock import today
from localoffer.edition import Edition
from localoffer.edition.dated import date
from localoffer.facts import read as facts
from localoffer.facts.shapes import Site
from localoffer.issues import Issue, in_order, stops
from localoffer.languages.locales import HOME
from localoffer.pages import questions, services, sources
from localoffer.pages import read as pages
from localoffer.time.git import History


def undated(root: Path, languages_of: Callable[[Site], Collection[str]]) -> tuple[Edition | None, list[Issue]]:
    """Read the site below ``root`` in its default language and those that ``languages_of`` names, without its history.

    Returns the edition and every issue on the way; no edition where content/site.yml or the theme is broken,
    there is no home page, or a file leads outside.
    """
    own, unread = sources.files_below(root)
    if stops(unread, strict=False):
        return None, unread
    site, issues = facts.load(root, today())
    if site is None:
        return None, in_order(issues)
    default = site.settings.default_locale
    wanted = {default, *languages_of(site)}
    locales = languages.some(root, site, wanted)
    look, misset = theme.read(root)
    if look is None:
        return None, in_order([*issues, *misset])
    files = {src: raw for src, raw in own.items() if src.partition("/")[0] in locales}
    found, faults = sources.find(files, site, locales)
    found = questions.with_questions(services.with_services(found, site, locales), site, locales)
    read, asked, more = pages.read(site, locales, look, found)
    issues = in_order([*unread, *issues, *misset, *faults, *more])
    unknown = History(known=False)
    dated = date(read, site, unknown)
    if (default, HOME) not in dated:
        return None, issues
    return Edition(root, site, locales, look, found, dated, unknown, questions=date(asked, site, unknown)), issues
