"""This module knows what is copied from pages, search results and word processors into a text."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "cornell-publisher": "{apa} ({arxiv_year}). {title}. arXiv (Cornell University). {abs}",
        "publisher-after": "{lead}. {title}. {publisher}, {year}. DOI {doi}",
        "arxiv-tab-title": "[{arxiv}] {title}",
        "site-suffix": "{page_title}. {doi_url}",
        "semantic-scholar-suffix": "{title} | Semantic Scholar (arXiv {arxiv})",
        "arxiv-as-doi": "{lead}, {title}, {arxiv_year}, https://doi.org/10.48550/arXiv.{new_arxiv}",
        "dblp-line": "{authors:||20/20}: {title}. {venue_short} {year}",
        "gscholar-venue": "{vancouver:|, et al.}. {title!sentence}. {in_venue} {year}.",
        "s2-mla": "{mla}. “{title}.” ArXiv abs/{new_arxiv} ({arxiv_year}): n. pag.",
        "ieee-copy": '{ieee: and }, "{title}," in {meeting}, {year}, doi: {doi}.',
        "acm-ref": "{authors:, and ||6/20}. {year}. {title}. {in_venue}. {doi_url}",
        "export-arxiv": "{title}, {ieee: & ||1/3}, http://export.arxiv.org/abs/{arxiv}",
        "arxiv-pdf-v": "{title} https://arxiv.org/pdf/{arxiv}v1.pdf",
        "dx-doi": "{families} ({year}) {title}. http://dx.doi.org/{doi}",
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "press-journal-ref": "Journal reference: {lead}. {title}. {year}. DOI: {doi}",
        "phys-org-more-information": "More information: {lead}, {title}, ({year}). DOI: {doi}",
        "phys-org-arxiv-server": "More information: {lead}, {title}, arXiv ({arxiv_year}). DOI: 10.48550/arxiv.{new_arxiv}",
        "arxiv-tab-title-url": "[{arxiv}] {title} - arXiv {abs}",
        "gemini-accessed": "{title} - arXiv, accessed October 5, 2026, {pdf}",
        "gemini-accessed-site": "{page_title}, accessed October 5, 2026, {doi_url}",
        "pdf-prefix": "(PDF) {title} {pdf}.pdf",
        "copied-buttons-inline": "{title}. {lead}. arXiv:{arxiv} [pdf] [code] [video]",
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "url-own-line": "{title}\n  {link}",
        "breadcrumb": "{title}\narxiv.org › abs › {arxiv}",
        "labelled-fields": "Title: {title}\nAuthors: {authors}\nYear: {year}\nLink: {link}",
        "labelled-fields-noid": "Paper: {title}\nAuthors: {authors}\nVenue: {venue_year}",
        "title-authors-lines": "{title}\n{authors}\n{id}",
        "arxiv-listing": "arXiv:{arxiv}\nTitle: {title}\nAuthors: {authors}\nSubjects: {category}",
        "scholar-result-arxiv": "{title}\n{scholar} - arXiv preprint arXiv:{arxiv}, {arxiv_year} - arxiv.org",
        "copied-buttons": "{title}\n{authors}\n{venue_year}\n[Paper] [Code] [Project Page] [BibTeX]",
        "dblp-corr": "{authors:||20/20}:\n{title}. CoRR abs/{new_arxiv} ({arxiv_year})",
        "gscholar-hit": "[PDF] {title!sentence}\n{scholar} - arXiv preprint arXiv:{arxiv}, {arxiv_year} - arxiv.org\nSave Cite Related articles All versions",
        "s2-card": "{title}\n{ieee:, | et al.|2/3}\nPublished in {venue_or_arxiv} {year}",
        "arxiv-listing-class": "arXiv:{arxiv} [{category}]\nTitle: {title}\nAuthors: {authors:||10/40}",
        "arxiv-mail": "\\\\\narXiv:{arxiv}\nTitle: {title!wrapped}\nAuthors: {authors: and ||10/40}\n\\\\ ( {abs} )",
    }),
    *phrasings(Media.MARKDOWN, Shape.ITEM, {
        "word-escaped": '\\[3\\] {ieee!escaped}, \\"{title!escaped},\\" *{venue_or_arxiv!escaped}*, {year}. {id!escaped}',
        "word-underline": "{apa} ({year}). {title!sentence}. *{venue_or_arxiv}*. [[{link}]{.underline}]({link})",
        "gdocs-escapes": "{apa!hard} \\({year}\\)\\. *{title!hard}*\\. {venue!hard}\\. [{doi_url!hard}]({doi_url})",
        "word-anchor": "[]{#_Ref48213377 .anchor}{families}. ***{title}.*** {in_venue}, {year}.",
        "word-field-doi": "{families} {year}, *{title!escaped}*, doi:{doi!escaped}",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "word-hardbreaks": "**{title!escaped}**\\\n{authors:||3/6}\\\n{year}\\\n[{link}]({link})",
        "s2-card-md": "**[{title}]({link})**\n{ieee:, | et al.|2/3} • {venue_or_arxiv} • {year}",
    }),
    *phrasings(Media.HTML, Shape.ENTRY, {
        "html-tab-title": '<a href="{abs}">[{arxiv}] {title}</a>',
        "html-site-title": '<a href="{doi_url}">{page_title}</a>',
        "ar5iv-html": '<a href="https://ar5iv.labs.arxiv.org/html/{new_arxiv}">{title}</a> ({families})',
    }),
    *phrasings(Media.HTML, Shape.BLOCK, {
        "html-abs-listing": '<dl><dt><a href="{abs}" title="Abstract">arXiv:{arxiv}</a> [<a href="{pdf}">pdf</a>]</dt><dd><div class="list-title">Title: {title}</div><div class="list-authors">{authors}</div></dd></dl>',
        "html-anthology": '<p class="d-sm-flex"><span class="d-block"><strong><a class="align-middle" href="{doi_url}">{title}</a></strong><br>{authors: · | and others|10/30| · }<br><em>{venue}</em>, {year}</span></p>',
    }),
)  # fmt: skip
