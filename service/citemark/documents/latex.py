"""This module knows the LaTeX that bibliographies are written in, and reads it as plain text.

A table instead of a TeX parser: names and titles use accents, a few symbols and a few
formatting commands. An unknown command leaves its name and its argument readable.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from citemark.documents.cleaning import clean, unescape

# Accent commands and the combining characters they stand for.
_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SYMBOLS: Final = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
    "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbackslash": " ",
    "textdegree": "°", "textregistered": "®", "texttrademark": "™", "copyright": "©", "pounds": "£",
    "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "LaTeX": "LaTeX", "TeX": "TeX",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞", "times": "×",
    "cdot": "·", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "approx": "≈", "sim": "~",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "in": "∈", "partial": "∂", "nabla": "∇",
    "sqrt": "√", "ast": "*", "star": "*", "circ": "°", "dagger": "†", "bullet": "•", "quad": " ",
    "qquad": " ", "newline": " ", "par": " ", "relax": "", "slash": "/", "textless": "<",
    "textgreater": ">", "textbar": "|", "textdollar": "$", "textpercent": "%", "textbullet": "•",
    "textperiodcentered": "·", "textasteriskcentered": "*", "textquotedbl": '"', "textmu": "µ",
    "guillemotleft": "«", "guillemotright": "»", "cdots": "⋯", "prime": "′", "neq": "≠", "ne": "≠",
    "equiv": "≡", "propto": "∝", "perp": "⊥", "mid": "|", "forall": "∀", "exists": "∃", "cup": "∪",
    "cap": "∩", "subset": "⊂", "subseteq": "⊆", "oplus": "⊕", "otimes": "⊗", "Rightarrow": "⇒",
    "leftrightarrow": "↔", "mapsto": "↦", "langle": "⟨", "rangle": "⟩", "vartheta": "ϑ", "iota": "ι",
    "upsilon": "υ", "Xi": "Ξ", "Pi": "Π", "Upsilon": "Υ", "hbar": "ℏ", "aleph": "ℵ",
}  # fmt: skip
# Commands that only dress their argument.
_DRESS: Final = frozenset(
    {
        "emph", "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textsl", "textup",
        "textnormal", "textmd", "text", "mbox", "hbox", "mathrm", "mathbf", "mathit", "mathsf",
        "mathcal", "mathbb", "mathfrak", "mathtt", "boldsymbol", "bm", "operatorname",
        "mathscr", "mathop", "displaystyle", "textstyle", "limits", "left", "right", "big", "Big",
        "bigl", "bigr", "Bigl", "Bigr", "nobreakdash", "nobreak", "allowbreak", "sf", "sffamily",
        "ensuremath", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "url", "path",
        "nolinkurl", "underline", "em", "it", "bf", "sc", "tt", "rm", "sl", "bfseries",
        "itshape", "scshape", "ttfamily", "protect", "footnotesize", "small",
        "textsuperscript", "textsubscript", "enquote", "mkbibquote", "BibTeX",
    }
)  # fmt: skip
_LETTER_ACCENT: Final = re.compile(
    r"\\([uvHtcdbkr])(?:\s*\{\s*\\?([A-Za-z])\s*(?:\}|(?=\s|$))|\s+\\?([A-Za-z]))"
)
_SIGN_ACCENT: Final = re.compile(
    r"\\([`'^\"~=.])\s*(?:\{\s*\\?([A-Za-z])\s*(?:\}|(?=\s|$))|\\?([A-Za-z]))"
)
_HREF: Final = re.compile(r"\\href\s*\{([^{}]{0,2000})\}\s*\{")
# Commands whose (first) argument is not shown; \texorpdfstring repeats its in plain letters.
_UNSHOWN: Final = re.compile(
    r"\\(?:textcolor|color|hspace|vspace|hskip|noopsort|texorpdfstring|footnote|thanks|label)\*?"
    r"\s{0,4}\{(?:[^{}]|\{[^{}]{0,100}\}){0,300}\}"
)
_FRACTION: Final = re.compile(
    r"\\(?:[td]|nice|s)?frac\s{0,4}\{([^{}]{1,100})\}\s{0,4}\{([^{}]{1,100})\}"
)
_DOUBLY_ESCAPED: Final = re.compile(
    r"\$\\backslash\$|(?:\{\\(?:text)?backslash\s?\}|\\textbackslash(?:\{\}|\s))(?=['`^\"~=.]\s?\{?\s?\\?[A-Za-z])"
)
"""The backslash of a command that an exporter took for plain text ("Poincar$\\backslash$'e")."""
_COMPARED: Final = re.compile(r"\$[<>]\$|\\text(?:less|greater)(?:\{\})?")
"""The signs of older DOIs, as TeX prints them."""
_HOME: Final = re.compile(r"(?<=\w/)~(?=\w)")
"""A tilde that begins a path segment is no tie: ``https://host/~name``."""
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\*?[ \t]*")
_ESCAPED: Final = re.compile(r"\\([&%$#_{}@*/,;:!| -])")
_BRACE_SIGN: Final = re.compile(r"\\[\\{}]")
_DASHES: Final = re.compile(r"-{2,3}")
_QUOTES: Final = {"``": "“", "''": "”"}
_QUOTE_MARKS: Final = re.compile("``|''")

