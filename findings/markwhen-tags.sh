#!/usr/bin/env bash
# A tag of Markwhen ends at its first letter with an accent.
#
# What surprises: #Genève is the tag "Gen", and the rest of the word stays behind in the title, next to the
# word before it. Two tags that differ later in the word become one.
# A good guess: A tag ends at a blank, so that the tag is Genève.
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
for (const text of ["1962: talks in #Genève begin", "1981: strikes in #Gdańsk"]) {
    const [event] = events(parse(text).events)
    console.log(JSON.stringify(event.firstLine.restTrimmed), "tags:", event.tags.join())
}
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
"talks inève begin" tags: Gen
"strikes inńsk" tags: Gda
END
)

printf '%s\n' "@markwhen/parser 1.2.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
