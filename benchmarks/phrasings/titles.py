"""This module knows how a title is written when it is not written as it is recorded."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from urllib.parse import quote

FEWEST_CUT = 9
"""Words of a title that is cut after the first six."""
SMALL = frozenset(
    str.split(
        "a an the on of in for to and or with by from at as is are be into over under via using "
        "towards toward how what why when can do does it its their your not no beyond"
    )
)
PROPER = frozenset(
    str.split(
        "Abelian African American Arabic Banach Bayes Bayesian Bernoulli Boltzmann Bose Carlo Cauchy "
        "Chebyshev Chinese Coxeter Dirac Dirichlet Earth Einstein English Euclidean European Facebook "
        "Fermi Fourier French Galactic Galois Gaussian German Google Hamiltonian Hebrew Hecke "
        "Hermitian Hilbert Hopf Hopfield Indian Japanese Kalman Kolmogorov Koopman Krylov Lagrangian "
        "Langevin Laplacian Lie Lipschitz Markov Mars Monte Nash Navier Newton Poisson Riemannian "
        "Schrödinger Schwarz Shapley Sobolev Spanish Stokes Sun Turing Twitter Wasserstein "
        "Wikipedia"
    )
)
"""Words that keep their capital inside of a sentence; acronyms do by their form."""
ACRONYMS = (
    ("Reinforcement Learning from Human Feedback", "RLHF"), ("Large Language Model", "LLM"),
    ("Vision-Language Model", "VLM"), ("Convolutional Neural Network", "CNN"),
    ("Graph Neural Network", "GNN"), ("Deep Neural Network", "DNN"),
    ("Recurrent Neural Network", "RNN"), ("Generative Adversarial Network", "GAN"),
    ("Retrieval-Augmented Generation", "RAG"), ("Mixture of Experts", "MoE"),
    ("Chain of Thought", "CoT"), ("Natural Language Processing", "NLP"),
    ("Neural Machine Translation", "NMT"), ("Automatic Speech Recognition", "ASR"),
    ("Named Entity Recognition", "NER"), ("Visual Question Answering", "VQA"),
    ("Question Answering", "QA"), ("Variational Autoencoder", "VAE"),
    ("Support Vector Machine", "SVM"), ("Markov Decision Process", "MDP"),
    ("Stochastic Gradient Descent", "SGD"), ("Principal Component Analysis", "PCA"),
    ("Reinforcement Learning", "RL"), ("Knowledge Graph", "KG"),
    ("Partial Differential Equation", "PDE"), ("Artificial Intelligence", "AI"),
    ("Human-Computer Interaction", "HCI"), ("Machine Learning", "ML"),
)  # fmt: skip
_COMPOUND = re.compile(r"(?:[A-Z]?[a-z]+-)+[A-Z]?[a-z]+")
_ACCENTS = {
    "\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~", "\u0304": "=",
    "\u030c": "v ", "\u0327": "c ", "\u030b": "H ", "\u0328": "k ", "\u0306": "u ", "\u0307": ".",
}  # fmt: skip
_TEX = {"ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}", "ß": r"{\ss}", "&": r"\&", "%": r"\%", "#": r"\#", "–": "--", "—": "---", "’": "'"}  # fmt: skip


def lowered(text: str) -> str:
    """In lower case but for acronyms and names."""
    return " ".join(word if _stands(word) else word.lower() for word in text.split(" "))


def _stands(word: str) -> bool:
    bare = re.sub(r"^\W+|\W+$", "", word)
    letters = sum(letter.isupper() for letter in bare) >= 2 and not _COMPOUND.fullmatch(bare)
    digits = any(letter.isdigit() for letter in bare)
    return letters or digits or bool(set(re.split(r"\W+", bare)) & PROPER)


def first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence_case(title: str) -> str:
    """As APA wants it: each part begins with a capital; a name before the colon stays as it is."""
    parts = re.split(r"(: |\? )", title)
    if len(parts) > 1 and " " not in parts[0]:
        return parts[0] + "".join(map(_sentence_part, parts[1:]))
    return "".join(map(_sentence_part, parts))


def _sentence_part(part: str) -> str:
    return first_up(lowered(part))


def title_case(title: str) -> str:
    words = title.split(" ")
    return " ".join(
        word if at and word in SMALL else first_up(word) for at, word in enumerate(words)
    )


def typographic(title: str) -> str:
    """With curled quotation marks and hyphens that do not break, as word processors set them."""
    return re.sub(r'"([^"]*)"', r"“\1”", title).replace("'", "’").replace("-", "\u2011")


def as_tex(text: str) -> str:
    out = []
    for letter in text:
        base, *marks = tuple(unicodedata.normalize("NFD", letter))
        if len(marks) == 1 and marks[0] in _ACCENTS:
            out.append("{\\" + _ACCENTS[marks[0]] + base + "}")
        else:
            out.append(_TEX.get(letter, letter))
    return "".join(out)


def with_acronym(title: str) -> str | None:
    """The title with a usual term cut down to its letters."""
    for words, short in ACRONYMS:
        found = re.sub(
            rf"\b{words}(s?)\b(?: \({short}s?\))?", rf"{short}\1", title, flags=re.IGNORECASE
        )
        if found != title:
            return found
    return None


def shortened(title: str) -> str | None:
    """What is left when only the beginning is named: up to the colon, or the first words."""
    if ": " in title:
        return title.partition(": ")[0]
    words = title.split()
    if len(words) <= 6:
        return None
    count = 5
    while count > 3 and words[count - 1].lower().strip(",") in SMALL:
        count -= 1
    return " ".join(words[:count]).rstrip(",;")


def cut(title: str) -> str | None:
    words = title.split()
    return " ".join(words[:6]).rstrip(",:;-–") if len(words) >= FEWEST_CUT else None


def system(title: str) -> str | None:
    """The name of a system before the colon: one word that is no word of a language."""
    name, colon, _ = title.partition(": ")
    if not colon or not 2 < len(name) <= 22 or not re.fullmatch(r"[A-Za-z][\w+.\-]+", name):
        return None
    return name if _stands(name) and not set(name.split("-")) & PROPER else None


def described(title: str) -> str:
    """What the work does, told from its title alone, as a clause."""
    body = lowered(title.partition(": ")[2] if system(title) else title).rstrip(".!")
    word, _, rest = body.partition(" ")
    if body.endswith("?"):
        return f"it asks: {body}"
    match word.lower():
        case "towards" | "toward":
            return f"it works towards {rest}"
        case "on":
            return f"it looks at {rest}"
        case "beyond":
            return f"it goes beyond {rest}"
        case "when":
            return f"it looks at what happens when {rest}"
        case _:
            return f"it looks at {body}"


def topic(title: str) -> str | None:
    """What the work is about, where its title can stand behind "on"."""
    told = described(title)
    if not re.match(
        r"it looks at (?!what happens|(?:an?|the) (?:tutorial|survey|review|study)\b)", told
    ):
        return None
    return told.removeprefix("it looks at ")


SCANNED = (("rn", "m"), ("ll", "il"), ("cl", "d"), ("li", "h"), ("e", "c"), ("o", "0"), ("l", "1"))
"""Letters that character recognition takes for others, the likeliest first."""


def scanned(text: str) -> str:
    """With one word misread in one place: what a reader mends without a thought."""
    words = text.split(" ")
    for at in sorted(range(len(words)), key=lambda at: (-len(words[at]), at)):
        for letters, taken in SCANNED:
            place = words[at].find(letters, 1)
            if place > 0:
                word = words[at]
                words[at] = word[:place] + taken + word[place + len(letters) :]
                return " ".join(words)
    return text


def hyphenated(text: str) -> str:
    """In lines of a narrow column, the last word of each parted by a hyphen where it is long."""
    lines, line = [], ""
    for word in text.split(" "):
        room = 44 - len(line)
        if len(word) <= room:
            line += f"{word} "
        elif len(word) > 8 and 3 <= room <= len(word) - 3 and word.isalpha():
            lines.append(f"{line}{word[:room]}-")
            line = f"{word[room:]} "
        else:
            lines.append(line.rstrip())
            line = f"{word} "
    return "\n".join([*lines, line.rstrip()])


def slipped(text: str) -> str:
    """With two neighbouring letters of its longest word in each other's place."""
    words = text.split(" ")
    at = max(range(len(words)), key=lambda at: (words[at].isalpha(), len(words[at]), -at))
    word = words[at]
    middle = len(word) // 2
    words[at] = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return " ".join(words)


