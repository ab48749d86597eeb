"""This module knows how right citations write the title of one work."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from phrasings.titles import (
    as_tex,
    filed,
    hyphenated,
    ligated,
    sentence_case,
    slipped,
    soft,
    system,
    title_case,
    typographic,
)

from varied.cited import Change, Cited, chosen, titled, variations

BRITISH = (
    ("ization", "isation"), ("izing", "ising"), ("ized", "ised"), ("ize ", "ise "), ("color", "colour"),
    ("behavior", "behaviour"), ("modeling", "modelling"), ("labeling", "labelling"), ("labeled", "labelled"),
    ("center", "centre"), ("signaling", "signalling"), ("neighbor", "neighbour"), ("analyz", "analys"),
    ("tumor", "tumour"), ("fiber", "fibre"), ("defense", "defence"), ("catalog ", "catalogue "), ("gray", "grey"),
)  # fmt: skip
"""American spellings and British ones."""
NUMERALS = (
    ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("ten", "10"),
    ("first", "1st"), ("second", "2nd"),
)  # fmt: skip
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "Delta", "Λ": "Lambda", "Σ": "Sigma", "Ω": "Omega",
}  # fmt: skip
WORDS_OF_SIGNS = (
    ("≤", "<="),
    ("≥", ">="),
    ("→", "->"),
    ("∞", "infinity"),
    ("×", "x"),
    ("±", "+/-"),
    ("∈", "in"),
)
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COMPOUNDS = (
    "data set", "multi modal", "multi agent", "pre training", "pre trained", "fine tuning", "non linear",
    "time series", "semi supervised", "self supervised", "few shot", "zero shot", "multi task", "co operative",
    "large scale", "real time", "open source", "end to end", "meta learning", "on line", "cross lingual",
    "multi lingual", "under water", "data base", "auto encoder", "hyper parameter", "sub space", "multi scale",
)  # fmt: skip
"""Compounds that are written apart, with a hyphen, or joined."""


def compounds(joint: str) -> Callable[[str], str]:
    def write(title: str) -> str:
        for compound in COMPOUNDS:
            pattern = r"\b" + compound.replace(" ", "([- ]?)").replace("([- ]?)", "[- ]?") + r"\b"
            parts = compound.split()

            def put(found: re.Match[str], parts: list[str] = parts) -> str:
                text = joint.join(parts)
                return text[0].upper() + text[1:] if found[0][0].isupper() else text

            title = re.sub(pattern, put, title, flags=re.IGNORECASE)
        return title

    return write


def spelling(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    def write(title: str) -> str:
        for old, new in pairs:
            title = title.replace(old, new).replace(old.capitalize(), new.capitalize())
        return title

    return write


def words(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """Whole words for whole words, the first that is there."""

    def write(title: str) -> str:
        for old, new in pairs:
            changed = re.sub(rf"(?i)\b{re.escape(old)}\b(?!-)", new, title)
            if changed != title:
                return changed
        return title

    return write


def back(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((new, old) for old, new in pairs)


def longest(title: str) -> int:
    """The place of the longest word, the first of several."""
    parts = title.split(" ")
    return max(range(len(parts)), key=lambda at: (parts[at].isalpha(), len(parts[at]), -at))


def in_longest(write: Callable[[str], str]) -> Callable[[str], str]:
    def change(title: str) -> str:
        parts = title.split(" ")
        at = longest(title)
        parts[at] = write(parts[at])
        return " ".join(parts)

    return change


def without_subtitle(cited: Cited) -> Cited | None:
    """The title up to the colon, where that is more than a name."""
    head, colon, _ = cited.title.partition(": ")
    return replace(cited, title=head) if colon and len(head.split()) >= 3 else None


def without_name(cited: Cited) -> Cited | None:
    """``BERT: Pre-training of …`` without the name."""
    if not system(cited.title):
        return None
    return replace(cited, title=cited.title.partition(": ")[2])


def name_behind(cited: Cited) -> Cited | None:
    """The system's name in brackets behind the rest."""
    name = system(cited.title)
    return replace(cited, title=f"{cited.title.partition(': ')[2]} ({name})") if name else None


