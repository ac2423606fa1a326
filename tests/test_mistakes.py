"""What contributors do wrong, done on purpose in a copy: each mistake gives one message that leads
to the spot.
"""

import re
from collections.abc import Callable
from pathlib import Path

import project
import pytest

from course.core import include
from course.core.problem import Broken
from course.formats import config
from course.rules import check
from course.run import recording

PAGE, DECK, GUIDE = (
    "docs/modules/07-data-versioning.md",
    "slides/07-data-versioning.md",
    "labs/07-data-versioning/README.md",
)
SESSION, TRANSCRIPT = (
    "snippets/07-data-versioning/track.sh",
    "snippets/07-data-versioning/track.out",
)
SCRIPT = "snippets/07-data-versioning/content_store.py"
LIVE = "snippets/07-data-versioning/releases_differ.py"
NOTEBOOK = "snippets/07-data-versioning/explore_versions.ipynb"
FENCE = "```"
Edit = Callable[[str], str]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = project.copy(tmp_path_factory.mktemp("copy"))
    assert check.problems(copy) == []
    return copy


def added(text: str) -> Edit:
    return lambda before: f"{before}\n{text}\n"


def put(path: str, region: str = "") -> str:
    return f'\n{FENCE}console\n--8<-- "{path}{":" + region if region else ""}"\n{FENCE}\n'


def swapped(old: str, new: str) -> Edit:
    def edit(before: str) -> str:
        assert re.search(old, before, re.MULTILINE), f"nothing to break: {old}"
        return re.sub(old, new, before, count=1, flags=re.MULTILINE)

    return edit


def whole(text: str) -> Edit:
    return lambda _: text


