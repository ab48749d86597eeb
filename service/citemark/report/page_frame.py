"""This module knows the frame of a page that needs no script and no other file."""

from __future__ import annotations

import base64
import hashlib
from html import escape

_START = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{heading}</h1></header>
"""
PAGE_END = "</body>\n</html>\n"


def page_start(*, title: str, heading: str, style: str) -> str:
    """Everything before the page's own words."""
    return _START.format(
        policy=escape(_policy(style)), title=escape(title), heading=escape(heading), style=style
    )


def _policy(style: str) -> str:
    """A policy that lets nothing run or load but the page's own style, by its digest (CSP 3)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
