"""This module knows what reference managers put out, style by style, as preprint, paper and article.

Written after the published style sheets (CSL) and the manuals they follow; what no record states is
invented (``imprints``). A row has the preprint, the paper of a meeting and the article of a journal,
with its italics in Markdown, and is also tried without them, as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from phrasings.templates import Media, Phrasing, Shape, phrasings

KINDS = ("preprint", "paper", "article")
STYLES: Mapping[str, tuple[str, ...]] = {
    "apa7": (
        "{apa_seven} ({arxiv_year}). *{title}* (No. arXiv:{arxiv}). arXiv. https://doi.org/10.48550/arXiv.{arxiv}",
        "{apa_seven} ({year}). {title!sentence}. In {editors:INITIAL. FAMILY| & } (Eds.), *{book}* (pp. {from_page}–{to_page}). {press}.{doi_behind: https://doi.org/}",
        "{apa_seven} ({year}). {title!sentence}. *{journal}*, *{volume}*({issue}), {from_page}–{to_page}.{doi_behind: https://doi.org/}",
    ),
    "apa7-dated": (
        "{apa_seven} ({arxiv_year}, {month} {day}). *{title}* (arXiv:{arxiv}). arXiv. https://doi.org/10.48550/arXiv.{arxiv}",
        "{apa_seven} ({year}). {title}. *{book}*, {from_page}–{to_page}.{doi_behind: https://doi.org/}",
        "{apa_seven} ({year}). {title!sentence}. *{journal}*, *{volume}*, Article {article}.{doi_behind: https://doi.org/}",
    ),
    "apa7-versioned": (
        "{apa_seven} ({arxiv_year}). *{title}* (arXiv:{arxiv}; Version 1). arXiv. http://arxiv.org/abs/{arxiv}",
        "{apa_seven} ({year}, December). {title!sentence} [Paper presentation]. {book}, {place}.",
        "{apa_seven} ({year}). {title!sentence}. *{journal}*. Advance online publication.{doi_behind: https://doi.org/}",
    ),
    "apa6": (
        "{apa_six} ({arxiv_year}). {title}. *ArXiv:{arxiv} [{category!cased}]*. Retrieved from http://arxiv.org/abs/{arxiv}",
        "{apa_six} ({year}). {title!sentence}. In *{book}* (pp. {from_page}–{to_page}). {place}: {press}.{doi_behind: https://doi.org/}",
        "{apa_six} ({year}). {title!sentence}. *{journal}*, *{volume}*({issue}), {from_page}–{to_page}.{doi_behind: doi:}",
    ),
    "chicago-author-date": (
        "{chicago}. {arxiv_year}. “{title}.” arXiv. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{chicago}. {year}. “{title}.” In *{book}*, edited by {editors:GIVEN FAMILY}, {from_page}–{short_to_page}. {place}: {press}.{doi_behind: https://doi.org/}.",
        "{chicago}. {year}. “{title}.” *{journal}* {volume} ({issue}): {from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
    ),
    "chicago-note-full": (
        "{authors:, and | et al.|1/3}, “{title}” (arXiv, {month} {day}, {arxiv_year}), https://doi.org/10.48550/arXiv.{arxiv}.",
        "{authors:, and | et al.|1/3}, “{title},” in *{book}* ({place}: {press}, {year}), {from_page}–{short_to_page}{doi_behind:, https://doi.org/}.",
        "{authors:, and | et al.|1/3}, “{title},” *{journal}* {volume}, no. {issue} ({year}): {from_page}–{short_to_page}{doi_behind:, https://doi.org/}.",
    ),
    "chicago-bibliography": (
        "{chicago}. “{title}.” arXiv, {month} {day}, {arxiv_year}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{chicago}. “{title}.” In *{book}*, edited by {editors:GIVEN FAMILY}, {from_page}–{short_to_page}. {place}: {press}, {year}.{doi_behind: https://doi.org/}.",
        "{chicago}. “{title}.” *{journal}* {volume}, no. {issue} ({year}): {from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
    ),
    "chicago-eighteen": (
        "{chicago}. {arxiv_year}. “{title}.” arXiv:{arxiv}. Preprint, arXiv, {month} {day}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{chicago}. {year}. “{title}.” *{book}*, {from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
        "{chicago}. {year}. “{title}.” *{journal}*, ahead of print, December {day}.{doi_behind: https://doi.org/}.",
    ),
    "mla9": (
        "{mla}. *{title}*. arXiv:{arxiv}, arXiv, {day} {month} {arxiv_year}. *arXiv.org*, https://doi.org/10.48550/arXiv.{arxiv}.",
        "{mla}. “{title}.” *{book}*, edited by {editors:GIVEN FAMILY}, {press}, {year}, pp. {from_page}–{short_to_page}.{doi_behind: https://doi.org/}.",
        "{mla}. “{title}.” *{journal}*, vol. {volume}, no. {issue}, {year}, pp. {from_page}–{short_to_page}{doi_behind:, https://doi.org/}.",
    ),
    "mla9-crossref": (
        "{mla}. *{title}*. arXiv, {day} {month_short}. {arxiv_year}, http://arxiv.org/abs/{arxiv}. Accessed 5 Oct. 2026.",
        "{mla}. “{title}.” *{book}*, {year}, pp. {from_page}–{short_to_page}.{doi_behind: *Crossref*, https://doi.org/}.",
        "{mla}. “{title}.” *{journal}*, vol. {volume}, no. {issue}, Dec. {year}, p. {article}.{doi_behind: *Crossref*, https://doi.org/}.",
    ),
    "ieee": (
        "{ieee}, “{title},” {month_short}. {day_two}, {arxiv_year}, *arXiv*: arXiv:{arxiv}. doi: 10.48550/arXiv.{arxiv}.",
        "{ieee}, “{title},” in *{book}*, {place}: {press}, Dec. {year}, pp. {from_page}–{to_page}.{doi_behind: doi: }.",
        "{ieee}, “{title},” *{journal_short}*, vol. {volume}, no. {issue}, pp. {from_page}–{to_page}, Dec. {year}{doi_behind:, doi: }.",
    ),
    "ieee-older": (
        "{ieee}, “{title}.” arXiv, {month_short}. {day_two}, {arxiv_year}. Accessed: Oct. 05, 2026. [Online]. Available: http://arxiv.org/abs/{arxiv}",
        "{ieee}, “{title},” in *{book_short}*, {year}, pp. {from_page}–{to_page}.",
        "{ieee}, “{title},” *{journal}*, vol. {volume}, p. {article}, {year}{doi_behind:, doi: }.",
    ),
    "ieee-journal": (
        "{ieee}, “{title},” *arXiv:{arxiv} [{category}]*, {month_short}. {arxiv_year}, Accessed: Oct. 05, 2026. [Online]. Available: http://arxiv.org/abs/{arxiv}",
        "{ieee}, “{title},” presented at the {book}, {place}, {year}.",
        "{ieee}, “{title},” *{journal_short}*, Dec. {year}{doi_behind:, doi: }, Art. no. {article}.",
    ),
    "vancouver": (
        "{vancouver}. {title} [Internet]. arXiv; {arxiv_year} [cited 2026 Oct 5]. Available from: http://arxiv.org/abs/{arxiv}",
        "{vancouver}. {title}. In: {editors:FAMILY INITIAL|, }, editors. {book} [Internet]. {place}: {press}; {year} [cited 2026 Oct 5]. p. {from_page}–{short_to_page}.{doi_behind: Available from: https://doi.org/}",
        "{vancouver}. {title}. {journal_short}. {year} Dec {day};{volume}({issue}):{from_page}–{short_to_page}.",
    ),
    "nlm": (
        "{vancouver}. {title} [Preprint]. {arxiv_year} [cited 2026 Oct 5]. Available from: https://doi.org/10.48550/arXiv.{arxiv}",
        "{vancouver}. {title}. In: {book}; {year} Dec {day}; {place}. {press}; {year}. p. {from_page}-{short_to_page}.",
        "{vancouver}. {title}. {journal_short}. {year};{volume}:{article}.{doi_behind: doi: }.",
    ),
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
    "harvard-cite-them-right": (
        "{tight: and | *et al.*|1/3} ({arxiv_year}) ‘{title}’. arXiv. Available at: https://doi.org/10.48550/arXiv.{arxiv}.",
        "{tight: and | *et al.*|1/3} ({year}) ‘{title}’, in {editors:INITIAL. FAMILY} (eds) *{book}*. *{book}*, {place}: {press}, pp. {from_page}–{to_page}.{doi_behind: Available at: https://doi.org/}.",
        "{tight: and | *et al.*|1/3} ({year}) ‘{title}’, *{journal}*, {volume}({issue}), pp. {from_page}–{to_page}.{doi_behind: Available at: https://doi.org/}.",
    ),
    "harvard-plain": (
        "{tight: and | et al.|3/8}, {arxiv_year}. {title}. *arXiv preprint arXiv:{arxiv}*.",
        "{tight: and | et al.|3/8}, {year}. {title}. In *{book}* (pp. {from_page}-{to_page}). {press}.",
        "{tight: and | et al.|3/8}, {year}. {title}. *{journal}*, *{volume}*({issue}), pp.{from_page}-{to_page}.",
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
    "ama11": (
        "{vancouver:||3/6}. {title}. *arXiv*. Preprint posted online {month} {day}, {arxiv_year}. doi:10.48550/arXiv.{arxiv}",
        "{vancouver:||3/6}. {title}. In: {editors:FAMILY INITIAL|, }, eds. *{book}*. {press}; {year}:{from_page}-{to_page}.{doi_behind: doi:}",
        "{vancouver:||3/6}. {title}. *{journal_short}*. {year};{volume}({issue}):{from_page}-{to_page}.{doi_behind: doi:}",
    ),
    "ama-zotero": (
        "{vancouver:||3/6}. {title}. Published online {month} {day}, {arxiv_year}. doi:10.48550/arXiv.{arxiv}",
        "{vancouver:||3/6}. {title}. In: *{book}*. ; {year}:{from_page}-{to_page}.{doi_behind: doi:}",
        "{vancouver:||3/6}. {title}. *{journal_short}*. Published online December {day}, {year}:{article}.{doi_behind: doi:}",
    ),
    "acs": (
        "{acs}. {title}. arXiv {month} {day}, {arxiv_year}. https://doi.org/10.48550/arXiv.{arxiv}.",
        "{acs}. {title}. In *{book}*; {editors:FAMILY, INITIAL.|, }, Eds.; {press}: {place}, {year}; pp {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
        "{acs}. {title}. *{journal_short}* **{year}**, *{volume}* ({issue}), {from_page}–{to_page}.{doi_behind: https://doi.org/}.",
    ),
    "acs-id": (
        "{acs}. {title}. arXiv:{arxiv}. *arXiv.org e-Print archive*. https://arxiv.org/abs/{arxiv} (accessed 2026-10-05).",
        "{acs}. {title}. *{book_short}* **{year}**, {from_page}–{to_page}.",
        "{acs}. {title}. *{journal_short}* **{year}**, *{volume}*, {article}.{doi_behind: DOI: }.",
    ),
    "rsc": (
        "{rsc}, {title}, *arXiv*, {arxiv_year}, preprint, arXiv:{arxiv}, https://doi.org/10.48550/arXiv.{arxiv}.",
        "{rsc}, in *{book}*, {press}, {place}, {year}, pp. {from_page}–{to_page}.",
        "{rsc}, {title}, *{journal_short}*, {year}, **{volume}**, {from_page}–{to_page}.",
    ),
    "aip": (
        "{ieee:, and ||10/10}, “{title},” ({arxiv_year}), arXiv:{arxiv}.",
        "{ieee:, and ||10/10}, “{title},” in *{book}*, ({press}, {place}, {year}), pp. {from_page}–{to_page}.",
        "{ieee:, and ||10/10}, “{title},” {journal_short} **{volume}**({issue}), {from_page}–{to_page} ({year}).",
    ),
    "aps": (
        "{ieee:, and ||10/10}, *{title}*, arXiv:{arxiv}.",
        "{ieee:, and ||10/10}, *{title}*, in *{book}* ({press}, {place}, {year}), pp. {from_page}–{to_page}.",
        "{ieee:, and ||10/10}, *{title}*, {journal_short} **{volume}**, {article} ({year}).",
    ),
    "revtex": (
        "{ieee:, and ||10/10}, {title!sentence} ({arxiv_year}), arXiv:{arxiv} [{category}].",
        "{ieee:, and ||10/10}, {title!sentence}, in *{book}* ({press}, {year}) pp. {from_page}–{to_page}.",
        "{ieee:, and ||10/10}, {title!sentence}, {journal_short} **{volume}**, {from_page} ({year}){arxiv_behind:, arXiv:}.",
    ),
    "ams": (
        "{authors:, and }, *{title}*, arXiv:{arxiv} ({arxiv_year}).",
        "{authors:, and }, *{title!sentence}*, {book} ({place}), {press}, {year}, pp. {from_page}–{to_page}.",
        "{authors:, and }, *{title!sentence}*, {journal_short} **{volume}** ({year}), no. {issue}, {from_page}–{to_page}.",
    ),
    "amsrefs": (
        "{authors:, and }, *{title!sentence}* ({arxiv_year}), available at https://arxiv.org/abs/{arxiv}.",
        "{authors:, and }, *{title!sentence}*, {book}, {year}, pp. {from_page}–{to_page}{doi_behind:, DOI }.",
        "{authors:, and }, *{title!sentence}*, {journal_short} **{volume}** ({year}), no. {issue}, {from_page}–{to_page}{doi_behind:, DOI }.",
    ),
    "siam": (
        "{ieee:, and ||6/12!capitals}, *{title!sentence}*, arXiv preprint arXiv:{arxiv}, ({arxiv_year}).",
        "{ieee:, and ||6/12!capitals}, *{title!sentence}*, in {book}, {place}, {year}, {press}, pp. {from_page}–{to_page}.",
        "{ieee:, and ||6/12!capitals}, *{title!sentence}*, {journal_short}, {volume} ({year}), pp. {from_page}–{to_page}{doi_behind:, https://doi.org/}.",
    ),
    "asa": (
        "{chicago}. {arxiv_year}. “{title}.” doi:10.48550/arXiv.{arxiv}.",
        "{chicago}. {year}. “{title}.” Pp. {from_page}–{short_to_page} in *{book}*, edited by {editors:INITIAL. FAMILY}. {place}: {press}.",
        "{chicago}. {year}. “{title}.” *{journal}* {volume}({issue}):{from_page}–{short_to_page}.{doi_behind: doi:}.",
    ),
    "apsa": (
        "{chicago}. {arxiv_year}. “{title}.” http://arxiv.org/abs/{arxiv} (October 5, 2026).",
        "{chicago}. {year}. “{title}.” In *{book}*, {place}: {press}, {from_page}–{short_to_page}.",
        "{chicago}. {year}. “{title}.” *{journal}* {volume}({issue}): {from_page}–{short_to_page}.{doi_behind: doi:}.",
    ),
    "mhra": (
        "{mla: and |, and others|1/3}, ‘{title}’ (arXiv, {arxiv_year}), doi:10.48550/arXiv.{arxiv}",
        "{mla: and |, and others|1/3}, ‘{title}’, in *{book}*, ed. by {editors:GIVEN FAMILY} ({press}, {year}), pp. {from_page}–{short_to_page}{doi_behind:, doi:}",
        "{mla: and |, and others|1/3}, ‘{title}’, *{journal}*, {volume}.{issue} ({year}), pp. {from_page}–{short_to_page}{doi_behind:, doi:}",
    ),
    "mhra-note": (
        "{authors: and | and others|1/3}, ‘{title}’ (arXiv, {day} {month} {arxiv_year}) <https://doi.org/10.48550/arXiv.{arxiv}>.",
        "{authors: and | and others|1/3}, ‘{title}’, in *{book}* ({place}: {press}, {year}), {from_page}–{short_to_page}.",
        "{authors: and | and others|1/3}, ‘{title}’, *{journal}*, {volume}.{issue} ({year}), {from_page}–{short_to_page} (p. {from_page}).",
    ),
    "turabian-note": (
        "{authors:, and | et al.|1/3}, “{title},” preprint, arXiv, {month} {day}, {arxiv_year}, https://doi.org/10.48550/arXiv.{arxiv}.",
        "{authors:, and | et al.|1/3}, “{title}” (paper presented at {book}, {place}, December {day}, {year}).",
        "{authors:, and | et al.|1/3}, “{title},” *{journal}* {volume}, no. {issue} (December {year}): {from_page}–{short_to_page}{doi_behind:, accessed October 5, 2026, https://doi.org/}.",
    ),
    "iso690": (
        "{loud: and | et al.|1/8|, }. *{title}* [online]. {day} {month} {arxiv_year}. arXiv. arXiv:{arxiv}. [Accessed 5 October 2026]. Available from: http://arxiv.org/abs/{arxiv}",
        "{loud: and | et al.|1/8|, }. {title}. In: *{book}*. {place}: {press}, {year}. pp. {from_page}–{to_page}.",
        "{loud: and | et al.|1/8|, }. {title}. *{journal}*. {year}. Vol. {volume}, no. {issue}, pp. {from_page}–{to_page}.{doi_behind: DOI }.",
    ),
    "iso690-author-date": (
        "{loud: and | et al.|1/3|, }, {arxiv_year}. *{title}*. Online. arXiv. Available from: https://doi.org/10.48550/arXiv.{arxiv}. [Accessed 5 October 2026].",
        "{loud: and | et al.|1/3|, }, {year}. {title}. In: {editors:GIVEN FAMILY} (eds.), *{book}*. {place}: {press}. {year}. pp. {from_page}–{to_page}. ISBN 978-3-16-148410-0.",
        "{loud: and | et al.|1/3|, }, {year}. {title}. *{journal}*. Online. December {year}. Vol. {volume}, no. {issue}, p. {article}.{doi_behind: Available from: https://doi.org/}. [Accessed 5 October 2026].",
    ),
    "din1505": (
        "{loud: ; | u. a.|1/3| ; }: *{title}*. URL http://arxiv.org/abs/{arxiv}. - abgerufen am 2026-10-05. — arXiv",
        "{loud: ; | u. a.|1/3| ; }: {title}. In: {editors:FAMILY, INITIAL.| ; } (Hrsg.): *{book}*. {place} : {press}, {year}, S. {from_page}–{to_page}",
        "{loud: ; | u. a.|1/3| ; }: {title}. In: *{journal}* Bd. {volume} ({year}), Nr. {issue}, S. {from_page}–{to_page}",
    ),
    "abnt": (
        "{loud_initials:; | *et al.*|1/3|; }. **{title}**. arXiv, , {day} {month_pt} {arxiv_year}. Disponível em: <http://arxiv.org/abs/{arxiv}>. Acesso em: 5 out. 2026",
        "{loud_initials:; | *et al.*|1/3|; }. {title}. In: **{book}**. {place}: {press}, {year}. p. {from_page}–{to_page}.",
        "{loud_initials:; | *et al.*|1/3|; }. {title}. **{journal}**, v. {volume}, n. {issue}, p. {from_page}–{to_page}, dez. {year}.{doi_behind: DOI: }.",
    ),
    "gost": (
        "{gost:| [и др.]}. {title}. arXiv, {arxiv_year}.",
        "{gost:| [и др.]}. {title} // {book}. {place}: {press}, {year}. С. {from_page}–{to_page}.",
        "{gost:| [и др.]}. {title} // {journal}. {year}. № {issue} ({volume}). C. {from_page}–{to_page}.",
    ),
    "gost-electronic": (
        "{gost:| и др.} {title} [Электронный ресурс] // arXiv.org. {arxiv_year}. URL: http://arxiv.org/abs/{arxiv} (дата обращения: 05.10.2026).",
        "{gost:| и др.} {title} // {book}. – {place}: {press}, {year}. – P. {from_page}-{to_page}.",
        "{gost:| и др.} {title} // {journal}. – {year}. – Т. {volume}. – № {issue}. – С. {from_page}-{to_page}.{doi_behind: – DOI: }.",
    ),
    "sist02": (
        "{inverted:; }. {title}. arXiv. {arxiv_year}, arXiv:{arxiv}. http://arxiv.org/abs/{arxiv}, (参照 2026-10-05).",
        "{inverted:; }. “{title}”. {book}. {place}, {year}. {press}, {year}, p. {from_page}–{to_page}.",
        "{inverted:; }. {title}. {journal}. {year}, vol. {volume}, no. {issue}, p. {from_page}–{to_page}.{doi_behind: https://doi.org/}, (参照 2026-10-05).",
    ),
    "gbt7714": (
        "{gbt:|, 等}. {title}[A/OL]. arXiv, {arxiv_year}[2026-10-05]. http://arxiv.org/abs/{arxiv}. DOI:10.48550/arXiv.{arxiv}.",
        "{gbt:|, 等}. {title}[C]//{book}. {place}: {press}, {year}: {from_page}-{to_page}.",
        "{gbt:|, 等}. {title}[J]. {journal}, {year}, {volume}({issue}): {from_page}-{to_page}.",
    ),
    "gbt7714-online": (
        "{gbt:|, et al}. {title}[EB/OL]. ({arxiv_year}-{month_number}-{day_two})[2026-10-05]. https://arxiv.org/abs/{arxiv}.",
        "{gbt:|, et al}. {title}[C/OL]//{book}. {place}: {press}, {year}: {from_page}-{to_page}[2026-10-05].{doi_behind: https://doi.org/}.",
        "{gbt:|, et al}. {title}[J/OL]. {journal}, {year}, {volume}({issue}): {from_page}-{to_page}.{doi_behind: DOI:}.",
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
