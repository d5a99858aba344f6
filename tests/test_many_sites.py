"""Many sites: planned, published shard by shard and put together by the commands of the handbook's own workflow, and uploaded."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import small_built
from copies import GOOD, HERE, ROOT, commit, copy_site, git
from localoffer.cli import main
from localoffer.many.hashes import of_folder

WORKFLOW = ROOT / "handbook/many-sites/github.yml"
SOURCES = {"good": GOOD, "offer": HERE / "sites/directory", "visits": HERE / "sites/home-visiting"}
PLACES = {"good": "example.org/some/folder", "visits": "example.org/portage", "offer": "example.org/offer"}
NUMBER, NEW_NUMBER = "020 7946 0104", "020 7946 0109"
NOTE = 'changes: [{changed_on: 2026-11-20, note: "A new number."}]\n'


def run(root: Path, job: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run what the workflow says in a job, but for what installs."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"][job]["steps"]
    (script,) = (step["run"] for step in steps if step.get("env") and "GH_TOKEN" not in step["env"])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    told = {**os.environ, "SOURCE_DATE_EPOCH": "1795435200", "PATH": path, **environment}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=root, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def planned(root: Path, before: str = "") -> list[str]:
    """Return the sites of each shard, as the workflow hands them on."""
    output = root.with_name("output")
    output.write_text("", "utf-8")
    run(root, "plan", BEFORE=before, GITHUB_OUTPUT=str(output))
    (line,) = output.read_text("utf-8").splitlines()
    return [row["sites"] for row in json.loads(line.removeprefix("matrix="))["include"]]


def localoffer(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == code, result.output
    return result


def repository(root: Path) -> Path:
    """Put three sites into one repository."""
    for name, source in SOURCES.items():
        copy_site(source, root / "sites" / name)
    (root / ".gitignore").write_text("site/\n.localoffer-cache/\n/merged/\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return root


@pytest.mark.slow
def test_three_sites_give_together_what_each_gives_alone_and_an_edit_changes_what_shows_it(
    tmp_path: Path, good_built: Path, directory_built: Path
) -> None:
    root = repository(tmp_path / "repository")
    shards = planned(root)
    assert sorted(shards) == [f"sites/{name}" for name in SOURCES]
    for sites in shards:
        run(root, "publish", SITES=sites)
    merged = root / "merged/sites"
    small_built(tmp_path / "visits", source=SOURCES["visits"])
    for name, alone in {"good": good_built, "visits": tmp_path / "visits/site", "offer": directory_built}.items():
        together, by_itself = of_folder(merged / PLACES[name])[0], of_folder(alone)[0]
        assert together.keys() == by_itself.keys()
        other = {path for path in together if together[path] != by_itself[path]}
        assert all(path.endswith("changes/index.html") for path in other), "they alone say when the site was built"
    assert {file.parent.relative_to(merged).as_posix() for file in merged.rglob("sitemap.xml")} == {*PLACES.values()}

    before, site, older = git(root, "rev-parse", "HEAD"), merged / PLACES["offer"], tmp_path / "older"
    shutil.copytree(site, older)
    shutil.copy(root / "merged/hashes/example.org/offer.sha256", tmp_path / "old.sha256")
    contact = root / "sites/offer/content/contacts/youth.yml"
    contact.write_text(contact.read_text("utf-8").replace(NUMBER, NEW_NUMBER) + NOTE, "utf-8")
    commit(root, "A new number", "2026-11-20")
    assert planned(root, before) == ["sites/offer"]
    run(root, "publish", SITES="sites/offer")
    new = localoffer("hashes", site, "--since", tmp_path / "old.sha256", "--new").stdout.splitlines()
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    showing = {path for path, text in pages.items() if NEW_NUMBER in text}
    assert showing
    assert showing <= {*new} & {*pages} < {*pages}
    assert not any(NUMBER in text for path, text in pages.items() if path not in new)
    for path in new:
        shutil.copy(site / path, older / path)
    assert of_folder(older) == of_folder(site), "what is listed is all that differs"


@pytest.mark.slow
def test_what_pages_need_goes_up_first_then_the_pages_and_what_is_gone_goes_last(tmp_path: Path) -> None:
    if not shutil.which("rclone"):
        pytest.skip("rclone is not installed here (Debian: apt-get install rclone)")
    root, pages = tmp_path / "root", tmp_path / "pages"
    files = (
        "a.org/x/index.html",
        "a.org/x/page/index.html",
        "a.org/x/style.css",
        "a.org/x/.well-known/it.txt",
        "b.org/index.html",
    )

    def publish(number: str) -> None:
        for name in files:
            file = root / "merged/sites" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(number if name.startswith("a.org") else "as ever", "utf-8")
        for place in ("a.org/x", "b.org"):
            list_ = root / f"merged/hashes/{place}.sha256"
            list_.parent.mkdir(parents=True, exist_ok=True)
            list_.write_text(localoffer("hashes", root / "merged/sites" / place).stdout, "utf-8")

    def upload() -> tuple[list[str], list[str]]:
        """Upload to folders of this machine; returns the places that changed, and what was done to files in its order."""
        store = {"RCLONE_CONFIG_STORE_TYPE": "alias", "RCLONE_CONFIG_STORE_REMOTE": str(tmp_path)}
        where = {"RCLONE_CONFIG": os.devnull, "PAGES": "store:pages", "HASHES": "store:hashes", "RCLONE_VERBOSE": "1"}
        done = run(root, "upload", **store, **where)
        acts = re.findall(r"INFO +: (\S+): (?:Copied|Deleted)", done.stderr)
        return done.stdout.split(), [act for act in acts if not act.endswith(".sha256")]

    publish("one")
    (pages / "a.org/x/old").mkdir(parents=True)
    (pages / "a.org/x/old/index.html").write_text("old", "utf-8")
    (pages / "elsewhere.txt").write_text("another's", "utf-8")
    places, acts = upload()
    assert places == ["a.org/x", "b.org"]
    assert ({*acts[:2]}, acts[5:]) == ({"a.org/x/style.css", "a.org/x/.well-known/it.txt"}, ["old/index.html"])
    assert {*of_folder(pages)[0]} == {*files, "elsewhere.txt"}
    publish("two")  # of the same length, and so no other size
    places, acts = upload()
    assert (places, sorted(acts)) == (["a.org/x"], sorted(files[:4]))
    assert (pages / "a.org/x/index.html").read_text("utf-8") == "two"
    publish("two")
    assert upload() == ([], [])


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the repository of three sites."""
    root = repository(tmp_path / "repository")
    monkeypatch.chdir(root)
    return root


