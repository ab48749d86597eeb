"""This module knows how to tell the formats apart, by content first and by name only in a tie."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from citemark.documents.catalogues import lists_works
from citemark.documents.delimited import names_columns
from citemark.documents.formats import SUFFIXES
from citemark.documents.notebooks import is_notebook

_REACH: Final = 64 * 1024
"""Characters looked at: a format shows itself at the beginning."""
_SCHEMA: Final = re.compile(r'"(?:@context|@type|@graph|@id)"\s{0,20}:|schema\.org')
_CSL: Final = re.compile(
    r'"(?:container-title|date-parts|issued|DOI|citation-key)"\s{0,20}:'
    r'|"type"\s{0,20}:\s{0,20}"(?:article|article-journal|paper-conference|book|chapter|thesis|report|'
    r'webpage|dataset|software|manuscript|journal-article|proceedings-article|posted-content)"'
)
_JSON: Final = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:\{|\]|\[\s*\[))")
"""Two brackets may begin a Wiki link; three begin no text."""
_HTML: Final = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
                          re.IGNORECASE | re.DOTALL)  # fmt: skip
_TAGS: Final = re.compile(
    r"</?(?:a|article|b|body|br|div|em|h[1-6]|head|i|li|link|main|meta|ol|p|script|section|span|strong|"
    r"table|td|title|tr|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BIBTEX: Final = re.compile(
    r"^[ \t]{0,20}@(?:(?:string|preamble|comment)[ \t]{0,8}[{(]"
    r"|[a-z]{3,20}[ \t]{0,8}[{(]\s{0,20}(?:[^\s{}(),=]{0,200}\s{0,20},|(?:title|author|year)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_BIBTEX_FIELD: Final = re.compile(r"[a-z][\w-]{0,30}[ \t]{0,20}=[ \t]{0,20}[\"{\w]", re.IGNORECASE)
_RIS: Final = re.compile(r"^TY[ \t]{1,2}-[ \t]{1,4}[A-Z]{2,8}[ \t]{0,8}$", re.MULTILINE)
_NBIB: Final = re.compile(r"^PM(?:ID|C )-[ \t](?:PMC)?\d{1,12}[ \t]{0,8}$", re.MULTILINE)
_NBIB_FIELD: Final = re.compile(r"^(?:TI  |FAU |AU  |DP  |JT  |BTI |TA  )- \S", re.MULTILINE)
_ENDNOTE: Final = re.compile(r"^%(?:0 [A-Z][A-Za-z ]{2,40}|A [^\s%].{0,200})$", re.MULTILINE)
_ENDNOTE_FIELD: Final = re.compile(r"^%T \S", re.MULTILINE)
_WOS: Final = re.compile(r"^PT [A-Z][ \t]{0,8}$", re.MULTILINE)
_WOS_FIELD: Final = re.compile(r"^(?:AU|TI|SO) \S", re.MULTILINE)
_MAIL: Final = re.compile(
    r"(?:From .{0,200}\n)?(?:[A-Za-z][\w-]{1,60}:(?:.{0,2000}\n)(?:[ \t].{0,2000}\n){0,200}){3,200}\n"
)
_MAIL_FIELD: Final = re.compile(
    r"^(?:MIME-Version: ?1\.0|Message-ID: ?<|Received: (?:from|by) )", re.IGNORECASE | re.MULTILINE
)
"""What a mail's head states and the head of no note does."""
_FENCE: Final = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_STRONG_MARKS: Final = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?://|#|mailto:|/)"),
    re.compile(r"^\[[^\]\n]{1,80}\]:\s+\S", re.MULTILINE),
    re.compile(r"^\|?[ \t]{0,8}:?-{3,80}:?[ \t]{0,8}\|", re.MULTILINE),
)
_EMPHASIS: Final = re.compile(
    r"(?:^|\s)(?:\*\*|__)\S[^*_\n]{0,300}(?:\*\*|__)(?=\W|$)", re.MULTILINE
)
_BULLET: Final = re.compile(r"^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)]) \S", re.MULTILINE)
_BOLD_LEAD: Final = re.compile(r"^\*\*[^\s*][^*\n]{0,80}\*\*", re.MULTILINE)
_MANY_LEADS: Final = 3
_MANY_TAGS: Final = 5
"""Tags from which a text is a page and not prose that mentions one."""


