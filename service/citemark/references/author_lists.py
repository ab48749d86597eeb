"""This module knows lists of authors: how their names are divided, and where the list ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citemark.references.author_names import join, strongest
from citemark.references.names import TITLE_WORDS, Kind, is_suffix, kind_of


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors a text begins with, and where what follows them begins."""

    authors: tuple[str, ...]
    truncated: bool
    end: int
    comma: bool = False
    """Only a comma divides the list from what follows (AMS style)."""


_AND = (
    r"(?:and|AND|&|und|et(?!\s+al)|y|e|en|och|og|ve|i|и|та|і|và|dan|oraz|és|ja|și|şi|și|kaj|και|ו|و"
    r"|और|एवं|तथा|ও|এবং|และ)"
)
"""Behind it, in text, stands a capital letter: the words between two names in twenty-four languages."""
_SEPARATOR = re.compile(
    rf"\s*;\s*(?:and\s|AND\s|&\s)?\s*|\s*,\s*(?:(?:and|AND|&|und|y|et(?!\s+al)|och|og|en|и)\s+)?"
    rf"|\s+{_AND}\s+(?=[^\W\d_a-zß-ÿа-я]|(?:[a-z]{{1,4}}['’]?\s){{1,3}}[A-Z])|、|，|(?<=[a-z])\s?[和与と・]\s?(?=[A-Z])"
    r"|\s+ו-(?=[A-Z])|\s*،\s*(?:و\s+)?"
)
_OTHERS = (
    r"y (?:otros|cols?\.)|e (?:outros|colaboradores|altri|colleghi)|et (?:\d+ )?autres(?: auteurs)?|und (?:andere|Kollegen)"
    r"|u\. a\.|en anderen|e\.a\.|и др\.|и соавт\.|та ін\.|ve ark(?:adaşları|\.)|i in(?:ni|\.)|a kol\.|m\. ?fl\.|och andra|og andre"
    r"|và (?:các )?cộng sự|và cs\.|(?:and|&) (?:\d+ )?(?:colleagues|co-?workers|co-?authors)|ve diğerleri|vd\.|ym\.|ja muut"
    r"|mfl\.|med flere|és mts(?:ai)?\.?|és társai|ș\.\s?a\.|[șş]i al[țţ]ii|[șş]i colab\.|i sur\.|i dr\.|i saradnici|in sod\.|idr\."
    r"|a spol\.|a další|a ďalší|dkk\.?|dan (?:kawan-kawan|rekan)|i wsp\.|i współ(?:\.|autorzy)|і інш\.|та інші|и другие|ואח(?:רים|['׳’])"
    r"|وآخر(?:ون|ين)|وزملاؤه|و (?:همکاران|دیگران)|(?:एवं|और|तथा|व) अन्य|প্রমুখ|(?:ও|এবং) অন্যান্য|และคณะ|κ\.\s?[άα]\.|και (?:συνεργάτες|άλλοι)"
    r"|k\.\s?a\.|kaj aliaj|i altres|ir kt\.|u\.\s?c\.|un citi|jt\.|o\.\s?fl\.|etc\."
)
"""How languages say that there are more authors."""
_ET_AL = re.compile(
    r"[\s,;(\[]*(?:(?:\band\s)?\b(?:et|ET)\.?\s?(?:al|AL)\b\.?\)?|\bet\.?\s?coll\.|\band (?:\d+ )?[Oo]thers\b\.?|\bu\.\s?a\.|…|\.\.\."
    rf"|，?\s?等(?:人)?(?![^\W\d_])|ら(?=[\s,.:;(「『])|ほか|외(?:\s?\d+\s?명)?(?=[\s(,.])|등(?=[\s(,.])|\bet\s+alii\b|\b(?:{_OTHERS})(?!\w))[\s,.:;\]]*"
)
_ET_AL_HINT = re.compile(
    r"(?:et|ET)\.?\s?(?:al|AL|coll)|[Oo]thers\b|…|\.\.\.|[等ら외등]|ほか|u\.\s?a\.|\s(?:otros|cols?\.|outros|colaboradores|altri|colleghi"
    r"|autres|andere|anderen|Kollegen|др\.|соавт\.|ін\.|ark|in\.|inni|kol\.|fl\.|andra|andre|cộng|colleagues|co-?workers|co-?authors)|e\.a\.|m\.fl\."
    r"|\s(?:cs\.|các|diğerleri|vd\.|ym\.|muut|mfl\.|flere|mts|társai|[șş]\.|al[țţ]ii|colab\.|sur\.|dr\.|saradnici|sod\.|idr\."
    r"|spol\.|další|ďalší|dkk|kawan|rekan|wsp\.|współ|інш|другие|ואח|وآخر|وزملاؤه|همکاران|دیگران|अन्य|প্রমুখ|অন্যান্য|และคณะ|κ\."
    r"|συνεργάτες|άλλοι|k\.|aliaj|altres|kt\.|u\.|citi|jt\.|o\.|etc\.)"
)
_STOP = re.compile(r"\.+\s+|\.+$|\.:\s*|:\s+|\.(?=[\u3400-\u9fff])")
_DOTTED = re.compile(
    r"(?:[^\W\d_a-z]\.[\s‐-]?){1,4}(?:[,;:(]|(?:and|und|et|y|e|&)\s|(?:Jr|Sr|I{2,3})\b|[^\W\d_a-z]{2}|\s*\Z)"
)
"""Initials that belong to the surname before them: "Case, J. & Jain, S."."""
_GIVEN_NEXT = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]*\.?){0,3}(?:\s?;|,|\s(?:and|und|et|y|e|&))\s[^\W\d_a-z]{2}"
)
"""A given name, and the capitals of the next surname: "CASE, John ; JAIN, Sanjay"."""
_SURNAME_FIRST = re.compile(
    r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z]{2,3}\. |[^\W\d_a-z]{2,} [^\W\d_a-z](?: [^\W\d_a-z]){0,2}\. "
)
_MARKED_SURNAME = re.compile(
    rf"{_SURNAME_FIRST.pattern}|[^\W\d_a-z][\w'’-]+ (?:[^\W\d_a-z]\. ?){{1,3}}[^\W\d_a-z][a-zß-ÿ]{{2}}"
)
"""One author with the initials behind: capitals alone ("Allen JF.", "ALLEN J F."), or dotted where the
string has the "//" of GOST and GB/T, which set surnames first."""
_LAST_OF_MANY = re.compile(
    r"(?:(?:&|and)\s)?(?:(?:v[ao]n|de[nrl]?|d[aiu]|l[ae]|dos)\s){0,3}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,"
    r"\s(?:[^\W\d_]\.[\s‐-]?){1,4}"
)
"""Whom APA names behind the dots of a long list: "…, Kaiser, Ł., … Polosukhin, I."."""
_INITIALED = re.compile(r"[^\W\d_a-z]\.")
_TITLE_WORDS_OF_GROUP = 2
"""Words of titles that no group of authors has in its name ("Semantic Alignment Network for Graph
Adaptation"), where every author before it is named by initials and surname."""
_SURNAME_LETTERS = 3
_TELLING = 40
"""Chunks of a list that show how its names are set: the later ones are set as the first are."""
_MAX_AUTHORS = 5_000
_REACH = 4_000
"""Characters in which "et al." is looked for: it closes short lists."""


