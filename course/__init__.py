"""The machinery of the course: tested snippets in; slides, pages and labs out.

One noun a module; read them in this order: problem, include, typed, session, sandbox, recording,
executed, config, syllabus, deck, page, site, check, cli. The labs stand apart: starter, lab.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout that this package lives in."""
