"""The act of keeping what was found on councils' own pages: content/copies-seen.yml is written anew, and only with facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import yaml

from localoffer.councils.drift import DriftResult, Verdict
from localoffer.councils.drift.telling import Results
from localoffer.facts.layout import CONTENT
from localoffer.facts.shapes import CopySeen

PATH = f"{CONTENT}/copies-seen.yml"
_HEAD = """\
# What `localoffer drift --keep` found on the pages of councils. A program writes it: only facts, and nothing that was not judged.
# The pages of councils say it where content/site.yml has copies_shown_for.
"""


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
    entries = ([found[key].model_dump()] for key in sorted(found))  # one by one: of one day twice YAML makes an alias
    return _HEAD + ("".join(yaml.safe_dump(each, sort_keys=False, allow_unicode=True, width=1000) for each in entries) or "[]\n")
