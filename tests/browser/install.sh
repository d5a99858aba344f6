#!/bin/sh
# Find a Chrome or Chromium for the browser tests, with the letters of every language; install Debian's where that is allowed,
# and with it Firefox for tests/browser/test_firefox.py, gettext's msgfmt, what WeasyPrint sets letters with, the web servers of
# tests/test_hosts.py, rclone for tests/test_many_sites.py, and what the arguments name. The version is the one that the tests
# were last seen green with.
set -u
WANTED=156
CHROMIUM_PACKAGE=chromium-headless-shell # where a distribution has none: chromium
PACKAGES="firefox-esr fonts-noto-core gettext libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 nginx apache2-bin rclone $*"
lacking() {
  for package in "$CHROMIUM_PACKAGE" $PACKAGES; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || return 0
  done
  version=$("$CHROMIUM_PACKAGE" --version 2>/dev/null | tr -cs '0-9' '\n' | sed -n 2p)
  [ "${version:-0}" -lt "$WANTED" ]
}
if [ -z "${CHROMIUM:-}" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && lacking; then
  apt-get update -qq >/dev/null
  apt-cache show "$CHROMIUM_PACKAGE" >/dev/null 2>&1 || CHROMIUM_PACKAGE=chromium
  # The web servers are for tests, which start them: neither systemd (SYSTEMD_OFFLINE) nor an init script (RUNLEVEL) may.
  # shellcheck disable=SC2086
  lacking && { SYSTEMD_OFFLINE=1 RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$CHROMIUM_PACKAGE" $PACKAGES >/dev/null ||
    echo "apt-get could not install $CHROMIUM_PACKAGE $PACKAGES; going on with what is here." >&2; }
fi
[ -n "${FIREFOX:-}" ] || command -v firefox-esr >/dev/null || command -v firefox >/dev/null ||
  echo "NO FIREFOX HERE: pages are not looked at in a second engine. Debian: apt-get install firefox-esr; or set FIREFOX to its path." >&2
if "${PYTHON:-python3}" tests/browser/chromium.py; then exit 0; fi
echo "NO CHROME OR CHROMIUM HERE: install one (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
[ -z "${CI:-}" ]
