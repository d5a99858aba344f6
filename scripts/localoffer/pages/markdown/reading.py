"""Reading: what a page may use while its Markdown is read, and what it turns out to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from localoffer.facts.shapes import Contact, Council, Site
from localoffer.html.tree import Html, Node, value
from localoffer.issues import Issue
from localoffer.languages.locales import Locale
from localoffer.pages.markdown.lines import Lines
from localoffer.pages.markdown.parser import LINE
from localoffer.pages.sources import Neighbours
from localoffer.theme.components import Components
from localoffer.words.glossary import Terms


@dataclass(frozen=True)
class Scope:
    """What one page may use. It is made for the page, and nothing of it changes."""

    site: Site
    locale: Locale
    """The language of its words."""
    page_locale: str
    """The language of the page around its words, whose pages its lists name."""
    components: Components
    sources: Neighbours
    src: str = ""
    """Its file below docs/, from which its links start."""
    url: str = ""
    title: str = ""
    layout: str = "page"
    level: int = 1
    """Level of the heading that it stands below."""
    terms: Terms | None = None
    """The words to link to their meaning where the page first uses them."""
    glossary: str = ""
    """The way to the page that explains them."""
    originals: tuple[Html, ...] = ()
    """In a translation: the letters to copy of the page it was made from, in their order."""
    original_locale: str = ""


@dataclass(frozen=True)
class Link:
    """A link between pages, as written."""

    path: str
    line: int
    target: str


@dataclass
class Reading:
    """What has turned up so far in one page; it lasts as long as the page is read."""

    scope: Scope
    lines: Lines
    issues: list[Issue] = field(default_factory=list)
    fact_keys: set[str] = field(default_factory=set)
    """Facts that the page shows, ``contact:helpline``."""
    tools: set[str] = field(default_factory=set)
    """Tools that the page has: names of modules in the theme's assets/js/tools/."""
    parts: dict[str, set[str]] = field(default_factory=dict)
    """Anchor of a section, empty for what stands before the first -> the facts that codes in it show."""
    cards: list[Contact | Council] = field(default_factory=list)
    """Contacts and councils that the page shows whole."""
    links: list[Link] = field(default_factory=list)
    glossed: set[str] = field(default_factory=set)
    """Terms that a link leads from to their meaning, or that are explained."""
    explained: set[str] = field(default_factory=set)
    """Terms that were explained already."""

    def place(self, element: Node) -> tuple[str, int]:
        """Return where an element was written: its own line, or that of the nearest thing around it."""
        here: Node | None = element
        while here is not None:
            if not here.is_text_node and (line := value(here, LINE)):
                return self.lines.place(int(line))
            here = here.parent
        return self.lines.place(0)

    def fault(self, at: Node | int, rule: str, message: str, hint: str = "") -> None:
        """Note what is wrong at an element, or at a line (from 0) of the Markdown."""
        self.tell(self.lines.place(at) if isinstance(at, int) else self.place(at), rule, message, hint)

    def tell(self, place: tuple[str, int], rule: str, message: str, hint: str = "") -> None:
        """Note what is wrong at a place."""
        self.issues.append(Issue(*place, rule, message, hint))
