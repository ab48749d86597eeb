"""A claim beside a record: every field has a value where it can be known, else none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from citemark.matching import Comparison, compare
from citemark.types import Claim, Identifier, PartialDate, Record

RECORD = Record(
    title="Attention Is All You Need",
    authors=("Ashish Vaswani", "Noam Shazeer"),
    year=2017,
    date=dt.date(2017, 6, 12),
    venues=("arXiv",),
    identifiers=(Identifier("arxiv", "1706.03762"),),
    categories=("cs.CL", "cs.LG"),
    kind="article",
)


def test_nothing_claimed_is_nothing_known() -> None:
    assert compare(Claim(), RECORD) == Comparison(authors_recorded=2)


def test_a_faithful_claim_agrees() -> None:
    claim = Claim(
        title="Attention is all you need",
        authors=("Vaswani, A.", "Shazeer, N."),
        date=PartialDate(2017),
        category="[cs.CL]",
        kind="misc",
    )
    compared = compare(
        claim, RECORD, identifiers=[Identifier("doi", "10.48550/arXiv.1706.03762v5")]
    )
    assert compared.agrees
    assert compared.differences == ()
    assert (compared.title_same, compared.title_contains_changes) == (True, False)
    assert (compared.category_same, compared.kind_same) == (True, None)
    assert (compared.identifier_same, compared.identifier_conflict) == (True, False)
    assert (compared.year_difference, compared.authors_matched) == (0, 1.0)


def test_each_contradiction_is_said_with_both_sides() -> None:
    claim = Claim(
        title="Attention Is What You Need",
        authors=("Noam Shazeer", "Ashish Vaswani", "Jane Doe"),
        date=PartialDate(2016, 3, 4),
        venue="ICML",
        category="cs.CV",
        kind="book",
    )
    compared = compare(
        claim,
        Record(
            **{field: getattr(RECORD, field) for field in RECORD.__slots__}
            | {"venues": ("NeurIPS",)}
        ),
        identifiers=[Identifier("arxiv", "2604.01234")],
    )
    assert not compared.agrees
    assert dict(compared.differing) == {
        "title": "claimed title “Attention Is What You Need”, recorded “Attention Is All You Need”"
        " (“what” for “all”)",
        "authors": "claimed author “Jane Doe” not among the recorded authors “Ashish Vaswani”,"
        " “Noam Shazeer”",
        "order": "authors in another order than recorded: “Ashish Vaswani”, “Noam Shazeer”",
        "year": "claimed year “2016”, recorded “2017”",
        "date": "claimed date “2016-03-04”, recorded “2017-06-12”",
        "venue": "claimed venue “ICML”, recorded “NeurIPS”",
        "category": "claimed category “cs.CV”, recorded “cs.CL”, “cs.LG”",
        "kind": "claimed kind “book”, recorded “article”",
        "identifier": "claimed identifier “arxiv:2604.01234”, recorded “arxiv:1706.03762”",
    }
    assert compared.difference("year") == "claimed year “2016”, recorded “2017”"
    assert compared.difference("authors left out") is None


def test_left_out_authors_are_named_and_still_agree() -> None:
    compared = compare(Claim(title=RECORD.title, authors=("Noam Shazeer",)), RECORD)
    assert compared.agrees
    assert compared.differences == (
        "recorded author “Ashish Vaswani” left out without “et al.” (1 claimed, 2 recorded)",
    )


def test_long_lists_are_counted_not_listed() -> None:
    compared = compare(
        Claim(title="one two three four five six seven eight", authors=("Jane Doe",)),
        Record("a1 b2 c3 d4 e5 f6 g7 h8", authors=tuple(f"Name{'x' * i}" for i in range(9))),
    )
    assert "; 2 more)" in compared.differences[0]
    assert "and 3 more" in compared.differences[1]


def test_a_word_left_out_or_added_is_said_so() -> None:
    assert (
        "(“all” left out)" in compare(Claim(title="Attention Is You Need"), RECORD).differences[0]
    )
    added = compare(Claim(title="Attention Is All You Need Now"), RECORD).differences[0]
    assert "(“now” added)" in added
    turned = compare(Claim(title="All Attention Is You Need"), RECORD).differences[0]
    assert "same words in another order" in turned


@pytest.mark.parametrize(
    ("claimed", "recorded", "same", "only_preprint"),
    [
        ("NeurIPS", ("arXiv", "NeurIPS"), True, False),
        ("ICML", ("NeurIPS",), False, False),
        ("ICML", ("arXiv",), None, True),
        ("ICML", ("Unheard Of Annals",), None, False),
        ("ICML", ("NeurIPS", "Unheard Of Annals"), None, False),
        ("arXiv", ("NeurIPS",), None, None),
        ("CoRR abs/1706", ("NeurIPS",), None, None),
        ("Unheard Of Annals", ("arXiv",), None, None),
        (None, ("NeurIPS",), None, None),
        ("ICML", ("ICLR 2022 Workshops: GTRL",), None, False),
        ("ICML", ("Journal of Machine Learning Research",), None, False),
        ("ICML 2022 Workshop on Cats", ("NeurIPS",), None, None),
    ],
)
def test_a_preprint_server_is_no_venue_and_an_unknown_name_no_contradiction(
    claimed: str | None, recorded: tuple[str, ...], same: bool | None, only_preprint: bool | None
) -> None:
    compared = compare(Claim(venue=claimed), Record("T", venues=recorded))
    assert compared.venue_same is same
    assert compared.claimed_published_only_preprint is only_preprint


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        ((Identifier("arxiv", "1706.03762"),), True),
        ((Identifier("arxiv", "1706.03762"), Identifier("doi", "10.1/x")), None),
        ((), None),
    ],
)
def test_a_record_without_venues_shows_by_its_identifiers_whether_it_is_a_preprint(
    identifiers: tuple[Identifier, ...], expected: bool | None
) -> None:
    compared = compare(Claim(venue="ICML"), Record("T", identifiers=identifiers))
    assert compared.claimed_published_only_preprint is expected


@pytest.mark.parametrize(
    ("claimed", "same", "conflict"),
    [
        (Identifier("arxiv", "1706.03762"), True, False),
        (Identifier("doi", "10.48550/ARXIV.1706.03762"), True, False),
        (Identifier("arxiv", "1706.03763"), False, True),
        (Identifier("arxiv", "1706", cut_off=True), None, None),
        (Identifier("doi", "10.1000/182"), None, None),
        (Identifier("pmid", "31452104"), None, None),
        (Identifier("url", "https://example.org"), None, None),
    ],
)
def test_identifiers_contradict_only_within_a_scheme(
    claimed: Identifier, same: bool | None, conflict: bool | None
) -> None:
    compared = compare(Claim(), RECORD, identifiers=[claimed])
    assert (compared.identifier_same, compared.identifier_conflict) == (same, conflict)


@pytest.mark.parametrize(
    ("recorded", "claimed", "venue", "conflict"),
    [
        ("10.1145/3290000.12", "10.1145/3290000.57", "NeurIPS", True),
        ("10.1145/3290000.12", "10.1145/3290000.57", None, None),  # another version's
        ("10.1145/3290000.12", "10.1145/3290000.57", "JMLR", None),
        ("10.1145/3290000.12", "10.1109/3290000.57", "NeurIPS", None),  # of two publishers
        ("10.21203/rs.3.rs-17/v1", "10.21203/rs.3.rs-17/v2", "NeurIPS", None),
        ("10.12688/f1000research.17.1", "10.12688/f1000research.17.2", "NeurIPS", None),
        ("10.26434/chemrxiv-2023-tide", "10.26434/chemrxiv-2023-tide-v2", "NeurIPS", None),
        ("10.26434/chemrxiv-2023-tide", "10.26434/chemrxiv-2023-pond-v2", "NeurIPS", True),
    ],
)
def test_a_work_has_one_doi_of_a_registrant_and_venue(
    recorded: str, claimed: str, venue: str | None, conflict: bool | None
) -> None:
    record = Record("T", venues=("NeurIPS",), identifiers=(Identifier("doi", recorded),))
    compared = compare(Claim(venue=venue), record, identifiers=[Identifier("doi", claimed)])
    assert (compared.identifier_same, compared.identifier_conflict) == (False, conflict)


@pytest.mark.parametrize(
    ("claimed", "recorded", "expected"),
    [
        ("inproceedings", "proceedings-article", True),
        ("JOUR", "journal-article", True),
        ("book", "article-journal", False),
        ("misc", "article", None),
        (None, "article", None),
    ],
)
def test_kinds_are_compared_across_the_formats_words(
    claimed: str | None, recorded: str, expected: bool | None
) -> None:
    assert compare(Claim(kind=claimed), Record("T", kind=recorded)).kind_same is expected


def test_rarity_of_the_index_reaches_the_title() -> None:
    rare: Callable[[str], float] = lambda word: 12.0  # noqa: E731  # a one-word table
    record = Record("Gorilla: Calling APIs")
    assert compare(Claim(title="Gorilla"), record, rarity=rare).title_same is True
    assert compare(Claim(title="Gorilla"), record).title_same is None
