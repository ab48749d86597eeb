"""This module knows how plain text shows its structure: blank lines, bullets, numbers, short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from citemark.documents import bibitems, delimited
from citemark.documents.addresses import rejoin
from citemark.documents.cleaning import named_plainly
from citemark.documents.columns import unfolded
from citemark.documents.composing import Composer
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming, document
from citemark.documents.list_marks import BRACKET, BULLET, NUMBER, items, mark
from citemark.documents.running_heads import without_running_heads
from citemark.documents.section_names import (
    HEADING_LENGTH,
    SECTION_NUMBER,
    heads_the_sources,
    is_section_name,
    underlines,
)
from citemark.types import BlockKind, Document

_MEDIA_TYPE: Final = FORMATS["text"].media_type

_EMPHASISED: Final = re.compile(
    r"(?<![^\s(\[“\"‘])(?P<mark>[*_])(?P<run>[^\W_](?:[^*_\n]{0,300}[^\s*_\\])?)(?P=mark)(?=[\s.,;:)\]”\"’?!]|\Z)"
)
"""Words in Markdown's italics, which people write in plain text as well: a journal's name."""
_ADDRESS: Final = re.compile(r"https?://|www\.|\bdoi:|\barxiv:|10\.\d{4,9}/", re.IGNORECASE)
_TITLE_LINES: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]{2,})?")
_WRAPPED_FROM: Final = 45
"""Characters of the widest line of a paragraph that was wrapped for width: one column of a
two-column page has 48."""
_WRAPPED_TO: Final = 160
"""Characters of the widest line that was broken for width: terminals, mails, editors and the pages
of books stay below, and a list with a reference on each line is wider nearly always."""
_ENDED: Final = re.compile(
    r"(?:\w\w[.)\]]{1,3}|[)\]][.,]?|\d[.,]?|https?://\S{1,400}|/\S{3,200}|\b(?:ar|bio|med)Xiv)$"
)
"""How a line ends that ends a reference; an initial may end a line of names that goes on."""
_SURNAME: Final = r"[^\W\d_a-z][\w'’-]{1,30}"
_INITIALS: Final = r"(?:[^\W\d_a-z]\.[ -]?){1,4}"
_ON: Final = r"(?:[,.:;&(\[]|\s?(?:et al|and|&|\(|\[))"
_AUTHOR: Final = re.compile(
    rf"(?:[^\W\d_]{{2,12}} ){{0,2}}{_SURNAME}(?:,? {_INITIALS}{_ON}?| [^\W\d_a-z](?:[^\W\d_a-z]{{1,2}}|(?: [^\W\d_a-z]){{1,3}})?{_ON}"
    rf"|, {_SURNAME}(?: [^\W\d_a-z][\w.-]{{0,20}}){{0,2}}(?:[,.;:]|\s(?:and|&|et al|u\. a)[\s.]))"
    rf"|{_INITIALS}(?:[a-z]{{2,4}} ){{0,2}}{_SURNAME}{_ON}"
    rf"|{_SURNAME}(?: [^\W\d_a-z]\.?)? {_SURNAME}(?:, (?:and )?| and ){_SURNAME}(?: [^\W\d_a-z]\.?)? {_SURNAME}[,.:]"
    rf"|{_SURNAME}(?: [^\W\d_a-z]\.?| {_SURNAME})?(?: [a-z]{{1,3}}){{0,2}} {_SURNAME}"
    r"(?: et al\b| and others\b|\. (?:[^\W\d_a-z“]|[a-z]{1,3}[A-Z]|(?:19|20)\d\d[a-z]?\. [^\W\d_])|, [‘“\"«„])"
)
"""The first name of a list of authors, inverted or with its initials first."""
_IN_CAPITALS: Final = re.compile(rf"[^\W\d_a-z]{{2,}}, {_SURNAME}[^.]{{0,80}}[:.;,] ")
"""A surname in capitals and a given name, as ISO 690 and DIN 1505 begin a reference."""
_DATED: Final = re.compile(
    r"[^()\n]{2,80}\((?:(?:1[4-9]|20)\d\d[a-z]?|n\.\s?d\.|in press)\)[.,:]?\s+\S+\s+\S"
)
"""Who and when, and what behind it, as author-date styles begin a reference."""
_NUMBER_FIRST: Final = re.compile(
    r"\s*(?:arXiv:\s?[\w.-]{0,12}/?\d|doi:\s?10\.)\S*\s+\S", re.IGNORECASE
)
"""A preprint's number or a DOI before the title, as arXiv's listings begin an entry."""
_SENTENCES: Final = re.compile(r"[^\W\d_]{4,}\. [^\W_]")
"""A full stop inside, behind no abbreviation: a title, and who published it."""
_BYLINE: Final = re.compile(
    rf"(?:[^\W\d_a-z]{{1,4}} (?:[^\W\d_]{{1,3}} ){{0,2}}{_SURNAME}(?:,[^\n]{{1,150}}|…)? - (?:[^\n]{{1,150}}, )?(?:19|20)\d\d"
    r"(?: - \S{1,60}(?: \S{1,40}){0,3})?|[^·\n]{3,200} · (?:[^·\n]{2,150} · ){0,3}(?:19|20)\d\d(?: · [^\n]{1,100})?)\s*"
)
"""Who, where and when, below the title, as search engines print it: these lines were not broken for width."""
_NAME: Final = rf"(?:[^\W\d_a-z][\w.'’-]{{0,20}} ){{1,3}}(?:[a-z]{{2,3}} ){{0,2}}{_SURNAME}"
_NAMES: Final = re.compile(
    rf"{_NAME}(?:(?:, (?:and )?|; | and | & |, & ){_NAME}){{0,60}}(?:,? et al\.?)?\s*"
)
"""People with their given names, and nothing else, on a line."""
_PART: Final = re.compile(r"(?:Appendix|Annex|Chapter|Figure|Part|Section|Table) [\dA-Z]{1,4}\b")
"""What is no surname with initials behind it."""
_ANNOUNCED: Final = re.compile(
    r"(?:References?|Sources?|Papers?|Citation|Quelle|Fuente|Fonte): \S+ \S+ \S+.*\d{4}"
)
"""Begins a line that names a source, with a year behind, and heads nothing."""
_YEAR: Final = re.compile(r"(?<!\w)(?:1[4-9]|20)\d\d[a-z]?(?!\w)")
_SOFT_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]{2})-$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of plain text: its kind, number and text."""

    kind: BlockKind
    text: str
    level: int = 0
    ordinal: int | None = None


