import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.venues import known, normalised, resolve, venues
from citemark.venues.names import MAX_NAME

from ..costs import within

CONFERENCES = [
    ("ICML", "icml"),
    ("Proc. of the 38th ICML", "icml"),
    ("Proceedings of the 38th International Conference on Machine Learning", "icml"),
    (
        "Proceedings of the 26th Annual International Conference on Machine Learning - ICML '09",
        "icml",
    ),
    ("ICML 2021, PMLR 139", "icml"),
    ("In ICML'21", "icml"),
    ("NeurIPS 2022", "neurips"),
    ("NeurIPS2022", "neurips"),
    ("NIPS", "neurips"),
    ("Advances in Neural Information Processing Systems 35", "neurips"),
    ("Advances in Neural Information Processing Systems, vol. 34, pp. 1-12", "neurips"),
    ("Thirty-seventh Conference on Neural Information Processing Systems", "neurips"),
    ("The Eleventh International Conference on Learning Representations", "iclr"),
    ("ICLR (Poster)", "iclr"),
    ("{IEEE/CVF} Conference on Computer Vision and Pattern Recognition, {CVPR} 2023", "cvpr"),
    (
        "In Proceedings of the IEEE conference on computer vision and pattern recognition, pages 770--778",
        "cvpr",
    ),
    ("Annual Learning for Dynamics \\& Control Conference", "l4dc"),
    ("2019 IEEE International Conference on Robotics and Automation (ICRA)", "icra"),
    ("Proceedings of NAACL-HLT 2019", "naacl"),
    ("Proceedings of the 2019 Conference of the North American Chapter of the ACL", None),
    ("EMNLP (1)", "emnlp"),
    ("ICASSP 2020 - 2020 IEEE Int. Conf. Acoustics", "icassp"),
    ("IEEE INFOCOM 2018 - IEEE Conference on Comp. Commun.", "infocom"),
    ("Pond 2020 - 2020 Conference of Tides", None),
    ("ICML 2020 and 2020 IEEE Conference of Tides", None),
    ("ECCV (8)", "eccv"),
    (
        "Proceedings of the 59th Annual Meeting of the ACL and the 11th International Joint Conference on NLP (Volume 1: Long Papers)",
        "acl",
    ),
    ("The Web Conference 2021", "www"),
    ("AAAI/IAAI", "aaai"),
    ("Proceedings of the ACM SIGCOMM 2008 conference on Data communication", "sigcomm"),
    ("International Conference on Machine Learning, Honolulu, Hawaii", "icml"),
    ("Computer Vision, 2003. Proceedings. Ninth IEEE International Conference on", "iccv"),
    ("Robotics and Automation, 2009. ICRA'09. IEEE International Conference on", "icra"),
    ("Machine Learning of Tides, 2003. Proceedings. Ninth International Conference on", None),
    (
        "Proceedings of the 29th International Coference on International Conference on Machine Learning",
        "icml",
    ),
    (
        "NIPS'18 Proceedings of the 32nd International Conference on Neural Information Processing Systems",
        "neurips",
    ),
    ("International Conference on Neural Information Processing", "iconip"),
]
JOURNALS = [
    ("Journal of Machine Learning Research", "jmlr"),
    ("J. Mach. Learn. Res.", "jmlr"),
    ("IEEE Trans. Pattern Anal. Mach. Intell.", "tpami"),
    ("Findings Assoc. Comput. Linguist.: EMNLP 2020", "emnlp/findings"),
    ("Proc. 59th Annu. Meet. Assoc. Comput. Linguist.", "acl"),
    ("Proc. 2022 Conf. Empir. Methods Nat. Lang. Process.", "emnlp"),
    ("Nat. Mach. Intell.", "natmachintell"),
    ("Nature Machine Intelligence, April 10, 2026", "natmachintell"),
    ("In Proceeding of the ACM Int. Conf. on Multimedia", "mm"),
    ("ACM Trans. Graph. 41(4)", "tog"),
    ("Pattern Analysis and Machine Intelligence, IEEE Transactions on", "tpami"),
    ("IEEE Trans. on PAMI", "tpami"),
    ("Machine Learning 12(3)", "mlj"),
    ("The Annals of Statistics", "aos"),
    ("Proc. Natl. Acad. Sci. U.S.A.", "pnas"),
]
OTHERS = [
    ("arXiv preprint arXiv:2405.11111", "arxiv"),
    ("CoRR abs/2405.11111", "arxiv"),
    ("bioRxiv", "biorxiv"),
    ("PMLR", "pmlr"),
    ("Lecture Notes in Computer Science, vol. 11211", "lncs"),
    ("ACM Sigplan Notices", "sigplannotices"),
    ("SIGPLAN Not.", "sigplannotices"),
    ("ACM SIGARCH Computer Architecture News, 39(2)", "sigarchnews"),
    ("OpenAI Technical Report", "openai"),
    ("Ph.D. thesis, Somewhere", "report"),
    ("in press", "report"),
    ("In prep.", "report"),
    ("(to appear), 2024", "report"),
    ("Accepted, in print", "report"),
    ("In review", "report"),
    ("Online", "report"),
    ("In Press Studies", None),
    ("Online Journal of Ponds", None),
]
LOOK_ALIKES = [
    "International Conference on Machine Learning and Applications",
    "International Conference on Image Processing, Computer Vision, and Pattern Recognition",
    "International Conference on Big Data, Artificial Intelligence and Risk Management",
    "Journal of Machine Learning",
    "Machine Learning: Science and Technology",
    "Physical Review A",
    "Physical Review",
    "Radiology: Artificial Intelligence",
    "Advances in Artificial Intelligence",
    "Computer Communications",
    "Journal of Computer Science and Technology",
    "The Journal of Supercomputing",
    "Advances in Computer Vision and Pattern Recognition",
    "IEEE Security & Privacy",
    "Symposium on Something That Nobody Held",
    "micro chi log",
    "",
    "?!",
]


