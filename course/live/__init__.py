"""Live code: blocks of Python that run in the reader's browser."""
