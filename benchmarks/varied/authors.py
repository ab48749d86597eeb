"""This module knows how right citations list the authors of one work: whom they leave out, in
which order, with which separators, and what stands behind the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from phrasings.names import family, given, initials, inverted

from varied.cited import Change, Cited, chosen, preprint, variations


def each(write: Callable[[str], str]) -> Change:
    """Every name so written."""
    return lambda cited: replace(cited, authors=tuple(map(write, cited.authors)))


def cut(count: int, *, more: bool) -> Change:
    """The first so many of a longer list, with or without a word that there are more."""

    def change(cited: Cited) -> Cited | None:
        if len(cited.authors) <= count:
            return None
        return replace(cited, authors=cited.authors[:count], more=more)

    return change


def as_one(write: Callable[[Sequence[str]], str], fewest: int = 2) -> Change:
    """All names in one string."""

    def change(cited: Cited) -> Cited | None:
        names = cited.authors
        if len(names) < fewest or cited.more:
            return None
        return replace(cited, joined=write(names))

    return change


def with_last(separator: str, last: str) -> Callable[[Sequence[str]], str]:
    return lambda names: separator.join(names[:-1]) + last + names[-1]


def behind(mark: str, *, every: bool = True) -> Change:
    """A mark behind each name, or behind the first one alone."""

    def change(cited: Cited) -> Cited:
        names = tuple(
            name + mark.format(at + 1) if every or not at else name
            for at, name in enumerate(cited.authors)
        )
        return replace(cited, authors=names)

    return change


def more_named(*names: str) -> Change:
    """A group beside the people, as records of large projects have it."""

    def change(cited: Cited) -> Cited | None:
        return replace(cited, authors=(*cited.authors, *names)) if not cited.more else None

    return change


def exchanged(cited: Cited) -> Cited | None:
    """Two neighbours, neither of them first, in each other's place."""
    names = list(cited.authors)
    if len(names) < 3:
        return None
    at = 1 + chosen(cited, len(names) - 2, "exchanged")
    names[at : at + 2] = reversed(names[at : at + 2])
    return replace(cited, authors=tuple(names))


def first_two_exchanged(cited: Cited) -> Cited | None:
    names = cited.authors
    return replace(cited, authors=(names[1], names[0], *names[2:])) if len(names) > 1 else None


def alphabetical(cited: Cited) -> Cited:
    return replace(cited, authors=tuple(sorted(cited.authors, key=family)))


def one_changed(fewest: int, change: Callable[[str], str]) -> Change:
    """One name of a list, never the first, so changed."""

    def changed(cited: Cited) -> Cited | None:
        names = list(cited.authors)
        if len(names) < fewest:
            return None
        at = 1 + chosen(cited, len(names) - 1, "one changed")
        names[at] = change(names[at])
        return replace(cited, authors=tuple(name for name in names if name))

    return changed


def et_al_as_name(word: str, keep: int = 1) -> Change:
    def change(cited: Cited) -> Cited | None:
        if len(cited.authors) <= keep:
            return None
        return replace(cited, authors=(*cited.authors[:keep], word))

    return change


def first_with(form: str, name: Callable[[str], str] = family) -> Change:
    """The first author and what says that there are others, in one string."""

    def change(cited: Cited) -> Cited | None:
        if len(cited.authors) < 3:
            return None
        return replace(cited, authors=(form.format(name(cited.authors[0])),))

    return change


def turned_round(name: str) -> str:
    """A given name in the family name's place, as databases make of those that come family name first."""
    return f"{family(name)[0]}. {given(name).split()[0]}" if given(name) else name


def initials_exchanged(name: str) -> str:
    """Two initials in the other order."""
    letters = initials(name, gap=" ").split()
    return f"{' '.join(reversed(letters))} {family(name)}" if len(letters) == 2 else name


def vancouver(name: str) -> str:
    return f"{family(name)} {initials(name, '', '', '')}"


def apa(name: str) -> str:
    return f"{family(name)}, {initials(name)}"


