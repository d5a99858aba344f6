"""mkdocs.yml: where the look is, and that the plugin takes no settings. Everything else is MkDocs' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from localoffer.theme.mkdocs_yml import read


def of(root: Path, text: str | bytes) -> tuple[str, list[str]]:
    """Return (folder of the theme, issues)."""
    (root / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, issues = read(root)
    return settings.theme, [str(issue) for issue in issues]


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("site_name: x\ntheme:\n  name: material\n  custom_dir: look\n", "look"),
        ("theme: material\n", "overrides"),
        ("theme:\n  name: material\n", "overrides"),
        ("theme:\n  custom_dir:\n", "overrides"),
        ("theme:\n  custom_dir: [a]\n", "overrides"),
        ("theme: [a]\n", "overrides"),
        ("- a\n", "overrides"),
        ("", "overrides"),
        pytest.param(
            "site_url: !ENV [URL, x]\ntheme:\n  custom_dir: look\nx: !!python/name:a.b ''\n", "look", id="tags of MkDocs"
        ),
    ],
)
def test_where_the_look_is(tmp_path: Path, text: str, folder: str) -> None:
    assert of(tmp_path, text) == (folder, [])


def test_without_the_file_all_is_as_usual(tmp_path: Path) -> None:
    settings, issues = read(tmp_path)
    assert (settings.theme, issues) == ("overrides", [])


def test_where_the_look_is_named(tmp_path: Path) -> None:
    of(tmp_path, "site_name: x\ntheme:\n  name: material\n  custom_dir: look\n")
    assert read(tmp_path)[0].line == 4
    of(tmp_path, "site_name: x\ntheme:\n  name: material\n")
    assert read(tmp_path)[0].line == 1, "nobody named it"


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: b: c\n", "mapping values are not allowed in this context"), (b"a: \xff\n", "it cannot be read")],
)
def test_what_is_not_yaml_is_told_in_the_words_of_who_read_it(tmp_path: Path, text: str | bytes, said: str) -> None:
    (issue,) = of(tmp_path, text)[1]
    assert issue == f"mkdocs.yml:1: yaml-syntax: This is not YAML: {said}."


@pytest.mark.parametrize(("text", "line"), [("a:\n\tb: c\n", 2), ("a: b: c\n", 1), (b"a: \xff\n", 1)])
def test_what_is_not_yaml_is_told_at_its_line(tmp_path: Path, text: str | bytes, line: int) -> None:
    folder, (issue,) = of(tmp_path, text)
    assert folder == "overrides"
    assert issue.startswith(f"mkdocs.yml:{line}: yaml-syntax: This is not YAML: ")


@pytest.mark.parametrize(
    "plugins", ["[localoffer]", "[search, localoffer]", "[]", "\n  - localoffer: {}", "\n  - search:\n      a: b"]
)
def test_the_plugin_stands_there_without_settings(tmp_path: Path, plugins: str) -> None:
    assert of(tmp_path, f"plugins: {plugins}\n") == ("overrides", [])


def test_a_setting_of_the_plugin_is_told_at_its_line(tmp_path: Path) -> None:
    hint = "What can be set stands in content/site.yml."
    assert of(tmp_path, "plugins:\n  - search\n  - localoffer:\n      draft: true\n      x: y\n")[1] == [
        f'mkdocs.yml:4: unknown-key: "draft" is not a setting of the plugin: it has none. {hint}',
        f'mkdocs.yml:5: unknown-key: "x" is not a setting of the plugin: it has none. {hint}',
    ]
