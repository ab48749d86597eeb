"""This module knows how LaTeX writes accents, letters and mathematics in titles and names.

Commands are those of LaTeX's base (The LaTeX Companion, tables of text accents and
math symbols) as bibliographies use them. Every pattern is linear.
"""

from __future__ import annotations

import re
import unicodedata

GREEK = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    for name in str.split(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho"
        " sigma tau upsilon phi chi psi omega"
    )
} | {"lambda": "λ"}
"""Names of Greek letters; ``lamda`` is Unicode's spelling and is read as ``lambda``."""

_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ell": "l", "times": "×", "infty": "∞", "varepsilon": "ε", "vartheta": "θ", "varphi": "φ",
    "textendash": "-", "textemdash": "-", "textquoteright": "'", "textquoteleft": "'",
    "textquotesingle": "'", "textasciitilde": "~", "textbackslash": " ", "slash": "/",
    "ldots": " ", "dots": " ", "cdot": " ", "quad": " ", "textregistered": " ", "texttrademark": " ",
} | GREEK | {name.capitalize(): letter.upper() for name, letter in GREEK.items()}  # fmt: skip

_SILENT = frozenset(
    str.split(
        "emph textit textbf textsc texttt textsf textrm textup textnormal text mathcal mathbb mathbf"
        " mathrm mathsf mathit mathtt mathfrak mathscr boldsymbol bm mbox hbox operatorname em it bf"
        " sc tt sf rm sl textsuperscript textsubscript protect relax left right big Big bigl bigr"
        " displaystyle textstyle mathop ensuremath underline xspace url hskip noopsort tilde hat bar"
        " vec dot ddot widehat widetilde overline sb sp"
    )
)
"""Commands that change the look of their argument and say nothing themselves."""

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip

_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHcdbrk])(?![A-Za-z]))\s{0,4}(?:\{\s{0,4})?(?:\\([ij])(?![A-Za-z])\s?|([^\W\d_]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]{1,40})\*? ?|\\([&%$#_{} ,;:!/()\[\]\\-])")
_BRACES = str.maketrans("", "", "{}$")


def has_latex(text: str) -> bool:
    """Whether any LaTeX syntax may stand in the text."""
    return "\\" in text or "$" in text or "{" in text or "}" in text


def plain(text: str) -> str:
    """Resolves accents, letters, mathematics and braces; what is no LaTeX stays as it is.

    An unknown command keeps its name: it may be a macro for the very name of a method.
    """
    if not has_latex(text):
        return text
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _COMMAND.sub(_command, text)
    return unicodedata.normalize("NFC", text.translate(_BRACES))


def _accented(match: re.Match[str]) -> str:
    return (match[3] or match[4]) + _ACCENTS[match[1] or match[2]]


def _command(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "" if match[2] in "/-" else (match[2] if match[2] in "&%$#_" else " ")
    letter = _LETTERS.get(name) or _LETTERS.get(name.lower())
    if letter is not None:
        return letter
    return "" if name in _SILENT or name.lower() in _SILENT else name + " "
