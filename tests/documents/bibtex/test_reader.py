from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.documents.bibtex.fields import entry_of
from citemark.documents.bibtex.reader import entries_of
from citemark.types import Document, Entry


def bibtex(text: str) -> Document:
    (document,) = read(text.encode(), type="bibtex")
    return document


def only(text: str) -> Entry:
    (entry,) = bibtex(text).entries
    return entry


def test_the_sample_yields_every_entry_in_order(sample):
    document = sample("references.bib")
    keys = ["vaswani2017", "hegedus", "broken", "vaswani2017", "child", "volume"]
    assert [entry.key for entry in document.entries] == keys
    assert [problem.code for problem in document.problems] == ["broken-entry", "repeated"]


def test_macros_dates_and_open_author_lists_are_resolved(sample):
    entry = sample("references.bib").entries[0]
    assert entry.kind == "inproceedings"
    assert (entry.authors, entry.authors_truncated) == (("Ashish Vaswani", "Noam Shazeer"), True)
    assert entry.title == "Attention Is All You Need"
    assert entry.venue == "Advances in Neural Information Processing Systems 30"
    assert entry.date == "2017-12"
    assert entry.identifiers == ("https://papers.nips.cc/paper/7181-attention_is_all",)


def test_latex_is_decoded_and_organisations_keep_their_commas(sample):
    entry = sample("references.bib").entries[1]
    assert entry.authors == ("Péter Hegedűs", "Example Institute, Budapest")
    assert entry.title == "Straßen – a study"
    assert entry.identifiers == ("doi:10.1000/xyz_1", "arXiv:2101.00001")
    assert (entry.category, entry.venue) == ("cs.CL", "arXiv preprint arXiv:2101.00001")


def test_a_broken_entry_is_read_as_far_as_it_goes(sample):
    entry = sample("references.bib").entries[2]
    assert (entry.title, entry.date) == ("A Broken Entry", "2020")
    assert entry.authors[0].endswith("Novak")


def test_cross_references_hand_their_fields_down(sample):
    child = sample("references.bib").entries[4]
    assert (child.venue, child.date) == ("Proceedings of the Example Conference", "2018")


@pytest.mark.parametrize(
    ("text", "key", "title", "date"),
    [
        ("@article{title={T}, year=2020}", None, "T", "2020"),
        ("@misc{k, title = {T} year = 2020}", "k", "T", "2020"),
        ("@article{k, title={T}},\n year={2020}\n}", "k", "T", "2020"),
        ("@article{k, title={T, year={2020}", "k", "T", "2020"),
        ('@article{k,\n title = "T,\n year = 2020\n}', "k", "T", "2020"),
        ("@article(k, title={T}, year=2020)", "k", "T", "2020"),
        ("@Article {k , Title = {T}, YEAR = 2020 ,}", "k", "T", "2020"),
        ("@article{k, title={T}, title={U}, year=2020}", "k", "T", "2020"),
        ("@article{k, title={T}, year={2020", "k", "T", "2020"),
        ("@article{k, title = {T}, year = undefined # {20}}", "k", "T", "undefined20"),
    ],
)
def test_entries_in_bad_shape_still_say_what_they_say(text, key, title, date):
    entry = only(text)
    assert (entry.key, entry.title, entry.date) == (key, title, date)


@pytest.mark.parametrize(
    "broken", ["@article{a, title={T, year=1}", "@article{title={T}}", "@a{b, c", '@a{b, t="x']
)
def test_a_broken_entry_never_hides_the_good_ones(broken):
    good = "@article{good1, title={One}}\n", "\n@article{good2, title={Two}}\n"
    document = bibtex(f"{good[0]}{broken}{good[1]}{broken}{good[1]}")
    titles = [entry.title for entry in document.entries if entry.key in ("good1", "good2")]
    assert titles == ["One", "Two", "Two"]
    assert document.problems


