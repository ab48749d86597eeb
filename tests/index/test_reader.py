from __future__ import annotations

import datetime as dt
import pickle
import random
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from citemark.index import Index, open_index
from citemark.index.build import build
from citemark.matching import fold_title
from citemark.types import Identifier, Record

from .conftest import BUILT, HANDMADE, write_rows

LANTERN = "LanternNet: Patient Reading of Tide Tables by Candlelight"
FEATHERS = "On the Weight of Feathers"
KANJI = "潮汐表を読むための灯火ネットワーク"


def titles(records: tuple[Record, ...]) -> list[str]:
    return [record.title for record in records]


@pytest.mark.parametrize(
    ("identifier", "title"),
    [
        (Identifier("arxiv", "2105.00042"), LANTERN),
        (Identifier("arxiv", "2105.00042", 3), LANTERN),
        (Identifier("doi", "10.5072/lantern.1"), LANTERN),
        (Identifier("arxiv", "2105.00043"), None),
        (Identifier("pmid", "2105.00042"), None),
    ],
)
def test_an_identifier_leads_to_its_record_whatever_the_version(
    library: Index, identifier: Identifier, title: str | None
) -> None:
    assert titles(library.by_identifier(identifier)) == ([title] if title else [])


def test_a_record_says_all_that_its_rows_say(library: Index) -> None:
    (record,) = library.by_identifier(Identifier("arxiv", "2105.00042"))
    assert record == Record(
        title=LANTERN,
        authors=("Ada Quill", "Bo Marsh"),
        year=2021,
        date=dt.date(2021, 5, 3),
        venues=("NeurIPS",),
        years=(2021,),
        identifiers=(Identifier("arxiv", "2105.00042"), Identifier("doi", "10.5072/lantern.1")),
    )
    (record,) = library.by_identifier(Identifier("arxiv", "1803.00007"))
    assert (record.venues, record.categories) == (("arXiv",), ("math.ST",))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (LANTERN.upper() + "!", LANTERN),
        ("On the {W}eight of Feathers.", FEATHERS),
        ("On the weight  of\nfeathers", FEATHERS),
        ("Hölderian β-Tides in Général Position", HANDMADE[5]["title"]),
        ('H{\\"o}lderian beta-tides in general position', HANDMADE[5]["title"]),
        (KANJI, KANJI),
        ("潮汐表を 読むための 灯火ネットワーク", KANJI),
        ("Ink", "Ink"),
    ],
)
def test_one_title_written_differently_is_found(library: Index, query: str, title: str) -> None:
    assert titles(library.by_title(query)) == [title]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("LanternNet: Patient Reading of Tide Tables by Candelight", LANTERN),
        ("LanternNet: Patient Reading of Time Tables by Candlelight", LANTERN),
        ("LanternNet: Patient Reading of Tables by Candlelight", LANTERN),
        ("LanternNet", LANTERN),
        ("Patient Reading of Tide Tables by Candlelight", LANTERN),
        ("On the Weight of Feathers: A Study in Four Acts", FEATHERS),
        ("On the Wait of Feathers", FEATHERS),
        ("潮汐表を読むための灯台ネットワーク", KANJI),
    ],
)
def test_a_near_title_is_found(library: Index, query: str, title: str) -> None:
    assert titles(library.by_title(query))[:1] == [title]


def test_a_title_whose_words_a_line_break_joined_is_found_whatever_it_shares_with_others(
    tmp_path: Path,
) -> None:
    """What others share with the joined title is not nearer to it: its own rarest words count."""
    joined = "Poisoned Harvests against Differentially Private Orchards"
    others = [f"Poisoned Harvests against Orchards: Letter{number}" for number in range(40)]
    rows = [{"title": title, "authors": ["Ada Brook"], "src": ["a"]} for title in (*others, joined)]
    build([write_rows(tmp_path / "rows", rows)], tmp_path / "index", built=BUILT, workers=1)
    with open_index(tmp_path / "index") as index:
        found = index.by_title("Poisoned Harvests against DifferentiallyPrivate Orchards")
    assert titles(found)[:1] == [joined]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "...",
        "Candlelight",
        "Feathers of Tide Tables",
        "A Theory of Unheard Bells",
        "the of with for",
        "x" * 100_000,
        "word " * 20_000,
    ],
)
def test_another_title_is_not_found(library: Index, query: str) -> None:
    assert library.by_title(query) == ()


