#!/usr/bin/env bash
# A percentage in the text of a Markwhen event is how much of the event is done.
#
# What surprises: A title with a figure, such as a lost harvest, becomes a task that is half complete, and a
# view draws it so.
# A good guess: Progress is written in a place of its own, and prose stays prose.
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
for (const text of ["1932: 50% of the harvest is lost", "2014: turnout was 83% in the region"]) {
    const [event] = events(parse(text).events)
    console.log(JSON.stringify(event.firstLine.restTrimmed), "percent:", event.percent)
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
"50% of the harvest is lost" percent: 50
"turnout was 83% in the region" percent: 83
END
)

printf '%s\n' "@markwhen/parser 1.2.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
