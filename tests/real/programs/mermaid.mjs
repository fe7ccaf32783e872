// Reads a Mermaid timeline with Mermaid and prints its events in order, with the words for the date of each.
import { readFileSync } from "node:fs"
import { JSDOM } from "jsdom"

const { window } = new JSDOM("")
for (const name of ["window", "document"]) globalThis[name] = name === "window" ? window : window[name]
globalThis.window.matchMedia ??= () => ({ matches: false })
const { default: mermaid } = await import("mermaid")
mermaid.initialize({ maxTextSize: 10_000_000 })

// how Mermaid writes an entity before it parses, and what it shows in the end
const decoded = (text) =>
    text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
const diagram = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(process.argv[2], "utf8"))
const shown = diagram.db.getTasks().flatMap((task) =>
    task.events.map((title) => ({
        section: decoded(task.section),
        words: decoded(task.task).trim(),
        title: decoded(title).trim(),
    })),
)
process.stdout.write(JSON.stringify({ title: decoded(diagram.db.getCommonDb().getDiagramTitle()), shown }))
