#!/usr/bin/env bash
# TimelineJS drops the end of a row whose "End Year" is blank, without a message.
#
# What surprises: People who keep a sheet of one year fill in the end's month and day alone. The span becomes
# one day. A row whose start has no year is left out in the same silence.
# A good guess: The end takes the year of the start, or the row is reported as an end without a year.
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
const made = await sheet(`Year,Month,Day,End Year,End Month,End Day,Headline
1962,10,16,,10,28,Crisis
,11,20,,,,Quarantine ends
`)
for (const slide of made.events) say(slide.text.headline, day(slide.start_date), "to", day(slide.end_date))
say("messages:", made.messages.errors.length + made.messages.warnings.length)
process.exit()
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
Crisis Tue Oct 16 1962 to undefined
messages: 0
END
)

printf '%s\n' "@knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
