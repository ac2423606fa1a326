// Live cells: Run, Stop and Reset under a block of Python, on pages and slides alike. This script is all that a page
// costs on which nobody clicks; the editor comes with the first edit, Python with the first Run (engine.js).
;(() => {
  const base = new URL(".", document.currentScript.src).href
  const { search: version } = new URL(document.currentScript.src)
  const deck = document.querySelector("svg[data-marpit-svg]") !== null
  const asked = new URLSearchParams(location.search)
  if (deck && /next|overview/.test(asked.get("view"))) return // small pictures of slides
  const live = { base, version, homes: {}, given: {} }
  globalThis.live = live
  const cells = []

  const make = (tag, className, text = "") =>
    Object.assign(document.createElement(tag), {
      ...(className && { className }),
      textContent: text,
    })
  const loaded = {}
  const load = (name) =>
    (loaded[name] ??= new Promise((resolve, reject) => {
      const tag = Object.assign(make("script", ""), { src: base + name + version, onload: resolve })
      tag.onerror = () => {
        delete loaded[name]
        reject(new Error(`${name} could not be loaded`))
      }
      document.head.append(tag)
    }))
  async function engine() {
    await load("manifest.js")
    if (!live.manifest) throw new Error(live.why)
    await load("engine.js")
    return live.engine
  }

  const memory = {
    get: (key) => {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    set(key, text) {
      try {
        text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)
      } catch {
        /* a private window */
      }
    },
  }

  // ---- Output: nothing that Python sends is ever taken as HTML ----

  function table(rows) {
    const made = make("table", "live-table")
    for (const row of JSON.parse(rows))
      made
        .appendChild(make("tr", ""))
        .append(...row.map(([tag, text]) => make(tag === "th" ? "th" : "td", "", text)))
    return made
  }

  function draw(out, [kind, content, alt]) {
    if (kind === "out" && out.lastChild?.className === "live-text") out.lastChild.append(content)
    else if (kind === "table") out.append(table(content))
    else if (kind === "figure")
      out.append(
        Object.assign(make("img", "live-figure"), {
          src: `data:image/svg+xml,${encodeURIComponent(content)}`,
          alt,
        }),
      )
    else
      out.append(
        make(
          "pre",
          `live-${{ out: "text", passed: "passed", failed: "failed" }[kind] ?? "error"}`,
          content,
        ),
      )
    if (deck) out.scrollTop = out.scrollHeight
  }

  const spoken = (events) =>
    events
      .map(([kind, content, alt]) =>
        kind === "figure"
          ? alt
          : kind === "table"
            ? [...table(content).rows]
                .map((row) => [...row.cells].map(({ textContent }) => textContent).join(" "))
                .join("; ")
            : content,
      )
      .join(" ")

  // ---- One cell ----

  function cell(root) {
    const { slug, file, cell: name } = root.dataset
    const code = root.querySelector(".live-code"),
      out = root.querySelector(".live-out")
    const original = code.querySelector("pre").textContent.replace(/\n$/, ""),
      recorded = [...out.childNodes].map((node) => node.cloneNode(true))
    const key = `live:${slug}/${file}:${name}`
    const my = {
      slug,
      file,
      name,
      key,
      original,
      code: original,
      exercise: root.hasAttribute("data-exercise"),
      events: [],
      shown: "recorded",
    }
    const input = root.querySelector(".live-in textarea")
    const bar = make("div", "live-bar")
    const button = (text, title, act) => {
      const made = Object.assign(make("button", `live-${text.toLowerCase()}`, text), {
        type: "button",
        title,
        onclick: act,
      })
      bar.append(made)
      return made
    }
    const runs = button("Run", "Run this cell (Shift+Enter)", () => run())
    const stops = button("Stop", "Stop what runs", () => stop())
    const resets = button("Reset", "The code and output as they were, and no variables", () =>
      reset(),
    )
    const status = make("span", "live-status")
    status.setAttribute("role", "status")
    const told = make("span", "live-told") // for screen readers: what came out
    told.setAttribute("aria-live", "polite")
    let helps
    if (my.exercise && !deck) helps = button("Hint", "Say a little more", () => hint())
    bar.append(status, told)
    out.before(bar)
    stops.hidden = resets.hidden = true
    root.classList.add("is-live")

    const say = (text) => (status.textContent = text)
    const changed = () => my.code !== original
    const busy = (yes) => {
      const focused = document.activeElement
      runs.hidden = yes
      stops.hidden = !yes
      if (focused === runs && yes) stops.focus()
      if (focused === stops && !yes) runs.focus()
      resets.hidden = yes || (!changed() && my.shown === "recorded")
      root.classList.toggle("is-busy", yes)
    }

    // ---- The code: plain until somebody wants to edit it ----
    let editor
    code.tabIndex = 0
    code.setAttribute("role", "group")
    code.setAttribute("aria-label", "Python code: Enter edits, Shift+Enter runs, Escape leaves")
    async function edit() {
      if (!editor) {
        const scroll = code.scrollTop
        await load("editor.js")
        editor ??= live.editor(code, my.code, (text) => {
          my.code = text
          memory.set(key, changed() ? text : null)
          busy(my.busy)
          tell({ code: text })
        })
        code.scrollTop = scroll
        code.removeAttribute("tabindex")
      }
      return editor
    }
    const setCode = async (text) => {
      my.code = text
      if (editor || text !== original) (await edit()).set(text)
      busy(my.busy)
    }
    code.addEventListener("pointerdown", () => load("editor.js").catch(() => {}), { once: true })
    code.addEventListener("click", async ({ clientX, clientY }) => {
      if (!editor && !String(getSelection())) (await edit()).focus(clientX, clientY)
    })

    // ---- Run, Stop, Reset ----
    function show(event) {
      if (event === "clear") {
        out.replaceChildren()
        my.events = []
        my.shown = "output"
      } else {
        my.events.push(event)
        draw(out, event)
      }
    }
    const showing = (event) => {
      show(event)
      tell({ event })
    }

    async function run() {
      if (my.busy) return
      my.busy = true
      busy(true)
      say("Loading …")
      const started = { at: performance.now() }
      const edits = Object.fromEntries(
        cells
          .filter((c) => c.slug === slug && c.file === file && c.code !== c.original)
          .map((c) => [c.name, c.code]),
      )
      my.control = new AbortController()
      const wanted = {
        signal: my.control.signal,
        slug,
        file,
        name,
        code: my.code,
        edits,
        stdin: input?.value,
      }
      my.wanted = wanted
      let end
      try {
        end = await (await engine()).run(wanted, {
          progress: (done, all) => say(`Loading Python: ${mb(done)} of ${mb(all)} MB`),
          start: () => {
            started.at = performance.now()
            say("Running …")
            showing("clear")
          },
          event: (...event) => showing(event),
        })
      } catch (error) {
        showing("clear")
        showing([
          "error",
          `Python cannot run here: ${error.message}. The recorded output comes back with Reset.\n`,
        ])
        end = "failed"
      }
      my.busy = false
      busy(false)
      const taken = performance.now() - started.at
      if (end === "stopped")
        showing(["error", "Stopped. Python starts anew: the variables are gone.\n"])
      say(
        {
          cancelled: "Stopped while loading.",
          done: `Done in ${taken < 1000 ? `${Math.ceil(taken)} ms` : `${(taken / 1000).toFixed(1)} s`}`,
          failed: "",
          stopped: "",
        }[end],
      )
      told.textContent = `Output: ${spoken(my.events).slice(0, 400)}`
      tell({ status: status.textContent })
    }
    const mb = (bytes) => (bytes / 1e6).toFixed(1)

    function stop() {
      my.control.abort()
      live.engine?.stop(my.wanted)
    }

    function reset(mirrored) {
      out.replaceChildren(...recorded.map((node) => node.cloneNode(true)))
      my.events = []
      my.shown = "recorded"
      memory.set(key, null)
      setCode(original)
      say("")
      live.engine?.forget(file)
      if (mirrored !== true) tell({ reset: true })
    }

    async function hint() {
      let exercises
      try {
        ;({ exercises } = await (await engine()).home(slug))
      } catch (error) {
        return say(`No hint here: ${error.message}.`)
      }
      const { hints, solution } = exercises[`${file}:${name}`]
      const rung = my.rung ?? 0
      my.rung = rung + 1
      const next = hints[rung]
      const box = root.querySelector(".live-hints") ?? root.appendChild(make("ol", "live-hints"))
      if (next) box.append(make("li", "", next))
      else
        box
          .appendChild(make("li", "", "One way to write it:"))
          .append(make("pre", "live-text", solution))
      helps.textContent = my.rung < hints.length ? "Next hint" : "Solution"
      helps.hidden = !next
    }

    // ---- Keys, wheel and fingers: while a cell has the focus, the deck does not turn ----
    const typing = (target) => target.closest(".cm-editor, textarea")
    root.addEventListener(
      "keydown",
      (event) => {
        const { key: pressed, target } = event
        if (pressed === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          event.stopPropagation()
          run()
        } else if (pressed === "Escape" && root.contains(document.activeElement)) {
          event.stopPropagation()
          document.activeElement.blur()
        } else if (typing(target)) event.stopPropagation()
        else if (pressed === "Enter" && target === code) {
          event.preventDefault()
          event.stopPropagation()
          edit().then((made) => made.focus())
        } else if (pressed === "Enter" || (pressed === " " && target !== code))
          event.stopPropagation()
        else if (deck && /^(Arrow|Page|Home|End)/.test(pressed) && target.tagName === "BUTTON") {
          event.stopPropagation() // Marp is deaf to keys on a button; the cell's buttons let them through
          document.dispatchEvent(
            new KeyboardEvent("keydown", { key: pressed, shiftKey: event.shiftKey }),
          )
        }
      },
      true,
    )
    const scrolls = (box) => box && box.scrollHeight > box.clientHeight + 1
    for (const kind of ["wheel", "touchstart", "touchmove", "touchend"]) {
      root.addEventListener(
        kind,
        (event) => {
          if (typing(event.target) || scrolls(event.target.closest(".live-out, .live-code")))
            event.stopPropagation()
        },
        { passive: true },
      )
    }

    const tell = (message) => mirror.send({ key, ...message })
    my.take = ({ code: text, event, status: words, reset: back, all }) => {
      if (back) return reset(true)
      if (text !== undefined && text !== my.code) setCode(text)
      if (all) {
        show("clear")
        all.forEach(show)
      }
      if (event) show(event)
      if (words !== undefined) say(words)
      busy(my.busy)
    }
    const before = memory.get(key)
    if (before !== null && before !== original) setCode(before)
    cells.push(my)
  }

  // ---- Presenter view: each window of a deck shows what the others show ----

  const mirror = (() => {
    const sync = deck && (asked.get("sync") ?? history.state?.marpBespokeSyncKey)
    if (!sync) return { send() {} }
    const peers = new Set(opener ? [opener] : []) // from file:// the windows share no channel
    let channel
    const take = (data) => {
      if (data.live !== sync) return
      if (data.hello)
        cells
          .filter((my) => my.shown === "output" || my.code !== my.original)
          .forEach((my) => {
            send({ key: my.key, code: my.code, ...(my.shown === "output" && { all: my.events }) })
          })
      else cells.find((my) => my.key === data.key)?.take(data)
    }
    const send = (message) => {
      const whole = { live: sync, ...message }
      if (channel) channel.postMessage(whole)
      else for (const peer of peers) peer.closed ? peers.delete(peer) : peer.postMessage(whole, "*")
    }
    if (location.protocol !== "file:") {
      channel = new BroadcastChannel(`live-${sync}`)
      channel.onmessage = ({ data }) => take(data)
    } else {
      addEventListener("message", ({ data, source }) => {
        if (data?.live !== sync) return
        peers.add(source)
        take(data)
      })
    }
    return { send }
  })()

  if (asked.get("view") === "presenter") {
    // Marp makes that window's slide a picture; its cells are not
    const rule =
      "svg.bespoke-marp-active .live { pointer-events: auto; user-select: text; -webkit-user-select: text }"
    document.head.append(make("style", "", rule))
  }
  document.querySelectorAll(".live").forEach(cell)
  mirror.send({ hello: true })
  if (cells.length && (asked.has("preload") || asked.get("view") === "presenter")) {
    const note = document.body.appendChild(make("p", "live-note"))
    note.setAttribute("role", "status")
    engine()
      .then(async ({ preload }) => {
        await load("editor.js")
        return preload(cells, (done, all) => {
          note.textContent = done < all ? `Loading Python: ${Math.round((100 * done) / all)} %` : ""
        })
      })
      .then(
        () => note.remove(),
        () => note.remove(),
      )
  }
})()
