#!/usr/bin/env bash
# An EDTF interval whose end is unknown ends at the Unix epoch in edtf.js.
#
# What surprises: The maximum of "1962-10-16/" is 1 January 1970, because null is compared as the number 0. An
# interval that begins in 1980 with an unknown end has a maximum before its minimum.
# A good guess: The maximum is unknown or infinite; it does not depend on 1970.
# Packages (npm): edtf 4.11.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'edtf@4.11.1' >/dev/null
cat >seen.mjs <<'END'
import edtf from "edtf"

for (const text of ["1962-10-16/", "1980-01-01/"]) {
    const interval = edtf(text)
    const [first, last] = [interval.min, interval.max].map((ms) => new Date(ms).toISOString().slice(0, 10))
    console.log(text, "from", first, "to", last)
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
1962-10-16/ from 1962-10-16 to 1970-01-01
1980-01-01/ from 1980-01-01 to 1970-01-01
END
)

printf '%s\n' "edtf 4.11.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
