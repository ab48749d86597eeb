"""The HTTP service: the same scorer, reached by programs, extensions and readers."""

METRICS_DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which prometheus_client learns, when it is imported, where processes put their
numbers together. It stands here because whoever sets it must not import that library before."""
