"""Whatever an editor types, the outcome is a site or a list of issues, never a crash."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzz
from copies import GOOD
from localoffer.facts.read import load
from localoffer.facts.yaml_file import parse
from localoffer.languages import read as read_locales

FACTS = sorted(path.relative_to(GOOD).as_posix() for path in (GOOD / "content").rglob("*.yml"))
CATALOGUES = sorted(path.relative_to(GOOD).as_posix() for path in (GOOD / "content").rglob("*.po"))
SNIPPETS = st.sampled_from(
    [
        *("{{", "}}", "{{phone:mediation}}", "{{x:y}}", ": ", "- ", "\t", "---\n", "\n\n", "# ", "#### ", "[a](b.md#c)", "<b>"),
        *("&x", "*x", "!!python/name:os", "2026-13-45", "\ufeff", "\x00", "\ue000", "\ue0001\ue001", "```", "| a |", "'", '"'),
        *("{#x}", "١٢٣", "no", "\u202e"),
    ]
)
OF_CATALOGUES = st.sampled_from(
    ['msgctxt "', 'msgid ""\n', 'msgstr[7] "x"\n', 'msgid_plural "{n}"\n', "#~ ", "#, fuzzy\n", "nplurals=9;", "\\x"]
)
TYPED = st.one_of(SNIPPETS, OF_CATALOGUES, st.text(max_size=12), st.integers(-(10**20), 10**20).map(str))


@st.composite
def edits(draw: st.DrawFn, files: list[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a file and what is cut out and typed in at a few places."""
    file = draw(st.sampled_from(files))
    size = len((GOOD / file).read_text("utf-8"))
    places = st.tuples(st.integers(0, size), st.integers(0, 40), TYPED)
    return file, draw(st.lists(places, min_size=1, max_size=3))


def edited(file: str, changes: list[tuple[int, int, str]]) -> bytes:
    text = (GOOD / file).read_text("utf-8")
    for at, length, typed in changes:
        text = text[:at] + typed + text[at + length :]
    return text.encode("utf-8", "surrogatepass")


@given(st.text())
@settings(max_examples=300)
def test_any_text_is_yaml_or_an_issue(text: str) -> None:
    value, _, issues = parse("content/x.yml", text)
    assert value is None or issues == []


@pytest.mark.slow
@given(edits([*FACTS, *CATALOGUES]))
@settings(max_examples=120)
def test_facts_edited_anyhow_load_or_tell(change: tuple[str, list[tuple[int, int, str]]]) -> None:
    file, changes = change
    folder = Path(tempfile.mkdtemp())
    try:
        shutil.copytree(GOOD / "content", folder / "content")
        (folder / file).write_bytes(edited(file, changes))
        site, issues = load(folder, dt.date(2026, 11, 23))
        assert site is not None or issues
        if site is not None:
            issues += read_locales(folder, site)[1]
        assert all(issue.line >= 1 and issue.message for issue in issues)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def edited_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fuzz.site(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_a_site_edited_anyhow_is_checked_to_the_end(edited_site: Path, seed: int) -> None:
    """Of the 2,000 that ``make fuzz`` tries."""
    outcome = fuzz.run(seed, edited_site)
    assert outcome.fault == "", outcome
