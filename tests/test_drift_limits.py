"""Every time limit in forty phrasings, right and wrong: what counts is what a page states, not the words it uses."""

from __future__ import annotations

from html import escape

import pytest
from _pytest.mark import ParameterSet

from copies_drift import corpus, ends_with, judged, service_site
from drift_phrasings import PARTS, Parts
from localoffer.councils.drift import Corpus, DriftResult, FindingState

COUNT = 40
GAP = pytest.mark.xfail(reason="known gap", strict=True)
RIGHT_GAPS: set[str] = set()
WRONG_GAPS: set[str] = set()


def limits(gaps: set[str]) -> list[ParameterSet]:
    """Return every limit, those that the program does not judge well yet as gaps."""
    return [pytest.param(each, marks=GAP if each.limit in gaps else (), id=each.limit) for each in PARTS]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(service_site(tmp_path_factory.mktemp("limits") / "site"))


def page(service: Corpus, said: str) -> DriftResult:
    html = f"<h1>SEND mediation</h1><p>Telephone KIDS: 03330 062 835</p><p>{escape(said)}</p>"
    return judged(service, {"html": html})


@pytest.mark.slow
@pytest.mark.parametrize("parts", limits(RIGHT_GAPS))
def test_a_limit_that_is_right_is_judged_and_current_however_it_is_said(service: Corpus, parts: Parts) -> None:
    bad = []
    for said in parts.drawn(parts.right, COUNT):
        result = page(service, said)
        limits = {finding.state for finding in result.findings if finding.kind == "deadline"}
        if limits != {FindingState.CURRENT} or any(finding.wrong for finding in result.findings) or ends_with(result) != 0:
            bad.append((said, limits))
    assert bad == []


@pytest.mark.slow
@pytest.mark.parametrize("parts", limits(WRONG_GAPS))
def test_a_limit_with_another_amount_or_unit_is_an_alarm_however_it_is_said(service: Corpus, parts: Parts) -> None:
    bad = []
    for said in parts.drawn(parts.wrong, COUNT):
        result = page(service, said)
        if not any(finding.alarm and finding.kind == "deadline" for finding in result.findings):
            bad.append((said, ends_with(result)))
    assert bad == []


@pytest.mark.parametrize("parts", PARTS, ids=lambda parts: parts.limit)
def test_forty_phrasings_are_forty_and_have_every_part(parts: Parts) -> None:
    said = parts.drawn(parts.right, COUNT)
    assert len(set(said)) == COUNT
    for part in (*parts.acts, *parts.starts, *parts.right, *(who for who, _, _ in parts.who)):
        assert any(part.casefold() in each.casefold() for each in said), part
