"""This module knows what the words of one Markdown block add to the text: emphasis, links, breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from citemark.documents import limits
from citemark.documents.composing import Composer
from citemark.documents.markdown.emphasis import mend_emphasis, without_stray_marks
from citemark.documents.markdown.reference_lines import are_references
from citemark.documents.markdown.spans import INSIDE_WORD, Span, one_span
from citemark.identifiers import from_url

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS: Final = re.compile(r"[\n\\`*_\[<&]")
"""Any of these must stand in a block's words for one of the parser's inline rules to match."""
_MARK: Final = re.compile(r"\d{1,3}$")
# A line that begins one of these begins a statement of its own.
_NEW_LINE: Final = re.compile(
    r"\s*(?:\[\^?\d{1,4}\]|https?://|doi:|arxiv:|(?:sources?|references?)\s?:)", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"\s*(?:https?://|doi:|arxiv:)", re.IGNORECASE)
_LEAST_TITLE: Final = 3
_MOST_OF_A_SITE: Final = 24
"""Words of a link's title that is a work's, and characters of a label that names no more than a site."""
_NUMBERED: Final = re.compile(r"(?:arXiv|doi|pmid):?\s?\d", re.IGNORECASE)
_HREF: Final = re.compile(
    r"<a\s[^<>]{0,500}?href\s?=\s?[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)
_EMPHASIS_TAGS: Final = frozenset({"b", "strong", "i", "em", "cite"})


class Words:
    """Writes the words of one block after another into a composer."""

    def __init__(self, composer: Composer, environment: dict[str, object] | None = None) -> None:
        self._to = composer
        self._environment = environment or {}
        self.used: set[str] = set()
        """The addresses that links led to so far."""
        self._open_spans: list[tuple[str, int, str]] = []
        """Inline spans that are open: element, start, address."""
        self._tooltip = ""
        """The title that the open link states."""

    def write(self, content: str) -> None:
        """Writes what stands in one block.

        Inline marks are resolved only in paragraphs short enough to be written by people.
        """
        lines = content.split("\n") if "\n" in content and not self._to.in_item else ()
        if are_references(lines):
            for line in lines:
                self._to.close()
                self.write(line)
            return
        content = mend_emphasis(content)
        bare = INSIDE_WORD.sub("-", content) if "_" in content else content
        if not _MARKS.search(bare) or len(content) > limits.INLINE:
            self._to.write(content)
            return
        span = one_span(content)
        if span is not None:
            self._span(span)
        else:
            from citemark.documents.markdown.rules import parse_words

            self.resolved(parse_words(content, self._environment))

    def _span(self, span: Span) -> None:
        self._to.write(span.before)
        start = self._to.position
        if span.url is None:
            self._to.write(span.inside)
            self._to.emphasise(start)
        else:
            self.used.add(span.url)
            self._to.write(_bracketed(span.inside))
            self._to.link(start, span.url)
        self._to.write(span.after)

    def resolved(self, children: Sequence[Token]) -> None:
        """Writes the tokens of one block's words."""
        if sum(child.type == "link_open" for child in children) > 1:
            children = _whole_links(children)
        for place, child in enumerate(children):
            if child.nesting == 1:
                address = str(child.attrGet("href") or "")
                self._begin(child.tag, address)
                if child.type == "link_open":
                    self._tooltip = str(child.attrGet("title") or "")
                self._mark(children[place + 1 : place + 3])
            elif child.nesting == -1:
                self._end(child.tag)
            elif child.type == "softbreak":
                following = [
                    one
                    for one in children[place + 1 : place + 6]
                    if one.type != "text" or one.content
                ]
                titled = self._to.in_item and _is_title(children[:place], following)
                if titled or _is_labelled(following) or self._goes_on(following):
                    self._to.line_break()
                else:
                    self._soft_break(_beginning(following[:2]))
            else:
                self._leaf(child)
        self._open_spans.clear()

    def _mark(self, inside: Sequence[Token]) -> None:
        numbered = len(inside) == 2 and inside[0].type == "text" and inside[1].type == "link_close"
        if numbered:
            inside[0].content = _bracketed(inside[0].content)

    def _goes_on(self, following: Sequence[Token]) -> bool:
        """Whether a line of a list's item begins with the link of its number ("[arXiv:…](…)"): items are
        wrapped where a line is full, and a number alone states nothing."""
        link = len(following) > 1 and following[0].type == "link_open"
        return link and self._to.in_item and _NUMBERED.match(following[1].content) is not None

    def _soft_break(self, following: str) -> None:
        if _NEW_LINE.match(following) and not self._open_spans:
            if self._to.in_item and _ADDRESS.match(following):
                self._to.line_break()  # where the work of the item is
            else:
                self._to.close()
        else:
            self._to.write(" ")

    def _begin(self, tag: str, address: str = "") -> None:
        self._open_spans.append((tag, self._to.position, address))

    def _end(self, tag: str) -> None:
        for place in range(len(self._open_spans) - 1, -1, -1):
            if self._open_spans[place][0] == tag:
                _, start, address = self._open_spans.pop(place)
                if tag == "a" and address:
                    self.used.add(address)
                    self._titled(start, address)
                    self._to.link(start, address)
                elif tag in _EMPHASIS_TAGS:
                    self._to.emphasise(start)
                return

    def _titled(self, start: int, address: str) -> None:
        """Writes the title that a link states of its target, where its own words name but the site."""
        title, self._tooltip = " ".join(self._tooltip.split()), ""
        if len(title.split()) < _LEAST_TITLE or self._to.position - start > _MOST_OF_A_SITE:
            return
        work = from_url(address)
        if work is not None and work.scheme != "url":
            self._to.write(f" “{title}”")

    def _leaf(self, child: Token) -> None:
        if child.type == "hardbreak":
            self._to.line_break()
        elif child.type == "html_inline":
            self._inline_markup(child.content)
        elif child.type == "code_inline":
            self._to.write(child.content)
        else:
            self._to.write(without_stray_marks(child.content))

    def _inline_markup(self, content: str) -> None:
        tag = _TAG.match(content)
        if tag is None:
            return
        name = tag[2].lower()
        if name == "br":
            self._to.line_break()
        elif tag[1]:
            self._end(name)
        elif name == "a" or name in _EMPHASIS_TAGS:
            address = _HREF.match(content)
            self._begin(name, address[1] if address else "")