# Escaped characters that mean something else unescaped pass through as private-use characters.
_GUARDS: Final = {"$": "\ue000", "{": "\ue001", "}": "\ue002", "~": "\ue003"}
_GUARDED: Final = {ord(guard): sign for sign, guard in _GUARDS.items()}


def decode(value: str) -> str:
    """A field's value as plain text on one line; what is no LaTeX stays as it is."""
    if "\\" in value:
        value = _commands(value)
    if "``" in value or "''" in value:
        value = _QUOTE_MARKS.sub(lambda mark: _QUOTES[mark[0]], value)
    if "/~" in value:
        value = _HOME.sub(_GUARDS["~"], value)
    if "--" in value:
        value = _DASHES.sub(lambda run: "—" if len(run[0]) == 3 else "–", value)
    value = value.replace("{", "").replace("}", "").replace("$", "").replace("~", " ")
    value = unescape(value.translate(_GUARDED))
    return " ".join(value.split())


def _commands(value: str) -> str:
    value = _DOUBLY_ESCAPED.sub(r"\\", value)
    value = _HREF.sub("{", value).replace("\\~{}", _GUARDS["~"]).replace("\\^{}", "^")
    value = _FRACTION.sub(r"\1/\2", _UNSHOWN.sub("", value))
    value = _LETTER_ACCENT.sub(_accented, value)
    value = _SIGN_ACCENT.sub(_accented, value)
    value = _COMMAND.sub(_named, value.replace("\\\\", " "))
    return _ESCAPED.sub(_literal, value).replace("\\", "")


def _accented(found: re.Match[str]) -> str:
    letter = found[2] or found[3]
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])


def _literal(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in "/!-*":
        return ""
    return " " if sign in ",;: |" else _GUARDS.get(sign, sign)


def _named(found: re.Match[str]) -> str:
    """A symbol, or nothing for a command that dresses the argument behind it, or its name."""
    name, spaced = found[1], found[0][-1:].isspace()
    if name in _SYMBOLS:
        symbol = _SYMBOLS[name]
        return _GUARDS.get(symbol, symbol)
    if name == "xspace":
        return " " if spaced else ""
    if name in _DRESS or found.string[found.end() : found.end() + 1] == "{":
        return ""
    before = found.string[max(found.start() - 1, 0) : found.start()]
    # "n\\log n": an operator is a word of its own
    return f"{' ' if before.isalnum() else ''}{name}{' ' if spaced else ''}"


def left_open(value: str) -> bool:
    """Whether a group of the value never closes: its end is lost."""
    bare = _BRACE_SIGN.sub("", value)
    return bare.count("{") > bare.count("}")


def address(value: str) -> str:
    """A URL or identifier field: only the escapes that its characters need are undone."""
    link = _HREF.search(value)
    if link is not None:
        value = link[1]
    value = value.replace("\\url", "").replace("\\path", "")
    value = _COMPARED.sub(lambda sign: "<" if "<" in sign[0] or "less" in sign[0] else ">", value)
    return clean(re.sub(r"[{}\s]|\\(?=[_%&#~{}$-])", "", value)).strip("<>")
