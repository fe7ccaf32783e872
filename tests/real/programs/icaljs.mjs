// Reads a calendar with ical.js and prints its events.
import ICAL from "ical.js"
import { readFileSync } from "node:fs"

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")))
const day = ({ year, month, day }) =>
    [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")
const shown = calendar.getAllSubcomponents("vevent").map((part) => {
    const event = new ICAL.Event(part)
    const end = event.endDate.clone()
    if (event.endDate.isDate && event.endDate.compare(event.startDate) > 0) end.adjust(-1, 0, 0, 0)
    return {
        title: event.summary,
        summary: event.description ?? "",
        first: day(event.startDate),
        last: day(end),
        from: String(event.startDate),
        to: String(event.endDate),
        tags: part.getAllProperties("categories").flatMap((line) => line.getValues()),
        id: event.uid,
    }
})
process.stdout.write(JSON.stringify(shown))
