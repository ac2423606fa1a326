// Renders decks as the command `marp` does, for as long as the preview runs: Node is started once.
// A line of JSON in names files; a line of JSON out says how it went.
import { createRequire } from "node:module"
import { createInterface } from "node:readline"

const { marpCli } = createRequire(import.meta.url)("@marp-team/marp-cli")
const [config] = process.argv.slice(2)

const said = []
for (const name of ["debug", "log", "info", "warn", "error"]) {
  console[name] = (...words) => said.push(words.join(" ")) // stdout is for answers
}

for await (const line of createInterface({ input: process.stdin })) {
  said.length = 0
  let code = 1
  try {
    code = await marpCli(["-c", config, ...JSON.parse(line)])
  } catch (error) {
    said.push(`[ ERROR ] ${error}`)
  }
  const errors = said.filter((words) => words.includes("ERROR"))
  process.stdout.write(`${JSON.stringify({ code, said: errors })}\n`)
}
