#!/usr/bin/env bash
# chrono-node dates "the night of 24 February 2022" to the day on which it is asked.
#
# What surprises: The whole phrase is matched, day, month and year, but the result is the reference day.
# Without "night of" the same words are read rightly.
# A good guess: The night of 24 February is 24 February, perhaps with an evening's hour.
# Packages (npm): chrono-node 2.10.3. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'chrono-node@2.10.3' >/dev/null
cat >seen.mjs <<'END'
import * as chrono from "chrono-node"

const reference = new Date("2025-06-01T12:00:00Z")
for (const text of ["24 February 2022", "the night of 24 February 2022", "night of 24-25 February 2022"]) {
    const [found] = chrono.parse(text, reference)
    console.log(JSON.stringify(found.text), "is", found.start.date().toISOString().slice(0, 10))
}
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
"24 February 2022" is 2022-02-24
"night of 24 February 2022" is 2025-06-01
"night of 24-25 February 2022" is 2025-06-01
END
)

printf '%s\n' "chrono-node 2.10.3" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
