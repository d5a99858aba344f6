"""The house: imports go downwards, schemas are fresh, nothing names a machine or a registry."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from localoffer.acts.schemas import schemas

ROOT = Path(__file__).parent.parent


def test_imports_go_downwards() -> None:
    """The layers stand in pyproject.toml."""
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


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
    for name in ("requirements.lock", "requirements-pdf.lock", "requirements-test.lock", "benchmarks/peers/requirements.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins)
