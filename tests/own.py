"""The settings of the project's own site, of which no test knows more than what stands there today."""

from __future__ import annotations

import yaml

from copies import ROOT

OWN = yaml.safe_load((ROOT / "content/site.yml").read_text("utf-8"))
_NAMES = {each["tag"]: each["name"] for each in OWN["locales"] if not each.get("draft")}
OWN_LOCALES = {OWN["default_locale"]: _NAMES.pop(OWN["default_locale"]), **_NAMES}
"""Tag -> name of its languages, the default one first."""
