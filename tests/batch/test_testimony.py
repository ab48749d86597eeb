"""What documents hear in a batch is what the ledger in memory lets them hear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.batch.hearing import Collection, Heard, HeardLedger, witness
from citemark.batch.testimony import Numbers, Place, asks, sampled, uses, written
from citemark.ledger import Observation, Use, marks, open_ledger
from citemark.types import Claim, Document, Identifier, PartialDate, Reference

WORKS = st.sampled_from(["Sparse Replay", "Dense Replay", "Latent Plans", "图像"])
CLAIMS = st.builds(
    Claim,
    title=st.none() | WORKS,
    method=st.none() | WORKS,
    acronym=st.none() | st.just("SR"),
    authors=st.just(()) | st.just(("Ada Nkemelu",)),
    date=st.none() | st.just(PartialDate(2024, 5)),
)
IDENTIFIERS = st.sampled_from(
    [Identifier("arxiv", "2603.01234"), Identifier("doi", "10.1/a"), Identifier("arxiv", "2602.1")]
)
USES = st.builds(Use, identifier=st.none() | IDENTIFIERS, claim=CLAIMS)
OBSERVATIONS = st.builds(
    Observation,
    document_id=st.integers(0, 40).map("document {}".format),
    document_title=st.none() | st.just("A \ud800 title"),
    sha256=st.just("0" * 64),
    published=st.none() | st.just(dt.date(2026, 4, 1)),
    uses=st.lists(USES, max_size=6).map(tuple),
)


def witnesses(observation: Observation) -> Iterator[str]:
    return written(observation, marks.texts(observation))


def shuffled(observations: list[Observation]) -> HeardLedger:
    """What the plan does, in plain words."""
    latest = {each.document_id: each for each in observations}
    places: dict[int, list[Place]] = {}
    words: dict[Place, str] = {}
    for each in latest.values():
        document = marks.key(each.document_id)
        for name, position in uses(each, Numbers()):
            places.setdefault(name, []).append((document, position))
        words |= {(document, position): said for position, said in enumerate(witnesses(each))}
    own = {marks.key(name): marks.mark(each) for name, each in latest.items()}
    total = sum(own.values()) % (1 << 64)
    kept = {name: sampled(found) for name, found in places.items()}
    return HeardLedger(Heard(Collection(len(latest), total, {}), kept, words), own)


@given(st.lists(OBSERVATIONS, min_size=1, max_size=60))
def test_every_document_hears_what_the_ledger_in_memory_says(
    observations: list[Observation],
) -> None:
    memory = open_ledger("memory")
    memory.record(observations)
    heard = shuffled(observations)
    identifiers = (Identifier("arxiv", "2603.01234"), Identifier("doi", "10.1/a"))
    claims = (Claim(title="Sparse Replay"), Claim(method="图像", acronym="SR"))
    assert heard.version == memory.version
    for each in observations:
        expected = memory.testimony(identifiers, claims, but_not=each.document_id)
        assert heard.testimony(identifiers, claims, but_not=each.document_id) == expected


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=400, unique=True))
def test_the_sample_holds_all_that_any_document_may_hear(places: list[Place]) -> None:
    kept = sampled(places)
    for own in {document for document, _ in places} | {-1}:
        expected = [place for place in sorted(places) if place[0] != own][:20]
        assert [place for place in kept if place[0] != own][:20] == expected


def test_a_document_that_repeats_a_name_is_not_kept_beyond_what_can_be_heard() -> None:
    same = tuple(Use(None, Claim(title="Editorial", sentence=str(n))) for n in range(100))
    observation = Observation("d", None, "0" * 64, None, same)
    assert len(list(uses(observation, Numbers()))) == 20


@given(OBSERVATIONS.filter(lambda each: each.uses))
def test_a_witness_is_read_as_it_was_written(observation: Observation) -> None:
    text = next(witnesses(observation))
    assert text.isascii()
    found, use = witness(text), observation.uses[0]
    assert (found.document_id, found.document_title) == (
        observation.document_id,
        observation.document_title,
    )
    assert (found.published, found.identifier, found.claim) == (
        observation.published,
        use.identifier,
        use.claim,
    )


def test_a_cut_identifier_is_not_asked_for() -> None:
    whole, cut = Identifier("arxiv", "2603.01234"), Identifier("arxiv", "26", cut_off=True)
    reference = Reference(1, None, "text", 0, 4, (whole, cut), Claim(title="A Title"))
    assert asks([reference], Numbers()) == (
        marks.key("identifier:arxiv:2603.01234"),
        marks.key("work:a title"),
    )


def test_the_ledger_of_a_run_is_written_by_nobody() -> None:
    heard = shuffled([Observation("d", None, "0" * 64, None, ())])
    heard.record([])
    assert heard.forget("d") is False
    with pytest.raises(KeyError):
        heard.testimony((), (), but_not="a document of another shard")


def test_uses_can_be_listed() -> None:
    identifier = Identifier("arxiv", "2603.01234")
    heard = shuffled([Observation("d", None, "0" * 64, None, (Use(identifier, Claim(title="A")),))])
    assert [each.document_id for each in heard.uses_of(identifier)] == ["d"]


def test_documents_are_kept_without_their_text() -> None:
    from citemark.batch.values import packed, unpacked
    from citemark.documents import read
    from citemark.references import extract_all

    text = b"# On plans\n\n- **Latent Plans** (2024-05-01). Source: arXiv:2603.01234 and more\n"
    (document,) = read(text)
    assert isinstance(document, Document)
    extraction = extract_all(document)
    assert extraction.references
    told = replace(document, text="", blocks=(), links=(), strong=())
    assert unpacked(packed(document, extraction)) == (told, extraction)


def test_nothing_but_documents_is_unpacked() -> None:
    import os
    import pickle

    from citemark.batch.values import unpacked

    for hostile in (os.system, os.getpid, open):
        with pytest.raises(pickle.UnpicklingError):
            unpacked(pickle.dumps(hostile))
