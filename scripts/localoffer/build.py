"""Build: the whole site, told in the order it happens: facts, sources, pages, dates, edition, files, checks."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from localoffer import languages, store, theme
from localoffer.clock import today
from localoffer.edition import Edition
from localoffer.edition.dated import date
from localoffer.edition.judge import judge_address, judge_days, judge_history, judge_pages
from localoffer.edition.look import judge_look
from localoffer.facts import read as facts
from localoffer.facts.layout import CONTENT
from localoffer.facts.references import source_line
from localoffer.facts.shapes import Site
from localoffer.html.outline import sparing
from localoffer.issues import Issue, Severity, in_order, stops
from localoffer.kept import Table
from localoffer.languages.locales import HOME, Locale
from localoffer.languages.reading import catalogue_path
from localoffer.pages import questions, services, sources
from localoffer.pages import read as pages
from localoffer.pages.watched import Answers
from localoffer.theme.environment import TemplateFaultError
from localoffer.time import git
from localoffer.time.checks import ReadChecks, as_texts, out_of_texts, seen_in, with_checks
from localoffer.time.git import History, NotReadError, ReadUnits, ShallowCloneError, UnknownBeginningError
from localoffer.time.units import DOCS, units

if TYPE_CHECKING:  # what only reads, as status does, loads nothing that writes or checks files
    from localoffer.checks import Outlines
    from localoffer.outputs.files import File


@dataclass(frozen=True)
class Options:
    """How to build."""

    draft: bool = False
    """Let edits through that are not committed; they carry no date."""
    ready_only: bool = False
    """Leave out the languages that are drafts."""
    preview: bool = False
    """Go on without what is broken, and say so on every page."""
    reloads: bool = False
    """Let every page ask the server of a preview whether it has changed."""
    gallery: bool = False
    """Add the gallery of components, for designers."""
    live: bool = False
    """Stop where the site's address is nobody's, and say on a page when the site was built."""
    pdf: bool = False
    """Print each leaflet into a PDF beside its page."""
    fresh: bool = False
    """Make everything anew, and keep nothing of it."""
    jobs: int = 1
    """How many processes may work at once; the bytes are the same."""
    address: str | None = None
    """Another address than the site's own."""


def read(root: Path, options: Options = Options(draft=True)) -> tuple[Edition | None, list[Issue]]:
    """Read the site below ``root`` as it stands, without writing anything.

    Returns the edition and every issue that was found on the way; no edition where content/site.yml or the theme is
    broken, there is no home page, or a file leads outside.
    """
    try:
        return _read(root, options)
    except TemplateFaultError as fault:
        return None, [fault.issue]


def _read(root: Path, options: Options) -> tuple[Edition | None, list[Issue]]:
    def kept(name: str) -> store.Kept | None:
        return None if options.fresh else store.Kept(root, name)

    own, unread = sources.files_below(root)
    if stops(unread, strict=False):
        return None, unread
    site, issues = facts.load(root, today(), options.address)
    if site is None:
        return None, in_order(issues)
    if options.ready_only:
        site = without_drafts(site)
    locales, unsaid = languages.read(root, site)
    history, unknown = history_of(root, site, locales, fresh=options.fresh)
    site = with_checks(site, history.checks)
    look, misset = theme.read(root, tuple(locales), site.settings.look)
    if look is None:
        return None, in_order([*issues, *unsaid, *misset])
    found, faults = sources.find(own, site, locales, kept("compared"), options.jobs)
    del own  # as large as all files together, and what is wanted of it is in what was found
    found = questions.with_questions(services.with_services(found, site, locales), site, locales)
    read_pages, asked, more = pages.read(site, locales, look, found, kept("pages"), options.jobs)
    dated = date(read_pages, site, history)
    issues = eased(
        site,
        [
            *chain(unread, issues, unsaid, misset, faults, more, unknown),
            *judge_pages({**read_pages, **asked}, site, look.assets.pictures),
            *judge_look(site, found, look),
            *(judge_address(site) if options.live else ()),
            *judge_history(site, history, draft=options.draft or options.preview),
            *judge_days(dated, site, history),
        ],
    )
    preview = tuple(issue for issue in issues if issue.severity is not Severity.NOTICE) if options.preview else ()
    if (site.settings.default_locale, HOME) not in dated:
        return None, issues
    gallery = options.gallery or options.preview
    asked_pages = date(asked, site, history)
    edition = Edition(
        root, site, locales, look, found, dated, history,
        has_gallery=gallery, has_pdf=options.pdf, preview=preview, reloads=options.reloads, is_live=options.live,
        questions=asked_pages,
    )  # fmt: skip
    return edition, issues


