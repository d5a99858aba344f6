"""Pages from outside, as bad as they come: each is read or told in plain words, and none stops another."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from copies_drift import COPIES, copied_site, fixture, page_of
from hostile_server import Answer, http, leads, serving
from localoffer.cli import main
from localoffer.councils.drift.in_time import each_in_time
from localoffer.outside import Limits, NotRead, Page, Reader, read, read_all
from localoffer.outside.__main__ import found
from localoffer.outside.hosts import Hosts, is_public
from localoffer.outside.page import NotReadError

SMALL = Limits(seconds=20, size=100_000)
PACKED = gzip.compress(b"<p>Hello")
RAW = zlib.compress(b"<p>Hello")
CHUNKS = "Transfer-Encoding: chunked"


def packed(how: str, body: bytes) -> bytes:
    return http(body, f"Content-Encoding: {how}")


def cyrillic(label: str) -> bytes:
    return http("<p>Привет".encode("windows-1251"), media=f"text/html; charset={label}")


READ: dict[str, tuple[Answer, str]] = {
    "plain": (http(), "Hello"),
    "no-length": (http(sized=False), "Hello"),
    "no-type": (http(media=""), "Hello"),
    "length-no-number": (http(b"<p>Hello", "Content-Length: many"), "Hello"),
    "gzip": (packed("gzip", PACKED), "Hello"),
    "x-gzip": (packed("X-GZIP", PACKED), "Hello"),
    "deflate": (packed("deflate", RAW), "Hello"),
    "deflate-no-frame": (packed("deflate", RAW[2:-4]), "Hello"),
    "identity": (packed("identity", b"<p>Hello"), "Hello"),
    "chunks": (http(b"4\r\n<p>H\r\n4\r\nello\r\n0\r\n\r\n", CHUNKS), "Hello"),
    "text-plain": (http(b"One <b>\nTwo\tpart", media="text/plain"), "One <b>|Two|part"),
    "xhtml": (http(media="application/xhtml+xml"), "Hello"),
    "status-203": (http(status="203 As told"), "Hello"),
    "no-reason": (http(status="200"), "Hello"),
    "old-http": (http().replace(b"HTTP/1.1", b"HTTP/1.0", 1), "Hello"),
    "charset": (cyrillic("windows-1251"), "Привет"),
    "charset-quoted": (cyrillic('"CP1251"; x=y'), "Привет"),
    "charset-unknown": (http("<p>é".encode(), media="text/html; charset=klingon"), "é"),
    "charset-rot13": (http(b"<p>Uryyb", media="text/html; charset=rot13"), "Uryyb"),
    "charset-zlib": (http(media="text/html; charset=zlib_codec"), "Hello"),
    "charset-idna": (http(b"<p>xn--a", media="text/html; charset=idna"), "xn--a"),
    "charset-utf-7": (http(b"<p>+ADw-b+AD4-", media="text/html; charset=utf-7"), "+ADw-b+AD4-"),
    "charset-long": (http(media=f"text/html; charset={'x' * 5000}"), "Hello"),
    "charset-empty": (http(media="text/html; charset="), "Hello"),
    "charset-odd": (http(media="text/html; charset*0*=x''%00; charset*1=y"), "Hello"),
    "wrong-utf-8": (http(b"<p>\xff\xfe\xfd", media="text/html; charset=utf-8"), "\ufffd\ufffd\ufffd"),
    "half-utf-16": (http("<p>Hi".encode("utf-16") + b"\0", media="text/html; charset=utf-16"), "Hi\ufffd"),
    "mark-first": (http("\ufeff<p>é".encode(), media="text/html; charset=windows-1251"), "é"),
    "to-plain": (leads("/plain"), "Hello"),
    "to-whole": (leads("{base}/plain", "301 Moved"), "Hello"),
    "to-space": (leads("/with space?a b=ü ñ"), "Hello"),
    "with%20space": (http(), "Hello"),
    "five-times": (leads("/a1"), "Hello"),
    **{f"a{n}": (leads(f"/a{n + 1}", "308 Moved"), "Hello") for n in range(1, 4)},
    "a4": (leads("/plain"), "Hello"),
    "many-headers": (http(b"<p>Hello", *(f"X-{n}: x" for n in range(90))), "Hello"),
    "tags-of-no-end": (http(b"<p>Hello" + b"<a " * 20000), "Hello"),
    "many-small": (http(b"<" * 99_000 + b"<p>Hello"), "<" * 99_000 + "|Hello"),
    "many-amp": (http(b"&" * 50_000), "&" * 50_000),
}  # fmt: skip
"""Path -> (what the server answers, the text blocks that are read)."""

CLOSED = "cut short or no HTTP"
INSIDE = "inside a network"
KIND = "and only https: and http: are asked"
TOLD: dict[str, tuple[Answer, str]] = {
    "nothing": (b"", CLOSED),
    "garbage": (b"\x00\xff\x13garbage\r\n\r\n", CLOSED),
    "no-http": (b"SSH-2.0-OpenSSH_9.6\r\n", CLOSED),
    "status-letters": (http(status="abc OK"), CLOSED),
    "status-long": (http(status="20000 OK"), CLOSED),
    "status-negative": (http(status="-20 OK"), CLOSED),
    "status-very-long": (b"HTTP/1.1 200 " + b"O" * 100_000, CLOSED),
    "version": (http().replace(b"HTTP/1.1", b"HTTP/9.9", 1), CLOSED),
    "headers-many": (http(b"", *(f"X-{n}: x" for n in range(5000))), CLOSED),
    "header-long": (http(b"", f"X: {'x' * 200_000}"), CLOSED),
    "headers-cut": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html", "no words"),
    "short": (http(b"<p>Hello", "Content-Length: 500"), "cut short: the server promised more"),
    "length-zero": (http(b"<p>Hello", "Content-Length: 0"), "no words"),
    "chunk-cut": (http(b"ff\r\n<p>Hello", CHUNKS), CLOSED),
    "chunk-no-end": (http(b"4\r\n<p>H\r\n", CHUNKS), CLOSED),
    "chunk-letters": (http(b"zz\r\n<p>H\r\n0\r\n\r\n", CHUNKS), CLOSED),
    "chunk-huge": (http(b"ffffffffffffffff\r\n<p>H", CHUNKS), CLOSED),
    "chunk-line": (http(b"4" * 100_000, CHUNKS), CLOSED),
    "large": (http(b"x" * 100_001), "larger than 0.1 MB"),
    "large-no-length": (http(b"x" * 300_000, sized=False), "larger than 0.1 MB"),
    "bomb": (packed("gzip", gzip.compress(b"x" * 10_000_000)), "larger than 0.1 MB"),
    "bomb-deflate": (packed("deflate", zlib.compress(b"x" * 10_000_000)), "larger than 0.1 MB"),
    "gzip-cut": (packed("gzip", PACKED[:-9]), "what is packed has no end"),
    "gzip-not": (packed("gzip", b"<p>Hello"), "said to be packed as gzip, and is not"),
    "gzip-twice": (packed("gzip, gzip", PACKED), "packed as gzip, gzip"),
    "br": (packed("br", b"\x0b\x03\x80Hello\x03"), "packed as br"),
    "packed-strange": (packed("\x1b[31m" + "x" * 500, b"x"), "cannot unpack"),
    "pdf": (http(b"%PDF-1.7 x", media="application/pdf"), "It is a PDF"),
    "pdf-as-html": (http(b"%PDF-1.7 x"), "It is a PDF"),
    "word": (http(b"PK\x03\x04x", media="application/octet-stream"), "a Word file"),
    "picture": (http(b"x", media="image/webp"), "It is image/webp, and not a page"),
    "json": (http(b"{}", media="application/json"), "application/json"),
    "binary": (http(b"a\0b"), "bytes that are no text"),
    "empty": (http(b""), "no words"),
    "script-only": (http(b"<script>write('x')</script><div id=app></div>"), "no words"),
    "204": (http(b"", status="204 None"), "204: it has no content"),
    "206": (http(status="206 Part"), "206: it sent a part"),
    "304": (http(b"", status="304 Same"), "304"),
    "401": (http(status="401 Who"), "401: it asks for a password"),
    "403": (http(status="403 No"), "403: it does not show"),
    "404": (http(status="404 No"), "404: the page is not there."),
    "410": (http(status="410 Gone"), "410: the page is not there any more"),
    "418": (http(status="418 Tea"), "418: that is no page"),
    "429": (http(status="429 Stop"), "429: it is asked too often"),
    "500": (http(status="500 Oh"), "500: its server has a fault"),
    "999": (http(status="999 No"), "999"),
    "101": (http(b"", status="101 Switch"), "101: that is no page"),
    "300": (http(status="300 Choose"), "300: that is no page"),
    "to-nowhere": (http(status="302 Found"), "elsewhere (302), but not where"),
    "to-itself": (leads("/to-itself"), "leads on more than 5 times"),
    "six-times": (leads("/five-times"), "leads on more than 5 times"),
    "to-letters": (leads("http://127.0.0.1:abc/"), "its port is no number"),
    "to-port-70000": (leads("http://127.0.0.1:70000/"), "its port is no number"),
    "to-bracket": (leads("http://[::1/"), "is no address"),
    "to-no-host": (leads("https:///x"), "names no host"),
    "to-unknown": (leads("http://nobody.invalid/"), "Nobody knows the host nobody.invalid"),
    "to-long-label": (leads(f"http://{'x' * 70}.example/"), "Nobody knows the host"),
    "to-dots": (leads("http://a..b/"), "Nobody knows the host"),
    "to-nul": (leads("http://a\0b/"), "Nobody knows the host"),
    "to-file": (leads("file:///etc/hostname"), KIND),
    "to-ftp": (leads("ftp://example.org/"), KIND),
    "to-data": (leads("data:text/html,x"), KIND),
    "to-script": (leads("javascript:alert(1)"), KIND),
    **{
        f"to-inside-{n}": (leads(f"http://{host}/"), INSIDE)
        for n, host in enumerate(
            ("127.0.0.1:1", "127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "0.0.0.0", "10.1.2.3",  # noqa: S104
             "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]",
             "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[ff02::1]",
             "user:word@127.0.0.1", "example.org\\@127.0.0.1", "１２７.0.0.1", "127.0.0.1.")
        )
    },
}  # fmt: skip
"""Path -> (what the server answers, words of the letter)."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving({path: answer for path, (answer, _) in (READ | TOLD).items()}) as base:
        yield base


