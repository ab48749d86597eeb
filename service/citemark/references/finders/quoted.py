"""This module knows titles that a document quotes, or sets in bold, without any identifier."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from citemark.references.claims import affiliations, credited
from citemark.references.finders.emphasised import emphasised_titles
from citemark.references.finders.reference_shape import is_reference
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.strings import authored
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.naming import content_words, has_title_shape, in_title_case, words_of
from citemark.references.sentences import Sentences, clipped
from citemark.types import Attachment, Block, BlockKind, Claim

_OPENINGS = '“"«„『《「'
_OPENING = re.compile(f"[{_OPENINGS}]")
_SINGLE_OPENS = re.compile(r"['‘`](?<![\w'’].)(?=[\w`])")
"""No apostrophe within or behind a word. Begins with one class, so that a search skips to it."""
_QUOTED = re.compile(
    r"“(?P<curly>[^“”\n]{8,300})”|(?<![\w\"])\"(?P<straight>[^\"\n]{8,300})\"(?![\w\"])|«\s?(?P<guillemets>[^«»\n]{8,300}?)\s?»"
    r"|„(?P<german>[^„“”\n]{8,300})[“”]|『(?P<cjk>[^『』\n]{4,200})』|《(?P<book>[^《》\n]{4,200})》|「(?P<corner>[^「」\n]{8,200})」"
)
_SINGLE = re.compile(
    r"(?<![\w’])‘(?P<curly>[^‘’\n]{1,300}(?:’(?=\w)[^‘’\n]{1,300}){0,4})’(?!\w)"
    r"|(?<![\w'])'(?P<straight>[^'\n]{1,300}(?:'(?=\w)[^'\n]{1,300}){0,4})'(?![\w'])"
    r"|(?<!`)``(?P<tex>[^`'\n]{1,300}(?:'(?=\w)[^`'\n]{1,300}){0,4})''(?!')"
)
_DATED_BEHIND = re.compile(r"[\s,.(]{1,3}(?:[^\s;!?]+\s){0,16}?[(]?(?:19|20)\d\d(?!\d)")
_CREDITED = re.compile(
    r"(?:\bet al\.?|[^\W\d_a-z][\w'’-]+)(?:,|:|,?\s\((?:19|20)\d\d[a-z]?\)[,:]?)\s\Z"
)
"""A name, and perhaps a year, right before a quotation."""
_CREDIT_BEHIND = re.compile(
    r"[*_]{0,3}\s?(?:[–—-]{1,2}\s|,?\s?by\s|\()(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w.'’-]{1,30}"
    r"(?P<more>(?:(?:,|,?\s(?:and|&))?\s(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w.'’-]{0,30}){0,9})[\s,(]{1,3}(?:19|20)\d\d(?!\d)"
)
"""Who wrote it and when, right behind a quotation: "“Tides of Ponds” – Doe & Roe (2020)"."""
_CREDITED_CONTENT = 4
"""Content words of a title that nothing but its credit tells from a saying."""
_CUE = re.compile(
    r"\b(?:papers?|stud(?:y|ies)|works?|articles?|preprints?|surveys?|reports?|thes[ie]s|titled|entitled|called|authors?|"
    r"research(?:ers?)?|publish(?:ed|ing)?|publication|et al|detailed in|described in|discussed|presented|introduced in|"
    r"proposed in|outlined in|demonstrate[ds]?|investigat\w+|examin\w+|according to|benchmark|findings|"
    r"Studie|Artikel|Arbeit|étude|article|estudio|artículo|论文|論文|研究)\b|(?:\bIn|\bin|\bby)\s*$",
)
_STRONG_CUE = re.compile(
    r"\b(?:papers?|stud(?:y|ies)|articles?|preprints?|surveys?|thes[ie]s|titled|entitled|et al\.?|"
    r"Studie|Artikel|étude|article|estudio|artículo|论文|論文)\W+(?:\w+\W+){0,2}$"
)
"""Words right before a quotation that make a short one, or one in small letters, a title."""
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|asked|asks|replied|wrote in an? e?-?mail|adds|added|remarked|quipped|tweeted|stated|explained)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\b(?:click(?:ing)?|press(?:ing)?|tap(?:ping)?|select(?:ing)?|choose|choosing|button|menu|tab|dialog|checkbox|option|"
    r"labell?ed|folder|prompt(?:ed)?|typed?|command|screen|page called|film|movie|song|album|novel|series|show)\W*$",
    re.IGNORECASE,
)
_RESEARCH_SUBJECT = re.compile(
    r"^(?:This|The|It|These|An?|Our|We|Authors?|Researchers?)\b.{0,80}?\b(?:approach|paper|work|techniques?|method|framework|"
    r"innovation|study|research|system|model|algorithm|architecture|benchmark|dataset|survey|authors?|tokenizer|pipeline)\b"
    r"|^(?:[Ii]ntroduc|[Pp]ropos|[Pp]resent|[Ii]nvestigat|[Ee]xplor|[Dd]emonstrat|[Ss]how|[Ss]tud|[Aa]ddress)\w*\b"
)
_DASH = re.compile(r"\s+[—–]\s+|\s+-{1,2}\s+|\s?——\s?")
_DASH_HINTS = tuple(re.compile(rf"{dash}[\s—]") for dash in "—–-")
"""One each: a search for one character is ten times as fast as for one of three."""
_LEAD = re.compile(r"[\s*_•▪◦‣\-]*(?:\d{1,3}[.)]\s+)?")


@dataclass(frozen=True, slots=True)
class QuotedTitle:
    """A quoted run that has the shape of a title, with offsets of the quotation."""

    title: str
    start: int
    end: int


def quoted_titles(text: str, *, cue: bool = False, base: int = 0) -> tuple[QuotedTitle, ...]:
    """The quotations in a passage that read like titles.

    Without a word of research around it ("the study …", "titled …") a quotation needs the
    full shape of a title and six content words; what people said and what buttons say are none.
    """
    single = _SINGLE_OPENS.search(text)
    found = [*_in_single_marks(text, base)] if single else []
    opening = _OPENING.search(text)
    if opening is None:
        return tuple(found)
    for match in _QUOTED.finditer(text, opening.start()):
        inner = match[match.lastgroup or 0]
        before, after = (
            text[max(0, match.start() - 120) : match.start()],
            text[match.end() : match.end() + 80],
        )
        if _is_speech(inner, before, after) or _COMMAND.search(before):
            continue
        strong = cue or bool(_STRONG_CUE.search(before))
        hinted = strong or bool(_CUE.search(before) or _CUE.search(after))
        asian = match["cjk"] or match["book"]
        inner = inner.rstrip(",.")
        hinted = hinted or len(content_words(inner)) >= 6 or _is_credited_behind(inner, text, match)
        enough = has_title_shape(inner, cue=strong) and (
            hinted or _is_credited(inner, text, match.start(), match.end())
        )
        if asian or enough:
            title = clean_title(inner)
            if title:
                found.append(QuotedTitle(title, base + match.start(), base + match.end()))
    return tuple(sorted(found, key=attrgetter("start")))


def _in_single_marks(text: str, base: int) -> Iterator[QuotedTitle]:
    """Titles in marks that are apostrophes or code's too: where they are credited, as only references have it."""
    for match in _SINGLE.finditer(text):
        inner = match[match.lastgroup or 0].rstrip(",.")
        if _is_credited(inner, text, match.start(), match.end()) and has_title_shape(inner):
            title = clean_title(inner)
            if title:
                yield QuotedTitle(title, base + match.start(), base + match.end())


