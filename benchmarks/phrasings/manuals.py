"""This module knows the styles of manuals, learned societies and standards, as managers set them.

Rows as ``managers`` has them: the preprint, the paper of a meeting, the article of a journal.
"""

from __future__ import annotations

from collections.abc import Mapping

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
}  # fmt: skip
