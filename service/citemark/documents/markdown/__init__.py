"""This package knows how Markdown (CommonMark with tables) reads as plain text."""

from citemark.documents.markdown.reader import compose, read

__all__ = ["compose", "read"]
