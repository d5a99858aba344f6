"""Drift: copies as councils really have them, each with what must be said about it and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from copies import commit, git, passages
from copies_drift import (
    COPIES,
    Stranger,
    copied_site,
    corpus,
    counted,
    duties,
    ends_with,
    false,
    fixture,
    judged,
    lost,
    page_of,
    rows,
    said,
    service_site,
    strangers,
)
from localoffer.build import read
from localoffer.cli import main
from localoffer.councils.drift import Corpus, DriftResult, FindingState, Verdict, compare, where_ours_stand
from localoffer.councils.drift.forms import digits
from localoffer.councils.drift.words import ALTERED, dice, distance, sentences, tokens

GAP = pytest.mark.xfail(reason="known gap", strict=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_site(tmp_path_factory.mktemp("drift") / "site")


@pytest.fixture(scope="module")
def ours(site: Path) -> Corpus:
    return corpus(site)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(service_site(tmp_path_factory.mktemp("strangers") / "site"))


@pytest.mark.slow  # with the strangers, six hundred pages are judged; tests/unit has what decides
@pytest.mark.parametrize(
    "file", [pytest.param(file, marks=GAP if fixture(file).get("known_gap") else (), id=file.stem) for file in COPIES]
)
def test_a_copy_is_judged_as_it_deserves(ours: Corpus, file: Path) -> None:
    copy = fixture(file)
    result = judged(ours, copy)
    found = said(result.findings)
    count = counted(copy["findings"], found)
    assert (count["lost"], count["false"]) == (0, 0), found
    assert (str(result.verdict), ends_with(result)) == (copy["verdict"], copy["exit"]), result.findings


SENTENCES: dict[str, list[str]] = yaml.safe_load((COPIES[0].parents[1] / "sentences.yml").read_text("utf-8"))
AROUND = (
    "<h1>SEND mediation</h1><p>KIDS provides mediation about EHC plans for our families. Telephone 03330 062 835.</p><p>{}</p>"
)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "sentence"), [(kind, each) for kind, own in SENTENCES.items() for each in own])
def test_a_sentence_by_itself_is_judged_by_what_it_states(service: Corpus, kind: str, sentence: str) -> None:
    found = compare(service, passages(AROUND.format(sentence)), "SEND mediation").findings
    alarms, wrong = ([each for each in found if getattr(each, name)] for name in ("alarm", "wrong"))
    assert (bool(alarms), bool(wrong)) == {"right": (False, False), "wrong": (True, True), "old": (False, True)}[kind], found


DUTIES = duties()


@pytest.mark.slow
@pytest.mark.parametrize("duty", DUTIES)
def test_who_must_and_what_it_costs_is_judged_in_plain_words_of_every_order(service: Corpus, duty: str) -> None:
    told: dict[str, list[str]] = {"wrong": [], "right": []}
    for sentence in (*DUTIES[duty]["wrong"], *DUTIES[duty]["right"]):
        found = compare(service, passages(AROUND.format(sentence)), "SEND mediation").findings
        told["wrong" if any(each.alarm for each in found) else "right"].append(sentence)
    assert told == DUTIES[duty]


ROWS = rows()
IN_A_TABLE = "<table><tr><th>What<th>Details<tr><td>Languages<td>Ask for an interpreter<tr><td>{}<td>{}</table>"
BELOW_A_HEADING = "</p><h3>{}</h3><p>{}</p><p>"


@pytest.mark.slow
@pytest.mark.parametrize("of", ROWS)
def test_a_row_and_an_answer_are_judged_as_what_they_say_together(service: Corpus, of: str) -> None:
    told: dict[str, list[tuple[str, str]]] = {"wrong": [], "right": []}
    for state in told:
        for label, cell in ROWS[of][state]:
            forms = (IN_A_TABLE, BELOW_A_HEADING) if label.endswith("?") else (IN_A_TABLE,)
            pages = (passages(AROUND.format(form.format(label, cell))) for form in forms)
            found = [any(each.wrong for each in compare(service, page, "SEND mediation").findings) for page in pages]
            told["wrong" if (all if state == "wrong" else any)(found) else "right"].append((label, cell))
    assert told == ROWS[of]


def test_what_a_cell_says_is_told_with_what_its_row_and_column_are_called(service: Corpus) -> None:
    row = IN_A_TABLE.format("Certificate sent by", "The council")
    found = compare(service, passages(AROUND.format(row)), "SEND mediation").findings
    assert [each.said for each in found if each.wrong] == ["Certificate sent by Details The council"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "stranger", [pytest.param(each, marks=GAP if each.known_gap else (), id=each.name) for each in strangers()]
)
def test_the_page_of_a_stranger_is_judged_by_what_it_states(service: Corpus, stranger: Stranger) -> None:
    result = judged(service, stranger.page)
    assert not is_wrongly_at_ease(result)
    assert lost(stranger, result) == [], result.findings
    assert false(stranger, result) == []
    assert result.verdict is stranger.verdict, result.findings
    assert ends_with(result) in stranger.exits, result.findings


def test_not_even_a_page_that_is_a_known_gap_ends_well_with_something_left_to_check(service: Corpus) -> None:
    gaps = [each for each in strangers() if each.known_gap]
    assert [each.name for each in gaps if is_wrongly_at_ease(judged(service, each.page))] == []


def is_wrongly_at_ease(result: DriftResult) -> bool:
    """Tell whether all ends well with a contact or a limit that we cannot judge: no alarm, and no reason to be at ease."""
    return ends_with(result) == 0 and any(finding.check for finding in result.findings)


def test_the_strangers_are_enough_and_many_are_clean() -> None:
    pages = strangers()
    assert len({each.name for each in pages}) == len(pages)
    assert sum(len(each.findings) for each in pages) >= 90
    assert sum(not each.findings for each in pages) >= 40


def test_what_is_old_says_since_when_and_until_when(ours: Corpus) -> None:
    (copy,) = [fixture(file) for file in COPIES if file.stem == "phone-old"]
    finding = said(judged(ours, copy).findings)[0]
    assert (str(finding.since), str(finding.until)) == ("2026-01-05", "2026-06-01")


def test_the_worst_comes_first(ours: Corpus) -> None:
    (copy,) = [fixture(file) for file in COPIES if file.stem == "many-faults-in-a-cms"]
    assert [each.kind for each in said(judged(ours, copy).findings)] == ["email", "deadline", "hours"]


def test_the_copies_are_enough_and_some_are_current() -> None:
    verdicts = [fixture(file)["verdict"] for file in COPIES]
    assert len(verdicts) >= 24
    assert verdicts.count("right-where-judged") >= 8
    assert verdicts.count("alarm") >= 6


def test_our_own_pages_are_current_copies_of_themselves(site_built: Path, ours: Corpus) -> None:
    book, _ = read(site_built.parent)
    assert book is not None
    from localoffer.councils.drift import corpus_of

    own = corpus_of(book)
    for (tag, _), page in book.pages.items():
        if tag == book.default and page.url and not page.is_leaflet:
            result = compare(own, passages((site_built / page.url / "index.html").read_bytes()))
            assert result.verdict is Verdict.RIGHT, (page.url, [each for each in result.findings if each.wrong])


@pytest.mark.slow
def test_the_command_tells_alarms_old_text_and_what_could_not_be_read(site: Path, good_built: Path, tmp_path: Path) -> None:
    codes = {}
    for name in ("current", "phone-digit-wrong", "testimonial-old"):
        (copy,) = [fixture(file) for file in COPIES if file.stem == name]
        (tmp_path / f"{name}.html").write_bytes(page_of(copy))
        codes[name] = CliRunner().invoke(main, ["drift", str(tmp_path / f"{name}.html"), "--root", str(site)]).exit_code
    assert codes == {"current": 0, "phone-digit-wrong": 1, "testimonial-old": 3}
    listed = tmp_path / "copies.yml"
    listed.write_text("- {name: North, where: testimonial-old.html}\n- {name: Gone, where: gone.html}\n", "utf-8")
    report = tmp_path / "report.html"
    arguments = ["drift", "--list", str(listed), "--json", "--html", str(report), "--root", str(site)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 4, result.output
    answer = json.loads(result.stdout)
    assert answer["$schema"].endswith("/check/report.schema.json")
    jsonschema.validate(answer, json.loads((good_built / "check/report.schema.json").read_text("utf-8")))
    told = {each["name"]: each for each in answer["copies"]}
    assert {name: each["verdict"] for name, each in told.items()} == {"North": "out-of-date", "Gone": "not-read"}
    assert "gone.html could not be read: No such file or directory." in told["Gone"]["reason"]
    assert "The mediator was kind" in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- {nmae: x, where: a.html}\n",
            'copies.yml:1: unknown-key: A copy has no "nmae", but "where", "name" and "council". Did you mean "name"?',
        ),
        (
            "- {name: x}\n- {where: a.html, council: nroth}\n",
            'copies.yml:2: unknown-council: There is no council "nroth". Did you mean "north"?',
        ),
        ("- {name: x}\n- {where: a.html, council: nroth}\n", 'copies.yml:1: missing-key: A copy needs "where"'),
        (
            "- {where: 'https://localhost/', council: north}\n",
            "copies.yml:1: address-not-valid: The page of a council stands at an address",
        ),
        ("{}\n", "copies.yml:1: copy-not-valid: This file"),
        ("- {where: a.html, council: north}\n", "copies.yml:1: address-not-https: The page of a council stands at an address"),
    ],
)
def test_a_faulty_list_is_a_letter_and_no_traceback(site: Path, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "copies.yml").write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["drift", "--list", str(tmp_path / "copies.yml"), "--root", str(site)])
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_a_report_for_a_folder_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path, option: str) -> None:
    result = CliRunner().invoke(main, ["drift", "page.html", option, str(tmp_path / "nowhere/x"), "--root", str(tmp_path)])
    folder = tmp_path / "nowhere"
    assert (result.exit_code, result.output.splitlines()[0]) == (
        2,
        f'{folder}/x:1: no-folder: There is no folder "{folder}", so nothing can be written into it. '
        "Make the folder first, or name another.",
    )


def test_what_is_found_on_the_pages_of_councils_is_kept_for_their_pages_here(site: Path, tmp_path: Path) -> None:
    listed, file = tmp_path / "copies.yml", site / "content/copies-seen.yml"
    command = ["drift", "--keep", "--list", str(listed), "--root", str(site)]
    before = '- {council: north, where: "https://127.0.0.1:1/", seen_on: 2026-06-01, wrong: 3, to_check: 1}\n'
    file.write_text(before, "utf-8")
    try:
        listed.write_text('- {where: "https://127.0.0.1:1/", council: nroth}\n', "utf-8")
        result = CliRunner().invoke(main, command)
        assert (result.exit_code, file.read_text("utf-8")) == (2, before)
        assert 'copies.yml:1: unknown-council: There is no council "nroth". Did you mean "north"?' in result.output
        listed.write_text('- {where: "https://127.0.0.1:1/", council: north}\n', "utf-8")
        assert CliRunner().invoke(main, command).exit_code == 4
        assert yaml.safe_load(file.read_text("utf-8")) == yaml.safe_load(before), "it could not be read, so nothing new is known"
        assert CliRunner().invoke(main, [*command[:2], "copy.html", *command[-2:]]).exit_code == 2
    finally:
        file.unlink()


@pytest.mark.parametrize(
    "text", ["020 7946 0018", "(020) 7946 0018", "+44 20 7946 0018", "+44 (0)20 7946 0018", "0044 20 79460018"]
)
def test_a_number_is_the_same_however_it_is_written(text: str) -> None:
    assert digits(text) == "02079460018"


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_distance_is_a_distance(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1), st.lists(st.sampled_from("abcdefgh"), min_size=1))
def test_likeness_is_one_for_the_same_words_alone(one: list[str], other: list[str]) -> None:
    assert 0 <= dice(one, other) <= 1
    assert (dice(one, other) == 1) == (sorted(one) == sorted(other))
    assert ALTERED < 1


@given(st.text())
def test_any_text_can_be_cut_and_no_word_is_lost(text: str) -> None:
    assert [word for part in sentences(text) for word in tokens(part)] == tokens(text)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page(raw: bytes) -> None:
    passages(raw)


def test_a_time_limit_that_changed_is_old_and_says_until_when(small_site: Path) -> None:
    git(small_site, "init", "-q", "-b", "main")
    commit(small_site, "Begin", "2026-01-05")
    file = small_site / "content/deadlines.yml"
    file.write_text(file.read_text("utf-8").replace("amount: 2", "amount: 3"), "utf-8")
    commit(small_site, "Three months", "2026-06-01")
    result = compare(corpus(small_site), passages(b"<p>Ring +44 20 7946 0018. You have 2 months.</p>"))
    (finding,) = [each for each in said(result.findings) if each.kind == "deadline"]
    assert (finding.state, str(finding.since), str(finding.until)) == (FindingState.OLD, "2026-01-05", "2026-06-01")
    assert finding.alarm


def test_a_step_that_was_worded_otherwise_is_old(small_site: Path) -> None:
    file = small_site / "content/steps.yml"
    now = file.read_text("utf-8")
    file.write_text(now.replace("Note its date.", "Look for the day that stands on it."), "utf-8")
    git(small_site, "init", "-q", "-b", "main")
    commit(small_site, "Begin", "2026-01-05")
    file.write_text(now, "utf-8")
    commit(small_site, "Say it shorter", "2026-06-01")
    copy = b"<p>Ring +44 20 7946 0018.</p><p>Look for the day that stands on it.</p>"
    (finding,) = [each for each in said(compare(corpus(small_site), passages(copy)).findings) if each.where == "steps:words"]
    assert (finding.state, str(finding.until)) == (FindingState.OLD, "2026-06-01")


def test_a_finding_leads_to_the_page_that_says_most_of_it_and_to_none_about_this_site(small_site: Path) -> None:
    settings = small_site / "content/site.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("roles: {help: letter}", "roles: {help: letter, sources: faqs}"), "utf-8"
    )
    book, issues = read(small_site)
    assert book is not None, issues
    ours = where_ours_stand(book)
    home = book.site.settings.address
    assert set(ours.standing["deadline:contact-adviser"]) >= {home}
    assert set(ours.words) == {home, f"{home}letter/"}
    assert ours.best("letter", "whatever it says") == f"{home}letter/"
    title = book.pages[book.default, "letter"].title
    assert ours.best("known-values", title) == f"{home}letter/"
    assert ours.best("", "xyzzy") == ""
