"""The machinery of the course: tested snippets in; slides, pages and labs out.

One noun a module, one purpose a room, and imports run down only, from the first of these rooms to
the last (import-linter, in `make check`):

    cli       the `course` command: one verb, one call
    build     the site, the decks, the preview, what is exported, what a new module begins with
    report    how true the course is (freshness), what a change touches, what the newest versions do
    rules     what can be seen without running anything, a file for each kind of promise
    formats   each config that is shown is read by the tool that owns its format
    run       sessions and snippets in a sandbox, their recordings, the container engine
    live      blocks of Python that run in the reader's browser
    labs      what a lab is, how students start and check one, what its checks are made of
    core      problems, includes, the syllabus, tools: what all rooms share

Beside them, `doctor` is what a machine needs and `gates` is what reads our own code. What a session
or a browser gets to see of us lies in the folders `guest`.

To follow a snippet to its reader, read core/problem, core/include, run/session, run/sandbox,
run/recording, rules/deck and build/site, in this order; it takes an hour.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout that this package lives in."""
