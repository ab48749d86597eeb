"""This module knows what reference managers put out, style by style, as preprint, paper and article.

Written after the published style sheets (CSL) and the manuals they follow; what no record states is
invented (``imprints``). A row has the preprint, the paper of a meeting and the article of a journal,
with its italics in Markdown, and is also tried without them, as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from phrasings import houses, manuals
from phrasings.templates import Media, Phrasing, Shape, phrasings

KINDS = ("preprint", "paper", "article")
OWN: Mapping[str, tuple[str, ...]] = {
    "biblatex": (
        "{authors: and }. *{title}*. {arxiv_year}. arXiv: {arxiv} [{category}]. url: https://arxiv.org/abs/{arxiv}.",
        "{authors: and }. “{title}”. In: *{book}*. Ed. by {editors:GIVEN FAMILY}. Vol. {volume}. {press}, {year}, pp. {from_page}–{to_page}.{doi_behind: doi: }.",
        "{authors: and }. “{title}”. In: *{journal}* {volume}.{issue} (Dec. {year}), pp. {from_page}–{to_page}. issn: 1234-5679.{doi_behind: doi: }.",
    ),
    "biblatex-author-year": (
        "{chicago} ({month_short}. {arxiv_year}). *{title}*. doi: 10.48550/arXiv.{arxiv}. arXiv: {arxiv}. Pre-published.",
        "{chicago} ({year}). “{title}”. In: *{book}*. {place}: {press}, pp. {from_page}–{to_page}.",
        "{chicago} ({year}). “{title}”. In: *{journal}* {volume}.{issue}, p. {article}.{doi_behind: doi: }. url: https://example.org/articles/{article} (visited on 10/05/2026).",
    ),
    "endnote-author-date": (
        "{loud_initials:, |, et al.|6/12|, } {arxiv_year}. {title}. *arXiv preprint arXiv:{arxiv}*.",
        "{loud_initials:, |, et al.|6/12|, } {year}. {title}. *{book}.* {place}: {press}.",
        "{loud_initials:, |, et al.|6/12|, } {year}. {title}. *{journal},* {volume}**,** {from_page}-{to_page}.",
    ),
    "endnote-numbered": (
        "{tight:, and ||3/12}, *{title}.* arXiv preprint arXiv:{arxiv}, {arxiv_year}.",
        "{tight:, and ||3/12}. *{title}*. in *{book}*. {year}. {press}.",
        "{tight:, and ||3/12}, *{title}.* {journal}, {year}. **{volume}**({issue}): p. {from_page}-{to_page}.",
    ),
    "jabref": (
        "{authors: and ||8/12}. \"{title}\". {arxiv_year}. arXiv: {arxiv}.",
        "{authors: and ||8/12}. \"{title}\". In: {book}. {press}, {year}, pp. {from_page}--{to_page}.",
        "{authors: and ||8/12}. \"{title}\". {journal} {volume}({issue}), pp. {from_page}--{to_page} ({year}).",
    ),
}  # fmt: skip
"""What the programs print where no other style is chosen."""
STYLES = {**manuals.STYLES, **houses.STYLES, **OWN}


def table(*, italics: bool) -> Iterator[tuple[str, str]]:
    for style, row in STYLES.items():
        for kind, template in zip(KINDS, row, strict=True):
            if not italics:
                yield f"{style}-{kind}-set", template.replace("*", "")
            elif "*" in template:
                yield f"{style}-{kind}-italics", template


PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.REFERENCE, dict(table(italics=False))),
    *phrasings(Media.MARKDOWN, Shape.REFERENCE, dict(table(italics=True))),
)
