#!/usr/bin/env bash
# TimelineJS shows the year -44 as "44 BCE", and has a year 0.
#
# What surprises: TimelineJS keeps a year as JavaScript does, where 0 is 1 BC and -43 is 44 BC, as in ISO 8601. The
# words under a slide and on its axis are only the number without its sign: a reader sees "43 BCE" for -43, and "0".
# Who writes years as ISO 8601 has them is a year off in what is shown; who writes -44 for the Ides is right.
# A good guess: Either 0 is shown as 1 BCE and -43 as 44 BCE, or 0 is refused.
# Packages (npm): @knight-lab/timelinejs 3.9.11, esbuild 0.28.2, jsdom 29.1.1. Seen on 2026-11-28.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit '@knight-lab/timelinejs@3.9.11' 'esbuild@0.28.2' 'jsdom@29.1.1' >/dev/null
cat >made.mjs <<'END'
export { TLDate } from "@knight-lab/timelinejs/src/js/date/TLDate.js"
export { Language } from "@knight-lab/timelinejs/src/js/language/Language.js"
END
npx esbuild made.mjs --bundle --format=esm --outfile=seen-by.mjs --log-level=silent
cat >seen.mjs <<'END'
import { JSDOM } from "jsdom"

const { window } = new JSDOM("", { url: "https://example.org/" })
const { document, getComputedStyle } = window
Object.assign(globalThis, { window, document, getComputedStyle })
const { TLDate, Language } = await import("./seen-by.mjs")
const language = new Language()
for (const year of [1, 0, -1, -43, -44]) {
    const date = new TLDate({ year, month: 3, day: 15 })
    const shown = date.getDisplayDate(language).replace(/<[^>]*>/g, "")
    console.log(year, "is shown as", shown, "and kept as the year", date.data.date_obj.getFullYear())
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
1 is shown as March 15, 1 and kept as the year 1
0 is shown as March 15, 0 and kept as the year 0
-1 is shown as March 15, 1 BCE and kept as the year -1
-43 is shown as March 15, 43 BCE and kept as the year -43
-44 is shown as March 15, 44 BCE and kept as the year -44
END
)

printf '%s\n' "@knight-lab/timelinejs 3.9.11" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