def read_authors(text: str) -> AuthorList | None:
    """The list of authors that ``text`` begins with, up to the stop that ends it."""
    reader = _Reader(text)
    return reader.read()


def authors_only(text: str) -> AuthorList | None:
    """``text`` as a list of authors with nothing behind it; ``None`` when it is more or less."""
    stripped = text.rstrip(" ,.:;(")
    ended = text[: len(stripped)] + "."
    result = _Reader(ended).read()
    if result is None or result.comma or ended[result.end :].strip(" .,;()"):
        return None
    return result


class _Reader:
    """One left-to-right pass over the chunks between separators."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chunks: list[tuple[str, Kind, str]] = []
        """(chunk, kind, separator that followed it)"""
        self.last = 0
        """Where the last chunk begins."""

    def read(self) -> AuthorList | None:
        hint = _ET_AL_HINT.search(self.text, 0, _REACH)
        truncated = _ET_AL.search(self.text, max(0, hint.start() - 8), _REACH) if hint else None
        limit = truncated.start() if truncated else len(self.text)
        position = 0
        while position <= limit and len(self.chunks) < _MAX_AUTHORS:
            separator = _SEPARATOR.search(self.text, position, limit)
            if separator is None:
                return self._last(position, limit, truncated)
            chunk = self.text[position : separator.start()].strip(" ()")
            kind = self._kind(chunk, separator)
            if kind is None:
                stop = self._stop(position, separator.start())
                if stop is not None:
                    return self._finish(stop)
                if self._among_names(chunk, separator.end()):
                    kind = Kind.FULL
                elif not self.chunks or chunk.strip(":.-"):
                    return self._comma_end(position)
            elif kind is Kind.FULL and ". " in chunk and self._holds_stop(chunk, separator):
                stop = self._stop(position, separator.start(), surely=not self.chunks)
                if stop is not None:
                    return self._finish(stop)
            if kind is not None:
                self.chunks.append((chunk, kind, strongest(separator[0])))
                self.last = position
            position = separator.end()
            if self._complete(position):
                return self._comma_end(position)
        return None

    def _kind(self, chunk: str, separator: re.Match[str]) -> Kind | None:
        """The kind of a chunk, as its neighbours show it too: many surnames are words of titles or
        look like initials ("Case, J.", "WU, C.")."""
        kind = kind_of(chunk)
        if kind is None or (kind is Kind.INITIALS and chunk.isalpha()):
            return self._surname(chunk, separator.end()) if "," in separator[0] else kind
        if kind is Kind.SURNAME and self._unlike(kind) and not is_suffix(chunk):
            return kind if self._initials_at(separator.end()) else None
        if (
            kind is Kind.FULL
            and "." not in chunk
            and "," in separator[0]
            and self._surnames_first()
        ):
            # "Le Dez, V."
            return Kind.SURNAME if self._initials_at(separator.end()) else kind
        if kind is Kind.ORGANISATION and self._initialed():
            words = {word.strip(".,'’:").lower() for word in chunk.split()}
            telling = words & TITLE_WORDS
            return None if len(telling) >= _TITLE_WORDS_OF_GROUP else kind
        if kind is Kind.ORGANISATION and self.chunks and chunk.startswith(("A ", "An ", "On ")):
            return None
        return kind

    def _surname(self, chunk: str, after: int) -> Kind | None:
        """Whether one capitalised word, between names, is the surname of the initials behind it."""
        kind = kind_of(chunk)
        if not chunk.isalpha() or not chunk[0].isupper():
            return kind
        if self.chunks and self.chunks[-1][1] is Kind.SURNAME:  # it waits for its initials
            return kind
        dotted = self._initials_at(after)
        if kind is Kind.INITIALS:
            return Kind.SURNAME if dotted and 1 < len(chunk) <= _SURNAME_LETTERS else kind
        capitals = chunk.isupper() and len(chunk) > 1
        last = capitals and bool(self.chunks) and self._in_capitals()
        named = last or (capitals and _GIVEN_NEXT.match(self.text, after))
        return Kind.SURNAME if dotted or named else None

    def _in_capitals(self) -> bool:
        """Whether capitals tell surnames from given names here."""
        first = self.chunks[0][0]
        return first.isupper() and len(first) > 1 and not self.chunks[-1][0].isupper()

    def _initials_at(self, position: int) -> bool:
        """Whether a name's initials stand there; behind the last one's a title may follow at once."""
        if _DOTTED.match(self.text, position):
            return True
        last = bool(self.chunks) and self.chunks[-1][2] in {"and", ";"} and self._inverted()
        return last and _INITIALED.match(self.text, position) is not None

    def _surnames_first(self) -> bool:
        """Whether every surname here stood before its initials, with a comma between."""
        kinds = [kind for _, kind, _ in self.chunks[:_TELLING]]
        return kinds[:2] == [Kind.SURNAME, Kind.INITIALS] and Kind.FULL not in kinds

    def _holds_stop(self, chunk: str, separator: re.Match[str]) -> bool:
        """Whether the list ends inside of a chunk that looks like one name: "Allen JF. Plans, …"."""
        if not self.chunks:
            marked = "//" in self.text[:_REACH]
            return bool((_MARKED_SURNAME if marked else _SURNAME_FIRST).match(chunk))
        return self._inverted() and not self._another(separator)

    def _another(self, separator: re.Match[str]) -> bool:
        """Whether ";" and a surname follow: what stands before them is a name with its initial inside
        ("Keller, T. Anderson; Sridhar, Sharath")."""
        following = self.text[separator.end() : separator.end() + 40].partition(",")
        surname = following[0].strip()
        if strongest(separator[0]) != ";":
            return surname.isupper() and len(surname) > 1 and self.chunks[0][0].isupper()
        return bool(following[1]) and kind_of(surname) is Kind.SURNAME

    def _initialed(self) -> bool:
        """Whether two names and more stand here, each with its initials first."""
        full = [chunk for chunk, kind, _ in self.chunks[:_TELLING] if kind is Kind.FULL]
        return len(full) > 1 and all(map(_INITIALED.match, full))

    def _complete(self, position: int) -> bool:
        """Whether "… and K. Doe," has closed the list: only its title follows the last of a list."""
        if len(self.chunks) < 2 or self.chunks[-2][2] != "and":
            return False
        name, kind, divider = self.chunks[-1]
        if divider != "," or kind is not Kind.FULL or self._ends_in_initial(name):
            return False
        return not (self._inverted() and _DOTTED.match(self.text, position))  # "and Le Dez, V."

    def _last(
        self, position: int, limit: int, truncated: re.Match[str] | None
    ) -> AuthorList | None:
        """The chunk that no separator follows: the last name, before a stop or "et al."."""
        chunk = self.text[position:limit].strip(" ()")
        kind = kind_of(chunk)
        if kind is None or truncated is None:
            stop = self._stop(position, limit)
            if stop is not None:
                return self._finish(stop)
        if kind is None and truncated and len(self.chunks) > 1 and _could_be_name(chunk):
            kind = Kind.FULL
        if kind is None:
            return self._comma_end(position)
        self.chunks.append((chunk, kind, ""))
        return self._truncated(truncated.end()) if truncated else None

    def _among_names(self, chunk: str, after: int) -> bool:
        """A short, capitalised chunk between names is a name, however odd ("Can Rager", "Yun chen Chen")."""
        if not _could_be_name(chunk):
            return False
        following = re.split(
            r"[.,;:]\s| and |\s*\bet al|\s\(",
            self.text[after : after + 120].removeprefix("& "),
            maxsplit=1,
        )
        return len(following) > 1 and kind_of(following[0].strip(" ()")) is Kind.FULL

    def _stop(self, start: int, end: int, *, surely: bool = False) -> tuple[str, Kind, int] | None:
        """Where, inside a chunk, the last name ends: (name, kind, where the rest begins).

        ``surely``: initials before a stop are the name's last words, whatever follows.
        """
        for stop in _STOP.finditer(self.text, start, end + 2):
            if stop.start() >= end:
                break
            left = self.text[start : stop.start()].strip(" ()")
            kind = kind_of(left)
            if kind is None:
                if len(left) > 120:
                    break
                if not (self.chunks and self.chunks[-1][2] == "and" and _could_be_name(left)):
                    continue
                kind = Kind.FULL
            if kind is Kind.INITIALS and not self._awaits_initials():
                continue
            if stop[0][0] == ":" and not self._ends_at_colon(left, kind):
                continue
            if self._ends_in_initial(left) and not self._ended(stop.end(), surely=surely):
                continue
            return left, kind, stop.end()
        return None

    def _ends_at_colon(self, left: str, kind: Kind) -> bool:
        """Whether a colon closes the list ("Jane Doe, Richard Roe: Title" in DBLP, "Doe, Jane; Roe,
        Richard: Title", "DOE, Jane: Title"), and is not that of a name and its subtitle."""
        full = [chunk for chunk, kind, _ in self.chunks[:_TELLING] if kind is Kind.FULL]
        if not self.chunks or (
            full and all(map(_INITIALED.match, full)) and not _INITIALED.match(left)
        ):
            return False
        surname = self.chunks[-1][0]
        capitals = surname.isupper() and len(surname) > 1 and not left.isupper()
        if kind is Kind.FULL and self._surnames_first():
            return False
        return kind is Kind.FULL or capitals or any(d == ";" for _, _, d in self.chunks)

    def _awaits_initials(self) -> bool:
        return bool(self.chunks) and self.chunks[-1][1] is Kind.SURNAME

    @staticmethod
    def _ends_in_initial(left: str) -> bool:
        last = left.rsplit(maxsplit=1)[-1]
        letters = last.replace(".", "").replace("-", "")
        return len(letters) <= 3 and letters == letters.upper()

    def _ended(self, position: int, *, surely: bool) -> bool:
        """After an initial: whether a title follows, not the rest of the name."""
        after = self.text[position : position + 160]
        if re.match(r"[-‐]?[^\W\d_]\.(?:\s|$|-|,)", after):
            return False
        if surely or (self.chunks and self._inverted()):
            return True
        following = re.split(r"[.,;]\s| and ", after, maxsplit=1)[0]
        head, colon, _ = following.partition(":")
        if colon and kind_of(head.strip()) is Kind.SURNAME and self._given_first():
            return False  # "Ylisabyth S. Bradshaw: Title"
        return ":" in following or kind_of(following.strip(" .")) in (None, Kind.ORGANISATION)

    def _given_first(self) -> bool:
        """Whether commas divide names here that all end in a surname, as DBLP prints them."""
        return bool(self.chunks) and not any(
            divider != "," or self._ends_in_initial(name)
            for name, _, divider in self.chunks[:_TELLING]
        )

    def _inverted(self) -> bool:
        """Surnames come first here: ``Doe, J.`` or ``Doe J``."""
        if self.chunks[0][1] is Kind.SURNAME:
            return len(self.chunks) == 1 or self.chunks[1][1] is Kind.INITIALS
        return any(len(name.split()[0]) > 2 for name, _, _ in self.chunks) and all(
            kind is Kind.FULL and self._ends_in_initial(name) and len(name.split()[0]) > 1
            for name, kind, _ in self.chunks
        )

    def _finish(self, stop: tuple[str, Kind, int]) -> AuthorList | None:
        name, kind, end = stop
        dotted = any("." in known for known, _, _ in self.chunks)
        if self._ends_in_initial(name) and name[-1] != "." and (dotted or kind is Kind.INITIALS):
            name += "."
        self.chunks.append((name, kind, ""))
        return self._close(end, truncated=False)

    def _truncated(self, end: int) -> AuthorList | None:
        """After "et al."; "J. et al. Doe. Title" puts the surname behind it."""
        late = re.match(r"\s*([^\W\d_][\w'’-]+)\.\s", self.text[end : end + 40])
        if (
            late
            and kind_of(late[1]) is Kind.SURNAME
            and self.chunks[-1][1] in (Kind.INITIALS, Kind.SURNAME)
        ):
            name, _, divider = self.chunks.pop()
            self.chunks.append((f"{name} {late[1]}", Kind.FULL, divider))
            end += late.end()
        dots = self.text[max(0, end - 8) : end].rstrip(" ,.;:]")
        if dots.endswith("…") or "..." in self.text[max(0, end - 8) : end]:
            named = _LAST_OF_MANY.match(self.text, end)
            end = named.end() if named else end
        result = self._close(end, truncated=True)
        comma = self.text[:end].rstrip().endswith(",") and _INITIALED.match(self.chunks[0][0])
        return replace(result, comma=True) if result and comma else result

    def _comma_end(self, position: int) -> AuthorList | None:
        """What follows the last separator is no name: an AMS-style list, if names came before."""
        if not self.chunks or all(kind is Kind.SURNAME for _, kind, _ in self.chunks):
            return None
        name, _, divider = self.chunks[-1]
        if divider == "and" and not _INITIALED.match(name):
            last = self.chunks.pop()  # a title's first words, if they are unlike the names before
            if not (self._initialed() or self._unlike(last[1], closing=True)):
                return None
            position = self.last
        result = self._close(position, truncated=False)
        if result is None or self.chunks[-1][2] == "and":
            return None
        return AuthorList(result.authors, result.truncated, result.end, comma=True)

    def _unlike(self, kind: Kind, *, closing: bool = False) -> bool:
        """Whether a chunk of that kind goes on no list as it is set so far: one word behind names
        with initials, and where no name follows (``closing``) behind whole names too, or whatever
        has no initials behind surnames that each had theirs."""
        kinds = [known for _, known, _ in self.chunks[:_TELLING]]
        if kind is Kind.SURNAME and self._initialed():
            return set(kinds) == {Kind.FULL}
        whole = len(kinds) > 1 and set(kinds) == {Kind.FULL} and kind is Kind.SURNAME
        return closing and (
            whole or (self._surnames_first() and self.chunks[-1][1] is Kind.INITIALS)
        )

    def _close(self, end: int, *, truncated: bool) -> AuthorList | None:
        authors = join(self.chunks)
        return AuthorList(authors, truncated, end) if authors else None


def _could_be_name(chunk: str) -> bool:
    """Short, capitalised, no digit, no sentence: a name if its neighbours are names."""
    words = chunk.split()
    return (
        chunk[:1].isupper()
        and 1 < len(words) <= 4
        and ". " not in chunk
        and sum(word.lower() in TITLE_WORDS for word in words) <= 1
        and not any(word.lower() in TITLE_WORDS for word in words if word[0].islower())
        and not any(character.isdigit() or character in ":?!" for character in chunk)
    )