def test_entries_on_one_line_are_apart():
    document = bibtex("@article{title={A}} @article{b, title={B}} @article{c, title={C}}")
    assert [entry.title for entry in document.entries] == ["A", "B", "C"]


def test_a_block_that_states_nothing_is_a_problem_and_no_entry():
    document = bibtex("@article{good, title={T}}\n@string{broken\n@a{}\n")
    assert [entry.key for entry in document.entries] == ["good"] + [None] * (
        len(document.entries) - 1
    )
    assert "unreadable-entry" in [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ("doi={10.1000/x}", ("doi:10.1000/x",)),
        ("doi={https://doi.org/10.1000/x}", ("doi:10.1000/x",)),
        ("doi={doi: 10.1000/x}", ("doi:10.1000/x",)),
        ("eprint={1706.03762}", ("arXiv:1706.03762",)),
        ("eprint={arXiv:1706.03762}, eprinttype={arXiv}", ("arXiv:1706.03762",)),
        ("eprint={123}, eprinttype={pubmed}", ("pmid:123",)),
        ("eprint={abc}, eprinttype={jstor}", ("jstor:abc",)),
        ("eprint={https://a.b/c}", ("https://a.b/c",)),
        ("journal={CoRR}, volume={abs/1706.03762}", ("arXiv:1706.03762",)),
        ("journal={arXiv preprint arXiv:1706.03762}", ("arXiv:1706.03762",)),
        ("note={arXiv: hep-th/9711200v2}", ("arXiv:hep-th/9711200v2",)),
        ("howpublished={\\url{https://a.b/c\\_d}}", ("https://a.b/c_d",)),
        ("url={\\href{https://a.b}{text}}", ("https://a.b",)),
        ("isbn={978-3-16-148410-0}", ()),
        ("issn={1234-5678}", ()),
        ("pmid={12}, pmcid={PMC34}", ("pmid:12", "pmcid:PMC34")),
    ],
)
def test_identifiers_come_from_every_field_that_holds_one(fields, identifiers):
    assert only(f"@article{{k, title={{T}}, {fields}}}").identifiers == identifiers


def test_the_isbn_of_a_whole_book_is_its_own():
    assert only("@book{k, title={T}, isbn={978-3-16-148410-0}}").identifiers == (
        "isbn:978-3-16-148410-0",
    )


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year=2020, month=apr", "2020-04"), ("year={2020}, month={April}", "2020-04"),
        ("year={2020}, month=4", "2020-04"), ("year={2020}, month={12~} # mar", "2020-03"),
        ("date={2020-04-05}, year={1999}", "2020-04-05"), ("year={in press}", "in press"),
        ("year={2020a}, month=apr", "2020a"), ("year={2020}, month={99}", "2020"), ("month=apr", None),
    ],
)  # fmt: skip
def test_dates_are_kept_as_stated_with_a_readable_month(fields, date):
    assert only(f"@misc{{k, title={{T}}, {fields}}}").date == date


@pytest.mark.parametrize(
    ("fields", "venue", "publisher"),
    [
        ("booktitle={B}, journal={J}", "J", None),
        ("journaltitle={J}, publisher={P}", "J", "P"),
        ("howpublished={Workshop notes}, school={S}", "Workshop notes", "S"),
        ("howpublished={\\url{https://a.b}}", None, None),
        ("booktitle={Proc. of {ICML} \\& Friends}", "Proc. of ICML & Friends", None),
    ],
)
def test_venues_and_publishers(fields, venue, publisher):
    entry = only(f"@misc{{k, title={{T}}, {fields}}}")
    assert (entry.venue, entry.publisher) == (venue, publisher)