def test_there_are_many_of_them() -> None:
    assert len(TOLD) >= 60


@pytest.mark.parametrize("path", READ)
def test_what_can_be_read_is_read(server: str, path: str) -> None:
    page = found(f"{server}/{path}", Path(), SMALL)
    assert "|".join(each.text for each in page.blocks) == READ[path][1]


@pytest.mark.parametrize("path", TOLD)
def test_what_cannot_be_read_is_told(server: str, path: str) -> None:
    with pytest.raises(NotReadError) as fault:
        found(f"{server}/{path}", Path(), SMALL)
    assert TOLD[path][1] in str(fault.value)
    assert len(str(fault.value)) < 400


def test_a_page_says_where_it_was_found_and_what_it_is_called(server: str) -> None:
    raw = "<title>Local\n Offer</title><p>é".encode()
    with serving({"page": packed("gzip", gzip.compress(raw))}) as other:
        page = found(f"{other}/page?a=b#part", Path(), SMALL)
        assert (page.address, page.title, page.size) == (f"{other}/page?a=b", "Local Offer", len(raw))
    assert found(f"{server}/to-space", Path(), SMALL).address == f"{server}/with%20space?a%20b=%C3%BC%20%C3%B1"


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("http://[::", "is no address"), ("http:/x", "names no host"), ("https://", "names no host"),
        ("http://x:abc/", "port"),
        ("http://x:0xff/", "port"), ("http://127.0.0.1:1/", "Nobody answers at 127.0.0.1, port 1"),
        ("HTTP://a b/", "Nobody knows"),
        ("http://x/\udcff", "is no address"), ("http://a\0b/", "Nobody knows"), ("http://a\x01b/", "Nobody knows"),
        ("ftp://x/", KIND), ("file:///etc/hostname", KIND), ("data:text/html,x", KIND), ("gopher:x", KIND),
        ("gone.html", "No such file or directory."), ("www.council.example", 'Did you mean "https://www.council.example"?'),
        ("", "a folder"), (".", "a folder"), ("pipe", "a pipe"), ("/dev/zero", "a device"), ("a\0b", "no name of a file"),
        ("x" * 5000, "File name too long"), ("empty.html", "no words"), ("large.html", "larger than 0.1 MB"),
        ("some.pdf", "a PDF"),
        ("some.docx", "a Word file"), ("binary.txt", "no text"), ("\x1b[31m", "No such file"),
    ],
)  # fmt: skip
def test_names_that_lead_nowhere_are_told(tmp_path: Path, where: str, told: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    files = {
        "empty.html": b"",
        "large.html": b"x" * 100_001,
        "some.pdf": b"%PDF-1",
        "some.docx": b"PK\x03\x04",
        "binary.txt": b"\0",
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(NotReadError) as fault:
        found(where, tmp_path, SMALL)
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("name", "raw", "blocks"),
    [
        ("a.html", b"<p>One<p>Two", ["One", "Two"]), ("a.txt", b"a <b> c\nd", ["a <b> c", "d"]),
        ("a", b"One\nTwo", ["One", "Two"]),
        ("a:b.html", b"<p>One", ["One"]), ("-", b"<p>One</p>", ["One"]), ("-", b"One\r\nTwo", ["One", "Two"]),
    ],
)  # fmt: skip
def test_files_and_standard_input_are_read(tmp_path: Path, name: str, raw: bytes, blocks: list[str]) -> None:
    (tmp_path / name).write_bytes(raw)
    assert [each.text for each in found(name, tmp_path, SMALL, raw).blocks] == blocks


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2a00:1450:4009::1", True), ("64:ff9b::808:808", True), ("::ffff:8.8.8.8", True),
        ("2002:808:808::", True),
        ("172.32.0.1", True), ("240.0.0.1", False), ("fec0::1", False), ("4000::1", False),
        ("fe80::1%eth0", False), ("2001:db8::1", False),
        ("198.18.0.1", False), ("64:ff9b::a00:1", False),
    ],
)  # fmt: skip
def test_what_is_inside_a_network(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_host_that_moves_into_our_network_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["8.8.8.8", "127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", (next(answers), 80))])
    hosts = Hosts(("council.example", 443))
    assert hosts.addresses("turning.example", 80) == hosts.addresses("turning.example", 80) == ["8.8.8.8"]


