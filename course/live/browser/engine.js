// Loaded at the first Run: brings Python and packages into a worker, and passes a cell's events back.
// Over http files are fetched, and from file:// (a deck opened by double click) the same bytes come as scripts.
;(() => {
  const { live } = globalThis
  const { start, packages } = live.manifest
  const local = location.protocol === "file:"
  const PATIENCE = 1500
  const kept = {} // promises of what has been loaded once: Python itself; packages go into the worker and are not kept
  const waiting = new Map() // by number: what to do with what the worker says of it
  let worker,
    mounted,
    interrupt,
    running,
    asked = 0,
    turn = Promise.resolve()
  let loading = { done: 0, all: 0, told() {} }

  // ---- Files ----

  const script = (name) =>
    (kept[name] ??= new Promise((resolve, reject) => {
      const tag = Object.assign(document.createElement("script"), {
        src: live.base + name + live.version,
        onload: resolve,
      })
      tag.onerror = () => {
        delete kept[name]
        reject(new Error(`${name} could not be loaded`))
      }
      document.head.append(tag)
    }))

  const progress = (bytes) => {
    loading.done += bytes
    loading.told(Math.min(loading.done, loading.all), loading.all)
  }

  async function stream({ file, size }) {
    if (local) {
      await script(`${file}.js`)
      const text = live.given[file]
      delete live.given[file]
      delete kept[`${file}.js`]
      const bytes =
        Uint8Array.fromBase64?.(text) ??
        Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      progress(size)
      return new Blob([bytes]).stream()
    }
    const answer = await fetch(live.base + file)
    if (!answer.ok) throw new Error(`${file} could not be loaded (${answer.status})`)
    const counted = new TransformStream({
      transform: (chunk, out) => {
        progress(chunk.byteLength)
        out.enqueue(chunk)
      },
    })
    return answer.body.pipeThrough(counted)
  }

  const opened = async (asset, type, coming = stream(asset)) =>
    new Response((await coming).pipeThrough(new DecompressionStream("gzip")), {
      headers: { "Content-Type": type ?? "application/octet-stream" },
    })

  const keep = (name, load) =>
    (kept[name] ??= load().catch((error) => {
      delete kept[name]
      throw error
    }))
  const sized = (list) => list.reduce((sum, { size }) => sum + size, 0)

  // ---- Python ----

  async function checkPolicy() {
    try {
      await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
    } catch {
      throw new Error(
        "this site's Content-Security-Policy does not allow 'wasm-unsafe-eval', which Python needs",
      )
    }
  }

  // Everything is asked for at once; Python starts as soon as its own parts are there.
  async function boot() {
    await checkPolicy()
    if (!kept.module) loading.all += sized(Object.values(start))
    const parts = [
      keep("module", async () =>
        WebAssembly.compileStreaming(await opened(start.wasm, "application/wasm")),
      ),
      keep("kernel", async () =>
        URL.createObjectURL(
          new Blob([await (await opened(start.kernel)).blob()], { type: "text/javascript" }),
        ),
      ),
      keep("stdlib", async () => (await opened(start.stdlib)).arrayBuffer()),
      keep("snapshot", async () => (await opened(start.snapshot)).arrayBuffer()),
    ]
    const [module, kernel, stdlib, snapshot] = await Promise.all(parts)
    if (globalThis.crossOriginIsolated) interrupt = new Uint8Array(new SharedArrayBuffer(1))
    worker = new Worker(kernel)
    mounted = new Set()
    worker.onmessage = ({ data }) => waiting.get(data.id)?.(data)
    worker.onerror = (event) => fail(event.message || "the worker could not start")
    const begun = ask({
      boot: {
        module,
        files: { stdlib: new Uint8Array(stdlib), snapshot: new Uint8Array(snapshot) },
        interrupt,
        packages: Object.keys(packages)
          .filter((name) => packages[name].imports.length)
          .join(", "),
      },
    })
    await begun.catch((error) => {
      end()
      throw error
    })
  }

  const fail = (failed) => {
    for (const take of [...waiting.values()]) take({ failed })
  }

  function end() {
    const ended = worker
    worker = mounted = running = undefined
    ended?.terminate()
  }

  const ask = (message, moved = []) =>
    new Promise((resolve, reject) => {
      const id = ++asked
      waiting.set(id, ({ failed }) => {
        waiting.delete(id)
        if (failed === undefined) resolve()
        else reject(new Error(failed))
      })
      worker.postMessage({ id, ...message }, moved)
    })

  // The packages that a text imports, those that they need, and those that the module's own files import.
  function needed(home, texts) {
    const found = new Set(),
      seen = new Set()
    const add = (name) => {
      if (!packages[name] || found.has(name)) return
      packages[name].needs.forEach(add)
      found.add(name)
    }
    const read = (text) => {
      for (const [name, { imports, mention }] of Object.entries(packages)) {
        if (mention && text.includes(mention)) add(name)
        if (
          imports.some((word) =>
            new RegExp(`^[ \\t]*(import|from)[ \\t]([^#\\n]*,[ \\t]*)?${word}\\b`, "m").test(text),
          )
        )
          add(name)
      }
      for (const file of Object.keys(home.files)) {
        const stem = file.replace(/\.py$/, "")
        if (
          !seen.has(file) &&
          new RegExp(`^[ \\t]*(import|from)[ \\t]+${stem}\\b`, "m").test(text)
        ) {
          seen.add(file)
          read(home.files[file])
        }
      }
    }
    texts.forEach(read)
    return [...found]
  }

  // All files are asked for at once, and opened one after the other: Python imports the first while the next is opened.
  async function ready(slug, wanted) {
    const lacking = wanted.filter((name) => !mounted?.has(name))
    loading = { ...loading, done: 0, all: sized(lacking.map((name) => packages[name])) }
    const started = worker ? undefined : boot()
    const streams = lacking.map((name) => stream(packages[name]))
    const quiet = (promise) => {
      promise?.catch(() => {}) // what fails is told once, at the end
      return promise
    }
    ;[started, ...streams].forEach(quiet)
    const tars = []
    for (const [number, name] of lacking.entries()) {
      const tar = new Uint8Array(
        await (await opened(packages[name], undefined, streams[number])).arrayBuffer(),
      )
      await started
      if (!mounted) throw new Error("stopped")
      tars.push(
        quiet(
          ask({ mount: { tar, warm: packages[name].warm } }, [tar.buffer]).then(() =>
            mounted?.add(name),
          ),
        ),
      )
    }
    await started
    if (!mounted.has(slug)) {
      const files = Object.entries(live.homes[slug].files).map(([name, text]) => [
        `/home/student/snippets/${name}`,
        text,
      ])
      tars.push(ask({ mount: { files: Object.fromEntries(files) } }).then(() => mounted?.add(slug)))
    }
    await Promise.all(tars)
  }

  const home = async (slug) => {
    await script(`home-${slug}.js`)
    return live.homes[slug]
  }

  /**
   * Run one cell, after those that were asked before. told: { progress(done, all), start(), event(kind, ...content) }.
   * Returns 'done', 'failed', 'stopped', or 'cancelled' if it was stopped before it began.
   */
  function run(cell, told) {
    const mine = turn.then(async () => {
      if (cell.signal.aborted) return "cancelled"
      loading.told = (...far) => cell.signal.aborted || told.progress(...far) // what was stopped loads on, unseen, for the next run
      const { slug, file } = cell
      const place = await home(slug)
      const texts = [place.files[file], cell.code, ...Object.values(cell.edits)]
      await ready(
        slug,
        needed(place, texts.concat(file.startsWith("test_") ? "import pytest" : [])),
      )
      if (cell.signal.aborted) return "cancelled"
      told.start()
      if (interrupt) interrupt[0] = 0
      return new Promise((resolve) => {
        const id = ++asked
        running = cell
        waiting.set(id, ({ event, done, failed }) => {
          if (event) return told.event(...event)
          waiting.delete(id)
          running = undefined
          if (failed !== undefined) again()
          resolve(failed !== undefined ? "stopped" : done ? "done" : "failed")
        })
        worker.postMessage({
          id,
          run: {
            file,
            text: place.files[file],
            cell: cell.name,
            code: cell.code,
            edits: cell.edits,
            stdin: cell.stdin,
          },
        })
      })
    })
    turn = mine.catch(() => {})
    const cancelled = new Promise((resolve) =>
      cell.signal.addEventListener("abort", () => running !== cell && resolve("cancelled")),
    )
    return Promise.race([mine, cancelled])
  }

  function again() {
    end()
    turn = turn.then(() => worker ?? boot()).catch(() => {})
  }

  /**
   * Stop a cell. With COOP/COEP headers Python is interrupted and keeps its variables. Without them, or if it does not
   * listen for PATIENCE milliseconds, it is ended and starts anew.
   */
  function stop(cell) {
    if (running !== cell) return
    if (!interrupt) return fail("stopped")
    interrupt[0] = 2
    setTimeout(() => running === cell && fail("stopped"), PATIENCE)
  }

  /** Load what cells need before anybody runs them. */
  const preload = (cells, told) =>
    (turn = turn
      .then(async () => {
        loading.told = told
        for (const { slug, file, code } of cells) {
          const place = await home(slug)
          await ready(
            slug,
            needed(place, [
              place.files[file],
              code,
              file.startsWith("test_") ? "import pytest" : "",
            ]),
          )
        }
      })
      .catch(() => {}))

  const forget = (file) => worker?.postMessage({ forget: { file } })

  live.engine = { run, stop, preload, forget, home }
})()
