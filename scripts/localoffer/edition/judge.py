"""Judge: what is wrong with the pages taken together: links, facts that nothing shows, days, edits that are not committed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from localoffer.edition.dated import DatedPage, reviewed
from localoffer.facts.layout import CONTENT
from localoffer.facts.references import outcomes_of, references, source_line
from localoffer.facts.shapes import Site
from localoffer.issues import Issue, Severity, did_you_mean
from localoffer.languages.reading import catalogue_path
from localoffer.pages.addresses import WHICH_WAY
from localoffer.pages.read import Page, Pages
from localoffer.time import change_notes, reviews
from localoffer.time.git import History
from localoffer.time.units import DOCS, NOTES, VALUES
from localoffer.words.plain_english import told_by_sense

OVERDUE = "review-overdue"
"""The one of what is due that every build tells; `localoffer status` lists the rest."""
NOBODY_S = frozenset({"example", "invalid", "localhost", "test"})
"""How names end that are kept free for examples (RFC 2606, RFC 6761)."""
USED_KINDS = ("contact", "deadline", "testimonial", "term", "notice", "source")


def judge_pages(pages: Pages, site: Site, pictures: frozenset[str]) -> list[Issue]:
    """Return every reference between pages and facts that leads to nothing, and every fact that nothing uses."""
    by_src = {page.src: page for page in pages.values()}
    is_broken = site.questions is None and "questions" in site.declared_ids
    found = [issue for page in pages.values() if not page.is_fallback for issue in _links(page, by_src, is_broken)]
    found += [issue for page in pages.values() if page.locale == site.settings.default_locale for issue in _by_sense(page)]
    named = [*_roles(pages, site), *_steps(pages, site, pictures), *_not_covered(pages, site), *_outcomes(pages, site)]
    return [*found, *named, *_unused(pages, site)]


def _links(page: Page, by_src: Mapping[str, Page], is_broken: bool) -> Iterator[Issue]:
    """Yield the links of a page that lead nowhere; what leads to the questions is not blamed where their file ``is_broken``."""
    folder = posixpath.dirname(page.src)
    for link in page.links:
        name, _, anchor = link.target.partition("#")
        target = by_src.get(posixpath.normpath(posixpath.join(folder, name)) if name else page.src)
        if target is None and name.partition(".")[0] == WHICH_WAY and is_broken:
            continue
        if target is None:
            known = [posixpath.relpath(each.src, folder) for each in by_src.values() if each.locale == page.locale]
            message = f'The link "{link.target}" leads to no page.'
            yield Issue(link.path, link.line, "unknown-page", message, did_you_mean(name, known))
        elif anchor and target.meta is not None and anchor not in target.ids:
            message = f'{target.path} has no anchor "{anchor}".'
            yield Issue(link.path, link.line, "unknown-anchor", message, did_you_mean(anchor, target.ids))


def _by_sense(page: Page) -> Iterator[Issue]:
    """Yield what an English page tells by its look alone."""
    if page.words is not None and page.locale.partition("-")[0] == "en":
        yield from told_by_sense(page.path, ((block.text, block.line) for block in page.words.blocks))


def _roles(pages: Pages, site: Site) -> Iterator[Issue]:
    ids = {page_id for tag, page_id in pages if tag == site.settings.default_locale}
    for role, page_id in site.settings.roles:
        if page_id is not None and page_id not in ids:
            at = source_line(site, "site:site", "roles", role)
            yield Issue(*at, "unknown-page", f'There is no page "{page_id}".', did_you_mean(page_id, ids))


def _steps(pages: Pages, site: Site, pictures: frozenset[str]) -> Iterator[Issue]:
    default = site.settings.default_locale
    for step in site.steps:
        key, page = f"step:{step.id}", pages.get((default, step.page))
        if page is None:
            ids = [page_id for tag, page_id in pages if tag == default]
            message = f'There is no page "{step.page}".'
            yield Issue(*source_line(site, key, "page"), "unknown-page", message, did_you_mean(step.page, ids))
        elif step.anchor not in page.ids:
            message = f'{page.path} has no anchor "{step.anchor}".'
            yield Issue(*source_line(site, key, "anchor"), "unknown-anchor", message, did_you_mean(step.anchor, page.ids))
        if step.picture is not None and step.picture.name not in pictures:
            message = f'There is no picture "{step.picture.name}".'
            hint = did_you_mean(step.picture.name, pictures) or "They live in overrides/components/picture/."
            yield Issue(*source_line(site, key, "picture", "name"), "unknown-picture", message, hint)


def _not_covered(pages: Pages, site: Site) -> Iterator[Issue]:
    ids = {page_id for tag, page_id in pages if tag == site.settings.default_locale}
    for id_, entry in site.not_covered.items():
        for index, page_id in enumerate(entry.pages):
            if page_id not in ids:
                at = source_line(site, f"not-covered:{id_}", "pages", index)
                yield Issue(*at, "unknown-page", f'There is no page "{page_id}".', did_you_mean(page_id, ids))


def _outcomes(pages: Pages, site: Site) -> Iterator[Issue]:
    ids = {page_id for tag, page_id in pages if tag == site.settings.default_locale}
    for id_, outcome in outcomes_of(site).items():
        for index, page_id in enumerate(outcome.pages):
            if page_id not in ids:
                at = source_line(site, f"outcome:{id_}", "pages", index)
                yield Issue(*at, "unknown-page", f'There is no page "{page_id}".', did_you_mean(page_id, ids))


def _unused(pages: Pages, site: Site) -> Iterator[Issue]:
    used = {f"{kind}:{id_}" for _, _, kind, id_ in references(site)}
    for page in pages.values():
        used |= page.fact_keys
        used.update(f"source:{id_}" for id_ in (page.meta.sources if page.meta else ()))
    for kind in USED_KINDS:
        for id_ in site.declared_ids.get(kind, ()):
            if f"{kind}:{id_}" not in used:
                message = f'Nothing uses the {kind} "{id_}".'
                yield Issue(*source_line(site, f"{kind}:{id_}"), f"unused-{kind}", message, severity=Severity.NOTICE)


def judge_days(pages: Mapping[tuple[str, str], DatedPage], site: Site, history: History) -> list[Issue]:
    """Return what is wrong with reviews, change notes and the addresses that pages had before."""
    default = site.settings.default_locale
    own = [page for page in pages.values() if page.meta is not None and page.has_file]
    sources = {page.unit: (page.path, page.text, page.meta) for page in own if page.locale == default and page.meta}
    return [
        *reviews.check(reviewed(page, default, history) for page in own),
        *change_notes.check(site, sources, history),
        *change_notes.check_moves(sources, default, history),
        *(issue for page in own for issue in reviews.due(page.path, page.stamp, site.today) if issue.rule == OVERDUE),
    ]


def _whole(unit: str) -> str:
    """Return the page or fact, in its language, that a unit of notes or of values belongs to."""
    return unit.removeprefix(NOTES).removesuffix(VALUES)


def _written_in(site: Site, unit: str) -> tuple[str, int]:
    """Return where a unit is written."""
    kind, _, name = unit.partition(":")
    if kind == "page":
        return f"{DOCS}/{name}", 1
    if "@" in name:
        return catalogue_path(name.partition("@")[2]), 1
    return source_line(site, unit) if unit in site.places else (CONTENT, 1)


def _is_set_aside(site: Site, unit: str) -> bool:
    """Tell whether a unit is of a language that is a draft and is not shown."""
    kind, _, name = unit.partition(":")
    return (name.partition("/")[0] if kind == "page" else name.partition("@")[2]) in site.set_aside


def judge_address(site: Site) -> Iterator[Issue]:
    """Yield that nobody can open the site's address, if it is one of those that belong to nobody."""
    address = site.settings.address
    if (urlsplit(address).hostname or "").rpartition(".")[2] in NOBODY_S:
        hint = "Write the one that readers will open. On GitHub Pages that is https://OWNER.github.io/REPOSITORY/."
        yield Issue(*source_line(site, "site:site", "address"), "address-not-set", f"{address} is not a real address.", hint)