def edited(title: str, chance: random.Random, edit: str) -> str:
    words = title.split()
    at = chance.randrange(len(words))
    if edit == "dropped":
        del words[at]
    elif edit == "swapped":
        words[at] = "quixotic"
    else:
        letter = chance.randrange(len(words[at]))
        words[at] = words[at][:letter] + "q" + words[at][letter + 1 :]
    return " ".join(words)


@pytest.mark.parametrize("edit", ["mistyped", "swapped", "dropped"])
def test_nearly_every_title_is_found_after_one_edit(
    library: Index, invented: list[Mapping[str, object]], edit: str
) -> None:
    chance = random.Random(11)
    found = 0
    for row in invented:
        title = str(row["title"])
        found += title in titles(library.by_title(edited(title, chance, edit)))
    assert found >= 0.97 * len(invented)


def test_no_other_work_is_returned_before_one_with_the_title_itself(
    library: Index, invented: list[Mapping[str, object]]
) -> None:
    for row in invented:
        first, *_ = library.by_title(str(row["title"]))
        assert fold_title(first.title) == fold_title(str(row["title"]))


@pytest.mark.parametrize(
    ("authors", "year", "first"),
    [
        (("Edgar New",), None, "Edgar New"),
        (("Old, D.",), None, "Dana Old"),
        ((), 2014, "Edgar New"),
        ((), 2001, "Dana Old"),
        (("Edgar New",), 2001, "Edgar New"),
    ],
)
def test_works_of_one_title_are_told_apart_by_authors_then_year(
    library: Index, authors: tuple[str, ...], year: int | None, first: str
) -> None:
    records = library.by_title("Editorial", authors=authors, year=year)
    assert len(records) == 2
    assert records[0].authors == (first,)


def test_no_more_records_are_given_than_wanted(library: Index) -> None:
    assert len(library.by_title("Editorial", limit=1)) == 1


def test_with_other_authors_near_titles_follow_the_title_itself(tmp_path: Path) -> None:
    rows = [
        {"title": "On the Weight of Feathers", "authors": ["Cleo Ferro"], "src": ["left"]},
        {"title": "On the Weights of Feathers", "authors": ["Gil Hart"], "src": ["left"]},
    ]
    build([write_rows(tmp_path / "rows", rows)], tmp_path / "index", built=BUILT, workers=1)
    with open_index(tmp_path / "index") as index:
        right = index.by_title(FEATHERS, authors=("Cleo Ferro",))
        assert [record.authors[0] for record in right] == ["Cleo Ferro"]
        wrong = index.by_title(FEATHERS, authors=("Gil Hart",))
        assert [record.authors[0] for record in wrong] == ["Cleo Ferro", "Gil Hart"]


@pytest.mark.parametrize(
    ("name", "found"),
    [("LanternNet", [LANTERN]), ("lanternnet", [LANTERN]), ("Lantern", []), ("", [])],
)
def test_a_name_before_a_colon_is_found(library: Index, name: str, found: list[str]) -> None:
    assert titles(library.by_head(name)) == found


def test_rare_words_weigh_more_than_common_ones(library: Index) -> None:
    assert library.rarity("candlelight") > library.rarity("learning") > 0
    assert library.rarity("unheardof") > library.rarity("candlelight")


def test_many_threads_may_ask_at_once(library: Index, invented: list[Mapping[str, object]]) -> None:
    answers: list[list[tuple[Record, ...]]] = [[] for _ in range(6)]

    def ask(mine: list[tuple[Record, ...]]) -> None:
        mine.extend(library.by_title(str(row["title"])) for row in invented[:100])

    threads = [threading.Thread(target=ask, args=(mine,)) for mine in answers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(mine == answers[0] for mine in answers)
    assert len(answers[0]) == 100


def test_an_index_travels_to_another_process_by_its_path(library: Index) -> None:
    with pickle.loads(pickle.dumps(library)) as copy:  # noqa: S301 - our own bytes
        assert copy.version == library.version
        assert copy.by_title(FEATHERS) == library.by_title(FEATHERS)


def test_info_says_what_the_index_holds(library: Index) -> None:
    info = library.info()
    assert info["works"] == library.works == len(HANDMADE) + 600
    assert info["built"] == BUILT.isoformat()
    assert info["newest"] == "2021-05-03"
    sources = info["sources"]
    assert isinstance(sources, dict)
    assert set(sources) == {"left", "right", "arxiv"}
    assert sources["arxiv"] == {"works": 1, "newest": "2018-03-02"}
    assert info["bytes"] == library.size > 0
