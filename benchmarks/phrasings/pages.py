"""This module knows how pages of the web set a publication."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.HTML, Shape.ENTRY, {
        "html-link": '<a href="{link}">{title}</a>',
        "html-link-authors": '<a href="{link}">{title}</a>, {lead}, {year}',
        "html-cite": '{lead} ({year}). <cite>{title}</cite>. <a href="{link}">{id}</a>',
        "html-em-noid": "{authors}. <em>{title}</em>. {venue_year}.",
        "html-strong-dash": '<strong>{title}</strong> &ndash; {description} (<a href="{link}">paper</a>)',
        "html-quote-nbsp": '{families!nbsp}, &ldquo;{title},&rdquo; {year}, <a href="{link}">{link}</a>',
        "html-i-venue": '{apa} ({year}). {title!sentence}. <i>{proceedings}</i>. <a href="{doi_url}" target="_blank" rel="noopener">{doi_url}</a>',
        "html-wiki-cite": '<cite class="citation arxiv cs1">{first_family}, {first_given}{others_follow:; et al.} ({arxiv_year}). "{title}". <a href="https://en.wikipedia.org/wiki/ArXiv_(identifier)">arXiv</a>:<a rel="nofollow" class="external text" href="{abs}">{arxiv}</a></cite>',
        "html-spans": '<span class="authors">{authors}</span>. <span class="title">{title}</span>. <span class="venue">{venue_year}</span>.',
        "html-two-ids": '{lead}, <i>{title}</i> ({year}), <a href="{abs}">arXiv:{arxiv}</a>, <a href="{doi_url}">doi:{doi}</a>',
        "html-bare-arxiv": "{lead}. {title}. arXiv:{arxiv} ({arxiv_year}).",
        "html-q": "<q>{title}</q> ({families}, {year})",
        "html-accepted": '{lead}: <a href="{abs}">{title}</a>, accepted at {short_venue_year}',
        "html-wbr-url": '{authors} ({year}) {title} <a href="{abs}">https://arxiv.org/abs/<wbr>{arxiv}</a>',
        "html-cite-venue": "{authors: and ||1/4}, <cite>{title}</cite>, {venue_or_arxiv}, {year}",
        "html-q-site": '{families} ({year}), <q>{title}</q>, <a href="{link}">{site}</a>',
        "html-gdocs-redirect": '<span class="c1">{families} ({year}). </span><span class="c2">{title}.</span><span class="c1"> </span><span class="c3"><a class="c4" href="https://www.google.com/url?q={link}&amp;sa=D&amp;source=editors&amp;ust=1791190000000000">{link}</a></span>',
        "html-nbsp": "{ieee: and ||1/4!nbsp}, <em>{title}</em>, {venue_or_arxiv}&nbsp;({year})",
        "html-br": '<b>{title}</b><br>{authors:||4/8}<br>{year}<br><a href="{link}">[Paper]</a>',
        "html-wbr-doi": '{families}: {title}. {year}. <a href="{doi_url}">https://doi.org/<wbr>{doi}</a>',
        "html-link-title-attr": '<a href="{link}" title="{title}">{families} ({year})</a>: {title}',
    }),
    *phrasings(Media.HTML, Shape.ITEM, {
        "html-spans-br": '<span class="pub-title">{title}</span><br>{authors}<br><em>{where}</em><br>[<a href="{link}">paper</a>] [<a href="#bib">bibtex</a>]',
        "html-homepage-buttons": '<b>{title}</b><br/>{authors}<br/>{venue_year}<br/><a href="{link}">PDF</a> / <a href="#code">Code</a> / <a href="#project">Project page</a>',
        "html-homepage-noid": "<papertitle>{title}</papertitle><br>{authors}<br><em>{venue}</em>, {year}",
        "html-b-label": '<b>Further reading:</b> {lead}, <em>{title}</em>, {year}, <a href="{link}">link</a>',
        "html-emoji": '📑 <a href="{link}">{title}</a> <small>({where})</small>',
    }),
    *phrasings(Media.HTML, Shape.SENTENCE, {
        "html-sentence": '{families} wrote <a href="{link}">&lsquo;{title}&rsquo;</a> in {year}, and {description}.',
        "html-sentence-noid": "A good overview is <em>{title}</em> by {authors:, and } ({venue_year}).",
        "html-sentence-venue": "The topic was treated by {families} in <em>{title}</em> ({venue_or_arxiv}, {year}).",
    }),
    *phrasings(Media.HTML, Shape.BLOCK, {
        "html-card": '<div class="card"><h3><a href="{link}">{title}</a></h3><p class="meta">{lead} &middot; {year}</p><p>{Description}.</p></div>',
        "html-card-noid": '<article><h3>{title}</h3><p class="byline">By {authors:, and }</p><p>{venue_year}</p></article>',
        "html-newsletter": '<p style="margin:0"><a href="{link}" style="color:#1155cc"><strong>{title}</strong></a></p>\n<p style="margin:0">{lead}. {Description}.</p>',
        "html-h3-sections": '<h3>{title}</h3>\n<p><strong>Authors:</strong> {authors}</p>\n<p><strong>Year:</strong> {year}</p>\n<p><strong>Link:</strong> <a href="{link}">{link}</a></p>',
        "html-dl": '<dl>\n<dt>{title}</dt>\n<dd>{lead}, {year}. <a href="{link}">{id}</a></dd>\n</dl>',
        "html-nested-ul": '<ul><li><b>{title}</b><ul><li>{authors}</li><li>{where}</li><li><a href="{link}">{link}</a></li></ul></li></ul>',
        "html-footnote": '<p>{Description}.<sup><a href="#fn1" id="r1">1</a></sup></p>\n<p id="fn1"><sup>1</sup> {lead}, &ldquo;{title}&rdquo; ({year}), <a href="{link}">{id}</a>. <a href="#r1">↩</a></p>',
        "html-footnote-noid": '<p>{Description} [<a href="#n2">2</a>].</p>\n<p id="n2">[2] {ieee}, &quot;{title},&quot; <i>{venue}</i>, {year}.</p>',
        "html-dl-two": "<dl><dt>{title}</dt><dd>{authors: and ||3/6}</dd><dd><i>{venue_or_arxiv}</i>, {year}</dd></dl>",
        "html-sup-note": '<p>The question has a history.<sup id="r1"><a href="#n1">1</a></sup></p>\n<p id="n1"><sup>1</sup> {ieee: and ||1/4}, “{title},” <em>{venue_or_arxiv}</em>, {year}. <a href="#r1">↩</a></p>',
        "html-mso": "<p class=MsoBibliography style='margin-left:.5in;text-indent:-.5in'><span lang=EN-US>{apa} ({year}). {title!sentence}. <i>{venue_or_arxiv}</i>. <a href=\"{link}\"><span style='color:blue'>{link}</span></a><o:p></o:p></span></p>",
        "html-alfolio": '<div class="title">{title}</div>\n<div class="author">{authors:, and ||6/20}</div>\n<div class="periodical"><em>arXiv preprint arXiv:{arxiv}</em>, {arxiv_year}</div>\n<div class="links"><a class="btn" href="{abs}">arXiv</a> <a class="btn" href="{pdf}">PDF</a></div>',
        "html-aside": '<aside class="sidebar"><strong>Further reading</strong><br>{authors: and ||1/3}: <i>{title}</i> ({year})</aside>',
    }),
    *phrasings(Media.HTML, Shape.TABLE, {
        "html-table": '<table>\n<tr><th>Paper</th><th>Authors</th><th>Year</th><th>ID</th></tr>\n<tr><td>{title}</td><td>{families}</td><td>{year}</td><td><a href="{link}">{id}</a></td></tr>\n</table>',
        "html-table-noid": "<table>\n<tr><th>Year</th><th>Venue</th><th>Title</th><th>Authors</th></tr>\n<tr><td>{year}</td><td>{venue}</td><td>{title}</td><td>{authors}</td></tr>\n</table>",
        "html-table-row": '<table>\n<tr><th>Paper</th><th>Who</th><th>Year</th></tr>\n<tr><td><a href="{link}">{title}</a></td><td>{authors:||1/3}</td><td>{year}</td></tr>\n</table>',
    }),
)  # fmt: skip
