#!/usr/bin/env bash
# Summer ends in June in edtf.js: its seasons are the quarters of the year.
#
# What surprises: "1962-22", the summer of 1962, covers April to June, and "1962-23", autumn, covers July to
# September. An event of August is not in summer, in either hemisphere.
# A good guess: Summer is June to August; quarters have codes of their own (33 to 36).
# Packages (npm): edtf 4.11.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'edtf@4.11.1' >/dev/null
cat >seen.mjs <<'END'
import edtf from "edtf"

const day = (ms) => new Date(ms).toISOString().slice(0, 10)
for (const text of ["1962-21", "1962-22", "1962-23", "1962-24"]) {
    const season = edtf(text)
    console.log(text, day(season.min), day(season.max), "covers August:", season.covers(edtf("1962-08")))
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
1962-21 1962-01-01 1962-03-31 covers August: false
1962-22 1962-04-01 1962-06-30 covers August: false
1962-23 1962-07-01 1962-09-30 covers August: true
1962-24 1962-10-01 1962-12-31 covers August: false
END
)

printf '%s\n' "edtf 4.11.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
