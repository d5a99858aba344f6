"""Kept: what was made from content is not made again while all that it was made from says the same.

A thing is kept with the hash of what it was given, and with every question that it asked while it was made (a fact, a
string, a template) and the hash of the answer: a verifying trace (Mokhov, Mitchell, Peyton Jones, "Build Systems à la
Carte", 2018). Before it is used again each question is asked anew. So a changed telephone number makes anew what shows it,
and nothing else. The folder may be deleted at any time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from array import array
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, TypeVar

from pydantic import BaseModel

from localoffer import store, workers
from localoffer.packed import Shape

Made = TypeVar("Made")
Key = TypeVar("Key")
Value = TypeVar("Value", covariant=True)
Question = tuple[str, ...]
"""What was asked, such as ``("site", "contacts", "helpline")``."""
Answer = Callable[[Question], object]
"""What answers a question today. Raises ``LookupError`` where nothing does any more."""

_GONE = "gone"


class Watch:
    """What one thing has asked while it was made."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.asked: set[Question] = set()

    def ask(self, *question: str) -> None:
        """Note a question."""
        self.asked.add(question)


class WatchedMapping(Mapping[Key, Value]):
    """A mapping that notes which of its keys were asked for; who walks through it has asked for its keys, and for each."""

    def __init__(self, watch: Watch, name: Question, real: Mapping[Key, Value]) -> None:
        """Watch ``real``, whose keys are texts or tuples of texts, under ``name``."""
        self._watch, self._name, self._real = watch, name, real

    def _ask(self, key: object) -> None:
        self._watch.ask(*self._name, *(map(str, key) if isinstance(key, tuple) else (str(key),)))

    def __getitem__(self, key: Key) -> Value:
        """Return the value of a key."""
        self._ask(key)
        return self._real[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether a key is there."""
        self._ask(key)
        return key in self._real

    def __iter__(self) -> Iterator[Key]:
        """Yield every key."""
        self._watch.ask("keys", *self._name)
        return iter(self._real)

    def __len__(self) -> int:
        """Return how many keys there are."""
        self._watch.ask("keys", *self._name)
        return len(self._real)


class Anew(NamedTuple):
    """A thing that was made anew and is to be kept: made in whichever process, kept in the one that has the table's file."""

    name: str
    own: str
    asked: frozenset[Question]
    text: bytes


class _Entry(NamedTuple):
    own: str
    asked: array[int]
    """Numbers of questions of the table."""
    file: BinaryIO
    """Where its text stands, from which byte on, and how many."""
    start: int
    length: int

    def text(self) -> bytes:
        return os.pread(self.file.fileno(), self.length, self.start)


@dataclass
class Table:
    """Things of one kind that are kept, by name. One run reads what the last has left, and leaves what it used or made.

    What they hold stands on the disk until it is asked for.
    """

    file: store.Kept | None = None
    """Where they are kept; None where nothing is."""
    answer: Answer = field(default=lambda question: _GONE)
    jobs: int = 1
    """How many processes may make them."""
    made: list[str] = field(default_factory=list)
    """Names of the things that this run made anew."""
    used: dict[str, _Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._digests: dict[Question, str] = {}
        self._before: dict[str, _Entry] = {}
        self._changed: frozenset[int] = frozenset()
        self._numbers: dict[Question, int] = {}
        self._apart: list[Anew | str] | None = None
        self._room: BinaryIO | None = None
        if self.file is not None and (last := self.file.opened()):
            with suppress(ValueError, TypeError, LookupError):
                self._load(last)
        if self.jobs > 1 and self._before:  # to read what is kept costs little: others help only where enough is to be made
            stale = sum(not self._changed.isdisjoint(each.asked) for each in self._before.values())
            self.jobs = self.jobs if stale >= workers.FEWEST else 1

    def _load(self, last: BinaryIO) -> None:
        start = last.tell()
        line = last.readline()
        answers = {tuple(question): was for question, was in json.loads(line)}
        self._numbers = {question: at for at, question in enumerate(answers)}
        self._changed = frozenset(self._numbers[question] for question, was in answers.items() if self._now(question) != was)
        start += len(line)
        for line in last:
            head, text = line.split(b"\t")
            name, own, asked = json.loads(head)
            self._before[name] = _Entry(own, array("I", asked), last, start + len(head) + 1, len(text))
            start += len(line)

    def _now(self, question: Question) -> str:
        if question not in self._digests:
            try:
                self._digests[question] = digest(self.answer(question))
            except LookupError:
                self._digests[question] = _GONE
        return self._digests[question]

    def recall(self, name: str, own: object, shape: Shape[Made], make: Callable[[Watch], Made]) -> Made:
        """Return the thing called ``name`` as the last run made it, if it was made from the same; else as ``make`` makes it.

        ``own`` is all that it is made from but what it asks of its ``Watch``.
        """
        key = digest(own) if self.file is not None else ""
        before = self._before.get(name)
        if before is not None and before.own == key and self._changed.isdisjoint(before.asked):
            with suppress(ValueError, TypeError, LookupError):
                made = shape.read(json.loads(before.text()))
                self._note(name)
                return made
        watch = Watch()
        made = make(watch)
        text = json.dumps(shape.write(made), separators=(",", ":")).encode() if self.file is not None else b""
        self._note(Anew(name, key, frozenset(watch.asked), text))
        return made

    def shared(self, work: Sequence[Callable[[], Made]]) -> Generator[Made, None, None]:
        """Yield what each piece of work gives, in order, done by as many processes as may; what it recalls is kept here."""
        for made, notes in workers.shared([partial(self._made_apart, each) for each in work], self.jobs):
            for note in notes:
                self._note(note)
            yield made

    def _made_apart(self, work: Callable[[], Made]) -> tuple[Made, list[Anew | str]]:
        notes: list[Anew | str] = []
        self._apart = notes
        try:
            return work(), notes
        finally:
            self._apart = None

    def _note(self, note: Anew | str) -> None:
        """Note a thing that was made, or the name of one that was used again."""
        if self._apart is not None:
            self._apart.append(note)
        elif isinstance(note, str):
            self.used[note] = self._before[note]
        else:
            self.made.append(note.name)
            self._keep(note)

    def _keep(self, thing: Anew) -> None:
        if self.file is None:
            return
        try:
            self._room = self._room or self.file.room()
            start = self._room.seek(0, os.SEEK_END)
            self._room.write(thing.text)
            self._room.flush()
        except OSError:
            self.file = None  # a disk that takes nothing is no fault
            return
        asked = array("I", (self._numbers.setdefault(each, len(self._numbers)) for each in sorted(thing.asked)))
        self.used[thing.name] = _Entry(thing.own, asked, self._room, start, len(thing.text))

    def save(self) -> None:
        """Keep what this run has used, and drop the rest; a disk that takes nothing is no fault."""
        if self.file is None or (not self.made and self.used.keys() == self._before.keys() and not self._changed):
            return
        known, numbers = tuple(self._numbers), dict[int, int]()  # of today's questions, in the order in which they come
        for _, entry in sorted(self.used.items()):
            for each in entry.asked:
                numbers.setdefault(each, len(numbers))
        self.file.write(
            chain([json.dumps([(known[each], self._now(known[each])) for each in numbers]).encode()], self._lines(numbers))
        )

    def _lines(self, numbers: Mapping[int, int]) -> Iterator[bytes]:
        """Yield each thing that this run has used as it is kept, with new numbers of its questions."""
        for name, entry in sorted(self.used.items()):
            head = json.dumps([name, entry.own, [numbers[each] for each in entry.asked]]).encode()
            yield b"\n%b\t%b" % (head, entry.text().rstrip(b"\n"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Digest(str):
    """The hash of something, in its place."""

    __slots__ = ()


def digest(value: object) -> Digest:
    """Return a hash of a value that is the same in every run, and another for every other value.

    Of texts, numbers, days, paths, bytes, and whatever is made of them: sequences, mappings, sets, dataclasses, models.
    Raises ``TypeError`` for anything else: what is not understood cannot be known to be the same.
    """
    parts: list[str] = []
    _feed(value, parts.append)
    return Digest(_hash("".join(parts)))


def _feed(value: Any, add: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        add(f"s{len(value)}:{value}" if len(value) < _LONG else f"h{_hash(value)}")  # long ones are not put side by side
    elif value is None or kind in _PLAIN:
        add(f"{kind.__name__}:{value!r};")
    elif isinstance(value, str):
        add(f"{kind.__name__}{len(value)}:{value!s}")
    elif kind in _SEQUENCES or isinstance(value, list | tuple):
        add(f"[{len(value)}")
        for each in value:
            _feed(each, add)
    elif isinstance(value, Mapping):
        add(f"{{{len(value)}")
        for key, each in value.items():
            _feed(key, add)
            _feed(each, add)
    elif isinstance(value, set | frozenset):
        add(f"<{len(value)}")
        for each in sorted(value if all(type(each) is str for each in value) else map(digest, value)):
            _feed(each, add)
    elif hasattr(kind, "__dataclass_fields__"):
        add(f"{kind.__name__}(")
        for name in kind.__dataclass_fields__:
            _feed(getattr(value, name), add)
    elif isinstance(value, BaseModel):
        add(f"{kind.__name__}(")
        _feed(value.__dict__, add)
    elif isinstance(value, bytes):
        add(f"b{hashlib.sha256(value).hexdigest()}")
    elif isinstance(value, PurePath):
        add(f"p{len(str(value))}:{value}")
    else:
        raise TypeError(kind)


_LONG = 10_000
"""Signs of a text of which its hash is as good, and less to hold."""
_PLAIN = frozenset({int, bool, float, dt.date, dt.datetime, dt.time, type(None)})
_SEQUENCES = frozenset({tuple, list})
