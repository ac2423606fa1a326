"""The newest lane: courses written for tools of years ago get a report that leads to the pages that
will rot.
"""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import project
import pytest
import yaml
from typer.testing import CliRunner

from course import ROOT, cli
from course.core import include, locks, tools
from course.core.problem import Broken
from course.report import newest

FENCE = "```"
OLD = {
    # what courses of the time taught, and what the report must say of it today
    "evidently.py": (
        "from evidently.report import Report\n\nReport(metrics=[])\n",
        ":1",
        "No module named 'evidently.report'",
    ),
    "rmse.py": (
        (
            "from sklearn.metrics import mean_squared_error\n\nprint(mean_squared_error([1.0],"
            " [2.0], squared=False))\n"
        ),
        ":3",
        "unexpected keyword argument 'squared'",
    ),
    "track.py": (
        'import mlflow\n\nmlflow.set_tracking_uri("file:./mlruns")\nmlflow.start_run()\n',
        ":4",
        "filesystem tracking backend",
    ),
    "stage.sh": (
        (
            "git init -q\ndvc init -q\n# --8<-- [start:run]\ndvc run -n train true\n# --8<--"
            " [end:run]\n"
        ),
        ":4",
        "invalid choice: 'run'",
    ),
    "clock.py": (
        "import warnings\n\nwarnings.warn('will go in 2027', FutureWarning, stacklevel=1)\n",
        ":3",
        "FutureWarning: will go in 2027",
    ),
}


def test_newest_of_all_but_what_is_held() -> None:
    npm = {"pyodide": "0.27.7", "esbuild": "0.28.2", "d2": "1.0"}
    assert newest.node_packages(npm, {"d2": "0.9"}) == [
        "pyodide@0.27.7",
        "esbuild@latest",
        "d2@0.9",
    ]


PLAIN = (  # plugins take seconds to load
    "[pytest]\naddopts = -q -p no:nb_regression -p no:faker -p no:hydra_pytest -p no:xdist\n"
)
SUITE = """
from pathlib import Path
import pytest
from course.run import recording
ROOT = Path(__file__).parent.parent
RECORDINGS = [p.relative_to(ROOT).as_posix() for p in recording.recordings(ROOT)]
@pytest.mark.parametrize("path", RECORDINGS)
def test_recording_is_fresh(path, tmp_path):
    problem = recording.compare(ROOT, ROOT / path, recording.Runs(ROOT, tmp_path).of(ROOT / path))
    assert problem is None, f"\\n{problem}"
"""


def written(root: Path, name: str, text: str) -> Path:
    """Write a file of a project, with its folders."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_old_courses_get_a_report_that_names_their_pages(tmp_path: Path) -> None:
    root = tmp_path / "project"
    for number, (name, (text, _, _)) in enumerate(OLD.items(), 1):
        stem = name.partition(".")[0]
        written(root, f"snippets/{number:02d}-{stem}/{name}", text)
        shown = (
            f"# Words\n\n{FENCE}console\n--8<--"
            f' "snippets/{number:02d}-{stem}/{stem}.out"\n{FENCE}\n'
        )
        written(root, f"docs/modules/{stem}.md", shown)
        written(root, f"slides/{stem}.md", shown)
    written(root, "tests/test_recordings.py", SUITE)
    written(root, "pytest.ini", PLAIN)
    ran, breaks = newest.suite(root, tmp_path / "newest", Path(sys.executable))
    assert ran == len(breaks) == len(OLD)
    newest.write(
        newest.Report("2026-11-23", "3.13.0", ran, [("dvc", "2.58.2", "3.67.1")], [], breaks),
        tmp_path / "newest",
    )
    report = (tmp_path / "newest" / "report.md").read_text()
    for number, (name, (_, line, said)) in enumerate(OLD.items(), 1):
        stem = name.partition(".")[0]
        part = report.partition(f"### snippets/{number:02d}-{stem}/{name}{line}\n")[2].partition(
            "\n### "
        )[0]
        assert said in part, report
        assert f"- page docs/modules/{stem}.md:4\n- deck slides/{stem}.md:4\n" in part
        assert "Told by `tests/test_recordings.py::test_recording_is_fresh[" in part
    assert "| dvc | 2.58.2 | 3.67.1 |" in report


def wheel(folder: Path, version: str, code: str) -> None:
    """Write a wheel of a package `flightlog`."""
    folder.mkdir(parents=True, exist_ok=True)
    info = f"flightlog-{version}.dist-info"
    with zipfile.ZipFile(folder / f"flightlog-{version}-py3-none-any.whl", "w") as file:
        file.writestr("flightlog.py", code)
        file.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: flightlog\nVersion: {version}\n"
        )
        file.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        file.writestr(f"{info}/RECORD", "")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout that is locked to version 1 of a tool, of which there is now a version 2."""
    root = project.tiny(
        tmp_path / "checkout", use_py="import flightlog\n\nflightlog.record(delay=3)\n"
    )
    tool = '[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n'
    written(
        root,
        "pyproject.toml",
        '[project]\nname = "tiny"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies ='
        f' ["flightlog"]\n\n{tool}',
    )
    written(root, "package-lock.json", "{}")
    written(root, "pytest.ini", PLAIN)
    written(
        root,
        "tests/test_use.py",
        """
import subprocess, sys
from pathlib import Path
from course.run import recording
from course.core.problem import Problem
ROOT, USE = Path(__file__).parent.parent, "snippets/01-tiny/use.py"
def test_use():
    done = subprocess.run([sys.executable, USE], cwd=ROOT, capture_output=True, text=True)
    shown = recording.shown(ROOT, ROOT / USE)
    problem = Problem(f"{USE}:3", (done.stderr.splitlines() or [""])[-1], "mend it", shown)
    assert not done.returncode, "\\n" + str(problem)
def test_nothing():
    pass
""",
    )
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")])
    )  # pytest, which is no dependency of the tiny project
    wheel(root / "wheels", "1.0", "def record(delay): pass\n")
    subprocess.run([tools.uv(), "lock", "-q", "--python", sys.executable], cwd=root, check=True)
    wheel(root / "wheels", "2.0", "def record(minutes): pass\n")
    return root


