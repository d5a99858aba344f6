"""Documents: a JSON file and the JSON Schema beside it, out of one pydantic model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

from localoffer.outputs.files import File, text_file

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Document(BaseModel):
    """A value of a published file. Fields are only ever added: readers may rely on what is there."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


def as_text(value: Any) -> str:
    """Return JSON as it is published: sorted as given, two spaces, every script readable."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def json_file(url: str, value: Any) -> File:
    """Return a file that holds JSON."""
    return text_file(url, as_text(value))


def pair(name: str, document: Document) -> Iterator[File]:
    """Yield ``name.json`` and ``name.schema.json``."""
    yield json_file(f"{name}.json", {"$schema": f"{name}.schema.json", **document.model_dump(mode="json")})
    yield schema_file(name, type(document))


def schema_file(name: str, shape: type[BaseModel]) -> File:
    """Return ``name.schema.json``, the JSON Schema (2020-12) of values that name it."""
    schema = shape.model_json_schema(mode="serialization")
    schema["properties"]["$schema"] = {"type": "string", "description": "This file's schema."}
    return json_file(f"{name}.schema.json", {"$schema": DIALECT, **schema})
