"""This package knows people as references name them: what a name looks like, and where a list of them ends."""
