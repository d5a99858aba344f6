"""Signing: the act of reviewing a page. Shows what changed since the last review, then writes the new one."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from pathlib import Path

from localoffer.acts.yaml_edit import quoted, with_front_matter
from localoffer.disk import replace
from localoffer.edition import DatedPage, Edition
from localoffer.edition.dated import review_in, reviewed
from localoffer.facts.front_matter import split_front_matter
from localoffer.facts.values import add_span
from localoffer.issues import Issue, did_you_mean
from localoffer.time.git import contents_of
from localoffer.time.reviews import KEYS, in_bulk
from localoffer.time.units import DOCS, fact_of, page_digest


def page_at(edition: Edition, path: str) -> tuple[DatedPage | None, list[Issue]]:
    """Return the page whose file is ``path``, relative to the site's folder, or the issue that there is none."""
    own = {page.path: page for page in edition.pages.values() if page.has_file}
    if path in own:
        return own[path], []
    hint = did_you_mean(path, own) or f"Pages live in {DOCS}/."
    return None, [Issue(path, 1, "unknown-page", "There is no such page.", hint)]


def since_last_review(edition: Edition, page: DatedPage) -> Iterator[str]:
    """Yield lines that say what changed since the page was last reviewed, for the person who reviews it now."""
    meta = page.meta
    if meta is None or meta.last_reviewed_on is None:
        yield "No person has reviewed this page before. Read all of it."
        return
    yield f"Last reviewed by {meta.reviewed_by} on {meta.last_reviewed_on}."
    then = _words_then(edition.root, page.path, meta.reviewed_words or "")
    if then is None:
        yield "The words of that day are not in the history. Read all of the page."
    else:
        lines = list(difflib.unified_diff(_words(then), _words(page.text), "then", "now", lineterm="", n=1))
        yield from lines or ["Its own words have not changed since."]
    for fact, day in sorted(_facts_since(edition, page, meta.last_reviewed_on).items()):
        yield f"A fact on it changed: {fact} ({day or 'not committed'})"
    for entry in page.notes:
        if entry.on >= meta.last_reviewed_on:
            yield f"{entry.on}: {entry.note.text}"


def _facts_since(edition: Edition, page: DatedPage, since: dt.date) -> dict[str, dt.date | None]:
    """Return each fact on a page that has changed since a day, with the day it last did; None if that is not committed."""
    history, found = edition.history, dict[str, dt.date | None]()
    for unit in page.units(edition.default) - {page.unit}:
        fact, day = fact_of(unit), history.dates.get(unit, dt.date.min)
        if unit in history.drafts:
            found[fact] = None
        elif day >= since and (known := found.get(fact, day)) is not None:
            found[fact] = max(known, day)
    return found


def _words(text: str) -> list[str]:
    return split_front_matter(text)[1].splitlines()


def _words_then(root: Path, path: str, digest: str) -> str | None:
    """Return the newest version of a file whose words have this hash; None where the history has none."""
    found = next((raw for raw in contents_of(root, path) if page_digest(raw) == digest), None)
    return found.decode("utf-8").replace("\r\n", "\n") if found is not None else None


def refusals(edition: Edition, page: DatedPage, by: str, note: str) -> list[Issue]:
    """Return why this page may not be signed: one of many on a day needs a note that no other has."""
    signed = [
        each.meta.review_note or ""
        for each in edition.pages.values()
        if each.meta and each.has_file and each is not page
        and (each.meta.last_reviewed_on, each.meta.reviewed_by) == (edition.site.today, by)
    ]  # fmt: skip
    return list(in_bulk(page.path, 1, edition.site.today, by, note, signed))


def sign(edition: Edition, page: DatedPage, by: str, note: str) -> dt.date:
    """Write the review of a page into its front matter, and nothing else; return the day the next one is due."""
    seen = reviewed(page, edition.default, edition.history).seen
    values = {
        "last_reviewed_on": edition.site.today,
        "reviewed_by": quoted(by),
        "reviewed_words": quoted(seen.words),
        "reviewed_facts": quoted(seen.facts),
        **({"review_note": quoted(note)} if note else {}),
    }
    _write(edition, page, with_front_matter(page.text, values, KEYS))
    return add_span(edition.site.today, review_in(page, edition.site))


def withdraw(edition: Edition, page: DatedPage) -> None:
    """Take the review out of a page's front matter."""
    _write(edition, page, with_front_matter(page.text, {}, KEYS))


def _write(edition: Edition, page: DatedPage, text: str) -> None:
    file = edition.root / page.path
    replace(edition.root, file, text, "\r\n" if b"\r\n" in file.read_bytes() else "\n")
