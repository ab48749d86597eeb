"""What the ACL Anthology answers costs what its length does."""

from __future__ import annotations

from citemark.evidence.answer import Answer
from citemark.evidence.authorities.acl_anthology import _read
from citemark.types import Identifier

from ..costs import within


def test_blanks_between_authors_cost_what_their_length_does() -> None:
    blanks = " " * 60_000 + "\n" + " " * 60_000
    body = (
        f"@inproceedings{{doe-2021,\n title = {{Tidal Clocks}},\n"
        f" author = {{Doe, Jane and\n      Roe, Rita{blanks}and  Poe, Max{blanks}}}\n}}"
    )
    with within(3):
        reading = _read(Answer(status=200, body=body), Identifier("acl", "2021.acl-long.1"))
    assert reading.record.authors == ("Jane Doe", "Rita Roe", "Max Poe")