def test_titles_have_their_subtitles():
    assert only("@book{k, title={A Title}, subtitle={And More}}").title == "A Title: And More"
    assert only("@book{k, title={Why?}, subtitle={Because}}").title == "Why? Because"
    assert only("@book{k, subtitle={Alone}}").title == "Alone"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (r"${{\mathrm {Lantern}}Out}$: Reading Tides", "LanternOut: Reading Tides"),
        (r"{\textsc{Tide}}Net: \emph{Deep} {{Harbour} {M}aps}", "TideNet: Deep Harbour Maps"),
        (r"Boats \& Tides~{II} -- $\beta$-Versions", "Boats & Tides II – β-Versions"),
        (r"Reading {Tides {Slowly in", "Reading Tides Slowly in…"),
        (r"Reading \{Tides slowly", "Reading {Tides slowly"),
        (r"{\mathrm {Lantern", None),
    ],
)
@pytest.mark.parametrize("delimited", ["{%s}", '"%s"'])
def test_titles_keep_the_words_of_their_groups_and_cut_ones_say_so(title, read, delimited):
    fields = {"title": title}
    assert entry_of("k", "misc", fields, "", 0, 0).title == read
    if title.count("{") == title.count("}"):
        assert only(f"@misc{{k, title={delimited % title}}}").title == read


def test_a_title_cut_by_its_braces_is_not_taken_for_the_whole():
    cut = "@misc{a,\n  title = {${{\\mathrm {Lantern},\n  author = {A. Quill and {\\v{Z},\n  year = {2023},\n}\n"
    (entry,) = bibtex(cut).entries
    assert (entry.title, entry.authors_truncated, entry.date) == (None, True, "2023")


def test_an_author_list_cut_inside_a_brace_goes_on():
    assert entry_of("k", "misc", {"author": r"A. Quill and {\v{Z"}, "", 0, 0).authors_truncated
    assert not entry_of(
        "k", "misc", {"author": r"A. Quill and {\v{Z}}"}, "", 0, 0
    ).authors_truncated


def test_names_survive_unbalanced_braces():
    assert only("@misc{k, title={T}, author={{A and B} and C, D}}").authors == ("A and B", "D C")
    assert only("@misc{k, title={T}, author={ and and A }}").authors


def test_macros_that_double_one_another_are_bounded():
    bomb = '@string{a0 = "' + "x" * 1_000 + '"}\n'
    bomb += "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    document = bibtex(bomb + "@article{k, title = a60 # { end}}\n@article{good, title={T}}")
    assert [entry.key for entry in document.entries] == ["k", "good"]
    assert sum(len(entry.title or "") for entry in document.entries) <= limits.EXPANDED


def test_braces_nested_without_end_are_read_in_bounded_time():
    entry = only("@article{k, title=" + "{" * 100_000 + "T" + "}" * 100_000 + "}")
    assert entry.title == "T"


def test_bounds_on_entries_and_problems_are_said(monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 150)
    document = bibtex("@article{k, title={T}}\n" * 200)
    assert len(document.entries) == 150
    assert [problem.code for problem in document.problems[-2:]] == [
        "more-problems",
        "too-many-entries",
    ]
    assert len(document.problems) == 102


FIELDS = st.dictionaries(
    st.sampled_from(["author", "title", "year", "journal", "doi", "note"]),
    st.text(alphabet="ab {}\\\"',=@#%~$\n1", max_size=20),
    max_size=4,
)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["k", "a1", ""]), FIELDS), min_size=1, max_size=5))
def test_any_fields_between_two_good_entries_leave_them_whole(assert_sound, entries):
    middle = "".join(
        f"@article{{{key},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        + "}\n"
        for key, fields in entries
    )
    document = bibtex(f"@misc{{first, title={{One}}}}\n{middle}\n@misc{{last, title={{Two}}}}\n")
    titles = {entry.key: entry.title for entry in document.entries}
    assert titles.get("first") == "One"
    assert titles.get("last") == "Two"
    assert_sound(document)


