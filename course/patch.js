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

  function children(before, after, shown) {
    const old = [...before.children], now = [...after.children], there = counterparts(before, shown)
    if (old.length !== now.length && [...old, ...now].some(isSlide)) return false
    let first = 0, last = 0
    const fewer = Math.min(old.length, now.length)
    while (first < fewer && old[first].isEqualNode(now[first])) first++
    while (last < fewer - first && old.at(-1 - last).isEqualNode(now.at(-1 - last))) last++
    const end = there[old.length - last]
    const gone = there.slice(first, old.length - last), come = now.slice(first, now.length - last)
    if (gone.includes(null) || end === null) return false
    for (let at = 0; at < Math.max(gone.length, come.length); at++) {
      if (!come[at]) wrapped(gone[at]).remove()
      else if (!gone[at]) end ? wrapped(end).before(clone(come[at])) : shown.append(clone(come[at]))
      else if (!become(old[first + at], come[at], gone[at])) return false
    }
    return true
  }

  // Mends an element, or puts the new one in its place.
  function become(before, after, shown) {
    if (before.tagName === after.tagName && mend(before, after, shown)) return true
    if (shown.matches('head, body') || isSlide(shown)) return false
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
    bare.filter((pre) => nav && !pre.closest('.live')).forEach((pre, at) => {
      const made = pre.insertBefore(clone(nav), pre.firstChild)
      pre.id = `__code_${performance.now()}_${at}`.replace('.', '_')
      for (const button of all(made, '[data-clipboard-target]')) button.dataset.clipboardTarget = `#${pre.id} > code`
    })
  }

  function patch(before, after) {
    if (sources(before) !== sources(after)) return false
    const dressed = [['.live', 'live/cell.js'], ['.quiz', 'quiz.js']].filter(([selector]) => outer(before, selector) !== outer(after, selector))
    if (dressed.some(([selector]) => selector === '.live') && globalThis.live?.engine) return false // Python has the old code
    if (!mend(before.documentElement, after.documentElement, document.documentElement)) return false
    for (const [selector, script] of dressed) {
      if (!undress(after, selector)) return false
      again(after, script)
    }
    again(after, 'javascripts/console.js')
    copyButtons()
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
