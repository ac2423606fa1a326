"""Loaded by every Python in the sandbox: the fixed clock, no deprecated calls, and which of our
lines are executed.
"""

import atexit
import importlib.machinery
import os
import re
import sys
import warnings
from types import ModuleType, SimpleNamespace


def fix_clock() -> None:
    """Start this process at the sandbox's time; it ticks from there, so time-outs still end."""
    if moment := os.environ.get("COURSE_CLOCK"):
        import datetime

        # What time_machine loads for its decorators and for dates in words, nine tenths of the
        # start of a Python, is kept from it.
        unneeded = dict.fromkeys(("pytest", "dateutil")) | {
            "inspect": ModuleType("inspect"),
            "unittest": SimpleNamespace(TestCase=object),
        }
        unneeded = {name: module for name, module in unneeded.items() if name not in sys.modules}
        sys.modules.update(unneeded)  # type: ignore[arg-type]
        import time_machine

        for name in unneeded:
            del sys.modules[name]
        time_machine.travel(datetime.datetime.fromisoformat(moment), tick=True).start()


def refuse_deprecated() -> None:
    """Make a deprecated call of the reader's own code an error: rot is seen before it breaks. What
    libraries do inside stays silent.
    """
    home = os.path.realpath(os.environ["HOME"])
    script = next((word for word in sys.orig_argv[1:] if not word.startswith("-")), "")
    tool = os.path.isabs(script) and not os.path.realpath(script).startswith(home)
    ours = {re.escape(home) + "/.*"} | (
        set() if tool else {"__main__"}
    )  # what is being compiled goes by its path
    for folder, inner, files in os.walk(home):
        inner[:] = [name for name in inner if not name.startswith(".")]
        ours |= {
            re.escape(name[:-3]) for name in files if name.endswith(".py") and name != "__init__.py"
        }
        ours |= (
            {re.escape(os.path.basename(folder)) + r"(\..*)?"} if "__init__.py" in files else set()
        )
    sys.warnoptions.append(
        "error::DeprecationWarning:__main__"
    )  # pytest and IPython leave the filters alone if there is an option
    for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.filterwarnings("error", category=category, module=f"({'|'.join(sorted(ours))})$")


def measure_lines() -> None:
    """Note every line of the reader's own files that runs; tools (dvc, pip, …) are left alone, they
    are slow enough.
    """
    folder, home = os.environ.get("COURSE_COVERAGE"), os.environ.get("HOME", "")
    given = sys.orig_argv[1:]
    script = next((word for word in given if not word.startswith("-")), "")
    ours = script.endswith(".py") and os.path.realpath(script).startswith(os.path.realpath(home))
    if not folder or not (ours or given[:2] in (["-m", "pytest"], ["-m", "cells"])):
        return
    import coverage

    measured = coverage.Coverage(
        data_file=os.path.join(folder, "lines"),
        data_suffix=True,
        include=[home + "/*"],
        config_file=False,
    )
    measured.start()
    look_away_from_libraries(home)

    def save() -> None:
        measured.stop()
        measured.save()

    atexit.register(save)


def look_away_from_libraries(home: str) -> None:
    """Measure nothing while a library is imported: it would take a third longer, and has no line of
    ours.
    """
    loader = importlib.machinery.SourceFileLoader
    load = loader.exec_module

    def exec_module(self: importlib.machinery.SourceFileLoader, module: ModuleType) -> None:
        tracer = None if self.path.startswith(home) else sys.gettrace()
        if tracer is None:
            return load(self, module)
        sys.settrace(None)
        try:
            load(self, module)
        finally:
            sys.settrace(tracer)

    # By its name Python knows the machinery of imports, which it leaves out of tracebacks and of
    # the places of warnings.
    exec_module.__code__ = exec_module.__code__.replace(
        co_filename="<frozen importlib._bootstrap_external>"
    )
    loader.exec_module = exec_module  # type: ignore[assignment, method-assign]


fix_clock()
refuse_deprecated()
measure_lines()
