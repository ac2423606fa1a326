// Runs live files as readers' browsers do, with the same Pyodide and the same packed files, in Node: what they print is
// compared with what CPython recorded (tests/test_live.py). The files of a folder share a Python, as those of a page do.
//
//   node prove.mjs PYODIDE JOBS.json PRINTED.json
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import vm from "node:vm"
import { gunzipSync } from "node:zlib"

const [pyodide, given, target] = process.argv.slice(2)
const { start, flights, jobs } = JSON.parse(readFileSync(given, "utf8"))
globalThis.loadPyodide = (await import(`${pyodide}/pyodide.mjs`)).loadPyodide
vm.runInThisContext(readFileSync(new URL("worker.js", import.meta.url), "utf8"))
process.on("uncaughtException", (error) => {
  // without the line of Pyodide's code, which is a megabyte long
  console.error(error.message)
  process.exit(1)
})

const opened = (path) => new Uint8Array(gunzipSync(readFileSync(path)))
const texts = (folder, to, ends) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => ends.test(name))
      .map((name) => [`/home/student/${to}/${name}`, readFileSync(join(folder, name), "utf8")]),
  )

const printed = {}
let folder
let there
for (const { file, packages, flights: asked } of jobs) {
  if (dirname(file) !== folder) {
    await boot({
      indexURL: pyodide,
      stdLibURL: "/dev/null",
      files: { stdlib: opened(start.stdlib), snapshot: opened(start.snapshot) },
      packages: "",
    })
    folder = dirname(file)
    there = new Set()
    await mount({ files: texts(folder, "snippets", /\.(py|csv|in)$/) })
  }
  for (const path of packages.filter((path) => !there.has(path))) await mount({ tar: opened(path) })
  if (asked && !there.has(flights)) await mount({ files: texts(flights, "flights-2013", /\.csv$/) })
  for (const path of [...packages, ...(asked ? [flights] : [])]) there.add(path)
  printed[file] = vm.runInThisContext("python").runPython(`
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as out:
    try:
        cells.main("${basename(file)}")
    except SystemExit as ended:
        print(ended)
out.getvalue()
`)
}
writeFileSync(target, JSON.stringify(printed))
