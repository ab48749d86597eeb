"""This module knows how lists of sources are headed, and where one begins inside a paragraph.

A report that was exported without its line breaks goes on from its last sentence to its list: "… for
all ponds. Works cited 1. Tidal Clocks - Pond Letters, accessed …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citemark.references.alternatives import one_of
from citemark.types import Block, BlockKind

HEADINGS = (
    "references", "reference list", "reference", "bibliography", "sources", "source list", "source links",
    "works cited", "literature cited", "cited works", "citations", "literature", "further reading",
    "cited sources", "primary sources", "recommended reading", "recommended readings", "suggested reading", "suggested readings", "source materials", "reading list", "related papers",
    "quellen", "quellenverzeichnis", "quellenangaben", "literatur", "literaturverzeichnis",
    "literaturangaben", "einzelnachweise", "referenzen",
    "références", "références bibliographiques", "bibliographie", "liste des références", "sources citées",
    "referencias", "referencias bibliográficas", "bibliografía", "fuentes", "fuentes consultadas",
    "referências", "bibliografia", "fontes", "fontes consultadas", "fonti", "riferimenti", "bronnen", "literatuur",
    "参考文献", "关键文献", "主要文献", "参考资料", "参考资料来源", "資料來源", "资料来源", "參考文獻", "參考資料", "引用文献", "参照文献",
    "参考", "文献", "出典", "情報源", "来源", "來源", "引用", "참고문헌", "참고 문헌", "참고자료", "출처",
    "литература", "список литературы", "список использованной литературы", "список использованных источников",
    "использованные источники", "источники", "библиография", "библиографический список",
    "література", "список літератури", "список використаних джерел", "використані джерела", "джерела",
    "literatura", "seznam literatury", "použitá literatura", "zdroje", "použitá literatúra", "zoznam použitej literatúry",
    "piśmiennictwo", "źródła", "popis literature", "viri", "viri in literatura", "izvori", "литература и извори",
    "irodalom", "irodalomjegyzék", "felhasznált irodalom", "források", "bibliografie", "referințe",
    "referenser", "källor", "källförteckning", "litteratur", "litteraturliste", "referanser", "referencer", "kilder",
    "lähteet", "lähdeluettelo", "viitteet", "kirjallisuus", "kaynakça", "kaynaklar", "daftar pustaka", "referensi",
    "tài liệu tham khảo", "nguồn tham khảo", "βιβλιογραφία", "αναφορές", "πηγές", "المراجع", "المصادر", "قائمة المراجع",
    "obras citadas", "referências citadas", "referencias citadas", "fuentes citadas", "opere citate", "ouvrages cités",
    "sources des citations", "zitierte werke", "geciteerd werk", "cytowane prace", "alıntılanan çalışmalar",
    "karya yang dikutip", "nguồn trích dẫn", "引用的著作", "цитируемые работы", "цитовані джерела", "citerade verk",
    "منابع", "מקורות", "ביבליוגרפיה", "เอกสารอ้างอิง", "บรรณานุกรม", "संदर्भ", "referències", "llyfryddiaeth", "kirjandus",
)  # fmt: skip
"""As the languages of the world's larger bodies of research literature head them."""

_FIRST = "1. "
_BEFORE = re.compile(r"[.!?…”\"’)\]\d]\s(?P<head>[^\W\d_]{3,15}(?:\s[^\W\d_]{3,15}){0,2})\s\Z")
_REACH = 52
"""Characters before the first number in which such a heading stands, and the end of a sentence."""
_HEADED = frozenset(HEADINGS)


