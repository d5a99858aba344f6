"""Components: the parts of a page that show facts, each a folder of overrides/components/ with its parameters and examples."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from localoffer.facts.shapes import Site
from localoffer.facts.succession import Area, answering
from localoffer.facts.values import Words, telephone_uri
from localoffer.html.tree import Html
from localoffer.languages.locales import Locale, Text, direction

DEEPEST = 6


class ParametersError(Exception):
    """A component was given other values than its parameters.yml declares: a fault of the program or of the theme."""


@dataclass(frozen=True)
class Parameters:
    """What a component declares that it is given."""

    needed: frozenset[str]
    may_be: frozenset[str] = frozenset()

    def check(self, component: str, given: Collection[str]) -> None:
        """Raise ``ParametersError`` where these values are not what is declared."""
        wrong = [*(f"{each} is missing" for each in sorted(self.needed - set(given)))]
        wrong += [f"{each} is not declared" for each in sorted(set(given) - self.needed - self.may_be)]
        if wrong:
            raise ParametersError(f"components/{component}: {', '.join(wrong)}.")


def drawings(folder: Path) -> frozenset[str]:
    """Return the names of the drawings in a theme's folder, which pages and facts may ask for."""
    return frozenset(file.stem for file in folder.glob("components/picture/*.svg"))


def parameters_of(folder: Path) -> dict[str, Parameters]:
    """Return what each component of a theme's folder declares, by its name."""
    found = {}
    for file in sorted(folder.glob("components/*/parameters.yml")):
        names = [
            line.partition(":")[0] for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith((" ", "#"))
        ]
        optional = frozenset(name[:-1] for name in names if name.endswith("?"))
        found[file.parent.name] = Parameters(frozenset(name for name in names if not name.endswith("?")), optional)
    return found


class Fills(Protocol):
    """What fills templates with values."""

    @property
    def folder(self) -> Path:
        """The folder they stand in."""

    def fill(self, name: str, values: Mapping[str, Any]) -> Html:
        """Return a template filled with values."""


@dataclass(frozen=True)
class Components:
    """What renders the components of one page."""

    environment: Fills
    parameters: Mapping[str, Parameters]
    """Component -> what it declares."""
    site: Site
    locale: Locale
    """The language of the words around them."""
    link: Callable[..., str]
    """(page id, anchor) -> the way to it from where they stand."""
    root_path: str = ""
    level: int = 1
    """Level of the heading that they stand below."""

    def component(self, name: str, **values: Any) -> Html:
        """Return the HTML of one component. ``values`` are the parameters that its folder declares."""
        self.parameters[name].check(name, values)
        given = dict(
            site=self.site,
            locale=self.locale,
            t=self.locale.t,
            localise=self.localise,
            link=self.link,
            root_path=self.root_path,
            component=self.component,
            tel=telephone_uri,
            day=self.locale.day,
            limit=self.limit,
            level=min(self.level + 1, DEEPEST),
            **values,
        )
        return self.environment.fill(f"components/{name}/template.html", given)

    def succession(self, id_: str) -> Html:
        """Return who comes after a council, and since when or until when; nothing of one whose end is not set."""
        council, site = self.site.councils[id_], self.site
        if council.until is None:
            return Html("")
        ended = council.has_ended(site.today)
        next_ = answering(site, id_) if ended else council.succeeded_by
        successors = [site.councils[each] for each in next_ if each in site.councils]
        return self.component("succession", council=council, successors=successors, ended=ended)

    def answering(self, area: Area) -> Html:
        """Return each council that answers, with its contacts; where nobody is known, help from anywhere."""
        cards = [
            self.component("council", id=id_, council=each, contacts=area.contacts[id_]) for id_, each in area.councils.items()
        ]
        help_ = [self.component("contact", id=id_, contact=each) for id_, each in area.national.items()]
        return Html("\n").join([*cards, *help_])

    def localise(self, words: Words | None) -> Html:
        """Return words as HTML, in their own ``lang`` and ``dir`` where they are not in the page's language."""
        return as_html(self.locale.localise(words), self.locale.tag)

    def limit(self, id_: str, form: str = "") -> Html:
        """Return a time limit in words, for example ``2 months``; ``form`` gives others for this sentence, ``# months``."""
        deadline = self.site.deadlines[id_]
        said = Text(form.replace("#", str(deadline.amount)), self.locale.tag) if form else self.locale.limit(deadline)
        return as_html(said, self.locale.tag)

    @property
    def pictures(self) -> frozenset[str]:
        """Names of the drawings there are."""
        return drawings(self.environment.folder)

    def at_level(self, level: int) -> Components:
        """Return the same below a heading of another level."""
        return replace(self, level=level)


def as_html(said: Text, page_tag: str) -> Html:
    """Escape words and mark their language where it differs from the page's."""
    if said.locale == page_tag or not said.text:
        return Html.escape(said.text)
    return Html('<span lang="{}" dir="{}">{}</span>').format(said.locale, direction(said.locale), said.text)