def test_a_new_version_that_breaks_is_told_and_the_locks_stay(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = (checkout / "uv.lock").read_bytes()
    report = newest.lane(checkout, [])
    assert report.direct == [("flightlog", "1.0", "2.0")]
    [broke] = report.breaks
    assert (broke.where, broke.shown, broke.tests) == (
        "snippets/01-tiny/use.py:3",
        ("docs/page.md:2",),
        ["tests/test_use.py::test_use"],
    )
    assert "unexpected keyword argument 'delay'" in broke.what
    assert report.ran == 2
    kept = json.loads((checkout / "build/newest/report.json").read_text())
    assert kept["date"] == report.date
    assert kept["breaks"][0]["shown"] == ["docs/page.md:2"]
    assert (checkout / "uv.lock").read_bytes() == lock
    assert not (checkout / ".venv").exists()
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_versions_can_be_forced_and_tests_chosen(checkout: Path) -> None:
    report = newest.lane(checkout, ["flightlog==1.0"], "nothing")
    assert (report.ran, report.breaks, report.direct) == (1, [], [])
    assert "**nothing breaks**" in (checkout / "build/newest/report.md").read_text()


def test_a_version_that_cannot_be_had_is_reported(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "ROOT", checkout)
    ended = CliRunner().invoke(cli.app, ["newest", "--with", "flightlog==9"])
    assert ended.exit_code == 1
    assert "Traceback" not in ended.output
    report = (checkout / "build/newest/report.md").read_text()
    assert "### pyproject.toml\n\n`uv lock` cannot get the newest versions" in report
    assert "flightlog==9" in report


def test_a_suite_that_cannot_start_is_reported(tmp_path: Path) -> None:
    written(tmp_path, "tests/conftest.py", "import a_package_that_is_gone\n")
    ran, [broke] = newest.suite(tmp_path, tmp_path / "newest", Path(sys.executable))
    assert ran == 0
    assert "No module named 'a_package_that_is_gone'" in broke.said


def test_changes_of_both_locks_are_told_those_that_we_name_first(tmp_path: Path) -> None:
    def lock_files(folder: Path, pandas: str, numpy: str, marp: str) -> Path:
        written(
            folder,
            "uv.lock",
            "".join(
                f'[[package]]\nname = "{n}"\nversion = "{v}"\n'
                for n, v in (("pandas", pandas), ("numpy", numpy), ("same", "1"))
            ),
        )
        written(
            folder,
            "package-lock.json",
            f'{{"packages": {{"node_modules/@marp-team/marp-cli": {{\n  "version": "{marp}"}}}}}}',
        )
        written(
            folder,
            "pyproject.toml",
            "[project]\ndependencies = [\"Pandas[s3]>=2 ; python_version > '3'\"]\n",
        )
        written(folder, "package.json", '{"devDependencies": {"@marp-team/marp-cli": "1"}}')
        return folder

    before = locks.locked_versions(lock_files(tmp_path / "a", "2.3", "1.26", "4.4.0"))
    direct, others = newest.changes(
        lock_files(tmp_path / "b", "3.0", "2.1", "4.5.1"), {**before, "left": "1.0"}
    )
    assert direct == [("@marp-team/marp-cli", "4.4.0", "4.5.1"), ("pandas", "2.3", "3.0")]
    assert others == [("left", "1.0", "gone"), ("numpy", "1.26", "2.1")]
    text = newest.markdown(newest.Report("2026-11-23", "3.13.0", 5, direct, others, []))
    assert (
        text.index("| pandas | 2.3 | 3.0 |")
        < text.index("<details>")
        < text.index("| numpy | 1.26 | 2.1 |")
    )


def test_a_failure_without_a_problem_leads_to_what_its_name_names(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, use_py="print(1)\n")
    found = include.index(root)
    [broke] = newest.told(
        "tests/test_x.py::test_x[snippets/01-tiny/use.out]",
        "tests/test_x.py:7: in test_x\nE   KeyError: 'a'",
        found,
    )
    assert (broke.where, broke.what, broke.shown) == (
        "tests/test_x.py:7",
        "KeyError: 'a'",
        ("docs/page.md:2",),
    )


def test_all_problems_of_a_failure_are_told_each_with_its_page(tmp_path: Path) -> None:
    text = (
        "E   AssertionError: \nE     slides/07.md:41: this slide overflows\nE         to mend: "
        " shorten it\nE     docs/a.md:2: this image has no alternative text"
    )
    breaks = newest.told("tests/test_slides.py::test_fits", text, [])
    assert [(b.where, b.what, b.shown) for b in breaks] == [
        ("slides/07.md:41", "this slide overflows", ("slides/07.md:41",)),
        ("docs/a.md:2", "this image has no alternative text", ("docs/a.md:2",)),
    ]


def test_a_long_report_fits_an_issue(tmp_path: Path) -> None:
    breaks = [
        newest.Break(f"snippets/x.py:{n}", "fails", ("docs/page.md:2",), "some words\n" * 400)
        for n in range(300)
    ]
    newest.write(newest.Report("2026-11-23", "3.13.0", 99, [], [], breaks), tmp_path)
    text = (tmp_path / "report.md").read_text()
    assert len(text) < 65_000
    assert text.endswith("read build/newest/report.md\n")


DEPRECATED = {
    "in the script": (
        {"x_py": "import warnings\nwarnings.warn('old way', DeprecationWarning)\n"},
        r"x\.py:2: .*DeprecationWarning: old way",
    ),
    "that users see": (
        {"x_py": "import warnings\nwarnings.warn('old way', FutureWarning)\n"},
        r"x\.py:2: .*FutureWarning: old way",
    ),
    "in a module of ours": (
        {
            "x_py": "import y\ny.f()\n",
            "y_py": (
                "import warnings\ndef f():\n    warnings.warn('old way',"
                " PendingDeprecationWarning)\n"
            ),
        },
        r"x\.py:2: .*y\.py\", line 3",
    ),
    "in a library, called by us": (
        {
            "x_py": (
                "import collections.abc, typing\nimport warnings\ndef f():\n   "
                " pass\nwarnings.warn_explicit('old way', DeprecationWarning, __file__, 5,"
                " '__main__')\n"
            )
        },
        r"x\.py:5: .*old way",
    ),
    "in python -c": (
        {
            "x_sh": (
                'true\npython -c \'import warnings; warnings.warn("old way",'
                " DeprecationWarning)'\n"
            )
        },
        r"x\.sh:2: .*DeprecationWarning: old way",
    ),
}


@pytest.mark.parametrize("name", DEPRECATED)
def test_a_deprecated_call_of_ours_is_told(name: str, tmp_path: Path) -> None:
    files, message = DEPRECATED[name]
    with pytest.raises(
        Broken, match=rf"snippets/01-tiny/{message}(.|\n)*shown in: docs/page\.md:2"
    ):
        project.run(project.tiny(tmp_path, **files), "x.sh" if "x_sh" in files else "x.py")


def test_a_deprecated_call_in_a_pytest_file_of_ours_is_told(tmp_path: Path) -> None:
    root = project.tiny(
        tmp_path,
        test_x_py=(
            "import warnings\n\n\ndef test_x():\n    warnings.warn('old way', DeprecationWarning)\n"
        ),
    )
    with pytest.raises(Broken, match=r"`pytest -q test_x\.py` exited with 1"):
        project.run(root, "test_x.py")


def test_what_libraries_do_inside_stays_silent(tmp_path: Path) -> None:
    code = (
        "import warnings\nwarnings.warn_explicit('inside', DeprecationWarning, 'pandas/core.py', 1,"
        " 'pandas.core')\nprint('ran')\n"
    )
    assert project.run(project.tiny(tmp_path, x_py=code), "x.py").text == "$ python x.py\nran\n"


GH = """#!/bin/bash
echo "gh $*" >> {told}
[ "$2" != list ] || echo "{number}"
"""


@pytest.mark.parametrize(
    ("green", "number", "done"),
    [
        ("no", "", "issue create"),
        ("no", "7", "issue edit 7"),
        ("yes", "7", "issue close 7"),
        ("yes", "", None),
    ],
)
def test_the_canary_keeps_one_issue(
    green: str, number: str, done: str | None, tmp_path: Path
) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/canary.yml").read_text())
    [step] = workflow["jobs"]["tell"]["steps"]
    gh = written(tmp_path, "bin/gh", GH.format(told=tmp_path / "told", number=number))
    gh.chmod(0o755)
    given = {
        "PATH": f"{gh.parent}:/usr/bin:/bin",
        "GREEN": green,
        "REPORT": "VGhlIHJlcG9ydC4K",
        "TITLE": workflow["jobs"]["tell"]["env"]["TITLE"],
    }
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=given, check=True)
    told = (tmp_path / "told").read_text().splitlines()
    assert [line.split(" --")[0] for line in told[1:]] == ([f"gh {done}"] if done else [])
    assert (tmp_path / "report.md").read_text() == "The report.\n"