def parted(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, each cut before a list of sources that begins inside it with its heading."""
    cuts = sorted(_cuts(text))
    if not cuts:
        return blocks
    result: list[Block] = []
    for block in blocks:
        start = block.start
        for cut in cuts if block.kind is BlockKind.PARAGRAPH else ():
            if start < cut < block.end:
                result.append(Block(block.kind, start, cut, block.level))
                start = cut
        result.append(block if start == block.start else Block(block.kind, start, block.end))
    return result


def _cuts(text: str) -> Iterator[int]:
    at = text.find(_FIRST)
    while at > 0:
        head = _BEFORE.search(text, max(0, at - _REACH), at)
        if head is not None and " ".join(head["head"].lower().split()) in _HEADED:
            yield head.start("head")
        at = text.find(_FIRST, at + 1)


_LONGEST_FIRST = one_of(map(re.escape, sorted(HEADINGS, key=len, reverse=True)))
_KINDS_BEFORE = (
    "selected|key|main|cited|additional|all|full|academic|technical|scientific|core|important|primary|annotated|recommended"
    "|suggested|external|supporting|relevant|complete"
)
_KINDS_JOINED = "主要|关键|關鍵|核心|重要|相关|相關|主な|関連|주요|핵심|관련"
_KINDS_BEHIND = (
    "bibliográficas?|bibliographiques?|bibliografiche|(?:técnic|académic|acadêmic|científic|básic|recomendad|consultad|citad|utilizad"
    "|seleccionad|selecionad|comentad)as?|complementari?a?s?|principales|principais|clave|scientifiques?|principales|sélective"
    "|commentée|essentielle|de référence"
)
"""What languages say of which sources a list has, before the word and behind it."""
_WORDED = (
    r"(?i:[\W_]*(?:(?:appendix|annex|anhang|annexe|anexo|附录|附錄|付録)\s?[A-Z\d]{0,2}\s?[:：.–—-]\s?)?"
    rf"(?:(?:\d{{1,2}}|[IVX]{{1,4}}|[A-Z])\.?\s+)?(?:(?:{_KINDS_BEFORE})\s+|(?:{_KINDS_JOINED})\s?)?"
    rf"(?:{_LONGEST_FIRST}|R\s?EFERENCES)(?:\s+(?:{_KINDS_BEHIND}))?"
    r"(?:\s+(?:and|&|/)\s+(?:notes|links|resources|further reading|sources|references|citations))?"
    r"(?:\s+(?:cited|consulted|used))?\s*(?:[(\[（]?\s*(?P<behind>\d{1,4})\s*[)\]）]?)?\s*[:：.]?[\W_]*)"
)
_COUNTED = (
    r"[\W_]*(?P<before>\d{1,4})\s+(?:cited\s+)?(?:[Ss]ources|references|citations|Quellen|fuentes)"
    r"(?:\s+(?:cited|used|consulted))?\s*:?[\W_]*"
)
"""In small letters, save for one word: "7 References" is the seventh section."""
_TAG = r"(?i:</?(?:references?|sources|bibliography)>)"
ANY_TAG = re.compile(_TAG)
_HEADING = re.compile(f"{_TAG}|{_COUNTED}|{_WORDED}")
_TWICE = re.compile(
    r"(?P<one>[^()（）/|·・&]{2,40}?)\s?(?:(?P<opened>[(（[])|[/|·・&]|\b(?:and|und|et|y|e|i|ve)\b|[与與和及と]|및)\s?(?P<other>[^()（）/|·・&]{2,30}?)\s?[)）\]]?\s?[:：]?"
)
_PARTED = re.compile(r"[/|·・&(（\[与與和及と및]|\s(?:and|und|et|y|e|i|ve)\s")
_SURE = frozenset({
    "references", "bibliography", "works cited", "literature cited", "参考文献", "參考文獻", "참고문헌", "referências",
    "referencias", "références", "bibliografía", "bibliografia", "bibliographie", "literaturverzeichnis", "kaynakça",
    "список литературы",
})  # fmt: skip
"""Headings of nothing but lists of sources, whatever is noted behind them in brackets."""
_STYLES = frozenset(
    str.split(
        "apa mla ieee acm ama bibtex chicago harvard vancouver turabian selected annotated partial"
    )
)


def _said_twice(line: str) -> re.Match[str] | None:
    """A heading with another behind it, or in another language, or with the style of its references in
    brackets: "参考文献 (References)", "Quellen und Literatur", "References (APA 7)"."""
    both = _TWICE.fullmatch(line) if _PARTED.search(line) else None
    if both is None:
        return None
    if both["opened"] and both["other"].strip().lower() in _SURE:
        return _HEADING.fullmatch(both["other"].strip())  # "参考文献与背景（References）"
    heading = _HEADING.fullmatch(both["one"].strip())
    if heading is None:
        return None
    if both["opened"] and heading[0].strip(" .:").lower() in _SURE:
        return heading  # "참고문헌 (since 2017)"
    other = both["other"].strip()
    style = other.split()[0].lower() in _STYLES
    return heading if style or _HEADING.fullmatch(other) else None


def read_heading(line: str) -> re.Match[str] | None:
    """A line as the heading of a list of sources, with how many it announces."""
    return _HEADING.fullmatch(line) or _said_twice(line)