MISTAKES: dict[str, tuple[str, Edit, str]] = {
    # name: the file, what is done to it, the message that must come
    "missing file": (
        PAGE,
        added(put("snippets/nothing.out")),
        rf"{PAGE}:\d+: includes snippets/nothing\.out, which does not exist",
    ),
    "missing region": (
        PAGE,
        added(put(TRANSCRIPT, "nothing")),
        rf"{PAGE}:\d+: includes region 'nothing' of {TRANSCRIPT}, .*\n.*its regions are: \w+",
    ),
    "absolute path": (
        PAGE,
        added(put("/etc/passwd")),
        r"includes /etc/passwd, which is outside the project",
    ),
    "path outside": (
        PAGE,
        added(put("../x.py")),
        r"includes \.\./x\.py, which is outside the project",
    ),
    "a folder": (PAGE, added(put("snippets/07-data-versioning")), r"which is a folder"),
    "itself": (PAGE, added(f'--8<-- "{PAGE}"'), r"includes itself"),
    "include misspelt": (
        PAGE,
        added(f"{FENCE}text\n--8<-- snippets/x.py\n{FENCE}"),
        rf"{PAGE}:\d+: is not an include that resolves",
    ),
    "region renamed": (
        SESSION,
        lambda before: before.replace(":init]", ":renamed]"),
        (
            rf"{SESSION}:\d+: its regions are not those of its recording: new renamed; gone init\n "
            rf"   shown in: {PAGE}:\d+\n"
        ),
    ),
    "session that bash would run in any home": (
        SESSION,
        swapped(r"^course play .*\n", ""),
        (
            rf"{SESSION}:1: would run in the home of anyone who types: bash track\.sh\n    to mend:"
            r"  write as its first line: course play"
        ),
    ),
    "region unclosed": (
        SESSION,
        swapped(r"^# --8<-- \[end:init\]\n", ""),
        (
            rf"{SESSION}:6: region 'init' is not closed before 'add' starts on line \d+\n    shown"
            rf" in: {PAGE}:\d+\n"
        ),
    ),
    "region unclosed in a recording": (
        TRANSCRIPT,
        swapped(r"^# --8<-- \[end:init\]\n", ""),
        rf"{TRANSCRIPT}:\d+: region 'init' is not closed .*\n    shown in: {PAGE}:\d+\n",
    ),
    "region doubled": (
        SESSION,
        added("# --8<-- [start:init]\ntrue\n# --8<-- [end:init]"),
        r"region 'init' stands twice",
    ),
    "region empty": (
        SESSION,
        added("# --8<-- [start:empty]\n# --8<-- [end:empty]"),
        r"region 'empty' is empty",
    ),
    "region with a number's name": (
        SESSION,
        added("# --8<-- [start:1st]\ntrue\n# --8<-- [end:1st]"),
        r"'1st' is no name of a region",
    ),
    "region ends alone": (
        SESSION,
        added("# --8<-- [end:alone]"),
        r"region 'alone' ends here but never started",
    ),
    "region nobody sees": (
        TRANSCRIPT,
        added("# --8<-- [start:unseen]\ntrue\n# --8<-- [end:unseen]"),
        r"(region 'unseen' is shown nowhere|gone unseen)",
    ),
    "region nobody sees in Python": (
        SCRIPT,
        added("# --8<-- [start:unseen]\nx = 1\n# --8<-- [end:unseen]"),
        rf"{SCRIPT}:\d+: region 'unseen' is shown nowhere",
    ),
    "file nobody sees": (
        "snippets/07-data-versioning/left_over.py",
        whole("print(1)\n"),
        r"left_over\.py: is shown nowhere",
    ),
    "lab file nobody mentions": (
        "labs/07-data-versioning/left_over.py",
        whole("print(1)\n"),
        r"left_over\.py: is not mentioned in the lab's guide",
    ),
    "exception for nothing": (
        "pyproject.toml",
        swapped(r"^\[tool\.course\.unshown\]", '[tool.course.unshown]\n"snippets/gone.py" = "no"'),
        r"excepts snippets/gone\.py, which does not exist",
    ),
    "code in a fence": (
        PAGE,
        added(f"{FENCE}python\nprint('typed')\n{FENCE}"),
        rf"{PAGE}:\d+: code is typed here: print\('typed'\)",
    ),
    "code in a tilde fence": (
        PAGE,
        added("~~~bash\nls typed\n~~~"),
        r"code is typed here: ls typed",
    ),
    "code in a fence without a language": (
        PAGE,
        added(f"{FENCE}\nls typed\n{FENCE}"),
        r"code is typed here: ls typed",
    ),
    "code indented": (
        PAGE,
        added("Words.\n\n    ls typed\n\nWords."),
        r"code is typed here: ls typed",
    ),
    "code in an admonition": (
        PAGE,
        added(f"!!! note\n    {FENCE}python\n    typed()\n    {FENCE}"),
        r"code is typed here: typed\(\)",
    ),
    "code in a tab": (
        PAGE,
        added(f'=== "Linux"\n    {FENCE}bash\n    ls typed\n    {FENCE}'),
        r"code is typed here: ls typed",
    ),
    "code in a list": (
        PAGE,
        added(f"- item\n\n    {FENCE}bash\n    ls typed\n    {FENCE}"),
        r"code is typed here: ls typed",
    ),
    "code in a <pre>": (PAGE, added("<pre>ls typed</pre>"), r"code is typed here: ls typed"),
    "code below an include": (
        PAGE,
        added(put(TRANSCRIPT).replace(f'"\n{FENCE}', f'"\n$ ls typed\n{FENCE}')),
        r"code is typed here: \$ ls typed",
    ),
    "code in a deck": (
        DECK,
        added(f"---\n\n# Typed\n\n{FENCE}python\ntyped()\n{FENCE}\n\n<!-- n -->"),
        rf"{DECK}:\d+: code is typed here: typed\(\)",
    ),
    "code in a guide": (
        GUIDE,
        added(f"{FENCE}bash\nls typed\n{FENCE}"),
        rf"{GUIDE}:\d+: code is typed here: ls typed",
    ),
    "fence option unknown": (
        PAGE,
        added(f'{FENCE}python nothing="x\nwords\n{FENCE}'),
        r"(this fence is printed as text|code is typed here)",
    ),
    "include without a language": (
        PAGE,
        added(put(TRANSCRIPT).replace("console", "")),
        r"an include stands in a fence with no language",
    ),
    "Windows line ends": (
        SESSION,
        lambda before: before.replace("\n", "\r\n"),
        rf"{SESSION}:1: has Windows line ends",
    ),
    "a tab": (
        "snippets/07-data-versioning/late_share.py",
        added("if True:\n\tprint()"),
        r"shows a tab from snippets/07-data-versioning/late_share\.py",
    ),
    "a very long line": (
        "snippets/07-data-versioning/late_share.py",
        added(f"x = '{'y' * 200}'"),
        r"shows a line of \d+ characters from snippets/07-data-versioning/late_share\.py",
    ),
    "a config that its tool refuses": (
        "snippets/07-data-versioning/params.yaml",
        whole("train: [\n"),
        rf"params\.yaml:\d+: is refused by its tool: .*\n    shown in: {PAGE}:\d+",
    ),
    "topic missing from the deck": (
        DECK,
        swapped(r"^<!-- header: Roadmap -->", "<!-- header: Road -->"),
        rf"{DECK}: the syllabus's topic 'Roadmap' is not covered",
    ),
    "topic missing from the page": (
        PAGE,
        swapped(r"\{ *#roadmap *\}", "{ #road }"),
        rf"{PAGE}: the syllabus's topic 'Roadmap' is not covered",
    ),
    "slide without notes": (
        DECK,
        added("---\n\n# A point\n\nWords."),
        rf"{DECK}:\d+: this slide has no speaker notes",
    ),
    "slide without a title": (
        DECK,
        added("---\n\nWords.\n\n<!-- n -->"),
        r"this slide has no title",
    ),
    "slide with too many words": (
        DECK,
        added(f"---\n\n# A point\n\n{'word ' * 60}\n\n<!-- n -->"),
        r"this slide has 60 words of text",
    ),
    "slide with too much code": (
        DECK,
        added(f"---\n\n# A point\n{put(TRANSCRIPT)}\n<!-- n -->"),
        r"shows \d+ lines of code",
    ),
    "image missing": (
        PAGE,
        added("![a picture of nothing](../assets/figures/nothing.svg)"),
        r"shows an image that does not exist: \.\./assets/figures/nothing\.svg",
    ),
    "image without words": (
        PAGE,
        added("![](../assets/figures/07-pointer.svg)"),
        r"this image has no alternative text",
    ),
    "image of another host": (
        DECK,
        added(
            "---\n\n# A point\n\n![a picture from elsewhere](https://example.org/x.png)\n\n<!--"
            " n -->"
        ),
        r"loads an image from another host",
    ),
    "question without a right answer": (
        PAGE,
        swapped(r"^(\s+)- \[x\]", r"\1- [ ]"),
        rf"{PAGE}:\d+: this question has 0 right answers",
    ),
    "question with two right answers": (
        PAGE,
        swapped(r"^(\s+)- \[ \]", r"\1- [x]"),
        r"this question has 2 right answers",
    ),
    "script of another host": (
        PAGE,
        added('<script src="https://example.org/x.js"></script>'),
        rf"{PAGE}:\d+: loads a script from another host",
    ),
    "link to a heading that was renamed": (
        "docs/students.md",
        added("[the roadmap](modules/07-data-versioning.md#road)"),
        (
            r"docs/students\.md:\d+: links to #road, a heading that modules/07-data-versioning\.md"
            r" does not have"
        ),
    ),
    "link to a page that is gone": (
        "docs/students.md",
        added("[gone](modules/gone.md)"),
        r"links to modules/gone\.md, which does not exist",
    ),
    "a version in prose": (
        PAGE,
        added("This was tried with DVC 3.60.1."),
        rf"{PAGE}:\d+: writes DVC 3\.60\.1; the lock has dvc \d",
    ),
    "code too wide for a slide": (
        DECK,
        added(f"---\n\n# A point\n{put(TRANSCRIPT, 'no_remote')}\n<!-- n -->"),
        r"shows code \d+ columns wide",
    ),
    "a syllabus that is no YAML": (
        "syllabus.yml",
        swapped(r"^modules:", "modules: ["),
        r"\Asyllabus\.yml:\d+: is no YAML: .*\n    to mend:  look at the line[^\n]*\Z",
    ),
    "a module without a slug": (
        "syllabus.yml",
        swapped(r"^  - slug: 07", "  - slugs: 07"),
        r"\Asyllabus\.yml: the entry '.*' has no field 'slug'\n    to mend:  [^\n]*\Z",
    ),
    "a lab that is no YAML": (
        "labs/07-data-versioning/lab.yml",
        added("steps: [\n"),
        r"\Alabs/07-data-versioning/lab\.yml:\d+: is no YAML",
    ),
    "a solution that never ends": (
        LIVE,
        swapped(r"^ *# END SOLUTION\n", ""),
        rf"{LIVE}:\d+: (the solution '.*' never ends|a solution begins inside a solution)",
    ),
    "a notebook with an error": (
        NOTEBOOK,
        swapped(
            r'"output_type": "stream",',
            '"output_type": "error", "ename": "KeyError", "evalue": "late",',
        ),
        rf"{NOTEBOOK}: cell \d+ holds an error: KeyError: late",
    ),
    "a notebook that is none": (NOTEBOOK, added("x"), rf"{NOTEBOOK}: is no notebook"),
    "page without a quiz": (
        PAGE,
        swapped(r"\{ *#quiz *\}", "{ #riddles }"),
        r"has no section 'quiz'",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_told(name: str, copied: Path) -> None:
    path, edit, message = MISTAKES[name]
    target = copied / path
    before = target.read_bytes() if target.exists() else None
    try:
        target.write_bytes(edit(before.decode() if before else "").encode())
        told = "\n".join(str(p) for p in check.problems(copied))
    finally:
        target.unlink() if before is None else target.write_bytes(before)
    assert re.search(message, told), f"told: {told or 'nothing'}"


@pytest.mark.parametrize("data", [b"caf\xe9\n", b"\x00\x01"])
def test_bytes_that_are_no_text_are_told(data: bytes, copied: Path) -> None:
    page, target = copied / PAGE, copied / "snippets/07-data-versioning/bytes.py"
    before = page.read_text()
    try:
        target.write_bytes(data)
        page.write_text(before + put("snippets/07-data-versioning/bytes.py"))
        told = "\n".join(map(str, check.problems(copied)))
    finally:
        page.write_text(before)
        target.unlink()
    assert re.search(
        r"bytes\.py:1: (holds a byte that is not UTF-8|is a binary file).*\n    shown in:"
        rf" {PAGE}:\d+",
        told,
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("dvc.yaml", "stages:\n  a:\n    command: x\n", r"dvc\.yaml: is refused by its tool"),
        ("run.rb", "puts 1\n", r"run\.rb: nothing runs or reads a '\.rb' file"),
    ],
)
def test_a_config_is_read_by_its_tool(name: str, text: str, message: str, tmp_path: Path) -> None:
    root = project.tiny(tmp_path)
    (root / "snippets" / "01-tiny" / name).write_text(text)
    (root / "docs" / "page.md").write_text(put(f"snippets/01-tiny/{name}"))
    [problem] = config.check(root)
    assert re.match(rf"snippets/01-tiny/{message}.*\n    shown in: docs/page\.md:3", str(problem))


def test_a_recording_edited_by_hand_is_told(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, x_sh="# --8<-- [start:greet]\necho hello\n# --8<-- [end:greet]\n")
    (root / "docs" / "page.md").write_text(put("snippets/01-tiny/x.out", "greet"))
    recorded = root / "snippets" / "01-tiny" / "x.out"
    run = project.run(root, "x.sh")
    recorded.write_text(run.text.replace("\nhello", "\ngoodbye"))
    problem = str(recording.compare(root, recorded, run))
    assert re.match(r"snippets/01-tiny/x\.out:\d+: is not what its snippet prints now", problem)
    assert "-goodbye" in problem
    assert "+hello" in problem
    assert "shown in: docs/page.md:3" in problem
    assert "make outputs F=snippets/01-tiny/x.out" in problem


def test_an_output_that_changes_each_run_is_told(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, x_py="import uuid\nprint(uuid.uuid4())\n")
    recorded = root / "snippets" / "01-tiny" / "x.out"
    recorded.write_text(project.run(root, "x.py").text)
    again = recording.Runs(root, root / "again").of(recorded)
    assert "is not what its snippet prints now" in str(recording.compare(root, recorded, again))


def test_an_option_that_a_tool_no_longer_has_is_told(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, x_sh="git init -q .\ndvc init -q\ndvc run -n train true\n")
    with pytest.raises(
        Broken,
        match=(
            r"x\.sh:3: `dvc run -n train true` exited with 254.*invalid choice: 'run'(.|\n)*shown"
            r" in: docs/page\.md:2"
        ),
    ):
        project.run(root, "x.sh")


def test_a_shown_line_that_never_ran_is_told(tmp_path: Path) -> None:
    from course.run import executed

    root = project.tiny(
        tmp_path,
        x_py=(
            "def late(minutes):\n    if minutes > 15:\n        return True\n    return"
            " False\n\n\nprint(late(3))\n"
        ),
    )
    (root / "docs" / "page.md").write_text(
        f'{FENCE}python\n--8<-- "snippets/01-tiny/x.py"\n{FENCE}\n'
    )
    [problem] = executed.check(root, "snippets/01-tiny/x.py", [project.run(root, "x.py")])
    assert str(problem).startswith(
        "snippets/01-tiny/x.py:3: readers see 1 lines that no run executed: 3: return True\n   "
        " shown in: docs/page.md:2"
    )


def test_nothing_ends_in_a_traceback(copied: Path) -> None:
    """A damaged page, deck or guide, one of each folder, and a project whose files are all damaged
    are told about, not crashed on.
    """
    showers = include.showers(copied)
    kinds = {
        (
            path.relative_to(copied).parts[:-1][:2]
            if "docs" in path.parts
            else path.relative_to(copied).parts[0]
        ): [path]
        for path in showers
    }
    assert len(kinds) > 5
    for paths in (*kinds.values(), showers):
        before = {path: path.read_bytes() for path in paths}
        for path, data in before.items():
            path.write_bytes(data[: len(data) // 2] + b"\xff" + data[len(data) // 2 :])
        try:
            told = "\n".join(map(str, check.problems(copied)))
        finally:
            for path, data in before.items():
                path.write_bytes(data)
        for path in paths:
            assert re.search(
                rf"{re.escape(path.relative_to(copied).as_posix())}:\d+: holds a byte that is not"
                r" UTF-8",
                told,
            )


def test_what_an_older_build_left_is_no_mistake(tmp_path: Path) -> None:
    root = project.copy(tmp_path / "copy")
    made = root / "build" / "generated" / "cards.md"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(
        "<!-- --8<-- [start:m01] -->\nof a time with one module\n<!-- --8<-- [end:m01] -->\n"
    )
    assert list(include.check(root)) == []
