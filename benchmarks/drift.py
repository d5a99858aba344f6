"""Measure `localoffer drift` on pages written for it: faults planted, found, false, by kind. Usage: python benchmarks/drift.py.

Everything it is measured on was written in this repository, beside the program: pages of strangers and copies of a small site in
tests/drift/, phrasings of every time limit made from parts, and faults planted into copies of our own site's pages.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

NAMES = {
    "phone": "telephone", "email": "email", "web": "web address", "hours": "opening hours", "deadline": "time limits",
    "duty": "who must, who may", "cost": "cost", "ages": "ages", "duration": "duration", "place": "place",
    "body": "names of bodies", "notice": "notices of another time", "claim": "what was said once",
    "text": "our own sentences",
}  # fmt: skip


def share(part: int, whole: int) -> str:
    """Return a share with three places, or a dash of nothing."""
    return f"{part / whole:.3f}" if whole else "-"


def table(title: str, rows: Mapping[str, Counter[str]]) -> None:
    """Print a Markdown table of ``planted``, ``found`` and ``false``."""
    print(f"\n{title}\n\n| kind | faults | found | called wrong falsely | precision | recall |\n|---|---|---|---|---|---|")
    total: Counter[str] = Counter()
    for name, row in [*rows.items(), ("all", total)]:
        found, false = row["found"], row["false"]
        print(
            f"| {name} | {row['planted']} | {found} | {false} | {share(found, found + false)} | {share(found, row['planted'])} |"
        )
        total.update(row if row is not total else {})


def strangers() -> None:
    """Judge the pages of strangers."""
    from copies_drift import (  # type: ignore[import-not-found]
        corpus,
        ends_with,
        false,
        judged,
        lost,
        service_site,
    )
    from copies_drift import strangers as pages

    rows: dict[str, Counter[str]] = defaultdict(Counter)
    verdicts = clean = at_ease = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus(service_site(Path(folder) / "site"))
        for page in pages():
            result = judged(ours, page.page)
            for kind, _ in page.findings:
                rows[kind]["planted"] += 1
                rows[kind]["found"] += 1
            for kind, _ in [each for each in lost(page, result) if each in page.findings]:
                rows[kind]["found"] -= 1
            for finding in false(page, result):
                rows[finding.kind]["false"] += 1
            right = result.verdict is page.verdict and ends_with(result) in page.exits
            verdicts += right
            clean += not page.findings
            at_ease += ends_with(result) == 0 and bool(page.findings or page.checks)
            if not right:
                print(f"  not as it should be: {page.name}: {result.verdict}, exit {ends_with(result)}")
    count = len(pages())
    print(f"\n{count} pages of strangers, {clean} of them without a fault: {verdicts} verdicts and exit codes right, "
          f"{at_ease} with a fault ended with 0")  # fmt: skip
    table("Pages of strangers", {name: rows[kind] for kind, name in NAMES.items() if rows[kind]})


def phrasings() -> None:
    """Judge 200 right and 200 wrong phrasings of every time limit."""
    from copies_drift import FindingState, corpus, judged, service_site
    from drift_phrasings import PARTS  # type: ignore[import-not-found]

    print("\nPhrasings of the time limits\n\n| limit | right | judged right | wrong | alarms |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus(service_site(Path(folder) / "site"))
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


def planted() -> None:
    """Plant faults into copies of our own site's English pages."""
    from drift_planted import planted as plant  # type: ignore[import-not-found]
    from drift_planted import table as counted
    from localoffer.build import read
    from localoffer.councils.drift import corpus_of

    edition, issues = read(ROOT)
    assert edition is not None, issues
    ours = corpus_of(edition)
    pages = [page for (tag, _), page in edition.pages.items() if tag == edition.default and not page.is_fallback]
    rows = [each for page in pages for each in plant(ours, page.id, list(page.text_blocks), 2)]
    for each in rows:
        if not each.found:
            print(f"  lost: {each.mutation.name} on {each.page} ({each.shape}): {each.text[:100]}")
    table("Faults planted into copies of our own pages", counted(rows))


def whole_pages() -> None:
    """Plant faults into whole pages in the words of others, which are right as they are."""
    from copies_drift import DRIFT, corpus, service_site
    from drift_planted import called_wrong, planted_in_theirs
    from drift_planted import table as counted

    files = sorted((DRIFT / "whole").glob("*.html"))
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus(service_site(Path(folder) / "site"))
        rows = [each for file in files for each in planted_in_theirs(ours, file.stem, file.read_text("utf-8"))]
        alarms = {file.stem: called_wrong(ours, file.read_text("utf-8")) for file in files}
    for each in rows:
        if not each.found:
            print(f"  lost: {each.mutation.name} on {each.page}: {each.text[:110]}")
    print(f"\n{len(files)} whole pages without a fault, {sum(map(len, alarms.values()))} sentences of them called wrong")
    table("Faults planted into whole pages in others' words", counted(rows))


def copies() -> None:
    """Judge the copies of the small site."""
    from copies_drift import COPIES, copied_site, corpus, counted, ends_with, fixture, judged, said

    total: Counter[str] = Counter()
    verdicts = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus(copied_site(Path(folder) / "site"))
        for file in COPIES:
            copy = fixture(file)
            result = judged(ours, copy)
            total += counted(copy["findings"], said(result.findings))
            verdicts += (str(result.verdict), ends_with(result)) == (copy["verdict"], copy["exit"])
    right, false, lost = total["right"], total["false"], total["lost"]
    print(f"\n{len(COPIES)} copies of a small site: {verdicts} verdicts and exit codes right")
    print(f"precision {share(right, right + false)} ({right} of {right + false} findings had cause)")
    print(f"recall    {share(right, right + lost)} ({right} of {right + lost} faults were found)")


def main() -> None:
    """Print every table."""
    copies()
    strangers()
    phrasings()
    whole_pages()
    planted()


if __name__ == "__main__":
    main()