def soft(text: str) -> str:
    """With the soft hyphens that pages carry in long words."""
    return re.sub(r"(\w{4})(?=\w{4})", "\\1\u00ad", text)


def ligated(text: str) -> str:
    """With the ligatures that copying from a PDF leaves."""
    for letters, joined in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        text = text.replace(letters, joined)
    return text


def filed(title: str) -> str:
    """As catalogues sort it: the article behind."""
    article = re.match(r"(The|An|A) (?=\w)", title)
    return f"{first_up(title[article.end() :])}, {article[1]}" if article else title


FILTERS: Mapping[str, Callable[[str], str]] = {
    "sentence": sentence_case,
    "lower": lowered,
    "small": str.lower,
    "capitals": str.upper,
    "cased": title_case,
    "smart": typographic,
    "single": lambda text: text.replace('"', "'"),
    "doubled": lambda text: text.replace('"', '""'),
    "ampersand": lambda text: text.replace(" and ", " & "),
    "json": lambda text: json.dumps(text, ensure_ascii=False),
    "tex": as_tex,
    "braced": lambda text: re.sub(r"\S*[A-Z]\S*[A-Z]\S*", r"{\g<0>}", as_tex(text)),
    "escaped": lambda text: re.sub(r"([\\`*_\[\]<>'\"])", r"\\\1", text),
    "hard": lambda text: re.sub(r"([\\`*_\[\]<>().\-+!&=])", r"\\\1", text),
    "file": lambda text: re.sub(r'[?"]', "", text.replace(": ", " - ").replace("/", "-")),
    "wrapped": lambda text: "\n  ".join(textwrap.wrap(text, 60, break_long_words=False, break_on_hyphens=False)),
    "wide": lambda text: text.replace(": ", "："),
    "spaced": lambda text: re.sub(r"(?<=\w): ", "\u00a0: ", text),
    "quoted": quote,
    "bare": lambda text: text.removeprefix("https://"),
    "dashed": lambda text: text.replace(".", "-"),
    "component": lambda text: quote(text, safe=""),
    "dollars": lambda text: re.sub(r"([&%$#_])", r"\\\1", text),
    "scanned": scanned,
    "hyphenated": hyphenated,
    "slipped": slipped,
    "soft": soft,
    "ligated": ligated,
    "filed": filed,
    "british": lambda text: re.sub(r"(?<=[a-z]{2}[a-z])iz(?=ation|ing\b|ed\b)", "is", text),
    "proper": lambda text: re.sub(r"\b(?=[A-Z])(\w+)", r"{\1}", as_tex(text)),
    "yaml": lambda text: text.replace("'", "''"),
    "boxed": lambda text: "\n".join(f"* {line}" for line in textwrap.wrap(text, 56)),
    "hashed": lambda text: "\n".join(f"# {line}" for line in textwrap.wrap(text, 66)),
    "slug": lambda text: re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-"),
    "underlined": lambda text: re.sub(r"[^\w]+", "_", text),
    "arabic": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "fullwidth": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "sql": lambda text: text.replace("'", "''"),
    "xml": lambda text: text.replace("&", "&amp;").replace("<", "&lt;"),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "ascii": lambda text: unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode(),
}  # fmt: skip
"""The ways of writing by the names that templates call them."""
