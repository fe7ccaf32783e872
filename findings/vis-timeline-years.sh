#!/usr/bin/env bash
# vis-timeline draws an item that starts in "1962" at the first seconds of 1970.
#
# What surprises: A start of "1962-10" or "1962-10-16" is a date; the text "1962" is taken for a number of
# milliseconds since the epoch.
# A good guess: A year alone is that year, as a month alone is that month.
# Packages (npm): vis-timeline 8.5.4, jsdom 29.1.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'vis-timeline@8.5.4' 'jsdom@29.1.1' >/dev/null
cat >seen.mjs <<'END'
import { JSDOM } from "jsdom"
const { window } = new JSDOM("<div></div>", { url: "https://example.org/", pretendToBeVisual: true })
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name]
globalThis.window = window
globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} }
const { DataSet, Timeline } = await import("vis-timeline/standalone/esm/vis-timeline-graph2d.mjs")

const starts = ["1962-10-16", "1962-10", "1962"]
const items = new DataSet(starts.map((start, id) => ({ id, content: "x", start })))
const drawn = new Timeline(window.document.querySelector("div"), items, {}).itemSet.items
starts.forEach((start, id) => console.log(start, "is", new Date(drawn[id].data.start).toISOString()))
process.exit()
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
1962-10-16 is 1962-10-16T00:00:00.000Z
1962-10 is 1962-10-01T00:00:00.000Z
1962 is 1970-01-01T00:00:01.962Z
END
)

printf '%s\n' "vis-timeline 8.5.4, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
