#!/bin/sh
# Find a Chrome or Chromium for the browser tests, or install Debian's where that is allowed.
set -u
if "${PYTHON:-python3}" tests/browser/chromium.py; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core gettext >/dev/null && exit 0
fi
echo "NO CHROME OR CHROMIUM HERE: install one (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
[ -z "${CI:-}" ]
