"""This module knows how right citations spell the name of one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from phrasings.names import PARTICLES, family, given, initials
from phrasings.titles import as_tex

from varied.cited import Change, Cited, variations

NICKNAMES: Mapping[str, tuple[str, ...]] = {
    "Alexander": ("Alex", "Sasha"), "Andrew": ("Andy", "Drew"),
    "Anthony": ("Tony",), "Benjamin": ("Ben",), "Catherine": ("Kate", "Cathy"), "Charles": ("Charlie",),
    "Christopher": ("Chris",), "Daniel": ("Dan", "Danny"), "David": ("Dave",), "Douglas": ("Doug",),
    "Edward": ("Ed", "Ted"), "Elizabeth": ("Liz", "Beth"), "Frederick": ("Fred",), "Gregory": ("Greg",),
    "James": ("Jim", "Jamie"), "Jeffrey": ("Jeff",), "Jennifer": ("Jen", "Jenny"), "Jonathan": ("Jon",),
    "Joseph": ("Joe",), "Joshua": ("Josh",), "Katherine": ("Kate", "Kathy"), "Kenneth": ("Ken",),
    "Lawrence": ("Larry",), "Matthew": ("Matt",), "Michael": ("Mike",), "Nicholas": ("Nick",),
    "Nathaniel": ("Nate",), "Patrick": ("Pat",), "Peter": ("Pete",), "Philip": ("Phil",), "Rebecca": ("Becca",),
    "Richard": ("Rick", "Dick"), "Robert": ("Bob", "Rob"), "Ronald": ("Ron",), "Samuel": ("Sam",),
    "Stephen": ("Steve",), "Steven": ("Steve",), "Susan": ("Sue",), "Theodore": ("Ted",),
    "Thomas": ("Tom",), "Timothy": ("Tim",), "Victoria": ("Vicky",), "Vincent": ("Vince",),
    "Walter": ("Walt",), "William": ("Bill", "Will"), "Zachary": ("Zach",),
}  # fmt: skip
"""Given names and what their bearers are called, as dictionaries of English names have it."""
FORMAL = {short: long for long, shorts in NICKNAMES.items() for short in shorts}
CYRILLIC = (
    ("Aleksandr", "Alexander"), ("Aleksei", "Alexey"), ("Alexei", "Alexey"), ("Sergei", "Sergey"),
    ("Andrei", "Andrey"), ("Dmitrii", "Dmitry"), ("Dmitriy", "Dmitry"), ("Evgenii", "Evgeny"),
    ("Evgeniy", "Evgeny"), ("Yurii", "Yury"), ("Yuri", "Yury"), ("Nikolai", "Nikolay"), ("Mikhail", "Michail"),
    ("Vasily", "Vasiliy"), ("Anatoly", "Anatolii"), ("Grigory", "Grigorii"), ("Valery", "Valerii"),
    ("Ilya", "Ilia"), ("Natalia", "Natalya"), ("Maria", "Mariya"), ("Julia", "Yulia"), ("Artem", "Artyom"),
    ("Fedor", "Fyodor"), ("Semen", "Semyon"), ("Petr", "Pyotr"), ("Igor", "Ihor"),
)  # fmt: skip
"""Spellings of one Cyrillic name (ISO 9, ALA-LC, BGN/PCGN, and what its bearers choose)."""
ENDINGS = (
    ("sky", "skii"),
    ("sky", "skiy"),
    ("skii", "sky"),
    ("skiy", "sky"),
    ("ev", "yev"),
    ("ov", "off"),
)
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "æ": "ae", "œ": "oe"}  # fmt: skip
_PLAIN = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "ð": "d", "þ": "th", "ŋ": "n"}  # fmt: skip
_EASTERN = frozenset(
    str.split(
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie "
        "Tang Song Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren "
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Shin Seo Kwon Hwang Ahn Nguyen Tran Le Pham "
        "Tanaka Suzuki Sato Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto"
    )
)
"""Family names of East Asia, the most frequent of each country."""


def each(write: Callable[[str], str]) -> Change:
    return lambda cited: replace(cited, authors=tuple(map(write, cited.authors)))


def only_first(write: Callable[[str], str]) -> Change:
    def change(cited: Cited) -> Cited | None:
        names = cited.authors
        return replace(cited, authors=(write(names[0]), *names[1:])) if names else None

    return change


def without_marks(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans(_PLAIN)))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def spelt_out(name: str) -> str:
    """As German, Danish and Swedish names are written where their letters are missing."""
    return without_marks(name.translate(str.maketrans(_GERMAN)))


def replaced(name: str) -> str:
    """UTF-8 read as Windows' Western encoding, where that has a letter: ``é`` as ``Ã©``."""
    try:
        return name.encode("utf-8").decode("cp1252")
    except UnicodeError:
        return name


def without_middle(name: str) -> str:
    return f"{given(name).split()[0]} {family(name)}"


def middle_as_initial(name: str) -> str:
    first, *rest = given(name).split()
    return " ".join([first, *(f"{one[0]}." for one in rest), family(name)])


def first_as_initial(name: str) -> str:
    """As those write themselves who go by their second name."""
    first, *rest = given(name).split()
    return " ".join([f"{first[0]}.", *rest, family(name)]) if rest else name


def second_name(name: str) -> str:
    _first, *rest = given(name).split()
    whole = [one for one in rest if len(one.strip(".")) > 2]
    return " ".join([*whole, family(name)]) if whole else name


def middle_added(name: str) -> str:
    first, *rest = given(name).split()
    return f"{first} J. {family(name)}" if not rest else name


