"""This package knows how a document is laid out: blocks, sections, and the lists in which sources stand."""
