"""The `course` command: what `make` verbs call, and what students use for labs."""

import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from traceback import extract_tb, format_exception
from typing import TYPE_CHECKING, Annotated

import typer

from course import ROOT, gates
from course.core.problem import Broken
from course.labs import cli as lab

if TYPE_CHECKING:
    from course.run import recording

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(lab.app, name="lab")
Files = Annotated[
    list[Path] | None,
    typer.Argument(help="snippets, recordings or notebooks; all, if none is named"),
]


@app.callback()
def main() -> None:
    """An MLOps course that cannot go stale."""


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what is being done and how long it took; tell a mistake in the content without a
    traceback.
    """
    start = monotonic()
    typer.echo(f"{doing} … ", nl=False)
    try:
        yield
    except Broken as broken:
        typer.echo("failed\n")
        typer.echo(str(broken), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{monotonic() - start:.1f} s")


@app.command()
def site() -> None:
    """Build the whole site into site/."""
    from course.build import site

    folder = ROOT / "site"
    with step("figures, notebooks, downloads"):
        site.prepare(ROOT)
    with step("pages"):
        site.pages(ROOT, folder)
    with step("decks"):
        site.decks(ROOT, folder)
    with step("live code (the first time it is fetched and packed, for some minutes)"):
        site.live(ROOT, folder)
    typer.echo(
        f"made site/: {len(list(folder.rglob('*.html')))} HTML files. Open it: make serve, or"
        " python -m http.server -d site"
    )


@app.command()
def check() -> None:
    """Check the structure of pages, decks, labs and snippets, and our own code: runs none of it."""
    from course.rules import check

    with ThreadPoolExecutor(1) as pool:
        own = pool.submit(gates.problems, ROOT)
        found: list[object] = [*check.problems(ROOT), *own.result()]
    for problem in found:
        typer.echo(f"{problem}\n", err=True)
    typer.echo(
        f"{len(found)} problems"
        if found
        else f"all {len(check.CHECKS)} structural checks hold, all {len(gates.GATES)} gates pass"
    )
    raise typer.Exit(1 if found else 0)


@app.command()
def outputs(files: Files = None) -> None:
    """Run snippets and rewrite their recordings."""
    from course.run import engine, recording

    wanted = [recorded(path) for path in files or []] or [
        *recording.recordings(ROOT),
        *recording.notebooks(ROOT),
    ]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = recording.Runs(ROOT, Path(folder))
        failed = sum(pool.map(lambda path: not rewrite(runs, path), wanted))
    engine.end()
    raise typer.Exit(1 if failed else 0)


def rewrite(runs: "recording.Runs", path: Path) -> bool:
    """Run a snippet and write its recording; return whether it ran."""
    from course.run import recording

    try:
        run = runs.of(path)
    except Broken as broken:
        typer.echo(str(broken), err=True)
        return False
    agrees = (
        recording.compare(ROOT, path, run) is None
    )  # also where a measured figure moved a little
    for target, data in {path: run.text.encode(), **recording.pictures(path, run)}.items():
        same = agrees or (target.exists() and target.read_bytes() == data)
        if not same:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        typer.echo(f"{'same   ' if same else 'written'} {target.relative_to(ROOT)}")
    return True


def recorded(path: Path) -> Path:
    """Return the recording of a snippet that a person named, as an absolute path in the
    checkout.
    """
    path = path.resolve()
    if not path.is_relative_to(ROOT) or not (path.exists() or path.suffix == ".out"):
        typer.echo(f"{path}: is no snippet of this checkout", err=True)
        raise typer.Exit(2)
    return path if path.suffix in (".out", ".ipynb") else path.with_suffix(".out")


@app.command()
def serve(port: int = 8000) -> None:
    """Show the site at http://127.0.0.1:PORT, and again after every change to a page, a deck or a
    snippet.
    """
    from course.build import preview

    preview.serve(ROOT, port)


@app.command()
def play(
    script: Annotated[
        Path, typer.Argument(metavar="SESSION.sh", help="a session, such as ~/snippets/track.sh")
    ],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="a new folder, which becomes the session's home"),
    ] = None,
) -> None:
    """Play a whole session in a new folder, which is its home; nothing outside of it is touched."""
    from course.run import play

    try:
        for text in play.play(script, folder):
            typer.echo(text, nl=False)
    except Broken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f'\nTo go on from there, in a terminal of its own: cd {folder} && export HOME="$PWD"'
    )


@app.command()
def export() -> None:
    """Make PDF (with outline), PDF with notes, and PPTX of every deck, into build/export/."""
    from course.build import export

    with step("figures, notebooks, downloads"):
        export.prepare(ROOT)
    for deck in export.decks(ROOT):
        with step(f"{deck.stem}: PDF, PDF with notes, PPTX"):
            made = export.export(ROOT, deck)
    typer.echo(
        f"made build/export/: {', '.join(p.name for p in made)}, …; `make site` puts them on the"
        " module's page"
    )


@app.command()
def new(slug: str) -> None:
    """Begin a module that the syllabus names: its page, deck, instructor page, snippets and
    quiz.
    """
    from course.build import begin

    begin.begin(ROOT, slug)


@app.command()
def newest(
    wanted: Annotated[
        list[str] | None,
        typer.Option("--with", help="a version to force, such as evidently==0.4.40"),
    ] = None,
    words: Annotated[str, typer.Option("-k", help="only the tests that these words select")] = "",
) -> None:
    """Resolve everything anew in build/newest, run the suite there, and report what will rot."""
    from course.report import newest

    report = newest.lane(ROOT, wanted or [], words)
    typer.echo("read build/newest/report.md")
    raise typer.Exit(1 if report.breaks else 0)


@app.command()
def doctor() -> None:
    """Say what this machine lacks, what for, and how to get it."""
    from course import doctor

    raise typer.Exit(0 if doctor.report() else 1)


def run() -> None:
    """Run the command; whatever ends it, say it in a few lines and without a traceback."""
    try:
        app()
    except Broken as broken:  # a mistake in the content
        typer.echo(f"\n{broken}", err=True)
        sys.exit(1)
    except Exception as error:
        sys.exit(ours(error))


def ours(error: Exception) -> str:
    """Keep what is needed to find a mistake of our own, and return what the person is told."""
    kept = ROOT / "build" / "crash.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(f"course {' '.join(sys.argv[1:])}\n\n{''.join(format_exception(error))}")
    frame = [frame for frame in extract_tb(error.__traceback__) if "/course/" in frame.filename][-1]
    where = Path(frame.filename).relative_to(ROOT) if ROOT in Path(frame.filename).parents else ""
    return (
        f"\n{where}:{frame.lineno}: {type(error).__name__}: {error}\n"
        "This is a bug of the course's machinery and not yours; none of your files was changed.\n"
        f"    to report: open an issue with the text of {kept.relative_to(ROOT)}"
    )


if __name__ == "__main__":
    run()
