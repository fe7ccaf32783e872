// Reads a TimelineJS file, JSON or CSV, with TimelineJS's own code and prints the slides that it would show.
import { buildSync } from "esbuild"
import { JSDOM } from "jsdom"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "timelinejs-"))
const bundle = join(folder, "timelinejs.mjs")
buildSync({
    stdin: {
        contents: `export { TimelineConfig } from "@knight-lab/timelinejs/src/js/core/TimelineConfig.js"
                   export { makeConfig } from "@knight-lab/timelinejs/src/js/core/ConfigFactory.js"`,
        resolveDir: here,
    },
    bundle: true, format: "esm", platform: "neutral", mainFields: ["module", "main"], outfile: bundle,
    logLevel: "silent",
})
const { window } = new JSDOM("", { url: "https://example.org/" })
for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) globalThis[name] = window[name]
}
globalThis.window = window
for (const name of ["log", "debug", "info"]) console[name] = () => {}
const { TimelineConfig, makeConfig } = await import(pathToFileURL(bundle))
rmSync(folder, { recursive: true })

const [name] = process.argv.slice(2)
const text = readFileSync(name, "utf8")
let config
if (name.endsWith(".csv")) {
    window.fetch = async () => ({ status: 200, text: async () => text })
    await new Promise((done) => makeConfig("https://example.org/sheet.csv", (made) => { config = made; done() }))
} else {
    config = new TimelineConfig(JSON.parse(text))
}

const words = (html) => {
    const part = window.document.createElement("div")
    part.innerHTML = (html ?? "").replaceAll("<br>", " ")
    return part.textContent
}
const iso = (date) => {
    // its words for -44 are 44 BCE, which is -0043 in ISO 8601
    const shown = date.getFullYear() < 0 ? date.getFullYear() + 1 : date.getFullYear()
    const year = (shown < 0 ? "-" : "") + String(Math.abs(shown)).padStart(4, "0")
    const [month, day] = [date.getMonth() + 1, date.getDate()].map(String)
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}
// the last day of the unit in which TimelineJS writes a date that has no end
const lastOf = (date) => {
    const found = new Date(date.data.date_obj)
    if (date.data.format === "year") found.setMonth(12, 0)
    if (date.data.format === "month") found.setMonth(found.getMonth() + 1, 0)
    return found
}
if (config.messages.errors.length) process.stderr.write(config.messages.errors.join("\n"))
const shown = config.events.map((slide) => ({
    title: words(slide.text.headline),
    summary: words(slide.text.text),
    first: iso(slide.start_date.data.date_obj),
    last: iso(slide.end_date ? slide.end_date.data.date_obj : lastOf(slide.start_date)),
    lasts: Boolean(slide.end_date),
    tags: slide.group ? [words(slide.group)] : [],
}))
process.stdout.write(JSON.stringify(shown))
