"""This module knows the headings of lists of sources, in the languages of research."""

from __future__ import annotations

import re

from citemark.references.alternatives import one_of
from citemark.references.layout.blocks import Layout
from citemark.types import Block, BlockKind

_HEADINGS = (
    "references", "reference list", "reference", "bibliography", "sources", "source list", "source links",
    "works cited", "literature cited", "cited works", "citations", "literature", "further reading",
    "cited sources", "primary sources", "source materials", "reading list", "related papers",
    "quellen", "quellenverzeichnis", "quellenangaben", "literatur", "literaturverzeichnis",
    "literaturangaben", "einzelnachweise", "referenzen",
    "références", "références bibliographiques", "bibliographie", "liste des références", "sources citées",
    "referencias", "referencias bibliográficas", "bibliografía", "fuentes", "fuentes consultadas",
    "referências", "bibliografia", "fonti", "riferimenti", "bronnen", "literatuur",
    "参考文献", "参考资料", "参考资料来源", "資料來源", "资料来源", "參考文獻", "參考資料", "引用文献", "参照文献",
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
_LONGEST_FIRST = one_of(map(re.escape, sorted(_HEADINGS, key=len, reverse=True)))
_WORDED = (
    r"(?i:[\W_]*(?:(?:appendix|annex|anhang|annexe|anexo|附录|附錄|付録)\s?[A-Z\d]{0,2}\s?[:：.–—-]\s?)?"
    r"(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])\.?\s+)?(?:(?:selected|key|main|cited|additional|all|full)\s+)?"
    rf"(?:{_LONGEST_FIRST}|R\s?EFERENCES)"
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
"""Opens or closes a list that tags enclose."""
_HEADING = re.compile(f"{_TAG}|{_COUNTED}|{_WORDED}")
_MAX_HEADING = 80
_MAX_LINE = 200
"""Characters of a block in which its heading stands, with the blanks around it."""

Heading = tuple[int, int | None]
"""Where the list under a heading begins, and how many sources it announces."""
NO_HEADINGS = (BlockKind.CODE, BlockKind.CELL)
"""Blocks that head nothing."""


def heading_of(layout: Layout, block: Block) -> Heading | None:
    """Where the list under a heading begins and what it announces; ``None``: no heading.

    A paragraph may begin with the heading line and go on with the list.
    """
    if block.kind in NO_HEADINGS:
        return None
    told = layout.document.text[block.start : min(block.end, block.start + _MAX_LINE)]
    line = told.lstrip("\n").partition("\n")[0]
    stripped = line.strip()
    if not stripped or len(stripped) > _MAX_HEADING:
        return None
    if block.kind is BlockKind.ITEM and block.end - block.start > len(line) + 2:
        return None
    heading = _HEADING.fullmatch(stripped)
    if heading is None:
        return None
    count = heading["before"] or heading["behind"]
    end = block.start + told.index(stripped) + len(stripped)
    return end, int(count) if count else None


def is_heading(line: str) -> bool:
    """Whether a line, without the blanks around it, heads a list."""
    return _HEADING.fullmatch(line) is not None
