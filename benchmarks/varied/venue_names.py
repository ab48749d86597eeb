"""This module knows the names that the better-known venues go by, and how words of names are cut.

Ordinals: an edition's number is its year less a number that is the same for years; meetings that
skipped years or were split have none here. Places and days are those of the meetings' own pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONG: Mapping[str, str] = {
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "ACL": "Annual Meeting of the Association for Computational Linguistics",
    "ACM MM": "ACM International Conference on Multimedia",
    "AISTATS": "International Conference on Artificial Intelligence and Statistics",
    "BMVC": "British Machine Vision Conference",
    "CHI": "CHI Conference on Human Factors in Computing Systems",
    "CIKM": "ACM International Conference on Information and Knowledge Management",
    "COLT": "Conference on Learning Theory",
    "CVPR": "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
    "CoRL": "Conference on Robot Learning",
    "ECCV": "European Conference on Computer Vision",
    "EMNLP": "Conference on Empirical Methods in Natural Language Processing",
    "ICASSP": "IEEE International Conference on Acoustics, Speech and Signal Processing",
    "ICCV": "IEEE/CVF International Conference on Computer Vision",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "ICRA": "IEEE International Conference on Robotics and Automation",
    "IJCAI": "International Joint Conference on Artificial Intelligence",
    "INTERSPEECH": "Annual Conference of the International Speech Communication Association",
    "IROS": "IEEE/RSJ International Conference on Intelligent Robots and Systems",
    "JAIR": "Journal of Artificial Intelligence Research",
    "JMLR": "Journal of Machine Learning Research",
    "KDD": "ACM SIGKDD International Conference on Knowledge Discovery and Data Mining",
    "NAACL": "Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies",
    "NeurIPS": "Advances in Neural Information Processing Systems",
    "SIGIR": "International ACM SIGIR Conference on Research and Development in Information Retrieval",
    "SIGMOD": "ACM SIGMOD International Conference on Management of Data",
    "SODA": "ACM-SIAM Symposium on Discrete Algorithms",
    "TACL": "Transactions of the Association for Computational Linguistics",
    "TKDE": "IEEE Transactions on Knowledge and Data Engineering",
    "TMLR": "Transactions on Machine Learning Research",
    "TPAMI": "IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "UAI": "Conference on Uncertainty in Artificial Intelligence",
    "WACV": "IEEE/CVF Winter Conference on Applications of Computer Vision",
    "WSDM": "ACM International Conference on Web Search and Data Mining",
    "WWW": "The Web Conference",
}
"""The full name of what records name by its letters."""
FORMER: Mapping[str, tuple[str, ...]] = {
    "NeurIPS": ("NIPS", "Neural Information Processing Systems", "Conference on Neural Information Processing Systems"),
    "CVPR": ("IEEE Conference on Computer Vision and Pattern Recognition", "Computer Vision and Pattern Recognition", "IEEE Computer Society Conference on Computer Vision and Pattern Recognition"),
    "ICCV": ("IEEE International Conference on Computer Vision",),
    "KDD": ("ACM SIGKDD", "SIGKDD", "SIGKDD Conference on Knowledge Discovery and Data Mining"),
    "WWW": ("International World Wide Web Conference", "TheWebConf", "World Wide Web Conference"),
    "AAAI": ("National Conference on Artificial Intelligence",),
    "CHI": ("ACM CHI", "SIGCHI Conference on Human Factors in Computing Systems"),
    "SIGIR": ("ACM SIGIR",), "ACM MM": ("ACM Multimedia", "MM"), "SIGMOD": ("ACM SIGMOD",),
    "INTERSPEECH": ("Interspeech", "Proc. Interspeech"), "TPAMI": ("PAMI", "T-PAMI", "IEEE TPAMI"),
    "JMLR": ("J. Mach. Learn. Res.",), "ACL": ("Association for Computational Linguistics",),
    "EMNLP": ("Empirical Methods in Natural Language Processing",),
    "ICLR": ("Int. Conf. Learn. Represent.", "Intl. Conf. on Learning Representations"),
    "ICML": ("Int. Conf. Mach. Learn.", "Intl. Conf. on Machine Learning"),
}  # fmt: skip
"""Earlier and shorter names of the same venues."""
BEFORE_FIRST: Mapping[str, int] = {
    "ICML": 1983, "NeurIPS": 1986, "ICLR": 2012, "AAAI": 1986, "ACL": 1962, "AISTATS": 1997,
    "COLT": 1987, "UAI": 1984, "KDD": 1994, "SIGIR": 1977, "CIKM": 1991, "BMVC": 1989,
}  # fmt: skip
"""The year before the first edition, as editions count today."""
COUNTED_SINCE = 2011
"""Since when there is one edition a year of each: AAAI and AISTATS skipped years before."""
PLACES: Mapping[tuple[str, int], str] = {
    ("ICML", 2019): "Long Beach, California, USA, 9-15 June 2019",
    ("ICML", 2018): "Stockholmsmässan, Stockholm, Sweden, July 10-15, 2018",
    ("ICML", 2022): "17-23 July 2022, Baltimore, Maryland, USA",
    ("ICML", 2023): "23-29 July 2023, Honolulu, Hawaii, USA",
    ("ICML", 2024): "Vienna, Austria, July 21-27, 2024",
    ("ICLR", 2019): "New Orleans, LA, USA, May 6-9, 2019",
    ("ICLR", 2018): "Vancouver, BC, Canada, April 30 - May 3, 2018",
    ("ICLR", 2023): "Kigali, Rwanda, May 1-5, 2023", ("ICLR", 2024): "Vienna, Austria, May 7-11, 2024",
    ("NeurIPS", 2017): "December 4-9, 2017, Long Beach, CA, USA",
    ("NeurIPS", 2018): "December 3-8, 2018, Montréal, Canada",
    ("NeurIPS", 2019): "December 8-14, 2019, Vancouver, BC, Canada",
    ("NeurIPS", 2022): "New Orleans, LA, USA, November 28 - December 9, 2022",
    ("NeurIPS", 2023): "New Orleans, LA, USA, December 10 - 16, 2023",
    ("CVPR", 2018): "Salt Lake City, UT, USA, June 18-22, 2018", ("CVPR", 2022): "New Orleans, LA, USA, June 18-24, 2022",
    ("CVPR", 2023): "Vancouver, BC, Canada, June 17-24, 2023", ("CVPR", 2024): "Seattle, WA, USA, June 16-22, 2024",
    ("ICCV", 2019): "Seoul, Korea (South), October 27 - November 2, 2019", ("ICCV", 2023): "Paris, France, October 1-6, 2023",
    ("ECCV", 2018): "Munich, Germany, September 8-14, 2018", ("ECCV", 2022): "Tel Aviv, Israel, October 23-27, 2022",
    ("AAAI", 2020): "New York, NY, USA, February 7-12, 2020", ("AAAI", 2024): "February 20-27, 2024, Vancouver, Canada",
}  # fmt: skip
_CUT = {
    "advances": "Adv.", "analysis": "Anal.", "annals": "Ann.", "annual": "Annu.", "applications": "Appl.",
    "applied": "Appl.", "artificial": "Artif.", "association": "Assoc.", "astronomical": "Astron.",
    "automation": "Autom.", "biological": "Biol.", "bioinformatics": "Bioinform.", "chemical": "Chem.",
    "chemistry": "Chem.", "cognitive": "Cogn.", "communications": "Commun.", "computational": "Comput.",
    "computer": "Comput.", "computers": "Comput.", "computing": "Comput.", "conference": "Conf.",
    "control": "Control", "development": "Dev.", "discovery": "Discov.", "economics": "Econ.",
    "electronics": "Electron.", "electronic": "Electron.", "empirical": "Empir.", "engineering": "Eng.",
    "environmental": "Environ.", "european": "Eur.", "geophysical": "Geophys.", "information": "Inf.",
    "intelligence": "Intell.", "intelligent": "Intell.", "international": "Int.", "journal": "J.",
    "knowledge": "Knowl.", "language": "Lang.", "learning": "Learn.", "letters": "Lett.",
    "linguistics": "Linguist.", "machine": "Mach.", "management": "Manag.", "materials": "Mater.",
    "mathematical": "Math.", "mathematics": "Math.", "mechanics": "Mech.", "medical": "Med.",
    "medicine": "Med.", "methods": "Methods", "molecular": "Mol.", "monthly": "Mon.", "natural": "Nat.",
    "nature": "Nat.", "network": "Netw.", "networks": "Netw.", "neural": "Neural", "notices": "Not.",
    "optimization": "Optim.", "pattern": "Pattern", "physical": "Phys.", "physics": "Phys.",
    "proceedings": "Proc.", "processing": "Process.", "quarterly": "Q.", "recognition": "Recognit.",
    "representations": "Represent.", "reports": "Rep.", "research": "Res.", "review": "Rev.",
    "reviews": "Rev.", "robotics": "Robot.", "robots": "Robots", "royal": "R.", "science": "Sci.",
    "sciences": "Sci.", "scientific": "Sci.", "security": "Secur.", "social": "Soc.", "society": "Soc.",
    "software": "Softw.", "statistical": "Stat.", "statistics": "Stat.", "structural": "Struct.",
    "symposium": "Symp.", "systems": "Syst.", "technology": "Technol.", "theory": "Theory",
    "transactions": "Trans.", "universal": "Univers.", "vision": "Vis.", "workshop": "Workshop",
}  # fmt: skip
"""Words and their abbreviations, as the List of Title Word Abbreviations (ISO 4) has them."""
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "&"]
)


def abbreviated(name: str, *, stops: bool = True) -> str | None:
    """The name as ISO 4 cuts it: articles and prepositions left out, one word names whole."""
    words = [word for word in name.split() if word.lower() not in _SMALL]
    if len(words) < 2:
        return None
    cut = " ".join(_cut_word(word) for word in words)
    return (cut if stops else cut.replace(".", "")) if cut != name else None


def _cut_word(word: str) -> str:
    bare = re.sub(r"\W+$", "", word)
    return word.replace(bare, _CUT[bare.lower()]) if bare.lower() in _CUT else word


def ordinal(number: int) -> str:
    tens = 10 <= number % 100 <= 20
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_UNITS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = {2: "twent", 3: "thirt", 4: "fort", 5: "fift", 6: "sixt"}


def spelt_ordinal(number: int) -> str:
    """Up to 69, as proceedings spell their editions."""
    if number < 20:
        return _UNITS[number].capitalize()
    tens = _TENS[number // 10].capitalize()
    return f"{tens}ieth" if number % 10 == 0 else f"{tens}y-{_UNITS[number % 10].capitalize()}"
