from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import cleaning, read
from citemark.documents.cleaning import clean, is_clean, plain, unescape
from citemark.references import extract


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain ASCII", "plain ASCII"),
        ("soft\u00adware and zero\u200bwidth\u2060", "software and zerowidth"),
        ("no\u00a0break\u2009thin\u3000wide", "no break thin wide"),
        ("a\r\nb\rc\u2028d\u0085e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("bell\x07 escape\x1b[31m\x9b null\x00", "bell escape[31m null"),
        ("\u202eevil\u202c bidi\u200f", "evil bidi"),
        ("hidden\U000e0041\U000e0042 tags", "hidden tags"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        (
            "non\u2011breaking \u2010 hyphen, ﬁnd ﬂow oﬃce",
            "non-breaking - hyphen, find flow office",
        ),
        ("doi １０．１０３８／ａｂｃ", "doi 10.1038/abc"),
        ("arxiv：2604.01234", "arxiv:2604.01234"),
        ("10．1038／s41586", "10.1038/s41586"),
        ("R．Application，Ponds：The", "R．Application，Ponds：The"),  # they set words apart
        ("方法（ＢＥＲＴ）是，好的。", "方法(BERT)是，好的。"),
        ("全角标点，不变：是的（真的）", "全角标点，不变：是的（真的）"),
        ("arXiv\u200d:1", "arXiv:1"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
        ("–—“”…é", "–—“”…é"),
    ],
)
def test_characters_without_meaning_go_and_the_others_stay(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A &amp; B &#8211; C &#x41;", "A & B – C A"),
        ("AT&T; &copy 2020 & more", "AT&T; &copy 2020 & more"),
        ("so&shy;ft&nbsp;space", "soft space"),
        ("&#27;[0m", "[0m"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_entities_are_resolved_once(text, expected):
    assert unescape(text) == expected


def test_a_metadata_field_is_one_line_of_text():
    assert (
        plain(" A <i>Title</i>\n with <sub>2</sub> &amp; x <jats:p>y</jats:p> ")
        == "A Title with 2 & x y"
    )
    assert plain("p < 0.05 and x <y> z") == "p < 0.05 and x <y> z"


def test_no_character_that_is_mended_passes_for_clean():
    missed = [
        character
        for character in map(chr, range(0x110000))
        if is_clean(character) and clean(f"é{character}é") != f"é{character}é"
    ]
    assert missed == []


@given(
    st.text(
        alphabet="a\n\r\u00a0\u2009\u200b\u00ad\ufeff\u2011\u2028\u3000\uff01\x07\u200d",
        max_size=12,
    )
)
def test_usual_odd_characters_are_mended_as_the_rare_ones(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "_USUAL", ())
        mended_as_rare_ones = clean(text)
    assert clean(text) == mended_as_rare_ones


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    once.encode()


@pytest.mark.parametrize("signs", ["\ue200\ue202\ue201", ""])
def test_what_an_assistant_marks_up_is_read_as_it_was_shown(signs: str) -> None:
    opened, parted, closed = signs or ("", "", "")
    text = (
        f'{opened}entity{parted}["people","Jane Doe","tide researcher"]{closed} et al. “Tides of Very Small Ponds.” '
        f"arXiv:2101.01311, 2021. {opened}cite{parted}turn2search11{parted}turn2search0{closed}"
    )
    for kind in ("markdown", "text"):
        (document,) = read(text.encode(), type=kind)
        assert document.text.startswith("Jane Doe et al. “Tides of Very Small Ponds.” arXiv")
        (found,) = extract(document)
        assert (found.claim.title, found.claim.authors) == (
            "Tides of Very Small Ponds",
            ("Jane Doe",),
        )
    (document,) = read("An icon \ue200 of a font".encode(), type="text")
    assert "\ue200" in document.text
