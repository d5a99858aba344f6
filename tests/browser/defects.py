"""Plant every defect, run every check over it to its end, and write tests/defects/README.md.

``--only ID`` looks at one defect, runs every check over it, and says what each finds. ``--jobs 2`` uses two processors.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from playwright.sync_api import sync_playwright

from browser.checks import CHECKS
from browser.chromium import FLAGS, find
from browser.engines import axe_once
from browser.planting import DEFECTS, FILE, Site, planted
from conftest import built
from copies import GOOD, commit, copy_site, git

TABLE = FILE.with_name("README.md")
ONCE = "axe once"
Found = dict[str, str]
"""The name of a check -> the first thing it found."""
HEAD = """# The strength of the tests

A test that never fails proves nothing. So {all} defects are planted, one at a time, into good pages of the tests' small site,
and the checks that run over every page run over that one. This file is written by `python tests/browser/defects.py`.
`tests/browser/test_defects.py` holds us to it: each defect must be caught by the checks that [defects.yml](defects.yml) names
for it, and at least 95 % of all must be caught. The same checks must find nothing in the same page before.

| | caught | of {all} |
| --- | --: | --: |
| our checks and the four engines together | {ours} | {ours_share} |
| axe alone, as we run it: at three widths, closed and open, in light and (its rules on colour) in dark | {axe} | {axe_share} |
| axe alone, as most run it: once, on a desktop | {once} | {once_share} |

Of the {survey} plants for the 37 defects of stock Material, all checks together catch {survey_ours}, and axe as we run it
catches {survey_axe}. Of the {act} failed examples in the manner of the ACT rules, {act_ours} and {act_axe}. Of the {stranger}
of sixteen strangers, {stranger_ours} and {stranger_axe}. Of {wcag} that WCAG's own list of failures led to, {wcag_ours} and
{wcag_axe}.

**WCAG's list was gone through on 27 November 2026**: its failures F1 to F111, and what else stands below its criteria, with
72 plants. 41 of them nothing told when they were planted, and one was told by an accident. 38 stand below, with the checks that
were written for them (`consistent.py`, which compares a page with the home page, and `using.py`). Two were no faults when looked
at again, and two were still told by nobody: a drawing that disappears in dark colours, which is told since a stranger planted
it as well, and a paragraph of seven words that says it is in another language.

**What strangers planted tells more than what we did.** Of the first's twelve, two were noticed when they came. The second's
twelve were written down before any was planted, though by somebody who had read the checks: five were noticed, one of them by
an accident of the plant. Checks of all those kinds were written then (`tests/browser/meaning.py`, going back with Shift and Tab,
the heads of rows). A third twelve, after that: four were noticed, one of them by an accident. Of a fourth twelve, of kinds
that no other had, publishing noticed one, and the checks here three more. Six of those are of pages and stand below. Five are
of words, which publishing tells today: letters of two alphabets, answers exchanged in a table, a lost "not", a lost "working",
and what is told by its look. Of a fifth twelve, six were noticed when they came, all by the checks here: a name that hides the
number, one key that leaps, a focus of shadows, words sent by a search without scripts, a way out of a frame, the foot of a sheet.
Today publishing also tells exchanged blanks of a letter, the words of another entry and words that all other languages leave in
English; the checks tell the head of a cell on a phone and two fingers that cannot enlarge. An answer of "Which way" that leads
the wrong way is still told by nobody but a reader. Of a sixth twelve, five were noticed when they came: motion for who asked
for none, digits of another script, a fragment set from the wrong side, words cut on a phone, buttons for a mouse alone.
Publishing has learned a lost "must", a lost sentence and two names of two months from it. A seventh twelve came after that list,
all of pages: six were noticed when they came, three more are today (two fingers, paper without numbers, a page that loads again).
Nobody tells a limit counted from the wrong day, a reading setting that changes nothing, or a script that an old phone cannot
read. Of an eighth twelve ten were noticed when they came, two of these by an accident (red words that were pale as well, and a
line that a script adds and paper leaves out); eleven are today. "Open now", which is wrong on Sundays, is told by nobody. Of a
ninth twelve, after that, seven were noticed, none by an accident, and all are today. A tenth, an eleventh and a twelfth were told
what others had planted, and to leave that out: **three, six and four were noticed when they came**, and seven more by accidents.
All 36 are today; `tests/browser/pressing.py` came of them (what comes of pressing: the page can be used, the place is kept, Back
leads back, a link leads where it says). So of what nobody had thought of before, a third to a half is told.

Four more were told of the first's twelve alone, and to plant the next twelve that happen in real life: **ten, eight, eleven
and nine were noticed when they came**, and three more by accidents. The last two came an hour after the first two, and met
the checks that these had led to: without those it would have been ten and seven. They planted much alike: a number whose
digits are turned in Arabic (four of them), letters of mathematics, two fingers that cannot enlarge, no translating, a filter
that leaves for another page, what fades in (three each). What was missed and is told today: rows of a table made of line
breaks, a filter that leaves, shapes of Arabic letters out of a PDF, words typed without their marks, letters of two
alphabets, arrow keys that do nothing, a drawing that goes in dark colours, words struck through, a button that opens and
does not say so, a search that answers in English. Publishing tells two of these as well, at the editor's line. All of the
first two stand below, and what the last two added.