def nicknamed(table: Mapping[str, object], at: int = 0) -> Callable[[str], str]:
    def write(name: str) -> str:
        first, _, rest = name.partition(" ")
        known = table.get(first)
        if isinstance(known, tuple):
            known = known[at] if at < len(known) else None
        return f"{known} {rest}" if known else name

    return write


def cyrillic(name: str) -> str:
    first, _, rest = name.partition(" ")
    for one, other in CYRILLIC:
        if first in (one, other):
            return f"{other if first == one else one} {rest}"
    return name


def cyrillic_family(name: str) -> str:
    if not any(name.startswith(one) for pair in CYRILLIC for one in pair):
        return name
    for old, new in ENDINGS:
        if name.endswith(old):
            return name.removesuffix(old) + new
    return name


def eastern(name: str) -> str:
    """Family name first, as in East Asia, without a comma."""
    return f"{family(name)} {given(name)}" if family(name) in _EASTERN else name


def hyphens(to: str) -> Callable[[str], str]:
    return lambda name: re.sub(r"(?<=\w)[-‐‑](?=\w)", to, name)


def given_joined(name: str) -> str:
    """``Jun-Yan`` as ``Junyan``."""
    return f"{re.sub(r'(?<=[a-z])-([A-Z])', lambda found: found[1].lower(), given(name))} {family(name)}"


def given_parted(name: str) -> str:
    """``Xiaoming`` as ``Xiao-Ming``: of East Asian names of two syllables that are told apart."""
    if family(name) not in _EASTERN:
        return name
    return re.sub(
        r"^(Xiao|Jian|Ming|Hong|Zhi|Yong|Jing|Sang|Seung|Hyun)([a-z]{2,})\b",
        lambda two: f"{two[1]}-{two[2].capitalize()}",
        name,
    )


def half_of_double(at: int) -> Callable[[str], str]:
    def write(name: str) -> str:
        halves = family(name).split("-")
        return (
            f"{given(name)} {halves[at]}"
            if len(halves) == 2 and all(len(one) > 2 for one in halves)
            else name
        )

    return write


def particles(write: Callable[[str, str], str]) -> Callable[[str], str]:
    """A name with particles (``van``, ``de la``) before the family name proper."""

    def change(name: str) -> str:
        words = family(name).split()
        small = [word for word in words[:-1] if word.lower() in PARTICLES]
        return f"{given(name)} {write(' '.join(small), words[-1])}" if small else name

    return change


def particle_behind(name: str) -> str:
    """``Berg, Jan van den``, as DIN 1505 and Dutch catalogues have it."""
    words = family(name).split()
    return f"{words[-1]}, {given(name)} {' '.join(words[:-1])}" if len(words) > 1 else name


def article(to: str) -> Callable[[str], str]:
    """``Al-Rfou`` with another article (``El-``), or with none."""
    return lambda name: re.sub(r"\b([Aa]l|[Ee]l)-(?=[A-Z])", to, name)


def one_of_three(name: str) -> str:
    """Of ``Ana Maria Silva Santos`` the first and last name, as Portuguese names are cited."""
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) >= 4 else name


VARIATIONS = variations("spellings", {
    "marks-left-out": each(without_marks),
    "marks-spelt-out": each(spelt_out),
    "marks-tex": each(as_tex),
    "marks-apart": each(lambda name: unicodedata.normalize("NFD", name)),
    "marks-misread": each(replaced),
    "marks-entities": each(lambda name: name.encode("ascii", "xmlcharrefreplace").decode()),
    "middle-left-out": each(without_middle),
    "middle-initial": each(middle_as_initial),
    "middle-without-stop": each(lambda name: re.sub(r"\b([A-Z])\.", r"\1", name)),
    "middle-added": only_first(middle_added),
    "first-initial": each(first_as_initial),
    "second-name-alone": each(second_name),
    "outer-names": each(one_of_three),
    "one-initial": each(lambda name: f"{name[0]}. {family(name)}"),
    "nickname": each(nicknamed(NICKNAMES)),
    "nickname-2": each(nicknamed(NICKNAMES, 1)),
    "formal-name": each(nicknamed(FORMAL)),
    "cyrillic-given": each(cyrillic),
    "cyrillic-family": each(cyrillic_family),
    "eastern-order": each(eastern),
    "eastern-comma": each(lambda name: f"{family(name)}, {given(name)}" if family(name) in _EASTERN else name),
    "hyphens-as-spaces": each(hyphens(" ")),
    "hyphens-left-out": each(hyphens("")),
    "hyphens-long": each(hyphens("–")),
    "hyphens-unbroken": each(hyphens("‑")),
    "given-joined": each(given_joined),
    "given-parted": each(given_parted),
    "given-initials-joined": each(lambda name: f"{initials(name, '.', '', '')} {family(name)}"),
    "double-first-half": each(half_of_double(0)),
    "double-second-half": each(half_of_double(1)),
    "particles-left-out": each(particles(lambda _, name: name)),
    "particles-capital": each(particles(lambda small, name: f"{small.title()} {name}")),
    "particles-joined": each(particles(lambda small, name: f"{small.title().replace(' ', '')}{name.lower()}")),
    "particles-behind": each(particle_behind),
    "article-el": each(article("El-")),
    "article-joined": each(article("Al")),
    "article-left-out": each(article("")),
    "article-spaced": each(article("al ")),
    "apostrophe-curled": each(lambda name: name.replace("'", "’")),
    "apostrophe-left-out": each(lambda name: name.replace("'", "")),
    "junior": only_first("{} Jr.".format),
    "junior-comma": only_first("{}, Jr.".format),
    "third": only_first("{} III".format),
    "spaces-doubled": each(lambda name: name.replace(" ", "  ")),
    "spaces-unbroken": each(lambda name: name.replace(" ", "\u00a0")),
})  # fmt: skip
"""The name of each, and how it spells names."""
