// Draws a Vega-Lite specification without a screen and prints each bar: its title, its local days and its width.
import { readFileSync } from "node:fs"
import * as vega from "vega"
import { compile } from "vega-lite"

const spec = JSON.parse(readFileSync(process.argv[2], "utf8"))
const { url, format } = spec.data
const wanted = { ...spec, width: 20000, data: { values: readFileSync(url, "utf8"), format } }
const view = new vega.View(vega.parse(compile(wanted).spec), { renderer: "none" })
await view.runAsync()

const local = (date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
        .map((part, place) => String(part).padStart(place ? 2 : 4, "0"))
        .join("-")
const shown = []
const visit = (item) => {
    if (item.mark?.marktype === "rect" && item.datum?.title)
        shown.push({
            id: item.datum.id,
            title: item.datum.title,
            first: local(new Date(item.datum.earliest)),
            until: local(new Date(item.datum.end)),
            width: item.width,
        })
    for (const inner of item.items ?? []) visit(inner)
}
visit(view.scenegraph().root)
process.stdout.write(JSON.stringify(shown))
