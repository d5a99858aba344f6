"""Plugin: MkDocs as a shell around the build. MkDocs is given every file of the site finished, and told every issue."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from localoffer import build, preview
from localoffer.issues import Severity, stops
from localoffer.theme import folder_of
from localoffer.theme.mkdocs_yml import USUAL

log = get_plugin_logger(__name__)
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


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
        """Give MkDocs the site's files, with every issue told; what stops a build stops MkDocs, but no preview of pages."""
        how = build.Options(draft=True, ready_only=not self.is_preview, preview=self.is_preview)
        edition, issues = build.read(Path(config.config_file_path).parent, how)
        made = []
        if edition and (self.is_preview or not stops(issues, strict=False)):
            config.site_url = edition.site.settings.address
            for each in build.files(edition, issues):
                # What ends in .md would be a page to MkDocs, to be read and written as one.
                name = f"{each.url}.finished" if each.url.endswith(".md") else each.url
                file = File.generated(config, name, content=each.content, inclusion=InclusionLevel.INCLUDED)
                file.dest_uri = each.url
                made.append(file)
        for issue in issues:
            log.log(LEVELS[issue.severity], "%s", issue)
        if edition is None or (stops(issues, strict=False) and not self.is_preview):
            errors = sum(issue.severity is Severity.ERROR for issue in issues)
            raise PluginError(f"{errors} to put right; nothing was published.")
        return Files(made)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Watch the facts and the look as well as the pages, and answer this machine's own browser alone."""
        root = Path(config.config_file_path).parent
        for folder in (root / "content", folder_of(root, config.theme.custom_dir or USUAL)):
            if folder.is_dir():
                server.watch(str(folder))
        server.set_app(preview.guarded(server.serve_request, {*preview.THIS_MACHINE, config.dev_addr.host}))
        return server