def without_drafts(site: Site) -> Site:
    """Return a site without the languages that are not ready; nothing that is theirs is read."""
    ready = [each for each in site.settings.locales if not each.draft]
    drafts = frozenset(each.tag for each in site.settings.locales if each.draft)
    return site.model_copy(update={"settings": site.settings.model_copy(update={"locales": ready}), "set_aside": drafts})


def eased(site: Site, issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues in order; what is wrong in a language that is a draft stops nobody."""
    drafts = [each.tag for each in site.settings.locales if each.draft]
    homes = tuple(home for tag in drafts for home in (f"{DOCS}/{tag}/", catalogue_path(tag)))
    return in_order(replace(each, severity=Severity.NOTICE) if each.path.startswith(homes) else each for each in issues)


def files(edition: Edition, issues: list[Issue]) -> Iterator[File]:
    """Yield every file of the site, each as it is made.

    A file whose address another has already, or that would stand outside the site, is left out and told in ``issues``.
    So is a template that cannot be filled: nothing comes after it.
    """
    from localoffer import councils, outputs
    from localoffer.outputs import hosts
    from localoffer.outputs.files import made

    urls = []
    try:
        for file in placed(made(edition, chain(outputs.files(edition), councils.files(edition))), issues):
            urls.append(file.url)
            yield file
    except TemplateFaultError as fault:
        issues.append(fault.issue)
        return
    yield from hosts.files(edition, urls)


def placed(made: Iterable[File], issues: list[Issue]) -> Iterator[File]:
    """Yield each file that has an address of its own inside the site, and note the others."""
    taken = set()
    for file in made:
        name = file.url.casefold()
        if name in taken or ".." in name.split("/") or name.startswith("/"):
            message = "This address is taken, or leads out of the site (capital letters make no difference)."
            issues.append(Issue(f"{DOCS}/{file.url}", 1, "address-taken", message, "Give the file another name."))
        else:
            taken.add(name)
            yield file


def file_at(edition: Edition, url: str) -> File | None:
    """Return a page by the address of its file, if it is one that words, a question or a council stand behind."""
    from localoffer.councils import pages as councils
    from localoffer.outputs import pages as worded
    from localoffer.outputs import questions as asked

    page = next((each for each in edition.worded.values() if f"{each.url}index.html" == url), None)
    if page is None:
        named = ((tag, id_) for tag in edition.locales for id_ in edition.site.councils)
        own = next((each for each in named if f"{edition.addresses.council(*each)}index.html" == url), None)
        return councils.one(edition, *own)[0] if own else None
    if page.is_leaflet:
        return None
    if (page.locale, page.id) in edition.questions and edition.site.questions is not None:
        return asked.one(edition, edition.site.questions, page)
    return worded.one(edition, page)


def kept_files(edition: Edition, name: str, jobs: int = 1) -> Edition:
    """Return an edition that takes the files that the last run kept under a name, and keeps its own."""
    answers = Answers(edition.site, edition.locales, edition.theme, edition.sources, edition.addresses)
    return replace(edition, kept=Table(store.Kept(edition.root, name), answers, jobs))


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    edition: Edition | None
    issues: list[Issue]
    digests: Mapping[str, str] = field(default_factory=dict)
    """Address -> SHA-256 of every file; none where an error stood in the way."""


def build(root: Path, folder: Path, options: Options) -> Built:
    """Build the site below ``root`` into ``folder`` and check it; nothing is written where an error stands in the way."""
    from localoffer import checks
    from localoffer.outputs import pdf

    edition, issues = read(root, options)
    if edition is None or stops(issues, strict=False):
        return Built(edition, issues)
    fresh = Table(jobs=options.jobs)
    edition = replace(edition, kept=fresh) if options.fresh else kept_files(edition, "files", options.jobs)
    digests: dict[str, str] = {}
    outlines = write(_noted(files(edition, issues), digests), folder, root / "site")
    edition.kept.save()
    issues += pdf.write(edition, folder) if options.pdf else []
    if not stops(issues, strict=False):
        issues += checks.check(folder, outlines, edition)
    return Built(edition, in_order(issues), digests)


def _noted(made: Iterable[File], digests: dict[str, str]) -> Iterator[File]:
    """Yield each file, and note its hash."""
    for file in made:
        digests[file.url] = file.digest
        yield file


def write(made: Iterable[File], folder: Path, published: Path | None = None) -> Outlines:
    """Write files below a folder as they are made; returns what the checks want to know of the pages among them.

    A file that stands there already, byte by byte, stays; one that is ``published`` as it is to be need not be made anew.
    What is not among the files goes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = {Path(at, name).relative_to(folder).as_posix() for at, _, names in os.walk(folder) for name in names}
    outlines = {}
    for file in made:
        target, stood = folder / file.url, file.url in before
        before.discard(file.url)
        if not (stood and _holds(target, file.digest)):
            _put(folder, target, _published(file, published) or file.content)
        if file.outline is not None:
            outlines[file.url] = sparing(file.outline)
    for left in filter(Path.is_file, (folder / each for each in before)):
        left.unlink()
        with suppress(OSError):  # a folder in which something stands
            for empty in left.relative_to(folder).parents[:-1]:
                (folder / empty).rmdir()
    return outlines


def _holds(file: Path, digest: str) -> bool:
    return hashlib.sha256(file.read_bytes()).hexdigest() == digest


def _published(file: File, published: Path | None) -> bytes | None:
    """Return what was published under the address of a file that was not made anew, if it is just that."""
    there = published / file.url if published and file.kept else None
    content = there.read_bytes() if there and there.is_file() else b""
    return content if file.kept and hashlib.sha256(content).hexdigest() == file.kept else None


def _put(folder: Path, target: Path, content: bytes) -> None:
    """Write a file whole, in the place of what stands there and never into it: that may be a name of somebody's copy as well.

    Whoever reads the folder meanwhile, as a preview is read, meets the old file or the new.
    """
    part = folder / ".part"
    part.write_bytes(content)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
    except OSError:  # once there was a file where a folder is now, or a folder where a file is
        for each in (target, *target.parents[: len(target.relative_to(folder).parents) - 1]):
            if each.is_dir() and each == target:
                shutil.rmtree(each)
            elif each.is_file():
                each.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)


