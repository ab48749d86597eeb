"""This module knows how bytes become text: declared and undeclared encodings, BOMs, damage.

A valid UTF-8 text is UTF-8 whatever it declares: other encodings pass its checks by
accident too rarely to matter. A declared legacy encoding comes next, under the name
that browsers give it (WHATWG Encoding Standard: ``iso-8859-1`` means windows-1252),
then windows-1252.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from citemark.documents.cleaning import clean, is_clean
from citemark.errors import UnreadableInput, UnsupportedType
from citemark.types import Problem

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"(?:charset|encoding)\s{0,8}[=:]\s{0,8}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_DECLARATION_REACH: Final = 4_096
"""Bytes searched for a declaration; the standard asks for the first 1,024."""
_NAMES: Final = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "ansi": "cp1252", "iso-8859-2": "iso8859-2", "windows-1250": "cp1250", "cp1250": "cp1250",
    "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "windows-1253": "cp1253", "iso-8859-7": "iso8859-7", "windows-1254": "cp1254",
    "iso-8859-9": "cp1254", "windows-1255": "cp1255", "iso-8859-8": "iso8859-8",
    "windows-1256": "cp1256", "windows-1257": "cp1257", "windows-1258": "cp1258",
    "iso-8859-5": "iso8859-5", "iso-8859-6": "iso8859-6", "iso-8859-15": "iso8859-15",
    "iso-8859-16": "iso8859-16", "macintosh": "mac-roman", "macroman": "mac-roman",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc-jp", "iso-2022-jp": "iso2022-jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip
_FOREIGN: Final = (
    (b"%PDF-", "a PDF: extract its text first, or give its BibTeX, HTML or Markdown"),
    (b"PK\x03\x04", "an archive or office file: give its text, HTML or Markdown"),
    (b"\x1f\x8b", "compressed (gzip): unpack it first"),
    (b"BZh", "compressed (bzip2): unpack it first"),
    (b"\xfd7zXZ\x00", "compressed (xz): unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd): unpack it first"),
    (b"\x89PNG", "an image: give the text"),
    (b"\xff\xd8\xff", "an image: give the text"),
    (b"GIF8", "an image: give the text"),
    (b"{\\rtf", "RTF: save it as text, HTML or Markdown"),
    (b"SQLite format 3\x00", "a database: export its documents"),
)
_PROBE: Final = 4_096
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_SCARS: Final = 3
"""Control characters that a very short text may hold by damage."""
_BINARY_SHARE: Final = 0.1
"""Control characters in the first 4,096: text files have none; random bytes read as
windows-1252 have one in eight."""


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The cleaned text of the bytes and what was wrong with them.

    Raises :class:`UnreadableInput` for nothing at all and for binary data, and
    :class:`UnsupportedType` for well-known formats that are no text.
    """
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise UnreadableInput("the input is empty: give a document with text in it")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise UnsupportedType(f"the input is {what}")
    text, problems = _decoded(data)
    if not is_clean(text) or "\ufffd" in text:
        _expect_text(text[:_PROBE])
        text = clean(text)
    if not text.strip():
        raise UnreadableInput("the input holds no visible text: give a document with text in it")
    return text, problems


def _expect_text(probe: str) -> None:
    if len(_CONTROL.findall(probe)) > max(_SCARS, _BINARY_SHARE * len(probe)):
        raise UnreadableInput("the input is binary data, not text: give text, HTML, JSON or BibTeX")


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide is not None:
        return _replacing(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _legacy(data)


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode(encoding, errors="replace")
    damage = text.count("\ufffd")
    if not damage:
        return text, ()
    message = f"{damage} characters are not valid {encoding}; save the input as UTF-8"
    return text, (Problem("invalid-bytes", message, text.find("\ufffd")),)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a BOM: nearly every second byte of Western text is zero."""
    probe = data[:512]
    half = len(probe) // 2
    if half < 2:
        return None
    for encoding, zeros in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        if zeros.count(0) > 0.7 * half and probe.count(0) < 1.2 * half:
            return encoding
    return None


def _legacy(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    declared = _DECLARED.search(data[:_DECLARATION_REACH])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _NAMES:
        return _replacing(data, _NAMES[name])
    text, problems = _replacing(data, "utf-8")
    # Whole multi-byte characters do not happen by chance: more of them than of
    # damaged ones means UTF-8 with scars, else it never was UTF-8.
    scars = text.count("\ufffd")
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    if whole > scars:
        return text, problems
    message = "the encoding is undeclared and not UTF-8, read as windows-1252; save it as UTF-8"
    return data.decode("cp1252", errors="replace"), (Problem("encoding-guessed", message),)
