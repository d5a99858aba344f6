"""Kept: a thing is used again where all that it was made from says the same, and is made anew where anything does not."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from pydantic import BaseModel

from localoffer.kept import Digest, Question, Shape, Table, Watch, WatchedMapping, digest
from localoffer.store import FOLDER, Kept
from localoffer.workers import FEWEST


class Colour(StrEnum):
    RED = "red"


class Model(BaseModel):
    one: int
    two: str = ""


class OtherModel(BaseModel):
    one: int
    two: str = ""


@dataclass
class Data:
    one: int
    two: str = ""


@dataclass
class OtherData:
    one: int
    two: str = ""


DIFFERENT: tuple[Callable[[], object], ...] = (
    lambda: "", lambda: "a", lambda: "1", lambda: "True", lambda: "None", lambda: "s1:a", lambda: "\udcff", lambda: Colour.RED,
    lambda: "red", lambda: Digest("red"), lambda: 1, lambda: 0, lambda: True, lambda: False, lambda: 1.0, lambda: 1.5,
    lambda: None,
    lambda: dt.date(2026, 1, 5), lambda: dt.datetime(2026, 1, 5), lambda: dt.time(1), lambda: "2026-01-05",
    lambda: b"", lambda: b"a", lambda: PurePosixPath("a"), lambda: PurePosixPath("a/b"),
    lambda: [], lambda: [""], lambda: [[]], lambda: ["a", "b"], lambda: ["ab"], lambda: ["b", "a"], lambda: ["a", ["b"]],
    lambda: [["a"], "b"], lambda: [1, 2], lambda: [12], lambda: ["a", None], lambda: {}, lambda: {"a": "b"}, lambda: {"a": 1},
    lambda: {1: "a"}, lambda: {"b": "a"}, lambda: {"a": 1, "b": 2}, lambda: {"b": 2, "a": 1}, lambda: set(), lambda: {"a"},
    lambda: {"a", "b"}, lambda: {"b", "c"}, lambda: {1}, lambda: {1, "a"}, lambda: {None, "a"},
    lambda: {("a", "b")}, lambda: {("a",), ("b",)},
    lambda: Data(1), lambda: Data(2), lambda: Data(1, "1"), lambda: OtherData(1), lambda: Model(one=1), lambda: Model(one=2),
    lambda: Model(one=1, two="a"), lambda: OtherModel(one=1), lambda: [Data(1), "a"], lambda: [Data(1, "a")],
)  # fmt: skip


class TestDigest:
    def test_equal_things_have_one_each_time(self) -> None:
        assert [digest(make()) for make in DIFFERENT] == [digest(make()) for make in DIFFERENT]

    def test_different_things_have_different_ones(self) -> None:
        found = [digest(make()) for make in DIFFERENT]
        assert [(one, other) for one, other in itertools.combinations(range(len(found)), 2) if found[one] == found[other]] == []

    def test_it_is_the_same_in_every_run(self) -> None:
        assert digest(["a", 1, {"b"}]) == "d2c9ea96d7f86f5ff2a43c998d85362d"

    def test_sets_have_no_order(self) -> None:
        one, other = {0, 8}, {8, 0}
        assert list(one) != list(other), "they stand in the order in which they came"
        assert digest(one) == digest(other) == digest(frozenset(one))
        assert digest({"a", "b", "c"}) == digest({"c", "b", "a"})

    def test_a_list_and_a_tuple_are_one_thing(self) -> None:
        assert digest(["a", ["b"]]) == digest(("a", ("b",)))

    def test_any_mapping_is_what_it_maps(self) -> None:
        assert digest(WatchedMapping(Watch(), ("x",), {"a": 1})) == digest({"a": 1})

    def test_a_hash_of_something_stands_for_it(self) -> None:
        assert isinstance(digest("a"), Digest)
        assert digest([digest("a")]) != digest([digest("b")])

    @pytest.mark.parametrize("strange", [object(), print, lambda: 0, iter([]), int, Watch()], ids=range(6))
    def test_what_is_not_understood_is_refused(self, strange: object) -> None:
        for value in (strange, [strange], {"a": strange}, {"a": [1, strange]}, Model.model_construct(one=strange)):
            with pytest.raises(TypeError):
                digest(value)
        with pytest.raises(TypeError, match="Watch"):
            digest(Watch())


class Facts:
    """Facts that change from run to run, and what has been made out of them."""

    def __init__(self, root: Path) -> None:
        (root / ".git").mkdir()
        self.root, self.facts, self.asked = root, {"a": "one", "b": "two"}, list[Question]()

    def answer(self, question: Question) -> object:
        self.asked.append(question)
        return {"keys": lambda: tuple(self.facts), "fact": lambda: self.facts[question[-1]]}[question[0]]()

    def run(self, *things: tuple[str, object, str], keep: bool = True) -> tuple[list[str], list[str]]:
        """Make things out of (name, what they are given, the facts that they ask for); return them, and which were made anew."""
        self.asked = []
        table = Table(Kept(self.root, "things") if keep else None, self.answer)
        found = [self.thing(table, *each) for each in things]
        table.save()
        return found, table.made

    def thing(self, table: Table, name: str, own: object, wanted: str) -> str:
        def make(watch: Watch) -> str:
            known: Mapping[str, str] = WatchedMapping(watch, ("fact",), self.facts)
            return f"{own}: {' '.join(str(known.get(each)) for each in wanted)}"

        return table.recall(name, own, TEXT, make)


TEXT: Shape[str] = Shape(lambda text: [text], lambda kept: str(kept[0]))


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return Facts(tmp_path)


X, Y = ("x", "own", "a"), ("y", "own", "b")


class TestTable:
    def test_what_was_made_is_used_again(self, facts: Facts) -> None:
        assert facts.run(X, Y) == (["own: one", "own: two"], ["x", "y"])
        assert facts.run(X, Y) == (["own: one", "own: two"], [])

    def test_what_is_given_has_changed(self, facts: Facts) -> None:
        facts.run(X, Y)
        assert facts.run(("x", "other", "a"), Y) == (["other: one", "own: two"], ["x"])

    def test_an_answer_has_changed(self, facts: Facts) -> None:
        facts.run(X, Y)
        facts.facts["a"] = "three"
        assert facts.run(X, Y) == (["own: three", "own: two"], ["x"])
        assert facts.run(X, Y) == (["own: three", "own: two"], [])

    def test_an_answer_is_gone_and_comes_back(self, facts: Facts) -> None:
        facts.run(X, Y)
        del facts.facts["b"]
        assert facts.run(X, Y) == (["own: one", "own: None"], ["y"])
        assert facts.run(X, Y)[1] == []
        facts.facts["b"] = "two"
        assert facts.run(X, Y) == (["own: one", "own: two"], ["y"])

    def test_a_text_that_says_gone_is_there(self, facts: Facts) -> None:
        facts.facts["b"] = "gone"
        facts.run(Y)
        del facts.facts["b"]
        assert facts.run(Y)[1] == ["y"]

    def test_what_is_no_longer_used_is_dropped(self, facts: Facts) -> None:
        facts.run(X, Y)
        assert facts.run(X)[1] == []
        assert facts.run(X, Y)[1] == ["y"]

    def test_a_thing_of_another_name_is_another_one(self, facts: Facts) -> None:
        facts.run(X)
        assert facts.run(("z", *X[1:]))[1] == ["z"]

    def test_each_question_is_asked_once(self, facts: Facts) -> None:
        facts.run(X, ("z", "own", "aab"), Y)
        facts.run(X, ("z", "own", "aab"), Y)
        assert sorted(facts.asked) == [("fact", "a"), ("fact", "b")]

    def test_what_asks_for_nothing_is_kept_for_what_it_is_given(self, facts: Facts) -> None:
        thing = ("x", ["own"], "")
        facts.run(thing)
        facts.facts = {}
        assert facts.run(thing)[1] == []

    def test_without_a_file_everything_is_made(self, facts: Facts) -> None:
        facts.run(X, keep=False)
        assert facts.run(X, keep=False) == (["own: one"], ["x"])
        assert not (facts.root / FOLDER).exists()

    def test_without_a_file_what_is_given_may_be_anything(self, facts: Facts) -> None:
        assert facts.run(("x", print, "a"), keep=False)[1] == ["x"]
        with pytest.raises(TypeError):
            facts.run(("x", print, "a"))

    def test_a_table_of_its_own_keeps_nothing(self) -> None:
        assert [Table().recall("x", print, TEXT, lambda _: "made") for _ in range(2)] == ["made", "made"]

    def test_where_nothing_answers_what_is_given_decides(self, facts: Facts) -> None:
        for own, made in (("own", ["x"]), ("own", []), ("other", ["x"])):
            table = Table(Kept(facts.root, "things"))
            assert facts.thing(table, "x", own, "a") == f"{own}: one"
            table.save()
            assert table.made == made

    def test_it_is_kept_in_few_signs(self, facts: Facts) -> None:
        table = Table(Kept(facts.root, "things"))
        table.recall("x", "own", Shape(lambda made: made, lambda kept: kept), lambda _: [1, {"a": 2}])
        table.save()
        assert Kept(facts.root, "things").read().endswith('\t[1,{"a":2}]')

    def test_a_question_without_an_answer_that_can_be_hashed_is_a_fault_of_the_program(self, facts: Facts) -> None:
        facts.facts["a"] = print  # type: ignore[assignment]
        with pytest.raises(TypeError):
            facts.run(X)

    def test_words_of_any_kind_are_kept_as_they_are(self, facts: Facts) -> None:
        facts.facts["a"] = "\t\n\r\u2028\0\x85\udcff ' \" \\ ع"
        assert facts.run(("x\t\n", "\n", "a"))[0] == facts.run(("x\t\n", "\n", "a"))[0] == [f"\n: {facts.facts['a']}"]

    def test_the_file_is_left_alone_where_nothing_is_new(self, facts: Facts) -> None:
        facts.run(X, Y)
        file = facts.root / FOLDER / "things"
        before = file.stat()
        facts.run(Y, X)
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_the_same_things_are_kept_in_the_same_bytes(self, facts: Facts) -> None:
        facts.run(X, Y, ("z", "own", "ab"))
        first = Kept(facts.root, "things").read()
        (facts.root / FOLDER / "things").unlink()
        facts.run(("z", "own", "ba"), Y, X)
        facts.facts["a"] = "x"
        facts.run(X, Y, ("z", "own", "ab"))
        facts.facts["a"] = "one"
        facts.run(X, Y, ("z", "own", "ab"))
        assert Kept(facts.root, "things").read() == first != ""

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda body: body.replace('["own: one"]', '["own: one"'),
            lambda body: body.replace('["own: one"]', ""),
            lambda body: body.replace('["own: one"]', "{}"),
            lambda body: body.replace('["own: one"]', "null"),
            lambda body: body.replace('["own: one"]', "[]"),
            lambda body: body.replace("\t", " "),
            lambda body: body.replace('["x", ', "["),
            lambda body: body[body.index("\n") :],
            lambda body: body[: len(body) // 2],
            lambda body: "{}" + body,
            lambda _: "1",
            lambda _: "",
        ],
    )
    def test_what_cannot_be_read_is_made_anew(self, facts: Facts, spoil: Callable[[str], str]) -> None:
        """The seal says that it was our own; a fault of ours must not stand in anybody's way either."""
        facts.run(X)
        file = Kept(facts.root, "things")
        file.write([spoil(file.read()).encode()])
        assert facts.run(X) == (["own: one"], ["x"])
        assert facts.run(X) == (["own: one"], [])

    def test_what_can_be_read_before_the_fault_is_used(self, facts: Facts) -> None:
        facts.run(X, Y)
        file = Kept(facts.root, "things")
        file.write([file.read().encode(), b"\nx"])
        assert facts.run(X, Y)[1] == []

    def test_two_runs_at_once_each_leave_a_whole_file(self, facts: Facts) -> None:
        one, other = (Table(Kept(facts.root, "things"), facts.answer) for _ in range(2))
        facts.thing(one, *X)
        facts.thing(other, *Y)
        one.save()
        other.save()
        assert facts.run(X, Y) == (["own: one", "own: two"], ["x"])


