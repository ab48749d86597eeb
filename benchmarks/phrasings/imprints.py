"""This module knows what is printed beside a work: volumes, pages, places, editors, proceedings.

Records do not state volumes, issues, pages, days, editors and places, so they are invented, always
the same of the same title; the names of proceedings are those that publishers give them, and the
abbreviations of journals follow the list of title word abbreviations of ISO 4.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

EDITORS = (
    ("Jordan", "Whitlow"), ("Petra", "Lindqvist"), ("Samuel", "Achterberg"), ("Ines", "Valcourt"),
    ("Tobias", "Kehlmann"), ("Maren", "Oldfield"),
)  # fmt: skip
PLACES = (
    "Vienna, Austria", "Online", "Montréal, Canada", "Seattle, WA, USA", "Hong Kong, China",
    "Florence, Italy", "Long Beach, California", "Virtual Event", "Punta Cana, Dominican Republic",
)  # fmt: skip
PRESSES: Mapping[str, str] = {
    "NeurIPS": "Curran Associates, Inc.", "ICML": "PMLR", "AISTATS": "PMLR", "COLT": "PMLR",
    "ICLR": "OpenReview.net", "AAAI": "AAAI Press", "CVPR": "IEEE", "ICCV": "IEEE", "IROS": "IEEE",
    "ICRA": "IEEE", "ICASSP": "IEEE", "ECCV": "Springer", "KDD": "ACM", "WSDM": "ACM", "CHI": "ACM",
    "SIGIR": "ACM", "WWW": "ACM", "ACL": "Association for Computational Linguistics",
    "EMNLP": "Association for Computational Linguistics",
    "NAACL": "Association for Computational Linguistics", "Interspeech": "ISCA",
}  # fmt: skip
BOOKS: Mapping[str, tuple[str, int]] = {
    "AAAI": ("Proceedings of the AAAI Conference on Artificial Intelligence", 0),
    "ACL": ("Proceedings of the {nth} Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)", 1962),
    "AISTATS": ("Proceedings of The {nth} International Conference on Artificial Intelligence and Statistics", 1997),
    "CHI": ("Proceedings of the {year} CHI Conference on Human Factors in Computing Systems", 0),
    "COLT": ("Proceedings of the {nth} Conference on Learning Theory", 1987),
    "CVPR": ("{year} IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", 0),
    "ECCV": ("Computer Vision – ECCV {year}", 0),
    "EMNLP": ("Proceedings of the {year} Conference on Empirical Methods in Natural Language Processing", 0),
    "ICASSP": ("ICASSP {year} - {year} IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)", 0),
    "ICCV": ("{year} IEEE/CVF International Conference on Computer Vision (ICCV)", 0),
    "ICML": ("Proceedings of the {nth} International Conference on Machine Learning", 1983),
    "ICLR": ("The {ordinal} International Conference on Learning Representations", 2012),
    "ICRA": ("{year} IEEE International Conference on Robotics and Automation (ICRA)", 0),
    "Interspeech": ("Interspeech {year}", 0),
    "IROS": ("{year} IEEE/RSJ International Conference on Intelligent Robots and Systems (IROS)", 0),
    "KDD": ("Proceedings of the {nth} ACM SIGKDD International Conference on Knowledge Discovery & Data Mining", 1994),
    "NAACL": ("Proceedings of the {year} Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies", 0),
    "NeurIPS": ("Advances in Neural Information Processing Systems", 0),
    "SIGIR": ("Proceedings of the {nth} International ACM SIGIR Conference on Research and Development in Information Retrieval", 1977),
    "WSDM": ("Proceedings of the {nth} ACM International Conference on Web Search and Data Mining", 2007),
}  # fmt: skip
"""The title of a meeting's proceedings by its letters, and the year before its first edition."""
ORDINALS = str.split(
    "Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth "
    "Thirteenth Fourteenth"
)
SHORT_WORDS: Mapping[str, str] = dict(
    pair.split(":")
    for pair in str.split(
        "Proceedings:Proc. International:Int. Conference:Conf. Journal:J. Transactions:Trans. "
        "Letters:Lett. Review:Rev. Reviews:Rev. Physical:Phys. Physics:Phys. Physica:Phys. "
        "Mathematics:Math. Mathematical:Math. Advances:Adv. Annual:Annu. Association:Assoc. "
        "Computational:Comput. Computing:Comput. Computer:Comput. Computers:Comput. "
        "Linguistics:Linguist. Learning:Learn. Machine:Mach. Artificial:Artif. "
        "Intelligence:Intell. Intelligent:Intell. Information:Inf. Processing:Process. "
        "Systems:Syst. Neural:Neural Networks:Netw. Pattern:Pattern Recognition:Recognit. "
        "Analysis:Anal. Language:Lang. Languages:Lang. Natural:Nat. Nature:Nat. Methods:Methods "
        "Research:Res. Science:Sci. Sciences:Sci. Engineering:Eng. Applied:Appl. "
        "Communications:Commun. Communication:Commun. Symposium:Symp. Workshop:Workshop "
        "American:Am. Society:Soc. European:Eur. Astronomy:Astron. Astrophysics:Astrophys. "
        "Astrophysical:Astrophys. Statistics:Stat. Statistical:Stat. Robotics:Robot. "
        "Automation:Autom. Vision:Vis. Discovery:Discov. Knowledge:Knowl. Management:Manag. "
        "Quantum:Quantum Biology:Biol. Biological:Biol. Chemistry:Chem. Chemical:Chem. "
        "Medical:Med. Medicine:Med. Annals:Ann. Bulletin:Bull. Meeting:Meet. Empirical:Empir. "
        "Representations:Represent. Theory:Theory Acoustics:Acoust. Speech:Speech Signal:Signal "
        "Technology:Technol. Technologies:Technol. Theoretical:Theor. Optimization:Optim. "
        "National:Natl. Academy:Acad. Royal:R. Monthly:Mon. Notices:Not. Software:Softw."
    )
)
_DROPPED = frozenset(str.split("of the and for in on to & The"))


