#!/bin/sh
# remind.sh TITLE LABEL FILE: keep one open issue with what stands in FILE; close it when nothing does.
set -eu
title=$1 label=$2 file=$3
gh label create "$label" --force >/dev/null
open=$(gh issue list --label "$label" --state open --json number --jq '.[0].number // empty')
if [ ! -s "$file" ]; then
  if [ -n "$open" ]; then gh issue close "$open" --comment "Nothing is waiting."; fi
  exit 0
fi
{ echo "Each line names the file. To sign a page after reading it: \`localoffer review PATH --by \"Your Name\"\`"; echo; echo '```'; cat "$file"; echo '```'; } >body.md
if [ -n "$open" ]; then gh issue edit "$open" --body-file body.md; else gh issue create --title "$title" --label "$label" --body-file body.md; fi
