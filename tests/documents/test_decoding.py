from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents.decoding import decode
from citemark.errors import UnreadableInput

TEXT = "Café naïve – “quoted” text with a few more words in it."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 bom",
        "utf-16",
        "utf-16-be",
        "utf-32-le",
        "utf-32-be",
        "bare le",
        "bare be",
    ],
)
def test_every_form_of_unicode_is_read(data):
    assert decode(data) == (TEXT, ())


def test_an_undeclared_legacy_text_is_read_as_windows_1252_and_said_so():
    text, problems = decode(TEXT.encode("cp1252"))
    assert text == TEXT
    assert [problem.code for problem in problems] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("declaration", "encoding", "body"),
    [
        ('<meta charset="iso-8859-2">', "iso8859-2", "Žluťoučký kůň"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251", "Привет, мир"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
            "gb18030",
            "深度学习综述",
        ),
        ("% Encoding: ISO-8859-1", "cp1252", "Müller – naïve"),
        ('<meta charset="shift_jis">', "cp932", "深層学習の概説"),
    ],
)
def test_a_declared_encoding_is_believed_when_the_text_is_not_utf_8(declaration, encoding, body):
    assert decode(f"{declaration}\n{body}".encode(encoding)) == (f"{declaration}\n{body}", ())


def test_valid_utf_8_is_utf_8_whatever_it_declares():
    assert decode("<meta charset=iso-8859-1> Café".encode()) == (
        "<meta charset=iso-8859-1> Café",
        (),
    )


def test_an_unknown_declared_encoding_is_not_looked_up():
    text, problems = decode(b"<meta charset=utf-7> caf\xe9 +ADw-script+AD4-")
    assert "café +ADw-" in text
    assert problems[0].code == "encoding-guessed"


def test_damaged_utf_8_stays_utf_8_and_says_where():
    data = "Žluťoučký kůň a další slova".encode() + b"\xff\xfe end"
    text, problems = decode(data)
    assert text.startswith("Žluťoučký kůň")
    assert text.endswith("\ufffd\ufffd end")
    assert (problems[0].code, problems[0].start) == ("invalid-bytes", 27)
    assert "2 characters" in problems[0].message


def test_damaged_utf_16_says_so():
    text, problems = decode(codecs.BOM_UTF16_LE + "text".encode("utf-16-le") + b"\x00\xd8")
    assert text == "text\ufffd"
    assert problems[0].code == "invalid-bytes"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_clear_refusal(data):
    try:
        text, _ = decode(data)
    except UnreadableInput:
        return
    assert text.strip()
    text.encode()


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable() and text.isascii())
)
def test_printable_ascii_is_read_as_it_is(text):
    assert decode(("x" + text).encode())[0] == "x" + text
