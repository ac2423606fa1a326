"""How long an author waits from a save to an open browser: python tests/speed_preview.py.

In one run, at today's size and at ten times that (a generated course of 120 modules): a page, a
deck, and a snippet shown on both, which are open at once. Measured from the write to the change in
the DOM of the open pages.
"""

import argparse
import contextlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic, sleep

import browser
import project
import yaml
from playwright.sync_api import Page

from course import ROOT

SLUG = "07-data-versioning"
PAGE, DECK, SNIPPET = f"docs/modules/{SLUG}.md", f"slides/{SLUG}.md", f"snippets/{SLUG}/track.out"
SLIDE = 12  # the slide that is open, and edited
EDITS = {  # what is edited, its text, and where that is to be seen
    "a page": (PAGE, "A release", ("page",)),
    "a deck": (DECK, "A branch moves on", ("deck",)),
    "a snippet": (SNIPPET, "dvc add", ("page", "deck")),
}


def seen(page: Page, text: str) -> None:
    """Wait until a text is in the DOM of a page."""
    page.wait_for_function(
        "text => document.querySelector('article, svg[data-marpit-svg]').parentElement"
        ".textContent.includes(text)",
        arg=text,
        polling=10,
        timeout=60_000,
    )


@contextlib.contextmanager
def previewed(root: Path) -> Iterator[str]:
    """Run the preview of a course as `make serve` does; yield its address, once all is built."""
    port = browser.free_port()
    program = (
        f"import pathlib, course.build.preview as p; p.serve(pathlib.Path({str(root)!r}), {port})"
    )
    command = [sys.executable, "-u", "-c", program]
    with open(root / "preview.log", "w") as log:
        served = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        start = monotonic()
        while "Ctrl+C" not in (root / "preview.log").read_text():
            if served.poll() is not None or monotonic() - start > 3600:
                raise SystemExit((root / "preview.log").read_text()[-2000:])
            sleep(0.2)
        print(f"  the first build took {monotonic() - start:.0f} s")
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait()


def waits(root: Path, address: str, times: int) -> None:
    """Print how long each kind of edit took to be seen, and the load of the machine."""
    with browser.launched() as chromium:
        context = chromium.new_context()
        pages = {"page": context.new_page(), "deck": context.new_page()}
        pages["page"].goto(f"{address}/modules/{SLUG}/")
        pages["deck"].goto(f"{address}/slides/{SLUG}.html#{SLIDE}")
        for page in pages.values():
            page.evaluate("window.loadedOnce = true")
        sleep(2)  # a person has opened them before
        for what, (path, text, where) in EDITS.items():
            source = root / path
            taken = []
            for number in range(times):
                new = f"{text} {number}x"
                edited = re.sub(rf"{text}( \d+x)?", new, source.read_text(), count=1)
                start = monotonic()
                source.write_text(edited)
                for name in where:
                    seen(pages[name], new)
                taken.append(monotonic() - start)
                sleep(1.5)  # chores follow; nobody saves more often
            kept = all(pages[name].evaluate("window.loadedOnce === true") for name in pages)
            load = os.getloadavg()[0]
            print(
                f"  {what:10} {median(taken):5.2f} s (slowest of {times}: {max(taken):.2f}); "
                f"{'mended' if kept else 'LOADED ANEW'}; load {load:.1f}"
            )


def grown(root: Path, modules: int) -> Path:
    """Let a course have that many modules: copies of its own under other numbers."""
    syllabus = yaml.safe_load((root / "syllabus.yml").read_text())
    own = list(syllabus["modules"])
    menu = (root / "mkdocs.yml").read_text()
    for number in range(len(own) + 1, modules + 1):
        module = own[(number - 1) % len(own)]
        old, new = module["slug"], f"{number:02d}-{module['slug'][3:]}"
        for name in copies(root, old):
            duplicate(root / name, root / name.replace(old, new), old, new)
        syllabus["modules"].append(yaml.safe_load(yaml.safe_dump(module).replace(old, new)))
        for kind in ("modules", "labs", "instructors"):
            last = re.findall(rf"^ +- {kind}/\d+-.*\n", menu, re.MULTILINE)[-1]
            menu = menu.replace(last, f"{last}      - {kind}/{new}.md\n")
    (root / "syllabus.yml").write_text(yaml.safe_dump(syllabus, sort_keys=False))
    (root / "mkdocs.yml").write_text(menu)
    return root


def copies(root: Path, slug: str) -> list[str]:
    """Return the files of a module (its notebooks and second labs are left out)."""
    patterns = (
        "docs/*/{}.md",
        "docs/assets/pictures/{}/*",
        "slides/{}.md",
        "snippets/{}/**/*",
        "labs/{}/**/*",
    )
    found = (path for pattern in patterns for path in root.glob(pattern.format(slug)))
    return [p.relative_to(root).as_posix() for p in found if p.is_file() and p.suffix != ".ipynb"]


def duplicate(source: Path, target: Path, old: str, new: str) -> None:
    """Copy a file; a page or a deck gets the name and number of the copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix != ".md":
        shutil.copyfile(source, target)
        return
    text = (
        source.read_text().replace(old, new).replace(f':m{old[:2]}"', f':m{new.partition("-")[0]}"')
    )
    target.write_text(text)


def main() -> None:
    """Measure at the sizes that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", type=int, nargs="*", default=[12, 120])
    parser.add_argument("--times", type=int, default=9)
    given = parser.parse_args()
    for modules in given.modules:
        print(f"{modules} modules:")
        with tempfile.TemporaryDirectory() as folder:
            root = grown(project.buildable(Path(folder) / "course"), modules)
            with previewed(root) as address:
                waits(root, address, given.times)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"  all processes: {used.ru_utime:.0f} s user, {used.ru_stime:.0f} s system")


if __name__ == "__main__":
    main()
