"""This package knows formatted references: one string, and which part of it is what."""
