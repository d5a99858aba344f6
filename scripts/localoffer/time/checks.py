"""Checks: with which value the name and the day of a check were first committed. Pure.

A person with only a browser types ``checked_on`` and ``checked_by`` and no hash. The history then tells what they checked: the
value that stood there in the commit in which that name and day were new. A commit that changes a value and leaves the check
beside it checks nothing. Values are compared as ``facts/checking.py`` has them, so a new layout of a file lapses no check.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from localoffer.facts.checking import checked_hash
from localoffer.facts.layout import CONTENT
from localoffer.facts.shapes import Checked, Fact, Site
from localoffer.time.layouts import checked_parts, facts_of, folded, in_default, limit_as_now, value_of

ANOTHER = "another"
"""Stands for the hash of a value that is not the one there now, where nobody knows which it was."""


class Seen(NamedTuple):
    """A part of a fact that can carry a check, as it stood in one version of a file."""

    scope: str
    """Where it belongs, by keys alone: ``contact:helpline.phones``."""
    signed: str
    """The day and the name of its check; empty where it has none."""
    value: str
    """The hash of its value."""
    written: str = ""
    """The hash that the check itself says it is of."""


ReadChecks = Callable[[str, bytes], Iterable[Seen]]
"""(path, content of the file) -> what in it can carry a check."""


class Versions(NamedTuple):
    """What one commit changed: what stood in its files before, for each parent, and after."""

    before: list[list[Seen]]
    after: list[Seen]


@dataclass(frozen=True)
class KnownChecks:
    """What the history knows of checks."""

    known: frozenset[tuple[str, str]] = frozenset()
    """(scope, signed) of every check that was ever committed."""
    made: frozenset[Seen] = frozenset()
    """Checks with the value that they were made of; without the hash they say."""
    moved: Mapping[Seen, frozenset[Seen]] = field(default_factory=dict)
    """A check -> the same where it stood before it was moved."""
    left_over: frozenset[tuple[str, str, str]] = frozenset()
    """(scope, signed, written) where the hash is that of an older check, which somebody who typed a new one left there."""

    def value_of(self, own: Seen) -> str | None:
        """Return the hash of what a check was made of: as it says itself, else as the history knows. None if neither does."""
        if own.written and (own.written == own.value or (own.scope, own.signed, own.written) not in self.left_over):
            return own.written
        if (own.scope, own.signed) not in self.known:
            return None
        return own.value if self._is_made(own._replace(written="")) else ANOTHER

    def _is_made(self, check: Seen) -> bool:
        seen, waiting = set[Seen](), [check]
        while waiting:
            each = waiting.pop()
            if each in self.made:
                return True
            if each not in seen:
                seen.add(each)
                waiting.extend(self.moved.get(each, ()))
        return False


def seen_in(path: str, raw: bytes, tags: Collection[str] = (), default: str = "") -> Iterator[Seen]:
    """Yield what in a version of a file can carry a check. Never fails, whatever stands there."""
    folder, _, name = path.partition("/")
    if folder != CONTENT or not name.endswith(".yml"):
        return
    for key, (fact, shape) in facts_of(name, value_of(path, raw)[0]).items():
        read = limit_as_now if key.startswith("deadline:") else in_default
        for scope, part, values in checked_parts(read(fact, default, tags), shape, key):
            written = values.get("checked_value")
            yield Seen(
                scope,
                _signed(values.get("checked_on"), values.get("checked_by")),
                checked_hash(part, values),
                written if isinstance(written, str) else "",
            )


def as_texts(read: ReadChecks) -> Callable[[str, bytes], dict[str, str]]:
    """Return what reads the same as texts, to be kept."""
    return lambda path, raw: {"seen": json.dumps(list(read(path, raw)))}


def out_of_texts(texts: Callable[[str, bytes], Mapping[str, str]]) -> ReadChecks:
    """Return what reads out of such texts again."""
    return lambda path, raw: [Seen(*each) for each in json.loads(texts(path, raw)["seen"])]


def _signed(on: Any, by: Any) -> str:
    return f"{on} {folded(by)}" if isinstance(on, dt.date) and isinstance(by, str) else ""


def of_history(commits: Iterable[Versions]) -> KnownChecks:
    """Return what commits tell of checks, the newest commit first."""
    known, made, left_over = set[tuple[str, str]](), set[Seen](), set[tuple[str, str, str]]()
    moved: dict[Seen, set[Seen]] = defaultdict(set)
    first: dict[tuple[str, str], set[Seen]] = {}
    for commit in commits:
        one = _Commit(commit)
        known.update((each.scope, each.signed) for each in commit.after if each.signed)
        left_over.update(one.left_over())
        for check, origins in one.moved.items():
            moved[check] |= origins
        begun: dict[tuple[str, str], set[Seen]] = defaultdict(set)
        for check, is_new in one.made():
            if is_new:
                begun[check.scope, check.signed].add(check)
            else:
                made.add(check)
        first.update(begun)  # the oldest commit comes last: a name and a day that were taken out and put back are not new
    made.update(*first.values())
    return KnownChecks(frozenset(known), frozenset(made), {each: frozenset(origins) for each, origins in moved.items()},
                       frozenset(left_over))  # fmt: skip


class _Commit:
    """What one commit did to checks."""

    def __init__(self, commit: Versions) -> None:
        self.commit = commit
        self.after = Counter(each._replace(written="") for each in commit.after)
        self.before = Counter[Seen]()
        for parent in commit.before:
            self.before |= Counter(each._replace(written="") for each in parent)
        keys = [{each.scope.partition(".")[0] for each in side} for side in (self.before, self.after)]
        self.stayed = keys[0] & keys[1]
        self.lost = self.before - self.after
        self.moved = {check: origins for check in self.after - self.before if check.signed and (origins := self._origins(check))}
        """Checks that stood elsewhere before -> where."""

    def _home(self, scope: str) -> str:
        """Return what a scope is compared with: itself, or all of its kind that came or went, for a fact may be renamed."""
        key, _, rest = scope.partition(".")
        return scope if key in self.stayed else f"{key.partition(':')[0]}.{rest}"

    def _origins(self, check: Seen) -> set[Seen]:
        return {each for each in self.lost if each[1:] == check[1:]}

    def made(self) -> Iterator[tuple[Seen, bool]]:
        """Yield each check that was made in this commit, and whether nothing here had its name and day before.

        Where a value went from beside the same name and day, what came there may be the same check with its value edited. Then
        only a value that stood there before without this check is one that was checked.
        """
        before: dict[str, list[Seen]] = defaultdict(list)
        for each in self.before:
            before[self._home(each.scope)].append(each)
        carried = {origin for origins in self.moved.values() for origin in origins}
        edited = Counter[tuple[str, str]]()
        for each, count in self.lost.items():
            if each.signed and each not in carried:
                edited[self._home(each.scope), each.signed] += count
        came: dict[tuple[str, str], list[Seen]] = defaultdict(list)
        for each, count in (self.after - self.before).items():
            if each.signed and each not in self.moved:
                came[self._home(each.scope), each.signed] += [each] * count
        for (home, signed), checks in came.items():
            values = {each.value for each in before[home]}
            fresh = [each for each in checks if each.value not in values]
            gone = edited[home, signed]
            is_new = all(each.signed != signed for each in before[home])
            for each in checks if not gone else set(checks) - set(fresh) if gone <= len(fresh) else ():
                yield each, is_new

    def left_over(self) -> Iterator[tuple[str, str, str]]:
        """Yield the hashes that stood here before beside another name and day."""
        before = {(each.scope, each.written): each.signed for parent in self.commit.before for each in parent if each.written}
        for each in self.commit.after:
            older = before.get((each.scope, each.written))
            if each.signed and older is not None and older != each.signed:
                yield each.scope, each.signed, each.written


def with_checks(site: Site, known: KnownChecks) -> Site:
    """Return the site with the hash that the history knows beside each check that says none."""

    def facts(kind: str, all_: Mapping[str, Any]) -> dict[str, Any]:
        return {id_: _recorded(f"{kind}:{id_}", fact, known) for id_, fact in all_.items()}

    asked = site.questions
    outcomes = asked and [_recorded(f"outcome:{each.id}", each, known) for each in asked.outcomes]
    return site.model_copy(
        update={
            "questions": asked and asked.model_copy(update={"outcomes": outcomes}),
            "contacts": facts("contact", site.contacts),
            "councils": facts("council", site.councils),
            "deadlines": facts("deadline", site.deadlines),
            "last_days": facts("last-days", site.last_days),
            "notices": facts("notice", site.notices),
            "services": facts("service", site.services),
        }
    )


def _recorded(scope: str, fact: Any, known: KnownChecks) -> Any:
    changed: dict[str, Any] = {}
    for name, value in fact:
        if isinstance(value, Fact):
            changed[name] = _recorded(f"{scope}.{name}", value, known)
        elif isinstance(value, list) and any(isinstance(each, Fact) for each in value):
            changed[name] = [_recorded(f"{scope}.{name}", each, known) for each in value]
    if isinstance(fact, Checked) and fact.checked_on is not None:
        own = Seen(scope, _signed(fact.checked_on, fact.checked_by), checked_hash(type(fact), fact), fact.checked_value or "")
        changed["checked_value"] = known.value_of(own)
    return fact.model_copy(update=changed) if changed else fact
