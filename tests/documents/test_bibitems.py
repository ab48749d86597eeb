"""The items of LaTeX bibliographies become references, whichever style wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import read
from citemark.documents.bibitems import unfolded

from ..costs import within

AS_PLAIN = "Zoë Doe and Richard Roe. Tides of quiet ponds. arXiv preprint arXiv:2302.06118, 2023."
ITEMS = (
    # plain, with the lines that BibTeX breaks
    ("\\bibitem{doe2023}\nZo{\\\"e} Doe and Richard\n  Roe.\n\\newblock Tides of quiet ponds.\n\\newblock {\\em arXiv preprint arXiv:2302.06118}, 2023.\n", AS_PLAIN),
    # alpha and plainnat: a label with braces in it
    ("\\bibitem[DR{\\etalchar{+}}23]{doe2023}\nZo{\\\"e} Doe and Richard Roe.\n\\newblock Tides of quiet ponds.\n\\newblock {\\em arXiv preprint arXiv:2302.06118}, 2023.\n", AS_PLAIN),
    ("\\bibitem[Doe and Roe(2023)Doe, and Roe]{doe2023}\nZo{\\\"e} Doe and Richard Roe.\n\\newblock Tides of quiet ponds.\n\\newblock \\emph{arXiv preprint arXiv:2302.06118}, 2023.\n", AS_PLAIN),
    # IEEEtran
    ("\\bibitem{doe2023}\n\\BIBentryALTinterwordspacing\nZ.~Doe and R.~Roe, ``Tides of quiet ponds,'' in \\emph{Still Water}.\\hskip 1em plus 0.5em minus 0.4em\\relax ACM, 2023, pp. 1--9.\n\\BIBentrySTDinterwordspacing\n", "Z. Doe and R. Roe, “Tides of quiet ponds,” in Still Water. ACM, 2023, pp. 1–9."),
    # ACM, with a comment sign that hides the line's end
    ("\\bibitem[Doe(2023)]%\n        {doe2023}\n\\bibfield{author}{\\bibinfo{person}{Jane Doe}.} \\bibinfo{year}{2023}\\natexlab{}.\n\\newblock \\showarticletitle{Tides of Quiet Ponds}.\n\\newblock \\bibinfo{journal}{\\emph{Moss}} \\bibinfo{volume}{5} (\\bibinfo{year}{2023}).\n\\newblock\n", "Jane Doe. 2023. Tides of Quiet Ponds. Moss 5 (2023)."),
    # REVTeX
    ("\\bibitem [{\\citenamefont {Doe}(2023)}]{doe2023}%\n  \\BibitemOpen\n  \\bibfield  {author} {\\bibinfo {author} {\\bibfnamefont {J.}~\\bibnamefont {Doe}},\\ }\\bibfield  {title} {\\bibinfo {title} {Tides of quiet ponds},\\ }\\href@noop {} {\\bibfield  {journal} {\\bibinfo  {journal} {Moss}\\ }\\textbf {\\bibinfo {volume} {5}} (\\bibinfo {year} {2023})}\\BibitemShut {NoStop}%\n", "J. Doe, Tides of quiet ponds, Moss 5 (2023)"),
    # acl_natbib and elsarticle: the address is hidden behind words
    ("\\bibitem{doe2023}\nJane Doe. 2023.\n\\newblock \\href {https://arxiv.org/abs/2302.06118} {Tides of quiet ponds}.\n", "Jane Doe. 2023. Tides of quiet ponds. https://arxiv.org/abs/2302.06118"),
    ("\\bibitem{doe2023}\nJane Doe.\n\\newblock Tides, 12\\penalty0 (3):\\penalty0 1--9, 2023.\n\\newblock \\doi{10.1016/j.moss.2023.05.028}.\n", "Jane Doe. Tides, 12 (3): 1–9, 2023. doi:10.1016/j.moss.2023.05.028."),
)  # fmt: skip


@pytest.mark.parametrize(("item", "expected"), ITEMS)
def test_an_item_of_any_style_is_one_line_of_text(item: str, expected: str) -> None:
    text = unfolded(f"\\begin{{thebibliography}}{{10}}\n\n{item}\n\\end{{thebibliography}}\n")
    (line,) = [line for line in text.splitlines() if line.startswith("[")]
    assert line.replace(" (3)", "(3)").replace("): ", "):") == (
        f"[1] {expected}".replace(" (3)", "(3)").replace("): ", "):")
    )
    assert "References" in text
    assert "\\" not in text


def test_the_text_before_and_behind_a_bibliography_stays() -> None:
    text = unfolded(
        "As \\cite{doe} shows.\n\n\\begin{thebibliography}{9}\n\\bibitem{doe} Jane Doe. Tides. 2023.\n"
        "\\bibitem{roe} Richard Roe. Moss. 2022.\n\\end{thebibliography}\nAnd so on.\n"
    )
    lines = [line for line in text.splitlines() if line]
    assert lines == [
        "As \\cite{doe} shows.",
        "References",
        "[1] Jane Doe. Tides. 2023.",
        "[2] Richard Roe. Moss. 2022.",
        "And so on.",
    ]


def test_an_item_alone_ends_where_its_paragraph_does() -> None:
    text = unfolded("Before.\n\n\\bibitem{doe} Jane Doe.\nTides. 2023.\n\nBehind.\n")
    lines = [line for line in text.splitlines() if line]
    assert lines == ["Before.", "[1] Jane Doe. Tides. 2023.", "Behind."]


def test_a_text_without_items_stays_as_it_is() -> None:
    assert unfolded("We wrote a bibitem by hand.") == "We wrote a bibitem by hand."


def test_the_document_lists_the_items() -> None:
    (document,) = read(b"\\begin{thebibliography}{9}\n" + ITEMS[0][0].encode(), type="text")
    assert AS_PLAIN in document.text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="\\bibitem[]{}% \nnewblock", max_size=200))
def test_any_text_is_unfolded_without_error(text: str) -> None:
    assert isinstance(unfolded(f"\\bibitem{text}"), str)


@pytest.mark.parametrize(
    "unit", ["\\bibitem", "\\bibitem[{", "\\bibitem{a}\\href{", "\\bibitem{}%\n"]
)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    with within(2):
        assert len(unfolded(unit * (100_000 // len(unit)))) < 1_000_000


@pytest.mark.parametrize("head", ["\\bibitem[{", "\\bibitem[Doe", "\\bibitem{"])
def test_a_head_that_nothing_closes_takes_nothing_of_the_next_item(head: str) -> None:
    text = unfolded(f"{head}\n\\bibitem[R]{{roe}} Richard Roe. Moss. 2022.\n")
    assert text.split("\n")[-3] == "[2] Richard Roe. Moss. 2022."