@pytest.mark.parametrize(("name", "key"), [*CONFERENCES, *JOURNALS, *OTHERS])
def test_a_written_name_resolves_to_its_venue(name: str, key: str | None) -> None:
    found = resolve(name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_name_that_only_contains_anothers_words_is_not_taken_for_it(name: str) -> None:
    assert resolve(name) is None


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("ICML Workshop on Something New", "icml"),
        ("Workshop on Something New, ICML 2023", "icml"),
        ("ICLR 2025 Workshops: Something", "iclr"),
        ("CVPRW", "cvpr"),
        ("ICCVW 2019", "iccv"),
        ("European Conference on Computer Vision Workshops", "eccv"),
        (
            "Proceedings of the IEEE/CVF International Conference on Computer Vision (ICCV) Workshops",
            "iccv",
        ),
        ("International Conference on Machine Learning (ICML) Workshop on Something New", "icml"),
        ("NeurIPS 2019 (Workshop)", "neurips"),
        ("Neural Information Processing Systems (NeurIPS) Workshop on Something New", "neurips"),
        (
            "Conference on Neural Information Processing Systems (NeurIPS), Workshop Track",
            "neurips",
        ),
        ("SomethingSafe@AAAI", "aaai"),
        ("Proceedings of the Student Research Workshop at EACL 2009", "eacl"),
    ],
)
def test_a_workshop_keeps_its_conference_as_parent(name: str, parent: str) -> None:
    found = resolve(name)
    assert found is not None
    assert (found.kind, found.parent) == ("workshop", parent)
    assert not found.is_claim


@pytest.mark.parametrize("name", ["Workshop on Nothing in Particular", "Some Workshop (ATS"])
def test_a_workshop_without_a_conference_is_not_registered(name: str) -> None:
    assert resolve(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "Submitted to ICLR 2024",
        "ICLR 2024 Conference Withdrawn Submission",
        "Under double-blind review at NeurIPS",
        "Submitted to the International Conference on Learning Representations",
    ],
)
def test_what_was_only_submitted_names_no_meeting(name: str) -> None:
    """Its list holds what was accepted."""
    found = resolve(name)
    assert found is not None
    assert not found.is_claim


def test_some_workshops_are_venues_of_their_own() -> None:
    found = resolve("IEEE Spoken Language Technology Workshop")
    assert found is not None
    assert (found.key, found.parent) == ("slt", None)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Findings of EMNLP", "emnlp/findings"),
        ("EMNLP (Findings)", "emnlp/findings"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2020", "emnlp/findings"),
        (
            "Findings of the Annual Meeting of the Association for Computational Linguistics",
            "acl/findings",
        ),
        ("Findings of the Committee", None),
    ],
)
def test_findings_are_a_companion_of_their_conference(name: str, key: str | None) -> None:
    found = resolve(name)
    assert (found.key if found else None) == key


def test_a_name_cut_short_by_its_recorder_still_resolves() -> None:
    name = "Proceedings of the Joint Meeting and Human Language Technologies: The 2009 Annual Conference of the North American Chapter of the Association "
    found = resolve(name.replace("Joint Meeting and ", ""))
    assert found is not None
    assert found.key == "naacl"


@given(st.text(max_size=200))
def test_any_name_resolves_or_does_not(name: str) -> None:
    assert resolve(name) is None or resolve(name) == resolve(name)
    assert isinstance(normalised(name), str)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "a ",
        "ICML ",
        "workshop ",
        ", ",
        "and ",
        "\\href{",
        "&amp;",
        "@",
        "1st ",
        ", on",
        "online ",
        "in print, ",
        "(ICML) ",
        "[Ponds] ",
    ],
)
def test_a_hostile_name_takes_no_time(unit: str) -> None:
    with within(2):
        resolve(unit * (100_000 // len(unit)))
        known(unit * (100_000 // len(unit)))


def test_of_a_hostile_name_no_more_is_read_or_remembered_than_a_name_may_have():
    lengths: list[int] = []

    class Counted(str):
        __slots__ = ()

        def __getitem__(self, part):
            found = super().__getitem__(part)
            lengths.append(len(found))
            return found

    assert resolve(Counted("(ICML) " * 50_000)) == resolve("(ICML) " * 50)
    assert lengths == [MAX_NAME]


def test_every_registered_name_and_alias_resolves() -> None:
    for venue in venues().values():
        for name in (venue.name, *venue.aliases):
            assert resolve(name) is not None, name


def test_every_row_is_complete() -> None:
    kinds = {"conference", "journal", "preprint-server", "series", "publisher-page", "repository"}
    assert len(venues()) >= 300
    for venue in venues().values():
        assert venue.kind in kinds
        assert venue.name
        assert venue.cadence in (None, "yearly", "even", "odd")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Thirty-eight Conference on Neural Information Processing Systems", "neurips"),
        ("NeurIPS 2023 Datasets and Benchmarks Track", "neurips"),
        ("Thirty Conferences on Two Moss Benchmarks", None),
    ],
)
def test_compound_ordinals_and_tracks_name_no_other_venue(name: str, key: str | None) -> None:
    venue = resolve(name)
    assert (venue.key if venue else None) == key
