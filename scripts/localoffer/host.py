"""Plugin: the MkDocs adapter, one short method per event. The only file that imports mkdocs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markdown import Markdown
from mkdocs import __version__ as mkdocs_version
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_theme_dir

from localoffer import outputs
from localoffer.edition import Book, base_of
from localoffer.facts.read import CONTENT
from localoffer.issues import Issue, Severity, in_order, stops

log = get_plugin_logger(__name__)

OWN_THEME_FOLDERS = ("assets/pictures/", "assets/fonts/")
"""What of the theme is published as files; stylesheets and scripts go inside the pages, and nothing of Material's is loaded."""


class _Compiled(BytecodeCache):
    """Templates compiled once for the two environments of a build, and for every later build of a preview."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what was compiled from the same words, if anything was."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Options(base.Config):  # type: ignore[no-untyped-call]
    """``plugins: - localoffer:`` in mkdocs.yml."""

    address = options.Optional(options.URL(is_dir=True))
    draft = options.Type(bool, default=True)


class LocalOffer(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Facts, locales, stamps and everything beside the pages."""

    book: Any = None
    draft: bool | None = None
    """Whether uncommitted edits may be built; set by ``publish``, else the option."""

    def __init__(self) -> None:
        """Begin without a site."""
        super().__init__()
        self.issues: list[Issue] = []
        self.serving = False
        self.search_script = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read every fact, and hang the embed codes into Markdown."""
        root = Path(config.config_file_path).parent
        # MkDocs lists every file of a theme: of Material's that is 14,000 icons, half the time of a check, and none is published.
        host = get_theme_dir(config.theme.name) if config.theme.name else ""
        config.theme.dirs = [folder for folder in config.theme.dirs if folder != host]
        environment = _prepared(config.theme.get_env())
        self.book, self.issues = Book.open(root, _renderer(environment), self.config.address)
        if self.book is None:
            self._tell()
            self._stop_if_broken()
        overrides = Path(config.theme.custom_dir or "overrides")
        self.book.look = outputs.look(overrides)
        self.book.template = lambda name, **values: environment.get_template(f"layouts/{name}.html").render(**values)
        self.book.layout = lambda name, **values: self.book.finished(self.book.template(name, **values), values["base"])
        environment.globals["mkdocs_version"] = mkdocs_version
        self.search_script = outputs.search_script(overrides, Path(search.__file__).parent / "templates" / "search" / "lunr.js")
        site = self.book.site
        config.site_url = site.settings.address
        config.site_name = site.settings.name.text
        config.markdown_extensions.append(self.book.codes)
        self.book.markdown = lambda text: Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        ).convert(text)
        config.theme.static_templates = {"404.html"}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every page its address, and make fallback pages for what is not translated."""
        for file in list(files):
            if file.src_dir != config.docs_dir and not file.src_uri.startswith(OWN_THEME_FOLDERS):
                files.remove(file)
        sources: dict[str, bytes] = {}
        for file in list(files.documentation_pages()):
            sources[file.src_uri] = Path(file.abs_src_path or "").read_bytes()
        issues = self.book.take_pages(sources)
        self.issues.extend(issues)
        for page in self.book.pages.values():
            if page.is_fallback:
                files.append(File.generated(config, page.src, content=page.text))
        for file in list(files.documentation_pages()):
            page = self.book.by_src.get(file.src_uri)
            if page is None:
                files.remove(file)
            else:
                file.content_string = page.text
                file.dest_uri = page.url + "index.html"
                file.url = page.url or "./"
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Read one page's front matter and tell the embed codes which page this is."""
        ours = self.book.by_src[page.file.src_uri]
        page.title = ours.title
        text: str = self.book.begin(ours)
        return text

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Keep the page's words, and let the embed codes go."""
        ours = self.book.by_src[page.file.src_uri]
        self.book.end(ours, html, _headings(page.toc))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page is known and nothing is written: judge, date, and make the files beside the pages."""
        _prepared(env)
        draft = self.config.draft if self.draft is None else self.draft
        self.issues.extend(self.book.finish(draft=draft or self.serving))
        self._tell()
        self.book.has_gallery = self.serving or bool(self.draft)
        if self.serving:
            # A preview goes on without what is broken, and says so on every page.
            self.book.preview = [issue for issue in in_order(self.issues) if issue.severity is not Severity.NOTICE]
        else:
            self._stop_if_broken()
        # Not one of MkDocs' own templates: it would add a compressed copy that holds the day of the build.
        own = [page for page in self.book.pages.values() if not page.is_fallback]
        sitemap = env.get_template("sitemap.xml").render(
            book=self.book, site=self.book.site, pages=own, beside=outputs.beside(self.book)
        )
        beside = (("sitemap.xml", sitemap + "\n"), ("assets/search.js", self.search_script))
        for uri, content in (*outputs.files(self.book), *beside):
            files.append(File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED))
        return env

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give the templates what they need and nothing of the host's."""
        ours = self.book.by_src[page.file.src_uri]
        context.update(self.book.view(ours), **outputs.head(self.book, ours))
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Finish the page: nothing of it changes after this."""
        finished: str = self.book.finished(output, base_of(self.book.by_src[page.file.src_uri].url))
        return finished

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the 404 page the same, as far as it goes: it is no page of the book."""
        context.update(self.book.view_missing(context.get("base_url", "").rstrip("/") + "/"))
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the 404 page, which stands at any address."""
        finished: str = self.book.finished(output_content, urlsplit(config.site_url or "/").path)
        return finished

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what a host must be told: it rests on the pages as they were built."""
        folder = Path(config.site_dir)
        for uri, content in outputs.host_files(self.book, folder):
            file = folder / uri
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Watch the facts and the look as well as the pages."""
        root = Path(config.config_file_path).parent
        for folder in (CONTENT, "overrides"):
            server.watch(str(root / folder))
        return server

    def _tell(self) -> None:
        levels = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}
        for issue in in_order(self.issues):
            log.log(levels[issue.severity], "%s", issue)

    def _stop_if_broken(self) -> None:
        if stops(self.issues, strict=False):
            errors = [issue for issue in in_order(self.issues) if issue.severity is Severity.ERROR]
            raise PluginError(f"{len(errors)} to put right; nothing was published.")


def _prepared(environment: Environment) -> Environment:
    """Return MkDocs' template environment, made to escape, which it does not by itself, and to compile once."""
    environment.autoescape = True
    environment.bytecode_cache = _Compiled()
    return environment


