"""Broken sites: tests/sites/broken/<fault>/fault.yml makes one fault in the small site and says what its editor is told.

``file`` with ``find`` and ``put`` edits, ``text`` writes, ``delete`` takes away; ``bytes_find`` and
``bytes_put`` (hexadecimal) edit bytes. ``issues`` are the exact lines, notices left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from copies import GOOD, copy_site
from localoffer.cli import main
from localoffer.disk import BESIDE

BROKEN = Path(__file__).parent / "sites" / "broken"
FAULTS = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
TODAY = "1795435200"  # 23 November 2026


def fault_of(name: str) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load((BROKEN / name / "fault.yml").read_text("utf-8"))
    return value


def broken_copy(name: str, target: Path) -> Path:
    root = copy_site(GOOD, target)
    fault = fault_of(name)
    for edit in [fault, *fault.get("also", [])]:
        _edit(root, edit)
    return root


def _edit(root: Path, edit: dict[str, Any]) -> None:
    if "delete" in edit:
        (root / edit["delete"]).unlink()
        return
    file = root / edit["file"]
    if "text" in edit:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(edit["text"].encode())
        return
    if "find" in edit:
        old, new = edit["find"].encode(), edit["put"].encode()
    else:
        old, new = bytes.fromhex(edit["bytes_find"]), bytes.fromhex(edit["bytes_put"])
    raw = file.read_bytes()
    assert old in raw, f"{edit['file']} has changed: the fault finds nothing to break"
    file.write_bytes(raw.replace(old, new, 1))


def told(root: Path) -> tuple[int, list[str]]:
    """Return the exit code of ``publish`` and the lines it prints, without notices."""
    result = CliRunner().invoke(main, ["publish", "--json", "--root", str(root)], env={"SOURCE_DATE_EPOCH": TODAY})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    issues = yaml.safe_load(result.stdout)["issues"]
    lines = [
        f"{i['path']}:{i['line']}: {i['rule']}: {i['message']} {i['hint']}".rstrip() for i in issues if i["severity"] != "notice"
    ]
    return result.exit_code, lines


def test_there_are_at_least_forty() -> None:
    assert len(FAULTS) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_one_fault(name: str, tmp_path: Path) -> None:
    root = broken_copy(name, tmp_path / "site-source")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("as it was", "utf-8")
    code, lines = told(root)
    assert lines == fault_of(name)["issues"]
    assert code == 1
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert not list(root.glob(f"{BESIDE}*"))
