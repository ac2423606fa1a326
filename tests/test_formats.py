"""Config files and other formats: each is read by the tool that owns it, and what it refuses is
told with its line.
"""

import re
from pathlib import Path

import project
import pytest

from course.formats import config

FORMATS: dict[str, tuple[str, str, str]] = {
    # what it is: the file's name, text that is right, text that is wrong, with the message for it
    # below
    "JSON": ("x.json", '{"a": 1}\n', '{"a": 1\n"b": 2}\n'),
    "JSON lines": ("x.jsonl", '{"a": 1}\n{"a": 2}\n', '{"a": 1}\n{"a": }\n'),
    "YAML": ("x.yaml", "a: 1\nb: [2]\n", "a: 1\na: 2\n"),
    "TOML": ("x.toml", "[a]\nb = 1\n", "[a]\nb = 1 2\n"),
    "INI": ("x.ini", "[a]\nb = 1\n", "[a]\nb = 1\nb = 2\n"),
    "SQL": (
        "x.sql",
        "SELECT day, avg(late) FROM flights GROUP BY day;\n",
        "SELECT day\nFROM WHERE;\n",
    ),
    "HTTP": (
        "x.http",
        (
            'POST http://localhost:8000/predict\nContent-Type: application/json\n\n{"a":'
            " 1}\n\n###\nGET /health\n"
        ),
        "### one\nGET http://localhost/\nno header\n",
    ),
    "HTTP, its body": (
        "x.http",
        'POST http://localhost/\nContent-Type: application/json\n\n{"a": 1}\n',
        'POST http://localhost/\nContent-Type: application/json\n\n{"a": 1,}\n',
    ),
    "requirements": (
        "requirements.txt",
        "-r other.txt\ndvc[s3]>=3.60,<4  # module 7\n",
        "dvc>=3\ndvc=>3\n",
    ),
    "DVC pipeline": ("dvc.yaml", "stages:\n  a:\n    cmd: x\n", "stages:\n  a:\n    command: x\n"),
    "DVC pointer": ("x.dvc", "outs:\n- path: x\n", "outputs:\n- path: x\n"),
    "MLproject": (
        "MLproject",
        "name: x\nentry_points:\n  main:\n    command: python train.py\n",
        "name: x\nconda_env: a.yaml\ndocker_env: {image: b}\n",
    ),
    "project": (
        "pyproject.toml",
        '[project]\nname = "x"\nversion = "1"\ndependencies = ["dvc>=3"]\n',
        '[project]\nname = "x"\nversion = "1"\ndependencies = ["dvc=>3"]\n',
    ),
    "ruff": (
        "pyproject.toml",
        '[tool.ruff.lint]\nselect = ["E"]\n',
        '[tool.ruff.lint]\nselect = ["E"]\nselct = ["F"]\n',
    ),
    "ruff's own file": ("ruff.toml", "line-length = 100\n", 'select = ["E"]\n'),
    "pytest": (
        "pyproject.toml",
        '[tool.pytest.ini_options]\naddopts = "-q"\n',
        '[tool.pytest.ini_options]\nadopts = "-q"\n',
    ),
    "pytest's own file": (
        "pytest.ini",
        "[pytest]\naddopts = -q\n",
        "[pytest]\naddopts = --no-such-option\n",
    ),
    "coverage": (".coveragerc", "[run]\nbranch = true\n", "[run]\nbrunch = true\n"),
    "setup.cfg": ("setup.cfg", "[tool:pytest]\naddopts = -q\n", "[tool:pytest]\nadopts = -q\n"),
    "pre-commit": (
        ".pre-commit-config.yaml",
        "repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n  - id: x\n",
        "repos:\n- repo: https://example.org/x\n  hooks:\n  - id: x\n",
    ),
    "Dependabot": (
        ".github/dependabot.yml",
        (
            "version: 2\nupdates:\n- package-ecosystem: pip\n  directory: /\n  schedule: {interval:"
            " weekly}\n  cooldown: {default-days: 7}\n"
        ),
        (
            "version: 2\nupdates:\n- package-ecosystem: pips\n  directory: /\n  schedule:"
            " {interval: weekly}\n"
        ),
    ),
}
MESSAGES = {
    "JSON": ":2: is refused by its tool: Expecting ',' delimiter",
    "JSON lines": ":2: is refused by its tool: line 2: Expecting value",
    "YAML": ":2: is refused by its tool: found duplicate key",
    "TOML": ":2: is refused by its tool: .*after a statement",
    "INI": ":3: is refused by its tool: .*option 'b' in section 'a' already exists",
    "SQL": ":2: sqlfluff: .*unparsable",
    "HTTP": ":3: is no header: no header",
    "HTTP, its body": ":4: the body is no JSON",
    "requirements": ":2: is no requirement: ",
    "DVC pipeline": ": is refused by its tool: .*command",
    "DVC pointer": ": is refused by its tool: .*outputs",
    "MLproject": ": is refused by its tool: .*cannot contain multiple environment",
    "project": ": is refused by its tool: .*dvc=>3",
    "ruff": ":3: ruff: .*unknown field `selct`",
    "ruff's own file": ": ruff: .*deprecated",
    "pytest": ":1: pytest: .*Unknown config option: adopts",
    "pytest's own file": ":1: pytest: .*unrecognized arguments: --no-such-option",
    "coverage": ":1: coverage: Unrecognized option '\\[run\\] brunch='",
    "setup.cfg": ":1: pytest: .*Unknown config option: adopts",
    "pre-commit": ":2: https://example.org/x has no rev",
    "Dependabot": ":3: breaks the schema of dependabot: 'pips'",
}

pytestmark = pytest.mark.usefixtures("nothing_kept")


def told(folder: Path, name: str, text: str) -> str:
    """Return what the checks tell of a file that is shown."""
    root = project.tiny(folder)
    target = root / "snippets" / "01-tiny" / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(text)
    (root / "docs" / "page.md").write_text(f'```text\n--8<-- "snippets/01-tiny/{name}"\n```\n')
    return "\n".join(map(str, config.check(root)))


@pytest.mark.parametrize("what", FORMATS)
def test_a_format_is_read_by_its_owner(what: str, tmp_path: Path) -> None:
    name, right, wrong = FORMATS[what]
    assert told(tmp_path / "right", name, right) == ""
    problem = told(tmp_path / "wrong", name, wrong)
    assert re.search(
        rf"^snippets/01-tiny/{re.escape(name)}{MESSAGES[what]}.*\n    shown in: docs/page\.md:2\n  "
        r"  to mend: ",
        problem,
        re.IGNORECASE,
    ), problem or "nothing is told"


def test_a_reader_is_asked_once_until_the_file_changes(tmp_path: Path) -> None:
    asked = []

    def reader(path: Path) -> list[tuple[int, str]]:
        asked.append(path.read_text())
        if not asked[-1]:
            raise OSError("the tool is not there")
        return [(1, asked[-1])]

    for text in ("a", "a", "b", "", ""):
        file = tmp_path / "x.yml"
        file.write_text(text)
        found = config.findings.__wrapped__(reader, file, text.encode())
        assert found == ((1, text),) or (not text and "the tool is not there" in found[0][1])
    assert asked == ["a", "b", "", ""], "what could not be asked is asked again"
