"""Reports for programs (JSON, its schema) and for readers (terminal table, self-contained page)."""

from __future__ import annotations

from citemark.report.json_text import to_json, to_json_array, to_jsonl
from citemark.report.page import to_html
from citemark.report.schema import SCHEMA
from citemark.report.table import to_text
from citemark.report.tree import as_dict

__all__ = ["SCHEMA", "as_dict", "to_html", "to_json", "to_json_array", "to_jsonl", "to_text"]
