"""Copies of our pages and pages of strangers, with what must be found in each, and the two sites they are judged by.

``drift/copies/``: copies of a page of the small site, which has a history of two versions. ``html`` is the copy; ``around: cms``
puts it into five thousand lines of markup; ``encoding`` is how it is saved. ``findings`` are all that must be said beyond what is
current: anything else that is said counts as false. ``exit`` is what `localoffer drift` ends with.

``drift/strangers/``: pages in the words of councils, directories, charities and law firms, several to a file, judged by the site
of ``drift/service/``; ``frame`` is the website around it, of ``drift/frames/``. ``findings`` are
``[kind, part of what is said]``; a finding about a sentence that has no fault is false.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from copies import GOOD, HERE, ROOT, commit, copy_site, git
from localoffer.build import read
from localoffer.councils.drift import Copy, Corpus, DriftResult, Finding, FindingState, Verdict, compare, corpus_of, exit_code
from localoffer.facts import yaml_file
from localoffer.html.text_blocks import text_blocks
from localoffer.html.tree import document
from localoffer.html.tree import root as tree_of

DRIFT = HERE / "drift"
COPIES = sorted((DRIFT / "copies").glob("*.yml"))
RULES = ("known-values.yml", "said-elsewhere.yml", "sources.yml")
"""How pages are judged; the words and pages of our own site are no part of them."""
STATES = ("wrong", "right")
SAID = (FindingState.OLD, FindingState.ALTERED, FindingState.WRONG, FindingState.UNJUDGED, FindingState.MISSING)


def with_rules(root: Path) -> Path:
    """Give a site the rules of judgement of the project, without the words for time limits that it has not."""
    for name in RULES:
        shutil.copy(ROOT / "content" / name, root / "content" / name)
    said, limits = root / "content/said-elsewhere.yml", loaded(root / "content/deadlines.yml")
    words, _, _ = yaml_file.read(said.name, said.read_bytes())
    words["limits"] = {id_: each for id_, each in words["limits"].items() if id_ in limits}
    said.write_text(json.dumps(words), "utf-8")
    return root


def copied_site(target: Path) -> Path:
    """Make the site: what it said on 5 January 2026, and what it says since 1 June 2026."""
    root = with_rules(copy_site(GOOD, target))
    shutil.copytree(DRIFT / "now", root, dirs_exist_ok=True)
    (root / "content/steps.yml").write_text("[]\n", "utf-8")
    (root / "content/questions.yml").unlink()  # both lead to parts of pages that these have not
    today = {name: (root / name).read_bytes() for name in ("content/contacts/mediation.yml", "content/testimonials.yml")}
    shutil.copytree(DRIFT / "before", root, dirs_exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    shutil.copytree(DRIFT / "now", root, dirs_exist_ok=True)
    for name, raw in today.items():
        (root / name).write_bytes(raw)
    commit(root, "Change", "2026-06-01")
    return root


def service_site(target: Path) -> Path:
    """Make the site that pages of strangers are judged by: all time limits, a number, and no email address or hours."""
    root = copy_site(GOOD, target)
    shutil.copytree(DRIFT / "service", root, dirs_exist_ok=True)
    return with_rules(root)


def corpus(root: Path) -> Corpus:
    """Return the corpus of the site."""
    book, issues = read(root)
    assert book is not None, issues
    return corpus_of(book)


def loaded(file: Path) -> Any:
    """Return what a file of pages holds, read by libyaml where it is there: six hundred pages are, before the first is judged."""
    return yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506, both are safe


def fixture(file: Path) -> dict[str, Any]:
    """Return one copy with what must be found in it."""
    value: dict[str, Any] = loaded(file)
    return value


def duties() -> dict[str, dict[str, list[str]]]:
    """Return duty -> wrong and right -> every sentence of ``drift/duties.yml``."""
    return {
        each["of"]: {state: [_said(line, who) for line in each[state] for who in each.get("who", [""])] for state in STATES}
        for each in loaded(DRIFT / "duties.yml")
    }


def rows() -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return what rows are of -> wrong and right -> label and cell of every row of ``drift/rows.yml``."""
    return {
        each["of"]: {state: [(label, cell) for label, cell in each[state]] for state in STATES}
        for each in loaded(DRIFT / "rows.yml")
    }


def _said(line: str, who: str) -> str:
    said = line.replace("{who}", who)
    return said[0].upper() + said[1:]


