#!/usr/bin/env bash
# Markwhen reads "dateFormat: d/M/y" in a header and still puts the month first.
#
# What surprises: The key comes back in the parsed header, so it is known, but 5/10/1962 is 10 May, and
# 16/10/1962 is not a date.
# A good guess: With the header, 5/10/1962 is 5 October.
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
const parsed = parse("---\ndateFormat: d/M/y\n---\n\n5/10/1962: x\n16/10/1962: y")
console.log("header:", parsed.header.dateFormat)
for (const event of events(parsed.events)) console.log(day(event.dateRangeIso.fromDateTimeIso))
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
header: d/M/y
1962-05-10
now
END
)

printf '%s\n' "@markwhen/parser 1.2.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
