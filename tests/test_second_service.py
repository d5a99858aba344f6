"""Another service: home visits for young children, in English, Urdu and Ukrainian, with no fact that it need not have."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from copies import GOOD, HERE, commit, copy_site, git
from localoffer.build import Options, files, read, write
from localoffer.cli import main
from localoffer.issues import stops
from localoffer.outputs import gallery
from newcomer import strange

pytestmark = pytest.mark.slow  # it builds a site of its own
SECOND = HERE / "sites" / "home-visiting"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site, committed."""
    root = copy_site(SECOND, tmp_path_factory.mktemp("second") / "own")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return root


@pytest.fixture(scope="module")
def published(root: Path) -> Path:
    """Return the site as it is published."""
    edition, issues = read(root, Options())
    assert edition is not None
    outlines = write(files(edition, issues), root / "site")
    assert not stops(issues), issues
    assert outlines
    return root / "site"


def words(file: Path) -> str:
    return re.sub(r"<(script|style)\b.*?</\1>", "", file.read_text("utf-8"), flags=re.DOTALL)


def test_no_file_has_a_word_of_the_first_service(published: Path) -> None:
    assert strange(published) == []


def test_what_is_not_found_leads_to_the_pages_of_a_role_and_to_the_contact_of_the_service(published: Path) -> None:
    page = words(published / "404.html")
    main_part = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r'<li><a href="([^"]*)"', main_part.partition('class="contact"')[0]) == [
        "/portage/",
        "/portage/visits/",
        "/portage/contact/",
    ]
    assert 'href="tel:+442079460321"' in main_part


def test_the_footer_leads_to_the_roles_that_are_filled_and_says_nothing_for_the_site(published: Path) -> None:
    page = words(published / "index.html")
    footer = page[page.index("<footer") : page.index("</footer>")]
    assert re.findall(r'href="([^:"]*)"', footer)[:2] == ["about/", "privacy/"]
    assert "accessibility" not in footer
    assert "councils" not in footer
    assert "<p>" not in footer, "it has no disclaimer"


def test_open_data_has_its_own_category_and_nobody_s_licence(published: Path) -> None:
    [service] = json.loads((published / "oruk/services/index.json").read_text("utf-8"))["contents"]
    [attribute] = service["attributes"]
    assert (attribute["taxonomy_term"]["name"], service["minimum_age"]) == ("Home visits", 0)
    assert json.loads((published / "api/v1/en/pages/index.json").read_text("utf-8"))["licence"] is None


def test_urdu_is_dressed_as_its_script_asks(published: Path) -> None:
    page = (published / "ur/index.html").read_text("utf-8")
    assert '<html lang="ur" dir="rtl">' in page
    assert ":is(:lang(ur)){line-height:1.9" in page
    assert "vazirmatn" in page
    assert "vazirmatn" not in (published / "uk/index.html").read_text("utf-8")


def test_a_page_that_is_not_translated_says_what_the_site_says_of_it(published: Path) -> None:
    assert "З відвідувачкою може прийти" in words(published / "uk/visits/index.html")


@pytest.mark.parametrize("command", ["check links", "check words", "status", "audit", "translations", "drift {page}"])
def test_no_command_misses_what_the_service_does_not_have(root: Path, published: Path, command: str) -> None:
    arguments = command.format(page=published / "contact" / "index.html").split()
    result = CliRunner().invoke(main, [*arguments, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 0, result.output


def test_a_site_may_have_no_embeds(tmp_path: Path) -> None:
    root = copy_site(SECOND, tmp_path / "own")
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "embeds: false\n", "utf-8")
    result = CliRunner().invoke(main, ["publish", "--root", str(root)])
    assert result.exit_code == 0, result.output
    assert json.loads((root / "site/api/v1/en/pages/index.json").read_text("utf-8"))["embed"] is None
    assert not (root / "site/embed").exists()


@pytest.mark.parametrize("by_day", [True, False])
def test_a_repository_that_was_somebody_else_s_begins_where_site_yml_says(tmp_path: Path, by_day: bool) -> None:
    root = copy_site(GOOD, tmp_path / "own")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Theirs", "2025-12-01")
    for name in ("content", "docs"):
        shutil.rmtree(root / name)
        shutil.copytree(SECOND / name, root / name)
    ours = commit(root, "Ours", "2026-01-05")
    lost = CliRunner().invoke(main, ["publish", "--root", str(root)])
    assert (lost.exit_code, "letter" in lost.output) == (1, True), "their addresses are lost"
    settings = root / "content/site.yml"
    begins = "2026-01-01" if by_day else ours[:12]
    settings.write_text(f"{settings.read_text('utf-8')}history_begins: {begins if by_day else repr(begins)}\n", "utf-8")
    commit(root, "Begin here", "2026-01-06")
    found = CliRunner().invoke(main, ["publish", "--root", str(root)])
    assert found.exit_code == 0, found.output
    assert '<time datetime="2026-01-05">' in (root / "site/index.html").read_text("utf-8")


def examples(root: Path) -> list[str]:
    """Return every example of the gallery in the default language."""
    edition, _ = read(root, Options(draft=True, gallery=True))
    assert edition is not None
    [file] = gallery.files(edition)
    page = re.sub(r' data-at="[^"]*"', "", file.content.decode())  # the way from the root of the host
    parts = re.split(r"(?=<h[23])", page[page.index("<article") : page.index("</article>")])
    return [each for each in parts if 'lang="ar"' not in each and 'lang="pl"' not in each]


def test_examples_of_components_are_the_same_on_every_site(root: Path, tmp_path: Path) -> None:
    small = copy_site(GOOD, tmp_path / "small")
    (small / "content/translations/en.po").unlink()  # what it says of the interface in its own way is meant to show
    ours, theirs = examples(root), examples(small)
    assert len(ours) > 40
    assert ours == theirs


def test_nothing_is_asked_where_the_site_has_no_questions(published: Path) -> None:
    assert not list(published.rglob("which-way"))
    assert "which-way" not in words(published / "index.html")