def _whole_links(children: Sequence[Token]) -> Sequence[Token]:
    """The tokens with an address as one link that a converter of printed pages linked line by line, all to
    one target: "[https://ponds.example/ti](…) [des.html](…)"."""
    kept: list[Token] = []
    whole = ""
    for place, child in enumerate(children):
        if child.type == "link_open":
            address = str(child.attrGet("href") or "")
            if address == whole and _reopened(kept):
                continue
            shown = children[place + 1].content if place + 1 < len(children) else ""
            whole = address if shown.startswith("http") and address.startswith(shown) else ""
        kept.append(child)
    return kept


def _reopened(kept: list[Token]) -> bool:
    """Takes back the end of the link that only a gap stands behind, if there is one."""
    last = len(kept) - 1
    while last > 0 and (kept[last].type == "softbreak" or kept[last].content.isspace()):
        last -= 1
    if kept[last].type != "link_close":
        return False
    del kept[last:]
    return True


def _bracketed(label: str) -> str:
    """The words of a link; ``[1](https://…)`` is a citation mark, whose brackets are kept."""
    return f"[{label}]" if _MARK.match(label) else label


def _is_labelled(following: Sequence[Token]) -> bool:
    """Whether a line begins with a label in bold, as lines of fields do ("**Authors:** Jane Doe")."""
    if len(following) < _LABELLED or following[0].type != "strong_open":
        return False
    label, behind = following[1].content, following[3].content
    return _LABEL.fullmatch(label + (":" if behind.startswith(":") else "")) is not None


def _is_title(before: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether the first line of an item is all in bold, several words, and no sentence: a title, below which
    stand those who wrote it."""
    line = [one for one in before if one.type != "text" or one.content]
    if len(line) != len(_BOLD) or tuple(one.type for one in line) != _BOLD:
        return False
    names = following[0].content if following and following[0].type == "text" else ""
    return line[1].content.count(" ") >= _LEAST_TITLE and _BEGINS_A_NAME.match(names) is not None


_BOLD: Final = ("strong_open", "text", "strong_close")
_BEGINS_A_NAME: Final = re.compile(r"[^\W\d_a-z]")
_LABELLED: Final = 4
"""Tokens: bold begins, a label, bold ends, what is said."""
_LABEL: Final = re.compile(r"[^\W\d_][\w /-]{1,30}:")


def _beginning(following: Sequence[Token]) -> str:
    """The text that a line begins with; a numbered link as the citation mark it is."""
    if not following:
        return ""
    if following[0].type == "link_open" and len(following) > 1:
        return _bracketed(following[1].content)
    return following[0].content