class TestShared:
    """Things that are made apart, in this process or in another, are kept all the same."""

    MANY = 4 * FEWEST

    def table(self, facts: Facts, jobs: int = 1) -> Table:
        return Table(Kept(facts.root, "things"), facts.answer, jobs)

    def make(self, facts: Facts, table: Table, wanted: str = "a", how_many: int = MANY) -> tuple[set[int], list[str]]:
        """Make things that ask for a fact, and keep them; return the processes that made any, and what they made."""

        def one(number: int) -> tuple[int, str]:
            return os.getpid(), facts.thing(table, f"x{number:04}", "own", wanted)

        found = [*table.shared([partial(one, number) for number in range(how_many)])]
        table.save()
        return {pid for pid, _ in found}, [made for _, made in found]

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_it_is_kept_wherever_it_was_made(self, facts: Facts, jobs: int) -> None:
        pids, made = self.make(facts, first := self.table(facts, jobs))
        assert (os.getpid() in pids, made, len(first.made)) == (jobs == 1, ["own: one"] * self.MANY, self.MANY)
        _, again = self.make(facts, second := self.table(facts, jobs))
        assert (again, second.made) == (made, [])

    def test_the_same_bytes_are_kept(self, facts: Facts) -> None:
        self.make(facts, self.table(facts, 1))
        first = Kept(facts.root, "things").read()
        (facts.root / FOLDER / "things").unlink()
        self.make(facts, self.table(facts, 3))
        assert Kept(facts.root, "things").read() == first != ""

    def test_what_was_used_again_elsewhere_stays(self, facts: Facts) -> None:
        self.make(facts, self.table(facts))
        facts.facts["a"] = "three"
        pids, made = self.make(facts, self.table(facts, 2))
        assert (os.getpid() in pids, set(made)) == (False, {"own: three"})
        assert self.make(facts, again := self.table(facts, 2))[1] == made
        assert again.made == []

    def test_where_little_has_changed_no_other_process_helps(self, facts: Facts) -> None:
        table = self.table(facts)
        facts.thing(table, "y", "own", "b")
        self.make(facts, table)
        facts.facts["b"] = "three"
        assert self.make(facts, self.table(facts, 2))[0] == {os.getpid()}

    def test_from_so_much_on_others_help(self, facts: Facts) -> None:
        for how_many, here in ((FEWEST - 1, True), (FEWEST, False)):
            self.make(facts, self.table(facts), how_many=how_many)
            facts.facts["a"] += "!"
            assert (os.getpid() in self.make(facts, self.table(facts, 2), how_many=how_many)[0]) is here

    def test_what_goes_wrong_is_not_kept(self, facts: Facts) -> None:
        table = self.table(facts)

        def wrong() -> str:
            facts.thing(table, *X)
            raise ValueError

        with pytest.raises(ValueError):
            list(table.shared([wrong]))
        facts.thing(table, *Y)
        table.save()
        assert facts.run(X, Y)[1] == ["x"]


