"""Faults planted one at a time into a copy of our own page, whole and as an excerpt, in a council's furniture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from copies_drift import DRIFT, service_site
from drift_planted import (
    MUTATIONS,
    THEIRS,
    Planted,
    called_wrong,
    excerpt,
    judged_alone,
    planted,
    planted_in_theirs,
    whole_page,
)
from localoffer.build import read
from localoffer.councils.drift import Corpus, corpus_of
from localoffer.html.text_blocks import TextBlock

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Sequence[TextBlock]]:
    edition, issues = read(service_site(tmp_path_factory.mktemp("planted") / "site"))
    assert edition is not None, issues
    return corpus_of(edition), list(edition.pages["en", "letter"].text_blocks)


@pytest.fixture(scope="module")
def rows(page: tuple[Corpus, Sequence[TextBlock]]) -> list[Planted]:
    return list(planted(page[0], "letter", page[1]))


def test_nothing_is_called_wrong_on_a_true_copy(page: tuple[Corpus, Sequence[TextBlock]]) -> None:
    corpus, blocks = page
    assert judged_alone(corpus, whole_page(blocks, 0, blocks[0].text)) == []
    for index, block in enumerate(blocks):
        if not block.heading and len(block.text.split()) >= 6:
            assert judged_alone(corpus, excerpt(index, block.text)) == []


def test_every_planted_fault_is_found(rows: list[Planted]) -> None:
    assert [(each.mutation.name, each.shape, each.text) for each in rows if not each.found] == []


def test_nothing_else_is_called_wrong_beside_a_planted_fault(rows: list[Planted]) -> None:
    assert [(each.mutation.name, each.shape, each.false) for each in rows if each.false] == []


def test_most_kinds_of_fault_have_a_place_on_the_page(rows: list[Planted]) -> None:
    kinds = {each.mutation.kind for each in rows}
    assert kinds == {mutation.kind for mutation in MUTATIONS}
    assert len(rows) >= 80


WHOLE = sorted((DRIFT / "whole").glob("*.html"))
LEAST = 0.9
"""Share of the faults in others' words that must be found. Which are not is printed by benchmarks/drift.py."""


@pytest.mark.parametrize("file", WHOLE, ids=lambda file: file.stem)
def test_a_right_page_in_others_words_has_nothing_wrong(page: tuple[Corpus, Sequence[TextBlock]], file: Path) -> None:
    assert called_wrong(page[0], file.read_text("utf-8")) == []


def test_faults_in_whole_pages_in_others_words_are_found(page: tuple[Corpus, Sequence[TextBlock]]) -> None:
    rows = [each for file in WHOLE for each in planted_in_theirs(page[0], file.stem, file.read_text("utf-8"))]
    assert {each.mutation.name for each in rows} == {each.name for each in THEIRS}
    lost = [(each.page, each.mutation.name, each.text) for each in rows if not each.found]
    assert len(rows) - len(lost) >= LEAST * len(rows), lost
    assert sum(len(each.false) for each in rows) <= (1 - LEAST) * len(rows)