def test_a_host_with_one_address_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, 1, 6, "", (each, 80)) for each in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(NotReadError, match=INSIDE):
        Hosts(("council.example", 80)).addresses("mixed.example", 80)
    assert Hosts(("mixed.example", 80)).addresses("mixed.example", 80) == ["8.8.8.8", "10.0.0.1"]


def slowly(start: bytes, piece: bytes) -> Answer:
    def send(to: socket.socket) -> None:
        to.sendall(start)
        while True:
            to.sendall(piece)
            time.sleep(0.05)

    return send


def endless() -> dict[str, Answer]:
    """Return path -> what has no end, or none that anybody would wait for."""
    return {
        "headers": slowly(b"HTTP/1.1 200 OK\r\n", b"X"),
        "header-lines": slowly(b"HTTP/1.1 100 Go on\r\n\r\n", b"HTTP/1.1 100 Go on\r\n\r\n"),
        "body": slowly(http(b"<p>", sized=False), b"x"),
        "chunks": slowly(http(b"", CHUNKS), b"1\r\nx\r\n"),
        "nested": http(b"<div>" * 900_000),
        "attributes": http(b"<p " + b"".join(b"a%d " % n for n in range(500_000)) + b">"),
        "misnested": http(b"<a><b>" * 400_000 + b"</a>" * 10_000),
    }


