"""This package knows the settings: one table, read from the environment once, shown as documents.

A setting is one field of :class:`Settings`; its environment variable is the field's name in
capitals behind ``CITEMARK_``. Nothing is read at import.
"""

from citemark.settings.choices import Settings, table
from citemark.settings.row import Setting

__all__ = ["Setting", "Settings", "table"]
