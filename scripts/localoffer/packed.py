"""Packed: what is large and seldom asked for, such as the words of a page, is held small in between (zlib, RFC 1950).

It is packed as plain JSON, so it may be kept for another run as it is held.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value")
Whole = TypeVar("Whole", bound="DataclassInstance")

_FASTEST = 1


class Shape(NamedTuple, Generic[Value]):
    """How a thing is written as plain JSON, and read out of it."""

    write: Callable[[Value], Any]
    read: Callable[[Any], Value]


def _as_it_is(value: Any) -> Any:
    return value


_PLAIN = Shape[Any](_as_it_is, _as_it_is)


class Packed(Generic[Value]):
    """A field of a dataclass whose value is held packed, and unpacked anew for each who asks (a descriptor-typed field).

    ``as_held`` and ``replaced`` hand it on as it is held.
    """

    def __init__(self, default: Value, shape: Shape[Value] = _PLAIN) -> None:
        """Say what the field holds where nothing is given, and how it is written where it is no plain JSON."""
        self._default, self._shape = default, shape
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the field."""
        self._name = name

    def __get__(self, instance: object | None, owner: type) -> Value:
        """Return the value; of a class, its default."""
        if instance is None:
            return self._default
        return self._shape.read(json.loads(zlib.decompress(vars(instance)[self._name]).decode("utf-8", "surrogatepass")))

    def __set__(self, instance: object, value: Any) -> None:
        """Hold a value, packed (as bytes) or not yet."""
        if not isinstance(value, bytes):
            text = json.dumps(self._shape.write(value), ensure_ascii=False, separators=(",", ":"))
            value = zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST)
        vars(instance)[self._name] = value


def as_held(value: DataclassInstance, kind: type[DataclassInstance]) -> dict[str, Any]:
    """Return the fields that a dataclass has of ``kind``, itself or one below it, and what is packed as it is held."""
    return {field.name: vars(value)[field.name] for field in fields(kind)}


def replaced(value: Whole, **changes: Any) -> Whole:
    """Return a dataclass with other values in some fields, as ``dataclasses.replace``; what is packed stays so."""
    return type(value)(**as_held(value, type(value)) | changes)
