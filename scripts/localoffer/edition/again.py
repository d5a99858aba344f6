"""Again: an edition with some of its pages as they stand now: all that a preview needs to show first what was just saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from localoffer import languages, theme
from localoffer.clock import today
from localoffer.edition import Edition
from localoffer.edition.dated import date
from localoffer.edition.judge import judge_pages
from localoffer.facts import read as facts
from localoffer.facts.layout import CONTENT
from localoffer.issues import Issue, Severity, in_order
from localoffer.kept import Table
from localoffer.pages import read as pages
from localoffer.pages import sources
from localoffer.time.checks import with_checks
from localoffer.time.units import DOCS


def again(edition: Edition, issues: list[Issue], pages_of: Iterable[tuple[str, str]], changed: Collection[str]) -> Edition | None:
    """Return an edition with some pages as they stand now, as a preview shows them before the rest is read.

    ``changed`` are the folders in which something was saved. What the history says stays, and so do the other pages and their
    ``issues``. Returns None where more than words has changed: then all must be read.
    """
    root, site, locales, look, told = edition.root, edition.site, edition.locales, edition.theme, list[Issue]()
    if CONTENT in changed:
        read_site, told = facts.load(root, today(), site.settings.address)
        if read_site is None:
            return None
        site = with_checks(read_site, edition.history.checks)
        read_locales, unsaid = languages.read(root, site)
        told += unsaid
        if [*read_locales] != [*locales]:
            return None
        locales = read_locales
    if any(each not in {CONTENT, DOCS} for each in changed):
        read_look, misset = theme.read(root, tuple(locales), site.settings.look)
        if read_look is None:
            return None
        look, told = read_look, told + misset
    keys = [(tag, id_) for own in pages_of for tag, id_ in ((site.settings.default_locale, own[1]), own)]
    found, faults = sources.again(root, edition.sources, keys, site, locales)
    reader, wanted = pages.reader_of(site, locales, look, found), {**found.pages, **found.questions}
    read_pages, more = reader.read({key: wanted[key] for key in keys if key in wanted})
    told += judge_pages({**edition.worded, **read_pages}, site, look.assets.pictures)
    dated = date(read_pages, site, edition.history)
    paths = {each.path for each in dated.values()}
    gone = ((f"{CONTENT}/",) if CONTENT in changed else ()) + tuple(paths)
    told = [each for each in told if each.path.startswith(gone)]
    stay = [each for each in issues if not each.path.startswith(gone)]
    shown = tuple(each for each in in_order([*stay, *told, *faults, *more]) if each.severity is not Severity.NOTICE)
    of = {key: page for key, page in dated.items() if key in found.questions}
    own_pages = {key: page for key, page in dated.items() if key not in of}
    return replace(
        edition, site=site, locales=locales, theme=look, sources=found, preview=shown, kept=Table(),
        pages={**edition.pages, **own_pages}, questions={**edition.questions, **of},
    )  # fmt: skip
