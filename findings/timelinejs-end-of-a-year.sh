#!/usr/bin/env bash
# A span to 1963 ends on 1 January 1963 in TimelineJS.
#
# What surprises: A date that is only a year stands for its first moment, also where it is an end. "1962 to
# 1963" is a bar of one year, and an event of 16 October 1962 that ends in "1962" ends before it begins; no
# message says so.
# A good guess: An end lasts to the end of what it names, as for the whole days of a calendar or the months of
# Markwhen.
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
const { TimelineConfig } = await import("./timeline.mjs")
for (const [start_date, end_date] of [
    [{ year: 1962 }, { year: 1963 }],
    [{ year: 1962, month: 10, day: 16 }, { year: 1962 }],
]) {
    const made = new TimelineConfig({ events: [{ start_date, end_date, text: { headline: "Crisis" } }] })
    const [first, last] = [made.events[0].start_date, made.events[0].end_date]
    console.log(first.data.date_obj.toDateString(), "to", last.data.date_obj.toDateString())
    console.log("errors:", made.messages.errors.length)
}
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
Mon Jan 01 1962 to Tue Jan 01 1963
errors: 0
Tue Oct 16 1962 to Mon Jan 01 1962
errors: 0
END
)

printf '%s\n' "@knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
