"""Formats: issues as a git host reads them, to show each at its line: GitHub's workflow commands, GitLab's Code Quality. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from localoffer.issues import Issue, Severity, spelt_out, stops

GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}
"""How GitLab calls what an issue does."""
KINDS = (
    (frozenset({Severity.ERROR, Severity.WARNING}), "To put right"),
    (frozenset({Severity.NOTICE}), "To know"),
)


def below(issues: Iterable[Issue], folder: str) -> list[Issue]:
    """Return issues as seen from the root of the repository, where the site is in a folder of it."""
    return [replace(each, path=(PurePosixPath(folder) / each.path).as_posix()) for each in issues]


def github(issues: Iterable[Issue]) -> str:
    """Return a workflow command for each issue; GitHub shows the first ten of each severity at their lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions". The escapes are those of actions/toolkit.
    """
    return "".join(
        f"::{each.severity} file={_property(each.path)},line={each.line},title={_property(each.rule)}::{_data(str(each))}\n"
        for each in issues
    )


def gitlab(issues: Iterable[Issue]) -> str:
    """Return the report that GitLab shows in a merge request (GitLab Docs, "Code Quality report format")."""
    found = []
    for each in issues:
        said = f"{each.message} {each.hint}".rstrip()
        identity = "\0".join((each.path, each.rule, said))  # not its line: GitLab knows it again where lines are added above
        where = {"path": each.path, "lines": {"begin": each.line}}
        fingerprint = hashlib.sha256(identity.encode(errors="backslashreplace")).hexdigest()
        found.append(
            {
                "description": said,
                "check_name": each.rule,
                "fingerprint": fingerprint,
                "severity": GITLAB[each.severity],
                "location": where,
            }
        )
    return json.dumps(found, indent=2, ensure_ascii=True) + "\n"


def summary(issues: Sequence[Issue], done: str, place: str = "") -> str:
    """Return what was found in plain words, as Markdown; ``place`` is the address of the files as they were read."""
    wrong = sum(each.severity is not Severity.NOTICE for each in issues)
    many = f"{wrong} thing{'' if wrong == 1 else 's'} must be put right, each in the line that is named."
    parts = [f"## {done if not stops(issues) else many}\n"]
    for severities, title in KINDS:
        if lines := [_line(each, place) for each in issues if each.severity in severities]:
            parts.append(f"### {title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts) + "\n"


def _line(issue: Issue, place: str) -> str:
    name = f"`{spelt_out(issue.path).replace('`', '')}`, line {issue.line}"
    at = f"[{name}]({place}/{quote(issue.path, errors='replace')}#L{issue.line})" if place else name
    return f"- {at}: {_markdown(f'{issue.message} {issue.hint}'.rstrip())} ({issue.rule})"


def _markdown(text: str) -> str:
    """Return words that Markdown takes for words: an editor's own stand in them."""
    plain = spelt_out(text)
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#|~!&@" else sign for sign in plain)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(spelt_out(text)).replace(":", "%3A").replace(",", "%2C")
