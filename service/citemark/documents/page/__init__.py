"""This package knows a page of markup: what a reader sees of it, and what it says of itself."""
