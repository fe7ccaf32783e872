// Makes the items of a recipe for vis-timeline, shows them in a Timeline, and prints the local days of each.
import { readFileSync } from "node:fs"
import { JSDOM } from "jsdom"

const window = new JSDOM("<div id=timeline></div>", { pretendToBeVisual: true }).window
for (const name of ["window", "document", "Element", "HTMLElement", "Node", "getComputedStyle"])
    globalThis[name] = name === "window" ? window : window[name]
globalThis.navigator ??= window.navigator
globalThis.requestAnimationFrame = window.requestAnimationFrame
const { DataSet } = await import("vis-data/peer/esm/vis-data.mjs")
const { Timeline } = await import("vis-timeline/peer/esm/vis-timeline-graph2d.mjs")

const [recipe, file] = process.argv.slice(2)
const text = readFileSync(file, "utf8")
const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
const items = new Function("text", "escaped", `${readFileSync(recipe, "utf8")}; return items`)(text, escaped)
const timeline = new Timeline(window.document.getElementById("timeline"), new DataSet(items), {})
const local = (date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
        .map((part, place) => String(part).padStart(place ? 2 : 4, "0"))
        .join("-")
const titles = new Map(text.trim().split("\n").map((line) => JSON.parse(line)).map((event) => [event.id, event.title]))
const shown = timeline.itemsData.get().map((item) => ({
    id: item.id,
    title: titles.get(item.id),
    first: local(new Date(item.start)),
    until: item.end ? local(new Date(item.end)) : "",
    type: timeline.itemSet.items[item.id].constructor.name,
}))
process.stdout.write(JSON.stringify(shown))
process.exit(0)
