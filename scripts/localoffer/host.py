"""Host: MkDocs as a shell around the build: its configuration, its files, its preview. The only module that imports mkdocs."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from localoffer import build, disk
from localoffer.issues import Issue, Severity, stops
from localoffer.theme import folder_of
from localoffer.theme.mkdocs_yml import USUAL

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = get_plugin_logger(__name__)
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which a browser reaches the machine it runs on."""
LONGEST = 2000
"""Of an address, in signs."""


def serve(root: Path, address: str) -> None:
    """Let MkDocs show the site below ``root`` at an address of this machine, until somebody stops it."""
    with disk.beside(root) as folder:
        tempfile.tempdir = str(folder)  # MkDocs leaves its own there where it is stopped as it begins
        cli(["serve", "--no-strict", "-f", str(root / "mkdocs.yml"), "-a", address], standalone_mode=False)


class LocalOffer(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Hands MkDocs every file of the site, finished."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview, which goes on without what is broken."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take nothing of the theme's own: listing the files of Material alone takes longer than a build."""
        config.theme.dirs, config.theme.static_templates = [], set()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs the site's files, or stop with every issue told."""
        root = Path(config.config_file_path).parent
        how = build.Options(draft=True, ready_only=not self.is_preview, preview=self.is_preview)
        edition, issues = build.read(root, how)
        if edition is None:
            raise self._refusal(issues)
        config.site_url = edition.site.settings.address
        made = [
            File.generated(config, each.url, content=each.content, inclusion=InclusionLevel.INCLUDED)
            for each in (build.files(edition, issues) if self.is_preview or not stops(issues, strict=False) else ())
        ]
        fault = self._refusal(issues)
        if stops(issues, strict=False) and not self.is_preview:
            raise fault
        return Files(made)

    def _refusal(self, issues: list[Issue]) -> PluginError:
        """Tell every issue, and return what stops MkDocs."""
        for issue in issues:
            log.log(LEVELS[issue.severity], "%s", issue)
        errors = sum(issue.severity is Severity.ERROR for issue in issues)
        return PluginError(f"{errors} to put right; nothing was published.")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Watch the facts and the look as well as the pages, and answer this machine's own browser alone."""
        root = Path(config.config_file_path).parent
        for folder in (root / "content", folder_of(root, config.theme.custom_dir or USUAL)):
            if folder.is_dir():
                server.watch(str(folder))
        server.set_app(guarded(server.serve_request, {*THIS_MACHINE, config.dev_addr.host}))
        return server


def guarded(app: WSGIApplication, names: Container[str | None]) -> WSGIApplication:
    """Return a preview that refuses what no reader of it asks.

    A page of somebody else's can lead its own name to this machine, and then read the preview as its own (DNS rebinding).
    Its name stands in the Host header all the same (RFC 9110, 7.2). What no file can be called would end in a traceback.
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        status, headers, said = "", [("Content-Type", "text/plain; charset=utf-8")], ""
        if _host(environ.get("HTTP_HOST", "")) not in names:
            status, said = "403 Forbidden", "The preview answers only to localhost, 127.0.0.1 and [::1]."
        elif environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            status, said = "405 Method Not Allowed", "The preview can only be read."
            headers.append(("Allow", "GET, HEAD"))
        elif "\0" in environ["PATH_INFO"] or len(environ["PATH_INFO"]) > LONGEST:
            status, said = "404 Not Found", "No page has such an address."
        if not status:
            return app(environ, start)
        start(status, headers)
        return [f"{said}\n".encode()]

    return answer


def _host(header: str) -> str | None:
    """Return the name in a Host header, without its port; none where there is no name."""
    try:
        return urlsplit(f"//{header}").hostname
    except ValueError:
        return None
