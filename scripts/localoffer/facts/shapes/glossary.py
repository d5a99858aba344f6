"""content/glossary.yml: words explained."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, model_validator

from localoffer.facts.shapes.base import Also, Fact
from localoffer.facts.values import Context, Words, refuse_languages


class Term(Fact):
    """A word explained (an entry of content/glossary.yml)."""

    term: Words
    """The word."""
    forms: list[Annotated[str, Field(min_length=1)]] = []
    """Other forms of it that pages write, such as the plural: the build looks for them too."""
    also: Also = []
    """What else people search for who mean it. No page links them."""
    aside: Words | None = None
    """A few words in brackets, given at its first use on a page."""
    meaning: Words
    """The meaning in one line."""

    @property
    def forms_words(self) -> Words:
        """The word and its other forms in one text: a translation lists the forms of its own word, with commas between."""
        return Words(", ".join([self.term.text, *self.forms]), self.term.key.removesuffix("term") + "forms")

    @model_validator(mode="before")
    @classmethod
    def _is_in_one_language(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, dict) and value and all(isinstance(part, dict) for part in value.values()):
            refuse_languages(info.context.default_locale if isinstance(info.context, Context) else "")
        return value
