"""This package knows the values that flow from document to report, and nothing else.

Every value is complete when it exists: frozen, slotted, tuples inside. Unknown
is ``None``. Nothing else of ours is imported here (import-linter holds it).
"""

from citemark.types.document import Block, BlockKind, Document, Entry, Link, Problem, Span
from citemark.types.evidence import Coverage, Evidence, Outcome, Record, SourceKind
from citemark.types.reference import (
    Attachment,
    Claim,
    Identifier,
    Occurrence,
    PartialDate,
    Reference,
)
from citemark.types.report import JudgedReference, Report, Versions
from citemark.types.verdict import RED_LABELS, Label, Reason, Verdict

__all__ = [
    "RED_LABELS",
    "Attachment",
    "Block",
    "BlockKind",
    "Claim",
    "Coverage",
    "Document",
    "Entry",
    "Evidence",
    "Identifier",
    "JudgedReference",
    "Label",
    "Link",
    "Occurrence",
    "Outcome",
    "PartialDate",
    "Problem",
    "Reason",
    "Record",
    "Reference",
    "Report",
    "SourceKind",
    "Span",
    "Verdict",
    "Versions",
]
