// The browser's side of the live preview: mends the page or the deck that is open when its source
// has changed, so that it stays where the reader is. Only `make serve` sends this script; what it
// cannot mend it loads anew.
;(() => {
  const tag = document.currentScript
  const read = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" })
    return new DOMParser().parseFromString(await answer.text(), "text/html")
  }
  const stampOf = (page) => page.querySelector("script[data-stamp]")?.dataset.stamp
  const clone = (node) => document.importNode(node, true)
  const all = (page, selector) => [...page.querySelectorAll(selector)]

  // ---- What is there: scripts have dressed it, so it is compared with what was sent ----

  const like = (sent, shown) =>
    sent.tagName === shown.tagName &&
    (!sent.id || sent.id === shown.id) &&
    [...sent.classList].every((name) => shown.classList.contains(name))
  const wrap = ".md-typeset__scrollwrap" // Material's, around a table
  const wrapped = (node) => (node.tagName === "TABLE" && node.closest(wrap)) || node
  const unwrapped = (node) => (node.matches(wrap) ? node.querySelector("table") : node)

  // Returns what the elements below `sent` have become below `shown`; null for one that moved away.
  function counterparts(sent, shown) {
    const there = [...shown.children].map(unwrapped)
    return [...sent.children].map((node) => {
      const at = there.findIndex((other) => like(node, other))
      return at < 0 ? null : there.splice(0, at + 1).pop()
    })
  }

  // ---- Mending ----

  const whole = "pre > code, .live, .quiz" // what other scripts take apart
  const isText = ({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim()
  const words = (node) => [...node.childNodes].some(isText)
  const leaf = (node) => node.matches(whole) || !node.firstElementChild || words(node)
  const kept = "svg[data-marpit-svg], .tabbed-set" // what other scripts hold on to
  const isSlide = (node) => node.matches("svg[data-marpit-svg]")

  function attributes(before, after, shown) {
    for (const { name, value } of after.attributes) {
      if (before.getAttribute(name) === value) continue
      if (name !== "class") shown.setAttribute(name, value)
      else {
        shown.classList.remove(...before.classList)
        shown.classList.add(...after.classList)
      }
    }
    for (const { name } of before.attributes) {
      if (!after.hasAttribute(name)) shown.removeAttribute(name)
    }
  }

  const steps = (slide) => slide.querySelector("[data-marpit-fragment]") // Marp counts them once

  // Makes `shown`, which was sent as `before`, what `after` is; returns whether that was possible.
  function mend(before, after, shown) {
    if (before.isEqualNode(after) || before.tagName === "SCRIPT") return true
    if (isSlide(before) && (steps(before) || steps(after))) return false
    attributes(before, after, shown)
    if (!leaf(before) && !leaf(after)) {
      if (children(before, after, shown)) return true
      if (!isSlide(before)) return false // of a slide Marp holds on to nothing within
    }
    shown.replaceChildren(...[...after.childNodes].map(clone))
    return true
  }

  // Returns the pairs [at, at] of what two lists have in common, in order: the longest such list.
  function common(old, now) {
    const best = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
    for (let i = old.length - 1; i >= 0; i--) {
      for (let j = now.length - 1; j >= 0; j--) {
        const without = Math.max(best[i + 1][j], best[i][j + 1])
        best[i][j] = old[i] === now[j] ? best[i + 1][j + 1] + 1 : without
      }
    }
    const pairs = []
    for (let i = 0, j = 0; i < old.length && j < now.length; ) {
      if (old[i] === now[j]) pairs.push([i++, j++])
      else if (best[i + 1][j] >= best[i][j + 1]) i++
      else j++
    }
    return pairs
  }

  function children(before, after, shown) {
    const old = [...before.children],
      now = [...after.children],
      there = counterparts(before, shown)
    if (old.length !== now.length && [...old, ...now].some(isSlide)) return false
    const text = ({ outerHTML }) => outerHTML
    const slides = isSlide(old[0]) // they keep their places
    const same = slides ? [] : common(old.map(text), now.map(text))
    let i = 0,
      j = 0
    for (const [nextI, nextJ] of [...same, [old.length, now.length]]) {
      const end = nextI < old.length ? there[nextI] : undefined
      for (; i < nextI || j < nextJ; i++, j++) {
        if (i < nextI ? !there[i] : end === null) return false
        if (j >= nextJ) wrapped(there[i]).remove()
        else if (i >= nextI) end ? wrapped(end).before(clone(now[j])) : shown.append(clone(now[j]))
        else if (!become(old[i], now[j], there[i])) return false
      }
      i = nextI + 1
      j = nextJ + 1
    }
    return true
  }

  // Mends an element, or puts the new one in its place.
  function become(before, after, shown) {
    if (before.tagName === after.tagName && mend(before, after, shown)) return true
    if (shown.matches(`head, body, ${kept}`) || shown.querySelector(kept)) return false
    wrapped(shown).replaceWith(clone(after))
    return true
  }

  // ---- What other scripts do to a page when it is loaded ----

  const source = ({ src, text }) => src.replace(/\?.*/, "") || text
  const sources = (page) => all(page, "script:not([data-stamp])").map(source).join("\n")
  const outer = (page, selector) =>
    all(page, selector)
      .map((node) => node.outerHTML)
      .join("\n")
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

  function again(page, name) {
    const script = all(page, "script[src]").find(({ src }) => src.includes(name))
    if (!script) return
    const made = make("script", { src: script.src, onload: () => made.remove() })
    document.head.append(made)
  }

  // Sets all nodes back to what was sent, for a script that takes all of them or none.
  function undress(page, selector) {
    const shown = all(document, selector),
      sent = all(page, selector)
    if (shown.length !== sent.length) return false
    for (const [at, node] of shown.entries()) node.replaceWith(clone(sent[at]))
    return true
  }

  function copyButtons() {
    const nav = document.querySelector("pre > .md-code__nav")
    const bare = all(document, ".md-typeset pre:not(:has(> .md-code__nav)) > code")
    if (nav)
      bare.forEach((code, at) => {
        const made = code.parentElement.insertBefore(clone(nav), code)
        code.parentElement.id = `__code_${performance.now()}_${at}`.replace(".", "_")
        for (const { dataset } of all(made, "[data-clipboard-target]")) {
          dataset.clipboardTarget = `#${code.parentElement.id} > code`
        }
      })
  }

  function scrollingTables() {
    for (const table of all(document, "article table:not([class])")) {
      if (wrapped(table) !== table) continue
      const around = make("div", { className: "md-typeset__scrollwrap" })
      table.replaceWith(around)
      around.appendChild(make("div", { className: "md-typeset__table" })).append(table)
    }
  }

  function patch(before, after) {
    const differ = (selector) => outer(before, selector) !== outer(after, selector)
    if (sources(before) !== sources(after) || differ(".tabbed-labels")) return false
    const cells = differ(".live"),
      quizzes = differ(".quiz")
    if (cells && globalThis.live?.engine) return false // Python has the old code
    if (!mend(before.documentElement, after.documentElement, document.documentElement)) return false
    if ((cells && !undress(after, ".live")) || (quizzes && !undress(after, ".quiz"))) return false
    if (cells) again(after, "live/cell.js")
    if (quizzes) again(after, "quiz.js")
    again(after, "javascripts/console.js")
    copyButtons()
    scrollingTables()
    return true
  }

  // ---- News ----

  let stamp = tag.dataset.stamp,
    busy = false,
    missed = false
  let sent = read()
  async function update() {
    if (busy) {
      missed = true
      return
    }
    busy = true
    do {
      missed = false
      const before = await sent,
        after = await read()
      const next = stampOf(after)
      const same = stampOf(before) === stamp && next?.split("-")[0] === stamp.split("-")[0]
      if (!same || !patch(before, after)) return location.reload()
      sent = after
      stamp = next
    } while (missed)
    busy = false
    dispatchEvent(new Event("preview:mended"))
  }

  let news
  function listen() {
    news?.close()
    if (document.hidden) return // a browser has few connections to one host
    const asked = new URLSearchParams({ path: location.pathname, stamp })
    news = new EventSource(`/-/changes?${asked}`)
    news.onmessage = ({ data }) => data !== stamp && update()
  }
  document.addEventListener("visibilitychange", listen)
  addEventListener("pagehide", () => news?.close())
  listen()
})()
