// Python, in a worker of its own: so an endless loop never holds up the page, and the page can end it.
// The page builds this worker from one Blob (Pyodide's two scripts and this one) and hands it everything as bytes:
// it needs no network, and gives its own away before the reader's first line runs.

const HOME = "/home/student"
let python,
  cells,
  sessions = {},
  post

// Pyodide asks for a lock of packages and for its standard library as a zip: packages come from the page (mount), and
// the library is laid down as files (fsInit).
const LOCK = {
  info: { python: "3.12.7", platform: "", arch: "", abi_version: "", version: "0.27.7" },
  packages: {},
}
const answered = async (url) =>
  new Response(String(url).endsWith(".json") ? JSON.stringify(LOCK) : "")

// Files of a tar, laid into Python's memory as they are: nothing is copied or decompressed here.
function unpack(FS, tar) {
  const text = new TextDecoder(),
    made = new Set(),
    libraries = []
  const word = (at, length) => text.decode(tar.subarray(at, at + length)).replace(/\0.*$/s, "")
  for (let at = 0; at + 512 <= tar.length && tar[at]; ) {
    const prefix = word(at + 345, 155),
      path = `/${prefix ? `${prefix}/` : ""}${word(at, 100)}`
    const size = parseInt(word(at + 124, 12), 8),
      folder = path.slice(0, path.lastIndexOf("/"))
    if (!made.has(folder)) {
      FS.mkdirTree(folder)
      made.add(folder)
    }
    FS.writeFile(path, tar.subarray(at + 512, at + 512 + size), { canOwn: true })
    if (path.startsWith("/usr/lib/")) libraries.push(path)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return libraries
}

async function boot({ files, packages, ...where }) {
  python = await loadPyodide({
    ...where,
    env: {
      HOME,
      PYTHONHASHSEED: "0",
      MPLBACKEND: "module://figures",
      MPLCONFIGDIR: `${HOME}/.cache/matplotlib`,
      LIVE_PACKAGES: packages,
    },
    fsInit: (FS) => unpack(FS, files.stdlib),
    _loadSnapshot: files.snapshot,
  })
  python.FS.mkdirTree(`${HOME}/snippets`)
  python.FS.chdir(`${HOME}/snippets`)
  python.runPython(`
import os, random, sys
os.environ.update(MPLBACKEND="module://figures", MPLCONFIGDIR="${HOME}/.cache/matplotlib", LIVE_PACKAGES=${JSON.stringify(packages)})
random.seed()
import cells
`)
  cells = python.pyimport("cells")
}

// In the browser the page has compiled Pyodide already, and nothing is fetched.
async function bootHere({ module, interrupt, ...given }) {
  const instantiate = WebAssembly.instantiateStreaming
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  })
  globalThis.fetch = answered
  await boot({ ...given, indexURL: "https://live.invalid/" })
  WebAssembly.instantiateStreaming = instantiate
  giveAwayTheNetwork()
  if (interrupt) python.setInterruptBuffer(interrupt)
}

// What could reach another host, or another page of this site, is taken off every prototype: the policy of the page
// binds this worker too, but not every host sends one.
function giveAwayTheNetwork() {
  const names = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebSocketStream",
    "EventSource",
    "WebTransport",
    "importScripts",
    "Worker",
    "SharedWorker",
    "BroadcastChannel",
    "indexedDB",
    "caches",
    "Request",
    "navigator",
    "Notification",
    "RTCPeerConnection",
  ]
  for (const name of names) {
    for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
      if (Object.hasOwn(owner, name)) delete owner[name]
    }
    Object.defineProperty(globalThis, name, {
      value: undefined,
      configurable: false,
      writable: false,
    })
  }
}

async function mount({ tar, warm, files = {} }) {
  if (tar) {
    const libraries = unpack(python.FS, tar)
    python.runPython("sys.path_importer_cache.clear()")
    for (const name of libraries) await python._api.loadDynlib(name, true) // others are linked to it
  }
  if (warm) python.runPython(`import ${warm}`)
  for (const [path, text] of Object.entries(files)) {
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")))
    python.FS.writeFile(path, text)
  }
}

function run({ file, text, cell, code, edits, stdin }, id) {
  const emit = (kind, ...content) => post({ id, event: [kind, ...content] })
  sessions[file] ??= cells.Session.callKwargs(`${HOME}/snippets/${file}`, text, { emit })
  const session = sessions[file]
  session.emit = emit
  session.stdin = stdin ?? ""
  try {
    post({ id, done: session.run(cell, code ?? undefined, python.toPy(edits ?? {})) })
  } catch (error) {
    // the reader's errors do not come here: Python itself has ended (os._exit), or lost its runner
    emit(
      "error",
      `${String(error.message ?? error)
        .trim()
        .split("\n")
        .pop()}\n`,
    )
    throw error
  }
}

const TASKS = {
  boot: bootHere,
  mount,
  run,
  forget: ({ file }) => {
    if (file) delete sessions[file]
    else sessions = {}
  },
}

async function serve({ id, ...message }) {
  const [[task, what]] = Object.entries(message)
  try {
    const answer = await TASKS[task](what, id)
    if (task !== "run") post({ id, answer })
  } catch (error) {
    post({ id, failed: String(error?.message ?? error) })
  }
}

if (typeof WorkerGlobalScope !== "undefined") {
  const send = postMessage.bind(globalThis)
  post = (message) => send(message)
  let before = Promise.resolve()
  globalThis.onmessage = ({ data }) => {
    before = before.then(() => serve(data))
  }
}
