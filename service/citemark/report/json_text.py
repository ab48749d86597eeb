"""This module knows the report's bytes as JSON: the same report is the same text."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from citemark.report.tree import as_dict
from citemark.types import Report


def to_json(report: Report) -> str:
    """One report, indented, ending in a newline."""
    return _written(as_dict(report), orjson.OPT_INDENT_2) + "\n"


def to_json_array(reports: Iterable[Report]) -> str:
    """Several reports as one array, indented, ending in a newline."""
    return _written([as_dict(report) for report in reports], orjson.OPT_INDENT_2) + "\n"


def to_jsonl(report: Report) -> str:
    """One report on one line, ending in a newline."""
    text = _written(as_dict(report), 0)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _written(tree: object, option: int) -> str:
    """The tree as JSON, with replacement characters for lone surrogates, which no UTF-8 stream can
    carry. (orjson takes 8 µs for a document where ``json`` takes 80.)"""
    try:
        return orjson.dumps(tree, option=option).decode()
    except orjson.JSONEncodeError:  # it takes no surrogates
        return orjson.dumps(_sound(tree), option=option).decode()


def _sound(tree: object) -> object:
    """The same tree, its texts without lone surrogates."""
    match tree:
        case str():
            return tree.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {key: _sound(value) for key, value in tree.items()}
        case list():
            return [_sound(value) for value in tree]
        case _:
            return tree
