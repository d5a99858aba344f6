"""Watched: facts, strings and templates that note what of them a page asks for, and what answers the same questions later.

What stands here is all that can be asked. Anything else raises: so nothing that a page is made of goes unnoticed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel

from localoffer.facts.shapes import Site
from localoffer.facts.shapes.settings import SiteSettings
from localoffer.html.tree import Html
from localoffer.kept import Question, Watch, WatchedMapping
from localoffer.languages.locales import Locale
from localoffer.languages.phrasebook import Found, Phrasebook
from localoffer.theme import Theme
from localoffer.theme.components import Components, Fills

_SETTINGS = "settings"
_NAMES_END = r"(?=[-+]?%\}|(?:as|import|ignore|without|with)\b)"
_LEADS = re.compile(r"\{%[-+]?\s*(?:include|import|extends|from)\b\s*" rf"""(?:"([^"]+)"\s*((?:~\s*[\w."]+\s*)*){_NAMES_END})?""")
"""How a template names another: as it is called, or as what its name begins with; any other way it may be any."""


class WatchedSite(Site):
    """The facts of a site. Of each kind it is noted which were asked for."""

    def __getattribute__(self, name: str) -> Any:
        """Return a fact, or what a method of ``Site`` makes of those that it asks for; what goes past it is refused."""
        if name not in Site.model_fields:
            if hasattr(BaseModel, name) and not name.startswith("__"):
                raise NotImplementedError(name)
            return super().__getattribute__(name)
        own = object.__getattribute__(self, "__dict__")
        watch, value = own["watch"], getattr(own["real"], name)
        if isinstance(value, Mapping):
            return WatchedMapping(watch, ("site", name), value)
        if name == _SETTINGS:
            return WatchedSettings(watch, value)
        watch.ask("site", name)
        return value


class WatchedSettings:
    """The settings of a site."""

    def __init__(self, watch: Watch, real: SiteSettings) -> None:
        """Watch ``real``."""
        self._watch, self._real = watch, real

    def __getattr__(self, name: str) -> Any:
        """Return a setting, or what is worked out of several."""
        self._watch.ask(_SETTINGS, name)
        return getattr(self._real, name)


def watched_site(site: Site, watch: Watch) -> WatchedSite:
    """Return a site that notes what is asked of it."""
    made = WatchedSite.__new__(WatchedSite)
    object.__setattr__(made, "__dict__", {"watch": watch, "real": site})
    return made


@dataclass(frozen=True)
class _Phrases(Phrasebook):
    """The words of facts, asked for one by one."""

    watch: Watch | None = None
    tag: str = ""
    real: Phrasebook | None = None

    def find(self, key: str, source: str) -> Found | None:
        """Return what the real one finds."""
        if self.watch is None or self.real is None:
            raise ValueError(self.tag)
        self.watch.ask("phrase", self.tag, key, source)
        return self.real.find(key, source)

    def nearest(self, key: str, source: str) -> NoReturn:
        """Refuse: only ``find`` is noted."""
        raise NotImplementedError


def watched_locale(locale: Locale, watch: Watch) -> Locale:
    """Return a language that notes which of its words are asked for. It has no catalogue, only the words in it."""
    watch.ask("locale", locale.tag)
    return replace(
        locale,
        source=watched_locale(locale.source, watch) if locale.source else None,
        strings=WatchedMapping(watch, ("string", locale.tag), locale.strings),
        counted=WatchedMapping(watch, ("counted", locale.tag), locale.counted),
        phrases=_Phrases(watch=watch, tag=locale.tag, real=locale.phrases),
    )


class WatchedTemplates:
    """The templates of a theme, asked for by name with all that they lead to."""

    def __init__(self, watch: Watch, real: Fills) -> None:
        """Watch ``real``."""
        self._watch, self._real = watch, real

    @property
    def folder(self) -> Path:
        """The folder of the theme; whoever asks for it may list its drawings."""
        self._watch.ask("drawings")
        return self._real.folder

    def fill(self, name: str, values: Mapping[str, Any]) -> Html:
        """Return a template filled with values."""
        self._watch.ask("template", name)
        return self._real.fill(name, values)


def watched_components(components: Components, watch: Watch, link: Callable[..., str]) -> Components:
    """Return components that note what they are made of; ``link`` notes for itself what it is asked."""
    return replace(
        components,
        environment=WatchedTemplates(watch, components.environment),
        site=watched_site(components.site, watch),
        locale=watched_locale(components.locale, watch),
        link=link,
    )


@dataclass(frozen=True)
class Answers:
    """What answers a question of a page about facts, words and templates."""

    site: Site
    locales: Mapping[str, Locale]
    theme: Theme

    def __call__(self, question: Question) -> object:
        """Return the answer of today. Raises ``LookupError`` where there is none."""
        kind, *rest = question
        if kind == "keys":
            return tuple(self._whole(*rest))
        if kind in {"site", "string", "counted"} and len(rest) > 1:
            return self._whole(kind, rest[0])[rest[1]]
        if kind == "site":
            return getattr(self.site, rest[0])
        if kind == _SETTINGS:
            return getattr(self.site.settings, rest[0])
        if kind == "locale":
            locale = self.locales[rest[0]]
            return locale.settings, locale.default, dict(locale.catalogue.header) if locale.catalogue else {}
        if kind == "phrase":
            return self.locales[rest[0]].phrases.find(*rest[1:])
        if kind == "template":
            return self._templates(rest[0])
        if kind == "drawings":
            return self.theme.assets.pictures
        raise LookupError(question)

    def _whole(self, kind: str, name: str) -> Mapping[str, Any]:
        """Return the mapping that a question is about."""
        if kind == "site":
            return getattr(self.site, name)  # type: ignore[no-any-return]
        locale = self.locales[name]
        return locale.strings if kind == "string" else locale.counted

    def _templates(self, name: str) -> list[str]:
        """Return the hash of a template and of all that it leads to."""
        found, waiting = dict[str, str](), [name]
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._files:
                found[name], leads = self._files[name]
                waiting += leads
                if name.startswith("components/") and name.endswith("/template.html"):
                    waiting.append(name.replace("template.html", "parameters.yml"))
        return [f"{each} {found[each]}" for each in sorted(found)]

    @cached_property
    def _files(self) -> dict[str, tuple[str, list[str]]]:
        """Return name -> (hash, names of the templates it leads to) of every template, drawing and list of parameters."""
        folder, files = self.theme.folder, dict[str, str]()
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".html", ".svg", ".yml", ".xml"}:
                files[file.relative_to(folder).as_posix()] = file.read_text(encoding="utf-8", errors="surrogateescape")
        found = {}
        for name, text in files.items():
            leads = [each for called, more in _LEADS.findall(text) for each in _led_to(called, more, files)]
            found[name] = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest(), leads
        return found


def _led_to(called: str, more: str, files: Iterable[str]) -> list[str]:
    """Return the templates that another one leads to: the one it names, those that begin so, or any."""
    return [called] if called and not more else [each for each in files if each.startswith(called)]