def detect_text(text: str, name: str | None = None) -> str:
    """The type of a decoded text: one of :data:`~citemark.documents.formats.TYPES`."""
    head = text[:_REACH]
    if _JSON.match(head):
        return _json_type(head, name)
    marks = sum(pattern.search(head) is not None for pattern in _STRONG_MARKS)
    told = next((kind for kind, tells in _TELLS if tells(head, marks)), None)
    by_name = SUFFIXES.get((name or "").rsplit(".", 1)[-1].lower())
    if told == "markdown" and by_name == "bibtex" and _has_entries(head):
        return by_name  # BibTeX ignores what stands before and between entries, whatever its marks
    return told or (by_name if by_name in ("markdown", "html") else "text")


def _json_type(head: str, name: str | None) -> str:
    if is_notebook(head):
        return "markdown"
    if _SCHEMA.search(head):
        return "capsule"
    if _CSL.search(head) or lists_works(head):
        return "csl"
    return "csl" if (name or "").lower().endswith("csl.json") else "capsule"


def _shows(head: str, *lines: re.Pattern[str]) -> bool:
    """Whether there is a line of each kind: one alone may stand in any text."""
    return all(line.search(head) for line in lines)


def _is_bibtex(head: str, marks: int) -> bool:
    """Entries at line starts; in a text with Markdown marks (a page that shows how to cite
    it) only when the text begins with one."""
    first = _BIBTEX.search(head)
    if first is None or not _has_entries(head):
        return False
    before = [line for line in head[: first.start()].split("\n") if line.strip() and line[0] != "%"]
    return not before or (not marks and not _FENCE.search(head))


def _is_mail(head: str) -> bool:
    """Whether a text begins with lines of fields, one of which only mail has."""
    fields = _MAIL.match(head)
    return fields is not None and _MAIL_FIELD.search(fields[0]) is not None


def _has_entries(head: str) -> bool:
    """Whether an entry stands at the beginning of a line, and a field behind."""
    first = _BIBTEX.search(head)
    return first is not None and _BIBTEX_FIELD.search(head, first.start()) is not None


def _is_markdown(head: str, marks: int) -> bool:
    listed = _EMPHASIS.search(head) and (_BULLET.search(head) or _leads_in_bold(head))
    return bool(marks or listed or _FENCE.search(head))


def _leads_in_bold(head: str) -> bool:
    """Whether several lines begin in bold, as entries of a list with their labels do."""
    return len(_BOLD_LEAD.findall(head)) >= _MANY_LEADS


# In the order of how surely each tells; every row may use the count of Markdown marks.
_TELLS: Final[tuple[tuple[str, Callable[[str, int], bool]], ...]] = (
    ("html", lambda head, _: _HTML.match(head) is not None),
    ("mail", lambda head, _: _is_mail(head)),
    ("text", lambda head, _: names_columns(head)),  # whatever stands in its cells
    ("ris", lambda head, _: _RIS.search(head) is not None),
    ("nbib", lambda head, _: _shows(head, _NBIB, _NBIB_FIELD)),
    ("endnote", lambda head, marks: not marks and _shows(head, _ENDNOTE, _ENDNOTE_FIELD)),
    ("wos", lambda head, _: _shows(head, _WOS, _WOS_FIELD)),
    ("bibtex", _is_bibtex),
    ("html", lambda head, marks: not marks and len(_TAGS.findall(head)) >= _MANY_TAGS),
    ("markdown", _is_markdown),
)
