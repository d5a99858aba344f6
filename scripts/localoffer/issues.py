"""Issue: one fault, told to an editor as a short letter with its place.

An issue is a value. Whoever finds a fault returns it; only the command line
prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control signs, ends of lines, what turns the order of words about (Unicode TR36, 2.10), and halves of signs."""


def spelt_out(text: str) -> str:
    r"""Return a text with its control signs, and what turns words about, as escapes: ``\x1b``."""
    return _STEERS.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


class Severity(StrEnum):
    """What an issue does: an error stops publishing, a warning stops a strict run, a notice is only told."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True)
class Issue:
    """One fault at one place.

    ``path`` is relative to the project, with forward slashes. ``line`` counts from 1.
    ``rule`` is a stable name in kebab-case. ``hint`` says what to do about it.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the one-line form, ``path:line: rule: message hint``; signs that would steer a terminal are spelt out."""
        line = f"{self.path}:{self.line}: {self.rule}: {self.message} {self.hint}".rstrip()
        return spelt_out(line)

    def as_json(self) -> dict[str, str | int]:
        """Return the issue as plain values, for ``--json``."""
        return {
            "path": self.path,
            "line": self.line,
            "rule": self.rule,
            "message": self.message,
            "hint": self.hint,
            "severity": str(self.severity),
        }


def of_json(kept: Mapping[str, Any]) -> Issue:
    """Return an issue out of the plain values that ``as_json`` gives."""
    return Issue(**{**kept, "severity": Severity(kept["severity"])})


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``Did you mean "x"?`` for the known word nearest to ``word``, or an empty string."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""


def in_order(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues without repeats, sorted by path, line and rule."""
    return sorted(set(issues))


def stops(issues: Iterable[Issue], *, strict: bool = True) -> bool:
    """Tell whether these issues stop publishing: an error always does, a warning in a strict run."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(issue.severity in stopping for issue in issues)