def history_of(root: Path, site: Site, locales: dict[str, Locale], *, fresh: bool = False) -> tuple[History, list[Issue]]:
    """Return what git knows of the site's files, and what it does not.

    What is read of their versions is kept for the next run, unless all is to be ``fresh``.
    """
    tags, default, begins = tuple(locales), site.settings.default_locale, site.settings.history_begins
    read_units: ReadUnits = partial(units, tags=tags, default=default)
    read_checks: ReadChecks = partial(seen_in, tags=tags, default=default)
    try:
        with ExitStack() as kept:
            if not fresh:
                read_units = kept.enter_context(store.remembered(root, "units", read_units, [tags, default]))
                texts = kept.enter_context(store.remembered(root, "checks", as_texts(read_checks), [tags, default]))
                read_checks = out_of_texts(texts)
            history = git.read(root, (DOCS, CONTENT), read_units, site.not_updates, site.today, read_checks, begins)
    except ShallowCloneError:
        hint = "Run: git fetch --unshallow. In a workflow: fetch-depth: 0."
        message = "This clone holds only the newest commits, so no date could be trusted, and no check without its hash."
        return History(known=False), [Issue(".git/shallow", 1, "shallow-clone", message, hint)]
    except UnknownBeginningError:
        at = source_line(site, "site:site", "history_begins")
        message = f'There is no commit "{begins}" in the history, so it cannot begin there.'
        return History(known=False), [Issue(*at, "unknown-commit", message, "Name one that git log shows, or a day.")]
    except NotReadError as fault:
        message = f"There is a git history here, and it cannot be read: {fault}."
        return History(known=False), [Issue(".git", 1, "history-not-read", message, fault.hint)]
    if not history.known:
        message = "There is no git history here, so pages carry no date."
        return history, [Issue("docs", 1, "no-history", message, severity=Severity.NOTICE)]
    return history, []
