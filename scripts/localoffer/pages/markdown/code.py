"""Code: one embed code while it is read, and what each kind of them says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from localoffer.html.tree import Html
from localoffer.pages.markdown.reading import Reading
from localoffer.theme.components import Components


@dataclass(frozen=True)
class Code:
    """One code while it is read."""

    reading: Reading
    components: Components
    """Components at the level of the heading it stands below."""
    id: str
    form: str = ""
    """Other words for it, from behind the second colon."""

    @property
    def site(self) -> Any:
        """The facts."""
        return self.reading.scope.site

    def show(self, name: str, **values: Any) -> Html:
        """Return the HTML of a component."""
        return self.components.component(name, **values)


@dataclass(frozen=True)
class Kind:
    """What an embed code of one kind puts on the page."""

    make: Callable[[Code], Html]
    block: bool
    fact: str | None = None
    """The kind of fact its id names, if it needs one."""
    has_forms: bool = False
    """Other words for it may stand after a second colon: ``{{term:plan: planu}}``."""
