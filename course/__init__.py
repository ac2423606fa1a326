"""The machinery of the course: tested snippets in; slides, pages and labs out.

One noun a module. The core takes an hour; read it in this order: problem, include, typed, session,
sandbox, mask, recording, executed, orphan, prose, syllabus, deck, page, generated, site, check,
cli. Each of the others stands alone, to be read when it is needed:
- what makes code run in the reader's browser: live, pyodide, policy (and the scripts in browser/,
  the runner inside/cells.py);
- what reads and runs other formats: config, kept, workflow, commands, engine, apart, measured,
  picture;
- what tells how true the course is: freshness, affected, reach, newest, durations, parts;
- what students use: labs, starter, checks, call, judge, lab;
- the verbs that stand apart: gates, play, doctor, export, begin, and preview with what it is made
  of: shown, rendering, marp, mistakes, watch, screen (and patch.js, which it sends to browsers).
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout that this package lives in."""
