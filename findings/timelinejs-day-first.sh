#!/usr/bin/env bash
# TimelineJS shows 16/10/1962 as 10 May 1962, without a message.
#
# What surprises: In a sheet with a column "Start Date" the first number is always the month. The 16th month
# becomes May of the same year, so a European date is another day.
# A good guess: There is no 16th month: the date is read day first, or refused, as month 16 is in the columns
# Year, Month, Day.
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
10/16/1962,,American
16/10/1962,,European
`)
for (const slide of made.events) say(slide.text.headline, day(slide.start_date))
say("errors:", made.messages.errors.length)
process.exit()
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
European Thu May 10 1962
American Tue Oct 16 1962
errors: 0
END
)

printf '%s\n' "@knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
