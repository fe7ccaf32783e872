// Reads a Markwhen file with Markwhen's parser and prints the events that it finds, with the seconds left out.
import { flat, parse } from "@markwhen/parser"
import { readFileSync } from "node:fs"

const parsed = parse(readFileSync(process.argv[2], "utf8"))
const found = [...flat(parsed.events)]
const shown = found.map((event) => {
    const { fromDateTimeIso, toDateTimeIso } = event.dateRangeIso
    const zone = { zone: "utc" }
    const [from, to] = [new Date(fromDateTimeIso), new Date(toDateTimeIso)]
    const before = new Date(to - 1)
    return {
        title: event.firstLine.restTrimmed,
        summary: event.supplemental.map((line) => line.raw).join("\n"),
        first: from.toISOString().replace(/T.*/, ""),
        last: (to > from ? before : to).toISOString().replace(/T.*/, ""),
        from: from.toISOString(),
        to: to.toISOString(),
        tags: event.tags,
        id: event.id,
    }
})
process.stdout.write(JSON.stringify(shown))
