// Live cells in Firefox, by WebDriver BiDi: node firefox.mjs FIREFOX ADDRESS DECK; prints what was seen as JSON.
// Playwright drives a Firefox of its own make only; puppeteer-core (marp-cli brings it) drives the one that is installed.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import puppeteer from "puppeteer-core"

const [executablePath, address, deck] = process.argv.slice(2)
const profile = mkdtempSync(join(tmpdir(), "firefox-"))
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  userDataDir: profile,
  args: ["--no-remote"],
})
const seen = {}

async function open(url) {
  const page = await browser.newPage()
  await page.goto(url)
  await page.evaluate(() => {
    window.violations = []
    addEventListener("securitypolicyviolation", (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  return page
}

async function run(page, selector, { until = /Done|Stopped/ } = {}) {
  await page.$eval(`${selector} .live-run`, (button) => button.click())
  await page.waitForFunction(
    (selector, until) =>
      new RegExp(until).test(
        document.querySelector(`${selector} .live-status`).textContent +
          document.querySelector(`${selector} .live-out`).textContent,
      ),
    { timeout: 90_000 },
    selector,
    until.source,
  )
  return page.$eval(`${selector} .live-out`, (out) => out.textContent)
}

async function write(page, selector, code) {
  await page.$eval(`${selector} .live-code`, (code) => code.click())
  await page.waitForSelector(`${selector} .cm-content`)
  await page.focus(`${selector} .cm-content`)
  await page.keyboard.down("Control")
  await page.keyboard.press("a")
  await page.keyboard.up("Control")
  await page.keyboard.type(code)
}

try {
  const page = await open(`${address}/modules/07-data-versioning/`)
  const store = '.live[data-file="content_store.py"][data-cell="use"]'
  seen.run = await run(page, store)
  await write(page, store, "while 1: pass")
  await page.$eval(`${store} .live-run`, (button) => button.click())
  await page.waitForFunction(
    (s) => /Running/.test(document.querySelector(`${s} .live-status`).textContent),
    {},
    store,
  )
  await page.$eval(`${store} .live-stop`, (button) => button.click())
  await page.waitForFunction(
    (s) => /Stopped/.test(document.querySelector(`${s} .live-out`).textContent),
    {},
    store,
  )
  seen.stopped = await page.$eval(`${store} .live-out`, (out) => out.textContent)
  await write(page, store, "print(6 * 7)")
  seen.edited = await run(page, store, { until: /Done/ })
  seen.table = await run(page, '.live[data-file="late_by_month.py"][data-cell="table"]', {
    until: /Done/,
  })
  seen.violations = await page.evaluate(() => window.violations)
  for (const [name, url] of [
    ["deck", `${address}/slides/07-data-versioning.html#5`],
    ["stick", `${deck}#5`],
  ]) {
    const slides = await open(url)
    await write(slides, ".bespoke-marp-active .live", "print('on a slide')")
    seen[name] = await run(slides, ".bespoke-marp-active .live", { until: /on a slide\n/ })
    seen.violations.push(...(await slides.evaluate(() => window.violations)))
  }
} finally {
  console.log(JSON.stringify(seen))
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
}