def test_a_bomb_is_not_unpacked_to_its_end(server: str) -> None:
    tracemalloc.start()
    with pytest.raises(NotReadError):
        found(f"{server}/bomb", Path(), SMALL)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_who_says_nothing_is_told() -> None:
    with serving({"": slowly(b"", b"")}) as base, pytest.raises(NotReadError, match="did not answer in time"):
        found(base, Path(), Limits(seconds=0.3))


@pytest.mark.slow
def test_what_has_no_end_is_ended_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text("<p>Hello", "utf-8")
    answers = endless()
    with serving(answers) as base:
        begun = time.monotonic()
        *bad, good = read_all([*(f"{base}/{path}" for path in answers), "good.html"], tmp_path, Limits(seconds=2))
        took = time.monotonic() - begun
    assert isinstance(good, Page)
    whys = {path: each.why for path, each in zip(answers, bad, strict=True) if isinstance(each, NotRead)}
    assert whys == dict.fromkeys(answers, "Reading and comparing it took longer than 2 seconds.")
    assert took < 20


@pytest.mark.slow
def test_what_takes_too_much_memory_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>x" * 1_000_000)
    page = read("page.html", tmp_path, Limits(memory=150 << 20))
    assert isinstance(page, NotRead)
    assert "memory" in page.why or "bad end" in page.why


