"""Begin a module: its page, deck, instructor page and snippets folder, from the templates beside
their kind.
"""

import shutil
from pathlib import Path

import typer

from course.core import syllabus


def begin(root: Path, wanted: str) -> None:
    """Write the first files of a module that syllabus.yml names, by number or slug; never over a
    file that is there.
    """
    module = next(
        (m for m in syllabus.load(root) if wanted in (m.slug, str(m.number), f"{m.number:02d}")),
        None,
    )
    if module is None:
        typer.echo(
            f"syllabus.yml has no module '{wanted}'; name one by its number or slug", err=True
        )
        raise typer.Exit(2)
    for template, target in (
        (root / "docs" / "modules" / "_template.md", module.page(root)),
        (root / "slides" / "_template.md", module.deck(root)),
        (
            root / "docs" / "instructors" / "_template.md",
            root / "docs" / "instructors" / f"{module.slug}.md",
        ),
    ):
        name = target.relative_to(root)
        if target.exists():
            typer.echo(f"kept    {name}: it is there")
            continue
        shutil.copyfile(template, target)
        typer.echo(f"written {name}")
    (root / "snippets" / module.slug).mkdir(exist_ok=True)
    topics = "\n".join(f"    {syllabus.anchor(topic):40} {topic}" for topic in module.topics)
    typer.echo(
        f"Its topics, each a page section {{ #id }} and a slide <!-- header: topic -->:\n{topics}"
    )
    typer.echo("Then name the new pages in mkdocs.yml, and run: make check")
