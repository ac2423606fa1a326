// Makes what a browser loads of Python, with Pyodide itself (its bytecode is then the right one on any machine).
//
//   node pack.mjs PYODIDE JOBS.json
//
// JOBS is a list: {"snapshot": TARGET, "stdlib": TARGET, "modules": FOLDER, "imports": NAMES} packs the standard
// library, starts Python with modules of it and of FOLDER, and writes its memory; {"package": [FILES], "root": PATH, "skip": [PATTERNS], "target": TARGET} packs wheels (or the files of a
// folder) into one tar: sources compiled, tests and headers left out. Every target is gzip.
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import vm from "node:vm"
import { gzipSync } from "node:zlib"

const [pyodide, jobs] = process.argv.slice(2)
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`)
const env = { HOME: "/home/student", PYTHONHASHSEED: "0" }
vm.runInThisContext(readFileSync(new URL("worker.js", import.meta.url), "utf8")) // for unpack()
const save = (target, bytes) => writeFileSync(target, gzipSync(bytes, { level: 9 }))

// What libraries are told: docstrings are gone, as with -OO (numpy and scipy would miss them).
const READY = `
import sys, types
flags = {name: getattr(sys.flags, name) for name in dir(sys.flags) if name[0] != "_" and not callable(getattr(sys.flags, name))}
sys.flags = types.SimpleNamespace(**{**flags, "optimize": 2})
sys.path = ["", *(path for path in sys.path if path and not path.endswith(".zip"))]
sys.path_importer_cache.clear()
del flags
`

const PACK = `
import ast, fnmatch, importlib.util, io, marshal, os, re, tarfile, zipfile

LEFT_OUT = ["*/tests/*", "*.pyi", "*.pxd", "*.pyx", "*.h", "*.hpp", "*.c", "*.cpp", "*.a", "*.dist-info/*"]
KEPT = ["*.dist-info/METADATA", "*.dist-info/entry_points.txt", "*.dist-info/*LICEN[CS]E*", "*.dist-info/licenses/*"]

class Undocumented(ast.NodeTransformer):
    """Takes docstrings out: they are a third of the bytes, and building new ones from them a fifth of the imports."""

    def visit(self, node):
        self.generic_visit(node)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
        return node

def compiled(data, name):
    """The bytes of a .pyc without a source: nothing is checked when it is imported."""
    tree = Undocumented().visit(ast.parse(data))
    code = compile(tree, "/lib/python3.12/site-packages/" + name, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)

def contents(path):
    """Yield (name, bytes) of every file of a wheel, a zip, or a folder."""
    if os.path.isdir(path):
        for folder, _, files in os.walk(path):
            for file in files:
                whole = os.path.join(folder, file)
                yield os.path.relpath(whole, path), open(whole, "rb").read()
    else:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, archive.read(info)

def pack(paths, root, skip):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in paths:
            for name, data in sorted(contents(path)):
                if any(fnmatch.fnmatch(name, p) for p in [*LEFT_OUT, *skip]) and not any(fnmatch.fnmatch(name, p) for p in KEPT):
                    continue
                if name.endswith(".py") and "/_pytest/assertion" not in name:
                    name, data = name[:-3] + ".pyc", compiled(data, name)
                info = tarfile.TarInfo(root.lstrip("/") + "/" + name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
    return out.getvalue()
`

async function packed(job) {
  const python = await loadPyodide({ env })
  const paths = job.package.map((path, number) => {
    const at = `/mnt/${number}`
    python.FS.mkdirTree(at)
    const folder = statSync(path).isDirectory()
    python.FS.mount(python.FS.filesystems.NODEFS, { root: folder ? path : dirname(path) }, at)
    return folder ? at : `${at}/${basename(path)}`
  })
  python.runPython(PACK)
  return python.globals.get("pack")(python.toPy(paths), job.root, python.toPy(job.skip)).toJs()
}

process.on("uncaughtException", (error) => {
  // without the line of Pyodide's code, which is a megabyte long
  console.error(error.message)
  process.exit(1)
})

for (const job of JSON.parse(readFileSync(jobs, "utf8"))) {
  if (job.snapshot) {
    const stdlib = await packed({
      package: [`${pyodide}/python_stdlib.zip`],
      root: "/lib/python3.12",
      skip: [],
    })
    save(job.stdlib, stdlib)
    globalThis.fetch = undefined
    const python = await loadPyodide({
      env,
      stdLibURL: "/dev/null",
      fsInit: (FS) => unpack(FS, stdlib),
      _makeSnapshot: true,
    })
    python.FS.mkdirTree("/mnt/modules")
    python.FS.mount(python.FS.filesystems.NODEFS, { root: job.modules }, "/mnt/modules")
    python.runPython(
      `import sys; sys.path.insert(0, "/mnt/modules"); import ${job.imports}; sys.path.pop(0)`,
    )
    python.runPython(READY)
    python.FS.unmount("/mnt/modules")
    save(job.snapshot, python.makeMemorySnapshot())
  } else {
    save(job.target, await packed(job))
  }
  console.log(job.target ?? job.snapshot)
}