VARIATIONS = variations("authors", {
    "none": lambda cited: replace(cited, authors=(), more=False),
    "first-et-al": cut(1, more=True),
    "two-et-al": cut(2, more=True),
    "three-et-al": cut(3, more=True),
    "six-et-al": cut(6, more=True),
    "cut-at-10": cut(10, more=False),
    "cut-at-20": cut(20, more=False),
    "first-et-al-in-name": first_with("{} et al."),
    "first-et-al-full": first_with("{} et al.", str),
    "first-and-others": first_with("{} and others", str),
    "first-and-colleagues": first_with("{} and colleagues"),
    "et-al-as-name": et_al_as_name("et al."),
    "et-al-without-stop": et_al_as_name("et al", keep=3),
    "others-as-name": et_al_as_name("others"),
    "and-others-as-name": et_al_as_name("and others", keep=2),
    "ellipsis-as-name": et_al_as_name("...", keep=3),
    "many-more-as-name": et_al_as_name("and 12 others", keep=3),
    "initials": each(lambda name: f"{initials(name)} {family(name)}"),
    "initials-tight": each(lambda name: f"{initials(name, gap='')} {family(name)}"),
    "initials-without-stops": each(lambda name: f"{initials(name, '', '', '')} {family(name)}"),
    "family-initials": each(vancouver),
    "family-comma-initials": each(apa),
    "family-names": each(family),
    "family-first": each(inverted),
    "family-first-bare": each(lambda name: f"{family(name)} {given(name)}"),
    "family-loud": each(lambda name: f"{given(name)} {family(name).upper()}"),
    "family-loud-first": each(lambda name: f"{family(name).upper()}, {given(name)}"),
    "capitals": each(str.upper),
    "small": each(str.lower),
    "joined-commas": as_one(", ".join),
    "joined-commas-and": as_one(with_last(", ", ", and "), 3),
    "joined-and": as_one(" and ".join),
    "joined-semicolons": as_one("; ".join),
    "joined-ampersands": as_one(" & ".join),
    "joined-apa": as_one(lambda names: with_last(", ", ", & ")([apa(name) for name in names])),
    "joined-apa-and": as_one(lambda names: with_last(", ", " and ")([apa(name) for name in names])),
    "joined-vancouver": as_one(lambda names: ", ".join(map(vancouver, names))),
    "joined-inverted": as_one(lambda names: "; ".join(map(inverted, names))),
    "joined-inverted-loud": as_one(lambda names: "; ".join(inverted(name).upper() for name in names)),
    "exchanged": exchanged,
    "first-two-exchanged": first_two_exchanged,
    "alphabetical": alphabetical,
    "one-missing": one_changed(8, lambda _: ""),
    "one-family-name-changed": one_changed(4, lambda name: f"{given(name)} Winterbottom"),
    "one-family-name-alone": one_changed(3, family),
    "one-in-initials": one_changed(3, lambda name: f"{initials(name)} {family(name)}"),
    "one-turned-round": one_changed(4, turned_round),
    "initials-exchanged": each(initials_exchanged),
    "one-misspelt": one_changed(3, lambda name: name[:-2] + name[-1]),
    "group-behind": more_named("OpenAI"),
    "team-behind": more_named("Gemini Team"),
    "collaboration-behind": more_named("The LIGO Scientific Collaboration"),
    "number-behind": behind(" {}"),
    "superscript-behind": behind("¹"),
    "superscripts-behind": behind("¹,²"),
    "star-behind": behind("*"),
    "star-behind-first": behind("*", every=False),
    "dagger-behind": behind("†"),
    "mail-behind": behind(" ✉"),
    "affiliation-behind": behind(" (University of Somewhere)"),
    "orcid-behind": behind(" (0000-0002-1825-0097)"),
    "orcid-link-behind": behind(" https://orcid.org/0000-0002-1825-0097"),
    "orcid-word-behind": behind(" [ORCID]"),
    "dblp-number": behind(" 0001"),
    "author-word": behind(" (Author)"),
    "corresponding": behind(" (corresponding author)", every=False),
    "doctors": each("Dr. {}".format),
    "professors": each("Prof. {}".format),
    "professors-german": each("Prof. Dr. {}".format),
    "degrees": each("{}, PhD".format),
    "degrees-medical": each("{}, MD, PhD".format),
    "preprint-by-group": lambda cited: replace(cited, authors=("DeepMind", *cited.authors)) if preprint(cited) and len(cited.authors) > 8 else None,
})  # fmt: skip
"""The name of each, and how it lists authors."""
