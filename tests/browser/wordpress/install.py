"""Debian's WordPress on this machine's own address, with a database of its own. All of it is gone at the end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from servers import PATH, answers, free_port

HERE = Path(__file__).parent
WORDPRESS = Path("/usr/share/wordpress")
THEMES = ("twentytwentyone", "twentytwentythree")
"""Debian's: one as they were, and one made of blocks."""
CONFIGURATION = """<?php
define('DB_NAME', 'test');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);
define('WP_SITEURL', WP_HOME);
define('CERTIFICATE', '{certificate}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
"""


class Post(NamedTuple):
    """A post, and who writes it: ``admin``, or ``author``, who may not write every HTML."""

    title: str
    content: str
    by: str = "admin"


class WordPress(NamedTuple):
    """A WordPress that runs."""

    version: str
    address: str
    ids: dict[str, int]
    """Title -> number of each post."""

    def url(self, title: str, theme: str) -> str:
        """Return where a post stands in a theme."""
        return f"{self.address}?p={self.ids[title]}&theme={theme}"


def found() -> tuple[str, str, str]:
    """Return the paths of PHP, the database and what makes one, or skip the test."""
    programs = [shutil.which(name, path=PATH) for name in ("php", "mariadbd", "mariadb-install-db")]
    php, daemon, maker = programs
    if not (php and daemon and maker and all((WORDPRESS / "wp-content/themes" / each).is_dir() for each in THEMES)):
        themes = " ".join(f"wordpress-theme-{each}" for each in THEMES)
        wanted = f"wordpress {themes} php-cli php-mysql mariadb-server"
        message = f"NO WORDPRESS HERE, SO EMBEDS WERE NOT TRIED IN IT. Debian: apt-get install {wanted}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return php, daemon, maker


@contextmanager
def wordpress(posts: list[Post], certificate: Path) -> Iterator[WordPress]:
    """Install a WordPress with these posts, which trusts ``certificate``, and serve it."""
    php, daemon, maker = found()
    with tempfile.TemporaryDirectory(prefix="wordpress-") as temporary, ExitStack() as stack:
        run = Path(temporary)
        root = run / "www"
        shutil.copytree(WORDPRESS, root)  # it takes the folder it lies in for its own, links or not
        (root / "wp-content/mu-plugins").mkdir()
        shutil.copy(HERE / "must-use.php", root / "wp-content/mu-plugins")
        shutil.copytree(HERE / "bare", root / "wp-content/themes/bare")
        stack.enter_context(_database(run, daemon, maker))
        text = CONFIGURATION.replace("{socket}", str(run / "socket")).replace("{certificate}", str(certificate))
        (root / "wp-config.php").write_text(text, "utf-8")
        _php(php, "install.php", root)
        made = json.loads(_php(php, "posts.php", root, json.dumps([post._asdict() for post in posts])))
        port, log = free_port(), run / "php.log"
        environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
        command = [php, "-S", f"127.0.0.1:{port}", "-t", str(root)]
        assert answers(stack.enter_context(_running(command, log, environment)), port), log.read_text("utf-8")
        ids = {post.title: number for post, number in zip(posts, made["ids"], strict=True)}
        yield WordPress(made["version"], f"http://localhost:{port}/", ids)


def _php(php: str, script: str, root: Path, given: str = "") -> str:
    """Run a script of ours over a WordPress; return what it prints."""
    ran = subprocess.run([php, str(HERE / script), str(root)], input=given, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@contextmanager
def _database(run: Path, daemon: str, maker: str) -> Iterator[None]:
    """Run a database that answers through a file in ``run`` alone: it listens on no port."""
    common = ["--no-defaults", f"--datadir={run / 'data'}", *(["--user=root"] if os.getuid() == 0 else [])]
    make = [maker, *common, "--auth-root-authentication-method=normal"]
    made = subprocess.run(make, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    own = [f"--socket={run / 'socket'}", f"--pid-file={run / 'pid'}", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]
    with _running([daemon, *common, *own], run / "database.log"):
        until = time.monotonic() + 60
        while not (run / "socket").exists():
            assert time.monotonic() < until, (run / "database.log").read_text("utf-8", "replace")
            time.sleep(0.05)
        yield


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # its workers too, which would outlive it; nothing of it is kept
        process.wait(timeout=60)
