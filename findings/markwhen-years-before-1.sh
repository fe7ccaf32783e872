#!/usr/bin/env bash
# In Markwhen a year before 1 begins now and ends in the year 44.
#
# What surprises: ISO 8601 writes 44 BC as -0043. Markwhen reads it without a message: the event starts at the
# present moment and ends at the end of the year 43 after Christ, before its start. A day of that year is no
# event at all.
# A good guess: The year is read as ISO 8601 has it, or the line is no event.
# Packages (npm): @markwhen/parser 1.2.0. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit '@markwhen/parser@1.2.0' >/dev/null
cat >seen.mjs <<'END'
import { parse } from "@markwhen/parser"

const events = (node) => (node.dateRangeIso ? [node] : (node.children ?? []).flatMap(events))
const day = (iso) => (Math.abs(new Date(iso) - Date.now()) < 60000 ? "now" : iso.slice(0, 10))
for (const text of ["0043", "-0043", "-0043-03-15"]) {
    const [event] = events(parse(`${text}: x`).events)
    const range = event?.dateRangeIso
    console.log(text, "is", range ? `${day(range.fromDateTimeIso)} to ${day(range.toDateTimeIso)}` : "no event")
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
0043 is 0043-01-01 to 0044-01-01
-0043 is now to 0044-01-01
-0043-03-15 is no event
END
)

printf '%s\n' "@markwhen/parser 1.2.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
