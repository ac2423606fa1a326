"""Runs a function of a student's file in a process of its own and writes down what it returned, or
its error.

Usage: python -P call.py FILE FUNCTION ARGUMENTS RESULT
ARGUMENTS is a JSON list with a list of arguments for each call; RESULT is the JSON file to write.
"""

import importlib.util
import json
import linecache
import sys
import traceback
from pathlib import Path
from typing import Any


def answers(file: Path, function: str, calls: list[list[Any]]) -> list[Any]:
    """Import the file and return what the function returns for each of the calls."""
    sys.path.insert(0, str(file.parent))
    sys.argv = [file.name]
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    if not callable(getattr(module, function, None)):
        raise LookupError(f"{file.name} has no function {function}()")
    returned = [getattr(module, function)(*arguments) for arguments in calls]
    json.dumps(returned, default=plain)
    return returned


def plain(value: Any) -> Any:
    """Return a NumPy number or a pandas Series as JSON knows it."""
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        return value.item()
    if hasattr(value, "to_dict"):
        return {str(k): v for k, v in value.to_dict().items()}
    return f"a {type(value).__name__}"


def explain(error: BaseException, lab: Path) -> dict[str, str]:
    """Return an error as words: its kind and message, and the last of the student's own lines that
    led to it.
    """
    own = [
        (f.filename, f.lineno or 0)
        for f in traceback.extract_tb(error.__traceback__)
        if Path(f.filename).parent == lab
    ]
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).parent == lab:
        own.append((error.filename, error.lineno or 0))
    message = (error.msg if isinstance(error, SyntaxError) else str(error)).strip()
    text = f"{type(error).__name__}: {' '.join(message.split())[:300]}".rstrip(": ")
    if not own:
        return {"text": text, "place": ""}
    name, line = own[-1]
    if isinstance(error, NotImplementedError):
        return {
            "text": f"still to be written: {message}",
            "place": f"{Path(name).name}, line {line}",
        }
    code = linecache.getline(name, line).strip()
    return {"text": text, "place": f"{Path(name).name}, line {line}:  {code}"}


def main(file: Path, function: str, arguments: str, result: Path) -> None:
    """Write {"answers": […]} or {"error": {…}}."""
    told: dict[str, Any]
    try:
        told = {"answers": answers(file, function, json.loads(arguments))}
    except (
        BaseException
    ) as error:  # also SystemExit and KeyboardInterrupt: it is the student's code
        told = {"error": explain(error, file.parent)}
    result.write_text(json.dumps(told, default=plain), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