@pytest.mark.slow
def test_a_reader_goes_on_after_a_page_that_was_ended(tmp_path: Path) -> None:
    large = tmp_path / "large.html"
    large.write_bytes(b"<p>x" * 1_000_000)
    (tmp_path / "nested.html").write_bytes(b"<div>" * 900_000)
    (tmp_path / "good.html").write_text("<p>Hello", "utf-8")
    with closing(Reader()) as reader:
        slow = reader.read("nested.html", tmp_path, Limits(seconds=0.3))
        assert isinstance(slow, NotRead)
        assert "took longer than 0.3 seconds" in slow.why
        much = reader.read("large.html", tmp_path, Limits(memory=150 << 20))
        assert isinstance(much, NotRead)
        assert "memory" in much.why or "bad end" in much.why
        assert isinstance(reader.read("good.html", tmp_path, SMALL), Page)
        for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split():
            if b"localoffer.outside" in Path(f"/proc/{child}/cmdline").read_bytes():  # the system ends it, for want of memory
                os.kill(int(child), signal.SIGKILL)
                os.waitid(os.P_PID, int(child), os.WEXITED | os.WNOWAIT)
        assert isinstance(reader.read("good.html", tmp_path, SMALL), Page)


def test_the_process_that_reads_can_write_no_file(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from localoffer.outside.__main__ import confine
from localoffer.outside import LIMITS
confine(LIMITS)
Path({str(tmp_path / "x")!r}).write_text("x")"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert (tmp_path / "x").stat().st_size == 0


def test_a_read_page_comes_whole_out_of_its_process(tmp_path: Path) -> None:
    html = '<title>T</title><nav><a href="/x">é\ud83d</a></nav><table><th>a<th>b<tr><td>c<td>d'
    (tmp_path / "page.html").write_text(html, "utf-8", "surrogatepass")
    page = read("page.html", tmp_path)
    assert isinstance(page, Page)
    assert page.took > 0
    here = found("page.html", tmp_path, SMALL)
    assert (page.blocks, page.title, page.text, page.day) == (here.blocks, here.title, here.text, here.day)


def test_a_letter_steers_no_terminal(tmp_path: Path) -> None:
    told = str(read("\x1b[31m\u202e.html", tmp_path))
    assert told == r"\x1b[31m\u202e.html could not be read: No such file or directory."


def in_time(doing: Callable[[], object], seconds: float) -> object:
    return next(each_in_time([(doing, seconds)]))


def test_a_computation_that_has_no_end_is_ended() -> None:
    assert in_time(lambda: 6 * 7, 5) == 42
    assert in_time(lambda: time.sleep(60), 0.1) is None
    assert in_time(lambda: os._exit(3), 5) is None
    others = [(lambda: os._exit(3), 5), (lambda: 2, 5), (lambda: time.sleep(60), 0.1), (lambda: 4, 5), (lambda: 5, 5)]
    assert list(each_in_time([(lambda: 1, 5), *others])) == [1, None, 2, None, 4, 5], "the others are done all the same"


@pytest.mark.slow
def test_sixty_bad_copies_do_not_hide_a_good_one(tmp_path: Path, server: str) -> None:
    site = copied_site(tmp_path / "site")
    (copy,) = [fixture(file) for file in COPIES if file.stem == "phone-digit-wrong"]
    (tmp_path / "good.html").write_bytes(page_of(copy))
    bad = [f"{server}/{path}" for path in TOLD if not path.startswith("large")][:60]
    listed = tmp_path / "copies.yml"
    listed.write_text(yaml.safe_dump([{"where": each} for each in [*bad, "good.html"]]), "utf-8")
    command = ["drift", "-", "--list", str(listed), "--json", "--root", str(site)]
    result = CliRunner().invoke(main, command, input=page_of(copy))
    assert result.exit_code == 1, result.output  # a wrong number is an alarm, and goes before what was not read
    verdicts = [each["verdict"] for each in json.loads(result.stdout)["copies"]]
    assert verdicts == ["alarm", "alarm", *["not-read"] * 60], "the worst first"


def test_what_a_page_says_for_search_engines_stands_after_its_words(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{"name": "Menders", "telephone": "01632 960001"}</script>'
    (tmp_path / "page.html").write_text(f"<head>{data}</head><p>Mending</p>", "utf-8")
    (tmp_path / "none.html").write_text(f"<head>{data}</head>", "utf-8")
    page = read("page.html", tmp_path)
    assert isinstance(page, Page)
    assert [each.text for each in page.blocks] == ["Mending", "Menders: 01632 960001"]
    assert isinstance(read("none.html", tmp_path), NotRead), "a script writes its words"
