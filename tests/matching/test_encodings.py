"""Text that was encoded once too often is read as it was meant, and other text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.matching.encodings import decoded

from ..costs import within

ENCODED_TWICE = [
    ("Andr\\u00e9 Faro", "André Faro"),
    ("\\u00d6nder \\u0130pek", "Önder İpek"),
    ("AndrÃ© Faro", "André Faro"),
    ("SiniÅ¡a", "Siniša"),
    ("MarÄ\x8da", "Marča"),
    ("Î±-nets", "α-nets"),
    ("Oâ€™Faro", "O’Faro"),
    ("Tides â\x80\x93 Ebbs", "Tides – Ebbs"),
]

MEANT_SO = [
    "André Faro",
    "JOÃO",
    "Ångström",
    "Ð",
    "{\\u{g}}",
    "\\udead",
    "\\u2028",
    "AndrÃ© Faro and René",
    "",
]


@pytest.mark.parametrize(("text", "meant"), ENCODED_TWICE)
def test_text_encoded_twice_is_read_as_meant(text: str, meant: str) -> None:
    assert decoded(text) == meant
    assert decoded(meant) == meant


@pytest.mark.parametrize("text", MEANT_SO)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert decoded(text) == text


@given(st.text(alphabet="\\u0123456789abcdefÃ©Å¡ xyz", max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert len(decoded(text)) <= len(text)


def test_the_time_grows_with_the_length_alone() -> None:
    for text in ("\\u00e9" * 20_000, "Ã©" * 50_000, "\\u" * 50_000, "Ã" * 100_000):
        with within(1):
            decoded(text)
