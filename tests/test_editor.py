"""An editor with only a browser: from a page to its file, when the site was built, and no site goes live at nobody's address."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from copies import GOOD, build, commit, copy_site, git
from localoffer.build import Options, read
from localoffer.cli import main
from localoffer.outputs import changes

pytestmark = pytest.mark.slow
TODAY = "1795435200"  # 23 November 2026


@pytest.fixture(scope="module")
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site in a folder of its repository, which content/site.yml names."""
    top = tmp_path_factory.mktemp("repository")
    git(top, "init", "-q")
    root = copy_site(GOOD, top / "sites" / "one two")
    with (root / "content/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("repository: https://github.com/owner/name.git\nbranch: live\n")
    build(root, root / "site", draft=True)
    return root


def linked(page: Path) -> list[str]:
    return re.findall(r'href="(https://github\.com/owner/name/edit/[^"]*)"', page.read_text("utf-8"))


def test_every_page_leads_to_the_file_that_its_words_are_in(in_a_folder: Path) -> None:
    top = in_a_folder.parents[1]
    pages = [*in_a_folder.glob("site/**/index.html")]
    links = {page.relative_to(in_a_folder / "site").as_posix(): linked(page) for page in pages}
    for url, src in {
        "index.html": "docs/en/index.md",
        "pl/index.html": "docs/pl/index.md",
        "pl/letter/index.html": "docs/en/letter.md",  # shown in English, where it is to be edited
        "councils/north/index.html": "content/councils/north.yml",
        "which-way/index.html": "content/questions.yml",
    }.items():
        assert [unquote(link) for link in links[url]] == [f"https://github.com/owner/name/edit/live/sites/one two/{src}"]
    named = {unquote(link).partition("/live/")[2] for found in links.values() for link in found}
    assert [path for path in named if not (top / path).is_file()] == []


def test_a_site_that_names_no_repository_has_no_such_link(good_built: Path) -> None:
    assert [page for page in good_built.rglob("*.html") if "/edit/" in page.read_text("utf-8")] == []


def test_what_has_changed_says_when_the_site_was_built_and_when_that_is_too_long_ago(
    dated_site: Path, good_built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    edition, _ = read(dated_site, Options(live=True))
    assert edition is not None
    live = {file.url: file.content.decode() for file in changes.files(edition) if file.url.endswith("changes/index.html")}
    assert len(live) == 3
    for url, page in live.items():
        said = re.search(r'<p data-due="([\d-]+)">(.*?)</p>\s*<p hidden[^>]*><strong>(.*?)</strong></p>', page)
        assert said
        assert dt.date.fromisoformat(said[1]) == dt.date(2026, 11, 23) + dt.timedelta(days=8)
        assert "2026" in said[2]
        assert "2026" in said[3]
        assert "<p data-due" not in (good_built / url).read_text("utf-8"), "the same commit gives the same bytes"
    assert "23 November 2026" in live["changes/index.html"]


def test_a_first_publish_for_readers_stops_where_the_address_is_nobody_s(dated_site: Path) -> None:
    settings = dated_site / "content/site.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("https://example.org/some/folder/", "https://new-site.example/"), "utf-8"
    )
    commit(dated_site, "Not a real address", "2026-01-06")
    command = ["publish", "--live", "--json", "--root", str(dated_site)]
    result = CliRunner().invoke(main, command, env={"SOURCE_DATE_EPOCH": TODAY})
    told = [(each["path"], each["line"], each["rule"]) for each in json.loads(result.stdout)["issues"]]
    assert (result.exit_code, told) == (1, [("content/site.yml", 2, "address-not-set")])
    assert not (dated_site / "site").exists()
    at_home = read(dated_site, Options(live=True, address="https://service.gov.uk/offer/"))[1]
    assert [issue for issue in at_home if issue.rule == "address-not-set"] == []
