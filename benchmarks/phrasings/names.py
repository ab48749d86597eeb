"""This module knows the forms in which lists of authors are set.

A family name is taken to be the last word with the particles before it, as most tools do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

PARTICLES = frozenset(
    str.split("al ben bin da de del della den der di dos du el la le ten ter van von")
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a list of authors."""

    name: Callable[[str], str]
    """How one name is set."""
    last: str = ", "
    """What stands before the last one; its comma is left out between two names without any."""
    rest: str = " et al."
    """What stands for those that are left out."""
    keep: int = 3
    """How many of a longer list are named."""
    upto: int = 10
    """The longest list that is given in full."""
    between: str = ", "
    first: Callable[[str], str] | None = None
    """How the first name is set, where it is set otherwise."""
    ellipsis: str | None = None
    """What stands for those between the ones that are named and the last, where it is named too."""

    def write(self, authors: Sequence[str], *, more: bool) -> str:
        """``more``: the record is known not to name all of them."""
        names = [self.name(author) for author in authors]
        if self.first is not None:
            names[0] = self.first(authors[0])
        if self.ellipsis and not more and len(names) > self.upto:
            return self.between.join(names[: self.keep]) + self.ellipsis + names[-1]
        if more or len(names) > self.upto:
            return self.between.join(names[: self.keep]) + self.rest
        if len(names) == 1:
            return names[0]
        together = len(names) == 2 and "," not in names[0]  # a pair takes no comma before "and"
        last = self.last.removeprefix(",") if together and self.last != ", " else self.last
        return self.between.join(names[:-1]) + last + names[-1]

    def changed(self, arguments: str) -> Form:
        """The form with ``last|rest|keep/upto|between``; what is empty stays as it is."""
        last, rest, counts, between = (arguments.split("|") + [""] * 4)[:4]
        keep, _, upto = counts.partition("/")
        return replace(
            self,
            last=last or self.last,
            rest=rest or self.rest,
            keep=int(keep) if keep else self.keep,
            upto=int(upto) if upto else self.upto,
            between=between or self.between,
        )


def parted(name: str) -> tuple[str, str]:
    """Given names and family name."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def given(name: str) -> str:
    return parted(name)[0]


def family(name: str) -> str:
    return parted(name)[1]


def initials(name: str, dot: str = ".", gap: str = " ", hyphen: str = "-") -> str:
    return gap.join(
        hyphen.join(part[0].upper() + dot for part in word.split("-") if part)
        for word in given(name).split()
    )


def inverted(name: str) -> str:
    return f"{family(name)}, {given(name)}"


FORMS: Mapping[str, Form] = {
    "authors": Form(str),
    "lead": Form(str, " and ", keep=1, upto=2),
    "families": Form(family, " and ", keep=1, upto=2),
    "apa": Form(lambda a: f"{family(a)}, {initials(a)}", ", & ", ", et al.", 6, 20),
    "apa_seven": Form(lambda a: f"{family(a)}, {initials(a)}", ", & ", ", et al.", 19, 20, ellipsis=", … "),
    "apa_six": Form(lambda a: f"{family(a)}, {initials(a)}", ", & ", ", et al.", 6, 7, ellipsis=", … "),
    "closed": Form(lambda a: f"{initials(a, gap='')} {family(a)}", upto=8),
    "tight": Form(lambda a: f"{family(a)}, {initials(a, gap='')}", rest=", et al.", upto=8),
    "vancouver": Form(lambda a: f"{family(a)} {initials(a, '', '', '')}", rest=", et al", keep=6, upto=6),
    "ieee": Form(lambda a: f"{initials(a)} {family(a)}", ", and ", keep=1, upto=6),
    "tied": Form(lambda a: f"{initials(a, gap='~')}~{family(a)}", ", and ", ", et~al.", 1, 6),
    "scholar": Form(lambda a: f"{initials(a, '', '', '')} {family(a)}", rest="…", keep=3, upto=4),
    "inverted": Form(inverted, "; ", "; et al.", 6, 12, "; "),
    "loud": Form(lambda a: f"{family(a).upper()}, {given(a)}", "; ", " et al.", 1, 3, "; "),
    "loud_initials": Form(lambda a: f"{family(a).upper()}, {initials(a)}", "; ", " et al.", 1, 3, "; "),
    "gost": Form(lambda a: f"{family(a)} {initials(a)}", keep=1, upto=3),
    "gbt": Form(lambda a: f"{family(a).upper()} {initials(a, '', ' ')}", rest=", et al", upto=3),
    "mla": Form(str, ", and ", ", et al", 1, 2, first=inverted),
    "chicago": Form(str, ", and ", ", et al", 7, 10, first=inverted),
    "bibtex": Form(inverted, " and ", " and others", 30, 30, " and "),
    "starred": Form(lambda a: f"{a}*", ", ", rest=" et al.", keep=4, upto=8),
    "rsc": Form(lambda a: f"{initials(a)} {family(a)}", " and ", " et al.", 3, 12),
    "acs": Form(lambda a: f"{family(a)}, {initials(a)}", "; ", "; et al.", 10, 15, "; "),
    "cyrillic": Form(lambda a: f"{initials(a)} {family(a)}", ", ", " [et al.]", 3, 3),
    "smallcaps": Form(lambda a: f"{family(a).upper()} {initials(a, '', '', '')}", ", ", ", et al.", 3, 6),
    "lined": Form(str, "\n", "\nand others", 6, 12, "\n"),
    "eastern": Form(lambda a: f"{family(a)} {given(a)}", " – ", " et al.", 3, 6, " – "),
    "shortened": Form(lambda a: f"{given(a).split()[0]} {family(a)}", " and ", " et al.", 3, 6),
    "numbered": Form(lambda a: f"{a}¹", ", ", " et al.", 3, 6),
    "styled": Form(lambda a: f"Dr. {a}", " and ", " and others", 2, 3),
    "wikilinks": Form("[[{}]]".format, rest=", et al.", keep=4, upto=8),
    "json_names": Form(lambda a: json.dumps(a, ensure_ascii=False), rest=', "et al."', keep=20, upto=20),
}  # fmt: skip
"""The forms by the names that templates call them."""