def read(incoming: Incoming) -> Document:
    """The document of a plain text, or of the table of works that it is."""
    listed = delimited.read(incoming)
    if listed is not None:
        return listed
    composer = Composer()
    compose(composer, incoming.text)
    return document(incoming, _MEDIA_TYPE, composer.finish(), prose=incoming.text)


def compose(composer: Composer, text: str) -> None:
    """Writes the text's blocks into the composer."""
    text = without_running_heads(bibitems.unfolded(named_plainly(composer.bounded(text))))
    text = rejoin(unfolded(text))
    if "*" in text or "_" in text:
        text = _EMPHASISED.sub(r"\g<run>", text)
    known_words = frozenset(_WORD.findall(text.lower()))
    opening = True
    for group in _groups(text):
        for piece in _pieces(group, known_words, opening=opening):
            heading = piece.kind is BlockKind.HEADING and not is_section_name(piece.text)
            opening = opening and heading
            composer.open(piece.kind, piece.level, piece.ordinal)
            (composer.write_lines if "\n" in piece.text else composer.write)(piece.text)
            composer.close()


def _groups(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones."""
    group: list[str] = []
    for line in text.split("\n"):
        if group and underlines(line, group[-1]):
            if len(group) > 1:
                yield group[:-1]
            yield [group[-1], line]
            group = []
        elif line.strip():
            if group and heads_the_sources(line, behind=group[-1]):
                yield group
                group = []
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _pieces(
    group: Sequence[str], known_words: frozenset[str], *, opening: bool
) -> Iterator[_Piece]:
    lines = list(group)
    if len(lines) == 2 and underlines(lines[1], lines[0]):
        yield _heading(lines[0])
        return
    if opening and 1 < len(lines) <= _TITLE_LINES and _is_title(lines):
        yield _Piece(BlockKind.HEADING, " ".join(lines), 1)
        return
    if len(lines) > 1 and is_section_name(lines[0]):
        yield _heading(lines.pop(0))
    if len(lines) == 1 and _is_heading(lines[0]) and (opening or not _is_reference(lines[0])):
        yield _heading(lines[0])
        return
    for item, ordinal, part in items(lines):
        if item:
            yield _Piece(BlockKind.ITEM, _joined(part, known_words), 1, ordinal)
        elif any(map(_BYLINE.fullmatch, part[1:])) or _is_laid_out(part):
            yield _Piece(BlockKind.PARAGRAPH, "\n".join(line.strip() for line in part))
        else:
            for paragraph in _paragraphs(part):
                yield _Piece(BlockKind.PARAGRAPH, _joined(paragraph, known_words))


def _paragraphs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The paragraphs of adjacent lines: lines broken for width belong together up to a short one,
    or to one that a reference ends and another begins behind; others stand alone."""
    widest = max(len(line) for line in lines)
    wide = sum(len(line) >= 0.7 * widest for line in lines)
    broken = _WRAPPED_FROM <= widest <= _WRAPPED_TO and 2 * wide > len(lines)
    if not broken:
        yield from ([line] for line in lines)
        return
    start = 0
    for place, line in enumerate(lines, start=1):
        last = place == len(lines)
        if last or len(line) < 0.7 * widest or _divides(line, lines[place]):
            yield lines[start:place]
            start = place


def _is_laid_out(lines: Sequence[str]) -> bool:
    """Whether the lines tell of a work each their part: its title, its authors, where and when."""
    if len(lines) < _LEAST_PARTS:
        return False
    if sum(_LABELLED.match(line) is not None for line in lines[1:]) >= _LEAST_LABELLED:
        return True
    if _NAMES.fullmatch(lines[1].strip()) is None:
        return False
    dated = _YEAR.search(lines[2]) or _ADDRESS.search(lines[2])
    return dated is not None and lines[0][-1] not in ",;" and not _NAMES.fullmatch(lines[0].strip())


_LEAST_PARTS: Final = 3
_LEAST_LABELLED: Final = 2
_LABELLED: Final = re.compile(
    r"\s*(?:Authors?|Year|Published(?: in)?|Date|Venue|Journal|Conference|DOI|URL|Link|arXiv)\s?:\s"
)


def _divides(line: str, following: str) -> bool:
    """Whether a list of references goes on: one line ends one, the next begins with its author."""
    following = following.lstrip()
    if _IN_CAPITALS.match(following) or (
        _NUMBER_FIRST.match(line) and _NUMBER_FIRST.match(following)
    ):
        return True
    return bool(_ENDED.search(line, max(0, len(line) - 400)) and _AUTHOR.match(following))


def _joined(lines: Sequence[str], known_words: frozenset[str]) -> str:
    """The lines as one; a word divided at a line's end is mended unless the text elsewhere
    writes it with its hyphen."""
    text = lines[0].strip() if lines else ""
    parts = [text]
    for line in lines[1:]:
        following = line.strip()
        if _SOFT_HYPHEN.search(parts[-1]) and following[:1].islower():
            head = re.split(r"[^\w-]", parts[-1][-60:])[-1].lower()
            tail = (re.match(r"[^\W\d_]+", following) or [""])[0].lower()
            hyphenated = head + tail in known_words and head[:-1] + tail not in known_words
            parts[-1] = parts[-1] if hyphenated else parts[-1][:-1]
            parts[-1] += following
        else:
            parts.append(following)
    return " ".join(parts)


def _is_title(lines: Sequence[str]) -> bool:
    """Whether the lines that open a text are one title, broken because it is long."""
    whole = " ".join(line.strip() for line in lines)
    return (
        len(whole) <= 2 * HEADING_LENGTH
        and all(len(line) >= 12 for line in lines)
        and not any(map(_BYLINE.fullmatch, lines[1:]))
        and not _is_laid_out(lines)
        and (
            _is_heading(lines[-1])
            and not _ADDRESS.search(whole)
            and mark(lines[0], first=True, last=None) is None
        )
    )


def _is_heading(line: str) -> bool:
    """A short line of its own that does not end like a sentence and is no address or item."""
    text = " ".join(line.split())
    if is_section_name(text):
        return True
    if len(text) > HEADING_LENGTH or text[-1] in ".,;:!…" or _ADDRESS.search(text):
        return False
    if _ANNOUNCED.match(text):
        return False
    if BULLET.match(line) or BRACKET.match(line) or not any(map(str.isalpha, text)):
        return False
    return not text[0].islower()


def _is_reference(line: str) -> bool:
    """Whether a line is a reference to a book, which several styles (Springer's, Harvard's) end with
    the publisher's place and no full stop: who, when, and what, or an inverted name and a year."""
    text = " ".join(line.split())
    number = NUMBER.match(text)
    told = text[number.end() :] if number else text
    if _DATED.match(told) or _SENTENCES.search(told):
        return True
    names = None if _PART.match(told) else _AUTHOR.match(told) or _IN_CAPITALS.match(told)
    return names is not None and _YEAR.search(told, names.end()) is not None


def _heading(line: str) -> _Piece:
    number = SECTION_NUMBER.match(line.strip())
    level = number[0].strip().rstrip(".").count(".") + 1 if number else 1
    return _Piece(BlockKind.HEADING, line, level)
