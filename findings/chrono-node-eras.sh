#!/usr/bin/env bash
# chrono-node moves 44 BC by a year and forgets the year of "24 August AD 79".
#
# What surprises: The year 44 BC becomes -44 of a JavaScript Date, which counts 1 BC as 0, so the day is in 45
# BC. An era before the year is not understood: the day and month are taken and dated near the reference.
# A good guess: 44 BC is -43 in a Date. A year that cannot be read is a reason not to give a date.
# Packages (npm): chrono-node 2.10.3. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'chrono-node@2.10.3' >/dev/null
cat >seen.mjs <<'END'
import * as chrono from "chrono-node"

const reference = new Date("2022-01-27T12:00:00Z")
for (const text of ["15 March 44 BC", "15 March 1 BC", "24 August AD 79"]) {
    const [found] = chrono.parse(text, reference)
    console.log(JSON.stringify(found.text), "is in the year", found.start.date().getUTCFullYear())
}
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
"15 March 44 BC" is in the year -44
"15 March 1 BC" is in the year -1
"24 August" is in the year 2021
END
)

printf '%s\n' "chrono-node 2.10.3" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