WELL_FORMED = st.text(alphabet="abc ÄößŁ-:?()1", min_size=1, max_size=30).filter(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(WELL_FORMED, st.integers(1900, 2030)), min_size=1, max_size=6))
def test_what_is_well_formed_comes_back_as_written(written):
    text = "".join(
        f"@article{{k{n}, title = {{{title}}}, year = {year}}}\n"
        for n, (title, year) in enumerate(written)
    )
    entries = bibtex(text).entries
    assert [(entry.key, entry.date) for entry in entries] == [
        (f"k{n}", str(y)) for n, (_, y) in enumerate(written)
    ]
    for entry, (title, _) in zip(entries, written, strict=True):
        assert entry.title == " ".join(title.split()).replace("---", "—").replace("--", "–")


@pytest.mark.parametrize("journal", [r"{\apj}", r"{ \mnras }", r"{{\jnl}}"])
def test_a_command_of_a_style_is_no_venue(journal: str) -> None:
    text = f"@article{{a, title={{Tides of Ponds}}, journal={journal}, year=2020}}"
    assert only(text).venue is None


def test_types_that_begin_like_comments_are_entries_and_comments_are_none() -> None:
    text = """@commentary{a, title={Tides of Ponds}}
@COMMENTED{b, title={Tides of Lakes}}
@comment{ @book{no, title={Hidden}} }
@Comment{jabref-meta: databaseType:bibtex;}
@book{c, title={The @comment of Ponds}}
"""
    entries, problems = entries_of(text)
    assert [(it.key, it.kind, it.title) for it in entries] == [
        ("a", "commentary", "Tides of Ponds"),
        ("b", "commented", "Tides of Lakes"),
        ("c", "book", "The @comment of Ponds"),
    ]
    assert not problems
    assert all(text[it.start : it.end] == it.text for it in entries)


@pytest.mark.parametrize("opening", ["(", "{"])
def test_a_bracket_may_open_in_the_line_after_the_type(opening: str) -> None:
    closing = ")" if opening == "(" else "}"
    text = f'@book{{a, title={{Tides}}}}\n\n@incollection\n{opening}\n  b\n  ,\n  title = "Ponds (and Tides)"\n{closing}\n'
    entries, problems = entries_of(text)
    assert [(it.key, it.title) for it in entries] == [("a", "Tides"), ("b", "Ponds (and Tides)")]
    assert not problems
    assert text[entries[1].start :].startswith("@incollection\n")


@pytest.mark.parametrize(
    ("doi", "identifier"),
    [
        ("10.1234/(SICI)12:1$<$34::AID-1$>$3.0.CO;2-2", "10.1234/(SICI)12:1<34::AID-1>3.0.CO;2-2"),
        (
            r"10.1234/(SICI)12:1{\textless}34::AID-1{\textgreater}3.0.CO;2-2",
            "10.1234/(SICI)12:1<34::AID-1>3.0.CO;2-2",
        ),
        ("10.1234/ponds.1, 10.1234/ponds.2", "10.1234/ponds.1"),
        ("10.1234/ponds.1; https://doi.org/10.1234/ponds.2", "10.1234/ponds.1"),
        ("10.1234/ponds. 1", "10.1234/ponds.1"),
    ],
)
def test_a_doi_is_read_without_what_tex_and_a_second_one_put_into_it(
    doi: str, identifier: str
) -> None:
    assert entry_of("k", "misc", {"doi": doi}, "", 0, 0).identifiers == (f"doi:{identifier}",)


def test_shared_fields_are_handed_to_those_who_name_them_and_are_no_work() -> None:
    text = """@xdata{pond, publisher={Tarn Press}, date={1999}}
@xdata{lake, location={Rome}, date={1998}}
@book{a, title={Tides}, xdata={pond, lake}}
@set{both, entryset={a,b}}
@book{b, title={Ebbs}, date={2001}, xdata={pond}}
"""
    entries, problems = entries_of(text)
    assert [(it.key, it.publisher, it.date) for it in entries] == [
        ("a", "Tarn Press", "1999"),
        ("b", "Tarn Press", "2001"),
    ]
    assert not problems
