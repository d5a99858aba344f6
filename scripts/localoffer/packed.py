"""Packed: what is large and seldom asked for, such as the words of a page, is held small in between (zlib, RFC 1950)."""

from __future__ import annotations

import pickle
import zlib
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")

_FASTEST = 1


class Packed(Generic[Value]):
    """A field of a dataclass whose value is held packed, and unpacked anew for each who asks (a descriptor-typed field).

    To hand a value on as it is held, take it out of ``vars`` of what holds it.
    """

    def __init__(self, default: Value) -> None:
        """Say what the field holds where nothing is given."""
        self._default = default
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the field."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Value: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> Value:
        """Return the value; of a class, its default."""
        if instance is None:
            return self._default
        value: Value = pickle.loads(zlib.decompress(vars(instance)[self._name]))  # noqa: S301  # we packed it ourselves
        return value

    def __set__(self, instance: object, value: Any) -> None:
        """Hold a value, packed or not yet."""
        is_packed = isinstance(value, bytes)
        vars(instance)[self._name] = value if is_packed else zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FASTEST)
