"""Commands that need an account are read by the real command's own parser."""

import re
from pathlib import Path

import project
from test_workflows import GOOD, problems

from course.formats import commands

SHELL = """# --8<-- [start:create]
# checked, not run: it needs an account
GROUP=flights
az group create --name $GROUP --location westeurope
ID=$(az acr show --name flights --query id --output tsv)
az webapp create --resource-group $GROUP --plan flights \\
  --name flights --container-image-name flights.azurecr.io/flights:1
az group delete --name $GROUP && az account show | jq .id
# --8<-- [end:create]
"""


WRONG = (
    # what is replaced, by what, the line, the message
    ("group create", "grup create", 4, "'grup' is misspelled or not recognized"),
    ("--query id", "--kwery id", 5, "unrecognized arguments: --kwery id"),
    (
        "--container-image-name",
        "--deployment-container-image-name",
        6,
        "Option '--deployment-container-image-name' has been deprecated",
    ),
    (
        "group delete --name $GROUP",
        "group delete",
        8,
        "the following arguments are required: --name",
    ),
    ("account show", "acount show", 8, "'acount' is misspelled"),
    ("# checked, not run: it", "# it", 2, "does not tell readers that it was not run"),
)


def test_az_lines_are_read_by_the_azure_cli(tmp_path: Path) -> None:
    assert problems(project.tiny(tmp_path / "right"), "deploy.az.sh", SHELL) == ""
    text = SHELL
    for old, new, _, _ in WRONG:
        assert old in text
        text = text.replace(old, new)
    told = problems(project.tiny(tmp_path / "wrong"), "deploy.az.sh", text)
    assert told.count("shown in: docs/page.md:2") == len(WRONG), told
    for *_, line, message in WRONG:
        assert re.search(rf"deploy\.az\.sh:{line}: .*{re.escape(message)}", told), told


def test_az_lines_of_a_workflow_are_read_too(tmp_path: Path) -> None:
    text = GOOD.replace(
        "run: make test",
        "run: |\n          make test\n          az group create --name x --lokation y",
    )
    told = problems(project.tiny(tmp_path), ".github/workflows/ci.yml", text)
    assert "ci.yml:15: `az group create" in told, told


def test_az_lines_are_found_in_shell() -> None:
    shell = 'A=1 az login; (az a b) || echo "az no" | az c "d e" > az.txt; echo "$(az f $X)"\naz g'
    assert sorted(commands.words_of(shell)) == [
        ["a", "b"],
        ["c", "d e"],
        ["f", "1"],
        ["g"],
        ["login"],
    ]