def _is_credited(inner: str, text: str, start: int, end: int) -> bool:
    """Whether a quotation stands between a name and a year, or behind a name with its year."""
    credit = _CREDITED.search(text, max(0, start - 60), start)
    if credit is None or len(content_words(inner)) < _CREDITED_CONTENT:
        return False
    told = credit[0].rstrip(" ,:")[-1:] == ")"
    return told or _DATED_BEHIND.match(text, end, min(len(text), end + 200)) is not None


def _is_credited_behind(inner: str, text: str, quoted: re.Match[str]) -> bool:
    """Whether names and a year follow; behind one name alone stands who said a thing, too."""
    credit = _CREDIT_BEHIND.match(text, quoted.end(), min(len(text), quoted.end() + 200))
    several = credit is not None and ("&" in credit["more"] or " and " in credit["more"])
    return several and in_title_case(inner)


def _is_speech(inner: str, before: str, after: str) -> bool:
    spoken = _SPEECH.search(after[:40]) or _SPEECH.search(before[-40:])
    return bool(spoken) and (inner[-1] in ",.!?" or not in_title_case(inner))


def find_quoted(
    layout: Layout, covered: Covered, *, but_not: Container[int | None] = ()
) -> list[Found]:
    """Findings without identifier: quoted titles, and bullets "Title — This approach …".

    ``but_not``: indices of blocks that were read as references already.
    """
    text = layout.document.text
    single = _SINGLE_OPENS.search(text) is not None
    quotes, dashes = single or any(map(text.__contains__, _OPENINGS)), _may_hold_dash(text)
    found: list[Found] = []
    for index, block in enumerate(layout.blocks):
        if covered.blocks[index] or index in but_not or block.kind in _NO_TITLES:
            continue
        bold = layout.strong_in(block.start, block.end)
        divisible = dashes or (bold and bold[0].end < block.end)
        bullet = titled_bullet(layout, block) if divisible else None
        if bullet is not None:
            found.append(bullet)
            continue
        titles = [QuotedTitle(*one) for one in (emphasised_titles(layout, block) if bold else ())]
        if quotes:
            titles += _besides(titles, quoted_titles(layout.text_of(block), base=block.start))
        if not titles:
            continue
        sentences = Sentences(text, block.start, block.end)
        for quoted in titles:
            start, end = sentences.around(quoted.start)
            found.append(_found(quoted.start, quoted.end, quoted.title, text[start:end]))
    return found


