"""Environment: templates that fail closed: what they write is escaped, or is HTML of a tree or of our own (``Html``).

A template has no way to call other text safe. Where one tries, or is wrong in another way, nothing is published, and a
letter names the template and its line.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    pass_eval_context,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateRuntimeError
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, Macro

from localoffer.html.tree import Html
from localoffer.issues import Issue
from localoffer.theme.icons import UnknownIconError, icon
from localoffer.theme.qr_codes import qr


class TemplateFaultError(Exception):
    """A template of the theme is wrong. It says where, as an issue."""

    def __init__(self, issue: Issue) -> None:
        """Take the issue along."""
        super().__init__(str(issue))
        self.issue = issue


class _Compiled(BytecodeCache):
    """Templates compiled once for every build of this process, such as those of a preview."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what was compiled from the same words, if anything was."""
        if bucket.key + bucket.checksum in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


class _Context(Context):
    """What a macro or a block has written went through ``_written`` piece by piece, so it is HTML of our own."""

    def call(self, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call something for a template."""
        made = super().call(obj, *args, **kwargs)
        is_ours = isinstance(obj, Macro | BlockReference) and hasattr(made, "__html__")
        return Html(made) if is_ours else made  # noqa: S704  # its pieces were judged


class _Template(Template):
    @classmethod
    def from_code(cls, environment: Any, code: CodeType, globals: Any, uptodate: Any = None) -> Template:
        """Return a compiled template, whose ``{% set x %}…{% endset %}`` is HTML of our own, as a macro is."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["Markup"] = Html
        return made


@pass_eval_context
def _written(how: EvalContext, value: Any) -> Any:
    """Return what a template writes, before it is escaped; refuse what would not be and did not come from a tree."""
    if not how.autoescape or (hasattr(value, "__html__") and not isinstance(value, Html)):
        message = "it writes a value that is neither escaped nor out of a tree"
        raise TemplateRuntimeError(message)
    return value


class Templates(Environment):
    """The templates of a theme's folder."""

    context_class = _Context
    template_class = _Template

    def __init__(self, folder: Path) -> None:
        """Find the templates below ``folder``. A name that no context gives is a fault."""
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_written,
            bytecode_cache=_Compiled(),
            auto_reload=False,
        )
        self.folder = folder
        del self.filters["safe"]
        self.filters["e"] = self.filters["escape"] = Html.escape
        self.globals |= {"icon": icon, "qr": qr}

    def fill(self, name: str, values: Mapping[str, Any]) -> Html:
        """Return a template filled with values.

        Raises ``TemplateFaultError`` for a fault of the template. A fact that is broken raises as it does elsewhere
        (``KeyError``, ``ValueError``): that is not the template's fault.
        """
        try:
            return Html(self.get_template(name).render(values).strip())  # noqa: S704  # every piece of it was judged
        except (TemplateFaultError, KeyError, ValueError):
            raise
        except Exception as fault:
            raise TemplateFaultError(self._issue(name, fault)) from fault

    def _issue(self, name: str, fault: Exception) -> Issue:
        """Return the letter about a fault, at the innermost line of a template that led to it."""
        frames = [each for each in traceback.extract_tb(fault.__traceback__) if Path(each.filename).is_relative_to(self.folder)]
        file, line = Path(frames[-1].filename) if frames else self.folder / name, frames[-1].lineno if frames else 1
        path = (self.folder.name / file.relative_to(self.folder)).as_posix()
        said = str(fault) if isinstance(fault, TemplateError | UnknownIconError) else f"{type(fault).__name__}: {fault}"
        said = f"there is no {fault.name}" if isinstance(fault, TemplateNotFound) else said
        return Issue(path, line or 1, "template-not-valid", f"This template cannot be filled: {said.rstrip('.')}.")
