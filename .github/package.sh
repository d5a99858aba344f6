#!/bin/sh
# package.sh VERSION FOLDER: build the package of this commit into FOLDER, with SHA256SUMS and the release's notes.
# Nothing is fetched: the tools come from .venv, which the lock file fixed.
set -eu
version=$1 folder=$2
rm -rf "$folder" build
mkdir -p "$folder"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) # the same commit gives the same wheel
export SOURCE_DATE_EPOCH

# The part of CHANGELOG.md below "## VERSION (day)", up to the next version.
awk -v version="$version" '/^## /{ inside = ($2 == version); next } inside' CHANGELOG.md >"$folder/notes.md"
if ! grep -q '[^[:space:]]' "$folder/notes.md"; then
  echo "CHANGELOG.md has no part for $version." >&2
  exit 1
fi
if grep -qF "## $version (unreleased)" CHANGELOG.md; then
  echo "CHANGELOG.md still says that $version is unreleased." >&2
  exit 1
fi

.venv/bin/python - "$version" "$folder" <<'PYTHON'
import hashlib, pathlib, sys, tomllib
from setuptools import build_meta

version, folder = sys.argv[1], pathlib.Path(sys.argv[2])
written = tomllib.loads(pathlib.Path("pyproject.toml").read_text("utf-8"))["project"]["version"]
if written != version:
    sys.exit(f"pyproject.toml says version {written}, the tag says {version}.")
built = [build(str(folder), {}) for build in (build_meta.build_sdist, build_meta.build_wheel)]
lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in built]
(folder / "SHA256SUMS").write_text("".join(lines), "utf-8")
PYTHON
cat "$folder/SHA256SUMS"