@pytest.mark.slow
def test_a_plan_leaves_out_what_no_commit_has_touched_and_nothing_by_mistake(sites: Path) -> None:
    def plan(since: str) -> list[str]:
        told = localoffer("plan", "--changed-since", since, *sorted(Path("sites").iterdir()))
        return [row["sites"] for row in json.loads(told.stdout)["include"]]

    begin = git(sites, "rev-parse", "HEAD")
    everything = ["sites/good sites/offer sites/visits"]
    assert (plan(begin), plan(""), plan("0" * 40), plan("--help")) == ([], everything, everything, everything)
    (sites / "sites/visits/docs/en/visits.md").unlink()
    commit(sites, "A page less", "2026-01-06")
    assert plan(begin) == ["sites/visits"]
    git(sites, "mv", "sites/good/docs/en/letter.md", "sites/offer/docs/en/letter.md")
    moved = commit(sites, "A page moved", "2026-01-07")
    assert (plan("HEAD~1"), plan(begin)) == (["sites/good sites/offer"], everything)
    (sites / "localoffer.whl").touch()
    commit(sites, "A new version of the program", "2026-01-08")
    assert plan(moved) == everything


def test_what_is_wrong_is_said_beside_the_output_and_nothing_is_planned(sites: Path) -> None:
    for command in (("plan",), ("plan", "--format", "gitlab"), ("collect", "--into", "merged")):
        wrong = localoffer(*command, "sites/good", "sites/god", code=1)
        assert (wrong.stdout, "sites/god:1: no-site" in wrong.stderr) == ("", True)
    assert not (sites / "merged").exists()
    unpublished = localoffer("collect", "--into", "merged", "sites/good", code=1)
    assert (unpublished.stdout, "site-not-published" in unpublished.stderr) == ("", True)


def test_a_site_is_collected_whole_in_the_place_of_what_was_there(sites: Path) -> None:
    published = sites / "sites/good/site"
    for name in (".well-known/security.txt", "index.html"):
        (published / name).parent.mkdir(parents=True, exist_ok=True)
        (published / name).write_text(name, "utf-8")
    assert localoffer("collect", "--into", "merged", "sites/good").stdout == f"{PLACES['good']}\n"
    (published / "index.html").rename(published / "page.html")
    unpublished = localoffer("collect", "--into", "merged", "sites/good", "sites/offer", code=1)
    assert (unpublished.stdout, "sites/offer/site:1: site-not-published" in unpublished.stderr) == ("", True)
    assert (sites / "merged" / PLACES["good"] / "index.html").is_file(), "all or none are put in their places"
    localoffer("collect", "--into", "merged", "sites/good")
    assert {*of_folder(sites / "merged")[0]} == {f"{PLACES['good']}/.well-known/security.txt", f"{PLACES['good']}/page.html"}
    assert published.is_dir()


def test_what_has_changed_since_a_list_is_said_as_it_is_asked_for(tmp_path: Path) -> None:
    site, old = tmp_path / "site", tmp_path / "old.sha256"
    site.mkdir()
    (site / "a.html").write_text("one", "utf-8")
    old.write_text(localoffer("hashes", site).stdout, "utf-8")
    (site / "a.html").rename(site / "b.css")
    assert localoffer("hashes", site, "--since", old).stdout == "+ b.css\n- a.html\n"
    assert localoffer("hashes", site, "--since", old, "--new").stdout == "b.css\n"
    assert localoffer("hashes", site, "--since", old, "--gone").stdout == "a.html\n"
    assert localoffer("hashes", site, "--since", os.devnull, "--new").stdout == "b.css\n"
    assert "needs --since" in localoffer("hashes", site, "--gone", code=2).stderr
    old.write_text("nonsense\n", "utf-8")
    wrong = localoffer("hashes", site, "--since", old, "--new", code=1)
    assert (wrong.stdout, "old.sha256:1: hash-not-valid" in wrong.stderr) == ("", True)
