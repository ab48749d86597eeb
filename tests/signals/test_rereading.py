"""Beside the record that is meant, a misreading shows for what it is, and a wrong claim stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.matching.authors import compare_authors
from citemark.signals.rereading import names_somebody_of, reread
from citemark.types import Claim, Identifier, PartialDate, Record, Reference

TITLE = "PondNet: Patient Models of Turning Tides"
RECORD = Record(
    title=TITLE,
    authors=("Jane Q. Doe", "Richard Roe", "Maria Lopez"),
    year=2020,
    years=(2019, 2020),
    venues=("Pond Letters", "NeurIPS", "Conference on Ponds, Moss and Mud"),
)
ARXIV = Identifier("arxiv", "2005.01234")


def read(claim: Claim, text: str = "") -> Claim:
    return reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), RECORD)


@pytest.mark.parametrize(
    "claimed",
    [
        f"{TITLE}, Jane Q. Doe and Richard Roe",
        f"Jane Doe und Richard Roe: {TITLE}",
        f"Doe and Roe 2020: {TITLE} (2005.01234)",
        f"(Doe & Roe, 2020) {TITLE}: https://arxiv.org/abs/2005.01234",
        f"{TITLE}, Pond Letters 2020",
        f"{TITLE} (NeurIPS 2020) [code]",
        f"{TITLE.upper()} Jane Doe, Richard Roe NeurIPS 2020",
        f"Source: {TITLE}, J. Doe",
        "PondNet",  # the name before the colon is one word of two with the author's
        "Patient Models of Turning Tides",
        "Patient Models, Doe et al.",
        "Turning Tides, Doe et al.",
        "Models of Turning Tides",
    ],
)
def test_the_recorded_title_is_found_in_what_was_read_as_one(claimed: str) -> None:
    reading = read(Claim(title=claimed if claimed != "PondNet" else "PondNet, Doe"))
    assert reading.title == TITLE
    assert reading.authors_truncated


@pytest.mark.parametrize(
    "claimed",
    [
        "PondNet for Protein Folding",
        f"{TITLE} for Protein Folding",
        "Impatient Models of Turning Tides",
        "Models of Turning",  # neither the beginning nor the end
        "Another Work, Jane Doe and Richard Roe",
        "PondNet",  # one word fits too many
    ],
)
def test_another_title_stays_another(claimed: str) -> None:
    claim = Claim(title=claimed)
    assert read(claim) is claim


@pytest.mark.parametrize(
    "claimed",
    ["Turning Tides", "Richard Roe", "JQ Doe", "Jane Doe NeurIPS 2020", "NeurIPS 2020, PDF"],
)
def test_names_places_and_subjects_are_no_title(claimed: str) -> None:
    assert read(Claim(title=claimed)).title is None


@pytest.mark.parametrize(
    ("authors", "text", "kept"),
    [
        (("Doe", "Jane Q."), "", ("Jane Q. Doe",)),
        (("Jane",), "", ("Jane Q. Doe",)),
        (("Doe", "J. Q"), "", ("Jane Q. Doe",)),  # a comma inside a name taken for one between two
        (("Doe", "Jane Q", "Roe", "R"), "", ("Jane Q. Doe", "Richard Roe")),
        (("Doe", "Karl Q"), "", ("Jane Q. Doe", "Karl Q")),
        (("Jane Doe", "Nils Ode"), "", ("Jane Q. Doe", "Nils Ode")),  # somebody added
        (("Doe Q.", "Q. Jane"), "", ("Jane Q. Doe",)),  # parts of one name, as before
        (
            ("J. Doe", "Nils Ode", "R. Roe", "K. Poe"),
            "",
            ("Jane Q. Doe", "Nils Ode", "Richard Roe", "K. Poe"),
        ),
        (("Turning Tides",), "", ()),
        (("Pond Letters",), "", ()),
        ((f"{TITLE} Richard Roe",), "", ("Richard Roe",)),
        (("Arxive",), "Doe et al., arXiv 2020", ()),  # the text holds the name that was not read
        (("J. Doe",), "", ("Jane Q. Doe",)),
        (("K. Doe",), "", ("K. Doe",)),  # somebody else
        (("A. A.",), "Doe، A. A. وآخرون", ()),  # what is left of a name that was divided
        (("A. A. Chu",), "", ("A. A. Chu",)),
        (("Siehe Doe",), "", ("Jane Q. Doe",)),
        (("Week 3: Doe and Roe",), "", ("Jane Q. Doe", "Richard Roe")),
        (("Required: Doe, Jane; Roe, Richard",), "", ("Jane Q. Doe", "Richard Roe")),
        (("Mallory Chu and Doe",), "", ("Mallory Chu and Doe",)),
        (("Emil Doe",), "Emil Doe, PondNet, 2020", ("Emil Doe",)),  # another of that name
        (("Mallory Chu",), "Chu et al.", ("Mallory Chu",)),
        (("Jane Doe", "Mallory Chu"), "Doe, Chu", ("Jane Q. Doe", "Mallory Chu")),
    ],
)
def test_authors_are_those_who_are_meant(
    authors: tuple[str, ...], text: str, kept: tuple[str, ...]
) -> None:
    assert read(Claim(title=TITLE, authors=authors), text).authors == kept


@pytest.mark.parametrize(
    ("venue", "kept"),
    [
        ("Doe & Roe", None),
        (f"{TITLE}, Jane Doe", None),
        ("Tidal Letters", "Tidal Letters"),
        ("Conference on Ponds", "Conference on Ponds, Moss and Mud"),
        ("Jane Doe. Conference on Ponds, Moss and Mud", "Conference on Ponds, Moss and Mud"),
        ("Doe JA. Conference on Ponds, Moss and Mud", "Conference on Ponds, Moss and Mud"),
        (
            "Ada Quill. Conference on Ponds, Moss and Mud",
            "Ada Quill. Conference on Ponds, Moss and Mud",
        ),
    ],
)
def test_names_and_titles_are_no_venue(venue: str, kept: str | None) -> None:
    assert read(Claim(title=TITLE, venue=venue)).venue == kept


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Doe. PondNet. 2020. Viewed 5 October 2026.", None),
        ("Doe. PondNet. 2026.", 2026),
        ("Doe. PondNet. doe2020pond, 2026.", 2026),
        ("Doe. PondNet. 2026. https://doi.org/10.1000/2020.pond-1", 2026),
        ("Doe. PondNet. 2026. doi:10.1000/1126-6708/2020/11/008", 2026),
        ("Doe. PondNet. 2026. arXiv:2020.01234", 2026),
    ],
)
def test_a_second_date_contradicts_no_year_that_is_stated_too(text: str, year: int | None) -> None:
    date = read(Claim(title=TITLE, date=PartialDate(2026)), text).date
    assert (date.year if date else None) == year


def test_fields_that_were_stated_are_not_read_otherwise() -> None:
    claim = Claim(
        title=TITLE,
        authors=("Doe", "Jane"),
        venue="Doe & Roe",
        date=PartialDate(2026),
        kind="article",
    )
    assert read(claim, "2020") is claim
    place = Claim(title="NeurIPS 2020", kind="article")
    assert read(place) is place


def test_what_stands_before_the_first_author_of_a_cut_list_is_no_author() -> None:
    cut = Claim(title=TITLE, authors=("Cooperative Moss", "Jane Doe"), authors_truncated=True)
    assert read(cut).authors == ("Jane Q. Doe",)
    whole = Claim(title=TITLE, authors=("Mallory Chu", "Jane Doe"))
    assert read(whole).authors == ("Mallory Chu", "Jane Q. Doe")


def test_a_year_inside_a_title_is_not_that_of_the_work() -> None:
    claim = Claim(title="The 2020 Pond Challenge", date=PartialDate(2026))
    assert read(claim, "Doe. The 2020 Pond Challenge. 2026.") is claim


def test_a_year_that_stands_but_in_the_title_dates_nothing() -> None:
    record = replace(
        RECORD, title="Pond Shores and Moss of the North in 1992", years=(1997,), year=1997
    )
    claim = Claim(title="Pond Shores and Moss of the North", date=PartialDate(1992))
    for text, date in ((record.title, None), (f"{record.title}. 1992.", claim.date)):
        assert reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), record).date == date


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("etc", f"Jane Doe, etc. {TITLE}. 2020. arXiv:2005.01234"),
        ("ym", f"Doe, J., Roe, R. ym. (2020). {TITLE.lower()}. Haettu 3.3.2026"),
        ("Monday Reading", f"Monday Reading: “{TITLE}”, Doe, 2020"),
        ("Weekly Reading", f"Weekly Reading\n{TITLE}\nDoe 2020"),
    ],
)
def test_a_title_with_marks_of_its_own_beside_another_reading_is_the_title(
    title: str, text: str
) -> None:
    assert read(Claim(title=title), text).title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        f"Against Moss: {TITLE}",  # a colon may be its own
        f"A Comment on {TITLE}",
        f"{TITLE} of Protein Folding, 2020",
        f"{TITLE}: Another View",
    ],
)
def test_a_part_of_another_title_is_not_the_title(text: str) -> None:
    claim = Claim(title="Monday Reading")
    assert read(claim, text) is claim


@pytest.mark.parametrize(
    "claimed",
    [
        f"Chapter 3 is based on: Jane Doe and Richard Roe, ‘{TITLE}",
        f"New paper out! 🎉 {TITLE} w/ Richard Roe",
    ],
)
def test_words_that_lead_to_authors_or_end_a_sentence_are_not_of_the_title(claimed: str) -> None:
    record = replace(RECORD, identifiers=(ARXIV,))
    reference = Reference(1, None, claimed, 0, 0, (ARXIV,), Claim(title=claimed))
    assert reread(reference, record).title == TITLE


def test_a_list_with_anothers_initial_is_not_led() -> None:
    claim = Claim(title=f"A Doe, M S, and D D. {TITLE}")
    reference = Reference(1, None, claim.title or "", 0, 0, (), claim)
    assert not names_somebody_of(reference, replace(RECORD, authors=("Jane Q. Roe",)))
    assert not names_somebody_of(reference, RECORD)


@pytest.mark.parametrize(
    ("claimed", "meant", "cut"),
    [
        (("FYI: Jane Doe's",), ("Jane Q. Doe",), True),
        (("Jane Doe", "Richard Roe i sur"), ("Jane Q. Doe", "Richard Roe"), True),
        (("Turning Tides Doe",), ("Jane Q. Doe",), False),
        (("Team PondNet", "Richard Roe"), ("Team PondNet", "Richard Roe"), False),
        (("Jane Q. Doe PondNet", "Richard Roe"), ("Jane Q. Doe", "Richard Roe"), False),
        (
            ("[Doe 20] J Doe, R Roe, and M Lopez",),
            ("Jane Q. Doe", "Richard Roe", "Maria Lopez"),
            True,
        ),
        (("DOE", "Jane Q.", "ROE", "Richard"), ("Jane Q. Doe", "Richard Roe"), True),
        (("Doe, J.", "Roe, R.", "Lopez, M."), ("Jane Q. Doe", "Richard Roe", "Maria Lopez"), False),
        (("Jane Doe's", "Nils Ode"), ("Jane Q. Doe", "Nils Ode"), True),
    ],
)
def test_names_are_told_from_the_words_they_were_read_with(
    claimed: tuple[str, ...], meant: tuple[str, ...], cut: bool
) -> None:
    reading = read(Claim(title=TITLE, authors=claimed), TITLE)
    assert (reading.authors, reading.authors_truncated) == (meant, cut)


@pytest.mark.parametrize(
    ("stated", "meant", "others"),
    [
        (("Jane Q. Doe and Richard Roe",), ("Jane Q. Doe", "Richard Roe"), False),
        (("Jane Q. Doe and others",), ("Jane Q. Doe",), True),
        (("Jane Q. Doe, Nils Ode and others",), ("Jane Q. Doe, Nils Ode and others",), False),
        (("Turning Tides",), (), False),  # words of the title
        (("Nils Ode", "Richard Roe"), ("Nils Ode", "Richard Roe"), False),
    ],
)
def test_a_field_may_hold_several_names_and_no_others_are_made_of_it(
    stated: tuple[str, ...], meant: tuple[str, ...], others: bool
) -> None:
    reading = read(Claim(title=TITLE, authors=stated, kind="article"))
    assert (reading.authors, reading.authors_truncated) == (meant, others)


def test_a_title_before_a_colon_and_its_authors_is_the_title() -> None:
    claim = Claim(title="Monday Reading")
    assert read(claim, f"{TITLE}: Jane Q. Doe, Richard Roe, 2020").title == TITLE
    assert read(claim, f"{TITLE}: Nils Ode, 2020") is claim


def test_a_quotation_behind_words_of_any_language_is_the_title() -> None:
    assert read(Claim(title=f"Doe agus daoine eile, ‘{TITLE}")).title == TITLE
    claim = Claim(title=f"Nils Ode agus daoine eile, ‘{TITLE}")
    assert read(claim) is claim


def test_a_name_is_read_without_the_identifier_behind_it() -> None:
    assert read(Claim(title="PondNet: arXiv:2005.01234, 2020")).title == "PondNet"


def test_the_recorded_place_of_publication_is_no_title() -> None:
    assert read(Claim(title="# Conference on Ponds, Moss and Mud 2020")).title is None
    record = replace(RECORD, venues=("Proceedings of the 2020 Workshop on Ponds (in 2020)",))
    claim = Claim(title=record.venues[0])
    assert reread(Reference(1, None, "", 0, 0, (ARXIV,), claim), record).title is None


def test_a_hyphen_in_the_title_hides_no_name() -> None:
    record = replace(RECORD, title="Lanterns for Low-Resource Harbours")
    claim = Claim(authors=("Low-Resource Harbours Doe",), sentence="Doe et al. 2020")
    reference = Reference(1, None, "", 0, 0, (ARXIV,), claim)
    assert reread(reference, record).authors == ("Jane Q. Doe",)


@pytest.mark.parametrize(
    ("claimed", "behind", "meant"),
    [
        ("Doe және т.б. {}", " // Pond Letters. – 2020.", True),
        ("{}｜作者: J. Q. Doe、R", ". Roe｜年份：2020", True),
        ("Kept by Farrow. {}", ", Pond Letters, 2020.", True),
        ("{} for Protein Folding", ", Doe, 2020.", False),
        ("Moss: {}", ", Doe, 2020.", False),
        ("Kept by Farrow. {} and Moss", ", Pond Letters, 2020.", False),
    ],
)
def test_beside_its_author_a_title_with_marks_of_its_own_is_meant(
    claimed: str, behind: str, *, meant: bool
) -> None:
    title = claimed.format(TITLE)
    assert (read(Claim(title=title), f"Doe 2020. {title}{behind}").title == TITLE) == meant
    stranger = f"{title}{behind}".replace("Doe", "Farrow").replace("R. Roe", "B. Farrow")
    unnamed = title.replace("Doe", "Farrow")
    assert read(Claim(title=unnamed), stranger).title == unnamed


def test_what_names_the_recorded_place_behind_a_label_is_no_title() -> None:
    proceedings = "Proceedings of the 2nd Workshop on Ponds and Moss (PondLo 2019)"
    record = replace(RECORD, venues=(proceedings,))

    def meant(claimed: str) -> str | None:
        claim = Claim(title=claimed)
        return reread(Reference(1, None, "Doe", 0, 0, (ARXIV,), claim), record).title

    assert meant("Venue: Proceedings of the 2nd Workshop on Ponds and Moss") is None
    assert meant("# Proceedings of the 2nd Workshop on Ponds and Moss") is None
    assert meant("Ponds and Moss of the North") == "Ponds and Moss of the North"
    assert meant("Workshop on Frogs") == "Workshop on Frogs"


@pytest.mark.parametrize(
    ("venue", "kept"),
    [
        ("[2] PondNet", None),
        ("Patient Models of Turning Tides", None),
        ("Models of Turning Wheels", "Models of Turning Wheels"),
        (
            "Turning Tides (Conference on Ponds, Moss and Mud",
            "Conference on Ponds, Moss and Mud",
        ),
        ("Turning Tides” → Conference on Ponds", "Conference on Ponds, Moss and Mud"),
        ("Turning Wheels. Conference on Ponds", "Turning Wheels. Conference on Ponds"),
        ("Turning Tides. Conference on Frogs", "Turning Tides. Conference on Frogs"),
    ],
)
def test_part_of_the_title_is_no_venue(venue: str, kept: str | None) -> None:
    assert read(Claim(title=TITLE, venue=venue)).venue == kept


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Moss Models of Turning Tides\nJane Q. Doe, Richard Roe\nPond Letters 2020", True),
        ("The Moss Models of Turning Tides Jane Q. Doe, Richard Roe", True),
        ("The Moss Models of Turning Tides and Moons Jane Q. Doe", False),
        ("The Moss Models of Turning Tides\nNils Ode, Richard Roe", False),
    ],
)
def test_the_main_title_with_its_first_author_right_behind_is_meant(
    text: str, *, meant: bool
) -> None:
    record = replace(RECORD, title="The Moss Models of Turning Tides: How Ponds Go")
    claim = Claim(title="Seen in Delft", authors=("The Moss Models of Turning Tides Jane Q. Doe",))
    reference = Reference(1, None, text, 0, 0, (ARXIV,), claim)
    assert (reread(reference, record).title == record.title) is meant


@pytest.mark.parametrize(
    ("claimed", "meant"),
    [
        ("MossNet: The Moss Models of Turning Tides", "The Moss Models of Turning Tides"),
        ("MossNet: The Moss Models of Turning", "The Moss Models of Turning"),
        ("MossNet: The Moss Models of Frogs", "MossNet: The Moss Models of Frogs"),
        ("MossNet: The Moss", "MossNet: The Moss"),
    ],
)
def test_a_list_may_set_a_works_name_before_its_title(claimed: str, meant: str) -> None:
    record = replace(RECORD, title="The Moss Models of Turning Tides for Low Harbours")
    reference = Reference(1, None, claimed, 0, 0, (ARXIV,), Claim(title=claimed))
    assert reread(reference, record).title == meant
    stated = replace(reference, claim=Claim(title=claimed, kind="article"))
    assert reread(stated, record).title == claimed


JOURNAL = replace(
    RECORD, venues=("Frontiers in Pondology and the Environment", "Tides: Revista de Lagoas")
)


@pytest.mark.parametrize(
    ("text", "title", "venue"),
    [
        ("Doe, J. Q. Frontiers Pondol. Environment 2020, 4, 17.", "Frontiers Pondol", "Environment"),
        ("Doe, J. Q. Front. Pondol. Env. 4, (2020).", "Front. Pondol. Env. 4", None),
        ("J. Q. Doe, Tides Revista de Lagoas 37, 365", "J. Q. Doe, Tides Revista de Lagoas 37, 365", None),
        ("Doe, J. Q. Tides: Rev. Lagoas 2020, 4, 17.", "Rev", None),
    ],
)  # fmt: skip
def test_what_spells_the_recorded_place_up_to_a_number_is_no_title(
    text: str, title: str, venue: str | None
) -> None:
    claim = Claim(title=title, venue=venue)
    meant = reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), JOURNAL)
    assert meant.title is None
    assert meant.venue in JOURNAL.venues


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe, J. Frontiers of Moss. Env. 4, 17.", "Frontiers of Moss"),  # another's words
        ("Doe, J. Pondology. 2020.", "Pondology"),  # one word begins many names
        ("Doe, J. Pondology in 2000 Frontiers. 4, 17.", "Pondology in 2000 Frontiers"),
        ("Doe, J. Environment and Pondology, 4, 17.", "Environment and Pondology"),  # another order
    ],
)
def test_words_that_spell_no_place_stay_a_title(text: str, title: str) -> None:
    claim = Claim(title=title)
    assert reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), JOURNAL) is claim


def test_a_title_read_as_the_end_of_its_authors_name_is_the_title() -> None:
    record = replace(RECORD, title="Using the Tides")
    text = "Doe JQ. Using the Tides. Pond Letters. 2020:5-9."
    claim = Claim(title="Pond Letters", authors=("Doe JQ. Using the Tides",))
    meant = reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), record)
    assert (meant.title, meant.authors) == (record.title, ("Jane Q. Doe",))
    other = replace(claim, authors=("Moss K. Using the Tides",))
    kept = reread(
        Reference(1, None, text.replace("Doe JQ", "Moss K"), 0, 0, (ARXIV,), other), record
    )
    assert kept.authors == other.authors


def test_a_title_and_a_place_without_a_volume_are_no_people() -> None:
    text = "Jane Doe, Turning Tides of Moss, Front. Pondol. Env. (2020), no. 1, 3–9."
    record = replace(JOURNAL, title="Turning Tides of Moss", authors=("Jane Q. Doe",))
    names = ("Jane Doe", "Turning Tides of Moss", "Front. Pondol. Env")
    claim = Claim(title="no. 1, 3–9", authors=names)
    meant = reread(Reference(1, None, text, 0, 0, (ARXIV,), claim), record)
    assert (meant.title, meant.authors) == (record.title, ("Jane Q. Doe",))
    stranger = replace(claim, authors=("Jane Doe", "Mia Moss", "Front. Pondol. Env"))
    kept = reread(Reference(1, None, text, 0, 0, (ARXIV,), stranger), record)
    assert kept.authors == ("Jane Q. Doe", "Mia Moss")


@pytest.mark.parametrize(
    ("claimed", "added"),
    [
        (("Doe", "Jane Mae", "Roe", "Wu-Yen"), ()),
        (("Doe", "Roe"), ()),  # two family names
        (("Doe", "Karl", "Roe", "Wu-Yen"), ("Karl",)),
    ],
)
def test_names_divided_at_their_commas_are_those_of_a_record_with_initials(
    claimed: tuple[str, ...], added: tuple[str, ...]
) -> None:
    record = replace(RECORD, authors=("Doe JM", "Roe W"))
    reference = Reference(1, None, "", 0, 0, (ARXIV,), Claim(title=TITLE, authors=claimed))
    meant = compare_authors(reread(reference, record).authors, record.authors)
    assert (meant.names_added, meant.first_same) == (added, True)


@pytest.mark.parametrize(
    ("behind", "is_misread"),
    [
        ("Pond Letters (2020), no. 27", True),
        ("Pond Letters, vol. 3, no. 2", True),
        ("Moss Letters (2020), no. 27", False),
        ("and What They Leave, no. 27", False),
    ],
)
def test_a_title_read_with_its_place_and_the_number_of_it_is_the_title(
    behind: str, is_misread: bool
) -> None:
    record = replace(JOURNAL, title="Turning Tides of Moss", venues=("Pond Letters",))
    text = f"Turning Tides of Moss, {behind}."
    claim = Claim(title=text.rstrip("."))
    meant = reread(Reference(1, None, text, 0, 0, (), claim), record)
    assert (meant.title == record.title) is is_misread


def test_a_record_with_initials_behind_its_names_tells_the_title_beside_them() -> None:
    record = replace(JOURNAL, title="Turning Tides of Moss", authors=("Doe JQ", "Roe R"))
    text = "Jane Doe and Rita Roe, Turning Tides of Moss, Moss Letters, ser. 4, 27."
    claim = Claim(title="Turning Tides of Moss, Moss Letters, ser. 4, 27", authors=("Jane Doe",))
    assert reread(Reference(1, None, text, 0, 0, (), claim), record).title == record.title
