"""Reports: how true the course is, and what a change or a new version touches."""
