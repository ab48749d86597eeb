"""What arXiv's feeds say, and what they do not deny."""

from __future__ import annotations

import pytest

from citemark.evidence.answer import Answer, UnreadableAnswerError
from citemark.evidence.authorities import arxiv
from citemark.types import Identifier

ARXIV = Identifier("arxiv", "2401.01234")


WITHDRAWN = [
    ("This paper has been withdrawn by the author due to an error", "", True),
    ("Withdrawn", "", True),
    ("", "This submission was withdrawn because it was incomplete.", True),
    ("12 pages", "We study why papers have been withdrawn from archives.", False),
    ("12 pages, withdrawn money is studied", "", False),
]


def feed(*entries: str, prolog: str = "") -> Answer:
    canary = "<entry><id>http://arxiv.org/abs/0704.0001v1</id><title>First</title></entry>"
    inner = f"<feed {arxiv.NAMESPACES}>{canary}{''.join(entries)}</feed>"
    return Answer(200, f"{prolog}{inner}", "application/atom+xml")


def entry(value: str = "2401.01234v2", comment: str = "", summary: str = "") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{value}</id><title>A title</title>"
        f"<summary>{summary}</summary><arxiv:comment>{comment}</arxiv:comment></entry>"
    )


@pytest.mark.parametrize(("comment", "summary", "withdrawn"), WITHDRAWN)
def test_a_withdrawn_preprint_is_noted(comment: str, summary: str, withdrawn: bool) -> None:
    reading = arxiv.PROVIDER.read(feed(entry(comment=comment, summary=summary)), ARXIV)
    assert reading.record.retracted is withdrawn
    assert bool(reading.detail) is withdrawn


def test_an_old_identifier_is_found_without_its_version() -> None:
    identifier = Identifier("arxiv", "hep-th/9901001")
    reading = arxiv.PROVIDER.read(feed(entry("hep-th/9901001v3")), identifier)
    assert reading.record.url == "https://arxiv.org/abs/hep-th/9901001"


UNREADABLE_FEEDS = [
    "<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>https://arxiv.org/api/errors#x</id></entry></feed>",
    "<html/>",
    "<!DOCTYPE feed [<!ENTITY a 'b'>]><feed xmlns='http://www.w3.org/2005/Atom'>&a;</feed>",
    "<?xml version='1.0' encoding='UTF-16'?><feed/>",
]


@pytest.mark.parametrize("body", UNREADABLE_FEEDS)
def test_a_feed_that_says_nothing_denies_nothing(body: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        arxiv.PROVIDER.read(Answer(200, body, "application/atom+xml"), ARXIV)


def test_an_entry_without_title_is_unreadable() -> None:
    empty = "<entry><id>http://arxiv.org/abs/2401.01234v1</id></entry>"
    with pytest.raises(UnreadableAnswerError):
        arxiv.PROVIDER.read(feed(empty), ARXIV)


def test_a_list_is_split_into_what_the_single_questions_would_have_brought() -> None:
    there, missing = ARXIV, Identifier("arxiv", "2401.05678")
    canary = Identifier("arxiv", arxiv.CANARY)
    singles = arxiv.PROVIDER.batch.split(feed(entry()), [there, missing, canary])
    assert arxiv.PROVIDER.read(singles[there], there).record.title == "A title"
    assert arxiv.PROVIDER.read(singles[missing], missing) is None
    assert arxiv.PROVIDER.read(singles[canary], canary).record.title == "First"