def test_where_a_link_stands_nothing_is_kept(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (facts.root / FOLDER).symlink_to(elsewhere)
    assert [facts.run(X, Y) for _ in range(2)] == [(["own: one", "own: two"], ["x", "y"])] * 2
    assert [*elsewhere.iterdir()] == []


class TestWatchedMapping:
    def asked(
        self, ask: Callable[[Mapping[str, int]], object], real: Mapping[str, int] | None = None
    ) -> tuple[object, set[Question]]:
        watch = Watch()
        return ask(WatchedMapping(watch, ("site", "x"), {"a": 1, "b": 2} if real is None else real)), watch.asked

    A: Question = ("site", "x", "a")
    B: Question = ("site", "x", "b")
    Z: Question = ("site", "x", "z")
    KEYS: Question = ("keys", "site", "x")

    @pytest.mark.parametrize(
        ("ask", "found", "asked"),
        [
            (lambda known: known["a"], 1, {A}),
            (lambda known: known.get("a"), 1, {A}),
            (lambda known: known.get("z", 9), 9, {Z}),
            (lambda known: "a" in known, True, {A}),
            (lambda known: "z" in known, False, {Z}),
            (list, ["a", "b"], {KEYS}),
            (len, 2, {KEYS}),
            (bool, True, {KEYS}),
            (lambda known: list(known.keys()), ["a", "b"], {KEYS}),
            (lambda known: list(known.values()), [1, 2], {KEYS, A, B}),
            (lambda known: list(known.items()), [("a", 1), ("b", 2)], {KEYS, A, B}),
            (dict, {"a": 1, "b": 2}, {KEYS, A, B}),
            (lambda known: known == {"a": 1, "b": 2}, True, {KEYS, A, B}),
            (lambda known: {**known}, {"a": 1, "b": 2}, {KEYS, A, B}),
            (lambda known: 2 in known.values(), True, {KEYS, A, B}),
            (lambda known: next(iter(known.items())), ("a", 1), {KEYS, A}),
        ],
    )
    def test_what_is_asked_is_noted(
        self, ask: Callable[[Mapping[str, int]], object], found: object, asked: set[Question]
    ) -> None:
        assert self.asked(ask) == (found, asked)

    def test_what_is_not_there_is_asked_for_too(self) -> None:
        watch = Watch()
        with pytest.raises(KeyError):
            WatchedMapping(watch, ("site", "x"), {})["z"]
        assert watch.asked == {self.Z}

    def test_keys_of_several_parts_are_questions_of_several_parts(self) -> None:
        watch = Watch()
        assert WatchedMapping(watch, ("address",), {("en", "a"): 1})["en", "a"] == 1
        assert watch.asked == {("address", "en", "a")}


def test_what_is_kept_is_lines_of_json(facts: Facts) -> None:
    facts.run(X, ("y", "own", "ab"))
    first, *lines = Kept(facts.root, "things").read().split("\n")
    assert [tuple(question) for question, _ in json.loads(first)] == [("fact", "a"), ("fact", "b")]
    heads = [json.loads(line.partition("\t")[0]) for line in lines]
    assert [(name, own, asked) for name, own, asked in heads] == [("x", digest("own"), [0]), ("y", digest("own"), [0, 1])]
    assert [json.loads(line.partition("\t")[2]) for line in lines] == [["own: one"], ["own: one two"]]
