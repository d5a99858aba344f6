"""Edit the small site anyhow, again and again, and run ``localoffer check`` over each: ``make fuzz``.

Whatever an editor does to facts, catalogues, pages or mkdocs.yml, the command ends soon with 0 or 1, and each line it prints
names a file of the editor's and a line in it. The edits of a seed are always the same: ``python tests/fuzz.py 2000`` tries the
seeds 0 to 1,999, and ``python tests/fuzz.py 1 417`` the seed 417 alone. A few of them are kept in tests/test_properties.py.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pool
from pathlib import Path

from click.testing import CliRunner

from copies import GOOD, commit, copy_site, git
from localoffer.cli import main

LONGEST = 60
"""Seconds that one run may take."""
TODAY = "1795435200"  # 23 November 2026
SNIPPETS = (
    *("{{", "}}", "{{phone:mediation}}", "{{contact:x}}", "{{x:y}}", "{{deadline:contact-adviser: #}}", "{{glossary}}"),
    *("{{pages:now}}", "{{accessibility}}", ":material-phone:", "{{term:ehc-plan: x}}", "{n}", "{date}", "{", "}"),
    *(": ", "- ", "\t", "---\n", "\n\n", "\n", "\r", "\r\n", "# ", "#### ", "## x {#x}\n", "{#x}", "? ", "| ", "> ", "["),
    *("]", "&a ", "*a"),
    *("[a](b.md#c)", "[a](#today)", "![a](b.svg)", "[a]: b\n", "<b>", "<script>alert(1)</script>"),
    *("<!--", "<![", "<![CDATA[", "<a "),
    *("```", "~~~\n", "    ", "!!! warning\n", '??? "x"\n', "| a |\n|---|\n", "- [ ] x\n", "1. ", "a\n: b\n", "***", "`", "\\"),
    *("&", "&x", "&amp;", "&#0;", "&#x202e;", "!!python/name:os", "!!set {a}", "2026-13-45", "2026-11-23"),
    *("9" * 400, "1e999", "0x1"),
    *("null", "true", "[]", "{}", "''", '""', "no", "~", "-1", ".inf", "١٢٣", "مرحبا & x", "\ufeff", "\x00"),
    *("\x02", "\x7f", "\x85"),
    *("\ue000", "\u202e", "\u2028", "\udced\udca0\udc80", "\U0001f600"),
    *("javascript:x", "//e.org", "../../x.md", "a" * 5000, "x: {y: [z]}\n"),
    *('msgctxt "', 'msgid ""\n', 'msgstr[7] "x"\n', 'msgid_plural "{n}"\n', "#~ ", "#, fuzzy\n", "nplurals=9;"),
    *("\\x", "#| msgid "),
    *("title: ", "sources: [K1]\n", "moved_from: [a, ../b]\n", "layout: home\n"),
    *("changes: [{changed_on: 2026-11-20, note: x}]\n"),
    *("review_in: 999 years\n", "last_reviewed_on: 2026-11-20\n", "reviewed_by: A\n", "hard_words: x\n", "translation: {}\n"),
)  # fmt: skip
"""What is typed: what means something to YAML, Markdown, gettext or a browser, or once stopped a program."""
NAMES = (
    *("x.md", "X.md", "a b.md", "index.md", "..md", "ż.md", "404.md", "x\ny.md", "\udcff.md"),
    *("x.yml", "x.svg", "x.png", "x.html", ".x", "en.po", "de.po"),
)
_LINE_END = re.compile(rb"\r\n|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9]")
"""What YAML counts as the end of a line."""
RAW = (b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\x1b[2J", b"\x89PNG\r\n", b"\xc3\x28", b"\xed\xa0\x80")


@dataclass(frozen=True)
class Outcome:
    """What came of one run."""

    seed: int
    edits: tuple[str, ...]
    code: int
    printed: str
    fault: str
    """What may not be; empty where all is well."""
    seconds: float


@cache
def files() -> tuple[str, ...]:
    """Return every file that an editor of the small site has."""
    return tuple(sorted(file.relative_to(GOOD).as_posix() for file in GOOD.rglob("*") if file.is_file()))


def edit(root: Path, chance: random.Random) -> str:
    """Do one thing that an editor might, to one file below ``root``; returns it in words."""
    name = chance.choice(files())
    file = root / name
    if not file.is_file():
        return f"{name}: is gone"
    how = chance.choices(("type", "line", "value", "bytes", "file"), (8, 4, 6, 1, 1))[0]
    if how == "file":
        return f"{name}: {_on_file(file, root, chance)}"
    if how == "bytes":
        raw = file.read_bytes()
        at = chance.randint(0, len(raw))
        file.write_bytes(raw[:at] + chance.choice(RAW) + raw[at + chance.randint(0, 3) :])
        return f"{name}: bytes at {at}"
    text = file.read_text("utf-8", "surrogateescape")
    changed = {"type": _type, "line": _line, "value": _value}[how](text, chance)
    file.write_bytes(changed.encode("utf-8", "surrogateescape"))
    return f"{name}: {how}"


def _type(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    typed = "".join(chance.choices(SNIPPETS, k=chance.randint(1, 3)))
    return text[:at] + typed + text[at + chance.choice((0, 0, 1, 5, 40)) :]


def _line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.choice(("drop", "twice", "swap", "indent", "move"))
    if how == "drop":
        del lines[at]
    elif how == "twice":
        lines.insert(other, lines[at])
    elif how == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif how == "indent":
        lines[at] = chance.choice((" ", "  ", "\t", "    ")) + lines[at]
    else:
        lines.insert(other, lines.pop(at))
    return "\n".join(lines)


def _value(text: str, chance: random.Random) -> str:
    """Put something else behind a colon."""
    places = list(re.finditer(r'(?<=: )[^\n]+|(?<=msgstr ")[^\n"]+', text))
    if not places:
        return _type(text, chance)
    place = chance.choice(places)
    return text[: place.start()] + "".join(chance.choices(SNIPPETS, k=chance.randint(0, 2))) + text[place.end() :]


def _on_file(file: Path, root: Path, chance: random.Random) -> str:
    how = chance.choice(("delete", "empty", "copy", "folder", "link", "loop"))
    if how == "empty":
        file.write_bytes(b"")
    elif how == "copy":
        shutil.copy(file, file.parent / chance.choice(NAMES))
    else:
        file.unlink()
        if how == "folder":
            file.mkdir()
        elif how == "link":
            file.symlink_to(chance.choice(("/etc/passwd", "nothing", str(root / "mkdocs.yml"))))
        elif how == "loop":
            file.symlink_to(file)
    return how


def run(seed: int, root: Path) -> Outcome:
    """Make ``root`` the small site with the edits of a seed, and check it. ``root`` has a git history."""
    chance = random.Random(seed)  # noqa: S311  # the same edits each time
    for name in ("content", "docs", "mkdocs.yml"):
        shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink(missing_ok=True)
    fresh = copy_site(GOOD, root / "fresh")
    for each in sorted(fresh.iterdir()):
        each.rename(root / each.name)
    fresh.rmdir()
    edits = tuple(edit(root, chance) for _ in range(chance.randint(1, 3)))
    begun = time.perf_counter()
    result = CliRunner().invoke(main, ["check", "--root", str(root)], env={"SOURCE_DATE_EPOCH": TODAY})
    seconds = time.perf_counter() - begun
    fault = ""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        fault = f"{type(result.exception).__name__}: {result.exception}"
    elif result.exit_code not in (0, 1):
        fault = f"left with {result.exit_code}"
    elif seconds > LONGEST:
        fault = f"took {seconds:.0f} seconds"
    elif strange := list(_strange(result.stdout, root)):
        fault = f"no place of an editor's: {strange[0]}"
    elif result.exit_code == 1 and not result.stdout:
        fault = "left with 1 and said nothing"
    return Outcome(seed, edits, result.exit_code, result.stdout, fault, seconds)


def _strange(printed: str, root: Path) -> Iterator[str]:
    """Yield every line that does not begin with a file of an editor's and a line that it has."""
    for line in printed.splitlines():
        place = re.match(r"((?:content|docs)/.+?|content|docs|mkdocs\.yml):([1-9]\d*): [a-z0-9-]+: \S", line)
        if place is None:
            yield line
            continue
        file = root / place[1]
        lines = len(_LINE_END.split(file.read_bytes())) if file.is_file() else 1
        if int(place[2]) > lines:
            yield line


