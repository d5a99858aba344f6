"""The preview: it answers the browser of its own machine, and nothing that is sent to it ends in a traceback."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from servers import previewed

pytestmark = pytest.mark.slow  # it builds a site
LONG = "a" * 70_000


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
"""How a picture begins."""


@pytest.fixture
def preview(small_site: Path, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Return the port of a running preview, and what stands in its terminal."""
    (small_site / "docs/zażółć.png").write_bytes(PICTURE)
    terminal = tmp_path / "terminal"
    with previewed(small_site, terminal) as port:
        yield port, terminal


def ask(port: int, request: str, host: str = "Host: localhost\r\n") -> tuple[int, str]:
    """Send a request just as it is given, and return the status and the words of the answer."""
    for _ in range(100):
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=20)
            break
        except ConnectionRefusedError:
            time.sleep(0.1)
    with connection:
        connection.sendall(f"{request} HTTP/1.1\r\n{host}Connection: close\r\n\r\n".encode("latin-1"))
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    head, _, body = answer.decode("utf-8", "replace").partition("\r\n\r\n")
    return int(head.split()[1]), body


def test_the_preview_answers_its_own_machine_and_stands_whatever_is_asked(preview: tuple[int, Path]) -> None:
    port, terminal = preview
    for name in ("localhost", f"localhost:{port}", "127.0.0.1", f"[::1]:{port}", "LOCALHOST"):
        assert ask(port, "GET /", f"Host: {name}\r\n")[0] == 200, name
    for name in ("evil.example", f"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example", "[::1", "", "a@b"):
        status, body = ask(port, "GET /", f"Host: {name}\r\n")
        assert (status, body) == (403, "The preview answers only to localhost, 127.0.0.1 and [::1].\n"), name
    assert ask(port, "GET /", "")[0] == 403
    odd = ["/%00", "/faqs/%00", "/..%2f..%2fetc/passwd", "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%zz%", "/%ff%fex"]
    odd += [
        "/%0d%0aX:%20y/",
        f"/{LONG[:9000]}",
        f"/livereload/{'9' * 9000}/1",
        f"/faqs/x/{'../' * 600}etc/passwd",
        "//etc/passwd",
    ]
    for path in odd:
        assert ask(port, f"GET {path}")[0] == 404, path
    assert ask(port, "GET /za%C5%BC%C3%B3%C5%82%C4%87.png") == (200, PICTURE.decode("utf-8", "replace")), (
        "a name may have any letters"
    )
    assert ask(port, f"GET /{LONG}")[0] == 414
    for method in ("POST", "PUT", "DELETE", "TRACE", "BREW"):
        assert ask(port, f"{method} /")[0] == 405, method
    assert ask(port, "GET /")[0] == 200
    said = terminal.read_text("utf-8")
    assert "Traceback" not in said
    assert "Error" not in said


def shown(port: int, path: str, words: str) -> None:
    """Wait until a page of the preview says some words."""
    until = time.monotonic() + 30
    while words not in ask(port, f"GET {path}")[1]:
        assert time.monotonic() < until, f"{path} never said {words}"
        time.sleep(0.02)


def test_what_is_saved_is_shown_on_the_open_page_and_then_everywhere(preview: tuple[int, Path], small_site: Path) -> None:
    port, terminal = preview
    page, contact = small_site / "docs/en/faqs.md", small_site / "content/contacts/mediation.yml"
    epoch = int(ask(port, "GET /livereload/0/1")[1])
    ask(port, "GET /faqs/")
    page.write_text(page.read_text("utf-8") + "\n\nA zebra. {{phone:nobody}}\n", "utf-8")
    shown(port, "/faqs/", "A zebra.")
    assert int(ask(port, f"GET /livereload/{epoch}/1")[1]) > epoch, "the page learns that it has changed"
    shown(port, "/faqs/", "unknown-contact")
    shown(port, "/search.json", "A zebra.")
    contact.write_text(contact.read_text("utf-8").replace("020 7946 0018", "020 7946 0999"), "utf-8")
    shown(port, "/faqs/", "020 7946 0999")
    shown(port, "/pl/faqs/", "020 7946 0999")
    page.write_text("---\n", "utf-8")
    shown(port, "/faqs/", "docs/en/faqs.md:1: ")
    assert "Traceback" not in terminal.read_text("utf-8")
