"""This module knows newsletters, press items, podcasts, videos, reading lists and schedules."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "press-citations": "{ieee: and ||1/3}. {title}. {venue}. Published {year}.",
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "newsletter-noid": "{title}, from {authors: and | and collaborators|1/3} ({venue_or_arxiv}, {year}). Worth a slow read.",
        "podcast-mention": "Mentioned in this episode: “{title}” by {authors: and ||1/3} ({year}) → {link}",
        "podcast-timestamp": "(12:34) “{title}” by {authors: and ||1/3}, {year}",
        "yt-line": "► {families}: {title} {link}",
        "syllabus-required": 'Required: {inverted:| et al.|1/4}. "{title}." {venue_or_arxiv} ({year}). (available on the course page)',
        "schedule-text": "14:00–14:45  Paper discussion: {title} ({authors:||1/4})",
    }),
    *phrasings(Media.TEXT, Shape.SENTENCE, {
        "press-study": "The paper, published in {venue} in {year}, is titled “{title}.”",
        "press-study-who": "The work by {authors: and | and colleagues|1/3}, published in {venue} in {year}, appeared as “{title}”.",
        "podcast-sentence": "In today’s episode we go through the {year} paper “{title}” by {authors: and | and co-authors|1/3}, section by section.",
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "press-reference": "Reference: “{title}” by {authors: and ||3/12}, {year}, {venue}.\nDOI: {doi}",
        "press-eurekalert": "Journal\n{journal}\nDOI\n{doi}\nArticle Title\n{title}",
        "yt-desc": "📄 Paper: {title}\n👥 Authors: {authors:||3/6}\n🔗 {link}\n\n0:00 Intro\n1:45 Background\n9:30 The paper\n21:10 Questions\n\nSubscribe for more paper walkthroughs.",
        "yt-chapter": "0:00 Welcome\n2:15 {title} ({families}, {year})\n18:40 Discussion\n31:05 Outlook",
    }),
    *phrasings(Media.MARKDOWN, Shape.ITEM, {
        "newsletter-links": "[{title}]({link}) ({first_family}{others_follow: et al.}, {year}) – a long read, best with coffee.",
        "syllabus-week": "**Week 3:** {families:||1/4} ({year}), “{title}”",
    }),
    *phrasings(Media.MARKDOWN, Shape.SENTENCE, {
        "substack-sentence": "This week I have been reading [{title}]({link}) by {authors: and | and co-authors|1/3}, and it kept me busy for two evenings.",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "substack-feature": "## Paper of the week: {title}\n\n*by {authors: and ||1/4} · {year}*\n\n[Read the paper →]({link})\n\nShare this post with a friend.",
    }),
    *phrasings(Media.MARKDOWN, Shape.TABLE, {
        "syllabus-table": "| Week | Topic | Reading |\n|---|---|---|\n| 4 | Discussion | {families} ({year}). [{title}]({link}) |",
        "schedule-table": "| Time | Item | Room |\n|---|---|---|\n| 10:15 – 10:35 | *{title}* ({authors:||1/4}), {id} | B.2 |",
    }),
    *phrasings(Media.MARKDOWN, Shape.NOTE, {
        "substack-footnote": ("[{number}](https://readingnotes.substack.com/p/notes#footnote-{number})", "There is a paper on exactly this.{mark}", "[{number}](https://readingnotes.substack.com/p/notes#footnote-anchor-{number}) {families}, “[{title}]({link}),” {year}."),
    }),
    *phrasings(Media.HTML, Shape.BLOCK, {
        "substack-html-footnote": '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>{authors: and ||1/3}, “{title},” <em>{venue_or_arxiv}</em>, {year}.</p></div></div>',
        "substack-button": '<h3>{title}</h3><p><em>{families}, {year}</em></p><p class="button-wrapper"><a class="button primary" href="{link}"><span>Read the paper</span></a></p>',
        "press-moreinfo": '<p class="news-main__more"><strong>More information:</strong> {lead:| et al}, {title}, <i>{venue}</i> ({year}). <a href="https://dx.doi.org/{doi}">DOI: {doi}</a></p>',
        "syllabus-dl": '<dl>\n<dt>Week 5 (October 12)</dt>\n<dd>{authors: and ||1/4}: <a href="{link}">{title}</a>, {year}.</dd>\n</dl>',
        "schedule-html": '<div class="slot"><span class="time">16:30</span> <span class="talk">Reading group: <b>{title}</b></span><br><span class="who">{authors:||3/5} ({year})</span></div>',
    }),
)  # fmt: skip
