"""Schemas: the JSON Schemas that an editor's tool completes from, out of the same models that check."""

from __future__ import annotations

from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from localoffer.councils.drift.report import ReportShape
from localoffer.facts.layout import CONTENT, FOLDERS, MAPPINGS, WHOLE
from localoffer.facts.shapes import FrontMatter
from localoffer.outputs.json_files import DIALECT, as_text

FOLDER = f"{CONTENT}/.schema"


def schemas() -> dict[str, str]:
    """Return path -> JSON Schema text for every file of content/, a page's front matter, and the answer of drift."""
    shapes: dict[str, Any] = {name.removesuffix(".yml"): shape for name, shape in WHOLE.items()}
    shapes.update({name.removesuffix(".yml"): GenericAlias(dict, (str, shape)) for name, (_, shape) in MAPPINGS.items()})
    shapes.update(FOLDERS.values())
    shapes["front-matter"] = FrontMatter
    shapes["drift-report"] = ReportShape
    return {f"{FOLDER}/{name}.json": _schema(name, shape) for name, shape in sorted(shapes.items())}


def _schema(name: str, shape: Any) -> str:
    return as_text({"$schema": DIALECT, "title": name, **TypeAdapter(shape).json_schema(by_alias=True)})
