"""Live: `localoffer serve`, a preview that MkDocs' own server shows, and renews in the browser at each save."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from localoffer import disk, preview
from localoffer.host.plugin import LEVELS, log
from localoffer.theme import folder_of


def serve(root: Path, address: str) -> None:
    """Show the site below ``root`` at an address of this machine, until somebody stops it."""
    host, _, port = address.partition(":")
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s -  %(message)s")
    with disk.beside(root) as folder:
        shown = preview.Preview(root, folder, lambda issue: log.log(LEVELS[issue.severity], "%s", issue))
        shown.whole()
        server = _Server(shown, host, int(port))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """MkDocs' server of a preview, which watches files and tells a page when it has changed, around a preview of ours."""

    def __init__(self, shown: preview.Preview, host: str, port: int) -> None:
        super().__init__(self._refresh, host, port, str(shown.folder))
        self.shown, self.changed, self.behind = shown, set[str](), threading.Event()
        self.build_delay = 0.05
        self.observer = Observer()  # type: ignore[assignment]  # it is told by the system; MkDocs' own looks twice a second
        self.set_app(preview.guarded(self.serve_request, {*preview.THIS_MACHINE, host}))
        look = shown.edition.theme.folder if shown.edition else folder_of(shown.root)
        for each in (shown.root / "docs", shown.root / "content", look):
            self.watch(str(each))
        threading.Thread(target=self._make_the_rest, daemon=True).start()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a folder, and note when something in it is saved."""
        handler, name = FileSystemEventHandler(), Path(path).name

        def saved(event: FileSystemEvent) -> None:
            if event.is_directory or event.event_type in {"opened", "closed_no_write"}:
                return
            with self._rebuild_cond:
                self.changed.add(name)
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

        handler.on_any_event = saved  # type: ignore[method-assign]
        self._watched_paths[path] = 1
        self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)

    def _refresh(self) -> None:
        changed, self.changed = self.changed, set()
        self._tried(partial(self.shown.first, changed))
        self.behind.set()

    def _tried(self, make: Callable[[], None]) -> None:
        try:
            make()
        except Exception as fault:  # whatever it is, the next save is another try
            log.error("The preview could not be made: %s", fault)

    def _make_the_rest(self) -> None:
        while True:
            self.behind.wait()
            self.behind.clear()
            self._tried(self.shown.whole)
            if not self.behind.is_set():
                with self._epoch_cond:
                    self._wanted_epoch = self._visible_epoch = self._visible_epoch + 1
                    self._epoch_cond.notify_all()

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        url = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        content = None if path.startswith("/livereload/") or ".." in url.split("/") else self.shown.content(url)
        if content is None:
            return super()._serve_request(environ, start_response)
        if url.endswith(".html"):
            content = content.replace(b"<body>", f'<body data-epoch="{self._visible_epoch}">'.encode(), 1)
        type_: str = self._guess_type(url)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", type_), ("Content-Length", str(len(content)))])
        return [content]
