"""How a command ends that the machine will not let go on: a word, an exit code, no traceback."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from localoffer.cli.common import json_option, root_option
from localoffer.cli.machine import SIGNALS, Commands


@pytest.fixture(autouse=True)
def _our_own_handlers_stay() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in SIGNALS}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def ended(doing: Callable[[], object], *arguments: str) -> Result:
    """Run a command that does something and then says so."""

    @click.command()
    @root_option
    @json_option
    def run(root: Path, as_json: bool) -> None:
        doing()
        click.echo("done")

    return CliRunner().invoke(Commands(commands={"run": run}), ["run", *arguments])


def sends(number: int) -> Callable[[], object]:
    return lambda: os.kill(os.getpid(), number)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_who_is_stopped_says_so_with_the_code_of_a_shell(number: int, code: int) -> None:
    result = ended(sends(number))
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", "Stopped. Nothing is left half done.\n")


def test_a_second_stop_does_not_disturb_the_clearing_up() -> None:
    cleared = []

    def doing() -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)
            cleared.append(True)

    assert (ended(doing).exit_code, cleared) == (130, [True])


def test_a_signal_that_was_turned_off_stays_off() -> None:
    """As under nohup, or behind an ampersand in a script."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert ended(sends(signal.SIGHUP)).stdout == "done\n"


def test_afterwards_the_signals_are_whose_they_were() -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    assert ended(lambda: None).stdout == "done\n"
    assert [signal.getsignal(each) for each in SIGNALS] == before


def raises(fault: BaseException) -> Callable[[], object]:
    def doing() -> None:
        raise fault

    return doing


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (errno.ENOSPC, "no-space"), (errno.EDQUOT, "no-space"), (errno.EFBIG, "file-too-big"), (errno.EMFILE, "too-many-files"),
        (errno.ENFILE, "too-many-files"), (errno.EACCES, "no-rights"), (errno.EPERM, "no-rights"), (errno.EROFS, "no-rights"),
        (errno.EBUSY, "another-disk"), (errno.ENOMEM, "no-memory"), (errno.EIO, "machine"),
    ],
)  # fmt: skip
def test_what_the_machine_will_not_do_is_a_letter(number: int, rule: str, tmp_path: Path) -> None:
    result = ended(raises(OSError(number, "words", str(tmp_path / "docs" / "x"))), "--root", str(tmp_path))
    assert (result.exit_code, result.stdout.split(" ")[:2]) == (1, ["docs/x:1:", f"{rule}:"])
    assert result.stderr == "1 to put right. Nothing was published.\n"


def test_no_memory_is_a_letter_and_json_is_json() -> None:
    result = ended(raises(MemoryError()), "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert '"rule": "no-memory"' in result.stdout


def test_our_own_folder_is_no_place_that_anybody_knows(tmp_path: Path) -> None:
    fault = OSError(errno.EACCES, "words", str(tmp_path / ".localoffer-run-0123" / "index.html"))
    assert ended(raises(fault), "--root", str(tmp_path)).stdout.startswith(".:1: no-rights")


def test_a_pipe_that_nobody_reads_any_more_is_no_fault_to_tell() -> None:
    result = ended(raises(BrokenPipeError(errno.EPIPE, "words")))
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
