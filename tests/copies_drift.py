"""The copies of tests/drift/copies/ and the site they were copied from, with its history of two versions.

``html`` is the copy; ``around: cms`` puts it into five thousand lines of markup; ``encoding`` is how it is saved.
``findings`` are all that must be said beyond what is current: anything else that is said counts as false.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from copies import GOOD, HERE, commit, copy_site, git, passages
from localoffer.build import read
from localoffer.councils.drift import Corpus, DriftResult, Finding, FindingState, compare, corpus_of

DRIFT = HERE / "drift"
COPIES = sorted((DRIFT / "copies").glob("*.yml"))


def copied_site(target: Path) -> Path:
    """Make the site: what it said on 5 January 2026, and what it says since 1 June 2026."""
    root = copy_site(GOOD, target)
    shutil.copytree(DRIFT / "now", root, dirs_exist_ok=True)
    steps = root / "content/steps.yml"
    steps.write_text("[]\n", "utf-8")
    today = {name: (root / name).read_bytes() for name in ("content/contacts/mediation.yml", "content/testimonials.yml")}
    shutil.copytree(DRIFT / "before", root, dirs_exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    shutil.copytree(DRIFT / "now", root, dirs_exist_ok=True)
    for name, raw in today.items():
        (root / name).write_bytes(raw)
    commit(root, "Change", "2026-06-01")
    return root


def corpus(root: Path) -> Corpus:
    """Return the corpus of the site."""
    book, issues = read(root)
    assert book is not None, issues
    return corpus_of(book)


def fixture(file: Path) -> dict[str, Any]:
    """Return one copy with what must be found in it."""
    value: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return value


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
    head = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>Local Offer</title></head><body>'
    return f"{head}{inner}</body></html>".encode(encoding)


def judged(corpus: Corpus, copy: dict[str, Any]) -> DriftResult:
    """Return what is found in a copy."""
    return compare(corpus, passages(page_of(copy)))


def said(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what is said beyond what is current; text around ours is the council's own, and no fault."""
    own_text = ("text", FindingState.NEVER_OURS)
    return [each for each in findings if each.state is not FindingState.CURRENT and (each.kind, each.state) != own_text]


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
