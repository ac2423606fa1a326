"""Generated Markdown: what pages include so that it is written once (the syllabus, versions, module
cards).

Everything lands in build/generated/ and is never committed.
"""

from pathlib import Path

from course.core import locks, syllabus
from course.core.data import read_yaml
from course.report import freshness

HOURS = 3


def write(root: Path) -> None:
    """Write all generated Markdown."""
    folder = root / "build" / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    modules = syllabus.load(root)
    pages = {
        "syllabus.md": syllabus_page(root, modules),
        "modules.md": module_list(root, modules),
        "cards.md": "\n".join(card(root, m) for m in modules if m.written(root)),
        "notes.md": "\n".join(deck_versions(root, m) for m in modules if m.written(root)),
        "freshness.md": "\n".join(
            region(name, text) for name, text in freshness.regions(root).items()
        ),
    }
    for name, text in pages.items():
        target = folder / name
        if (
            not target.exists() or target.read_text(encoding="utf-8") != text
        ):  # an unchanged file wakes no watcher
            target.write_text(text, encoding="utf-8")


def region(name: str, text: str) -> str:
    """Return text as a named region of a Markdown file."""
    return f"<!-- --8<-- [start:{name}] -->\n{text}\n<!-- --8<-- [end:{name}] -->\n"


def syllabus_page(root: Path, modules: list[syllabus.Module]) -> str:
    """Return the syllabus: goals, then every module with its topics (links where they are written)
    and labs.
    """
    read = read_yaml("syllabus.yml", (root / "syllabus.yml").read_text(encoding="utf-8"))
    lines = [
        "## Educational goals",
        "",
        *(f"- {goal}" for goal in read["goals"]),
        "",
        "## Prerequisites",
        "",
        read["prerequisites"],
        "",
    ]
    for module in modules:
        written = module.page(root).exists()
        hours = f" ({module.hours} h)" if module.hours else ""
        lines += [f"## Module {module.number}: {module.title}{hours} {{ #{module.slug} }}", ""]
        if not written:
            lines += ["*Planned: not written yet.*", ""]
        for topic in module.topics:
            lines.append(
                f"- [{topic}](modules/{module.slug}.md#{syllabus.anchor(topic)})"
                if written
                else f"- {topic}"
            )
        for lab in module.labs:
            guide = root / "docs" / "labs" / f"{lab.slug}.md"
            title = f"[{lab.title}](labs/{lab.slug}.md)" if guide.exists() else lab.title
            lines += [
                "",
                f"**Lab: {title}**",
                "",
                *(f"- {objective}" for objective in lab.objectives),
            ]
        lines.append("")
    return "\n".join(lines)


def module_list(root: Path, modules: list[syllabus.Module]) -> str:
    """Return the list of modules with their state, for the home page."""
    rows = ["| No. | Module | State |", "|---|---|---|"]
    for module in modules:
        if module.page(root).exists():
            parts = {
                "lab": f"docs/labs/{module.slug}.md",
                "notebook": f"snippets/{module.slug}/*.ipynb",
            }
            also = [name for name, pattern in parts.items() if any(root.glob(pattern))]
            name, state = (
                f"[{module.title}](modules/{module.slug}.md)",
                f"ready: {', '.join(['page', 'deck', *also])}",
            )
        else:
            name, state = module.title, "planned"
        rows.append(f"| {module.number} | {name} | {state} |")
    return "\n".join(rows)


def card(root: Path, module: syllabus.Module) -> str:
    """Return a module's card: its deck in a frame, and links to what can be opened or
    downloaded.
    """
    deck = f"../../slides/{module.slug}"
    links = [
        f'<a class="md-button md-button--primary" href="{deck}.html">Open the deck full screen</a>'
    ]
    for suffix, name in ((".pdf", "PDF"), ("-notes.pdf", "PDF with notes"), (".pptx", "PPTX")):
        if (root / "build" / "export" / f"{module.slug}{suffix}").exists():
            links.append(f'<a class="md-button" href="{deck}{suffix}" download>{name}</a>')
    for lab in module.labs:
        if (root / "docs" / "labs" / f"{lab.slug}.md").exists():
            links.append(f'<a class="md-button" href="../../labs/{lab.slug}/">Lab: {lab.title}</a>')
    links.append(
        f'<a class="md-button" href="../../downloads/{module.slug}.zip" download>Snippets (zip)</a>'
    )
    frame = (
        f'<div class="deck"><iframe src="{deck}.html" title="Deck of module {module.number}:'
        f' {module.title}" loading="lazy"></iframe></div>'
    )
    return region(
        f"m{module.number:02d}",
        f'{frame}\n<p class="deck-links">{" ".join(links)}</p>\n\n{versions(root, module)}',
    )


def versions(root: Path, module: syllabus.Module) -> str:
    """Return a module's own line: what the last full run proved of it, else only what is known
    without a run.
    """
    locked = locks.locked_versions(root)
    tools = [f"{name} {locked[name]}" for name in module.tools if name in locked]
    line = (
        freshness.line(root, module.slug)
        or f"Written for {', '.join(tools)}; not measured on this build"
    )
    return f'<p class="versions">{line}. <a href="../../freshness/">How that is known</a></p>\n'


def deck_versions(root: Path, module: syllabus.Module) -> str:
    """Return the versions of a module's tools as plain words, for a slide."""
    locked = locks.locked_versions(root)
    return region(
        f"m{module.number:02d}",
        " · ".join(f"{name} {locked[name]}" for name in module.tools if name in locked),
    )
