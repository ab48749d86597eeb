"""This module knows the styles of publishers and of single journals, as reference managers set them.

Rows as ``managers`` has them: the preprint, the paper of a meeting, the article of a journal.
"""

from __future__ import annotations

from collections.abc import Mapping

STYLES: Mapping[str, tuple[str, ...]] = {
    "nature": (
        "{apa: & | *et al.*|1/5} {title}. Preprint at https://doi.org/10.48550/arXiv.{arxiv} ({arxiv_year}).",
        "{apa: & | *et al.*|1/5} {title}. in *{book}* (eds. {editors:FAMILY, INITIAL.| & }) {from_page}–{to_page} ({press}, {place}, {year}).{doi_behind: doi:}.",
        "{apa: & | *et al.*|1/5} {title}. *{journal_short}* **{volume}**, {from_page}–{to_page} ({year}).",
    ),
    "nature-long": (
        "{apa: & ||15/20} {title!sentence}. Preprint at http://arxiv.org/abs/{arxiv} ({arxiv_year}).",
        "{apa: & ||15/20} {title!sentence}. In *{book_short}* {from_page}–{to_page} ({press}, {year}).",
        "{apa: & ||15/20} {title!sentence}. *{journal_short}* **{volume}**, {article} ({year}).{doi_behind: https://doi.org/}",
    ),
    "science": (
        "{ieee:, |, *et al.*|1/5}, {title}. arXiv arXiv:{arxiv} [Preprint] ({arxiv_year}). https://doi.org/10.48550/arXiv.{arxiv}.",
        "{ieee:, |, *et al.*|1/5}, “{title}” in *{book}* ({press}, {place}, {year}{doi_behind:; https://doi.org/}), pp. {from_page}–{to_page}.",
        "{ieee:, |, *et al.*|1/5}, {title}. *{journal_short}* **{volume}**, {from_page}–{to_page} ({year}).",
    ),
    "cell": (
        "{tight:, and |, et al.|10/10} ({arxiv_year}). {title}. Preprint at arXiv, https://doi.org/10.48550/arXiv.{arxiv} https://doi.org/10.48550/arXiv.{arxiv}.",
        "{tight:, and |, et al.|10/10} ({year}). {title}. In {book} ({press}), pp. {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
        "{tight:, and |, et al.|10/10} ({year}). {title}. {journal_short} *{volume}*, {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
    ),
    "cell-older": (
        "{tight:, and |, et al.|10/10} ({arxiv_year}). {title}. arXiv:{arxiv} [{category}].",
        "{tight:, and |, et al.|10/10} ({year}). {title}. In {book}, {editors:INITIAL. FAMILY}, eds. ({press}), pp. {from_page}–{to_page}.",
        "{tight:, and |, et al.|10/10} ({year}). {title}. {journal_short} *{volume}*, {article}.{doi_behind: }.",
    ),
    "pnas": (
        "{closed:, |, *et al.*|1/5}, {title}. [Preprint] ({arxiv_year}). Available at: http://arxiv.org/abs/{arxiv} [Accessed 5 October 2026].",
        "{closed:, |, *et al.*|1/5}, “{title}” in *{book}*, ({press}, {year}), pp. {from_page}–{to_page}.",
        "{closed:, |, *et al.*|1/5}, {title}. *{journal_short}* **{volume}**, {from_page}–{to_page} ({year}).",
    ),
    "elsevier-harvard": (
        "{tight}, {arxiv_year}. {title}. https://doi.org/10.48550/arXiv.{arxiv}",
        "{tight}, {year}. {title}, in: {editors:FAMILY, INITIAL.|, } (Eds.), {book}. {press}, {place}, pp. {from_page}–{to_page}.{doi_behind: https://doi.org/}",
        "{tight}, {year}. {title}. {journal_short} {volume}, {from_page}–{to_page}.{doi_behind: https://doi.org/}",
    ),
    "elsevier-harvard-older": (
        "{tight}, {arxiv_year}. {title}. arXiv:{arxiv} [{category}].",
        "{tight}, {year}. {title}. Presented at the {book}, {place}, pp. {from_page}–{to_page}.",
        "{tight}, {year}. {title}. {journal_short} {volume} ({issue}), {article}.{doi_behind: http://dx.doi.org/}.",
    ),
    "elsevier-numeric": (
        "{closed}, {title}, ({arxiv_year}). https://doi.org/10.48550/arXiv.{arxiv}.",
        "{closed}, {title}, in: {book}, {press}, {place}, {year}: pp. {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
        "{closed}, {title}, {journal_short} {volume} ({year}) {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
    ),
    "elsevier-numeric-eprint": (
        "{closed}, {title}, arXiv preprint arXiv:{arxiv} ({arxiv_year}).",
        "{closed}, {title}, in: {editors:INITIAL. FAMILY|, } (Eds.), {book}, {press}, {year}, pp. {from_page}–{to_page}.",
        "{closed}, {title}, {journal_short} {volume} ({issue}) ({year}) {article}.{doi_behind: doi:}.",
    ),
    "elsevier-vancouver": (
        "{vancouver}. {title} {arxiv_year}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{vancouver}. {title}. {book}, {place}: {press}; {year}, p. {from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
        "{vancouver}. {title}. {journal_short} {year};{volume}:{from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
    ),
    "springer-author-date": (
        "{vancouver:| et al|3/3} ({arxiv_year}) {title}. http://arxiv.org/abs/{arxiv}",
        "{vancouver:| et al|3/3} ({year}) {title}. In: {editors:FAMILY INITIAL|, } (eds) {book}. {press}, {place}, pp {from_page}–{to_page}",
        "{vancouver:| et al|3/3} ({year}) {title}. {journal_short} {volume}:{from_page}–{to_page}.{doi_behind: https://doi.org/}",
    ),
    "springer-brackets": (
        "{vancouver:, | et al|3/20}: {title}, https://arxiv.org/abs/{arxiv}, ({arxiv_year})",
        "{vancouver:, | et al|3/20} ({year}) {title}. In: {book}. {press}, {place}, pp {from_page}–{to_page}",
        "{vancouver:, | et al|3/20} ({year}) {title}. {journal} {volume}({issue}):{article}.{doi_behind: doi:}",
    ),
    "springer-lncs": (
        "{tight}: {title}, http://arxiv.org/abs/{arxiv}, ({arxiv_year}). https://doi.org/10.48550/arXiv.{arxiv}.",
        "{tight}: {title}. In: {editors:FAMILY, INITIAL.} (eds.) {book}. pp. {from_page}–{to_page}. {press}, {place} ({year}).{doi_behind: https://doi.org/}.",
        "{tight}: {title}. {journal_short} **{volume}**({issue}), {from_page}–{to_page} ({year}).{doi_behind: https://doi.org/}.",
    ),
    "springer-lncs-bst": (
        "{tight}: {title!sentence}. arXiv preprint arXiv:{arxiv} ({arxiv_year})",
        "{tight}: {title!sentence}. In: {book}. LNCS, vol. {article}, pp. {from_page}–{to_page}. {press} ({year})",
        "{tight}: {title!sentence}. {journal_short} {volume}, {article} ({year})",
    ),
    "springer-mathphys": (
        "{tight}: {title} (arXiv:{arxiv}) ({arxiv_year}) https://doi.org/10.48550/arXiv.{arxiv} arXiv:{arxiv} [{category}]",
        "{tight}: {title}. In: {book}, pp. {from_page}–{to_page} ({year}). {press}",
        "{tight}: {title}. {journal} **{volume}**({issue}), {from_page}–{to_page} ({year}){doi_behind: https://doi.org/}",
    ),
    "acm-reference": (
        "{authors:, and }. {arxiv_year}. {title}. https://doi.org/10.48550/arXiv.{arxiv} arXiv:{arxiv} [{category}]",
        "{authors:, and }. {year}. {title}. In *{book}* (*{place}*). {press}, {from_page}–{to_page}.{doi_behind: https://doi.org/}",
        "{authors:, and }. {year}. {title}. *{journal_short}* {volume}, {issue}, Article {article} (Dec. {year}), 24 pages.{doi_behind: https://doi.org/}",
    ),
    "acm-zotero": (
        "{authors:, and }. {arxiv_year}. {title}. Retrieved October 5, 2026 from http://arxiv.org/abs/{arxiv}",
        "{authors:, and }. {year}. {title}. In *{book}*, December {day_two}, {year}, {place}. {press}, {place}, {from_page}–{to_page}.{doi_behind: https://doi.org/}",
        "{authors:, and }. {year}. {title}. *{journal}* {volume}, {issue} (December {year}), {from_page}–{to_page}.{doi_behind: https://doi.org/}",
    ),
    "acm-sig": (
        "{tight: and | et al.|1/2} {arxiv_year}. {title}. arXiv.",
        "{tight: and | et al.|1/2} {year}. {title}. *{book}* ({place}, Dec. {year}), {from_page}–{to_page}.",
        "{tight: and | et al.|1/2} {year}. {title}. *{journal}*. {volume}, {issue} (Dec. {year}), {from_page}–{to_page}.{doi_behind: DOI:https://doi.org/}.",
    ),
    "tandfonline": (
        "{chicago}. {arxiv_year}. “{title}.” arXiv. doi:10.48550/arXiv.{arxiv}.",
        "{chicago}. {year}. “{title}.” Paper presented at the {book}, {place}, December {day}.",
        "{chicago}. {year}. “{title}.” *{journal}* {volume} ({issue}). {from_page}–{short_to_page}.{doi_behind: doi:}.",
    ),
    "wiley-vch": (
        "{ieee:, ||10/10}, {title}, *arXiv* **{arxiv_year}**, DOI 10.48550/arXiv.{arxiv}.",
        "{ieee:, ||10/10}, in *{book}*, {press}, {place}, **{year}**, pp. {from_page}–{to_page}.",
        "{ieee:, ||10/10}, {title}, *{journal_short}* **{year}**, *{volume}*, {from_page}–{to_page}.",
    ),
    "wiley-author-date": (
        "{apa:, and |, et al.|3/7} {arxiv_year}. “{title}.” Preprint, arXiv, {month} {day}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{apa:, and |, et al.|3/7} {year}. “{title}.” In *{book}*, {from_page}–{to_page}. {press}.{doi_behind: https://doi.org/}.",
        "{apa:, and |, et al.|3/7} {year}. “{title}.” *{journal}* {volume}, no. {issue}: e{article}.{doi_behind: https://doi.org/}.",
    ),
    "plos": (
        "{vancouver}. {title}. arXiv; {arxiv_year}. doi:10.48550/arXiv.{arxiv}",
        "{vancouver}. {title}. {book}. {place}: {press}; {year}. pp. {from_page}–{to_page}.{doi_behind: doi:}",
        "{vancouver}. {title}. {journal_short}. {year};{volume}: e{article}.{doi_behind: doi:}",
    ),
    "plos-typed": (
        "{vancouver}. {title}. arXiv:{arxiv}v1 [Preprint]. {arxiv_year} [cited 2026 Oct 5]. Available from: https://arxiv.org/abs/{arxiv}",
        "{vancouver}. {title}. In: {book}; {year}. pp. {from_page}–{to_page}.",
        "{vancouver}. {title}. {journal_short}. {year};{volume}({issue}): {from_page}–{to_page}.{doi_behind: https://doi.org/}",
    ),
    "frontiers": (
        "{apa:, and |, et al.|6/6} ({arxiv_year}). {title}. *arXiv* [Preprint]. arXiv:{arxiv}. Available at: https://arxiv.org/abs/{arxiv} (Accessed October 5, 2026).",
        "{apa:, and |, et al.|6/6} ({year}). “{title},” in *{book}*, ({place}: {press}), {from_page}–{to_page}.{doi_behind: doi: }",
        "{apa:, and |, et al.|6/6} ({year}). {title}. *{journal_short}* {volume}:{article}.{doi_behind: doi: }",
    ),
    "frontiers-zotero": (
        "{apa:, and |, et al.|6/6} ({arxiv_year}). {title}. doi: 10.48550/arXiv.{arxiv}",
        "{apa:, and |, et al.|6/6} ({year}). {title}. in *{book}* ({place}: {press}), {from_page}–{to_page}.",
        "{apa:, and |, et al.|6/6} ({year}). {title}. *{journal_short}* {volume}, {from_page}–{to_page}.{doi_behind: doi: }",
    ),
    "mdpi": (
        "{acs} {title} {arxiv_year}.",
        "{acs} {title}. In Proceedings of the {book}; {press}: {place}, December {day} {year}; pp. {from_page}–{to_page}.",
        "{acs} {title}. *{journal_short}* **{year}**, *{volume}*, {from_page}–{to_page}{doi_behind:, doi:}.",
    ),
    "mdpi-typed": (
        "{acs} {title}. *arXiv* **{arxiv_year}**, arXiv:{arxiv}.",
        "{acs} {title}. In Proceedings of the {book}, {place}, {day} December {year}; pp. {from_page}–{to_page}. [CrossRef]",
        "{acs} {title}. *{journal_short}* **{year}**, *{volume}*, {article}. [CrossRef] [PubMed]",
    ),
    "bmc": (
        "{vancouver}. {title}. {arxiv_year}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{vancouver}. {title}. In: {book}. {place}: {press}; {year}. p. {from_page}–{short_to_page}.",
        "{vancouver}. {title}. {journal_short}. {year};{volume}:{from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
    ),
    "bmj": (
        "{vancouver:|, *et al*|3/3}. {title}. {arxiv_year}. doi: 10.48550/arXiv.{arxiv}",
        "{vancouver:|, *et al*|3/3}. {title}. *{book}*. {place}: {press} {year}:{from_page}–{short_to_page}.",
        "{vancouver:|, *et al*|3/3}. {title}. *{journal_short}* {year};{volume}:{from_page}–{short_to_page}.{doi_behind: doi:}",
    ),
    "lancet": (
        "{vancouver:|, *et al*|3/5}. {title}. {arxiv_year}; published online {month_short} {day}. DOI:10.48550/arXiv.{arxiv}.",
        "{vancouver:|, *et al*|3/5}. {title}. In: {book}. {place}: {press}, {year}: {from_page}–{short_to_page}.",
        "{vancouver:|, *et al*|3/5}. {title}. *{journal_short}* {year}; **{volume}**: {from_page}–{short_to_page}.",
    ),
    "elife": (
        "{vancouver:||20/20}. {arxiv_year}. {title}. *arXiv*. doi:10.48550/arXiv.{arxiv}",
        "{vancouver:||20/20}. {year}. {title}. {book}. {place}: {press}. pp. {from_page}–{to_page}.",
        "{vancouver:||20/20}. {year}. {title}. *{journal}* **{volume}**:{from_page}–{to_page}.{doi_behind: doi:}",
    ),
    "f1000": (
        "{vancouver:|, *et al.*|3/3}: **{title}**. *arXiv.* {arxiv_year}. https://doi.org/10.48550/arXiv.{arxiv}",
        "{vancouver:|, *et al.*|3/3}: **{title}**. In *{book}*. {press}; {year}: {from_page}–{to_page}.",
        "{vancouver:|, *et al.*|3/3}: **{title}**. *{journal_short}* {year}; **{volume}**({issue}): {from_page}–{short_to_page}.{doi_behind: https://doi.org/}",
    ),
}  # fmt: skip
