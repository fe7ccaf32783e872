#!/usr/bin/env bash
# ical.js moves a day of the year 44 to 1944.
#
# What surprises: A date of iCalendar has four digits, and 0044-03-15 is parsed as the year 44. toJSDate()
# gives it to a constructor that takes years below 100 for the 20th century. As text the year loses its zeros,
# so it is no date any more.
# A good guess: The day is 15 March of the year 44 both ways.
# Packages (npm): ical.js 2.2.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'ical.js@2.2.1' >/dev/null
cat >seen.mjs <<'END'
import ICAL from "ical.js"

for (const text of ["1962-10-16", "0962-10-16", "0044-03-15"]) {
    const time = ICAL.Time.fromDateString(text)
    console.log(text, "as text", time.toString(), "as Date", time.toJSDate().toISOString().slice(0, 10))
}
END
seen=$(TZ=UTC node seen.mjs)
expected=$(cat <<'END'
1962-10-16 as text 1962-10-16 as Date 1962-10-16
0962-10-16 as text 962-10-16 as Date 0962-10-16
0044-03-15 as text 44-03-15 as Date 1944-03-15
END
)

printf '%s\n' "ical.js 2.2.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
