// Draws docs/assets/figures/*.d2 as SVG, and copies the fonts. Use: node course/figures.mjs [OUTDIR]
// Only what is older than its source is drawn. One SVG serves the light and the dark scheme.
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))
const figures = join(root, "docs/assets/figures")
const out = process.argv[2] ?? figures
const theme = "theme.d2" // imported by every figure: colours, classes, sizes

// The colours of theme.d2 and their twins in the dark scheme.
const dark = {
  "#fdfcf9": "#13242a",
  "#e2eff0": "#1b3f49",
  "#fde9c6": "#4a3716",
  "#e3efdc": "#24402a",
  "#f4f0e7": "#1b2f36",
  "#1d2c31": "#e8f0f0",
  "#44565b": "#c3d2d3",
  "#74858a": "#8fa5a8",
  "#0b5563": "#7cc6d0",
  "#8a4b00": "#f5b14c",
  "#3d6b35": "#93c78a",
}

const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

function copyFonts() {
  const fonts = {
    "source-sans-3": ["latin-wght-normal", "latin-ext-wght-normal", "latin-wght-italic"],
    "jetbrains-mono": ["latin-wght-normal", "latin-ext-wght-normal"],
  }
  const to = join(root, "docs/assets/fonts")
  mkdirSync(to, { recursive: true })
  for (const [family, faces] of Object.entries(fonts)) {
    const from = join(root, "node_modules/@fontsource-variable", family)
    for (const face of faces)
      copyFileSync(join(from, `files/${family}-${face}.woff2`), join(to, `${family}-${face}.woff2`))
    copyFileSync(join(from, "LICENSE"), join(to, `${family}-LICENSE.txt`)) // SIL Open Font License 1.1
  }
}

// D2 reports JSON: [{errmsg: "07-x.d2:3:1: message"}]; people get `docs/assets/figures/07-x.d2:3:1: message`.
function complain(file, error) {
  let lines = [`${file}: ${error.message}`]
  try {
    lines = JSON.parse(error.message).map((e) => e.errmsg)
  } catch {} // not JSON: a plain message
  console.error(lines.map((line) => `docs/assets/figures/${line}`).join("\n"))
}

async function draw(d2, file) {
  const fs = {
    [file]: readFileSync(join(figures, file), "utf8"),
    [theme]: readFileSync(join(figures, theme), "utf8"),
  }
  const options = { layout: "elk", pad: 28, themeID: 0, scale: 1, noXMLTag: true }
  const { diagram, renderOptions } = await d2.compile({ fs, inputPath: file, options })
  const svg = await d2.render(diagram, {
    ...renderOptions,
    ...options,
    salt: basename(file, ".d2"),
  })
  const twin = ([light, night]) =>
    ["fill", "stroke"].map((what) => `[${what}="${light}"]{${what}:${night}}`).join("")
  const css = `@media (prefers-color-scheme:dark){${Object.entries(dark).map(twin).join("")}}`
  return svg.replace(/<\/svg>\s*$/, `<style>${css}</style></svg>\n`)
}

copyFonts()
mkdirSync(out, { recursive: true })
const sources = readdirSync(figures)
  .filter((file) => file.endsWith(".d2") && file !== theme)
  .sort()
const newest = Math.max(age(join(figures, theme)), age(fileURLToPath(import.meta.url)))
const target = (file) => join(out, file.replace(/\.d2$/, ".svg"))
const stale = sources.filter(
  (file) => age(target(file)) < Math.max(newest, age(join(figures, file))),
)

let failed = false
if (stale.length > 0) {
  const { D2 } = await import("@terrastruct/d2")
  const d2 = new D2()
  for (const file of stale) {
    try {
      writeFileSync(target(file), await draw(d2, file))
      console.log(`drew ${basename(target(file))}`)
    } catch (error) {
      complain(file, error)
      failed = true
    }
  }
}
process.exit(failed ? 1 : 0) // d2 keeps a worker alive