def _headings(toc: TableOfContents) -> list[tuple[int, str, str]]:
    """Return (level, id, title) of every heading, in order."""
    found: list[tuple[int, str, str]] = []
    waiting = list(toc)
    while waiting:
        item = waiting.pop(0)
        found.append((item.level, item.id, item.title))
        waiting[:0] = item.children
    return found


def _renderer(environment: Environment) -> Callable[..., str]:
    """Return the function that renders a component's template."""

    def render(name: str, **values: Any) -> str:
        return environment.get_template(f"components/{name}/template.html").render(**values)

    return render


class _Listener(logging.Handler):
    """Collects what MkDocs itself complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("mkdocs.plugins.localoffer"):
            self.messages.append(record.getMessage())


def build(root: Path, site_dir: Path, *, draft: bool, address: str | None = None) -> tuple[Book | None, list[Issue]]:
    """Build the site of ``root`` into ``site_dir``. Returns its pages and facts, and every issue; writes nothing on errors."""
    logger = logging.getLogger("mkdocs")
    listener = _Listener()
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    plugin: Any = None
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(site_dir))
        plugin = config.plugins["localoffer"]
        plugin.draft = draft
        if address is not None:
            plugin.config.address = address
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as fault:
        return None, [Issue("mkdocs.yml", 1, "configuration", f"{fault}.".replace("..", "."))]
    except (PluginError, Abort):
        pass
    except BuildError as fault:
        listener.messages.append(str(fault))
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
    issues: list[Issue] = list(plugin.issues) if plugin is not None else []
    if not stops(issues, strict=False):
        issues.extend(Issue("mkdocs.yml", 1, "mkdocs", message, severity=Severity.WARNING) for message in listener.messages)
    return getattr(plugin, "book", None), in_order(issues)
