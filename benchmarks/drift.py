"""Measure `localoffer drift` on pages written for it: faults planted, found, false, by kind. Usage: python benchmarks/drift.py.

Everything it is measured on was written in this repository, beside the program: pages of strangers and copies of a small site in
tests/drift/, phrasings of every time limit made from parts, and faults planted one at a time into whole pages and into our own.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from html import escape
from pathlib import Path

from localoffer.build import read
from localoffer.councils.drift import Corpus, FindingState, corpus_of

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

NAMES = {
    "phone": "telephone", "email": "email", "web": "web address", "hours": "opening hours", "deadline": "time limits",
    "duty": "who must, who may", "cost": "cost", "ages": "ages", "duration": "duration", "place": "place",
    "body": "names of bodies", "notice": "notices of another time", "claim": "what was said once", "text": "words that turn",
}  # fmt: skip
Rows = dict[str, Counter[str]]
"""Kind -> planted, found, false."""


def strangers(ours: Corpus) -> Rows:
    """Judge the pages of strangers."""
    from copies_drift import ends_with, false, judged, lost  # type: ignore[import-not-found]
    from copies_drift import strangers as pages

    rows: Rows = defaultdict(Counter)
    right = at_ease = 0
    for page in pages():
        result = judged(ours, page.page)
        gone = lost(page, result)
        for fault in page.findings:
            rows[NAMES[fault[0]]].update(planted=1, found=int(fault not in gone))
        for finding in false(page, result):
            rows[NAMES[finding.kind]].update(false=1)
        is_right = result.verdict is page.verdict and ends_with(result) in page.exits
        right += is_right
        at_ease += ends_with(result) == 0 and bool(page.findings or page.checks)
        if not is_right or gone:
            print(f"  not as it should be: {page.name}: {result.verdict}, exit {ends_with(result)}")
    clean = sum(not page.findings for page in pages())
    print(
        f"{len(pages())} pages of strangers, {clean} of them with nothing wrong: {right} verdicts and exit codes right, ", end=""
    )
    print(f"{at_ease} with a fault or something to check ended with 0")
    return rows


def whole_pages(ours: Corpus) -> Rows:
    """Plant faults into whole pages in the words of others, which are right as they are."""
    from copies_drift import DRIFT
    from drift_planted import planted_in_theirs, table, wrong_in  # type: ignore[import-not-found]

    pages = {file.stem: file.read_text("utf-8") for file in sorted((DRIFT / "whole").glob("*.html"))}
    planted = [each for name, html in pages.items() for each in planted_in_theirs(ours, name, html)]
    for each in planted:
        if not each.found:
            print(f"  lost: {each.mutation.name} on {each.page}: {each.text[:110]}")
    rows: Rows = defaultdict(Counter, table(planted))
    false = [each for html in pages.values() for each in wrong_in(ours, html)]
    for each in false:
        rows[NAMES[each.kind]].update(false=1)
        print(f"  false: {each.kind}: {each.said[:110]}")
    print(f"{len(pages)} whole pages with nothing wrong: {len(false)} sentences called wrong")
    return rows


def own_pages() -> Rows:
    """Plant faults into copies of our own site's pages, whole and as excerpts."""
    from drift_planted import planted, table

    edition, issues = read(ROOT)
    assert edition is not None, issues
    ours = corpus_of(edition)
    pages = [page for (tag, _), page in edition.pages.items() if tag == edition.default and not page.is_fallback]
    faults = [each for page in pages for each in planted(ours, page.id, list(page.text_blocks), 2)]
    for each in faults:
        if not each.found:
            print(f"  lost: {each.mutation.name} on {each.page} ({each.shape}): {each.text[:100]}")
    rows: Rows = table(faults)
    return rows


def phrasings(ours: Corpus) -> None:
    """Judge 200 right and 200 wrong phrasings of every time limit."""
    from copies_drift import judged
    from drift_phrasings import PARTS  # type: ignore[import-not-found]

    print("\n| time limit | right phrasings | judged right | wrong phrasings | alarms |\n|---|---|---|---|---|")
    for parts in PARTS:
        counts: Counter[str] = Counter()
        for times, name in ((parts.right, "right"), (parts.wrong, "wrong")):
            for said in parts.drawn(times, 200):
                html = f"<h1>SEND mediation</h1><p>Telephone KIDS: 03330 062 835</p><p>{escape(said)}</p>"
                found = [each for each in judged(ours, {"html": html}).findings if each.kind == "deadline"]
                current = bool(found) and all(each.state is FindingState.CURRENT for each in found)
                counts[name] += 1
                counts[f"{name} told"] += current if name == "right" else any(each.alarm for each in found)
        print(f"| {parts.limit} | {counts['right']} | {counts['right told']} | {counts['wrong']} | {counts['wrong told']} |")


def copies(folder: Path) -> None:
    """Judge the copies of the small site."""
    from copies_drift import COPIES, copied_site, corpus, ends_with, fixture, judged

    ours = corpus(copied_site(folder))
    judged_right = 0
    for file in COPIES:
        copy = fixture(file)
        result = judged(ours, copy)
        judged_right += (str(result.verdict), ends_with(result)) == (copy["verdict"], copy["exit"])
    print(f"{len(COPIES)} copies of a small site: {judged_right} verdicts and exit codes right")


def share(part: int, whole: int) -> str:
    """Return a share with two places, or a dash of nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def main() -> None:
    """Print every table."""
    from copies_drift import corpus, service_site

    with tempfile.TemporaryDirectory() as folder:
        copies(Path(folder) / "copied")
        ours = corpus(service_site(Path(folder) / "service"))
        measured = (strangers(ours), whole_pages(ours), own_pages())
        kinds = [kind for kind in dict.fromkeys(NAMES.values()) if any(kind in rows for rows in measured)]
        print("\n| kind | pages of strangers | whole pages | our own pages | falsely called wrong | precision | recall |")
        print("|---|---|---|---|---|---|---|")
        total: list[Counter[str]] = [Counter(), Counter(), Counter()]
        for kind in [*kinds, "all"]:
            parts = total if kind == "all" else [rows.get(kind, Counter()) for rows in measured]
            for sum_of, part in zip(total, parts, strict=True):
                sum_of.update({} if kind == "all" else part)
            whole = sum(parts, Counter())
            cells = [f"{part['found']} of {part['planted']}" if part["planted"] else "" for part in parts]
            precision, recall = share(whole["found"], whole["found"] + whole["false"]), share(whole["found"], whole["planted"])
            print(f"| {kind} | {' | '.join(cells)} | {whole['false']} | {precision} | {recall} |")
        phrasings(ours)


if __name__ == "__main__":
    main()
