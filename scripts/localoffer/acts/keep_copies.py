"""The act of keeping what was found on councils' own pages: content/copies-seen.yml is written anew, and only with facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import yaml

from localoffer.councils.drift import DriftResult, Verdict
from localoffer.councils.drift.report import Results
from localoffer.facts.layout import CONTENT
from localoffer.facts.shapes import CopySeen, Site
from localoffer.issues import Issue, did_you_mean

PATH = f"{CONTENT}/copies-seen.yml"
_HEAD = """\
# What `localoffer drift --keep` found on the pages of councils. A program writes it: only facts, and nothing that was not judged.
# The pages of councils say it where content/site.yml has copies_shown_for.
"""


def not_known(site: Site, councils: Collection[str], path: str) -> list[Issue]:
    """Return an issue for each council of a list of copies that there is not."""
    known = site.declared_ids.get("council", frozenset())
    return [
        Issue(path, 1, "unknown-council", f'There is no council "{each}".', did_you_mean(each, known))
        for each in sorted({*councils} - known - {""})
    ]


def kept(before: Collection[CopySeen], results: Results, day: dt.date) -> str:
    """Return the file after these results: an entry for each copy of a council that speaks of the service.

    A page that could not be read leaves what was found on it before; one that speaks of the service no more has no entry.
    """
    found = {(each.council, each.where): each for each in before}
    for copy, result in results.items():
        if not copy.council or not isinstance(result, DriftResult):
            continue
        found.pop((copy.council, copy.where), None)
        if result.verdict is not Verdict.NOT_ABOUT:
            wrong, to_check = (sum(getattr(each, name) for each in result.findings) for name in ("wrong", "check"))
            found[copy.council, copy.where] = CopySeen.model_construct(
                council=copy.council, where=copy.where, seen_on=day, wrong=wrong, to_check=to_check
            )
    entries = [found[key].model_dump() for key in sorted(found)]
    return _HEAD + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=1000)
