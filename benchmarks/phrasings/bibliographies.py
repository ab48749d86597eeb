"""This module knows the bibliographies that BibTeX and biblatex write (``.bbl``), style by style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from phrasings.templates import Media, Phrasing, Shape, phrasings

KINDS = ("preprint", "paper", "article")
HEAD, END = "\\begin{=thebibliography}{10}\n\n", "\n\\end{=thebibliography}\n"
CITED = "\\bibitem[{families:| et~al.!tex}({year})]{{key}}\n"
NATBIB = "\\bibitem[{families:| et~al.!tex}({arxiv_year}){families:, and ||30/30!tex}]{{key}}\n"
STYLES: Mapping[str, tuple[str, ...]] = {
    "plain": (
        "\\bibitem{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em arXiv preprint arXiv:{arxiv}}, {arxiv_year}.\n",
        "\\bibitem{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock In {editors:GIVEN FAMILY}, editors, {\\em {book!tex}}, volume~{volume}, pages {from_page}--{to_page}, {place}, {year}. {press}.\n",
        "\\bibitem{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em {journal!tex}}, {volume}({issue}):{from_page}--{to_page}, {year}.\n",
    ),
    "abbrv": (
        "\\bibitem{{key}}\n{tied:, and ||20/20!tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em arXiv preprint arXiv:{arxiv}}, {arxiv_year}.\n",
        "\\bibitem{{key}}\n{tied:, and ||20/20!tex}.\n\\newblock {title!sentence!tex}.\n\\newblock In {\\em {book!tex}}, pages {from_page}--{to_page}. {press}, {year}.\n",
        "\\bibitem{{key}}\n{tied:, and ||20/20!tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em {journal_short!tex}}, {volume}:{article}, Dec. {year}.\n",
    ),
    "alpha": (
        "\\bibitem[{label}]{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em CoRR}, abs/{arxiv}, {arxiv_year}.\n",
        "\\bibitem[{label}]{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock In {\\em {book!tex}}, pages {from_page}--{to_page}, {year}.\n",
        "\\bibitem[{label}]{{key}}\n{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock {\\em {journal!tex}}, {volume}, {year}.\n",
    ),
    "acm": (
        "\\bibitem{{key}}\n{\\sc {apa:, and ||20/20!tex}}\n\\newblock {title!sentence!tex}.\n\\newblock {\\em arXiv preprint arXiv:{arxiv}\\/} ({arxiv_year}).\n",
        "\\bibitem{{key}}\n{\\sc {apa:, and ||20/20!tex}}\n\\newblock {title!sentence!tex}.\n\\newblock In {\\em {book!tex}\\/} ({place}, {year}), {press}, pp.~{from_page}--{to_page}.\n",
        "\\bibitem{{key}}\n{\\sc {apa:, and ||20/20!tex}}\n\\newblock {title!sentence!tex}.\n\\newblock {\\em {journal!tex} {volume}}, {issue} ({year}), {from_page}--{to_page}.\n",
    ),
    "ieeetr": (
        "\\bibitem{{key}}\n{tied!tex}, ``{title!sentence!tex},'' {\\em arXiv preprint arXiv:{arxiv}}, {arxiv_year}.\n",
        "\\bibitem{{key}}\n{tied!tex}, ``{title!sentence!tex},'' in {\\em {book!tex}}, pp.~{from_page}--{to_page}, {press}, {year}.\n",
        "\\bibitem{{key}}\n{tied!tex}, ``{title!sentence!tex},'' {\\em {journal!tex}}, vol.~{volume}, no.~{issue}, pp.~{from_page}--{to_page}, {year}.\n",
    ),
    "apalike": (
        "\\bibitem[{families:| et~al.!tex}, {arxiv_year}]{{key}}\n{apa:, and ||20/20!tex} ({arxiv_year}).\n\\newblock {title!sentence!tex}.\n\\newblock {\\em arXiv preprint arXiv:{arxiv}}.\n",
        "\\bibitem[{families:| et~al.!tex}, {year}]{{key}}\n{apa:, and ||20/20!tex} ({year}).\n\\newblock {title!sentence!tex}.\n\\newblock In {\\em {book!tex}}, pages {from_page}--{to_page}, {place}. {press}.\n",
        "\\bibitem[{families:| et~al.!tex}, {year}]{{key}}\n{apa:, and ||20/20!tex} ({year}).\n\\newblock {title!sentence!tex}.\n\\newblock {\\em {journal!tex}}, {volume}({issue}):{from_page}--{to_page}.\n",
    ),
    "plainnat": (
        NATBIB + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock \\emph{arXiv preprint arXiv:{arxiv}}, {arxiv_year}.\n\\newblock \\doi{10.48550/arXiv.{arxiv}}.\n\\newblock URL \\url{https://arxiv.org/abs/{arxiv}}.\n",
        CITED + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock In \\emph{{book!tex}}, pages {from_page}--{to_page}. {press}, {year}.\n",
        CITED + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock \\emph{{journal!tex}}, {volume}\\penalty0 ({issue}):\\penalty0 {from_page}--{to_page}, December {year}.\n\\newblock ISSN 1234-5679.\n\\newblock \\doi{{doi}}.\n",
    ),
    "unsrtnat": (
        NATBIB + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}, {arxiv_year}.\n\\newblock URL \\url{https://arxiv.org/abs/{arxiv}}.\n",
        CITED + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock \\emph{{book!tex}}, {volume}, {year}.\n",
        CITED + "{authors:, and !tex}.\n\\newblock {title!sentence!tex}.\n\\newblock \\emph{{journal!tex}}, {volume}:\\penalty0 {article}, {year}.\n",
    ),
    "ieeetran": (
        "\\bibitem{{key}}\n{tied!tex}, ``{title!sentence!tex},'' \\emph{arXiv preprint arXiv:{arxiv}}, {arxiv_year}.\n",
        "\\bibitem{{key}}\n\\BIBentryALTinterwordspacing\n{tied!tex}, ``{title!sentence!tex},'' in \\emph{{book!tex}}.\\hskip 1em plus 0.5em minus 0.4em\\relax {press}, {year}, pp. {from_page}--{to_page}.\n\\BIBentrySTDinterwordspacing\n",
        "\\bibitem{{key}}\n{tied!tex}, ``{title!sentence!tex},'' \\emph{{journal_short!tex}}, vol.~{volume}, no.~{issue}, pp. {from_page}--{to_page}, Dec. {year}.\n",
    ),
    "splncs": (
        "\\bibitem{{key}}\n{tight!tex}: {title!sentence!tex}. arXiv preprint arXiv:{arxiv}  ({arxiv_year})\n",
        "\\bibitem{{key}}\n{tight!tex}: {title!sentence!tex}. In: {book!tex}. pp. {from_page}--{to_page}. {press} ({year})\n",
        "\\bibitem{{key}}\n{tight!tex}: {title!sentence!tex}. {journal!tex}  \\textbf{{volume}}({issue}), {from_page}--{to_page} ({year})\n",
    ),
    "acl-natbib": (
        NATBIB + "{authors:, and !tex}. {arxiv_year}.\n\\newblock \\href {https://arxiv.org/abs/{arxiv}} {{title!sentence!tex}}.\n\\newblock \\emph{arXiv preprint arXiv:{arxiv}}.\n",
        CITED + "{authors:, and !tex}. {year}.\n\\newblock \\href {https://doi.org/{doi}} {{title!sentence!tex}}.\n\\newblock In \\emph{{book!tex}}, pages {from_page}--{to_page}, {place}. {press}.\n",
        CITED + "{authors:, and !tex}. {year}.\n\\newblock {title!sentence!tex}.\n\\newblock \\emph{{journal!tex}}, {volume}({issue}):{from_page}--{to_page}.\n",
    ),
    "elsarticle": (
        "\\bibitem{{key}}\n{tied:, ||20/20!tex}, {title!sentence!tex}, arXiv preprint arXiv:{arxiv} ({arxiv_year}).\n",
        "\\bibitem{{key}}\n{tied:, ||20/20!tex}, {title!sentence!tex}, in: {book!tex}, {press}, {year}, pp. {from_page}--{to_page}.\n",
        "\\bibitem{{key}}\n{tied:, ||20/20!tex}, {title!sentence!tex}, {journal!tex} {volume}~({issue}) ({year}) {from_page}--{to_page}.\n\\newblock \\href {https://doi.org/{doi}} {\\path{doi:{doi}}}.\n",
    ),
    "siam": (
        "\\bibitem{{key}}\n{\\sc {tied:, and ||20/20!tex}}, {\\em {title!sentence!tex}}, arXiv preprint arXiv:{arxiv},  ({arxiv_year}).\n",
        "\\bibitem{{key}}\n{\\sc {tied:, and ||20/20!tex}}, {\\em {title!sentence!tex}}, in {book!tex}, {place}, {year}, {press}, pp.~{from_page}--{to_page}.\n",
        "\\bibitem{{key}}\n{\\sc {tied:, and ||20/20!tex}}, {\\em {title!sentence!tex}}, {journal_short!tex}, {volume} ({year}), pp.~{from_page}--{to_page}.\n",
    ),
    "amsplain": (
        "\\bibitem{{key}}\n{authors:, and !tex}, \\emph{{title!sentence!tex}}, arXiv preprint arXiv:{arxiv} ({arxiv_year}).\n",
        "\\bibitem{{key}}\n{authors:, and !tex}, \\emph{{title!sentence!tex}}, {book!tex}, {press}, {year}, pp.~{from_page}--{to_page}.\n",
        "\\bibitem{{key}}\n{authors:, and !tex}, \\emph{{title!sentence!tex}}, {journal!tex} \\textbf{{volume}} ({year}), no.~{issue}, {from_page}--{to_page}.\n",
    ),
    "acm-reference-format": (
        "\\bibitem[{families:| et~al.!tex}({arxiv_year})]%\n        {{key}}\n\\bibfield{=author}{\\bibinfo{=person}{{authors:, and !tex}}.} \\bibinfo{=year}{{arxiv_year}}\\natexlab{}.\n\\newblock \\showarticletitle{{title!tex}}.\n\\newblock \\bibinfo{=journal}{\\emph{arXiv preprint arXiv:{arxiv}}} (\\bibinfo{=year}{{arxiv_year}}).\n\\newblock\n",
        "\\bibitem[{families:| et~al.!tex}({year})]%\n        {{key}}\n\\bibfield{=author}{\\bibinfo{=person}{{authors:, and !tex}}.} \\bibinfo{=year}{{year}}\\natexlab{}.\n\\newblock \\showarticletitle{{title!tex}}. In \\bibinfo{=booktitle}{\\emph{{book!tex}}}. \\bibinfo{=publisher}{{press}}, \\bibinfo{=pages}{{from_page}--{to_page}}.\n\\newblock\n",
        "\\bibitem[{families:| et~al.!tex}({year})]%\n        {{key}}\n\\bibfield{=author}{\\bibinfo{=person}{{authors:, and !tex}}.} \\bibinfo{=year}{{year}}\\natexlab{}.\n\\newblock \\showarticletitle{{title!tex}}.\n\\newblock \\bibinfo{=journal}{\\emph{{journal!tex}}} \\bibinfo{=volume}{{volume}}, \\bibinfo{=number}{{issue}} (\\bibinfo{=year}{{year}}), \\bibinfo{=pages}{{from_page}--{to_page}}.\n\\newblock\n",
    ),
    "revtex": (
        "\\bibitem [{\\citenamefont {{first_family!tex}}\\ \\emph {et~al.}({arxiv_year})}]{{key}}%\n  \\BibitemOpen\n  \\bibfield  {=author} {{ieee:, and ||20/20!tex}, }\\bibfield  {=title} {\\bibinfo {=title} {{title!sentence!tex}}, }\\ \\href@noop {} {\\bibfield  {=journal} {\\bibinfo  {=journal} {arXiv preprint arXiv:{arxiv}}\\ } (\\bibinfo {=year} {{arxiv_year}})}\\BibitemShut {NoStop}%\n",
        "\\bibitem [{\\citenamefont {{first_family!tex}}\\ \\emph {et~al.}({year})}]{{key}}%\n  \\BibitemOpen\n  \\bibfield  {=author} {{ieee:, and ||20/20!tex}, }\\bibfield  {=title} {\\bibinfo {=title} {{title!sentence!tex}}, }in\\ \\href@noop {} {\\emph {\\bibinfo {=booktitle} {{book!tex}}}}\\ (\\bibinfo  {=publisher} {{press}},\\ \\bibinfo {=year} {{year}})\\ pp.\\ \\bibinfo {=pages} {{from_page}--{to_page}}\\BibitemShut {NoStop}%\n",
        "\\bibitem [{\\citenamefont {{first_family!tex}}\\ \\emph {et~al.}({year})}]{{key}}%\n  \\BibitemOpen\n  \\bibfield  {=author} {{ieee:, and ||20/20!tex}, }\\bibfield  {=title} {\\bibinfo {=title} {{title!sentence!tex}}, }\\ \\href@noop {} {\\bibfield  {=journal} {\\bibinfo  {=journal} {{journal_short!tex}}\\ }\\textbf {\\bibinfo {=volume} {{volume}}},\\ \\bibinfo {=pages} {{from_page}} (\\bibinfo {=year} {{year}})}\\BibitemShut {NoStop}%\n",
    ),
}  # fmt: skip


def table() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for style, row in STYLES.items():
        for kind, template in zip(KINDS, row, strict=True):
            yield f"bbl-{style}-{kind}", (HEAD, template, END)


PHRASINGS: tuple[Phrasing, ...] = phrasings(Media.FILE, Shape.RECORDS, dict(table()))