def site(folder: Path) -> Path:
    """Return a copy of the small site with a history, to be edited."""
    root = copy_site(GOOD, folder / "small")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return root


def _tried(seed: int) -> Outcome:
    def too_long(*_: object) -> None:
        raise TimeoutError(f"{2 * LONGEST} seconds")

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(2 * LONGEST)
    try:
        return run(seed, _own_site())
    finally:
        signal.alarm(0)


@cache
def _own_site() -> Path:
    """Return the copy of this process."""
    return site(Path(tempfile.mkdtemp(prefix="localoffer-fuzz-")))


def all_of(count: int, first: int) -> int:
    """Try ``count`` seeds, print what may not be, and return how often it was."""
    begun, wrong, told, slowest, tried = time.perf_counter(), 0, 0, 0.0, 0
    with Pool(int(os.environ.get("JOBS", os.cpu_count() or 2))) as pool:
        for outcome in pool.imap_unordered(_tried, range(first, first + count)):
            tried, told = tried + 1, told + outcome.code
            if tried % 100 == 0:
                print(f"{tried} of {count}", file=sys.stderr, flush=True)
            slowest = max(slowest, outcome.seconds)
            if outcome.fault:
                wrong += 1
                print(f"{outcome.seed}: {'; '.join(outcome.edits)}\n    {outcome.fault}", flush=True)
    print(f"{count} tried in {time.perf_counter() - begun:.0f} s: {told} told, slowest {slowest:.1f} s, {wrong} wrong.")
    return wrong


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    sys.exit(1 if all_of(numbers[0] if numbers else 2000, numbers[1] if len(numbers) > 1 else 0) else 0)
