"""Policy: what a page lets run, by the identity of our own scripts and styles (Content-Security-Policy, CSP Level 3).

Nothing is learned from a finished page: a script that found its way into one has no hash here, and does not run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

LEFT_TO_THE_PAGE = frozenset({"default-src", "style-src"})
"""A stylesheet is cut to fit its page. The hashes of all of them would add 6 kB to each answer, and some hosts take 2 kB."""

DATA = "default-src 'none'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
"""The policy of what programs read: opened in a browser by itself, nothing in it runs, whatever it is taken for."""


@dataclass(frozen=True)
class Needs:
    """What the template of a page needs to be let."""

    scripts: tuple[str, ...] = ()
    """The scripts that stand in it, as they stand."""
    loads_script: bool = False
    """It loads a script of this site at the reader's first act: to search, or for a tool."""
    shows_frame: bool = False
    """It shows a frame of this site."""


def policy(needs: Needs, stylesheet: str) -> str:
    """Return the policy of one page.

    Only a page with search or a tool may load a script, from this site alone. No text may become a script (Trusted Types).
    Every page may ask this site for a file: else Lighthouse, which asks from within a page, finds no robots.txt.
    """
    return _written(_parts(needs, stylesheet))


def joined(all_needs: Iterable[Needs]) -> str:
    """Return one policy that lets what any of these pages needs, for a header of the host.

    Where two policies hold, both must allow (CSP Level 3, 5.1), so it says nothing of what is left to the page.
    """
    found: dict[str, list[str]] = {}
    for needs in all_needs:
        for name, values in _parts(needs, "").items():
            if name not in LEFT_TO_THE_PAGE:
                have = found.setdefault(name, [])
                have.extend(value for value in values if value not in have)
    for name, values in found.items():
        if len(values) > 1 and "'none'" in values:
            found[name] = [value for value in values if value != "'none'"]
    return _written(found)


def _parts(needs: Needs, stylesheet: str) -> dict[str, list[str]]:
    allowed = [*map(_hash, needs.scripts), *(["'self'"] if needs.loads_script else [])]
    return {
        "default-src": ["'none'"],
        "script-src": allowed or ["'none'"],
        "style-src": [_hash(stylesheet)],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "connect-src": ["'self'"],
        **({"frame-src": ["'self'"]} if needs.shows_frame else {}),
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }


def _written(parts: dict[str, list[str]]) -> str:
    return "; ".join(" ".join([name, *values]) for name, values in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
