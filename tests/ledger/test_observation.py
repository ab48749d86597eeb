"""What a document testifies, and under which keys it is found."""

from __future__ import annotations

import dataclasses
import json
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.ledger import Observation, Use, observe, work_keys
from citemark.ledger.claims import claim_as_dict, claim_from_json, claim_to_json
from citemark.ledger.marks import identifier_name, key, mark, texts
from citemark.ledger.observation import CLAIMS_AN_IDENTIFIER
from citemark.types import Claim, Document, Identifier, PartialDate, Reference

DOCUMENT = Document(id="https://example.org/a", sha256="00" * 32, media_type="text/plain", text="")
PAPER = Identifier("arxiv", "2601.01234")
COPY = Identifier("doi", "10.5555/example")
REPLAY = Claim(title="Sparse Activation Replay")
OTHER = Claim(title="Another work")


def reference(
    *identifiers: Identifier, claim: Claim = REPLAY, alternatives: tuple[Claim, ...] = ()
) -> Reference:
    return Reference(
        index=1,
        key=None,
        text="",
        start=0,
        end=0,
        identifiers=identifiers,
        claim=claim,
        alternatives=alternatives,
    )


OBSERVED = [
    ("every identifier testifies", [reference(PAPER, COPY)], [(PAPER, REPLAY), (COPY, REPLAY)]),
    (
        "other claims of the document testify too",
        [reference(PAPER, alternatives=(OTHER,))],
        [(PAPER, REPLAY), (PAPER, OTHER)],
    ),
    (
        "a bare identifier says that it was used",
        [reference(PAPER, claim=Claim())],
        [(PAPER, Claim())],
    ),
    ("a work without identifier testifies by its name", [reference()], [(None, REPLAY)]),
    ("neither identifier nor name says nothing", [reference(claim=Claim(venue="ICML"))], []),
    (
        "a cut-off identifier is not testified, its claim is",
        [reference(Identifier("arxiv", "26", cut_off=True))],
        [(None, REPLAY)],
    ),
    (
        "the same use twice is one use",
        [reference(PAPER), reference(PAPER)],
        [(PAPER, REPLAY)],
    ),
]


@pytest.mark.parametrize(
    ("references", "expected"),
    [row[1:] for row in OBSERVED],
    ids=[row[0].replace(" ", "-") for row in OBSERVED],
)
def test_a_document_testifies(
    references: list[Reference], expected: list[tuple[Identifier | None, Claim]]
) -> None:
    assert observe(DOCUMENT, references).uses == tuple(Use(*each) for each in expected)


def test_one_document_cannot_flood_an_identifier_with_claims() -> None:
    many = [reference(PAPER, claim=Claim(title=f"Work {number}")) for number in range(1000)]
    uses = observe(DOCUMENT, [*many, reference(COPY)]).uses
    assert len(uses) == CLAIMS_AN_IDENTIFIER + 1
    assert uses[-1].identifier == COPY


KEYS = [
    (Claim(title="Sparse Activation Replay!"), ("work:sparse activation replay",)),
    (Claim(method="Sparse  ACTIVATION Replay"), ("work:sparse activation replay",)),
    (Claim(acronym="SAR"), ("acronym:sar",)),
    (Claim(title="SAR", method="SAR", acronym="SAR"), ("work:sar", "acronym:sar")),
    (Claim(title="…", venue="ICML"), ()),
    (Claim(), ()),
]


@pytest.mark.parametrize(("claim", "expected"), KEYS)
def test_a_claimed_work_has_keys(claim: Claim, expected: tuple[str, ...]) -> None:
    assert work_keys(claim) == expected


def test_no_work_has_the_key_of_an_identifier() -> None:
    forged = Claim(title=identifier_name(PAPER), acronym=identifier_name(PAPER))
    assert identifier_name(PAPER) not in work_keys(forged)


def test_a_huge_title_has_a_bounded_key() -> None:
    assert max(map(len, work_keys(Claim(title="word " * 20_000)))) < 250


TEXTS = st.none() | st.text(st.characters(), min_size=1, max_size=20)
DATES = st.none() | st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))
CLAIMS = st.builds(
    Claim,
    title=TEXTS,
    method=TEXTS,
    acronym=TEXTS,
    authors=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    authors_truncated=st.booleans(),
    affiliations=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    venue=TEXTS,
    date=DATES,
    category=TEXTS,
    sentence=TEXTS,
    kind=TEXTS,
)


@given(CLAIMS)
def test_a_claim_is_written_as_the_json_of_its_fields(claim: Claim) -> None:
    assert claim_to_json(claim) == json.dumps(claim_as_dict(claim), separators=(",", ":"))


IDENTIFIERS = st.none() | st.builds(
    Identifier, st.sampled_from(["arxiv", "doi"]), st.text(max_size=9), st.none() | st.just(2)
)


@given(
    st.builds(
        Observation,
        document_id=st.text(max_size=9),
        document_title=TEXTS,
        sha256=st.just("00"),
        published=st.none() | st.dates(),
        uses=st.lists(st.builds(Use, IDENTIFIERS, CLAIMS), max_size=3).map(tuple),
    )
)
def test_a_mark_is_the_digest_of_the_json_of_an_observation(observation: Observation) -> None:
    uses = [
        [
            use.identifier
            and [use.identifier.scheme, use.identifier.value, use.identifier.version],
            claim_as_dict(use.claim),
        ]
        for use in observation.uses
    ]
    day = observation.published and observation.published.isoformat()
    content = [observation.document_id, observation.document_title, "00", day, uses]
    text = json.dumps(content, separators=(",", ":")).encode()
    assert mark(observation) == int.from_bytes(blake2b(text, digest_size=8).digest(), "big")
    assert mark(observation, texts(observation)) == mark(observation)


@given(CLAIMS)
def test_any_claim_is_read_back_as_it_was_written(claim: Claim) -> None:
    written = claim_to_json(claim)
    assert written.isascii()
    assert claim_from_json(written) == claim


def test_a_mark_depends_on_every_part_of_the_content() -> None:
    first = Observation("a", "t", "00", None, (Use(PAPER, REPLAY),))
    others = [
        dataclasses.replace(first, document_id="b"),
        dataclasses.replace(first, document_title=None),
        dataclasses.replace(first, sha256="01"),
        dataclasses.replace(first, uses=()),
        dataclasses.replace(first, uses=(Use(None, REPLAY),)),
        dataclasses.replace(first, uses=(Use(PAPER, OTHER),)),
        dataclasses.replace(first, uses=(Use(Identifier("arxiv", PAPER.value, 2), REPLAY),)),
    ]
    assert len({mark(each) for each in [first, *others]}) == len(others) + 1


def test_keys_stay_what_they_are_because_databases_hold_them() -> None:
    assert key("identifier:arxiv:2601.01234") == -8935492059235597691
