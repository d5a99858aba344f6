"""The changes that mutmut does not make, with its own operators: outside functions, and in functions below a decorator."""

from __future__ import annotations

import ast

import libcst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


class _Rest(MutationVisitor):
    """Finds what mutmut does not change."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        if isinstance(node, libcst.Call) and isinstance(node.func, libcst.Name) and node.func.value == "TypeVar":
            return True  # only mypy reads it
        return not isinstance(node, libcst.FunctionDef) and super()._skip_node_and_children(node)


def changes_outside(source: str) -> list[tuple[str, str]]:
    """Return where each change is made that mutmut does not make, and the source with it."""
    wrapper = MetadataWrapper(libcst.parse_module(source))
    visitor = _Rest(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    lines, names = source.splitlines(), _names(source)
    changed = []
    for each in visitor.mutations:
        home = each.contained_by_top_level_function
        if isinstance(home, libcst.FunctionDef) and not home.decorators:
            continue
        new = module.deep_replace(each.original_node, each.mutated_node)
        assert isinstance(new, libcst.Module)
        line = next(at for at, (one, other) in enumerate(zip(lines, new.code.splitlines(), strict=False), 1) if one != other)
        changed.append((names.get(line, f"line {line}"), new.code))
    return changed


def _names(source: str) -> dict[int, str]:
    """Return line -> the function or class of the top level, or the method, that it belongs to."""
    names = {}
    for outer in ast.parse(source).body:
        for inner in [outer, *(outer.body if isinstance(outer, ast.ClassDef) else ())]:
            if isinstance(inner, ast.ClassDef | ast.FunctionDef):
                name = inner.name if inner is outer else f"{getattr(outer, 'name', '')}.{inner.name}"
                names.update(dict.fromkeys(range(inner.lineno, (inner.end_lineno or 0) + 1), name))
    return names
