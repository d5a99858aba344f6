"""What the machine does to a command: somebody stops it, or there is no room. It ends with a short word and leaves nothing."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import click

from localoffer.cli.common import leave
from localoffer.disk import BESIDE
from localoffer.issues import Issue

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LETTERS = {
    (errno.ENOSPC, errno.EDQUOT): ("no-space", "There is no room left on the disk.", "Make some. See: df -h"),
    (errno.EFBIG,): ("file-too-big", "No file may grow that big here.", "Let it. See: ulimit -f"),
    (errno.EMFILE, errno.ENFILE): ("too-many-files", "Too many files are open at once.", "Allow more. See: ulimit -n"),
    (errno.ENOMEM,): ("no-memory", "There is not enough memory.", "Close other programs. See: ulimit -v"),
    (errno.EACCES, errno.EPERM): ("no-rights", "Your account may not do this here.", "See who may: ls -ld"),
    (errno.EROFS,): ("no-rights", "Nothing can be written on this disk.", "See how it is mounted: findmnt"),
    (errno.EBUSY, errno.EXDEV): ("another-disk", "Another disk is mounted here.", "Mount it one folder further up."),
}


class Stopped(SystemExit):
    """Somebody stopped the command. No ``except Exception`` keeps it, and no prompt of click's takes it for a no."""


class Commands(click.Group):
    """Commands that end with a short word and an exit code, whatever the machine does to them."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command, and say in a letter what the machine would not do."""
        gc.set_threshold(100_000, 20, 20)  # nearly all that a command reads stays until its end: to look for what may go is dear
        try:
            with _stoppable():
                return super().invoke(context)
        except Stopped:
            with suppress(OSError):  # the terminal may be gone
                click.echo("Stopped. Nothing is left half done.", err=True)
            raise
        except (OSError, MemoryError) as fault:
            told = letter(fault, context.meta.get("localoffer.root", Path()).resolve())
            if told is None:
                raise
            with suppress(OSError):
                leave([told], context.meta.get("localoffer.as_json", False), "")
            click.echo(str(told), err=True)  # standard output itself has no room
            sys.stdout = None  # nor will it have later: ask no more
            sys.exit(1)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Make Ctrl-C, TERM and HUP end what is going on, so that it clears up; none that whoever started it has turned off.

    The exit code is that of a shell: 128 and the number of the signal.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.getsignal(each) for each in SIGNALS}
    mine = [each for each, handler in before.items() if handler is not signal.SIG_IGN]

    def stop(number: int, frame: FrameType | None) -> None:
        for each in mine:
            signal.signal(each, signal.SIG_IGN)  # it is ending already: a second one must not disturb the clearing up
        raise Stopped(128 + number)

    try:
        for each in mine:
            signal.signal(each, stop)
        yield
    finally:
        for each in mine:
            if signal.getsignal(each) is stop:  # who has been stopped stays so, until the process is gone
                signal.signal(each, before[each])


def letter(fault: OSError | MemoryError, root: Path) -> Issue | None:
    """Return what the machine would not do as a letter; None for a pipe that nobody reads any more, which is no fault."""
    number = fault.errno if isinstance(fault, OSError) else errno.ENOMEM
    if number == errno.EPIPE:
        return None
    words = ("machine", f"The machine says: {getattr(fault, 'strerror', None) or fault}.", "")
    rule, message, hint = next((told for numbers, told in LETTERS.items() if number in numbers), words)
    return Issue(_place(getattr(fault, "filename", None), root), 1, rule, message, hint)


def _place(name: Any, root: Path) -> str:
    """Return where it happened, from the site's folder; for our own passing folder, that in which it stands."""
    if not isinstance(name, str | bytes):
        return "."
    path = Path(os.fsdecode(name).partition(BESIDE)[0])
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
