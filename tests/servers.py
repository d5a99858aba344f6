"""Real web servers on this machine's own address, with settings of a test's: Debian's nginx and Apache, if they are here."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
MODULES = Path("/usr/lib/apache2/modules")
APACHE = """\
ServerName localhost
ServerRoot "{run}"
PidFile "{run}/pid"
Listen 127.0.0.1:{port}
ErrorLog "{run}/error.log"
DefaultRuntimeDir "{run}"
DocumentRoot "{www}"
TypesConfig /dev/null
<IfModule unixd_module>
User {user}
Group {group}
</IfModule>
<Directory "{www}">
AllowOverride All
Require all granted
</Directory>
"""
NGINX = """\
daemon off;
master_process off;
pid "{run}/pid";
error_log "{run}/error.log" warn;
events {{ }}
http {{
  access_log off;
  client_body_temp_path "{run}/body"; proxy_temp_path "{run}/proxy"; fastcgi_temp_path "{run}/fastcgi";
  uwsgi_temp_path "{run}/uwsgi"; scgi_temp_path "{run}/scgi";
  server {{
    listen 127.0.0.1:{port}{https};
    root "{www}";
    add_header Strict-Transport-Security max-age=1 always;
    include "{own}";
  }}
}}
"""
LOADED = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "filter", "deflate", "brotli", "autoindex", "negotiation")
"""As Debian has them, with those that the settings ask for."""


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:  # type: ignore[override]
        """Return a header, or nothing; a header that comes twice is a fault."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(found) < 2, (name, found)
        return found[0] if found else ""


class Server(NamedTuple):
    """A server that runs."""

    name: str
    port: int
    log: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path just as it is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, answer.getheaders(), body)


def found(name: str) -> str:
    """Return the path of a server's program, or skip the test."""
    program = shutil.which(name, path=PATH)
    if program is None or (name == "apache2" and not MODULES.is_dir()):
        pytest.skip(f"NO {name} HERE, SO WHAT WE WRITE FOR IT WAS NOT TRIED. Debian: apt-get install nginx apache2-bin")
    return program


@contextmanager
def served(name: str, site: Path, below: str, settings: str, https: tuple[int, Path] | None = None) -> Iterator[Server]:
    """Run a server over a copy of a site that lies at ``below``.

    ``name`` is ``nginx``, ``apache`` (the settings in its <Directory>) or ``htaccess`` (in the folder itself). ``https`` is the
    port, and a file with the certificate and its key, where nginx is to answer by HTTPS.
    """
    with tempfile.TemporaryDirectory() as temporary:  # not pytest's, which an Apache that root started may not enter
        run = Path(temporary)
        folder = run / "www" / below.strip("/")
        shutil.copytree(site, folder)
        for each in (run, *(each for each in run.rglob("*") if each.is_dir())):
            each.chmod(0o755)
        own = folder / ".htaccess" if name == "htaccess" else run / "own.conf"
        own.write_text(settings, "utf-8")
        command, write = _nginx(run, own, https) if name == "nginx" else _apache(name, run, folder, own)
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        assert "warn" not in tested.stderr.lower(), tested.stderr
        for _ in range(3):  # another program may take the port in between
            write(port := https[0] if https else free_port())
            process = subprocess.Popen([*command, *([] if name == "nginx" else ["-X"])], stderr=subprocess.PIPE)
            try:
                if answers(process, port):
                    yield Server(name, port, run / "error.log")
                    return
            finally:
                process.terminate()
                process.communicate(timeout=20)
        raise AssertionError((run / "error.log").read_text("utf-8"))


def _nginx(run: Path, own: Path, https: tuple[int, Path] | None) -> tuple[list[str], Callable[[int], object]]:
    tls = f" ssl; ssl_certificate {https[1]}; ssl_certificate_key {https[1]}" if https else ""

    def write(port: int) -> None:
        (run / "main.conf").write_text(NGINX.format(run=run, port=port, www=run / "www", own=own, https=tls), "utf-8")

    write(free_port())
    return [found("nginx"), "-c", str(run / "main.conf"), "-e", str(run / "error.log")], write


def _apache(name: str, run: Path, folder: Path, own: Path) -> tuple[list[str], Callable[[int], object]]:
    program = found("apache2")
    loaded = [f'LoadModule {each}_module "{MODULES}/mod_{each}.so"\n' for each in LOADED]
    included = f'<Directory "{folder}">\nInclude "{own}"\n</Directory>\n' if name == "apache" else ""
    user, group = ("www-data", "www-data") if os.getuid() == 0 else (f"#{os.getuid()}", f"#{os.getgid()}")

    def write(port: int) -> None:
        main = APACHE.format(run=run, port=port, www=run / "www", user=user, group=group)
        (run / "main.conf").write_text("".join(loaded) + main + included, "utf-8")

    write(free_port())
    return [program, "-f", str(run / "main.conf")], write


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until a process listens on a port; tell whether it does."""
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False


@contextmanager
def previewed(root: Path, terminal: Path) -> Iterator[int]:
    """Run `localoffer serve` on the site below ``root``, and give its port; ``terminal`` takes what it says."""
    port = free_port()
    command = [sys.executable, "-m", "localoffer", "serve", "--root", str(root), "--port", str(port)]
    with terminal.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    until = time.monotonic() + 120
    while b"Serving on" not in terminal.read_bytes():
        assert process.poll() is None, terminal.read_text("utf-8")
        assert time.monotonic() < until
        time.sleep(0.05)
    yield port
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=20)
