"""Pieces of work are shared out among processes, and give the same as in one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from localoffer.workers import FEWEST, LARGE, cores, shared

MANY = 5 * FEWEST


def done_by(number: int) -> tuple[int, int]:
    """Return the number of the piece and of the process that does it."""
    return number, os.getpid()


def pieces(do: Callable[[int], object], how_many: int = MANY) -> list[Callable[[], object]]:
    return [partial(do, number) for number in range(how_many)]


def processes(work: list[Callable[[], object]], jobs: int) -> set[int]:
    return {pid for _, pid in shared(work, jobs)}  # type: ignore[misc]


def none_is_left() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return True


@pytest.mark.parametrize("jobs", [1, 2, 3, 2 * MANY])
def test_what_comes_of_it_is_in_order(jobs: int) -> None:
    assert [number for number, _ in shared(pieces(done_by), jobs)] == [*range(MANY)]  # type: ignore[misc]
    assert none_is_left()


def test_what_is_large_comes_whole_and_in_order_too() -> None:
    large = [b"x" * (LARGE if number % 3 == 0 else 1) for number in range(MANY)]
    assert list(shared(pieces(large.__getitem__), 2)) == large
    assert none_is_left()


def test_others_do_it() -> None:
    found = processes(pieces(done_by), 3)
    assert os.getpid() not in found
    assert 1 <= len(found) <= 3  # who is quick may have done all


def test_one_job_is_this_process() -> None:
    assert processes(pieces(done_by), 1) == {os.getpid()}


def test_little_is_done_here() -> None:
    assert processes(pieces(done_by, FEWEST - 1), 3) == {os.getpid()}
    assert os.getpid() not in processes(pieces(done_by, FEWEST), 3)


def test_nothing_is_no_work() -> None:
    assert [*shared([], 3)] == []


def test_beside_another_thread_it_is_done_here() -> None:
    """A copy would not have it, and might wait for it."""
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert processes(pieces(done_by), 3) == {os.getpid()}
    finally:
        end.set()
        other.join()


def test_any_function_of_anything_will_do() -> None:
    kept = {"a": [1, 2]}
    assert [*shared([lambda number=number: (number, *kept["a"]) for number in range(MANY)], 2)][7] == (7, 1, 2)  # type: ignore[misc]


def test_what_goes_wrong_goes_wrong_here() -> None:
    def do(number: int) -> int:
        if number >= 70:
            raise ValueError(number)
        return number

    found = []
    with pytest.raises(ValueError, match=r"^70$"):
        for each in shared(pieces(do), 2):
            found.append(each)  # up to where it goes wrong
    assert found == [*range(70)]
    assert none_is_left()


def test_what_cannot_be_sent_is_done_here() -> None:
    found = [*shared(pieces(lambda number: (number, threading.Lock())), 2)]
    assert [number for number, _ in found] == [*range(MANY)]  # type: ignore[misc]


def test_a_worker_that_somebody_ends_leaves_its_work_to_this_process(tmp_path: Path) -> None:
    here = os.getpid()

    def do(number: int) -> int:
        if number == 40 and os.getpid() != here:
            (tmp_path / "ended").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert [*shared(pieces(do), 2)] == [*range(MANY)]
    assert (tmp_path / "ended").exists()


def test_who_wants_no_more_leaves_no_process() -> None:
    some = shared(pieces(done_by), 2)
    assert next(some)[0] == 0  # type: ignore[index]
    some.close()
    assert none_is_left()


def test_a_worker_does_not_end_what_this_process_has_open(tmp_path: Path) -> None:
    """Nothing that waits to be written is written twice."""
    file = tmp_path / "x"
    with file.open("w", encoding="utf-8") as opened:
        opened.write("once")
        assert len([*shared(pieces(done_by), 3)]) == MANY
    assert file.read_text("utf-8") == "once"


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