def small_word_missing(cited: Cited) -> Cited | None:
    """One article or preposition, not the first word, left out or forgotten."""
    parts = cited.title.split(" ")
    small = [
        at
        for at, word in enumerate(parts)
        if at and word.lower() in {"the", "a", "an", "of", "for", "in"}
    ]
    if not small or len(parts) < 6:
        return None
    at = small[chosen(cited, len(small), "small")]
    return replace(cited, title=" ".join(parts[:at] + parts[at + 1 :]))


def plural(word: str) -> str:
    """A noun, told by its ending, in the other number."""
    if re.search(r"(?:tion|ment|work|ance|ence|ure|ism|ity)s$", word):
        return word[:-1]
    return f"{word}s" if re.search(r"(?:tion|ment|work|ance|ence|ure|ism)$", word) else word


def long_enough(write: Callable[[str], str], fewest: int) -> Change:
    return lambda cited: (
        replace(cited, title=write(cited.title)) if len(cited.title.split()) >= fewest else None
    )


def joints(to: str) -> Callable[[str], str]:
    return lambda title: title.replace(": ", to)


def with_year(form: str) -> Change:
    return lambda cited: replace(cited, title=form.format(cited.title, cited.work.year))


MARKS_BEHIND: Mapping[str, str] = {
    "stop": "{}.", "comma": "{},", "star": "{}*", "dagger": "{}†", "footnote": "{}¹",
    "footnote-tex": r"{}\thanks{{Supported by a grant.}}", "extended-abstract": "{} [Extended Abstract]",
    "extended-abstract-round": "{} (extended abstract)", "extended-version": "{} (Extended Version)",
    "full-version": "{} (full version)", "invited": "{} (Invited)", "invited-paper": "{} (Invited Paper)",
    "short-paper": "{} (short paper)", "student-abstract": "{} (Student Abstract)", "poster": "{} (Poster)",
    "preprint": "{} [Preprint]", "preprint-round": "{} (preprint)", "pdf": "{} [PDF]", "pdf-before": "[PDF] {}",
    "class": "{} [cs.LG]", "eprint": "{} [Electronic resource]", "internet": "{} [Internet]", "letter": "{} [J]",
    "letter-electronic": "{} [EB/OL]", "letter-meeting": "{} [C]", "version": "{} v2", "version-round": "{} (v2)",
    "version-word": "{} (Version 2)", "openreview": "{} | OpenReview", "supplement-too": "{} (with supplementary material)",
    "discussion": "{} (with discussion)", "translated-behind": "{} [Titre traduit en français]",
    "quoted": '"{}"', "quoted-curled": "“{}”", "quoted-single": "‘{}’", "quoted-guillemets": "«{}»",
    "quoted-tex": "``{}''", "italic-tex": r"\textit{{{}}}", "emphasis-tex": r"\emph{{{}}}", "braced": "{{{}}}",
    "italic-markdown": "*{}*", "bold-markdown": "**{}**", "italic-html": "<i>{}</i>", "number-before": "[12] {}",
    "word-before": "Title: {}", "paper-before": "Paper: {}", "spaces-round": "  {}  ", "tilde-behind": "{}~",
}  # fmt: skip
"""What stands round a title that is no part of it."""
VARIATIONS = variations("titles", {
    **{name: titled(form.format) for name, form in MARKS_BEHIND.items()},
    "year-behind": with_year("{} ({})"),
    "year-comma": with_year("{}, {}"),
    "sentence-case": titled(sentence_case),
    "title-case": titled(title_case),
    "capitals": titled(str.upper),
    "small": titled(str.lower),
    "every-word-capital": titled(lambda title: " ".join(word[:1].upper() + word[1:] for word in title.split(" "))),
    "subtitle-left-out": without_subtitle,
    "dash-for-colon": titled(joints(" – ")),
    "long-dash-for-colon": titled(joints("—")),
    "hyphen-for-colon": titled(joints(" - ")),
    "tex-dash-for-colon": titled(joints(" --- ")),
    "stop-for-colon": titled(joints(". ")),
    "comma-for-colon": titled(joints(", ")),
    "space-before-colon": titled(joints(" : ")),
    "colon-left-out": titled(joints(" ")),
    "colon-joined": titled(joints(":")),
    "wide-colon": titled(joints("：")),
    "brackets-for-colon": titled(lambda title: re.sub(r"^(.*?): (.*)$", r"\1 (\2)", title)),
    "question-mark-left-out": titled(lambda title: title.replace("?", "")),
    "exclamation-left-out": titled(lambda title: title.replace("!", "")),
    "commas-left-out": titled(lambda title: title.replace(",", "")),
    "brackets-left-out": titled(lambda title: re.sub(r"[()]", "", title)),
    "bracketed-left-out": titled(lambda title: re.sub(r" \([^()]*\)$", "", title)),
    "typographic": titled(typographic),
    "quotes-single": titled(lambda title: title.replace('"', "'")),
    "quotes-tex": titled(lambda title: re.sub(r'"([^"]*)"', r"``\1''", title)),
    "quotes-left-out": titled(lambda title: title.replace('"', "")),
    "apostrophes-left-out": titled(lambda title: title.replace("'", "")),
    "apostrophes-accent": titled(lambda title: title.replace("'", "`")),
    "tex": titled(as_tex),
    "tex-braced-capitals": titled(lambda title: re.sub(r"([A-Z])", r"{\1}", title)),
    "tex-braced-words": titled(lambda title: re.sub(r"\b([A-Z]\w*)", r"{\1}", title)),
    "tex-ties": titled(lambda title: title.replace(" of ", " of~")),
    "greek-as-words": titled(lambda title: "".join(GREEK.get(letter, letter) for letter in title)),
    "greek-as-tex": titled(lambda title: "".join(f"$\\{GREEK[letter]}$" if letter in GREEK else letter for letter in title)),
    "words-as-greek": titled(words(tuple((word, letter) for letter, word in GREEK.items() if len(word) > 2))),
    "signs-as-words": titled(spelling(WORDS_OF_SIGNS)),
    "subscripts": titled(lambda title: re.sub(r"(?<=[A-Z])\d\b|(?<=[A-Z])\d(?=[A-Z])", lambda digit: digit[0].translate(SUBSCRIPTS), title)),
    "subscripts-tex": titled(lambda title: re.sub(r"\b([A-Z])(\d)\b", r"$\1_\2$", title)),
    "superscripts": titled(lambda title: re.sub(r"\b([A-Z])(\d)\b", lambda two: two[1] + two[2].translate(SUPERSCRIPTS), title)),
    "superscripts-tex": titled(lambda title: re.sub(r"\b([A-Z])(\d)\b", r"$\1^\2$", title)),
    "superscripts-caret": titled(lambda title: re.sub(r"\b([A-Z])(\d)\b", r"\1^\2", title)),
    "letter-as-mathematics": titled(lambda title: re.sub(r"\b([b-hj-zB-HJ-Z])(?=-)", r"$\1$", title)),
    "letter-as-italic": titled(lambda title: re.sub(r"\b([b-hj-zB-HJ-Z])(?=-)", r"<i>\1</i>", title)),
    "ampersand": titled(lambda title: title.replace(" and ", " & ")),
    "ampersand-entity": titled(lambda title: html.escape(title.replace(" and ", " & "))),
    "ampersand-tex": titled(lambda title: title.replace(" and ", r" \& ")),
    "and-for-ampersand": titled(lambda title: title.replace("&", "and")),
    "entities-twice": titled(lambda title: html.escape(html.escape(title))),
    "hyphens-as-spaces": titled(lambda title: re.sub(r"(?<=\w)-(?=\w)", " ", title)),
    "hyphens-left-out": titled(lambda title: re.sub(r"(?<=[a-z])-(?=[a-z])", "", title)),
    "hyphens-long": titled(lambda title: re.sub(r"(?<=\w)-(?=\w)", "–", title)),
    "hyphens-spaced": titled(lambda title: re.sub(r"(?<=\w)-(?=\w)", "- ", title)),
    "compounds-joined": titled(compounds("")),
    "compounds-apart": titled(compounds(" ")),
    "compounds-hyphenated": titled(compounds("-")),
    "british": titled(spelling(BRITISH)),
    "american": titled(spelling(back(BRITISH))),
    "numerals": titled(words(NUMERALS)),
    "numbers-as-words": titled(words(back(NUMERALS))),
    "versus": titled(words((("versus", "vs."), ("vs.", "versus"), ("vs", "versus")))),
    "toward": titled(words((("Towards", "Toward"), ("Toward", "Towards")))),
    "with": titled(words((("with", "w/"),))),
    "percent": titled(spelling(((" percent", "%"), ("%", " percent")))),
    "ligatures": titled(ligated),
    "spaces-doubled": titled(lambda title: title.replace(" ", "  ")),
    "spaces-unbroken": titled(lambda title: title.replace(" ", "\u00a0")),
    "space-lost": titled(lambda title: title.replace(" of ", "of ", 1)),
    "lines-broken": titled(hyphenated),
    "words-broken": titled(in_longest(lambda word: f"{word[:5]}- {word[5:]}" if len(word) > 9 and word.isalpha() else word)),
    "soft-hyphens": titled(soft),
    "zero-width": titled(lambda title: title.replace(" ", " \u200b")),
    "fullwidth": titled(lambda title: "".join(chr(ord(letter) + 0xFEE0) if letter.isascii() and letter.isalnum() else letter for letter in title)),
    "letter-missing": titled(in_longest(lambda word: word[: len(word) // 2] + word[len(word) // 2 + 1 :])),
    "letter-doubled": titled(in_longest(lambda word: word[: len(word) // 2] + word[len(word) // 2 - 1 :])),
    "letter-other": titled(in_longest(lambda word: f"{word[: len(word) // 2]}{'a' if word[len(word) // 2] != 'a' else 'e'}{word[len(word) // 2 + 1 :]}")),
    "letters-slipped": titled(slipped),
    "plural": titled(in_longest(lambda word: plural(word) if word.isalpha() and len(word) > 5 else word)),
    "small-word-missing": small_word_missing,
    "article-left-out": titled(lambda title: re.sub(r"^(?:An?|The) (\w)", lambda first: first[1].upper(), title)),
    "article-added": titled(lambda title: title if re.match(r"(?:An?|The) ", title) else f"The {title}"),
    "article-behind": titled(filed),
    "name-left-out": without_name,
    "name-behind": name_behind,
    "name-with-dash": lambda cited: titled(joints(" — "))(cited) if system(cited.title) else None,
    "cut-at-8-words": long_enough(lambda title: " ".join(title.split()[:8]) + "…", 11),
    "cut-at-60-letters": long_enough(lambda title: f"{title[:60].rstrip()}..." if len(title) > 75 else title, 9),
    "marks-left-out": titled(lambda title: "".join(letter for letter in unicodedata.normalize("NFD", title) if not unicodedata.combining(letter))),
    "marks-apart": titled(lambda title: unicodedata.normalize("NFD", title)),
    "underscored": titled(lambda title: title.replace(" ", "_")),
    "for-in-capitals": titled(lambda title: re.sub(r" (for|of|in|with|and|on) ", lambda word: word[0].title(), title)),
})  # fmt: skip
"""The name of each, and how it writes a title."""