def judge_history(site: Site, history: History, *, draft: bool) -> Iterator[Issue]:
    """Yield what the history does not know: edits not committed, days that cannot be, listed commits that are not there."""
    if not history.known:
        return
    for unit in sorted({_whole(unit) for unit in history.drafts}):
        if _is_set_aside(site, unit):
            continue
        at = _written_in(site, unit)
        severity = Severity.NOTICE if draft else Severity.ERROR
        hint = "" if draft else "Commit it first, or publish a draft: localoffer publish --draft."
        message = "This is not committed as it stands, so it has no date."
        yield Issue(*at, "not-committed", message, hint, severity)
    for commit, unit in history.misdated.items():
        day = history.dates.get(unit)
        taken = f"its changes are dated {day}" if day else "its changes have no date"
        message = f"Commit {commit[:12]} has a day that cannot be, as a clock was wrong: {taken}."
        hint = "Put the clock right. To leave the commit out, list it in content/not-updates.yml."
        yield Issue(*_written_in(site, _whole(unit)), "commit-misdated", message, hint, Severity.NOTICE)
    for index, commit in enumerate(site.not_updates):
        if not any(each.startswith(commit) for each in history.commits):
            at = source_line(site, "not-updates:not-updates", index, "commit")
            message = f"No commit {commit} changed a page or a fact."
            yield Issue(*at, "unknown-commit", message, severity=Severity.NOTICE)
