"""What a document says reaches the terminal as visible characters only."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.report.characters import cut, harmless, width, wrap

from ..costs import within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Łukasz – 張偉 — ñ", "Łukasz – 張偉 — ñ"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\x9b31mb", "a31mb"),
        ("a\x1b]8;;http://x\x07b", "a]8;;http://xb"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("a\u2066b\u2069\u061cc", "abc"),
        ("tags\U000e0041", "tags"),
        ("two\nlines\r\n\tand  more", "two lines and more"),
        ("a\u00a0b\u2028c\u3000d", "a b c d"),
        ("\ud800", "\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("", ""),
    ],
)
def test_only_harmless_characters_stay(text: str, expected: str) -> None:
    assert harmless(text) == expected


@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_control_format_or_surrogate_survives(text: str) -> None:
    kinds = {
        unicodedata.category(letter)
        for letter in harmless(text).replace("\u200c", "").replace("\u200d", "")
    }
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("張偉", 4), ("e\u0301", 1), ("", 0)])
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(alphabet="ab 張é\u0301", max_size=60), st.integers(4, 20))
def test_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert width(cut(text, columns)) <= columns


def test_a_cut_text_says_so() -> None:
    assert cut("abcdefgh", 5) == "abcd…"
    assert cut("abc", 5) == "abc"


@pytest.mark.parametrize("piece", ["\x1b[", "\u202e", "張", "a", " ", "\ud800"])
def test_cleaning_and_wrapping_are_linear(piece: str) -> None:
    with within(3):
        wrap(harmless(piece * 100_000), 40)
