"""A new site: one command begins it, it publishes at once, and holds no word of another service."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copies import ROOT, commit, git
from localoffer.build import read
from localoffer.cli import main
from localoffer.issues import stops
from newcomer import newcomer, strange

NAME = "Portage home visiting"


def localoffer(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def begun(folder: Path, *more: str, name: str = NAME) -> Path:
    result = localoffer("new", "site", folder / "own", "--name", name, *more)
    assert result.exit_code == 0, result.output
    return folder / "own"


@pytest.mark.slow
def test_from_a_wheel_in_an_empty_environment_to_a_published_site(tmp_path: Path) -> None:
    site = newcomer(tmp_path)
    page = (site / "site" / "index.html").read_text("utf-8")
    assert f"<h1>{NAME}</h1>" in page
    assert "--accent:var(--light,#7a1f5c)" in page
    assert not (site / "site" / "uk").exists(), "a language that is not ready went out"
    assert "Exampleshire Council" in (site / "site" / "oruk" / "services" / "index.json").read_text("utf-8")


@pytest.mark.slow
def test_what_is_still_to_say_is_on_no_page_and_in_status(tmp_path: Path) -> None:
    site = begun(tmp_path)
    assert localoffer("publish", "--root", site).exit_code == 0
    status = localoffer("status", "--root", site).output
    for name in ("provider", "summary", "who_for", "ages", "area", "cost", "how_to_start"):
        assert f'not-said: Nobody has said "{name}" yet' in status
    for role in ("help", "accessibility", "privacy"):
        assert f'role-unfilled: No page has the role "{role}"' in status
    assert 'the role "deadlines"' not in status, "it has no time limits to lead to"
    assert "None" not in re.sub(r"<script.*?</script>|<style.*?</style>", "", (site / "site/index.html").read_text(), flags=re.S)
    assert strange(site) == []


@pytest.mark.parametrize("name", ["St. John's: early years # 1", 'The "Link" team', "Поруч", "yes", "$name"])
def test_any_name_that_is_one_line_is_the_name(tmp_path: Path, name: str) -> None:
    edition, issues = read(begun(tmp_path, name=name))
    assert not stops(issues), issues
    assert edition is not None
    assert {edition.site.settings.name.text, edition.pages["en", "index"].title} == {name}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--languages", "ur,en"), "Name en first"),
        (("--languages", "en,klingon"), '"klingon" is not a language tag'),
        (("--languages", "en,uk,uk"), '"uk" is named twice'),
        (("--provider", "One\nTwo"), "--provider must be one line"),
        (("--accent", "#5f9ea0"), 'Did you mean "#62a0a1"?'),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left(tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    result = localoffer("new", "site", tmp_path / "own", "--name", NAME, *more)
    assert result.exit_code == 1
    assert told in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("Mine.")
    result = localoffer("new", "site", tmp_path / "own", "--name", NAME)
    assert (result.exit_code, "already-there" in result.output) == (1, True)
    assert [file.name for file in (tmp_path / "own").iterdir()] == ["letter.txt"]


@pytest.mark.slow
def test_a_language_is_a_draft_until_it_is_ready_and_the_others_go_out(tmp_path: Path) -> None:
    site = begun(tmp_path, "--languages", "en,uk")
    git(site, "init", "-q", "-b", "main")
    (site / "docs/uk/contact.md").write_text("---\ntitle: Зв'язок\n---\n\n{{contakt:service}}\n", "utf-8")
    commit(site, "Begin", "2026-01-05")
    (site / "docs/uk/about.md").write_text("---\ntitle: Про\n---\n", "utf-8")  # begun, and not committed
    assert localoffer("publish", "--root", site).exit_code == 0
    published = site / "site"
    assert not (published / "uk").exists()
    assert 'hreflang="uk"' not in (published / "index.html").read_text("utf-8")
    checked = localoffer("check", "--root", site)
    assert (checked.exit_code, "docs/uk/contact.md:5: unknown-kind" in checked.output) == (0, True)
    assert "language-draft: Українська is a draft" in localoffer("status", "--root", site).output
    (site / "docs/uk/contact.md").unlink()
    (site / "docs/uk/about.md").unlink()
    assert localoffer("publish", "--draft", "--root", site).exit_code == 0
    assert 'hreflang="uk"' in (published / "index.html").read_text("utf-8")


def test_a_page_and_a_council_begin_in_their_places_and_publish(tmp_path: Path) -> None:
    site = begun(tmp_path)
    names = ("--name", "Exampleshire Council", "--local-offer", "https://example.org/offer", "--source", "OWN")
    assert localoffer("new", "page", "--root", site, "privacy", "--title", "Privacy: yours", "--role", "privacy").exit_code == 0
    assert localoffer("new", "council", "--root", site, "exampleshire", *names).exit_code == 0
    edition, issues = read(site)
    assert not stops(issues), issues
    assert edition is not None
    assert edition.navigation.order == ["index", "contact", "about", "privacy"]
    assert edition.pages["en", "privacy"].title == "Privacy: yours"
    assert [page.id for page in edition.in_role("en", "privacy")] == ["privacy"]
    assert edition.site.councils["exampleshire"].name.text == "Exampleshire Council"


def test_a_service_begins_and_is_listed_beside_the_site_s_own(tmp_path: Path) -> None:
    site = begun(tmp_path)
    assert localoffer("new", "service", "--root", site, "swim", "--name", "Quiet: swimming", "--source", "OWN").exit_code == 0
    known = ("--contact", "service", "--source", "OWN")
    assert localoffer("new", "service", "--root", site, "club", "--name", "A club", *known).exit_code == 0
    edition, issues = read(site)
    assert not stops(issues), issues
    assert edition is not None
    assert (edition.site.own_service, list(edition.site.listed)) == ("service", ["club", "swim"])
    assert edition.pages["en", "services/swim"].title == "Quiet: swimming"
    before = written(site)
    again = localoffer("new", "service", "--root", site, "swim", "--name", "Swimming", "--source", "OWM")
    for rule in ("services/swim.yml:1: already-there", "contacts/swim.yml:1: already-there", 'Did you mean "OWN"?'):
        assert rule in again.output
    own = localoffer("new", "service", "--root", site, "service", "--name", "X", "--contact", "swin", "--source", "OWN")
    assert ('Did you mean "swim"?' in own.output, "already-there" in own.output) == (True, True)
    assert (again.exit_code, own.exit_code, written(site)) == (1, 1, before)


def written(site: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for name in ("content", "docs") for file in (site / name).rglob("*") if file.is_file()}


def test_a_page_or_a_council_that_cannot_be_is_refused_with_every_reason(tmp_path: Path) -> None:
    site = begun(tmp_path)
    before = written(site)
    page = localoffer("new", "page", "--root", site, "contact", "--title", "Contact", "--group", "page", "--role", "abuot")
    for rule in ("already-there", 'Did you mean "pages"?', 'Did you mean "about"?'):
        assert rule in page.output
    taken = localoffer("new", "page", "--root", site, "api/x", "--title", "X", "--role", "about")
    assert ("address-reserved" in taken.output, "role-taken" in taken.output) == (True, True)
    named = ("--name", "<b>", "--local-offer", "http://example.org", "--source", "OWM")
    council = localoffer("new", "council", "--root", site, "../x", *named)
    for rule in ("address-not-https", "id-not-valid", 'Did you mean "OWN"?'):
        assert rule in council.output
    assert [page.exit_code, taken.exit_code, council.exit_code] == [1, 1, 1]
    assert written(site) == before


def test_its_workflows_and_those_of_many_sites_use_what_ours_use() -> None:
    uses = re.compile(r"uses: (\S+ # \S+)")
    ours = {each for file in (ROOT / ".github/workflows").glob("*.yml") for each in uses.findall(file.read_text("utf-8"))}
    files = [*(ROOT / "scripts/localoffer/new_site/github/workflows").glob("*.yml"), ROOT / "handbook/many-sites/github.yml"]
    theirs = {each for file in files for each in uses.findall(file.read_text("utf-8"))}
    assert theirs
    assert theirs <= ours