def _besides(told: Sequence[QuotedTitle], quoted: Sequence[QuotedTitle]) -> Iterator[QuotedTitle]:
    """The quoted titles that are not among those told already, in both marks and emphasis."""
    return (one for one in quoted if all(one.end <= it.start or it.end <= one.start for it in told))


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NO_TITLES = (BlockKind.CODE, BlockKind.HEADING)


def _may_hold_dash(text: str) -> bool:
    return any(hint.search(text) for hint in _DASH_HINTS)


def _found(start: int, end: int, title: str, sentence: str) -> Found:
    whole = authored(title, ()) if _YEAR.search(title) else None
    if whole is not None and whole.title and whole.date and is_reference(title, whole, whole.title):
        return Found(start, end, (), whole, Attachment.REFERENCE_LIST)  # strings of a list in code
    people = credited(sentence)
    claim = Claim(
        title=title,
        authors=people.authors,
        authors_truncated=people.authors_truncated,
        date=people.date,
        affiliations=affiliations(sentence),
        sentence=clipped(sentence),
    )
    return Found(start, end, (), claim, Attachment.NONE)


def titled_bullet(layout: Layout, block: Block) -> Found | None:
    """``Name: Subtitle — This approach …``, as a bullet, or led by a bold title."""
    text = layout.text_of(block)
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    divided = _divided(layout, block, text, begin)
    if divided is None:
        return None
    name, rest = divided
    if name.endswith((".", ":", ")")) or len(words_of(rest)) < 4:
        return None
    title = clean_title(name)
    if title is None:
        return None
    told = _RESEARCH_SUBJECT.match(rest)
    content = len(content_words(title))
    if ": " in title and content >= 4 and has_title_shape(title):
        told = told or _CUE.search(rest[:200])
    elif content < 5 or not in_title_case(title):
        return None
    start = block.start + begin
    return _found(start, start + len(name), title, text[begin:]) if told else None


def _divided(layout: Layout, block: Block, text: str, begin: int) -> tuple[str, str] | None:
    """A bullet's name and description, at its first dash or at the end of its bold lead."""
    strong = layout.strong_in(block.start, block.start + begin + 3)
    bold_end = strong[0].end - block.start if strong and strong[0].end <= block.end else None
    if bold_end is None and block.kind is not BlockKind.ITEM:
        return None
    head = text[begin : begin + 320]
    dash = _DASH.search(text, begin, begin + 320) if _may_hold_dash(head) else None
    if dash is not None:
        return text[begin : dash.start()].rstrip(), text[dash.end() :]
    if bold_end is not None:
        return text[begin:bold_end].rstrip(), text[bold_end:].lstrip(" :.,–—-*")
    return None