def page_of(copy: dict[str, Any]) -> bytes:
    """Return the saved page."""
    encoding = copy.get("encoding", "utf-8")
    inner = copy["html"]
    if copy.get("around") == "cms":
        menu = "\n".join(
            f'<li class="nav-item nav-item--{n}">\n<a href="/service/{n}">Service number {n}</a>\n</li>' for n in range(1500)
        )
        side = "\n".join(f'<div class="related__card">\n<span>Ring 01632 960{n:03}</span>\n</div>' for n in range(200))
        inner = (
            f'<div id="wrapper"><header><p>Menu</p><ul>{menu}</ul></header><div class="region"><div class="field"><div>{inner}'
            f"</div></div></div><aside>{side}</aside><footer><p>Exampleshire Council, 2026</p></footer></div>"
        )
    title = copy.get("title", "Local Offer")
    head = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{title}</title></head><body>'
    return f"{head}{inner}</body></html>".encode(encoding)


def judged(corpus: Corpus, copy: dict[str, Any]) -> DriftResult:
    """Return what is found in a copy."""
    return compare(corpus, text_blocks(tree_of(document(page_of(copy))), as_judged=True), copy.get("title", "Local Offer"))


def ends_with(result: DriftResult) -> int:
    """Return the exit code of `localoffer drift` for this copy alone."""
    return exit_code({Copy("copy.html", "copy.html"): result})


def said(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what an editor is told to change or to look at."""
    return [each for each in findings if each.state in SAID]


def counted(wanted: list[dict[str, str]], found: list[Finding]) -> Counter[str]:
    """Count ``right``, ``false`` (said without cause) and ``lost`` (not said)."""
    left = list(found)
    result: Counter[str] = Counter()
    for want in wanted:
        fits = [f for f in left if (f.kind, str(f.state)) == (want["kind"], want["state"]) and want["said"] in f.said]
        result["right" if fits else "lost"] += 1
        if fits:
            left.remove(fits[0])
    result["false"] = len(left)
    return result


@dataclass(frozen=True)
class Stranger:
    """A page of somebody else's, and what is wrong on it."""

    name: str
    html: str
    title: str
    verdict: Verdict
    exits: tuple[int, ...]
    """What `localoffer drift` may end with: 0 or 5 where a page has something that a careful reader would look at, or not."""
    findings: tuple[tuple[str, str], ...]
    """(kind, part of what is said) of every fault."""
    checks: tuple[tuple[str, str], ...]
    """(kind, part of what is said) of what a person must look at."""
    known_gap: bool
    """The program is not there yet."""

    @property
    def page(self) -> dict[str, Any]:
        """The page as ``judged`` takes it."""
        return {"html": self.html, "title": self.title}


@cache
def strangers() -> list[Stranger]:
    """Return the pages of strangers, in the order of their files."""
    frames = {file.stem: file.read_text("utf-8") for file in (DRIFT / "frames").glob("*.html")}
    ends = {Verdict.ALARM: 1, Verdict.OUT_OF_DATE: 3, Verdict.NOT_ABOUT: 5, Verdict.RIGHT: 0}
    found = []
    for file in sorted((DRIFT / "strangers").glob("*.yml")):
        for case in loaded(file):
            verdict = Verdict(case["verdict"])
            pairs = [tuple((kind, part) for kind, part in case.get(name, ())) for name in ("findings", "check")]
            exits = (0, 5) if case.get("unsure") else (ends[verdict] or (5 if pairs[1] else 0),)
            gap = bool(case.get("known_gap"))
            title = case.get("title", "Local Offer")
            html = frames[case["frame"]].replace("{{body}}", case["html"]) if "frame" in case else case["html"]
            html = html.replace("{{title}}", title)
            found.append(Stranger(case["name"], html, title, verdict, exits, pairs[0], pairs[1], gap))
    return found


def lost(stranger: Stranger, result: DriftResult) -> list[tuple[str, str]]:
    """Return the faults of a page that were not found, and what was not told to be looked at."""
    wrong = [each for each in result.findings if each.wrong]
    told = said(result.findings)
    gone = [(kind, part) for kind, part in stranger.findings if not any(e.kind == kind and part in e.said for e in wrong)]
    return gone + [(kind, part) for kind, part in stranger.checks if not any(e.kind == kind and part in e.said for e in told)]


def false(stranger: Stranger, result: DriftResult) -> list[Finding]:
    """Return what was called wrong on a page without being a fault of it."""
    parts = [part for _, part in stranger.findings]
    return [each for each in result.findings if each.wrong and not any(part in each.said for part in parts)]
