#!/usr/bin/env bash
# A time in ISO 8601 costs TimelineJS the whole row.
#
# What surprises: A "Start Date" of 1962-10-16 is read; 1962-10-16T09:00:00 ends in "cls is not defined", an
# error of the program rather than of the sheet, and the event is missing.
# A good guess: The time is shown, or the message names the cell.
# Packages (npm): @knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit '@knight-lab/timelinejs@3.9.11' 'esbuild@0.28.2' 'jsdom@29.1.1' >/dev/null
cat >seen.mjs <<'END'
import { buildSync } from "esbuild"
import { JSDOM } from "jsdom"
const core = "@knight-lab/timelinejs/src/js/core/"
const contents = `export * from "${core}ConfigFactory.js"; export * from "${core}TimelineConfig.js"`
buildSync({ stdin: { contents, resolveDir: "." }, bundle: true, format: "esm", outfile: "timeline.mjs" })
const { window } = new JSDOM("", { url: "https://example.org/" })
globalThis.window = window
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name]
const { makeConfig } = await import("./timeline.mjs")
const sheet = (text) => new Promise((done) => {
    window.fetch = async () => ({ status: 200, text: async () => text })
    makeConfig("https://example.org/sheet.csv", done)
})
const day = (date) => date?.data.date_obj.toDateString()
const say = console.log
console.log = () => {}
const made = await sheet(`Start Date,End Date,Headline
1962-10-16,,Day
1962-10-16T09:00:00,,Hour
`)
for (const slide of made.events) say(slide.text.headline, day(slide.start_date))
say("errors:", String(made.messages.errors))
process.exit()
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
Day Tue Oct 16 1962
errors: cls is not defined[Hour]
END
)

printf '%s\n' "@knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
