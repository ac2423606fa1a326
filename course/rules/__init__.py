"""The rules: what can be seen of the course without running anything."""