Three things to know when reading this:

- The examples are ours, written for our pages. They show what would be caught here. They do not rate the engines, which are
  made for any page, and which leave open what a person must judge.
- The pages kept in `tests/golden/screen_reader/` would differ for almost every defect. That is not counted: a kept page
  tells that something changed, not that it is wrong.
- Some checks were written because a plant showed that nothing caught it. A defect that nobody thought of is in no list.

## What nothing catches

{missed}

## Each defect

The check that defects.yml names is run first, then the others from the cheap ones to the costly, until one finds the defect.
That one is named. axe is then run in any case.

| defect | from | caught by | axe | axe once |
| --- | --- | --- | --- | --- |
"""
_here: dict[str, Any] = {}


def begin(folders: dict[str, Site]) -> None:
    """Start this process's own browser."""
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
    _here.update(browser=browser, workshop=browser.new_page(), sites=folders)


def look(defect: dict[str, Any], every: bool = False) -> Found:
    """Run the checks until one finds the defect, or every one; then axe by itself."""
    found: Found = {}
    with (
        tempfile.TemporaryDirectory() as scratch,
        planted(_here["browser"], _here["workshop"], _here["sites"], defect, Path(scratch)) as subject,
    ):
        first = {name: CHECKS[name] for name in defect.get("expected", ())}
        for name, check in {**first, **CHECKS, ONCE: axe_once}.items():
            if found.keys() & set(CHECKS) and not every and name not in {*first, "axe", ONCE}:
                continue
            try:
                fault = next(check(subject), None)
            except Exception as error:
                name, fault = f"{name} broke off", str(error)
            if fault:
                found[name] = fault
    return found


def share(part: int, whole: int) -> str:
    """Return a share in words."""
    return f"{100 * part / whole:.0f} %"


def written(results: list[tuple[dict[str, Any], Found]]) -> str:
    """Return the table as Markdown."""
    survey = [each for each in results if each[0]["source"].startswith("accessibility")]
    act = [each for each in results if each[0]["source"].startswith("ACT")]
    stranger = [each for each in results if each[0]["source"].startswith("stranger")]
    wcag = [each for each in results if each[0]["source"].startswith("WCAG")]

    def count(rows: list[tuple[dict[str, Any], Found]], names: set[str]) -> int:
        return sum(bool(found.keys() & names) for _, found in rows)

    every = set(CHECKS)
    numbers = {"ours": every, "axe": {"axe"}, "once": {ONCE}}
    counts = {name: count(results, names) for name, names in numbers.items()}
    missed = [f"- **{defect['what']}** ({defect['source']}). {defect['missed']}" for defect, _ in results if "missed" in defect]
    text = HEAD.format(
        all=len(results), **counts, **{f"{name}_share": share(number, len(results)) for name, number in counts.items()},
        survey=len(survey), survey_ours=count(survey, every), survey_axe=count(survey, {"axe"}),
        act=len(act), act_ours=count(act, every), act_axe=count(act, {"axe"}), missed="\n".join(missed),
        stranger=len(stranger), stranger_ours=count(stranger, every), stranger_axe=count(stranger, {"axe"}),
        wcag=len(wcag), wcag_ours=count(wcag, every), wcag_axe=count(wcag, {"axe"}),
    )  # fmt: skip
    for defect, found in results:
        name = next((name for name in [*defect.get("expected", ()), *CHECKS] if name in found), "nothing")
        yes = " | ".join("yes" if each in found else "no" for each in ("axe", ONCE))
        text += f"| {defect['what']} | {defect['source'].replace('accessibility ', 'survey ')} | {name} | {yes} |\n"
    return text


def main() -> int:
    """Write the table; returns 1 where the file of defects says otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    defects = [defect for defect in DEFECTS if not chosen.only or defect["id"] in chosen.only]
    with tempfile.TemporaryDirectory() as scratch:
        small = copy_site(GOOD, Path(scratch) / "small")
        git(small, "init", "-q", "-b", "main")
        commit(small, "Begin", "2026-01-05")
        folders = {"small": Site(built(small), "/some/folder/")}
        with ProcessPoolExecutor(chosen.jobs, initializer=begin, initargs=(folders,)) as pool:
            results = []
            for defect, found in zip(defects, pool.map(partial(look, every=bool(chosen.only)), defects), strict=True):
                results.append((defect, found))
                if chosen.only or os.environ.get("SAY"):
                    print(defect["id"], *(f"\n    {name}: {fault[:200]}" for name, fault in found.items()), flush=True)
    wrong = 0
    for defect, found in results:
        lacking = [name for name in defect.get("expected", ()) if name not in found]
        if lacking or ("missed" in defect) == bool(found.keys() & set(CHECKS)):
            wrong += 1
            print(f"{defect['id']}: not caught by {lacking or 'anything'}; caught by {list(found)}")
    if not chosen.only:
        TABLE.write_text(written(results), "utf-8")
        print(f"wrote {TABLE}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