def drawn(title: str, purpose: str, options: int) -> int:
    return zlib.crc32(f"{purpose} {title}".encode()) % options


def volume(title: str) -> int:
    return 2 + drawn(title, "volume", 88)


def issue(title: str) -> int:
    return 1 + drawn(title, "issue", 12)


def day(title: str) -> int:
    return 1 + drawn(title, "day", 28)


def first_page(title: str) -> int:
    return 11 + drawn(title, "page", 3000)


def last_page(title: str) -> int:
    return first_page(title) + 4 + drawn(title, "pages", 25)


def article(title: str) -> int:
    return 100_000 + drawn(title, "article", 25_000)


def place(title: str) -> str:
    return PLACES[drawn(title, "place", len(PLACES))]


def editors(title: str, form: str) -> str:
    """Two names, each in a form that names ``given``, ``initial`` and ``family``; `` and `` stands
    between them unless the form ends with what does, behind a bar."""
    shape, _, between = form.partition("|")
    at = drawn(title, "editors", len(EDITORS))
    pair = (EDITORS[at], EDITORS[(at + 1) % len(EDITORS)])
    said = (
        shape.replace("GIVEN", given).replace("INITIAL", given[0]).replace("FAMILY", family)
        for given, family in pair
    )
    return (between or " and ").join(said)


def press(venue: str | None, by_prefix: str | None) -> str | None:
    return venue and PRESSES.get(venue, by_prefix or "Curran Associates, Inc.")


def nth(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def book(venue: str | None, year: int) -> str | None:
    """The title of the proceedings that a meeting's papers stand in."""
    if venue is None or venue not in BOOKS:
        return venue
    title, before = BOOKS[venue]
    edition = year - before
    ordinal = ORDINALS[edition] if 0 < edition < len(ORDINALS) else nth(edition)
    return title.format(nth=nth(edition), ordinal=ordinal, year=year)


def iso4(name: str | None) -> str | None:
    """The name of a journal or of proceedings with its words cut as ISO 4 has them."""
    if name is None or " " not in name:
        return name
    words = [SHORT_WORDS.get(word, word) for word in re.sub(r" \(V.*\)$", "", name).split()]
    return " ".join(word for word in words if word not in _DROPPED)
