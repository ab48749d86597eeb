"""This module knows what reference managers, LaTeX, wikis and notebooks of linked notes hold."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "rst-link": "`{title} <{link}>`_, {lead}, {year}",
        "org-link": "[[{link}][{title}]] ({year})",
        "zotero-chicago-note": "{authors:, and ||1/3}, “{title}” (arXiv, {arxiv_year}), {abs}.",
        "paperpile": "{title}. {vancouver:| et al.|3/6}. {venue_or_arxiv} {year}. {id}",
        "mendeley-apa-noid": "{apa} ({year}). {title}. {in_venue}.",
        "wiki-plain": '{inverted} ({arxiv_year}). "{title}". arXiv:{arxiv} [{category}].',
        "wiki-plain-noid": '{inverted} ({year}). "{title}". {venue_or_arxiv}. Retrieved 5 October 2026.',
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "wiki-cite-arxiv": "{{cite arXiv |last1={first_family} |first1={first_given}{others_follow: |display-authors=etal} |title={title} |year={arxiv_year} |eprint={arxiv}}}",
        "wiki-cite-arxiv-vauthors": "{{Cite arXiv|vauthors={vancouver}|title={title}|date={arxiv_year}|eprint={arxiv}|class={category}}}",
        "wiki-cite-conference": "{{cite conference |last1={first_family} |first1={first_given}{others_follow: |display-authors=etal} |year={year} |title={title} |conference={meeting} |doi={doi} |access-date=2026-10-05}}",
        "wiki-plain-caret": '^ Jump up to: a b {inverted} ({year}). "{title}". {venue}. doi:{doi}.',
        "wiki-templates": "{ieee:, ||3/5}, ''{title}'', {{arXiv|{arxiv}}}, {arxiv_year}",
        "wiki-de-literatur": "{{Literatur |Autor={authors:||20/20} |Titel={title} |Datum={arxiv_year} |Sprache=en |arXiv={arxiv}}}",
        "r-citation": "{vancouver:|, others|6/10} ({year}). “{title}.” _{venue}_. doi:{doi} <{doi_url}>.",
        "rd-doi": "{vancouver:| et al.|6/10} ({year}). {title}. \\doi{{doi}}.",
        "tex-href": "{families:| et~al.!tex}~({year}), \\href{{link}}{\\textit{{title!tex}}}",
    }),
    *phrasings(Media.TEXT, Shape.SENTENCE, {
        "tex-footnote": "A paper on this is available.\\footnote{{ieee: and ||1/3!tex}, ``{title!tex},'' {year}. \\url{{link}}}",
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "bibtex-misc": "@misc{{key},\n  title={{title}},\n  author={{bibtex}},\n  year={{arxiv_year}},\n  eprint={{arxiv}},\n  archivePrefix={arXiv},\n  url={{abs}}\n}",
        "bibtex-inproceedings-noid": "@inproceedings{{key},\n  author    = {{bibtex}},\n  title     = {{{title}}},\n  booktitle = {{proceedings}},\n  year      = {{year}}\n}",
        "bibitem": "\\bibitem{{key}} {tied}, ``{title},'' \\emph{arXiv preprint arXiv:{arxiv}}, {arxiv_year}.",
        "ris": "TY  - GEN\n{lines:AU  - }\nTI  - {title}\nPY  - {year}\nDO  - {doi}\nER  - ",
        "tsv-row": "title\tauthors\tyear\turl\n{title}\t{authors:; |; et al.|8/8|; }\t{year}\t{link}",
        "endnote-refer": "%0 Journal Article\n{lines:%A }\n%D {year}\n%T {title}\n%J {journal}\n%R {doi}",
        "ris-conference": "TY  - CONF\n{lines:AU  - }\nTI  - {title}\nPY  - {year}\nT2  - {meeting}\nUR  - {link}\nER  - ",
        "nbib": "TI  - {title}.\nLID - {doi} [doi]\n{lines:FAU - }\nDP  - {year}\nJT  - {journal}",
        "bibtex-misc-braced": "@misc{{key},\n  title = {{title!braced}},\n  author = {{bibtex!tex}},\n  year = {{arxiv_year}},\n  eprint = {{arxiv}},\n  archivePrefix = {arXiv}\n}",
        "bibtex-inproc-noid": '@inproceedings{{key},\n  author    = "{bibtex!tex}",\n  title     = "{title!braced}",\n  booktitle = "{meeting!tex}",\n  year      = {year}\n}',
        "csl-json": '[{"id": "{key}", "title": {title!json}, "author": [{csl_names}], "issued": {"date-parts": [[{year}]]}, "DOI": "{doi}"}]',
        "hayagriva": "{key}:\n  type: article\n  title: {title!json}\n  author: [{json_names}]\n  date: {year}",
        "bibitem-newblock": "\\bibitem{{key}}\n{tied},\n\\newblock {\\em {title!tex}},\n\\newblock {venue_or_arxiv!tex}, {year}.",
    }),
    *phrasings(Media.TEXT, Shape.NOTE, {
        "endnote-curly": ("{{first_family}, {year} #{number}}", "This has been looked at before {mark}.", "{number}. {tight:, and ||3/6}, {title}. {venue_or_arxiv}, {year}."),
    }),
    *phrasings(Media.MARKDOWN, Shape.ENTRY, {
        "obsidian-alias": "[[@{key}|{families} ({arxiv_year})]] — *{title}* ([[arXiv]]:[{arxiv}]({abs}))",
    }),
    *phrasings(Media.MARKDOWN, Shape.ITEM, {
        "zotero-select": "[{families} ({year})](zotero://select/library/items/K3YQ7RTB) {title}. *{venue_or_arxiv}*.",
        "zotero-note": "“{title}” ([{families}, {year}](zotero://open-pdf/library/items/9ZKQ2HUP))",
        "zotero-http": "{mla}. *{title}.* arXiv:{arxiv}, arXiv, {arxiv_year}. *arXiv.org*, [{abs}](http://arxiv.org/abs/{arxiv}).",
        "obsidian-citekey": "[[@{key}]] {title} ({families}) {link} #paper #toread",
        "obsidian-title-link": "[[{title!file}]] ({families}, {year}) #paper",
        "obsidian-task": "read “{title}” ({families}, {year}) #toread 📅 2026-11-30",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "notion-page": "# {title}\n\nAuthors: {authors:||5/9}\nYear: {year}\nURL: {link}\nStatus: To read\nTags: paper, reading group",
        "readwise": "## Metadata\n- Author: [[{authors:||1/3}]]\n- Full Title: {title}\n- Category: #articles\n- URL: {link}",
        "obsidian-fields": "title:: {title}\nauthors:: {wikilinks}\nyear:: {year}\nurl:: {link}\nup:: [[Reading list]]",
        "obsidian-callout": "> [!cite] {families} ({year})\n> {title}\n> {link}",
        "logseq": "- [[{title!file}]]\n  tags:: [[paper]]\n  authors:: {wikilinks}\n  url:: {link}",
    }),
    *phrasings(Media.MARKDOWN, Shape.NOTE, {
        "pandoc-cite-key": ("[@{key}]", "A first answer was given some time ago {mark}.", "@{key}: {ieee:, ||3/5}. *{title}*. {year}. {link}"),
    }),
    *phrasings(Media.MARKDOWN, Shape.FRONT, {
        "obsidian-frontmatter": "---\ntitle: {title!json}\nauthors: [{json_names}]\nyear: {year}\nurl: {link}\ntags: [paper, literature]\n---",
    }),
)  # fmt: skip
