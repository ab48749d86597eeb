"""This module knows the report's bytes as JSON: the same report is the same text."""

from __future__ import annotations

import json
from collections.abc import Iterable

from citemark.report.tree import as_dict
from citemark.types import Report


def to_json(report: Report) -> str:
    """One report, indented, ending in a newline."""
    return _sound(json.dumps(as_dict(report), ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def to_json_array(reports: Iterable[Report]) -> str:
    """Several reports as one array, indented, ending in a newline."""
    trees = [as_dict(report) for report in reports]
    return _sound(json.dumps(trees, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def to_jsonl(report: Report) -> str:
    """One report on one line, ending in a newline."""
    tree = as_dict(report)
    text = json.dumps(  # a tree holds no circle; looking for one takes a tenth of the time
        tree, ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
    )
    return _sound(text).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _sound(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 stream can carry."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
