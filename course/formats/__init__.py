"""Formats: every config that is shown is read by the tool that owns it."""
