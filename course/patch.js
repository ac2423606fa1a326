// The browser's side of the live preview: mends the page or the deck that is open when its source has changed, so
// that it stays where the reader is. Only `make serve` sends this script; what it cannot mend it loads anew.
'use strict'
;(() => {
  const tag = document.currentScript
  const read = async () => {
    const answer = await fetch(location.pathname, { cache: 'no-store' })
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  }
  const stampOf = (page) => page.querySelector('script[data-stamp]')?.dataset.stamp
  const clone = (node) => document.importNode(node, true)
  const all = (page, selector) => [...page.querySelectorAll(selector)]

  // ---- What is there: scripts have dressed it, so it is compared with what was sent ----

  const like = (sent, shown) =>
    sent.tagName === shown.tagName && (!sent.id || sent.id === shown.id) &&
    [...sent.classList].every((name) => shown.classList.contains(name))
  const wrapped = (node) => (node.tagName === 'TABLE' && node.closest('.md-typeset__scrollwrap')) || node // by Material

  // Returns the elements below `shown` that those below `sent` have become; null for one that was moved away.
  function counterparts(sent, shown) {
    const there = [...shown.children].map((node) => (node.matches('.md-typeset__scrollwrap') ? node.querySelector('table') : node))
    return [...sent.children].map((node) => {
      const at = there.findIndex((other) => like(node, other))
      return at < 0 ? null : there.splice(0, at + 1).pop()
    })
  }

  // ---- Mending ----

  const whole = 'pre > code, .live, .quiz' // what other scripts take apart
  const words = (node) => [...node.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim())
  const leaf = (node) => node.matches(whole) || !node.firstElementChild || words(node)
  const kept = 'svg[data-marpit-svg], .tabbed-set' // what other scripts hold on to
  const isSlide = (node) => node.matches('svg[data-marpit-svg]')

  function attributes(before, after, shown) {
    for (const { name, value } of after.attributes) {
      if (before.getAttribute(name) === value) continue
      if (name !== 'class') shown.setAttribute(name, value)
      else shown.classList.remove(...before.classList), shown.classList.add(...after.classList)
    }
    for (const { name } of before.attributes) if (!after.hasAttribute(name)) shown.removeAttribute(name)
  }

  // Makes `shown` what `after` is, given that it was sent as `before`; returns whether that was possible.
  function mend(before, after, shown) {
    if (before.isEqualNode(after) || before.tagName === 'SCRIPT') return true
    if (isSlide(before) && [before, after].some((slide) => slide.querySelector('[data-marpit-fragment]'))) return false
    attributes(before, after, shown)
    if (leaf(before) || leaf(after)) return shown.replaceChildren(...[...after.childNodes].map(clone)), true
    if (children(before, after, shown)) return true
    if (isSlide(before)) return shown.replaceChildren(...[...after.childNodes].map(clone)), true // Marp knows the slide itself
    return false
  }

  // Returns the pairs [at, at] of what two lists have in common, in order: the longest such list.
  function common(old, now) {
    const best = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
    for (let i = old.length - 1; i >= 0; i--) {
      for (let j = now.length - 1; j >= 0; j--) {
        best[i][j] = old[i] === now[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1])
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
    const old = [...before.children], now = [...after.children], there = counterparts(before, shown)
    if (old.length !== now.length && [...old, ...now].some(isSlide)) return false
    const text = ({ outerHTML }) => outerHTML
    const same = isSlide(old[0]) ? [] : common(old.map(text), now.map(text)) // slides keep their places
    let i = 0, j = 0
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
    if (shown.matches('head, body') || shown.matches(kept) || shown.querySelector(kept)) return false
    wrapped(shown).replaceWith(clone(after))
    return true
  }

  // ---- What other scripts do to a page when it is loaded ----

  const sources = (page) => all(page, 'script:not([data-stamp])').map(({ src, text }) => src.replace(/\?.*/, '') || text).join('\n')
  const outer = (page, selector) => all(page, selector).map((node) => node.outerHTML).join('\n')

  function again(page, name) {
    const script = all(page, 'script[src]').find(({ src }) => src.includes(name))
    if (script) document.head.append(Object.assign(document.createElement('script'), { src: script.src, onload() { this.remove() } }))
  }

  // Sets all nodes back to what was sent, for a script that takes all of them or none.
  function undress(page, selector) {
    const shown = all(document, selector), sent = all(page, selector)
    if (shown.length !== sent.length) return false
    shown.forEach((node, at) => node.replaceWith(clone(sent[at])))
    return true
  }

  function copyButtons() {
    const nav = document.querySelector('pre > .md-code__nav')
    const bare = all(document, '.md-typeset pre').filter((pre) => pre.querySelector(':scope > code') && !pre.querySelector(':scope > .md-code__nav'))
    if (nav) bare.forEach((pre, at) => {
      const made = pre.insertBefore(clone(nav), pre.querySelector(':scope > code'))
      pre.id = `__code_${performance.now()}_${at}`.replace('.', '_')
      for (const button of all(made, '[data-clipboard-target]')) button.dataset.clipboardTarget = `#${pre.id} > code`
    })
  }

  function scrollingTables() {
    for (const table of all(document, 'article table:not([class])')) {
      if (wrapped(table) !== table) continue
      const outer = Object.assign(document.createElement('div'), { className: 'md-typeset__scrollwrap' })
      table.replaceWith(outer)
      outer.appendChild(Object.assign(document.createElement('div'), { className: 'md-typeset__table' })).append(table)
    }
  }

  function patch(before, after) {
    if (sources(before) !== sources(after) || outer(before, '.tabbed-labels') !== outer(after, '.tabbed-labels')) return false
    const dressed = [['.live', 'live/cell.js'], ['.quiz', 'quiz.js']].filter(([selector]) => outer(before, selector) !== outer(after, selector))
    if (dressed.some(([selector]) => selector === '.live') && globalThis.live?.engine) return false // Python has the old code
    if (!mend(before.documentElement, after.documentElement, document.documentElement)) return false
    for (const [selector, script] of dressed) {
      if (!undress(after, selector)) return false
      again(after, script)
    }
    again(after, 'javascripts/console.js')
    copyButtons()
    scrollingTables()
    return true
  }

  // ---- News ----

  let stamp = tag.dataset.stamp, busy = false, missed = false
  let sent = read()
  async function update() {
    if (busy) return void (missed = true)
    busy = true
    do {
      missed = false
      const before = await sent, after = await read()
      const next = stampOf(after)
      const same = stampOf(before) === stamp && next?.split('-')[0] === stamp.split('-')[0]
      if (!same || !patch(before, after)) return location.reload()
      sent = after
      stamp = next
    } while (missed)
    busy = false
    dispatchEvent(new Event('preview:mended'))
  }

  let news
  function listen() {
    news?.close()
    if (document.hidden) return // a browser has few connections to one host
    news = new EventSource(`/-/changes?path=${encodeURIComponent(location.pathname)}&stamp=${stamp}`)
    news.onmessage = ({ data }) => data !== stamp && update()
  }
  document.addEventListener('visibilitychange', listen)
  addEventListener('pagehide', () => news?.close())
  listen()
})()
