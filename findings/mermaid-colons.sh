#!/usr/bin/env bash
# A colon in a Mermaid timeline makes two events of one, and a time of day no diagram at all.
#
# What surprises: An event "Note: talks" is drawn as two events. A period with a clock time, "14:00", cannot
# be written: the whole text is refused. A clock time inside an event is kept.
# A good guess: Only the first colon of a line separates the period from what happened.
# Packages (npm): mermaid 11.17.2, jsdom 29.1.1. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit 'mermaid@11.17.2' 'jsdom@29.1.1' >/dev/null
cat >seen.mjs <<'END'
import { JSDOM } from "jsdom"
const { window } = new JSDOM("", { url: "https://example.org/" })
Object.assign(globalThis, { window, document: window.document })
const { default: mermaid } = await import("mermaid")

for (const line of ["16 October : call at 14:00", "16 October : Note: talks", "14:00 : call"]) {
    try {
        await mermaid.parse(`timeline\n    ${line}`)
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(`timeline\n    ${line}`)
        console.log(line, "is", JSON.stringify(db.getTasks()[0].events))
    } catch (error) {
        console.log(line, "is refused")
    }
}
process.exit()
END
seen=$(node seen.mjs)
expected=$(cat <<'END'
16 October : call at 14:00 is ["call at 14:00"]
16 October : Note: talks is ["Note","talks"]
14:00 : call is refused
END
)

printf '%s\n' "mermaid 11.17.2, jsdom 29.1.1" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
