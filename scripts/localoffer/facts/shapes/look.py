"""The look of a site: what it may say of it in content/site.yml. The theme works out the rest."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.shapes.base import Fact
from localoffer.facts.values import Accent


class Look(Fact):
    """How a site looks where it differs from the theme."""

    accent: Accent | None = None
    """Its colour, "#0d4f52": of buttons, links, lines and tints, in every scheme. White or black words must be readable on it."""
    accent_dark: Accent | None = None
    """The same for dark colours; absent where it is to be worked out."""
    logo: str | None = Field(default=None, examples=["assets/logo.svg"])
    """Its logo, an SVG drawing below docs/: in the header beside the name, and in the icons."""
    roundness: Literal["square", "soft", "round"] = "soft"
    """The corners of buttons, cards and boxes."""
    density: Literal["compact", "comfortable", "spacious"] = "comfortable"
    """The room between lines, paragraphs and parts. What is to be pressed stays 44 pixels high."""

    @model_validator(mode="after")
    def _dark_goes_with_light(self) -> Look:
        if self.accent_dark and not self.accent:
            message = "accent_dark is for dark colours alone. Say the accent of light ones, too."
            raise PydanticCustomError("accent-missing", message, {"at": ("accent_dark",)})
        return self
