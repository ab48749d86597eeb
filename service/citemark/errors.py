"""This module knows everything that can go wrong, as distinct things a caller does."""

from __future__ import annotations


class CitemarkError(Exception):
    """Root of all errors that citemark raises on purpose; the message is for the user."""


class UnreadableInput(CitemarkError):
    """The input cannot be read as any document: name it, say what to do, go on with the next."""


class InputTooLarge(UnreadableInput):
    """The input passes a size, depth or count bound: split it or raise the named setting."""


class UnsupportedType(UnreadableInput):
    """No reader knows this type: name one of the supported types."""


class ForbiddenAddress(CitemarkError):
    """A URL that must not be fetched (not http(s), or it leads into a private network)."""


class FetchFailed(CitemarkError):
    """A URL could not be fetched: the message says why; trying again may help."""


class InvalidSetting(CitemarkError):
    """A setting has an unusable value: correct it and start again."""


class ModelRejected(CitemarkError):
    """The model directory fails its digest, version or signal check: reinstall or retrain it."""


class IndexUnusable(CitemarkError):
    """The index directory is missing, damaged or of another format: rebuild it."""


class LedgerUnavailable(CitemarkError):
    """The ledger cannot be read or written: check its address, disk and permissions."""


class InvalidRequest(CitemarkError):
    """An HTTP request whose body or parameters break the schema: correct it."""


class NotFound(CitemarkError):
    """Nothing is stored under that name."""
