"""The house: imports go downwards, schemas are fresh, nothing names a machine or a registry."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from localoffer.schemas import schemas

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "localoffer"

LAYERS = [
    "cli", "new", "status", "publish", "plugin", "outside", "checks", "schemas", "signing", "wording", "outputs", "audit",
    "drift", "records", "book", "navigation", "blocks", "passages", "statement", "plain", "prose", "changes", "reviews", "units",
    "written", "load", "locales", "strings", "translation", "terms", "bidi", "clock", "freshness", "history", "model", "values",
    "yamlfile", "issues",
]  # fmt: skip
"""From the top down: a module imports only what stands below it."""


def imports(file: Path) -> set[str]:
    """Return every module that a file imports; ours by their name in LAYERS."""
    depth = len(file.relative_to(PACKAGE).parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found.update(f".{name.partition('.')[0]}" for name in names)
    return found


def layer(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_module_has_its_layer() -> None:
    assert {layer(file) for file in PACKAGE.rglob("*.py")} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_go_downwards(file: Path) -> None:
    own = layer(file)
    if own == "__init__":
        return
    below = {f".{name}" for name in LAYERS[LAYERS.index(own) + 1 :]} | {f".{own}"}
    assert {name for name in imports(file) if name.startswith(".")} <= below
    assert "mkdocs" not in imports(file) or own == "plugin"
    if own == "issues":
        assert not any(name.startswith(".") for name in imports(file))


def test_schemas_are_fresh() -> None:
    written = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "content/.schema").iterdir()}
    assert written == schemas(), "run: make schemas"


@pytest.mark.parametrize(
    "name", ["site", "service", "deadlines", "testimonials", "glossary", "notices", "sources", "steps", "navigation"]
)
def test_the_schemas_accept_our_own_facts(name: str) -> None:
    text = (ROOT / "content" / f"{name}.yml").read_text("utf-8")
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    schema = json.loads((ROOT / "content/.schema" / f"{name}.json").read_text("utf-8"))
    jsonschema.validate(value, schema, jsonschema.Draft202012Validator)


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_nothing_names_a_machine_or_a_registry() -> None:
    hosts = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org"]
    paths = ["/wo" + "rk/", "/ro" + "ot/", "/home/[a-z]+/"]
    pattern = re.compile("|".join([*map(re.escape, hosts), *paths]))
    for file in tracked():
        if file.suffix not in {".png", ".woff2"}:
            match = pattern.search(file.read_text("utf-8", "replace"))
            assert match is None, f"{file.relative_to(ROOT)}: {match and match[0]}"


def test_the_locks_have_hashes_and_fit_the_bounds() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins)
