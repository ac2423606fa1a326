"""Loaded by every Python in the sandbox: the fixed clock, no deprecated calls, and which of our lines are executed."""

import atexit
import os
import re
import sys
import warnings


def fix_clock() -> None:
    """Start this process at the sandbox's time; it ticks from there, so time-outs still end."""
    if moment := os.environ.get("COURSE_CLOCK"):
        import datetime

        optional = dict.fromkeys(("pytest", "dateutil"))  # time_machine loads them if they are there: nine tenths of the start of a Python
        sys.modules.update(optional)  # type: ignore[arg-type]
        import time_machine

        for name in optional:
            del sys.modules[name]
        time_machine.travel(datetime.datetime.fromisoformat(moment), tick=True).start()


def refuse_deprecated() -> None:
    """Make a deprecated call of the reader's own code an error: rot is seen before it breaks. What libraries do inside stays silent."""
    home = os.path.realpath(os.environ["HOME"])
    script = next((word for word in sys.orig_argv[1:] if not word.startswith("-")), "")
    tool = os.path.isabs(script) and not os.path.realpath(script).startswith(home)
    ours = {re.escape(home) + "/.*"} | (set() if tool else {"__main__"})  # what is being compiled goes by its path
    for folder, inner, files in os.walk(home):
        inner[:] = [name for name in inner if not name.startswith(".")]
        ours |= {re.escape(name[:-3]) for name in files if name.endswith(".py") and name != "__init__.py"}
        ours |= {re.escape(os.path.basename(folder)) + r"(\..*)?"} if "__init__.py" in files else set()
    sys.warnoptions.append("error::DeprecationWarning:__main__")  # pytest and IPython leave the filters alone if there is an option
    for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.filterwarnings("error", category=category, module=f"({'|'.join(sorted(ours))})$")


def measure_lines() -> None:
    """Note every line of the reader's own files that runs; tools (dvc, pip, …) are left alone, they are slow enough."""
    folder, home = os.environ.get("COURSE_COVERAGE"), os.environ.get("HOME", "")
    given = sys.orig_argv[1:]
    script = next((word for word in given if not word.startswith("-")), "")
    ours = script.endswith(".py") and os.path.realpath(script).startswith(os.path.realpath(home))
    if not folder or not (ours or given[:2] in (["-m", "pytest"], ["-m", "cells"])):
        return
    import coverage

    measured = coverage.Coverage(data_file=os.path.join(folder, "lines"), data_suffix=True, include=[home + "/*"], config_file=False)
    measured.start()

    def save() -> None:
        measured.stop()
        measured.save()

    atexit.register(save)


fix_clock()
refuse_deprecated()
measure_lines()
