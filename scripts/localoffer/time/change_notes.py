"""Changes: the notes that say what changed, where they are missing, and the page each belongs to. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from localoffer.facts.front_matter import line_of
from localoffer.facts.references import named_facts, source_line
from localoffer.facts.shapes import Change, FrontMatter, Site
from localoffer.facts.values import Words
from localoffer.issues import Issue, Severity
from localoffer.time.git import History
from localoffer.time.units import NOTES

RULES = frozenset({"contact", "deadline"})
"""Kinds of facts that people act on: a change of one without a note is a warning."""


TO_SAY = "One sentence that says what is different."


class ChangeNote(NamedTuple):
    """One change note, with what it is about."""

    on: dt.date
    note: Words
    key: str
    """``page:faqs`` or the fact's own key, ``deadline:contact-adviser``."""
    number: int
    """Which note of that thing on that day, from 1, counted from the oldest."""

    @property
    def anchor(self) -> str:
        """A name that stays: other notes may be added, and a page may be renamed."""
        again = f"-{self.number}" if self.number > 1 else ""
        return f"{self.key.replace(':', '-').replace('/', '-')}-{self.on}{again}"


def noted_facts(site: Site) -> dict[str, list[Change]]:
    """Return ``kind:id`` -> notes for every fact that may have notes."""
    facts = dict(named_facts(site))
    facts |= {f"service:{id_}": service for id_, service in site.services.items()}
    return {key: fact.changes for key, fact in facts.items()}


def entries(key: str, notes: Iterable[Change]) -> list[ChangeNote]:
    """Return the notes of one thing, the newest first."""
    count: dict[dt.date, int] = {}
    found = []
    oldest_first = list(notes)[::-1]
    for change in sorted(oldest_first, key=lambda change: change.changed_on):
        count[change.changed_on] = count.get(change.changed_on, 0) + 1
        found.append(ChangeNote(change.changed_on, change.note, key, count[change.changed_on]))
    return found[::-1]


def page_key(page_id: str, meta: FrontMatter | None) -> str:
    """Return what a page's notes are filed under: the first name it ever had, so that a feed knows it again."""
    return f"page:{meta.moved_from[0] if meta and meta.moved_from else page_id}"


def newest_first(found: Iterable[ChangeNote]) -> list[ChangeNote]:
    """Sort entries by day, then by what they are about."""
    return sorted(found, key=lambda entry: (-entry.on.toordinal(), entry.key, -entry.number))


def check(site: Site, pages: Mapping[str, tuple[str, str, FrontMatter]], known: History) -> Iterator[Issue]:
    """Yield every change of words or facts that no note speaks of.

    ``pages`` are those of the default locale: unit -> (path, text, front matter). A note speaks of a
    change when it was committed on the same day or later, or is as uncommitted as the change.
    """
    since = site.settings.notes_since or dt.date.min
    noted = noted_facts(site)
    for unit in [*pages, *noted]:
        day = _changed_on(unit, known, site.today)
        if day is None or day < since or _is_noted(unit, day, known):
            continue
        kind, _, name = unit.partition(":")
        if unit in pages:
            path, text, meta = pages[unit]
            line, strict = line_of(path, text, "changes"), meta.must_note_changes
            at = [line_of(path, text, "changes", index) for index, _ in enumerate(meta.changes)]
            key_line = line
            what = "The words of this page"
        else:
            (path, line), strict = source_line(site, unit), kind in RULES
            at = [source_line(site, unit, "changes", index)[1] for index, _ in enumerate(noted[unit])]
            key_line = source_line(site, unit, "changes")[1]
            what = f'The {"time limit" if kind == "deadline" else kind} "{name}"'
        message = f"{what} changed on {day}, and no note says what is different."
        severity = Severity.WARNING if strict else Severity.NOTICE
        yield Issue(path, line, "change-not-noted", message, _to_paste(day, key_line, at), severity)


def _to_paste(day: dt.date, key_line: int, at: Sequence[int]) -> str:
    """Return the note to write, in the form of those at the lines ``at``, in a list that begins at ``key_line``."""
    note = f'{{changed_on: {day}, note: "{TO_SAY}"}}'
    if not at:
        return f"Write there: changes: [{note}]"
    return f"Write behind the [ of its changes: {note}," if at[0] == key_line else f"Write below its changes: - {note}"


def _changed_on(unit: str, known: History, today: dt.date) -> dt.date | None:
    """Return the day a unit last changed, None where it never has since it was first written."""
    if unit not in known.dates:
        return None
    if unit in known.drafts:
        return today
    return None if unit in known.born else known.dates[unit]


def _is_noted(unit: str, day: dt.date, known: History) -> bool:
    note = NOTES + unit
    return note in known.drafts or known.dates.get(note, dt.date.min) >= day


def check_moves(pages: Mapping[str, tuple[str, str, FrontMatter]], default: str, known: History) -> Iterator[Issue]:
    """Yield every page that was published once and whose address leads nowhere now, and names taken twice."""
    ids = {_page_id(unit): unit for unit in pages}
    folders = {_folder(id_): unit for id_, unit in ids.items()}
    claimed: dict[str, str] = {}
    for path, text, meta in pages.values():
        for index, old in enumerate(meta.moved_from):
            line = line_of(path, text, "moved_from", index)
            folder = _folder(old)
            if folder in folders or folder in claimed:
                holder = pages[folders[folder]][0] if folder in folders else claimed[folder]
                yield Issue(path, line, "moved-from-taken", f'"{old}" is the address of {holder}.', "Take it out here.")
            claimed.setdefault(folder, path)
    for unit, day in sorted(known.gone.items()):
        old = _page_id(unit)
        if unit.startswith(f"page:{default}/") and _folder(old) not in claimed and old not in ids:
            new = known.moved.get(unit)
            path = f"docs/{(new or unit).removeprefix('page:')}"
            became = f" It became {_page_id(new)}." if new else ""
            when = f" on {day}" if day else ""
            message = f'The page "{old}" went{when}, and its address leads nowhere.{became}'
            hint = f"Write into the page that took its place: moved_from: [{old}]."
            yield Issue(path, 1, "address-lost", message, hint, Severity.WARNING)


def _folder(page_id: str) -> str:
    """Return where a page stands, as a disk that knows no capitals sees it: ``faqs/index`` and ``FAQs`` are both ``faqs``."""
    return page_id.removesuffix("/index").casefold()


def _page_id(unit: str) -> str:
    return unit.partition("/")[2].removesuffix(".md")
