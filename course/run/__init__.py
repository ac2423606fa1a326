"""Running: snippets and sessions in a sandbox, their recordings, the container engine."""
