"""This module knows which links of running text are sources: not furniture, not code, not words in passing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from citemark.references import dates
from citemark.references.finders.labels import is_companion, is_paper
from citemark.references.finders.mentions import Mention
from citemark.references.layout.blocks import Layout
from citemark.references.naming import content_words, has_title_shape
from citemark.types import Block, Document

_SOCIAL = frozenset({
    "creativecommons.org", "localhost", "127.0.0.1", "blogger.com", "gravatar.com", "share.flipboard.com",
    "x.com", "twitter.com", "facebook.com", "linkedin.com", "instagram.com", "tiktok.com", "reddit.com",
    "youtube.com", "youtu.be", "t.me", "discord.gg", "discord.com", "threads.net", "bsky.app",
    "mastodon.social", "pinterest.com", "whatsapp.com", "wa.me", "t.co", "news.ycombinator.com",
    "medium.com/m", "substack.com/subscribe",
})  # fmt: skip
"""Hosts of posts, invitations and licences: beside a work, they are no source of its own."""
TITLE_WORDS = 4
"""Content words from which on a web link's words are taken for the title of a page."""


def leaned_on(layout: Layout, block: Block | None, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a block that name sources; code and tweets join the paper beside them."""
    host = _own_host(layout.document)
    mentions = [mention for mention in mentions if not _is_chrome(mention, host)]
    mentions = _with_companions(layout, mentions)
    return [mention for mention in mentions if not _is_passing(layout, mention, block)]


def _label(layout: Layout, mention: Mention) -> str:
    return layout.document.text[mention.start : mention.end]


def _with_companions(layout: Layout, mentions: list[Mention]) -> list[Mention]:
    """Code, tweets and project pages beside the one paper of a block are that paper's."""
    papers = {mention.identifiers for mention in mentions if mention.scholarly}
    if len(papers) != 1:
        return mentions
    paper = next(mention for mention in mentions if mention.scholarly)
    extra: list[Mention] = []
    kept: list[Mention] = []
    for mention in mentions:
        beside = not mention.scholarly and mention.linked and is_companion(_label(layout, mention))
        (extra if beside else kept).append(mention)
    if not extra:
        return mentions
    added = tuple(identifier for mention in extra for identifier in mention.identifiers)
    merged = replace(paper, identifiers=tuple(dict.fromkeys((*paper.identifiers, *added))))
    return [merged if mention is paper else mention for mention in kept]


def _is_passing(layout: Layout, mention: Mention, block: Block | None) -> bool:
    """Whether a web link in running text is no source: a word that happens to be linked.

    A cited page shows its address, stands in brackets, or is named by its title, its date
    or as a paper; in HTML a block that is nothing but a link is navigation.
    """
    if mention.scholarly or not mention.linked or mention.occurrences or block is None:
        return False
    text = layout.document.text
    label = _label(layout, mention)
    whole = len(label) >= block.end - block.start - 2
    if whole and layout.document.media_type == "text/html":
        return True
    before = text[max(0, mention.start - 1) : mention.start]
    after = text[mention.end : mention.end + 1]
    bracketed = (before and before in "([") or (after and after in ")]") or label[:1] == "["
    if bracketed or is_paper(label):
        return False
    named = has_title_shape(label) and len(content_words(label)) >= TITLE_WORDS
    return not (named or dates.parse(label) or whole)


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # an address that no browser would open either
        return ""


def _own_host(document: Document) -> str:
    return _host_of(document.url or (document.id if document.id.startswith("http") else ""))


def _is_chrome(mention: Mention, host: str) -> bool:
    """Whether a plain link in running text is furniture: social, the site's own, or a front page."""
    if mention.scholarly:
        return False
    for identifier in mention.identifiers:
        parts = identifier.value.split("/")
        target = _host_of(identifier.value)
        bare = len([part for part in parts[3:] if part]) == 0
        if target not in _SOCIAL and target != host and not bare:
            return False
    return True
