"""This package knows BibTeX and BibLaTeX files."""

from citemark.documents.bibtex.reader import read

__all__ = ["read"]
